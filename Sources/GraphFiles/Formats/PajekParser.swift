import PlainText
import SocialGraph

/// Reads the ties of a Pajek network: a list of vertices and sections of arcs, edges or a matrix.
///
/// Arcs go one way and edges both ways; the values of lines are ignored. A file may hold several
/// relations, as sections with numbers and names (`*Arcs :2 "LIKES"`) or as numbers before lines
/// (`2: 5 7`): read as one graph it is their union. A file of two modes (`*Vertices 32 18`) ties the
/// first 18 to the other 14, and is read only to be projected. Of a project file the network is read, and its
/// partitions, vectors and the like are skipped.
///
/// Source: Mrvar, Batagelj, *Pajek and PajekXXL: Reference Manual*, the network file format.
struct PajekParser: LineFormat {
  static let name = "Pajek"

  /// A part of the file, by its heading in lower case.
  private enum Section: String {
    case vertices, arcs, edges, matrix
    case arcsList = "arcslist"
    case edgesList = "edgeslist"

    /// Whether its ties go one way.
    var isOneWay: Bool { !(self == .edges || self == .edgesList) }
  }

  /// The `*Vertices` line, if there was one.
  private struct Vertices {
    var line: Int?
    /// The number of people, or of both modes.
    var count = 0
    /// The number of vertices of the first of two modes.
    var firstMode: Int?
  }

  private var ties: DeclaredTies
  private var section: Section?
  /// The heading of a partition, a vector or the like that is skipped, and whether its vertices were.
  private var skipped: (name: String, hasVertices: Bool)?
  private var others: [String] = []
  /// The line of the first of them.
  private var otherLine: Int?
  private var vertices = Vertices()
  /// The labels by the number of the vertex, as far as they were given; empty for its number.
  private var labels: [Int: String] = [:]
  private var bytesOfLabels = 0.0
  private var matrixRow = 0
  private var hasValues = false
  /// The layer of each relation by its number, and that of the section.
  private var layerOfRelation: [Int: UInt32] = [:]
  private var layer: UInt32 = 0

  init(_ options: ReadingOptions) throws(Diagnostic) {
    ties = DeclaredTies(options)
    try WeightText.checkName(options)
    if let column = options.layerColumn, column != Self.layerColumn {
      throw .noColumn(column, of: [Self.layerColumn])
    }
  }

  /// What the relations of a file are called where a column is asked for.
  private static let layerColumn = "relation"

  static func recognises(_ sample: FileSample) -> Bool {
    // The Pajek program begins its files with comments of two kinds.
    let heading = sample.lines.first {
      !$0.hasPrefix("%") && !$0.hasPrefix("/*") && !$0.hasPrefix("#")
    }
    guard let heading, heading.hasPrefix("*") else { return false }
    let word = heading.dropFirst().lowercased().prefix { !$0.isWhitespace && $0 != ":" }
    return word == "network" || Section(rawValue: String(word)) != nil
      || others.contains(String(word))
  }

