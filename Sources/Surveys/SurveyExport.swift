package import DelimitedText
package import PlainText

/// A survey file in memory: its lines of answers, and the lines above them.
///
/// It reads what survey tools and spreadsheets write: commas, semicolons or tabs; UTF-8, UTF-16 or
/// Windows-1252; cells in quotes that go over several lines; a title, and one or more header rows.
package struct SurveyExport {
  /// What errors call the file.
  let file: String
  /// How its bytes encode characters.
  package let encoding: TextEncoding
  /// The first line that is no UTF-8, where the file is none.
  let firstInvalidLine: Int?
  /// How its cells are separated.
  package let dialect: DelimitedDialect
  /// All records after the title lines, header rows included; each has ``columnCount`` cells.
  package var records: [DelimitedReader.Record] = []
  /// Whether each of the first records, any of which may be a header row, holds an answer.
  private var topIsAnswered: [Bool] = []
  /// The number of columns.
  package private(set) var columnCount = 0
  /// The number of title lines before the records.
  package private(set) var titleLines = 0
  /// The number of lines below the answers that hold totals or means of them.
  package private(set) var summaryRows = 0
  /// The number of rows left out because they are empty.
  package private(set) var emptyRows = 0
  /// The number of header rows of all columns, where it is known: it was given, or the tool that wrote
  /// the file can be told.
  package var knownHeaderRows: Int?

  /// The most header rows there can be if their number is not given.
  private static let mostHeaderRows = 4

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: Its bytes.
  ///   - file: What errors call it.
  ///   - headerRows: The number of header rows, title lines included, or nil to find it.
  /// - Throws: `Diagnostics` if it is no table of text.
  package init(_ bytes: [UInt8], file: String, headerRows: Int?) throws(Diagnostics) {
    self.file = file
    try Self.refuseOtherFormats(bytes, file: file)
    encoding = TextEncoding.detect(in: bytes)
    firstInvalidLine =
      encoding == .windows1252
      ? firstInvalidUTF8(bytes).map { bad in bytes[..<bad].count { $0 == 0x0A } + 1 } : nil
    guard let text = encoding.utf8(bytes), !text.contains(0) else {
      throw Diagnostics(
        file: file, "this is not a text file", remedies: ["export the answers as CSV, in UTF-8"])
    }
    let separatorLine = Self.separatorLine(of: text)
    let dialect = separatorLine ?? Self.likeliestDialect(of: text)
    self.dialect = dialect
    var reader = DelimitedReader(text, dialect: dialect)
    do throws(DelimitedTextError) {
      // A spreadsheet's `sep=;` is no line of the table.
      if separatorLine != nil { _ = try reader.next() }
      while let record = try reader.next() { records.append(record) }
    } catch {
      throw Diagnostics(
        file: file, line: error.line, error.message,
        remedies: ["cells with quotes in them are written as \"He said \"\"yes\"\"\""])
    }
    columnCount = Self.usualCount(records.prefix(Self.sampleLength))
    if columnCount > 1 {
      let count = records.count
      records.removeAll { $0.fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
      emptyRows = count - records.count
    }
    summaryRows = Self.summaryRows(of: records)
    records.removeLast(summaryRows)
    let marked = markedRows()
    if marked == nil, columnCount > 1 {
      while titleLines < Self.mostHeaderRows, isTitle(titleLines) { titleLines += 1 }
    }
    records.removeFirst(titleLines)
    try checkWidths()
    guard !records.isEmpty else {
      throw Diagnostics(
        file: file, "the file is empty", remedies: ["its first line names the columns"])
    }
    knownHeaderRows = headerRows.map { min(max($0 - titleLines, 0), records.count) } ?? marked
    lookAtTop()
  }

  /// Looks whether the first records hold answers, once for all columns; to be done again when records change.
  mutating func lookAtTop() {
    topIsAnswered = records.prefix(Self.mostHeaderRows).map {
      $0.fields.contains(where: SurveyCell.looksAnswered)
    }
  }

  // MARK: Header rows

  /// The number of header rows over a column.
  ///
  /// The first record is one unless it holds a number, a date or an e-mail address. Further ones are
  /// header rows as long as they hold nothing of the kind, and their cell in this column is a text
  /// that is nowhere else in it; under a first row without a name for this column there are none.
  ///
  /// - Parameters:
  ///   - column: The column, from 0.
  ///   - blanks: Texts that are declared as blank.
  ///   - top: The highest score.
  /// - Returns: The number of header rows, title lines not counted.
  package func headerRows(of column: Int, blanks: [String], top: Int) -> Int {
    if let knownHeaderRows { return knownHeaderRows }
    if topIsAnswered[0] { return 0 }
    if trimmed(records[0].fields[column]).isEmpty { return 1 }
    var rows = 1
    while rows < min(Self.mostHeaderRows, records.count - 1) {
      let cell = records[rows].fields[column]
      guard SurveyCell(cell, top: top) == .other,
        !AnswerWords.isAnswer(cell),
        !blanks.contains(where: { $0.lowercased() == trimmed(cell).lowercased() }),
        !topIsAnswered[rows],
        !records[(rows + 1)...].contains(where: { $0.fields[column] == cell })
      else { break }
      rows += 1
    }
    return rows
  }

  /// The words above a column, its name first; none where there are no header rows.
  package func headings(of column: Int, rows: Int) -> [String] {
    records.prefix(rows).map { trimmed($0.fields[column]) }.filter { !$0.isEmpty }
  }

  /// Whether a line at the top is a title: shorter than the table, or its first cell alone; a line of
  /// names follows it.
  private func isTitle(_ index: Int) -> Bool {
    guard index + 1 < records.count else { return false }
    let (cells, next) = (records[index].fields, records[index + 1].fields)
    return (cells.count < columnCount || cells.dropFirst().allSatisfy { trimmed($0).isEmpty })
      && next.count { !trimmed($0).isEmpty } > 1
      && !(cells + next).contains(where: SurveyCell.looksAnswered)
  }

  /// The header rows of tools that leave a mark: Qualtrics writes ids in braces under its questions,
  /// SurveyMonkey the kinds of answers.
  private func markedRows() -> Int? {
    let rows = records.prefix(Self.mostHeaderRows + 1)
    if let marked = rows.firstIndex(where: { row in
      row.fields.contains { $0.hasPrefix("{") && $0.contains("ImportId") }
    }) {
      return marked + 1
    }
    guard rows.count > 1,
      rows[1].fields.contains(where: { ["Response", "Open-Ended Response"].contains(trimmed($0)) })
    else { return nil }
    return 2
  }

  // MARK: Shape

  /// How many records are looked at to find out the shape of a file.
  private static let sampleLength = 50

  /// The number of cells that most records have; of equally frequent ones the larger.
  private static func usualCount(_ records: some Sequence<DelimitedReader.Record>) -> Int {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.fields.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// The dialect in which most of the first records have the same number of cells, and more than one.
  ///
  /// Counting separators in the first line alone would fall for a question with many commas in it. Where commas
  /// divide all records alike, and semicolons or tabs do too, the commas are those of numbers and sentences.
  private static func likeliestDialect(of text: [UInt8]) -> DelimitedDialect {
    var best = (dialect: DelimitedDialect.csv, share: 0.0, count: 1)
    for dialect in [DelimitedDialect.semicolons, .tsv, .csv] {
      if best.share == 1 && dialect == .csv { break }
      var reader = DelimitedReader(text, dialect: dialect)
      var sample: [DelimitedReader.Record] = []
      var isWhole = true
      do throws(DelimitedTextError) {
        while sample.count < sampleLength, let record = try reader.next() { sample.append(record) }
      } catch {
        isWhole = false
      }
      let usual = usualCount(sample)
      guard usual > 1 else { continue }
      let agreeing = Double(sample.count { $0.fields.count == usual })
      // What breaks off is read in this dialect only if no other does better.
      let share = agreeing / Double(sample.count) / (isWhole ? 1 : 2)
      if (share, usual) > (best.share, best.count) { best = (dialect, share, usual) }
    }
    return best.dialect
  }

  /// The dialect of a first line such as `sep=;`, which spreadsheets write for themselves, or nil.
  private static func separatorLine(of text: [UInt8]) -> DelimitedDialect? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count == 5, line.starts(with: Array("sep=".utf8)), let byte = line.last else {
      return nil
    }
    return [DelimitedDialect.csv, .semicolons, .tsv].first { $0.separator == byte }
  }

  /// Makes all records as wide as the table; a record that is not is an error, since cells may have
  /// moved into other columns.
  private mutating func checkWidths() throws(Diagnostics) {
    for index in records.indices {
      let cells = records[index].fields
      if cells.count == columnCount { continue }
      guard cells.count > columnCount,
        cells[columnCount...].allSatisfy({ $0.allSatisfy(\.isWhitespace) })
      else {
        throw Diagnostics(
          file: file, line: records[index].line,
          "this line has \(cells.count) columns, but most have \(columnCount)",
          remedies: [
            "cells that hold separators or ends of lines are written in quotes: export the file again, "
              + "or fix the line"
          ])
      }
      records[index].fields.removeSubrange(columnCount...)
    }
  }

  /// Tells files that are often given for a table by their first bytes.
  private static func refuseOtherFormats(
    _ bytes: [UInt8], file: String
  ) throws(Diagnostics) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw Diagnostics(
        file: file, "this is a spreadsheet or an archive, not a text file",
        remedies: ["save the sheet with the answers as CSV"])
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw Diagnostics(
        file: file, "this file is compressed",
        remedies: ["decompress it: gzip -dc FILE > NEW"])
    }
  }
}
