import PlainText

/// Presets of loyalties: who stays after misery.
extension Preset {
  /// Who stays after trouble that cost little.
  static let tarp1979Minor = loyalties(
    "tarp-1979-minor",
    "After minor trouble 37 % of those who are silent stay, 46 % of those whose complaint is not resolved, 70 % of those whose complaint is resolved slowly and 95 % of those whose complaint is resolved quickly.",
    source: tarp, year: 1979, grade: .publishedSurvey,
    silent: 0.37, unresolved: 0.46, resolved: 0.70, resolvedQuickly: 0.95,
    cautions: [
      "Minor is trouble of 1 to 5 dollars of 1979; for trouble of more than 100 dollars see tarp-1979-major."
    ])

  /// Who stays after trouble that cost much.
  static let tarp1979Major = loyalties(
    "tarp-1979-major",
    "After major trouble 9 % of those who are silent stay, 19 % of those whose complaint is not resolved, 54 % of those whose complaint is resolved slowly and 82 % of those whose complaint is resolved quickly.",
    source: tarp, year: 1979, grade: .publishedSurvey,
    silent: 0.09, unresolved: 0.19, resolved: 0.54, resolvedQuickly: 0.82,
    cautions: [
      "Major is trouble of more than 100 dollars of 1979; for trouble of 1 to 5 dollars see tarp-1979-minor."
    ])

  /// Who stays where an unresolved complaint is worse than silence.
  static let ccmc2020 = loyalties(
    "ccmc-2020",
    "As tarp-1979-minor, but of those whose complaint is not resolved 15 % stay: 22 points fewer than of those who are silent.",
    source:
      "made of the distance between an unresolved complaint and silence in the National Customer Rage Study of Customer Care Measurement and Consulting (CCMC) and, for all else, of the survey of TARP of 1979",
    year: 2020, grade: .constructed,
    silent: 0.37, unresolved: 0.15, resolved: 0.70, resolvedQuickly: 0.95,
    assumption:
      "Of 2020 only the distance of 22 points below silence is published; silence, resolved and resolved quickly are those of 1979."
  )

  private static let tarp =
    "Technical Assistance Research Programs (TARP), Consumer Complaint Handling in America, for the U.S. Office of Consumer Affairs"

  private static func loyalties(
    _ name: String, _ summary: String, source: String, year: Int, grade: EvidenceGrade,
    silent: Double, unresolved: Double, resolved: Double, resolvedQuickly: Double,
    assumption: String? = nil, cautions: [String] = []
  ) -> Preset {
    fragment(
      name, summary, source: source, year: year, grade: grade,
      respondents: Respondents(
        country: "United States", question: "whether they would buy again"),
      assumption: assumption,
      cautions: [
        "Customers said whether they would buy again; nobody counted whether they did.",
        "Who complains differs from who is silent: these shares do not prove that complaining makes anybody loyal.",
        "Recovery paradox: boost is 0 unless you set it; a meta-analysis (de Matos, Henrique and Rossi 2007, grade A) finds it for satisfaction, not for repurchase or word of mouth.",
      ] + cautions,
      sets:
        "service.loyalty only, and not for customers with an ordinary experience, who all stay unless you set it",
      json: """
          // The chance to stay, by what came of misery.
          "service": {
            "loyalty": {
              "silent": \(number(silent)),
              "unresolved": \(number(unresolved)),
              "resolved": \(number(resolved)),
              "resolvedQuickly": \(number(resolvedQuickly))
            }
          }
        """)
  }

  private static func number(_ share: Double) -> String { JSONValue.number(share).line }
}
