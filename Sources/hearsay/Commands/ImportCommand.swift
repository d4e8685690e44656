import CommandLineParsing
import PlainText
import Reports
import Surveys

/// `hearsay import`: what a customer survey says, and as customers of a scenario.
enum ImportCommand: Verb {
  private static let file = Argument(
    .file("survey"),
    help: "The survey's answers, one per line, as CSV or TSV; - for standard input.")
  private static let column = Flag(
    "column", .text("name"), unset: "the only column that can be the score",
    help: "The column with the score, by name or by number from 1.", category: "Survey")
  private static let blank = Flag(
    "blank", repeated: .text("code"),
    help: "A code or word that means no answer: --blank 11.", category: "Survey")
  private static let scale = Flag(
    "scale", .choice("scale", SurveyScale.self), unset: "0-10",
    help:
      "The scale: 0-10 (9 and 10 promote, 0 to 6 detract), 1-10 (cut as 0-10), eight-or-higher (1 to "
      + "10: 8 to 10 promote, 1 to 6 detract), 1-5 (5 promotes, 1 to 3 detract) or groups (the words "
      + "promoter, passive and detractor).",
    category: "Survey")
  private static let weight = Flag(
    "weight", .text("name"), unset: "all answers count alike",
    help: "The column with a sampling weight for each answer, by name or by number from 1.",
    category: "Survey")
  private static let by = Flag(
    "by", .text("name"), unset: "all answers together",
    help:
      "A score for each group too: the column with the groups, by name or by number from 1. Their "
      + "names are printed; with --scenario each becomes a segment.",
    category: "Survey")
  private static let allRows = Flag(
    "all-rows",
    help:
      "Count every row: also those that the survey tool marks as previews, tests, spam, unfinished "
      + "or disqualified, and each row of one respondent.",
    category: "Survey")
  private static let headerRows = Flag(
    "header-rows", .whole("n", 0...100), unset: "detected",
    help: "The number of rows above the answers.", category: "Survey")
  private static let csv = Flag(
    "csv", help: "Print the count of each score as CSV.", category: "Output")
  private static let scenario = Flag(
    "scenario", help: "Print a complete scenario with these customers instead.", category: "Output")

  static let command = Command(
    "import", overview: "Count a survey's promoters and detractors, and make customers of them.",
    details: [
      "It prints the counts, the net promoter score with its margin of error (95 %), and the "
        + "customers block of a scenario. Promoters are assumed to be satisfied customers and "
        + "detractors dissatisfied ones.",
      "The score is the only column whose name asks about recommending or, if there is none, the "
        + "only column that could hold scores; otherwise the candidates are listed and --column is "
        + "required. A single repeated code off the scale is read as no answer, with a note; anything "
        + "else that is not a score is an error. Rows that the survey tool marks as no answers, and rows "
        + "that repeat a respondent, are left out with a note. Comments, names and addresses are not copied.",
    ],
    examples: [
      .init("hearsay import survey.csv", "Find the score and count it."),
      .init("hearsay import survey.csv --column Q3 --blank 99", "Give what cannot be detected."),
      .init("hearsay import stars.csv --scale 1-5 --json", "Read one to five stars; print JSON."),
      .init("hearsay import survey.csv --weight WEIGHT --by Region", "Weigh answers; divide them."),
      .init("hearsay import survey.csv --scenario > ours.json", "Make a scenario that runs."),
    ],
    arguments: [file],
    flags: [
      column, blank, scale, headerRows, weight, by, allRows, CommonFlags.details, csv,
      CommonFlags.json, scenario, CommonFlags.csvDialect, CommonFlags.rawText, CommonFlags.quiet,
    ],
    exclusions: [[csv, CommonFlags.json, scenario]])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    var question = SurveyQuestion()
    question.column = invocation[column]
    question.blanks = invocation[blank]
    question.scale = invocation[scale]
    question.headerRows = invocation[headerRows]
    question.weight = invocation[weight]
    question.groups = invocation[by]
    question.countsAllRows = invocation[allRows]
    let tally = try SurveyTally.read(invocation[file], question)
    // Neither has a place for remarks.
    if invocation[csv] || invocation[scenario] { tally.notes.forEach(console.note) }
    if invocation[scenario] {
      try console.print(SurveyWords.scenario(tally))
    } else {
      try console.show(
        CommonFlags.chosen(Answer(tally), details: .of(tally), invocation), csv: .of(tally),
        json: .of(tally))
    }
    return .ok
  }
}
