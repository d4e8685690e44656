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
      guard let distribution = distribution(member) else { continue }
      var input = UncertainInput(path: member.key, distribution: distribution)
      input.pathPlace = member.keyPlace.asOverride
      input.place = member.value.place.asOverride
      let ends = ends(of: input, member.value)
      check(ends, at: member.key, besideDeciding: decides)
      uncertain.append(input)
      probes += ends.map {
        Override(
          path: input.path, value: $0.asOverride, pathPlace: input.pathPlace)
      }
    }
  }

  /// The values of a list, the numbers of a range, or the 5th and 95th percentiles of a shape.
  private func ends(of input: UncertainInput, _ value: JSONValue) -> [JSONValue] {
    switch input.distribution {
    case .values(let values): values
    case .range: (value.members ?? []).map(\.value)
    case .shaped: [0.05, 0.95].map { input.value(at: $0).at(value.place) }
    }
  }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    one.hasPrefix("\(other).") || other.hasPrefix("\(one).")
  }
}
