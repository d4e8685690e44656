import PlainText

/// How likely hearers tell a story on: a chance, or the reach that it is to give.
enum Retelling: Sendable, Hashable {
  /// The chance.
  case chance(Double)
  /// Solve for the chance at which a customer's story reaches this many people on average.
  case forReach(Double)

  /// The key of a reach that is asked for.
  static let forReachKey = "forReach"

  /// The chance, where it is given.
  var chance: Double? {
    if case .chance(let chance) = self { chance } else { nil }
  }

  /// The reach asked for, if any.
  var target: Double? {
    if case .forReach(let reach) = self { reach } else { nil }
  }
}

extension ValueKind where Value == Retelling {
  /// A chance, or the reach that it is to give.
  static let retelling = ValueKind(
    "a chance in 0...1, or {\"forReach\": 250} to solve for it",
    standIn: .chance(0),
    inside: Group(parts: [Retelling.forReachKey: Numbers(range: 0...4_294_967_295)]),
    numbers: .share
  ) { node, reporter in
    guard node.members != nil else {
      return ValueKind<Double>.chance.read(node, nil).map { Retelling.chance($0) }
        ?? reporter?.refuse(node, ValueHint.number(node, .share))
    }
    guard node.hasOnly([Retelling.forReachKey], reporter),
      let target = node[Retelling.forReachKey]?.value
    else { return nil }
    guard let reach = target.number, reach > 0, reach <= 4_294_967_295 else {
      return reporter?.complain(
        target,
        "\"forReach\" must be a number of people, more than 0, not \(target.described)",
        ValueHint.number(target, Numbers(range: 0...4_294_967_295))
          + ["it is the target: the mean number of people reached by the story of one customer"])
    }
    return .forReach(reach)
  }
}
