import PlainText
import SocialGraph

/// Reads rows of a teller, a kind of tie, and one or more who are told: the simple interaction format of
/// Cytoscape, and the same with other separators.
///
/// `ann likes bob`, `ann likes bob cleo`, and `dan` alone, who has no ties. The kinds of ties can part them
/// into layers; the column is called `interaction`, as in Cytoscape.
///
/// Source: *Cytoscape User Manual*, "Supported network file formats", SIF.
struct SIFParser: GraphFormat, LineReader {
  static let name = "SIF"
  static let summary = "SIF (Cytoscape)"
  private static let column = "interaction"

  private let separator: UInt8?
  private var kinds = NameTable()
  private var ties: DeclaredTies

  /// Whether the second column holds kinds of ties, and not people.
  ///
  /// The file is named `.sif`, or all of this holds: every row has three fields at least; the second
  /// column's texts are no numbers and in none of the other columns; some are in more rows than one, and they
  /// are at most one more than half as many as there are rows; and people of the first column are in the third
  /// as well, or the text is one that Cytoscape uses.
  static func recognises(_ sample: FileSample) -> Bool {
    let rows = sample.table.rows
    guard rows.count >= 1, rows.allSatisfy({ $0.count == 1 || $0.count >= 3 }),
      rows.contains(where: { $0.count >= 3 }), !rows.contains(where: { $0.contains("") })
    else { return false }
    if sample.isNamed(".sif") { return true }
    let triples = rows.filter { $0.count >= 3 }
    guard triples.count >= 2 else { return false }
    let kinds = Set(triples.map { $0[1] })
    let tellers = Set(triples.map { $0[0] })
    let told = Set(triples.flatMap { $0[2...] })
    guard kinds.count < triples.count, 2 * (kinds.count - 1) <= triples.count,
      kinds.allSatisfy({ Double($0) == nil && $0.contains(where: \.isLetter) }),
      kinds.isDisjoint(with: tellers), kinds.isDisjoint(with: told)
    else { return false }
    return !told.isDisjoint(with: tellers)
      || kinds.isSubset(of: ["pp", "pd", "pr", "rc", "cr", "gl", "pm", "mp", "interacts with"])
  }

  private init(_ separator: UInt8?, _ options: ReadingOptions) throws(Diagnostic) {
    self.separator = separator
    ties = DeclaredTies(options)
    if let column = options.layerColumn, column != Self.column {
      throw .noColumn(column, of: [Self.column])
    }
    if options.projection != nil { throw .oneMode("a SIF file") }
    if let column = options.weights { throw .noWeights(column.name) }
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    try SIFParser(text.sample.table.separator.byte, options).read(text)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    guard TextLines.kind(of: range, in: bytes) == .data else { return }
    var scanner = FieldScanner(range, separator: separator)
    var fields: [String] = []
    while let field = try scanner.next(in: bytes, remedy: "Close the quote in its line.") {
      fields.append(try String(utf8: field.text(in: bytes)))
    }
    guard fields.count != 2, !fields.contains("") else {
      throw Diagnostic(
        "a row of a SIF file is a person, the kind of tie, and whom it is tied to; or a person alone",
        remedy: "Write it as in `ann likes bob`. If this is an edge list, rename it.")
    }
    let teller = try person(fields[0])
    guard fields.count > 2 else { return }
    _ = try kinds.number(of: fields[1])
    let layer = try ties.options.layerColumn == nil ? 0 : ties.layers.number(of: fields[1])
    for told in fields[2...] {
      try ties.add(teller, person(told), isOneWay: true, layer: layer)
    }
  }

  private mutating func person(_ name: String) throws(Diagnostic) -> UInt32 {
    try ties.ids.person(name)
  }

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    let shown = (0..<min(kinds.count, 5)).map { kinds[$0].quotedShort }
    let more = kinds.count > shown.count ? " and \(kinds.count - shown.count) more" : ""
    let note =
      "The second field of a row was read as the kind of tie (\(shown.joined(separator: ", "))\(more))"
      + (ties.options.layerColumn == nil ? " and ignored." : ".")
    return try ties.finish(Self.name, notes: [note], people: .texts(ties.ids.table))
  }
}
