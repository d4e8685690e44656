/// How good the evidence behind a preset is.
public enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
  /// Many studies put together.
  case metaAnalysis = "A"
  /// One survey that was published.
  case publishedSurvey = "B"
  /// A text of the trade that shows no study.
  case tradeText = "C"
  /// Made of published figures and an assumption.
  case constructed = "D"

  /// What the letter stands for: `published survey`.
  public var words: String {
    switch self {
    case .metaAnalysis: "meta-analysis"
    case .publishedSurvey: "published survey"
    case .tradeText: "trade text"
    case .constructed: "constructed"
    }
  }
}
