import DelimitedText
public import PlainText

extension SurveyTally {
  /// Reads and counts a survey.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - question: What the user says of it.
  /// - Returns: The counts.
  /// - Throws: `Diagnostics` with a place and a remedy if the file is no table, if the column
  ///   would have to be guessed, or if cells in it are neither scores nor blank.
  /// - Complexity: O(size of the file).
  public static func read(
    _ path: String, _ question: SurveyQuestion = SurveyQuestion()
  ) throws(Diagnostics) -> SurveyTally {
    let bytes = try InputFile.bytes(of: path, expected: "a survey with one line for each answer")
    return try read(bytes, path: path, question)
  }

  /// Counts a survey that is in memory.
  package static func read(
    _ bytes: [UInt8], path: String, _ question: SurveyQuestion
  ) throws(Diagnostics) -> SurveyTally {
    let file = path == "-" ? "standard input" : path
    var export = try SurveyExport(bytes, file: file, headerRows: question.headerRows)
    var rowNotes = question.countsAllRows ? [] : try export.leaveOutMarked()
    var choice = try export.scoreColumn(question)
    if !question.countsAllRows {
      let merged = try export.mergeRespondents(choice.column)
      if !merged.isEmpty {
        export.knownHeaderRows = choice.column.headerRows
        choice.column = SurveyColumn(
          choice.column.index, of: export, blanks: question.blanks, scale: choice.scale,
          words: choice.words)
        rowNotes += merged
      }
    }
    let (column, scale) = (choice.column, choice.scale)
    try checkCells(of: column, file: file, scale: scale)
    if question.scale == nil, choice.words == nil { try checkScale(of: column, export) }
    let assumed = column.blankCode(on: scale).map {
      Blank(code: String($0.number), count: $0.cells.count)
    }
    let counts = scale.scores.map { score in
      column.numbers.first { $0.number == score }?.cells.count ?? 0
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw Diagnostics(
        file,
        "the column \(quoted(shortened(column.name))) holds no score from "
          + "\(scale.scores.lowerBound) to \(scale.scores.upperBound)", asksFor: .columnOrScale)
    }
    var tally = SurveyTally(
      file: path, form: form(of: export), headerRows: export.titleLines + column.headerRows,
      column: column.name, columnNumber: column.index + 1, scale: scale, counts: counts,
      blanks: column.blanks + (assumed.map { [$0] } ?? []), notes: [])
    tally.notes =
      choice.notes + rowNotes + notes(on: tally, column, export, question, assumed: assumed)
    try tally.divide(export, column, question)
    return tally
  }

  // MARK: What cannot be read

  /// Rejects cells that are neither scores nor blank: leaving answers out unasked would shift the
  /// score.
  ///
  /// A single number off the scale that occurs more than once is accepted as the code for no answer.
  private static func checkCells(
    of column: SurveyColumn, file: String, scale: SurveyScale
  ) throws(Diagnostics) {
    let name = quoted(shortened(column.name))
    let range = "\(scale.scores.lowerBound) to \(scale.scores.upperBound)"
    var items: [Diagnostic] = []
    let off = column.numbersOff(scale)
    if column.isOfDays(scale) {
      items.append(
        Diagnostic(
          file: file, line: off.map(\.cells.firstLine).min(),
          "numbers in the column \(name) look like dates, as spreadsheets store them in days since 1900, and are not scores from \(range)",
          remedies: dateRemedies))
    } else if !off.isEmpty, column.blankCode(on: scale) == nil {
      // Many numbers are no codes, and what they are instead is nobody's business.
      let areCodes = off.count <= 5 && off.allSatisfy { SurveyCell.couldBeCode($0.number) }
      items.append(
        Diagnostic(
          file, line: off.map(\.cells.firstLine).min(),
          off.count == 1
            ? "a number in the column \(name) is not a score from \(range)"
            : "\(off.count) different numbers in the column \(name) are not scores from \(range)",
          areCodes
            ? off.map { "  \($0.number): \($0.cells.count), first in line \($0.cells.firstLine)" }
            : [],
          asksFor: areCodes ? .blanks(off.map(\.number)) : .columnOrScale))
    }
    if column.dates.count > 0 {
      let count = column.dates.count
      items.append(
        Diagnostic(
          file: file, line: column.dates.firstLine,
          "\(count == 1 ? "1 cell" : "\(count) cells") in the column \(name) \(count == 1 ? "is a date" : "are dates"), not \(count == 1 ? "a score" : "scores") from \(range)",
          remedies: dateRemedies))
    }
    if let first = column.firstOther, column.others.count > column.dates.count {
      let count = column.others.count - column.dates.count
      items.append(
        Diagnostic(
          file, line: column.others.firstLine,
          "\(count == 1 ? "1 cell" : "\(count) cells") in the column \(name) "
            + "\(count == 1 ? "is" : "are") neither a score from \(range) nor blank; the first is \(first)",
          count > 1 && column.othersAreAlike ? ["all of them are the same text"] : [],
          asksFor: column.halves.isEmpty ? .blanks([]) : .halves(column.halves)))
    }
    guard items.isEmpty else { throw Diagnostics(items) }
  }