  /// The parts of a project file that are no networks.
  private static let others: Set<String> = [
    "partition", "vector", "permutation", "cluster", "hierarchy",
  ]

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    if let problem = PajekValues.problem(text.sample) { throw problem }
    return try Self(options).read(text)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    if section == .arcs || section == .edges, skipped == nil,
      let pair = NumberPair.scan(bytes, from: range.lowerBound, separator: nil)
    {
      hasValues = hasValues || pair.next < range.upperBound
      let value =
        ties.options.weights == nil ? nil : bytes.words(pair.next..<range.upperBound).first
      return try add(Int(pair.first), Int(pair.second), layer, value: value, line: line)
    }
    let start = range.first { !TextLines.isBlank(bytes[$0]) } ?? range.upperBound
    let text = start..<range.upperBound
    let mark = bytes.text(text.prefix(2))
    if mark.isEmpty || mark.hasPrefix("%") || mark == "/*" { return }
    if mark.hasPrefix("*") {
      try endSection()
      return try readHeading(bytes.text(text.dropFirst()), line: line)
    }
    if skipped != nil { return }
    switch section {
    case nil:
      throw Diagnostic("there is no `*Vertices` line before this one", remedy: Self.beginning)
    case .vertices: try readVertex(bytes, text)
    case .arcs, .edges: try readTie(bytes.text(text), line)
    case .arcsList, .edgesList: try readList(bytes.words(text), line)
    case .matrix: try readMatrixRow(bytes.words(text), line)
    }
  }

  private static let beginning = "Begin the file with `*Vertices` and the number of people."

  // MARK: Headings

  private mutating func readHeading(_ text: String, line: Int) throws(Diagnostic) {
    let word = text.prefix { !$0.isWhitespace && $0 != ":" }
    let rest = text.dropFirst(word.count)
    let name = word.lowercased()
    if Self.others.contains(name) {
      skipped = (name, false)
      if others.isEmpty { otherLine = line }
      if !others.contains(name) { others.append(name) }
      return
    }
    if let part = skipped, name == "vertices", !part.hasVertices {
      skipped?.hasVertices = true
      return
    }
    skipped = nil
    if name == "network" { return }
    guard let section = Section(rawValue: name) else {
      throw Diagnostic(
        "`*\(shortened(name))` is not a part of a Pajek network that Hearsay reads",
        remedy:
          "Save the network alone (*Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix).")
    }
    if section == .vertices {
      return try readVertices(rest.split(whereSeparator: \.isWhitespace), line: line)
    }
    guard vertices.line != nil else {
      throw Diagnostic(
        "there is no `*Vertices` line before this section", remedy: Self.beginning)
    }
    self.section = section
    matrixRow = 0
    try readRelation(rest)
  }

  private mutating func readVertices(_ words: [Substring], line: Int) throws(Diagnostic) {
    if let first = vertices.line { throw .second("network", firstIn: first) }
    let numbers = words.compactMap(\.plainNumber)
    guard (1...2).contains(words.count), numbers.count == words.count else {
      throw Diagnostic(
        "`*Vertices` is not followed by the number of people",
        remedy: "Write `*Vertices` and one whole number, or two for two modes.")
    }
    let count = numbers[0]
    guard count <= Int(PersonID.max) else { throw .tooLarge }
    section = .vertices
    vertices = Vertices(line: line, count: count)
    guard numbers.count == 2 else { return }
    guard numbers[1] <= count else {
      throw Diagnostic(
        "the first mode has \(numbers[1]) of \(count) vertices",
        remedy: "Write `*Vertices`, the number of all vertices and that of the first mode.")
    }
    vertices.firstMode = numbers[1]
    if ties.options.projection == nil {
      throw .twoModes(
        "the file has two modes: it ties \(numbers[1]) people to \(count - numbers[1]) other things"
      )
    }
  }

  /// The relation that a section belongs to: its number and name, or 1.
  private mutating func readRelation(_ rest: Substring) throws(Diagnostic) {
    var number = 1
    var name = trimmed(String(rest))[...]
    if name.hasPrefix(":") {
      name = name.dropFirst().drop(while: \.isWhitespace)
      let digits = name.prefix { !$0.isWhitespace && $0 != "\"" }
      guard let value = Int(digits) else {
        throw Diagnostic(
          "the relation of this section has no number",
          remedy: "Write it as in `*Arcs :1 \"LIKES\"`.")
      }
      number = value
      name = name.dropFirst(digits.count).drop(while: \.isWhitespace)
    }
    if name.utf8.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = name.dropFirst().dropLast()
    }
    layer = try layer(of: number, name: name.isEmpty ? "\(number)" : String(name))
  }

  private mutating func layer(of number: Int, name: String) throws(Diagnostic) -> UInt32 {
    if let layer = layerOfRelation[number] { return layer }
    let layer = try ties.layers.number(of: name)
    layerOfRelation[number] = layer
    return layer
  }

  // MARK: Data

  /// What the label of a vertex takes at most beside its text: in the table of them while that grows.
  private static let bytesPerLabel = 140.0

  private static let vertexRemedy = "Write the vertex as in `5 \"Ann Lee\"`."

  private mutating func readVertex(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    let count = vertices.count
    var scanner = FieldScanner(range, separator: nil)
    let first = try scanner.next(in: bytes, remedy: Self.vertexRemedy)
    let second = try scanner.next(in: bytes, remedy: Self.vertexRemedy)
    guard let first, let number = bytes.plainNumber(first.range), number >= 1,
      number <= UInt64(count)
    else {
      throw Diagnostic(
        "a vertex begins with its number, 1 to \(count)",
        remedy: "Correct the line, or the number after `*Vertices`.")
    }
    let label = try String(utf8: second.map { bytes.array($0.range) } ?? [])
    try ControlCharacters.check(label)
    guard labels.updateValue(label, forKey: Int(number)) == nil else {
      throw Diagnostic("vertex \(number) is listed twice", remedy: "Remove one of the lines.")
    }
    bytesOfLabels += Self.bytesPerLabel + Double(label.utf8.count)
    guard labels.count & 0xFFF == 0 else { return }
    try ties.options.checkMemory(
      of: labels.count, bytesEach: bytesOfLabels / Double(labels.count), "vertices")
  }

  private var notATie: Diagnostic {
    Diagnostic(
      "this is not a tie: two numbers of vertices, and perhaps a value",
      remedy: "Correct the line, or mark it as a comment with %.")
  }

  private mutating func readTie(_ text: String, _ line: Int) throws(Diagnostic) {
    var rest = text[...]
    var layer = layer
    // `2: 5 7`, or `2 : 5 7`: a tie of relation 2.
    if let colon = text.firstIndex(of: ":"), let number = Int(trimmed(String(text[..<colon]))) {
      layer = try self.layer(of: number, name: "\(number)")
      rest = text[colon...].dropFirst()
    }
    let words = rest.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, let from = Int(words[0]), let to = Int(words[1]) else { throw notATie }
    hasValues = hasValues || words.count > 2
    try add(from, to, layer, value: words.dropFirst(2).first, line: line)
  }

  private mutating func readList(_ words: [Substring], _ line: Int) throws(Diagnostic) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else { throw notATie }
    for number in numbers.dropFirst() {
      try add(numbers[0], number, layer, value: nil, line: line)
    }
  }

  /// The number of rows of a matrix.
  private var rows: Int { vertices.firstMode ?? vertices.count }

  private mutating func readMatrixRow(_ words: [Substring], _ line: Int) throws(Diagnostic) {
    let offset = vertices.firstMode ?? 0
    let columns = vertices.count - offset
    let values = words.compactMap { Double($0) }
    guard matrixRow < rows else {
      throw Diagnostic(
        "the matrix has more than \(rows) rows",
        remedy: "Correct the matrix, or the number after `*Vertices`.")
    }
    guard values.count == words.count, values.count == columns else {
      throw Diagnostic(
        "a row of the matrix holds \(columns) numbers, and this line \(words.count) words",
        remedy: "Write each row in a line of its own.")
    }
    matrixRow += 1
    for (column, value) in values.enumerated() where value != 0 {
      try add(matrixRow, column + 1 + offset, layer, value: words[column], line: line)
    }
  }

  /// Adds a tie; one without a value has the value 1, as Pajek says.
  private mutating func add(
    _ first: Int, _ second: Int, _ layer: UInt32, value: Substring?, line: Int
  ) throws(Diagnostic) {
    let count = vertices.count
    for number in [first, second] where number < 1 || number > count {
      throw Diagnostic(
        "vertex \(number) is out of range 1 to \(count), the number after `*Vertices`",
        remedy: "Number vertices from 1, or correct the number after `*Vertices`.")
    }
    let isOneWay = section?.isOneWay ?? true
    var weight: LineWeight?
    if let column = ties.options.weights {
      weight = LineWeight(
        value: try WeightText.weight(value.map { String($0) } ?? "1", column), line: line)
    }
    guard let firstMode = vertices.firstMode else {
      return try ties.add(
        PersonID(first - 1), PersonID(second - 1), isOneWay: isOneWay, layer: layer,
        weight: weight)
    }
    let (person, thing) = (min(first, second), max(first, second))
    guard person <= firstMode, thing > firstMode else {
      throw Diagnostic(
        "vertices \(first) and \(second) are of the same mode: the first is 1 to \(firstMode)",
        remedy: "Correct the tie, or the numbers after `*Vertices`.")
    }
    try ties.add(
      PersonID(person - 1), PersonID(thing - firstMode - 1), isOneWay: isOneWay, layer: layer)
  }

  private func endSection() throws(Diagnostic) {
    guard section == .matrix, matrixRow != rows else { return }
    throw Diagnostic(
      "the matrix ends after \(matrixRow) of \(rows) rows",
      remedy: "Download or copy the file again, or correct the number after `*Vertices`.")
  }

  // MARK: What was read

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    do throws(Diagnostic) { try endSection() } catch { throw error.inLine(lastLine) }
    guard vertices.line != nil || others.isEmpty else {
      throw Diagnostic(
        line: otherLine, "the Pajek file holds a \(others[0]), and no network",
        remedy: "Save the network itself from Pajek (File > Network > Save), as a .net file.")
    }
    guard vertices.line != nil else {
      throw Diagnostic(
        line: lastLine, "the Pajek file has no `*Vertices` line", remedy: Self.beginning)
    }
    try Diagnostic.checkCount(
      people: vertices.count, ties: ties.count, declaredBy: "the number after `*Vertices`",
      line: vertices.line)
    var notes: [String] = []
    let relations = ties.layers.names
    if relations.count > 1, ties.options.layerColumn == nil {
      notes.append(
        "The file holds \(relations.count) relations (\(Diagnostic.few(relations))), read as"
          + " one graph: their union.")
    }
    if !others.isEmpty {
      notes.append("Parts that are no network were skipped (\(others.joined(separator: ", "))).")
    }
    notes += ties.directionNotes
    if hasValues, ties.options.weights == nil { notes.append("The values of ties were ignored.") }
    let modes =
      [1..<rows + 1]
      + (vertices.firstMode.map { [$0 + 1..<vertices.count + 1] } ?? [])
    var names = modes.map { DeclaredNames.numbers($0) }
    if labels.values.contains(where: { !$0.isEmpty }) {
      let given = labels
      func label(_ number: Int) -> String {
        given[number].flatMap { $0.isEmpty ? nil : $0 } ?? "\(number)"
      }
      let memory = ties.options.memory
      let (all, twice) = try NameTable.distinct((1..<vertices.count + 1).lazy.map(label), memory)
      if let twice {
        notes.append(
          "People are called by their numbers, because more than one is labelled \(twice.quotedShort)."
        )
      } else if modes.count == 1 {
        names = [.texts(all)]
      } else {
        names = try modes.map { mode throws(Diagnostic) in
          .texts(try NameTable.distinct(mode.lazy.map(label), memory).table)
        }
      }
    }
    return try ties.finish(
      Self.name, notes: notes, people: names[0], things: names.dropFirst().first)
  }
}
