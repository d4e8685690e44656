import PlainText
import SocialGraph

/// Reads UCINET DL files: a matrix, a list of ties or lists of neighbours below a header.
///
/// A symmetric matrix means undirected ties; a list goes the way it is written. Values are ignored, except
/// that 0 is no tie. People are called by their labels if these differ, else by their numbers from 1. A
/// file of two modes (`nr` and `nc`, `edgelist2`, `nodelist2`) is read only to be projected.
///
/// Source: Borgatti, Everett, Freeman, *UCINET 6 for Windows* (2002), the DL language.
struct UCINETParser: GraphFormat, LineReader {
  static let name = "UCINET DL"

  /// The longest header, in bytes: labels are part of it.
  private static let longestHeader = 16 << 20

  private var headerText = ""
  private var header: UCINETHeader?
  private var headerLine = 0
  private var entries: MatrixEntries
  private var line = 0
  private var ties: DeclaredTies
  private var rows: Names
  private var columns: Names
  /// The next cell of a matrix, counted through all rows.
  private var cell = 0
  private var hasValues = false

  /// The people of one mode: what they are called, in the order of their numbers.
  private struct Names {
    var labels: NameTable
    /// How many people have labels, and whether two have the same one.
    var count = 0
    var isAmbiguous: Bool { labels.count < count }

    init(_ options: ReadingOptions) { labels = NameTable(options.memory) }

    mutating func append(_ label: String) throws(Diagnostic) {
      // UCINET does not tell upper and lower case apart, but programs that write its files do.
      _ = try labels.person(label)
      count += 1
    }
  }

  private init(_ options: ReadingOptions) throws(Diagnostic) {
    ties = DeclaredTies(options)
    entries = MatrixEntries(options)
    (rows, columns) = (Names(options), Names(options))
    if let column = options.layerColumn { throw .noColumn(column) }
    try WeightText.checkName(options)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    let beginning = sample.lines.prefix(20).joined(separator: " ")
    return beginning.prefixMatch(of: /[dD][lL](\s*,\s*|\s+)[A-Za-z]+\s*=/) != nil
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    try UCINETParser(options).read(text)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    let text = try String(utf8: bytes.array(range))
    self.line = line
    guard header == nil else { return try readData(text) }
    if headerText.isEmpty { headerLine = line }
    try ControlCharacters.check(text)
    guard let data = Self.dataWord(in: text) else {
      headerText += text + "\n"
      guard headerText.utf8.count <= Self.longestHeader else { throw Self.noData }
      return
    }
    let header = try UCINETHeader(headerText + text[..<data.lowerBound])
    headerText = ""
    for label in header.rowLabels { try rows.append(label) }
    for label in header.columnLabels { try columns.append(label) }
    self.header = header
    if header.isTwoMode, ties.options.projection == nil {
      throw .twoModes(
        "the file has \(header.rows) rows and \(header.columns) columns: it ties people to something"
          + " else, not to each other")
    }
    if !header.isTwoMode, ties.options.projection != nil {
      throw .oneMode("a UCINET DL file of one mode")
    }
    try readData(String(text[data.upperBound...]))
  }

  /// The word `data:` in a line outside of quotes, in letters of any case and perhaps with blanks before the colon.
  private static func dataWord(in text: String) -> Range<String.Index>? {
    var word: Range<String.Index>?
    var (isQuoted, isOver) = (false, true)
    for place in text.indices {
      let sign = text[place]
      if isQuoted {
        isQuoted = sign != "\""
      } else if sign == "\"", isOver {
        isQuoted = true
      } else if sign == ":", let word, text[word].utf8.count == 4,
        text[word].lowercased() == "data"
      {
        return word.lowerBound..<text.index(after: place)
      } else if sign.isWhitespace {
        isOver = true
      } else if sign == "," || sign == "=" {
        (word, isOver) = (nil, true)
      } else {
        word = (isOver ? place : word?.lowerBound ?? place)..<text.index(after: place)
        isOver = false
      }
    }
    return nil
  }

  private static let noData = Diagnostic(
    "the UCINET DL file has no `data:` line",
    remedy: "Put `data:` above the data, or download or copy the file again.")

  // MARK: Data

  private mutating func readData(_ text: String) throws(Diagnostic) {
    guard let header else { return }
    let words = try Self.words(text)
    guard !words.isEmpty else { return }
    switch header.form {
    case .matrix: for word in words { try readCell(word, header) }
    case .edges, .edgesOfTwoModes:
      guard (2...3).contains(words.count) else {
        throw Diagnostic(
          "this is not a tie: two people, and perhaps a value", remedy: "Write one tie a line.")
      }
      let value = words.count == 3 ? Double(words[2]) : 1
      guard let value else {
        throw Diagnostic(
          "the value of the tie is not a number: \(words[2].quotedShort)",
          remedy: "Correct it; a label with blanks goes between quotes.")
      }
      try add(words[0], words[1], value, header)
    case .nodes, .nodesOfTwoModes:
      if let column = ties.options.weights { throw .noWeights(column.name) }
      for word in words.dropFirst() { try add(words[0], word, 1, header) }
    }
  }

