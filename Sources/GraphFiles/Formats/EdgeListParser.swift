import Parallelism
import PlainText
import SocialGraph

/// Reads the ties of an edge list: one a line, the two ids first, whatever follows ignored.
///
/// A list can be read in parts at the same time: once the dialect is known, by parsers that each
/// take a part (``forNextPart``), of whom the first then takes in the others in order
/// (``append(_:)``). It has then read what it would have read alone.
struct EdgeListParser: GraphFormat, Sendable {
  static let name = "edge list"
  static let summary =
    "edge lists (two ids a line, separated by blanks, tabs, commas or semicolons)"

  private var ties = NamedTies()
  /// How the list is written, once a line with data was seen.
  private var dialect: EdgeListDialect?
  private var line = 0
  /// What was wrong with the line that reading ended at.
  private var problem: Diagnostic?

  /// The column whose words divide the ties into layers, if they are to be divided.
  private let layerColumn: String?
  private var layers = TieLayers()

  // For the notes.
  private var linesWithMore = 0
  private var commentsAmongTies = 0
  /// Comments before the first tie: between ties after all, if the part is not the first.
  private var commentsBeforeTies = 0
  private var slashes = 0
  private var headerLine: Int?
  private var firstText: (id: String, line: Int)?

  // MARK: A file

  /// Any text may be an edge list.
  static func recognises(_ sample: FileSample) -> Bool { true }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    var parser = EdgeListParser(layerColumn: options.layerColumn)
    // Layers are numbered in the order of the file, so that one worker alone reads them.
    if case .mapped(let file, _) = text.bytes, options.workers.count > 1,
      options.layerColumn == nil
    {
      let blocks = MappedBlocks(file, from: text.start, lengths: text.lengths)
      try parser.parse(blocks, workers: options.workers)
    } else {
      try text.forEachBlock { (bytes, lines) throws(Diagnostic) in try parser.parse(bytes, lines) }
    }
    return try parser.finish(options)
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
    let (start, count, empty) = (first, blocks.count - first, forNextPart)
    let parts = min(count, ties.isNumeric ? 8 * workers.count : workers.count)
    let read = workers.map(parts) { index in
      var part = empty
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
    for part in read { try append(part) }
    if let problem = blocks.problem { throw problem }
  }

  /// A parser for lines behind those that this one has read.
  private var forNextPart: EdgeListParser {
    var parser = EdgeListParser(layerColumn: layerColumn)
    parser.dialect = dialect
    parser.headerLine = headerLine
    return parser
  }

  /// Adds what was read of the next part.
  ///
  /// - Throws: What is wrong with the part, in its line of the whole text.
  private mutating func append(_ part: consuming EdgeListParser) throws(Diagnostic) {
    if var problem = part.problem {
      problem.line = problem.line.map { $0 + line }
      throw problem
    }
    if ties.count > 0 {
      commentsAmongTies += part.commentsBeforeTies
    } else {
      commentsBeforeTies += part.commentsBeforeTies
    }
    commentsAmongTies += part.commentsAmongTies
    linesWithMore += part.linesWithMore
    slashes += part.slashes
    if firstText == nil, let text = part.firstText { firstText = (text.id, line + text.line) }
    line += part.line
    let isAdded = ties.append(part.ties)
    guard isAdded, ties.count <= Int(UInt32.max) else { throw .tooLarge }
  }

  /// Numbers the people of the list, and returns what was read.
  private mutating func finish(_ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    guard ties.count > 0 else {
      throw Diagnostic(
        "there are no ties in the file, only comments, empty lines or a header line",
        remedy: "Write one tie a line.", cause: .unknownFormat)
    }
    var notes = notes
    let found = exchange(&ties, with: NamedTies())
    let (labels, pieces) = PersonNumbering.number(found, workers: options.workers)
    if options.projection == nil, layerColumn == nil,
      let note = TwoModeHint.note(pieces, people: labels.count, header: dialect?.header)
    {
      notes.append(note)
    }
    return ReadTies(
      pieces: pieces, labels: labels, layers: layers,
      format: "\(Self.name), \(separator.adjective)", notes: notes, isEdgeList: true)
  }

