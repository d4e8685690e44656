import PlainText
import SocialGraph

/// Reads the ties of a Matrix Market file: the entries of a square matrix.
///
/// Entry (i, j) is a tie from person i to person j; values are ignored. A symmetric matrix lists one
/// triangle, and each of its entries counts for both directions. The size line counts the people,
/// also those without a tie, and the entries, so that a file that was cut short is an error. An `array`
/// lists all cells instead, column by column, of which those that are not 0 are entries.
///
/// Source: Boisvert, Pozo, Remington 1996, *The Matrix Market Exchange Formats: Initial Design*
/// (NISTIR 5935).
struct MatrixMarketParser: LineFormat {
  static let name = "Matrix Market"

  /// The size line: who tells, who is told, and how many entries or cells the file lists.
  private typealias Size = (rows: Int, columns: Int, entries: Int)

  /// Whether all cells are listed, and which of them comes next.
  private var isArray = false
  private var cells = MatrixMarketCells()
  private var entries: MatrixEntries
  private var field = ""
  private var symmetry = ""
  private var size: Size?
  private var ties: DeclaredTies

  init(_ options: ReadingOptions) throws(Diagnostic) {
    ties = DeclaredTies(options)
    entries = MatrixEntries(options)
    if let column = options.layerColumn { throw .noColumn(column) }
    try WeightText.checkName(options)
  }

  /// Whether a text begins with the banner of the format, whatever its file is called.
  static func recognises(_ sample: FileSample) -> Bool {
    String(decoding: sample.text.prefix(14), as: UTF8.self).lowercased() == "%%matrixmarket"
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    if line == 1 {
      try readBanner(bytes.words(range))
    } else if isArray, let size {
      guard ![.empty, .comment].contains(TextLines.kind(of: range, in: bytes)) else { return }
      for word in bytes.words(range) { try readCell(String(word), line, size) }
    } else if let size,
      let pair = NumberPair.scan(bytes, from: range.lowerBound, separator: nil)
    {
      let value = pair.next..<range.upperBound
      var weight: LineWeight?
      if let column = ties.options.weights, !value.isEmpty {
        let text = bytes.words(value).first.map(String.init)
        weight = LineWeight(value: try WeightText.weight(text, column), line: line)
      }
      try readEntry(pair, hasValue: !value.isEmpty, weight, size)
    } else if ![.empty, .comment].contains(TextLines.kind(of: range, in: bytes)) {
      guard size == nil else { throw notAnEntry }
      try readSize(bytes.words(range.prefix(200)))
    }
  }

