/// The formulas that predictions are made with: a name and a source each.
enum Theory: Sendable, Hashable {
  case occupancy
  case firstHandTalk
  case branching
  case overlappingTalk
  case percolation
  case countedTalk
  case completeMixing
  case reedFrost
  case twoLevelMixing
  case strongAndWeakTies

  /// The name of the formula.
  var name: String {
    switch self {
    case .occupancy: "occupancy"
    case .firstHandTalk: "first-hand talk on the numbers of contacts"
    case .branching: "branching total on the numbers of contacts"
    case .overlappingTalk: "talk of many customers on the numbers of contacts"
    case .percolation: "percolation on the numbers of contacts"
    case .countedTalk: "counted talk on the numbers of contacts"
    case .completeMixing: "complete mixing"
    case .reedFrost: "Reed-Frost chain"
    case .twoLevelMixing: "two-level mixing"
    case .strongAndWeakTies: "strong and weak ties"
    }
  }

  /// The source of the formula.
  var source: String {
    switch self {
    case .occupancy: "Feller, An introduction to probability theory I, IV.2"
    case .firstHandTalk, .overlappingTalk:
      "Gleeson and Cahalane, Phys. Rev. E 75, 056103 (2007)"
    case .branching: "Harris, The theory of branching processes, 1963"
    case .percolation: "Newman, Phys. Rev. E 66, 016128 (2002)"
    case .countedTalk: "Meester and Trapman, Adv. Appl. Probab. 43 (2011)"
    case .completeMixing: "Kermack and McKendrick, Proc. R. Soc. A 115 (1927)"
    case .reedFrost: "Abbey, Human Biology 24 (1952)"
    case .twoLevelMixing: "Ball, Mollison and Scalia-Tomba, Ann. Appl. Probab. 7 (1997)"
    case .strongAndWeakTies: "Goldenberg, Libai and Muller, Marketing Letters 12 (2001)"
    }
  }
}
