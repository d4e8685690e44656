internal import WordOfMouth

extension ServiceModel {
  /// What is wrong with the model's numbers, or nil: a sentence that says what is allowed.
  public var problem: String? {
    if periods < 1 { return "\"periods\" is at least 1" }
    let shares: [(String, Double)] =
      [
        ("visits", visits), ("misery", experience.employees == nil ? experience.misery : 0),
        ("magic", experience.magic), ("ownFault", experience.ownFault),
        ("helpsOwnFault", recovery.helpsOwnFault), ("complain", complaints.complain),
        ("invited", complaints.invited ?? 0), ("analysed", complaints.analysed),
        ("venting", complaints.venting),
        ("attempt", recovery.attempt), ("resolvedQuickly", recovery.resolvedQuickly),
        ("resolved", recovery.resolved), ("boost", recovery.boost), ("learning", learning),
        ("join", market.join), ("retention", money.retention ?? 0), ("replace", money.replace),
      ]
      + (experience.employees.map {
        [
          ("engaged", $0.engaged), ("miseryWhenEngaged", $0.miseryWhenEngaged),
          ("miseryWhenNot", $0.miseryWhenNot),
        ]
      } ?? []) + CustomerClass.allCases.map { ("loyalty of \($0)", classes[$0].loyalty) }
      + listening.flatMap(\.shares)
    if let wrong = shares.first(where: { !(0...1).contains($0.1) }) {
      return "\"\(wrong.0)\" is a share in 0...1"
    }
    // Decimal shares that add up to 1 may add up to a little more in binary.
    if experience.employees == nil && experience.misery + experience.magic > 1 + 1e-9 {
      return "misery and magic are at most 1 together"
    }
    if recovery.resolvedQuickly + recovery.resolved > 1 + 1e-9 {
      return "resolvedQuickly and resolved are at most 1 together"
    }
    if let capacity = recovery.capacity, capacity < 0 { return "\"capacity\" is not negative" }
    if !(recovery.within >= 1 && recovery.within.isFinite) {
      return "\"within\" is a number of periods of at least 1"
    }
    if let calls = listening.first(where: { $0.calls < 0 }) {
      return "the calls of \"\(calls.name)\" are not negative"
    }
    if Set(listening.map(\.name)).count < listening.count { return "levers have distinct names" }
    if let problem = broadcastProblem ?? friendProblem ?? market.problem ?? segmentProblem {
      return problem
    }
    if !(money.discount >= 0 && money.discount.isFinite) {
      return "\"discount\" is a rate of at least 0"
    }
    for kind in CustomerClass.allCases {
      if let problem = classes[kind].story?.tells.problem { return problem }
      let spends = classes[kind].spends
      if !(spends >= 0 && spends.isFinite) { return "\"spends\" is a factor of at least 0" }
      if !kind.isUnhappy, spends != 1 { return "who met no misery spends 1" }
    }
    return nil
  }
}

extension Market {
  /// What is wrong with its numbers that are no shares, or nil.
  fileprivate var problem: String? {
    let factors = [
      ("joining.heardGood", joining.heardGood), ("joining.heardBad", joining.heardBad),
      ("staying.heardGood", staying.heardGood), ("staying.heardBad", staying.heardBad),
    ]
    // Below the root of the largest number, so that the product of two is a number.
    if let wrong = factors.first(where: { !(0...1e150).contains($0.1) }) {
      return "\"\(wrong.0)\" is a factor on odds, in 0...1e150"
    }
    return remembers >= 1 && remembers.isFinite
      ? nil : "\"remembers\" is a number of periods of at least 1"
  }
}

extension Lever {
  /// Its shares by name.
  fileprivate var shares: [(String, Double)] {
    switch finds {
    case .unhappy(let asks, let chance, let pleases):
      [("\(name).asks", asks), ("\(name).chance", chance), ("\(name).pleases", pleases)]
    case .causes: []
    case .leavers(let chance, let winBack):
      [("\(name).chance", chance), ("\(name).winBack", winBack)]
    case .buyingLess(let chance): [("\(name).chance", chance)]
    }
  }

  /// Its calls in each period; 0 where it makes none.
  var calls: Int {
    if case .causes(let calls) = finds { calls } else { 0 }
  }
}
