import Parallelism
import PlainText
import SocialGraph

/// Reads the ties of an edge list: one a line, the two ids first or in columns that a header line names,
/// whatever else there is ignored.
///
/// A list can be read in parts at the same time: once the dialect is known, by parsers that each
/// take a part (``forNextPart``), of whom the first then takes in the others in order
/// (``append(_:)``). It has then read what it would have read alone.
struct EdgeListParser: GraphFormat, Sendable {
  static let name = "edge list"
  static let summary =
    "edge lists (two ids a line, separated by blanks, tabs, commas or semicolons)"

  let options: ReadingOptions
  var ties = NamedTies()
  /// How the list is written, once a line with data was seen.
  var dialect: EdgeListDialect?
  var line = 0
  var headerLine: Int?
  /// Whether the next line with data is the header line.
  var awaitsHeader = false
  /// Whether the next line with data may be the numbers of people and ties.
  var awaitsCounts = false
  /// The first line of the list while it may be the numbers of people and ties.
  var counts: EdgeListCounts?
  var directions = TieDirections()
  var remarks = EdgeListRemarks()
  /// What all hold who read parts of the list, if this is one of them, and how much of it is this one's.
  private var held: HeldBytes?
  private var size = 0
  /// What was wrong with the line that reading ended at.
  private var problem: Diagnostic?

  init(_ options: ReadingOptions) {
    self.options = options
    ties = NamedTies(hasWeights: options.weights != nil, memory: options.memory)
  }

  // MARK: A file

