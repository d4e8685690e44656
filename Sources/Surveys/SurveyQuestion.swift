public import PlainText

/// What the user says of a survey file; what is left out is found, or an error where it would be a
/// guess.
public struct SurveyQuestion: Sendable, Hashable {
  /// The column with the score, by name or number from 1.
  public var column: String?
  /// Codes and words that mean no answer.
  public var blanks: [String] = []
  /// The scale; 0 to 10 if nil.
  public var scale: SurveyScale?
  /// The number of rows above the answers.
  public var headerRows: Int?
  /// The column with a sampling weight for each answer, by name or number from 1.
  public var weight: String?
  /// The column by which answers are divided into groups, by name or number from 1.
  public var groups: String?
  /// Whether rows count that the survey tool marks as no answers, and each row of a respondent.
  public var countsAllRows = false

  /// Makes a question of which everything is left out.
  public init() {}
}

/// Which part of a ``SurveyQuestion`` an error asks for.
public enum SurveyCause: DiagnosticCause, Hashable {
  /// One of these columns, each by a name or number that it alone has.
  case column([String])
  /// Another column, or another scale.
  case columnOrScale
  /// This scale, for this column if one is named.
  case scale(SurveyScale, column: String?)
  /// These codes as blanks, or any text if there are none.
  case blanks([Int])
  /// These numbers between scores rounded in the file, or as blanks.
  case halves([String])
  /// Whether rows count that are marked as no answers or repeat a respondent.
  case rows
}

extension Diagnostic {
  init(
    _ file: String, line: Int? = nil, _ message: String, _ remedies: [String] = [],
    asksFor cause: SurveyCause
  ) {
    self.init(file: file, line: line, message, remedies: remedies)
    self.cause = cause
  }
}

extension Diagnostics {
  init(
    _ file: String, _ message: String, _ remedies: [String] = [], asksFor cause: SurveyCause
  ) {
    self.init([Diagnostic(file, message, remedies, asksFor: cause)])
  }
}
