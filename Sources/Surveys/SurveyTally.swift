/// What a survey says: how many promote, how many detract, and how sure that is.
///
/// ```swift
/// let tally = try SurveyTally.read("survey.csv", .init())
/// print(tally.netPromoterScore, "±", tally.marginOfError)
/// ```
///
/// It holds counts and the names of columns, and no other text of the file: no comment and no address
/// can get out of it.
public struct SurveyTally: Sendable, Hashable {
  /// Cells that were read as no answer.
  public struct Blank: Sendable, Hashable {
    /// The code or word in them; empty for empty cells.
    public var code: String
    /// How many there are.
    public var count: Int
  }

  /// The file as the user named it; `-` is standard input.
  public var file: String
  /// How the file is written: `comma-separated, UTF-8`.
  public var form: String
  /// The rows above the answers.
  public var headerRows: Int
  /// The name of the column with the score.
  public var column: String
  /// Its number, from 1.
  public var columnNumber: Int
  /// The scale it was read on.
  public var scale: SurveyScale
  /// The number of answers of each score, from the lowest to the highest; not all zero.
  public var counts: [Int]
  /// The cells without an answer.
  public var blanks: [Blank]
  /// Remarks for the user: what was decided for them, and what to doubt.
  public var notes: [String]
}

extension SurveyTally {
  /// Makes a tally of counts that are not from a file.
  package init(scale: SurveyScale, counts: [Int]) {
    self.init(
      file: "", form: "", headerRows: 0, column: "", columnNumber: 1, scale: scale,
      counts: counts, blanks: [], notes: [])
  }

  // MARK: Counts

  /// The number of answers with a score.
  public var valid: Int { counts.reduce(0, +) }
  /// The number of rows without an answer.
  public var blank: Int { blanks.reduce(0) { $0 + $1.count } }
  /// The number of answers of a group.
  public func count(of group: SurveyScale.Group) -> Int {
    scale.scores(of: group).reduce(0) { $0 + counts[$1 - scale.scores.lowerBound] }
  }

  // MARK: The score

  /// The share of promoters less the share of detractors, in points: -100...100.
  public var netPromoterScore: Double {
    100 * Double(count(of: .promoter) - count(of: .detractor)) / Double(valid)
  }

  /// The standard error of the score in points: that of a mean of answers counted as 1, 0 and -1,
  /// sqrt((P + D - (P - D)^2) / n).
  public var standardError: Double {
    let difference = netPromoterScore / 100
    let told = Double(count(of: .promoter) + count(of: .detractor)) / Double(valid)
    return 100 * (max(0, told - difference * difference) / Double(valid)).squareRoot()
  }

  /// Half the width of the 95 % interval of the score, in points: 1.96 standard errors.
  ///
  /// It is about chance alone: who was asked, and who took the trouble to answer, is not in it.
  public var marginOfError: Double { Self.normalQuantile * standardError }

  /// The 97.5 % quantile of the standard normal distribution, to the last digit as algorithm AS 241 has
  /// it, so that margins keep their bytes.
  private static let normalQuantile = 1.9599639845400536

  // MARK: As a scenario has it

  /// The share of satisfied customers if promoters are the satisfied, in millionths.
  public var satisfied: Double { Double(millionths(of: .promoter)) / 1_000_000 }

  /// The share of dissatisfied customers if detractors are the dissatisfied, in millionths; with
  /// ``satisfied`` never more than 1.
  public var dissatisfied: Double {
    Double(min(millionths(of: .detractor), 1_000_000 - millionths(of: .promoter))) / 1_000_000
  }

  private func millionths(of group: SurveyScale.Group) -> Int {
    (2_000_000 * count(of: group) + valid) / (2 * valid)
  }
}