  private static func words(_ text: String) throws(Diagnostic) -> [String] {
    let bytes = Array(text.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: " ") : $0 })
    var scanner = FieldScanner(bytes.indices, separator: nil)
    var words: [String] = []
    while let field = try scanner.next(in: bytes.span, remedy: "Put a label between quotes.") {
      words.append(try String(utf8: field.text(in: bytes.span)))
    }
    return words
  }

  /// Takes the next word of a matrix: embedded labels of columns, then those of rows before their cells.
  private mutating func readCell(_ word: String, _ header: UCINETHeader) throws(Diagnostic) {
    if header.areColumnsEmbedded, columns.count < header.columns {
      return try columns.append(word)
    }
    let width = header.columns - (header.hasNoDiagonal ? 1 : 0)
    let row = width == 0 ? header.rows : cell / width
    let place = width == 0 ? 0 : cell % width
    if header.areRowsEmbedded, place == 0, rows.count == row, row < header.rows {
      return try rows.append(word)
    }
    guard row < header.rows else {
      throw Diagnostic(
        "the matrix has more than \(header.rows) rows of \(width) numbers",
        remedy: "Correct the matrix, or the numbers after `DL`.")
    }
    guard let value = MatrixEntries.value(word, hasCommas: false) else {
      throw Diagnostic(
        "a cell of the matrix is not a number: \(word.quotedShort)",
        remedy: "Correct it; if labels are among the data, write `labels embedded` above them.")
    }
    cell += 1
    try entries.add(
      row, header.hasNoDiagonal && place >= row ? place + 1 : place, value,
      line: line)
  }

  private mutating func add(
    _ first: String, _ second: String, _ value: Double, _ header: UCINETHeader
  ) throws(Diagnostic) {
    hasValues = hasValues || (value != 0 && value != 1)
    let from = try Self.number(
      first, &rows, of: header.rows, isEmbedded: header.areRowsEmbedded)
    let to =
      header.isTwoMode
      ? try Self.number(
        second, &columns, of: header.columns, isEmbedded: header.areColumnsEmbedded)
      : try Self.number(second, &rows, of: header.rows, isEmbedded: header.areRowsEmbedded)
    guard value != 0 else { return }
    let weight = try ties.options.weights.map { column throws(Diagnostic) in
      LineWeight(value: try WeightText.checked(value, column), line: line)
    }
    try ties.add(PersonID(from), PersonID(to), isOneWay: true, weight: weight)
  }

  /// The number from 0 of a person that a tie names by its label or its number.
  private static func number(
    _ word: String, _ names: inout Names, of count: Int, isEmbedded: Bool
  ) throws(Diagnostic) -> Int {
    if !names.isAmbiguous, let number = names.labels.find(Array(word.utf8)) { return Int(number) }
    if isEmbedded, names.count < count {
      try names.append(word)
      return names.count - 1
    }
    if !isEmbedded, let number = Int(word), number >= 1, number <= count { return number - 1 }
    throw Diagnostic(
      "\(word.quotedShort) is neither a label nor a number from 1 to \(count)",
      remedy: "Correct the line, or the numbers and labels above the data.")
  }

  // MARK: What was read

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    guard let header else { throw Self.noData.inLine(lastLine) }
    try Diagnostic.checkCount(
      people: max(header.rows, header.columns), ties: max(ties.count, cell),
      declaredBy: "the number after `DL`", line: headerLine)
    if header.form == .matrix {
      let width = header.columns - (header.hasNoDiagonal ? 1 : 0)
      guard cell == header.rows * width else {
        throw Diagnostic(
          line: lastLine, "the matrix ends after \(cell) of \(header.rows * width) numbers",
          remedy: "Download or copy the file again, or correct the numbers after `DL`.")
      }
      try entries.move(to: &ties, isSquare: !header.isTwoMode)
    }
    var notes = entries.notes
    if hasValues, ties.options.weights == nil { notes.append("The values of ties were ignored.") }
    if header.form == .matrix { notes += ties.directionNotes }
    if rows.isAmbiguous {
      notes.append("People are called by their numbers, because labels repeat.")
    }
    return try ties.finish(
      Self.name, notes: notes, people: Self.called(rows, header.rows),
      things: header.isTwoMode ? Self.called(columns, header.columns) : nil)
  }

  private static func called(_ names: Names, _ count: Int) throws(Diagnostic) -> DeclaredNames {
    guard names.count > 0, !names.isAmbiguous else { return .numbers(1..<count + 1) }
    // Labels among the data name those alone who have ties; the others are called by their numbers.
    var labels = names.labels
    for number in labels.count..<max(count, labels.count) {
      guard try labels.number(of: "\(number + 1)") == number else { return .numbers(1..<count + 1) }
    }
    return .texts(labels)
  }
}