  /// Any text may be an edge list.
  static func recognises(_ sample: FileSample) -> Bool { true }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    var parser = EdgeListParser(options)
    // Layers are numbered in the order of the file, so that one worker alone reads them.
    if case .mapped(let file) = text.bytes, options.workers.count > 1,
      options.layerColumn == nil
    {
      let blocks = MappedBlocks(file, from: text.start, lengths: text.lengths)
      try parser.parse(blocks, workers: options.workers)
    } else {
      try text.forEachBlock { (bytes, lines) throws(Diagnostic) in try parser.parse(bytes, lines) }
    }
    return try parser.finish()
  }

  /// Reads blocks in parts that workers share.
  ///
  /// The first blocks, up to one with data, show how the list is written; the others are shared out
  /// in parts, of which each worker takes several. Of a list of names it takes one, for each part has
  /// a table of its names.
  private mutating func parse(_ blocks: MappedBlocks, workers: Workers) throws(Diagnostic) {
    var first = 0
    while first < blocks.count, dialect == nil {
      try blocks.withBlock(first) { text, lines throws(Diagnostic) in try parse(text, lines) }
      first += 1
    }
    var empty = forNextPart
    let (start, count, held) = (first, blocks.count - first, HeldBytes())
    empty.held = held
    let parts = min(count, ties.isNumeric ? 8 * workers.count : workers.count)
    let all = empty
    var read = workers.map(parts) { index in
      var part = all
      do throws(Diagnostic) {
        for number in count * index / parts..<count * (index + 1) / parts {
          try blocks.withBlock(start + number) { text, lines throws(Diagnostic) in
            try part.parse(text, lines)
          }
        }
      } catch {
        part.problem = error
      }
      return part
    }
    read.reverse()
    while let part = read.popLast() { try append(part, held) }
    if let problem = blocks.problem { throw problem }
    try checkMemory()
  }

  /// Checks that memory holds what was read; of a part, with what all others hold at the time.
  mutating func checkMemory() throws(Diagnostic) {
    guard let held else { return try ties.checkMemory(options) }
    let before = size
    size = ties.size
    let all = held.change(by: size - before)
    ties.others = all - size
    try options.checkMemory(ties: ties.held, in: all)
  }

  /// A parser for lines behind those that this one has read.
  private var forNextPart: EdgeListParser {
    var parser = EdgeListParser(options)
    parser.dialect = dialect
    parser.dialect?.mayBeginWithCounts = false
    parser.headerLine = headerLine
    return parser
  }

  /// Adds what was read of the next part.
  ///
  /// - Throws: What is wrong with the part, in its line of the whole text.
  private mutating func append(
    _ part: consuming EdgeListParser, _ held: HeldBytes
  ) throws(Diagnostic) {
    if var problem = part.problem {
      problem.line = problem.line.map { $0 + line }
      throw problem
    }
    remarks.append(part.remarks, behind: line, rows: ties.rows)
    directions.append(part.directions)
    ties.others = held.change(by: 0)
    let size = part.size
    try ties.append(part.ties, behind: line)
    ties.others = held.change(by: -size)
    line += part.line
    try options.checkMemory(ties: ties.held, in: ties.size + ties.others)
  }

  // MARK: The end

  /// Numbers the people of the list, and returns what was read.
  private mutating func finish() throws(Diagnostic) -> ReadTies {
    var notes = try countsNote().map { [$0] } ?? []
    guard ties.rows > 0 else {
      throw Diagnostic(
        "there are no ties in the file, only comments, empty lines or a header line",
        remedy: "Write one tie a line.", cause: .unknownFormat)
    }
    let (rows, held) = (ties.rows, ties.held)
    let projects = options.projection != nil
    if let kind = dialect?.preamble.kind, kind.is == .twoModes, !projects {
      throw Diagnostic.twoModes(
        "the file says that it is two-mode (\(kind.word.quotedShort)): the two ids of a line mean something of two"
          + " kinds"
      ).inLine(kind.line)
    }
    notes += remarks.notes(
      dialect, headerLine: headerLine, rows: rows,
      hasLayers: options.layerColumn != nil || options.weights != nil)
    if let note = ties.table?.noteOnNotations { notes.append(note) }
    let found = exchange(&ties, with: NamedTies())
    var (labels, taken) = try PersonNumbering.number(found, options)
    notes += try questionBits(labels, taken, rows: rows).map { [$0] } ?? []
    var seemsTwoMode = false
    if !projects, options.layerColumn == nil,
      let note = try twoModeNote(taken, labels)
    {
      notes.append(note)
      seemsTwoMode = true
    }
    notes += dialect?.preamble.notes(rows: rows, people: labels.count) ?? []
    if dialect?.preamble.kind?.is == .oneWay { directions.oneWay = rows }
    if dialect?.preamble.kind?.is == .bothWays, options.isDirected, !projects {
      try options.checkMemory(ties: 2 * held)
      directions.doubled = taken.doubleBothWays()
    }
    notes += directions.notes(of: rows - directions.added, options)
    return ReadTies(
      taken, labels: labels,
      format: dialect?.hasArrows == true
        ? "\(Self.name), arrows" : "\(Self.name), \(separator.adjective)",
      notes: notes, isEdgeList: true, seemsTwoMode: seemsTwoMode)
  }

  /// A note if the list seems to be two-mode; what is wrong if its header line says so, in that line.
  private func twoModeNote(
    _ taken: TakenTies, _ labels: PersonLabels
  ) throws(Diagnostic) -> String? {
    do throws(Diagnostic) {
      return try TwoModeHint.note(taken, labels, header: dialect?.ends)
    } catch {
      throw error.inLine(headerLine ?? 1)
    }
  }

  /// Decides whether the first line was the numbers of people and ties, and adds it as a tie if it was not.
  ///
  /// - Returns: A note if it was, or may have been.
  private mutating func countsNote() throws(Diagnostic) -> String? {
    guard let counts else { return nil }
    let meaning =
      ties.isNumeric && ties.rows == counts.ties && ties.rows > 0
      ? counts.meaning(
        of: try PersonNumbering.number(ties, options).labels,
        areOthersPairs: remarks.linesWithMore == 0) : .tie
    if meaning == .counts {
      if counts.areOfTwoKinds, options.projection == nil {
        var problem = Diagnostic.twoModes(
          "this line declares \(counts.numbers[0]) rows and \(counts.numbers[1]) columns of a matrix: it ties"
            + " people to something else, not to each other")
        problem.remedies.append("If the line is a tie, move it down.")
        throw problem.inLine(counts.line)
      }
      return
        "Line \(counts.line) (\(counts.text)) was read as the numbers of people and ties, which"
        + " are those of the other lines. If it is a tie, move it down."
    }
    try ties.add(numbers: counts.numbers[0], counts.numbers[1])
    if counts.numbers.count > 2 { remarks.linesWithMore += 1 }
    return meaning == .either
      ? "Line \(counts.line) (\(counts.text)) was read as a tie, and may be the numbers of people and"
        + " ties: if so, remove it." : nil
  }

  /// Questions lists whose ids are 0 and 1 alone, and rejects those in which some rows tie one to itself, as
  /// tables of yes and no do.
  ///
  /// Without such rows they may be the ties of two people.
  ///
  /// - Returns: The question, if there is one.
  private func questionBits(
    _ labels: PersonLabels, _ taken: TakenTies, rows: Int
  ) throws(Diagnostic) -> String? {
    guard rows >= 2, labels.count <= 2,
      (0..<PersonID(labels.count)).allSatisfy({ ["0", "1"].contains(labels[$0]) })
    else { return nil }
    let what = "0 and 1 alone in \(rows) rows: this looks like a matrix or a table of yes and no"
    let hasLoops =
      taken.merged.selfLoops > 0
      || taken.pieces.contains(where: { $0.contains { $0.from == $0.to } })
    guard rows >= 3, hasLoops else {
      return "The ids are \(what). If 0 and 1 are not two people, write one tie a line."
    }
    throw Diagnostic(
      line: dialect?.firstLine, "the ids are \(what), not a list of ties",
      remedy: "If 0 and 1 are two people, write their tie once; else write one tie a line.",
      cause: .unknownFormat)
  }
}
