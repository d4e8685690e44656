import Experiments
import WordOfMouth

/// A formula that predictions are made with.
struct Theory: Sendable {
  /// The name of the formula.
  let name: String
  /// The source of the formula.
  let source: String

  /// What it says of a figure of an opinion's story, and why simulation may differ.
  func prediction(
    _ metric: String, _ opinion: Opinion, _ value: Double, _ differences: [String]
  ) -> Prediction {
    Prediction(
      metric: "\(metric)_\(opinion)", value: value, formula: name, source: source,
      differences: differences)
  }

  static let occupancy = Theory(
    name: "occupancy", source: "Feller, An introduction to probability theory I, IV.2")
  static let firstHandTalk = Theory(
    name: "first-hand telling, given the numbers of contacts", source: gleeson)
  static let branching = Theory(
    name: "branching total, given the numbers of contacts",
    source: "Harris, The theory of branching processes, 1963")
  static let overlappingTalk = Theory(
    name: "reach of many customers, given how many contacts people have", source: gleeson)
  static let percolation = Theory(
    name: "percolation, given the numbers of contacts",
    source: "Newman, Phys. Rev. E 66, 016128 (2002)")
  static let countedTalk = Theory(
    name: "counted tellings, given the numbers of contacts",
    source: "Meester and Trapman, Adv. Appl. Probab. 43 (2011)")
  static let completeMixing = Theory(
    name: "complete mixing", source: "Kermack and McKendrick, Proc. R. Soc. A 115 (1927)")
  static let reedFrost = Theory(
    name: "Reed-Frost chain", source: "Abbey, Human Biology 24 (1952)")
  static let twoLevelMixing = Theory(
    name: "two-level mixing",
    source: "Ball, Mollison and Scalia-Tomba, Ann. Appl. Probab. 7 (1997)")
  static let strongAndWeakTies = Theory(
    name: "strong and weak ties",
    source: "Goldenberg, Libai and Muller, Marketing Letters 12 (2001)")

  private static let gleeson = "Gleeson and Cahalane, Phys. Rev. E 75, 056103 (2007)"
}
