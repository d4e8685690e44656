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
    allowed: "a chance in 0...1, or {\"forReach\": 250} to have it solved for",
    standIn: .chance(0), inside: Group(parts: [Retelling.forReachKey])
  ) { node, reporter in
    if let members = node.members {
      let others = members.filter { $0.key != Retelling.forReachKey }
      for member in others {
        reporter?.refuse(unknown: member, allowed: [Retelling.forReachKey])
      }
      if !others.isEmpty { return nil }
      guard let target = node[Retelling.forReachKey]?.value else {
        reporter?.refuse(node)
        return nil
      }
      guard let reach = target.number, reach > 0, reach <= 4_294_967_295 else {
        reporter?.complain(
          target,
          "\"forReach\" must be a number of people, more than 0, not \(target.described)",
          ["it is the target: the mean number of people reached by the story of one customer"])
        return nil
      }
      return .forReach(reach)
    }
    guard let chance = node.number, (0...1).contains(chance) else {
      reporter?.refuse(node)
      return nil
    }
    return .chance(chance)
  }
}