  private mutating func readBanner(_ text: [Substring]) throws(Diagnostic) {
    let words = text.map { $0.lowercased() }
    let form =
      "Hearsay reads `%%MatrixMarket matrix`, `coordinate` or `array`, with `pattern`, `real` or `integer`,"
      + " and `general`, `symmetric` or `skew-symmetric`."
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix" else {
      throw Diagnostic("the first line is not that of a Matrix Market matrix", remedy: form)
    }
    isArray = words[2] == "array"
    let fields = ["real", "integer", "double"] + (isArray ? [] : ["pattern"])
    guard isArray || words[2] == "coordinate", fields.contains(words[3]),
      ["general", "symmetric", "skew-symmetric"].contains(words[4])
    else {
      let kind = words[2...].joined(separator: " ").quotedShort
      throw Diagnostic("the matrix is \(kind), which Hearsay does not read", remedy: form)
    }
    if words[3] == "pattern", let column = ties.options.weights { throw .noWeights(column.name) }
    field = words[3]
    symmetry = words[4]
  }

  private var sizeRemedy: String {
    isArray
      ? "Put the line `rows columns` between the comments and the first number."
      : "Put the line `rows columns entries` between the comments and the first entry."
  }

  private mutating func readSize(_ words: [Substring]) throws(Diagnostic) {
    let numbers = words.compactMap(\.plainNumber)
    let isSize = words.count == numbers.count && numbers.count == (isArray ? 2 : 3)
    guard isSize else {
      throw Diagnostic(
        "this is not a size line, which should follow the comments: \(isArray ? "two" : "three") whole"
          + " numbers",
        remedy: sizeRemedy)
    }
    guard numbers.allSatisfy({ $0 <= Int(PersonID.max) }) else { throw .tooLarge }
    if isArray { cells = try MatrixMarketCells(numbers[0], numbers[1], symmetry) }
    let size: Size = (numbers[0], numbers[1], isArray ? cells.count : numbers[2])
    if ties.options.projection != nil {
      guard symmetry == "general" else { throw .oneMode("a symmetric matrix") }
    } else if size.rows != size.columns {
      throw .twoModes(
        "the matrix has \(size.rows) rows and \(size.columns) columns: it ties people to something"
          + " else, not to each other")
    }
    try Diagnostic.checkCount(
      people: max(size.rows, size.columns), ties: size.entries, declaredBy: "the size line")
    self.size = size
  }

  private mutating func readEntry(
    _ pair: NumberPair, hasValue: Bool, _ weight: LineWeight?, _ size: Size
  ) throws(Diagnostic) {
    guard ties.rows < size.entries else {
      throw Diagnostic(
        "there are more entries than the \(size.entries) of the size line",
        remedy: "Correct the size line (rows, columns, entries), or remove the rest.")
    }
    guard pair.first >= 1, Int(pair.first) <= size.rows, pair.second >= 1,
      Int(pair.second) <= size.columns
    else {
      throw Diagnostic(
        "entry (\(pair.first), \(pair.second)) is outside the matrix, whose rows are 1 to"
          + " \(size.rows) and columns 1 to \(size.columns)",
        remedy: "Number people from 1, or correct the size line.")
    }
    guard hasValue == (field != "pattern") else { throw notAnEntry }
    try ties.add(
      pair.first - 1, pair.second - 1, isOneWay: symmetry == "general", weight: weight)
  }

  private mutating func readCell(
    _ word: String, _ line: Int, _ size: Size
  ) throws(Diagnostic) {
    guard let (row, column) = cells.next() else {
      throw Diagnostic(
        "there are more numbers than the \(size.entries) that a matrix of \(size.rows) rows and"
          + " \(size.columns) columns has",
        remedy: "Correct the size line (rows, columns), or remove the rest.")
    }
    guard let value = MatrixEntries.value(word, hasCommas: false) else {
      throw Diagnostic(
        "a cell of the matrix is not a number: \(word.quotedShort)", remedy: "Correct the line.")
    }
    if symmetry == "general" {
      try entries.add(row, column, value, line: line)
    } else if value != 0 {
      var weight: LineWeight?
      if let column = ties.options.weights {
        weight = LineWeight(value: try WeightText.checked(value, column), line: line)
      }
      try ties.add(PersonID(row), PersonID(column), isOneWay: false, weight: weight)
    }
  }

  private var notAnEntry: Diagnostic {
    Diagnostic(
      "this is not an entry of a `\(field)` matrix: two whole numbers"
        + (field == "pattern" ? "" : " and a value"),
      remedy: "Correct the line, or mark it as a comment with %.")
  }

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    guard let size else {
      throw Diagnostic(
        line: lastLine, "the Matrix Market file has no size line", remedy: sizeRemedy)
    }
    let count = isArray ? cells.taken : ties.rows
    guard count == size.entries else {
      throw Diagnostic(
        line: lastLine,
        "the file ends after \(count) of the \(size.entries) \(isArray ? "numbers" : "entries") that its"
          + " size line declares",
        remedy: "Download or copy it again, or correct the size line.")
    }
    try entries.move(to: &ties, isSquare: ties.options.projection == nil)
    let isIgnored = field != "pattern" && ties.options.weights == nil
    let valueNotes = isIgnored ? ["The values of the entries were ignored."] : []
    // Entries of a general coordinate matrix often are undirected ties: that they go one way is not noted.
    let directionNotes = symmetry == "general" && !isArray ? [] : ties.directionNotes
    return try ties.finish(
      "\(Self.name) \(isArray ? "array " : "")\(field) \(symmetry)",
      notes: valueNotes + directionNotes,
      people: .numbers(1..<size.rows + 1),
      things: ties.options.projection.map { _ in .numbers(1..<size.columns + 1) })
  }
}
