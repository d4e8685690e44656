/// A scale of answers to "how likely are you to recommend us?", and where it is cut.
public enum SurveyScale: String, Sendable, Hashable, CaseIterable {
  /// 0 to 10, cut as published: 9 and 10 promote, 0 to 6 detract.
  ///
  /// Source: Reichheld, *The one number you need to grow*, Harvard Business Review 81 (12), 2003.
  case zeroToTen = "0-10"
  /// 1 to 10, cut where 0 to 10 is: 9 and 10 promote, 1 to 6 detract.
  ///
  /// The published cut on a scale that nobody published it for.
  case oneToTen = "1-10"
  /// 1 to 10, "eight or higher" promotes.
  ///
  /// A trade text's reading, which says nothing of the lower end; the published line is kept there:
  /// 1 to 6 detract, and 7 alone is passive.
  case eightOrHigher = "eight-or-higher"
  /// 1 to 5: 5 promotes, 4 is passive, 1 to 3 detract.
  ///
  /// A convention of survey tools; no study supports it.
  case oneToFive = "1-5"
  /// The groups themselves, as a survey tool made them: 1 detracts, 2 is passive, 3 promotes.
  case groups

  /// What an answer makes of who gave it.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// Likely to speak well.
    case promoter
    /// Likely to say nothing.
    case passive
    /// Likely to speak badly.
    case detractor
  }

  /// All scores there are.
  public var scores: ClosedRange<Int> {
    switch self {
    case .zeroToTen: 0...10
    case .oneToTen, .eightOrHigher: 1...10
    case .oneToFive: 1...5
    case .groups: 1...3
    }
  }

  /// The scores of a group.
  public func scores(of group: Group) -> ClosedRange<Int> {
    let passive =
      switch self {
      case .zeroToTen, .oneToTen: 7...8
      case .eightOrHigher: 7...7
      case .oneToFive: 4...4
      case .groups: 2...2
      }
    return switch group {
    case .promoter: (passive.upperBound + 1)...scores.upperBound
    case .passive: passive
    case .detractor: scores.lowerBound...(passive.lowerBound - 1)
    }
  }

  /// The group of a score, or nil for a number that is none.
  public func group(of score: Int) -> Group? {
    Group.allCases.first { scores(of: $0).contains(score) }
  }

  /// A score as tables show it: its number, or the group where that is all that is known.
  public func label(of score: Int) -> String {
    self == .groups ? group(of: score)?.rawValue ?? "" : "\(score)"
  }

  /// Where the cut comes from, in a sentence.
  public var source: String {
    switch self {
    case .zeroToTen:
      "The cut is the published one (Reichheld 2003)."
    case .oneToTen:
      "The cut is the published one (Reichheld 2003), on a scale that has no 0: the score cannot be "
        + "compared with one on 0-10."
    case .groups:
      "The groups are those of the file, and where they are cut is not in it."
    case .eightOrHigher:
      "\"Eight or higher\" is one trade text's reading; it says nothing of the lower end, where the "
        + "published line is kept: 6 or lower detracts. The score cannot be compared with the "
        + "published one."
    case .oneToFive:
      "The mapping (5 promotes, 4 is passive, 1 to 3 detract) is a convention of survey tools; no "
        + "study supports it. The score cannot be compared with one on 0-10."
    }
  }
}
