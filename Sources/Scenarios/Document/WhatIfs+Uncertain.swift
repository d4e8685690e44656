import PlainText

/// Reads the uncertain inputs of a merged tree.
extension WhatIfs {
  /// Why a path cannot be uncertain, or nil if it can.
  private static func refusal(_ path: String) -> String? {
    switch path {
    case "seed": "replicates sample random numbers already"
    case "replicates": "all samples have the same number of replicates, with common random numbers"
    case "graph.draws": "all samples use the same graphs"
    case "title": "it changes no figure"
    case _ where path == "uncertainty" || path.hasPrefix("uncertainty."):
      "it says how inputs are sampled"
    default: nil
    }
  }

  /// The inputs of `uncertain`.
  mutating func readUncertain(_ node: JSONValue) {
    if node.isNull { return }
    let (members, decides) = paths(
      of: node, "uncertain", and: "what is known of them",
      "{ \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } }")
    for member in members {
      guard isPath(member) else { continue }
      if let refusal = Self.refusal(member.key) {
        problems.report(
          member.keyPlace, "\(member.key) cannot be uncertain: \(refusal)",
          ["remove it, or use variants or a sweep"])
        continue
      }
      if let other = uncertain.first(where: { Self.overlap($0.path, member.key) }) {
        problems.report(
          member.keyPlace, "\(member.key) and \(other.path) overlap: one is inside the other",
          ["keep one of them"])
        continue
      }
      let before = problems.list.count
      guard let distribution = readDistribution(member), problems.list.count == before else {
        continue
      }
      var input = UncertainInput(path: member.key, distribution: distribution)
      input.pathPlace = member.keyPlace.asOverride
      input.place = member.value.place.asOverride
      let ends = ends(of: member.value)
      check(ends, at: member.key, besideDeciding: decides)
      uncertain.append(input)
      probes += ends.map {
        Override(
          path: input.path, value: $0.asOverride, pathPlace: input.pathPlace)
      }
    }
  }

  /// The values of a list, or the numbers of a range.
  private func ends(of value: JSONValue) -> [JSONValue] {
    value.items ?? (value.members ?? []).map(\.value)
  }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    one.hasPrefix("\(other).") || other.hasPrefix("\(one).")
  }

  private func readDistribution(
    _ member: JSONValue.Member
  ) -> UncertainInput.Distribution? {
    switch member.value.content {
    case .list(let items) where items.count >= 2 && items.count <= Self.mostValues:
      return .values(items.map { $0.asOverride })
    case .list(let items) where items.count > Self.mostValues:
      return problems.reject(
        member.value.place,
        "\(member.key) has \(items.count) values, more than \(Self.mostValues)", ["give fewer"])
    case .object(let members) where !members.isEmpty: return readRange(member)
    case .list(let items) where items.count == 1:
      return problems.reject(
        member.value.place, "\(member.key) has a single value, which leaves nothing uncertain",
        ["list at least two, or set it in the scenario"])
    default:
      return problems.reject(
        member.value.place,
        "\(member.key) must be a range or a list of values, not \(emptyOr(member.value))",
        ["write { \"from\": 0, \"to\": 0.1 }, perhaps with \"mode\": 0.02, or [0, 0.05, 0.1]"])
    }
  }

  /// `{"from": a, "to": b}`, perhaps with `"mode": m`.
  private func readRange(_ member: JSONValue.Member) -> UncertainInput.Distribution? {
    let (value, path) = (member.value, member.key)
    let before = problems.list.count
    checkKeys(
      of: value, ["from", "to"], ["from", "to", "mode"], in: "the range of \(path)",
      example: "{ \"from\": 0, \"to\": 0.1 }",
      ["values that are not numbers, such as telling counts, are given as a list"])
    checkNumbers(
      of: value, ["from", "to", "mode"], ["values that are not numbers are given as a list"])
    guard problems.list.count == before, let to = value["to"]?.value,
      let low = value["from"]?.value.number, let high = to.number
    else { return nil }
    guard low < high else {
      return problems.reject(
        to.place, "\"to\" must be above \"from\", which is \(low)", ["swap them"])
    }
    let mode = value["mode"]?.value
    if let mode, let number = mode.number, !(low...high).contains(number) {
      return problems.reject(mode.place, "\"mode\" must be in \(low)...\(high), not \(number)", [])
    }
    return .range(from: low, to: high, mode: mode?.number, isWhole: Schema.group.isWhole(path))
  }
}