  private static let dateRemedies = [
    "a spreadsheet makes dates of texts such as 9/10: export the answers again and open them as text, "
      + "or name another column"
  ]

  /// Asks for the scale where the answers or the question leave doubt whether it is 0-10.
  private static func checkScale(
    of column: SurveyColumn, _ export: SurveyExport
  ) throws(Diagnostics) {
    let name = quoted(shortened(column.name))
    let headings = export.headings(of: column.index, rows: column.headerRows)
    let stated = StatedScale(in: headings)
    if let doubt = column.doubt {
      throw Diagnostics(
        export.file, "the column \(name) does not look like the scale 0-10: \(doubt)",
        asksFor: .scale(.oneToFive, column: nil))
    }
    if let stated, stated.lowest == 1, stated.highest == 10 {
      throw Diagnostics(
        export.file,
        "the column \(name) says that its scale is 1-10, and the published one begins at 0",
        asksFor: .scale(.oneToTen, column: nil))
    }
    if stated == nil, column.beginsAtOne {
      throw Diagnostics(
        export.file,
        "the column \(name) may be on the scale 1-10: its lowest answer is 1, and the published scale begins at 0",
        asksFor: .scale(.oneToTen, column: nil))
    }
  }

  // MARK: What to know

  private static func notes(
    on tally: SurveyTally, _ column: SurveyColumn, _ export: SurveyExport,
    _ question: SurveyQuestion, assumed: Blank?
  ) -> [String] {
    let scale = tally.scale
    var notes: [String] = []
    if let assumed {
      notes.append(
        "\(assumed.code) is not a score on \(scale.rawValue) and occurs \(assumed.count) times: it is "
          + "read as no answer. Declare it as a blank code to confirm this.")
    }
    let missing = question.blanks.filter { code in
      !tally.blanks.contains { $0.code == trimmed(code) }
    }
    for code in missing {
      notes.append("The blank code \(quoted(shortened(code))) does not occur.")
    }
    if column.headerRows == 0, question.headerRows == nil {
      notes.append(
        "The first line holds numbers: it is read as an answer, and columns are called by number. "
          + "If it names the columns, set the number of header rows to 1.")
    }
    if export.encoding == .windows1252 {
      let line = export.firstInvalidLine.map { "Line \($0) is not valid UTF-8" }
      notes.append(
        "\(line ?? "The file is not valid UTF-8"): the file is read as Windows-1252. If letters in names come out wrong, save it as UTF-8."
      )
    }
    if export.emptyRows > 0 {
      notes.append(
        "\(export.emptyRows) empty row\(export.emptyRows == 1 ? " is" : "s are") left out.")
    }
    if export.summaryRows > 0 {
      notes.append(
        "\(export.summaryRows) line\(export.summaryRows == 1 ? "" : "s") below the answers with totals or means \(export.summaryRows == 1 ? "is" : "are") left out."
      )
    }
    if tally.valid < 30, tally.hasMargin {
      notes.append(
        "With \(tally.valid) answer\(tally.valid == 1 ? "" : "s") the margin of error is a rough guide: its formula needs more of them."
      )
    }
    return notes
  }

  private static func form(of export: SurveyExport) -> String {
    let separator =
      switch export.dialect {
      case .semicolons: "semicolon-separated"
      case .tsv: "tab-separated"
      default: "comma-separated"
      }
    return (export.columnCount == 1 ? "one column" : separator) + ", " + export.encoding.rawValue
  }
}
