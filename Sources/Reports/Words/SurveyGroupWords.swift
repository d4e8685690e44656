import PlainText
import Surveys

/// A survey with weights or groups in words.
extension SurveyWords {
  /// What weights do to the score; nothing without them.
  var weighting: [Prose] {
    guard let weights = tally.weights else { return [] }
    let effective = weights.effectiveAnswers
    return [
      """
      Answers are weighted by \(quoted(TextWidth.printable(weights.column))): they tell as much as \
      \(.number(effective, decimals: 0)) of equal weight (design effect \
      \(.number(Double(tally.valid) / effective, decimals: 2)), Kish 1965), and the margin takes that \
      into account.
      """
    ]
  }

  /// A score for each group; nothing without groups.
  var divided: [Table] {
    guard let column = tally.groupColumn else { return [] }
    var table = Table([
      .init(shown(column), .text), .init("answers", group: 0), .init("promoters", group: 0),
      .init("detractors", group: 0), .init("score", group: 0), .init("margin", .text, group: 0),
    ])
    table.rows = tally.groups.map { group in
      let part = group.tally
      return .cells([
        .text(shown(group.name)), .count(part.valid), .percent(part.share(of: .promoter)),
        .percent(part.share(of: .detractor)), .number(part.netPromoterScore, decimals: 0),
        .text(
          part.hasMargin
            ? "±\(NumberText.fixed(part.marginOfError, decimals: 0))" : "none: all alike"),
      ])
    }
    return [table]
  }

  /// A name of the file's, in one short line.
  private func shown(_ name: String) -> String {
    if name.isEmpty { return "(no group)" }
    let line = TextWidth.printable(name).split(separator: " ").joined(separator: " ")
    return line.count > 30 ? line.prefix(29) + "…" : line
  }

  // MARK: Segments

  /// A complete scenario whose segments are the groups.
  ///
  /// A segment differs by the odds of a bad experience, so that its share of them is that of its
  /// detractors; good experiences are as many in each.
  var segmentedScenario: String {
    let lines = [
      "{", "  \"format\": 1,", "  \"title\": \(quoted(question)),",
      "  // \(title): \(answers), \(scored).",
      "  // An assumption: a detractor had a bad experience, a promoter an excellent one. A segment's odds of a",
      "  // bad one are those of its detractors; its share is that of its answers, which may not be that of",
      "  // its customers. The intervals of a simulation leave out how few answers there are.",
      "  // All else is from presets, or an illustration: replace it with your own.",
      "  \"extends\": [",
      "    \"preset:two-three-eight-ten\", \"preset:tarp-1979-minor\", \"preset:xm-institute-2024-misery\",",
      "    \"preset:xm-institute-2025-complaints\", \"preset:ccmc-2020-attempts\", \"preset:east-2008\"",
      "  ],",
      "  \"graph\": { \"model\": \"watts-strogatz\", \"people\": 10000, \"contacts\": 20, \"rewire\": 0.1 },",
      "  \"customers\": {", "    \"share\": 0.2,", "    \"segments\": {",
    ]
    let rest = [
      "    }", "  },", "  \"service\": {",
      "    \"periods\": 12, \"periodName\": \"month\", \"visits\": 0.2,",
      """
          "experience": { "magic": \(NumberText.shortest(tally.satisfied)), \
      "misery": \(NumberText.shortest(tally.dissatisfied)) },
      """,
      "    \"recovery\": { \"resolvedQuickly\": 0.3, \"resolved\": 0.4, \"cost\": 20 },",
      "    \"loyalty\": { \"ordinary\": 0.99 }", "  },",
      "  \"market\": { \"joining\": { \"chance\": 0.0075 } },",
      "  \"money\": { \"margin\": 25, \"acquisitionCost\": 150, \"discount\": 0.01 }", "}",
    ]
    return (lines + segments + rest).joined(separator: "\n") + "\n"
  }

  /// A line for each segment; the last one has the rest of the shares.
  private var segments: [String] {
    var used: Set<String> = ["all"]
    return tally.groups.enumerated().map { place, group in
      var key = Self.key(group.name)
      if key.isEmpty || !used.insert(key).inserted {
        key = "group-\(place + 1)"
        used.insert(key)
      }
      let part = SurveyWords(tally: group.tally)
      let share =
        place == tally.groups.count - 1
        ? "" : "\"share\": \(NumberText.shortest(shareOfAnswers(group))), "
      let comma = place == tally.groups.count - 1 ? "" : ","
      return """
              \(quoted(key)): { \(share)"misery": \(NumberText.shortest(odds(of: group))) }\(comma)\
          // \(shown(group.name)): \(part.answers), \(part.scored)
        """
    }
  }

  /// The share of answers that are of a group, by weight if they are weighted, in millionths.
  private func shareOfAnswers(_ group: SurveyTally.Group) -> Double {
    let share =
      if let own = group.tally.weights?.total, let all = tally.weights?.total { own / all } else {
        Double(group.tally.valid) / Double(tally.valid)
      }
    // Rounded down, so that the shares never sum to more than 1.
    return (share * 1_000_000).rounded(.down) / 1_000_000
  }

  /// The odds of a detractor in a group over those in the survey, at most a million.
  private func odds(of group: SurveyTally.Group) -> Double {
    let (own, all) = (group.tally.share(of: .detractor), tally.dissatisfied)
    guard all > 0, all < 1 else { return 1 }
    let ratio = own < 1 ? own / (1 - own) / (all / (1 - all)) : 1_000_000
    return min(1_000_000, (ratio * 10_000).rounded() / 10_000)
  }

  /// A name that a scenario can have for a segment: letters, digits and hyphens.
  private static func key(_ name: String) -> String {
    String(
      name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(40)
    )
    .split(separator: "-").joined(separator: "-")
  }
}
