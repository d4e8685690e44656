import CommandLineParsing
import PlainText
import Reports
import Surveys

/// `hearsay import`: what a customer survey says, and as customers of a scenario.
enum ImportCommand: Verb {
  private static let file = Argument(
    Value("survey", .file),
    help: "The survey's answers, one a line, as CSV or TSV; - for standard input.")
  private static let column = Flag(
    "column", .single(Value("name")),
    help: "The column with the score, by name or by number from 1.",
    default: "the one that can be no other", category: "Survey")
  private static let blank = Flag(
    "blank", .repeated(Value("code")),
    help: "A code or word that stands for no answer: --blank 11.",
    category: "Survey")
  private static let scale = Flag(
    "scale", .single(Value("scale", .choice(SurveyScale.allCases.map(\.rawValue)))),
    help:
      "The scale: 0-10 (9 and 10 promote, 0 to 6 detract), eight-or-higher (1 to 10: 8 to 10 "
      + "promote, 1 to 6 detract) or 1-5 (5 promotes, 1 to 3 detract).",
    default: "0-10", category: "Survey")
  private static let headerRows = Flag(
    "header-rows", .single(Value("n", .wholeNumber(0...100))),
    help: "The number of rows above the answers.", default: "found", category: "Survey")
  private static let csv = Flag(
    "csv", help: "Print the count of each score as CSV instead.", category: "Output")
  private static let scenario = Flag(
    "scenario", help: "Print a whole scenario with these customers instead.", category: "Output")

  static let command = Command(
    "import", overview: "Counts a survey's promoters and detractors; makes customers of them.",
    details: [
      "It prints the counts, the net promoter score with its margin of error (95 %), and the "
        + "customers block of a scenario, promoters taken as satisfied and detractors as "
        + "dissatisfied, which is an assumption.",
      "A column is taken if it alone is named for recommending, or, where none is, if it alone "
        + "could be the score; else the candidates are listed and --column is asked for. One code "
        + "off the scale, standing more than once, is taken for no answer, and said so; anything "
        + "else that is no score is an error. Comments, names and addresses are not copied.",
    ],
    examples: [
      .init("hearsay import survey.csv", "Find the score and count it."),
      .init("hearsay import survey.csv --column Q3 --blank 99", "Say what cannot be found."),
      .init("hearsay import stars.csv --scale 1-5 --json", "Read one to five stars, as JSON."),
      .init("hearsay import survey.csv --scenario > ours.json", "Make a scenario that runs."),
    ],
    arguments: [file],
    flags: [
      column, blank, scale, headerRows, csv, CommonFlags.json, scenario, CommonFlags.quiet,
    ],
    exclusions: [[csv, CommonFlags.json, scenario]],
    sections: [ExitStatus.help])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let tally = try SurveyTally.read(
      invocation.text(file) ?? "-",
      SurveyQuestion(
        column: invocation.text(column), blanks: invocation.texts(blank),
        scale: invocation.text(scale).flatMap(SurveyScale.init),
        headerRows: invocation.wholeNumber(headerRows).map { Int($0) }))
    // Neither has a place for remarks.
    if invocation.isOn(csv) || invocation.isOn(scenario) { tally.notes.forEach(console.note) }
    if invocation.isOn(scenario) {
      try console.print(SurveyWords.scenario(tally))
    } else {
      try console.show(
        .of(tally), csv: invocation.isOn(csv) ? .of(tally) : nil,
        json: invocation.isOn(CommonFlags.json) ? JSONValue.of(tally).pretty : nil)
    }
    return .ok
  }
}
