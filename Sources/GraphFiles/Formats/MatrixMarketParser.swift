import PlainText
import SocialGraph

/// Reads the ties of a Matrix Market file: the entries of a square sparse matrix.
///
/// Entry (i, j) is a tie from person i to person j; values are ignored. A symmetric matrix lists one
/// triangle, and each of its entries stands for both directions. The size line counts the people,
/// also those without a tie, and the entries, so that a file that was cut short is an error.
///
/// Source: Boisvert, Pozo, Remington 1996, *The Matrix Market Exchange Formats: Initial Design*
/// (NISTIR 5935).
struct MatrixMarketParser: LineFormat {
  static let summary = "Matrix Market coordinate files"

  private var people = 0
  /// What the columns stand for, if that is to be projected; else they are people.
  private var things: Int?
  /// The ties between the people 0, 1, ….
  private var pieces: [[Tie]] = []
  private var format = ""

  private let options: ReadingOptions
  private var field = ""
  private var isSymmetric = false
  private var line = 0
  private var entries: Int?
  private var entriesRead = 0
  private var doubled = 0

  init(_ options: ReadingOptions) throws(Diagnostic) {
    self.options = options
    if let column = options.layerColumn { throw .noColumn(column, of: [], line: nil) }
  }

  /// Whether a text begins with the banner of the format, whatever its file is called.
  static func recognises(_ sample: FileSample) -> Bool {
    String(decoding: sample.text.prefix(14), as: UTF8.self).lowercased() == "%%matrixmarket"
  }

  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    var ties: [Tie] = []
    var position = lines.lowerBound
    while position < lines.upperBound {
      line += 1
      let end = TextLines.end(of: bytes, from: position)
      let range = position..<end
      position = TextLines.next(in: bytes, behind: end)
      if line == 1 {
        try readBanner(String(decoding: range.map { bytes[$0] }, as: UTF8.self))
      } else if entries != nil,
        let pair = NumberPair.scan(bytes, from: range.lowerBound, separator: nil)
      {
        try add(pair, hasValue: pair.next < end, to: &ties)
      } else {
        switch TextLines.kind(of: range, in: bytes) {
        case .empty, .comment: break
        case .data, .slashes:
          let text = String(decoding: range.prefix(200).map { bytes[$0] }, as: UTF8.self)
          guard entries == nil else { throw notAnEntry }
          try readSize(text)
        }
      }
    }
    if !ties.isEmpty { pieces.append(ties) }
  }

  func finish() throws(Diagnostic) -> DeclaredTies {
    guard let entries else {
      throw Diagnostic(
        line: line, "the Matrix Market file has no size line", remedy: Self.sizeRemedy)
    }
    guard entriesRead == entries else {
      throw Diagnostic(
        line: line,
        "the file ends after \(entriesRead) of the \(entries) entries that its size line promises",
        remedy: "Download or copy it again, or correct the size line.")
    }
    return DeclaredTies(
      format: format, notes: notes, people: .numbers(1..<people + 1),
      things: things.map { .numbers(1..<$0 + 1) }, pieces: pieces, layers: nil)
  }

  /// Remarks for the user.
  private var notes: [String] {
    var notes: [String] = []
    if field != "pattern" { notes.append("The values of the entries were ignored.") }
    if doubled > 0 {
      notes.append(
        "The matrix is symmetric: each of \(doubled) entries was read as two rows, one each way.")
    }
    return notes
  }

  private mutating func add(
    _ pair: NumberPair, hasValue: Bool, to ties: inout [Tie]
  ) throws(Diagnostic) {
    guard entriesRead < entries ?? 0 else {
      throw Diagnostic(
        line: line, "there are more entries than the \(entries ?? 0) of the size line",
        remedy: "Correct the size line (rows, columns, entries), or take the rest out.")
    }
    let from = Int(pair.first) - 1
    let to = Int(pair.second) - 1
    let columns = things ?? people
    guard from >= 0, to >= 0, from < people, to < columns else {
      throw Diagnostic(
        line: line,
        "entry (\(pair.first), \(pair.second)) is outside the matrix, whose rows "
          + (columns == people
            ? "and columns are 1 to \(people)"
            : "are 1 to \(people) and whose columns 1 to \(columns)"),
        remedy: "Number people from 1, or correct the size line.")
    }
    guard hasValue == (field != "pattern") else { throw notAnEntry }
    entriesRead += 1
    let tie = Tie(PersonID(from), PersonID(to))
    ties.append(tie)
    if options.doublesTies, isSymmetric, from != to {
      ties.append(Tie(tie.to, tie.from))
      doubled += 1
    }
  }

  private mutating func readBanner(_ text: String) throws(Diagnostic) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    func refuse(_ message: String, _ remedy: String) -> Diagnostic {
      Diagnostic(line: 1, message, remedy: remedy)
    }
    let form =
      "Hearsay reads `%%MatrixMarket matrix coordinate` with `pattern`, `real` or `integer`, and"
      + " `general`, `symmetric` or `skew-symmetric`."
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix" else {
      throw refuse("the first line is not that of a Matrix Market matrix", form)
    }
    guard words[2] == "coordinate" else {
      throw refuse(
        "this is a dense matrix (`\(words[2])`), not a list of entries",
        "Write it as a sparse one: " + form)
    }
    guard ["pattern", "real", "integer", "double"].contains(words[3]),
      ["general", "symmetric", "skew-symmetric"].contains(words[4])
    else {
      throw refuse("the matrix is `\(words[3]) \(words[4])`, which Hearsay does not read", form)
    }
    field = words[3]
    isSymmetric = words[4] != "general"
    format = "Matrix Market \(words[3]) \(words[4])"
  }

  private static let sizeRemedy =
    "Put the line `rows columns entries` between the comments and the first entry."

  private mutating func readSize(_ text: String) throws(Diagnostic) {
    let words = text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    let numbers = words.compactMap { word in
      PersonNumbering.plainNumber(word).flatMap(Int.init(exactly:))
    }
    guard words.count == 3, numbers.count == 3 else {
      throw Diagnostic(
        line: line,
        "this is no size line, which should be the first line behind the comments: three whole"
          + " numbers",
        remedy: Self.sizeRemedy)
    }
    if options.projection != nil {
      guard !isSymmetric else {
        throw Diagnostic(
          line: line,
          "a symmetric matrix ties people of one kind to each other, so there is nothing to project",
          remedy: "Read it without a projection.")
      }
      things = numbers[1]
    } else if numbers[0] != numbers[1] {
      throw .twoModes(
        line: line,
        "the matrix has \(numbers[0]) rows and \(numbers[1]) columns: it ties people to something"
          + " else, not to each other")
    }
    guard numbers[0] <= Int(PersonID.max), numbers[1] <= Int(PersonID.max),
      numbers[2] <= Int(PersonID.max)
    else {
      throw .tooLarge(line: line)
    }
    guard max(numbers[0], numbers[1]) <= max(10_000_000, 1000 * numbers[2]) else {
      throw Diagnostic(
        line: line,
        "the size line promises \(numbers[0]) people and only \(numbers[2]) entries",
        remedy: "Correct the size line (rows, columns, entries).")
    }
    people = numbers[0]
    entries = numbers[2]
  }

  private var notAnEntry: Diagnostic {
    Diagnostic(
      line: line,
      "this is no entry of a `\(field)` matrix: two whole numbers"
        + (field == "pattern" ? "" : " and a value"),
      remedy: "Correct the line, or mark it as a comment with %.")
  }
}
