import PlainText

/// Reads the uncertain inputs of a merged tree.
extension WhatIfs {
  /// An uncertain input with the places where it was written.
  struct Uncertain {
    var input: UncertainInput
    var pathPlace: Place
    /// Where its range or list starts.
    var place: Place
    /// Its values, or the ends of its range.
    var values: [JSONValue]

    /// The input set to a value.
    func change(_ value: JSONValue) -> Merging.Change {
      Merging.Change(path: input.path, pathPlace: pathPlace, value: value)
    }
  }

  /// Why a path cannot be uncertain, or nil if it can.
  private static func refusal(_ path: String) -> String? {
    switch path {
    case "seed": "the random seed is luck, which replicates sample already"
    case "replicates": "all samples have as many replicates, which meet the same luck"
    case "graph.draws": "all samples have the same graphs drawn"
    case "title": "it changes no figure"
    case _ where path == "uncertainty" || path.hasPrefix("uncertainty."):
      "it says how inputs are sampled"
    default: nil
    }
  }

  /// The inputs of `uncertain`.
  mutating func readUncertain(_ node: JSONValue) {
    if case .null = node.content { return }
    guard let members = node.members, !members.isEmpty else {
      report(
        node.place,
        "uncertain must be an object of paths and what is known of them, not "
          + emptyOr(node),
        ["write { \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } }"])
      return
    }
    let choosesForms = members.contains { Self.choosesForms($0.key) }
    for member in members {
      guard isPath(member) else { continue }
      if let refusal = Self.refusal(member.key) {
        report(
          member.keyPlace, "\(member.key) cannot be uncertain: \(refusal)",
          ["remove it, or use variants or a sweep"])
        continue
      }
      if let other = uncertain.first(where: { Self.overlap($0.input.path, member.key) }) {
        report(
          member.keyPlace, "\(member.key) and \(other.input.path) are one inside the other",
          ["keep one of them"])
        continue
      }
      let before = problems.count
      let distribution = readDistribution(member)
      guard let (distribution, values) = distribution, problems.count == before else { continue }
      for value in values {
        check(value, at: member.key, choosesForms: choosesForms)
        if problems.count > before + Diagnostics.most { break }
      }
      uncertain.append(
        Uncertain(
          input: UncertainInput(path: member.key, distribution: distribution),
          pathPlace: member.keyPlace.asOverride, place: member.value.place.asOverride,
          values: values.map(\.asOverride)))
    }
  }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    one.hasPrefix("\(other).") || other.hasPrefix("\(one).")
  }

  private mutating func readDistribution(
    _ member: JSONValue.Member
  ) -> (UncertainInput.Distribution, [JSONValue])? {
    switch member.value.content {
    case .list(let items) where items.count >= 2 && items.count <= Self.mostValues:
      return (.values(items), items)
    case .list(let items) where items.count > Self.mostValues:
      report(
        member.value.place,
        "\(member.key) has \(items.count) values, more than \(Self.mostValues)", ["give fewer"])
      return nil
    case .object(let members) where !members.isEmpty: return readRange(member, members)
    case .list(let items) where items.count == 1:
      report(
        member.value.place, "\(member.key) has a single value, which leaves nothing uncertain",
        ["list at least two, or set it in the scenario"])
      return nil
    default:
      report(
        member.value.place,
        "\(member.key) must be a range or a list of values, not \(emptyOr(member.value))",
        ["write { \"from\": 0, \"to\": 0.1 }, perhaps with \"mode\": 0.02, or [0, 0.05, 0.1]"])
      return nil
    }
  }

  /// `{"from": a, "to": b}`, perhaps with `"mode": m`.
  private mutating func readRange(
    _ member: JSONValue.Member, _ members: [JSONValue.Member]
  ) -> (UncertainInput.Distribution, [JSONValue])? {
    let (node, path) = (member.value, member.key)
    let keys = ["from", "to", "mode"]
    let before = problems.count
    for member in members where !keys.contains(member.key) {
      report(
        member.keyPlace, "unknown key \(quoted(member.key)) in the range of \(path)",
        Suggestion.hint(member.key, among: keys)
          + [
            "allowed: from, to, mode",
            "values that are no numbers, such as telling counts, are given as a list",
          ])
    }
    for key in ["from", "to"] where node[key] == nil {
      report(
        node.place, "\(quoted(key)) is missing in the range of \(path)",
        ["write { \"from\": 0, \"to\": 0.1 }"])
    }
    for key in keys {
      if let value = node[key]?.value, value.number == nil {
        report(
          value.place, "\(quoted(key)) must be a number, not \(value.described)",
          ["values that are no numbers are given as a list"])
      }
    }
    guard problems.count == before, let from = node["from"]?.value, let to = node["to"]?.value,
      let low = from.number, let high = to.number
    else { return nil }
    guard low < high else {
      report(to.place, "\"to\" must be above \"from\", which is \(low)", ["exchange them"])
      return nil
    }
    let mode = node["mode"]?.value
    if let mode, let number = mode.number, !(low...high).contains(number) {
      report(mode.place, "\"mode\" must lie in \(low)...\(high), not at \(number)", [])
      return nil
    }
    return (
      .range(
        from: low, to: high, mode: mode?.number, isWhole: ParameterTable.isWhole(path)),
      [from, to] + [mode].compactMap(\.self)
    )
  }
}

extension ParameterTable {
  /// Whether the numbers of a path are whole ones.
  static func isWhole(_ path: String) -> Bool {
    switch target(path) {
    case .inside: path.hasSuffix(".exactly")
    default: rows(at: path)?.contains(where: \.isWhole) ?? false
    }
  }
}