  // MARK: Lines

  /// Reads complete lines.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  /// - Throws: If a line is not a tie.
  private mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    if dialect == nil {
      dialect = try EdgeListDialect.detect(
        in: bytes, lines, line: line + 1, layerColumn: layerColumn)
    }
    let mayBeNumbers = dialect != nil && layerColumn == nil
    var rest = lines
    while !rest.isEmpty {
      if mayBeNumbers, !awaitsHeader, ties.isNumeric {
        let read = ties.addLines(of: bytes, &rest, separator: dialect?.separator.byte)
        line += read.count
        linesWithMore += read.withMore
        guard !rest.isEmpty else { break }
      }
      line += 1
      let range = TextLines.takeLine(&rest, of: bytes)
      do throws(Diagnostic) {
        try readLine(bytes, range)
      } catch {
        throw error.inLine(line)
      }
    }
    guard ties.count <= Int(UInt32.max) else { throw .tooLarge }
  }

  /// What separates fields.
  private var separator: FieldScanner.Separator { dialect?.separator ?? .blanks }

  /// Whether the next line with data is the header line.
  private var awaitsHeader: Bool { dialect?.header != nil && headerLine == nil }

  /// Reads one line of any shape.
  private mutating func readLine(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Diagnostic) {
    switch TextLines.kind(of: range, in: bytes) {
    case .empty: break
    case .comment where ties.count > 0: commentsAmongTies += 1
    case .comment: commentsBeforeTies += 1
    case .slashes: slashes += 1
    case .data where awaitsHeader: headerLine = line
    case .data: try readTie(bytes, range)
    }
  }

  private mutating func readTie(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Diagnostic) {
    var scanner = FieldScanner(range, separator: dialect?.separator.byte)
    let first = try scanner.next(in: bytes, remedy: Self.quoteRemedy)
    let second = try scanner.next(in: bytes, remedy: Self.quoteRemedy)
    guard let first, let second else { throw notATie(bytes, range) }
    guard !first.range.isEmpty, !second.range.isEmpty else {
      throw Diagnostic(
        "the \(first.range.isEmpty ? "first" : "second") id is empty",
        remedy: "Give every person an id, or remove the line.")
    }
    try readRest(bytes, &scanner)
    if ties.isNumeric, let from = first.smallNumber(in: bytes),
      let to = second.smallNumber(in: bytes)
    {
      return ties.add(from, to)
    }
    if dialect?.isNumeric == true, !first.isDigits(in: bytes) || !second.isDigits(in: bytes),
      let other = otherSeparator(bytes, range)
    {
      throw mixed(with: other)
    }
    try check(bytes, first)
    try check(bytes, second)
    let isAdded: Bool
    if first.hasDoubledQuotes || second.hasDoubledQuotes {
      let from = first.text(in: bytes)
      let texts = from + second.text(in: bytes)
      isAdded = ties.add(texts.span, from: from.indices, to: from.count..<texts.count)
    } else {
      isAdded = ties.add(bytes, from: first.range, to: second.range)
    }
    guard isAdded else { throw .tooLarge }
  }

  /// Checks whether there is more on the line, and whether quotes there are closed.
  private mutating func readRest(
    _ bytes: Span<UInt8>, _ scanner: inout FieldScanner
  ) throws(Diagnostic) {
    let layerPlace = dialect?.layerPlace
    var place = 2
    var layer: FieldScanner.Field?
    do {
      while let field = try scanner.next(in: bytes) {
        if place == layerPlace { layer = field }
        place += 1
      }
    } catch {
      guard error != .noEnd else { throw error.problem(remedy: Self.quoteRemedy) }
      place += 1
    }
    if place > (layer == nil ? 2 : 3) { linesWithMore += 1 }
    guard let layerColumn else { return }
    guard let layer, !layer.range.isEmpty else {
      throw Diagnostic(
        "the column \(layerColumn.debugDescription) is empty in this line",
        remedy: "Give every tie a layer, or remove the line.")
    }
    let name = try String(utf8: layer.text(in: bytes))
    layers.ofTie.append(layers.number(of: name))
  }

  /// Rejects an id that is not UTF-8, and remembers the first that is not a whole number.
  private mutating func check(
    _ bytes: Span<UInt8>, _ field: FieldScanner.Field
  ) throws(Diagnostic) {
    // The usual large number needs no closer look.
    if bytes.plainNumber(field.range) != nil { return }
    var isPlain = true
    for index in field.range {
      let byte = bytes[index]
      guard byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") else {
        throw Diagnostic(
          "an id contains a control character: this is not a text file", cause: .unknownFormat)
      }
      isPlain = isPlain && byte < 0x80
    }
    guard !isPlain || firstText == nil else { return }
    let text = try String(utf8: bytes.array(field.range))
    firstText = firstText ?? (text, line)
  }

  // MARK: What is wrong with a line

  private static let quoteRemedy =
    "Put the whole id between quotes (\"), and double a quote inside; one tie a line."

  /// Another separator by which the line begins with two numbers.
  private func otherSeparator(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> FieldScanner.Separator? {
    otherSeparators.first {
      NumberPair.scan(bytes, from: range.lowerBound, separator: $0.byte) != nil
    }
  }

  private var otherSeparators: [FieldScanner.Separator] {
    FieldScanner.Separator.all.filter { $0.byte != separator.byte }
  }

  private func mixed(with other: FieldScanner.Separator) -> Diagnostic {
    Diagnostic(
      "the ids in this line are separated by \(other.name), in other lines by"
        + " \(separator.name)",
      remedy: "Use the same separator in all lines.")
  }

  private func notATie(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Diagnostic {
    let found =
      otherSeparator(bytes, range)
      ?? otherSeparators.first { other in range.contains { bytes[$0] == other.byte } }
    if let found { return mixed(with: found) }
    return Diagnostic(
      "a tie needs two ids, separated by \(separator.name), and this line holds one: "
        + bytes.text(range.prefix(40)).debugDescription,
      remedy: "Write one tie a line, or mark the line as a comment with #.", cause: .unknownFormat)
  }

  // MARK: Notes

  /// Remarks for the user.
  private var notes: [String] {
    var notes: [String] = []
    let isNumeric = dialect?.isNumeric == true
    if let header = dialect?.header, let headerLine {
      let names = header.prefix(2).map { "\"\($0)\"" }.joined(separator: " and ")
      notes.append("Line \(headerLine) is a header line (\(names)) and was skipped.")
    } else if let firstText, !isNumeric, ties.count > 1 {
      notes.append(
        "No header line was recognised: the first line is a tie like the others"
          + " (the first id that is not a number: \"\(firstText.id)\").")
    }
    if let firstText, isNumeric {
      notes.append(
        "All ids were read as strings, because \"\(firstText.id)\" in line \(firstText.line) is not a"
          + " plain whole number.")
    }
    if linesWithMore > 0 {
      let columns = layerColumn == nil ? "Columns" : "Other columns"
      let lines = linesWithMore == 1 ? "line" : "lines"
      notes.append("\(columns) after the two ids were ignored (\(linesWithMore) \(lines)).")
    }
    let comments = [
      ("# or % between the ties", commentsAmongTies), ("//", slashes),
    ]
    for (mark, count) in comments where count > 0 {
      notes.append(
        "Lines that begin with \(mark) were read as comments (\(count)); put an id that begins so"
          + " between quotes.")
    }
    return notes
  }
}
