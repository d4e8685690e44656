import PlainText
import SocialGraph

/// Reads the ties of a Pajek network: a list of vertices and sections of arcs, edges or a matrix.
///
/// Arcs go one way and edges both ways; the values of lines are ignored. A file may hold several
/// relations, as sections with numbers and names (`*Arcs :2 "LIKES"`) or as numbers before lines
/// (`2: 5 7`): read as one graph it is their union. A file of two modes (`*Vertices 32 18`) ties the
/// first 18 to the other 14, and is read only to be projected.
///
/// Source: Mrvar, Batagelj, *Pajek and PajekXXL: Reference Manual*, the network file format.
struct PajekParser: LineFormat {
  static let summary = "Pajek"

  private enum Section {
    case none, vertices, arcs, edges, arcsList, edgesList, matrix

    /// Whether its ties go one way.
    var isOneWay: Bool { self != .edges && self != .edgesList }
  }

  private let options: ReadingOptions
  private var gathering: DeclaredTieGathering
  private var line = 0
  private var section = Section.none
  private var people: Int?
  private var verticesLine = 0
  /// The number of people of the first of two modes.
  private var firstMode: Int?
  /// The labels by the number of the vertex, less one, as far as they were given.
  private var labels: [String?] = []
  private var labelled = 0
  private var matrixRow = 0
  private var hasValues = false
  /// The layer of each relation by its number, and that of the section.
  private var layerOfRelation: [Int: UInt32] = [:]
  private var layer: UInt32 = 0

  init(_ options: ReadingOptions) throws(Diagnostic) {
    self.options = options
    gathering = DeclaredTieGathering(options)
    if let column = options.layerColumn, column != Self.layerColumn {
      throw .noColumn(column, of: [Self.layerColumn], line: nil)
    }
  }

  /// What the relations of a file are called where a column is asked for.
  static let layerColumn = "relation"

  static func recognises(_ sample: FileSample) -> Bool {
    // The Pajek program begins its files with comments of two kinds.
    let heading = sample.lines.first {
      !$0.hasPrefix("%") && !$0.hasPrefix("/*") && !$0.hasPrefix("#")
    }
    let word = (heading ?? "").lowercased().prefix { !$0.isWhitespace && $0 != ":" }
    return word == "*vertices" || word == "*network"
      || (word.first == "*" && sections[String(word.dropFirst())] != nil)
  }

