import Parallelism
import PlainText
import SocialGraph

/// Reads ties that are written as pairs in brackets, as programs print them: `(1, 2)` a line,
/// `[(1, 2), (2, 3)]`, `[["a", "b"], ["b", "c"]]`, `{1, 2}`.
///
/// Behind the two ids of a pair in round brackets may be more, which is ignored; in others there are two. A
/// pair in braces is a set: it goes both ways.
struct TupleListParser: GraphFormat {
  static let name = "edge list, pairs in brackets"
  static let summary = "pairs in brackets"

  private let options: ReadingOptions
  private var ties: NamedTies
  private var directions = TieDirections()
  /// The brackets that are open, and how many things were found in each.
  private var open: [(bracket: UInt8, items: Int)] = []
  /// The ids of the innermost pair.
  private var ids: [[UInt8]] = []
  private var pairsWithMore = 0
  private var line = 1

  /// How deep brackets may be.
  private static let deepest = 16

  private init(_ options: ReadingOptions) {
    self.options = options
    ties = NamedTies(memory: options.memory)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    guard let start = sample.firstLine?.utf8.first, "([{".utf8.contains(start) else { return false }
    // Whole lines, or what there is of the only one up to the end of a pair.
    let text = sample.text.prefix(1 << 16)
    let isWhole = text.endIndex == sample.bytes.endIndex
    let ends = "\n)]}".utf8
    guard let end = isWhole ? text.endIndex : text.lastIndex(where: { ends.contains($0) }) else {
      return false
    }
    var parser = TupleListParser(ReadingOptions(isDirected: true, workers: .single))
    // A name that is not UTF-8 is for the reading to say.
    let bytes = Array(String(decoding: text[..<end], as: UTF8.self).utf8) + [UInt8(ascii: "\n")]
    do throws(Diagnostic) {
      try parser.parse(bytes.span, bytes.indices)
    } catch {
      return false
    }
    return parser.ties.rows > 0
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    if let column = options.layerColumn { throw .noColumn(column) }
    if let column = options.weights { throw .noWeights(column.name) }
    var parser = TupleListParser(options)
    try text.forEachBlock { (bytes, lines) throws(Diagnostic) in try parser.parse(bytes, lines) }
    guard parser.open.isEmpty else {
      throw Diagnostic(
        line: parser.line, "the file ends inside a bracket", remedy: "Restore the end of the file.")
    }
    var notes: [String] = []
    if parser.pairsWithMore > 0 {
      notes.append("What follows the two ids of a pair was ignored (\(parser.pairsWithMore)).")
    }
    if let note = parser.ties.table?.noteOnNotations { notes.append(note) }
    let rows = parser.ties.rows - parser.directions.added
    notes += parser.directions.notes(of: rows, options)
    let (labels, taken) = try PersonNumbering.number(parser.ties, options)
    return ReadTies(taken, labels: labels, format: name, notes: notes, isEdgeList: true)
  }

  private mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    var position = lines.lowerBound
    while position < lines.upperBound {
      do throws(Diagnostic) {
        try readToken(bytes, &position, end: lines.upperBound)
      } catch {
        throw error.inLine(line)
      }
    }
    try ties.checkMemory(options)
  }

  private mutating func readToken(
    _ bytes: Span<UInt8>, _ position: inout Int, end: Int
  ) throws(Diagnostic) {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position = TextLines.next(in: bytes, behind: position)
      line += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"): position += 1
    case UInt8(ascii: "#") where open.isEmpty, UInt8(ascii: "%") where open.isEmpty:
      position = TextLines.end(of: bytes, from: position)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      try openBracket(byte)
      position += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      try closeBracket(byte)
      position += 1
    default: try readItem(bytes, &position)
    }
  }

  /// Whether what is read now lies behind the ids of a pair, in a bracket of its own.
  private var isBehindIDs: Bool {
    open.dropLast().contains { $0.items >= 2 && $0.bracket == UInt8(ascii: "(") }
  }

  private mutating func openBracket(_ bracket: UInt8) throws(Diagnostic) {
    guard open.count < Self.deepest else {
      throw Diagnostic("brackets are nested too deep for a list of pairs", cause: .unknownFormat)
    }
    // An id, and then a bracket: no list of pairs, but perhaps one of neighbours.
    if let outer = open.last, !ids.isEmpty, !isBehindIDs,
      outer.items < 2 || outer.bracket != UInt8(ascii: "(")
    {
      throw Self.noPair
    }
    // What is behind the ids of a pair counts as a thing of it.
    if let outer = open.indices.last, open[outer].items >= 2 { open[outer].items += 1 }
    open.append((bracket, 0))
  }

  private mutating func closeBracket(_ bracket: UInt8) throws(Diagnostic) {
    let isBehind = isBehindIDs
    guard let last = open.popLast(), Self.end(of: last.bracket) == bracket else {
      throw Diagnostic(
        "a bracket is closed that is not open", remedy: "Write each pair as (a, b).",
        cause: .unknownFormat)
    }
    guard !isBehind, last.items > 0 else { return }
    guard last.items == 2 || last.items > 2 && last.bracket == UInt8(ascii: "("), ids.count == 2
    else {
      throw Self.noPair
    }
    if last.items > 2 { pairsWithMore += 1 }
    let pair = ids
    ids = []
    for id in pair { try ControlCharacters.check(String(decoding: id, as: UTF8.self)) }
    try ties.add(texts: pair[0], pair[1])
    guard last.bracket == UInt8(ascii: "{"), options.isDirected, options.projection == nil,
      pair[0] != pair[1]
    else { return }
    try ties.add(texts: pair[1], pair[0])
    directions.doubled += 1
    directions.added += 1
  }

  private static func end(of bracket: UInt8) -> UInt8 {
    switch bracket {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: UInt8(ascii: "}")
    }
  }

  /// Reads an id, or what follows two of them.
  private mutating func readItem(
    _ bytes: Span<UInt8>, _ position: inout Int
  ) throws(Diagnostic) {
    guard !open.isEmpty else { throw Self.noPair }
    let start = position
    let first = bytes[start]
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    position += 1
    while !NumberPair.isEnd(bytes[position]) {
      let byte = bytes[position]
      if isQuoted ? byte == first : "()[]{},;".utf8.contains(byte) { break }
      guard isQuoted ? byte != UInt8(ascii: "\\") : byte != UInt8(ascii: ":") || isBehindIDs else {
        throw isQuoted ? Self.escape : Self.noPair
      }
      position += 1
    }
    if isBehindIDs {
      if isQuoted, bytes[position] == first { position += 1 }
      return
    }
    open[open.count - 1].items += 1
    var id = start..<position
    if isQuoted {
      guard bytes[position] == first else {
        throw Diagnostic("a quoted id does not end in its line", remedy: "Close its quotes.")
      }
      position += 1
      id = start + 1..<id.upperBound
    } else {
      while let last = id.last, TextLines.isBlank(bytes[last]) { id = id.dropLast() }
    }
    guard !id.isEmpty else {
      throw Diagnostic("an id is empty", remedy: "Give every person an id.")
    }
    guard ids.count < 2 else { return }
    let text = try String(utf8: bytes.array(id))
    ids.append(Array(text.utf8))
  }

  private static let noPair = Diagnostic(
    "this is not a pair of ids", remedy: "Write each tie as (a, b), and nothing between the pairs.",
    cause: .unknownFormat)

  private static let escape = Diagnostic(
    "an id holds a backslash, which means something else in each program",
    remedy: "Write the ties as two columns of a CSV file.")
}
