/// What the user says of a survey file; what is left out is found, or refused where it would be a
/// guess.
public struct SurveyQuestion: Sendable, Hashable {
  /// The column with the score, by name or number from 1.
  public var column: String?
  /// Codes and words that stand for no answer.
  public var blanks: [String]
  /// The scale; 0 to 10 if nil.
  public var scale: SurveyScale?
  /// The number of rows above the answers.
  public var headerRows: Int?

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - column: The column with the score, by name or number from 1.
  ///   - blanks: Codes and words that stand for no answer.
  ///   - scale: The scale; 0 to 10 if nil.
  ///   - headerRows: The number of rows above the answers.
  public init(
    column: String? = nil, blanks: [String] = [], scale: SurveyScale? = nil, headerRows: Int? = nil
  ) {
    self.column = column
    self.blanks = blanks
    self.scale = scale
    self.headerRows = headerRows
  }
}
