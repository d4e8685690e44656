import PlainText
import SocialGraph

/// Reads an adjacency matrix written as a table: a row for each person, and in it what ties it to the
/// person of each column.
///
/// Whatever is not 0 is a tie; what is missing is none. ``MatrixForm`` says what is taken for a matrix.
/// People are called by the labels of the first row or column, else by their places, from 1. A symmetric
/// matrix means undirected ties, any other that the person of the row tells the one of the column. A matrix
/// whose rows are other things than its columns is two-mode.
struct AdjacencyMatrixParser: GraphFormat, LineReader {
  static let name = "adjacency matrix"
  static let summary = "adjacency matrices"

  private let form: MatrixForm
  private var entries: MatrixEntries
  private var ties: DeclaredTies
  private var awaitsHeader: Bool
  private var rows = 0
  /// The places of labels of columns, where rows have them too.
  private var placeOfLabel: [String: Int] = [:]
  /// The label of each row, or the place of each row in a square matrix.
  private var rowLabels: NameTable
  private var isTaken: [Bool] = []

  private init(_ form: MatrixForm, _ options: ReadingOptions) throws(Diagnostic) {
    self.form = form
    ties = DeclaredTies(options)
    entries = MatrixEntries(options)
    rowLabels = NameTable(options.memory)
    awaitsHeader = form.columnLabels != nil
    if let column = options.layerColumn { throw .noColumn(column) }
    try WeightText.checkName(options)
    guard form.isSquare, form.hasRowLabels, let labels = form.columnLabels else { return }
    for (place, label) in labels.enumerated() { placeOfLabel[label] = place }
    isTaken = Array(repeating: false, count: labels.count)
  }

  static func recognises(_ sample: FileSample) -> Bool { MatrixForm.detect(sample.table) != nil }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    guard let form = MatrixForm.detect(text.sample.table) else { throw .tooLarge }
    if options.projection != nil {
      if form.isSquare { throw .oneMode("an adjacency matrix of people") }
    } else if !form.isSquare {
      throw .twoModes(
        "this is a matrix whose rows are not its columns: it ties people to something else, not to each"
          + " other"
      ).inLine(text.sample.firstDataLine)
    }
    return try AdjacencyMatrixParser(form, options).read(text)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    guard TextLines.kind(of: range, in: bytes) == .data else { return }
    if awaitsHeader {
      awaitsHeader = false
      for label in form.columnLabels ?? [] { try ControlCharacters.check(label) }
      return
    }
    var scanner = FieldScanner(range, separator: form.separator.byte)
    let remedy = "Close the quote, or remove it."
    let first = try scanner.next(in: bytes, remedy: remedy)
    let row = try rowPlace(first, bytes, &scanner, range)
    var place = 0
    while let field = try scanner.next(in: bytes, remedy: remedy) {
      guard place < form.columns else { throw wrongWidth }
      let text = bytes.text(field.range)
      guard
        let value = MatrixEntries.value(text, hasCommas: form.separator.byte != UInt8(ascii: ","))
      else {
        throw Diagnostic(
          "the cell in column \(place + 1) of the matrix is not a number: "
            + String(text.prefix(40)).quotedShort,
          remedy: "Write 0 where there is no tie, and 1 or a weight where there is one.")
      }
      try entries.add(row, place, value, line: line)
      place += 1
    }
    guard place == form.columns else { throw wrongWidth }
    rows += 1
  }

  /// The row of a line, whose first field is its label if rows have labels.
  private mutating func rowPlace(
    _ first: FieldScanner.Field?, _ bytes: Span<UInt8>, _ scanner: inout FieldScanner,
    _ range: Range<Int>
  ) throws(Diagnostic) -> Int {
    guard form.hasRowLabels else {
      // The first field is a cell: scan it again.
      scanner = FieldScanner(range, separator: form.separator.byte)
      guard rows < form.columns || !form.isSquare else { throw tooManyRows }
      return rows
    }
    let label = try String(utf8: first.map { $0.text(in: bytes) } ?? [])
    guard form.isSquare, form.columnLabels != nil else {
      let place = try rowLabels.person(label)
      guard place == rows else { throw twice(label) }
      guard rows < form.columns || !form.isSquare else { throw tooManyRows }
      return rows
    }
    guard let place = placeOfLabel[label] else {
      throw Diagnostic(
        "the row is labelled \(label.quotedShort), and no column is",
        remedy: "Give rows and columns the same labels.")
    }
    guard !isTaken[place] else { throw twice(label) }
    isTaken[place] = true
    return place
  }

  private func twice(_ label: String) -> Diagnostic {
    Diagnostic(
      "a second row is labelled \(label.quotedShort)",
      remedy: "Give every row a label of its own.")
  }

  private var wrongWidth: Diagnostic {
    Diagnostic(
      "the matrix has \(form.columns) columns, and this row has more or fewer",
      remedy: "Write each row in a line of its own, with a cell for every column.")
  }

  private var tooManyRows: Diagnostic {
    Diagnostic(
      "there are more rows than the \(form.columns) columns of the matrix",
      remedy: "Write a row for every column: who is in one is in the other.")
  }

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    guard rows == form.columns || !form.isSquare else {
      throw Diagnostic(
        line: lastLine, "the matrix ends after \(rows) of \(form.columns) rows",
        remedy: "Download or copy the file again, or write a row for every column.")
    }
    try entries.move(to: &ties, isSquare: form.isSquare)
    let labels = try form.columnLabels.map { labels throws(Diagnostic) in
      DeclaredNames.texts(try NameTable.distinct(labels).table)
    }
    let columns = labels ?? .numbers(1..<form.columns + 1)
    let rowNames: DeclaredNames =
      rowLabels.count > 0 ? .texts(rowLabels) : form.isSquare ? columns : .numbers(1..<rows + 1)
    let size = "\(rows) rows and \(form.columns) columns"
    let notes =
      ["The file was read as an adjacency matrix of \(size), \(form.separator.adjective)."]
      + entries.notes
    return try ties.finish(
      "\(Self.name), \(form.separator.adjective)", notes: notes + ties.directionNotes,
      people: rowNames, things: form.isSquare ? nil : columns)
  }
}
