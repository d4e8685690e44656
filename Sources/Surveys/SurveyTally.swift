/// What a survey says: how many promote, how many detract, and how sure that is.
///
/// ```swift
/// let tally = try SurveyTally.read("survey.csv", .init())
/// print(tally.netPromoterScore, "±", tally.marginOfError)
/// ```
///
/// It holds counts, the names of columns and of groups that were asked for, and no other text of the file: no comment and no address
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
  /// The sampling weights, if the score is weighted.
  public var weights: SurveyWeights?
  /// The column by which answers are divided into groups, if they are.
  public var groupColumn: String?
  /// The groups in order of name.
  public var groups: [Group] = []

  /// The answers of a group, counted.
  public struct Group: Sendable, Hashable {
    /// What the file calls it; empty for answers without a group.
    public var name: String
    /// Its counts and weights.
    public var tally: SurveyTally
  }
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

  /// The share of a group of the scale among valid answers, weighted if there are weights: 0...1.
  public func share(of group: SurveyScale.Group) -> Double {
    guard let weights else { return Double(count(of: group)) / Double(valid) }
    return weights.share(of: group, on: scale)
  }

  /// The share of promoters less the share of detractors, in points: -100...100.
  public var netPromoterScore: Double {
    if weights != nil { return 100 * (share(of: .promoter) - share(of: .detractor)) }
    return 100 * Double(count(of: .promoter) - count(of: .detractor)) / Double(valid)
  }

  /// The standard error of the score in points: that of a mean of answers counted as 1, 0 and -1,
  /// sqrt((P + D - (P - D)^2) / n), where n is the effective number of answers if they are weighted.
  public var standardError: Double {
    let difference = netPromoterScore / 100
    let told =
      weights == nil
      ? Double(count(of: .promoter) + count(of: .detractor)) / Double(valid)
      : share(of: .promoter) + share(of: .detractor)
    let answers = weights?.effectiveAnswers ?? Double(valid)
    return 100 * (max(0, told - difference * difference) / answers).squareRoot()
  }

  /// Half the width of the 95 % interval of the score, in points: 1.96 standard errors.
  ///
  /// It is about chance alone: who was asked, and who took the trouble to answer, is not in it. Where
  /// all answers are of one group it is 0, which is no margin: see ``hasMargin``.
  public var marginOfError: Double { Self.normalQuantile * standardError }

  /// Whether the answers are of more than one group: else the formula has no margin to give.
  public var hasMargin: Bool {
    SurveyScale.Group.allCases.count { share(of: $0) > 0 } > 1
  }

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
    if weights != nil { return Int((1_000_000 * share(of: group)).rounded()) }
    return (2_000_000 * count(of: group) + valid) / (2 * valid)
  }
}