  /// The sections of ties, by their headings in lower case.
  private static let sections: [String: Section] = [
    "arcs": .arcs, "edges": .edges, "arcslist": .arcsList, "edgeslist": .edgesList,
    "matrix": .matrix,
  ]

  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    var position = lines.lowerBound
    while position < lines.upperBound {
      line += 1
      let end = TextLines.end(of: bytes, from: position)
      let range = position..<end
      position = TextLines.next(in: bytes, behind: end)
      if section == .arcs || section == .edges,
        let pair = NumberPair.scan(bytes, from: range.lowerBound, separator: nil)
      {
        hasValues = hasValues || pair.next < end
        try add(Int(pair.first), Int(pair.second), layer)
        continue
      }
      var start = range.lowerBound
      while start < end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") {
        start += 1
      }
      guard start < end, bytes[start] != UInt8(ascii: "%") else { continue }
      if bytes[start] == UInt8(ascii: "*") {
        try endSection()
        try readHeading(String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self))
      } else if !isComment(bytes, start, end) {
        try readData(bytes, start..<end)
      }
    }
  }

  /// A line that begins with `/*`, as the program itself writes them.
  private func isComment(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    start + 1 < end && bytes[start] == UInt8(ascii: "/") && bytes[start + 1] == UInt8(ascii: "*")
  }

  // MARK: Headings

  private mutating func readHeading(_ text: String) throws(Diagnostic) {
    let word = text.dropFirst().prefix { !$0.isWhitespace && $0 != ":" }.lowercased()
    let rest = text.dropFirst(1 + word.count)
    switch word {
    case "network": break
    case "vertices": try readVertices(rest)
    default:
      guard let section = Self.sections[word] else {
        throw Diagnostic(
          line: line, "`*\(word)` is no part of a Pajek network that Hearsay reads",
          remedy:
            "Save the network alone (*Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix).")
      }
      guard people != nil else {
        throw Diagnostic(
          line: line, "there is no `*Vertices` line before this section",
          remedy: "Put `*Vertices` and the number of people before the ties.")
      }
      self.section = section
      matrixRow = 0
      try readRelation(rest)
    }
  }

  private mutating func readVertices(_ rest: Substring) throws(Diagnostic) {
    guard people == nil else {
      throw Diagnostic(
        line: line,
        "this is the second network of the file, whose first begins in line"
          + " \(verticesLine)",
        remedy: "Save each network to a file of its own.")
    }
    let words = rest.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { PersonNumbering.plainNumber($0.utf8) }
    guard (1...2).contains(words.count), numbers.count == words.count else {
      throw Diagnostic(
        line: line, "`*Vertices` is not followed by the number of people",
        remedy: "Write `*Vertices` and one whole number, or two for two modes.")
    }
    guard let count = Int(exactly: numbers[0]), count <= Int(PersonID.max) else {
      throw .tooLarge(line: line)
    }
    people = count
    verticesLine = line
    section = .vertices
    guard numbers.count == 2 else { return }
    guard let first = Int(exactly: numbers[1]), first <= count else {
      throw Diagnostic(
        line: line, "the first mode has \(numbers[1]) of \(count) vertices",
        remedy: "Write `*Vertices`, the number of all vertices and that of the first mode.")
    }
    firstMode = first
    if options.projection == nil {
      throw .twoModes(
        line: line,
        "the file has two modes: it ties \(first) people to \(count - first) other things")
    }
  }

  /// The relation that a section belongs to: its number and name, or 1.
  private mutating func readRelation(_ rest: Substring) throws(Diagnostic) {
    var number = 1
    var text = rest.drop(while: \.isWhitespace)
    if text.first == ":" {
      text = text.dropFirst().drop(while: \.isWhitespace)
      let digits = text.prefix { !$0.isWhitespace && $0 != "\"" }
      guard let value = Int(digits) else {
        throw Diagnostic(
          line: line, "the relation of this section has no number",
          remedy: "Write it as in `*Arcs :1 \"LIKES\"`.")
      }
      number = value
      text = text.dropFirst(digits.count)
    }
    var name = String(text)
    while let last = name.last, last.isWhitespace { name.removeLast() }
    name = String(name.drop(while: \.isWhitespace))
    if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast())
    }
    layer = layer(of: number, name: name.isEmpty ? nil : name)
  }

  private mutating func layer(of number: Int, name: String? = nil) -> UInt32 {
    if let layer = layerOfRelation[number] { return layer }
    let layer = gathering.layer(name ?? "\(number)")
    layerOfRelation[number] = layer
    return layer
  }

  // MARK: Data

  private mutating func readData(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    switch section {
    case .none: throw notInSection
    case .vertices: try readVertex(bytes, range)
    case .arcs, .edges: try readTie(bytes, range)
    case .arcsList, .edgesList: try readList(words(bytes, range))
    case .matrix: try readMatrixRow(words(bytes, range))
    }
  }

  private func words(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Substring] {
    String(decoding: range.map { bytes[$0] }, as: UTF8.self).split(whereSeparator: \.isWhitespace)
  }

  private mutating func readVertex(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    var scanner = FieldScanner(range, separator: .blanks)
    var fields: [[UInt8]] = []
    do {
      while fields.count < 2, let field = try scanner.next(in: bytes) {
        fields.append(field.range.map { bytes[$0] })
      }
    } catch {
      throw Diagnostic(
        line: line, error.message, remedy: "Write the vertex as in `5 \"Ann Lee\"`.")
    }
    guard let first = fields.first, let number = PersonNumbering.plainNumber(first),
      number >= 1, number <= UInt64(people ?? 0)
    else {
      throw Diagnostic(
        line: line, "a vertex begins with its number, 1 to \(people ?? 0)",
        remedy: "Correct the line, or the number behind `*Vertices`.")
    }
    let place = Int(number) - 1
    while labels.count <= place { labels.append(nil) }
    guard labels[place] == nil else {
      throw Diagnostic(
        line: line, "vertex \(number) is there twice", remedy: "Take one of the lines out.")
    }
    guard fields.count == 2 else {
      labels[place] = "\(number)"
      return
    }
    guard let label = String(validating: fields[1], as: UTF8.self) else {
      throw .notUTF8(line: line)
    }
    labels[place] = label.isEmpty ? "\(number)" : label
    labelled += label.isEmpty ? 0 : 1
  }

  private mutating func readTie(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    var words = words(bytes, range)
    var layer = layer
    // `2: 5 7`, or `2 : 5 7`: a tie of relation 2.
    if let colon = words.firstIndex(where: { $0.contains(":") }), colon < 2 {
      let parts = words[...colon].joined().split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[0]) else { throw notATie }
      layer = self.layer(of: number)
      words.replaceSubrange(...colon, with: parts[1].isEmpty ? [] : [parts[1]])
    }
    guard words.count >= 2, let from = Int(words[0]), let to = Int(words[1]) else { throw notATie }
    hasValues = hasValues || words.count > 2
    try add(from, to, layer)
  }

  private mutating func readList(_ words: [Substring]) throws(Diagnostic) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else { throw notATie }
    for number in numbers.dropFirst() { try add(numbers[0], number, layer) }
  }

  private mutating func readMatrixRow(_ words: [Substring]) throws(Diagnostic) {
    let count = people ?? 0
    let columns = count - (firstMode ?? 0)
    let values = words.compactMap { Double($0) }
    guard matrixRow < firstMode ?? count else {
      throw Diagnostic(
        line: line, "the matrix has more than \(firstMode ?? count) rows",
        remedy: "Correct the matrix, or the number behind `*Vertices`.")
    }
    guard values.count == words.count, values.count == columns else {
      throw Diagnostic(
        line: line,
        "a row of the matrix holds \(columns) numbers, and this line \(words.count) words",
        remedy: "Write each row in a line of its own.")
    }
    matrixRow += 1
    for (column, value) in values.enumerated() where value != 0 {
      try add(matrixRow, column + 1 + (firstMode ?? 0), layer)
    }
  }

  private mutating func add(_ first: Int, _ second: Int, _ layer: UInt32) throws(Diagnostic) {
    let count = people ?? 0
    for number in [first, second] where number < 1 || number > count {
      throw Diagnostic(
        line: line, "vertex \(number) is none of the \(count) of the `*Vertices` line",
        remedy: "Number vertices from 1, or correct the number behind `*Vertices`.")
    }
    var from = PersonID(first - 1)
    var to = PersonID(second - 1)
    if let firstMode {
      if from > to { swap(&from, &to) }
      guard from < firstMode, to >= firstMode else {
        throw Diagnostic(
          line: line,
          "vertices \(first) and \(second) are of the same mode: the first is 1 to \(firstMode)",
          remedy: "Correct the tie, or the numbers behind `*Vertices`.")
      }
      to -= PersonID(firstMode)
    }
    do throws(Diagnostic) {
      try gathering.add(from, to, isOneWay: section.isOneWay, layer: layer)
    } catch {
      var problem = error
      problem.line = line
      throw problem
    }
  }

  private func endSection() throws(Diagnostic) {
    if section == .matrix, matrixRow != firstMode ?? people ?? 0 {
      throw Diagnostic(
        line: line, "the matrix ends after \(matrixRow) of \(firstMode ?? people ?? 0) rows",
        remedy: "Download or copy the file again, or correct the number behind `*Vertices`.")
    }
  }

  private static let beginning = "Begin the file with `*Vertices` and the number of people."

  private var notInSection: Diagnostic {
    Diagnostic(
      line: line, "this line stands before `*Vertices`",
      remedy: Self.beginning)
  }

  private var notATie: Diagnostic {
    Diagnostic(
      line: line, "this is no tie: two numbers of vertices, and perhaps a value",
      remedy: "Correct the line, or mark it as a comment with %.")
  }

  // MARK: What was read

  mutating func finish() throws(Diagnostic) -> DeclaredTies {
    try endSection()
    guard let people else {
      throw Diagnostic("the Pajek file has no `*Vertices` line", remedy: Self.beginning)
    }
    guard people <= max(10_000_000, 1000 * gathering.ties.count) else {
      throw Diagnostic(
        line: verticesLine,
        "`*Vertices` promises \(people) people, and there are only \(gathering.ties.count) ties",
        remedy: "Correct the number behind `*Vertices`.")
    }
    var notes: [String] = []
    let relations = gathering.layers.names
    if relations.count > 1, options.layerColumn == nil {
      notes.append(
        "The file holds \(relations.count) relations (\(relations.joined(separator: ", "))), read as"
          + " one graph: their union.")
    }
    notes += gathering.notes
    if hasValues { notes.append("The values of ties were ignored.") }
    var names = DeclaredTies.Names.numbers(1..<(firstMode ?? people) + 1)
    var things = firstMode.map { DeclaredTies.Names.numbers($0 + 1..<people + 1) }
    if labelled > 0 {
      let texts = (0..<people).map { place in
        (place < labels.count ? labels[place] : nil) ?? "\(place + 1)"
      }
      let (table, twice) = DeclaredTies.Names.distinct(texts)
      if let twice {
        notes.append(
          "People are called by their numbers, for more than one is labelled \"\(twice)\".")
      } else if let firstMode {
        names = .texts(DeclaredTies.Names.distinct(Array(texts[..<firstMode])).table)
        things = .texts(DeclaredTies.Names.distinct(Array(texts[firstMode...])).table)
      } else {
        names = .texts(table)
      }
    }
    return DeclaredTies(
      format: "Pajek", notes: notes, people: names, things: things, pieces: [gathering.ties],
      layers: options.layerColumn == nil ? nil : gathering.layers)
  }
}
