import PlainText
import SocialGraph

/// Reads the ties of a Matrix Market file: the entries of a square sparse matrix.
///
/// Entry (i, j) is a tie from person i to person j; values are ignored. A symmetric matrix lists one
/// triangle, and each of its entries counts for both directions. The size line counts the people,
/// also those without a tie, and the entries, so that a file that was cut short is an error.
///
/// Source: Boisvert, Pozo, Remington 1996, *The Matrix Market Exchange Formats: Initial Design*
/// (NISTIR 5935).
struct MatrixMarketParser: LineFormat {
  static let name = "Matrix Market"
  static let summary = "Matrix Market coordinate files"

  /// The size line: who tells, who is told, and how many entries there are.
  private typealias Size = (rows: Int, columns: Int, entries: Int)

  private var field = ""
  private var symmetry = ""
  private var size: Size?
  private var ties: DeclaredTies

  init(_ options: ReadingOptions) throws(Diagnostic) {
    ties = DeclaredTies(options)
    if let column = options.layerColumn { throw .noColumn(column) }
  }

  /// Whether a text begins with the banner of the format, whatever its file is called.
  static func recognises(_ sample: FileSample) -> Bool {
    String(decoding: sample.text.prefix(14), as: UTF8.self).lowercased() == "%%matrixmarket"
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    if line == 1 {
      try readBanner(bytes.words(range))
    } else if let size,
      let pair = NumberPair.scan(bytes, from: range.lowerBound, separator: nil)
    {
      try readEntry(pair, hasValue: pair.next < range.upperBound, size)
    } else if ![.empty, .comment].contains(TextLines.kind(of: range, in: bytes)) {
      guard size == nil else { throw notAnEntry }
      try readSize(bytes.words(range.prefix(200)))
    }
  }

  private mutating func readBanner(_ text: [Substring]) throws(Diagnostic) {
    let words = text.map { $0.lowercased() }
    let form =
      "Hearsay reads `%%MatrixMarket matrix coordinate` with `pattern`, `real` or `integer`, and"
      + " `general`, `symmetric` or `skew-symmetric`."
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix" else {
      throw Diagnostic("the first line is not that of a Matrix Market matrix", remedy: form)
    }
    guard words[2] == "coordinate" else {
      throw Diagnostic(
        "this is a dense matrix (`\(words[2].prefix(60))`), not a list of entries",
        remedy: "Write it as a sparse one: " + form)
    }
    guard ["pattern", "real", "integer", "double"].contains(words[3]),
      ["general", "symmetric", "skew-symmetric"].contains(words[4])
    else {
      throw Diagnostic(
        "the matrix is `\(words[3]) \(words[4])`, which Hearsay does not read", remedy: form)
    }
    field = words[3]
    symmetry = words[4]
  }

  private static let sizeRemedy =
    "Put the line `rows columns entries` between the comments and the first entry."

  private mutating func readSize(_ words: [Substring]) throws(Diagnostic) {
    let numbers = words.compactMap(\.plainNumber)
    guard words.count == 3, numbers.count == 3 else {
      throw Diagnostic(
        "this is not a size line, which should follow the comments: three whole numbers",
        remedy: Self.sizeRemedy)
    }
    let size: Size = (numbers[0], numbers[1], numbers[2])
    if ties.options.projection != nil {
      guard symmetry == "general" else { throw .oneMode("a symmetric matrix") }
    } else if size.rows != size.columns {
      throw .twoModes(
        "the matrix has \(size.rows) rows and \(size.columns) columns: it ties people to something"
          + " else, not to each other")
    }
    guard numbers.allSatisfy({ $0 <= Int(PersonID.max) }) else { throw .tooLarge }
    try Diagnostic.checkCount(
      people: max(size.rows, size.columns), ties: size.entries, declaredBy: "the size line")
    self.size = size
  }

  private mutating func readEntry(
    _ pair: NumberPair, hasValue: Bool, _ size: Size
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
    try ties.add(pair.first - 1, pair.second - 1, isOneWay: symmetry == "general")
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
        line: lastLine, "the Matrix Market file has no size line", remedy: Self.sizeRemedy)
    }
    guard ties.rows == size.entries else {
      throw Diagnostic(
        line: lastLine,
        "the file ends after \(ties.rows) of the \(size.entries) entries that its size line declares",
        remedy: "Download or copy it again, or correct the size line.")
    }
    let valueNotes = field == "pattern" ? [] : ["The values of the entries were ignored."]
    // Entries of a general matrix often are undirected ties: that they go one way is not noted.
    let directionNotes = symmetry == "general" ? [] : ties.directionNotes
    return ties.finish(
      "\(Self.name) \(field) \(symmetry)", notes: valueNotes + directionNotes,
      people: .numbers(1..<size.rows + 1),
      things: ties.options.projection.map { _ in .numbers(1..<size.columns + 1) })
  }
}
