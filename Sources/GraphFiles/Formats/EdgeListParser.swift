import Parallelism
import PlainText
import SocialGraph

/// Reads the ties of an edge list: one a line, the two ids first, whatever follows ignored.
///
/// A list can be read in parts at the same time: once the ``dialect`` is known, by parsers that each
/// take a part (``forNextPart()``), of whom the first then takes in the others in order
/// (``append(_:)``). It has then read what it would have read alone.
struct EdgeListParser: GraphFormat, Sendable {
  static let summary =
    "edge lists (two ids a line, separated by blanks, tabs, commas or semicolons)"

  private(set) var ties = NamedTies()
  /// How the list is written, once a line with data was seen.
  private(set) var dialect: EdgeListDialect?
  private var line = 0

  /// The column whose words part the ties into layers, if they are to be parted.
  private let layerColumn: String?
  private var layerPlace: Int?
  private var layers = TieLayers()

  // What the notes tell.
  private var linesWithMore = 0
  private var commentsAmongTies = 0
  /// Comments before the first tie: between ties all the same, if the part is not the first.
  private var commentsBeforeTies = 0
  private var slashes = 0
  private var headerLine: Int?
  private var firstText: (id: String, line: Int)?

  init(layerColumn: String? = nil) {
    self.layerColumn = layerColumn
  }

  /// Reads whole lines.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  /// - Throws: If a line is no tie.
  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    var rest = lines
    if dialect == nil {
      dialect = try EdgeListDialect.detect(in: bytes, lines, line: line + 1)
      guard let dialect else {
        // Nothing but comments so far.
        while !rest.isEmpty { try readLine(bytes, &rest, .blanks) }
        return
      }
      try findLayerColumn(dialect)
      if self.dialect?.header != nil {
        repeat { try readLine(bytes, &rest, dialect.separator) } while headerLine == nil
      }
    }
    let separator = dialect?.separator ?? .blanks
    while !rest.isEmpty {
      if ties.isNumeric, layerPlace == nil {
        let read = ties.addLines(of: bytes, &rest, separator: separator.byte)
        line += read.count
        linesWithMore += read.withMore
        guard !rest.isEmpty else { break }
        // Near the end of the text.
        let start = rest.lowerBound
        if let pair = NumberPair.scan(bytes, from: start, separator: separator.byte),
          let end = pair.endOfLine(in: bytes)
        {
          ties.add(pair)
          line += 1
          linesWithMore += end > pair.next ? 1 : 0
          rest = TextLines.next(in: bytes, behind: end)..<rest.upperBound
          continue
        }
      }
      try readLine(bytes, &rest, separator)
    }
    guard ties.count <= Int(UInt32.max) else { throw .tooLarge() }
  }

  /// Finds the column of layers in the header line, which the first line is if it names that column.
  private mutating func findLayerColumn(_ found: EdgeListDialect) throws(Diagnostic) {
    guard let layerColumn else { return }
    var columns = found.header
    if columns == nil, found.first.contains(layerColumn) {
      columns = found.first
      dialect?.header = columns
    }
    guard let columns else {
      throw Diagnostic(
        "there is no header line that would name a column \(layerColumn.debugDescription)",
        remedy: "Name the columns in a first line: `from,to,\(layerColumn)`.")
    }
    guard let place = columns.dropFirst(2).firstIndex(of: layerColumn) else {
      throw .noColumn(layerColumn, of: Array(columns.dropFirst(2)), line: nil)
    }
    layerPlace = place
  }

  // MARK: A file

  /// Any text may be an edge list.
  static func recognises(_ sample: FileSample) -> Bool { true }

  static func read(
    _ text: TextInput, _ options: ReadingOptions, workers: Workers
  ) throws(Diagnostic) -> ReadTies {
    var parser = EdgeListParser(layerColumn: options.layerColumn)
    switch text.bytes {
    case .mapped(let file, _):
      let blocks = MappedBlocks(file, from: text.start, lengths: text.lengths)
      try parser.parse(blocks, workers: workers)
    case .stream:
      try text.forEachBlock { (bytes, lines) throws(Diagnostic) in try parser.parse(bytes, lines) }
    }
    return try parser.finish(options, workers: workers)
  }

  /// Reads blocks that can be taken in any order.
  ///
  /// The first blocks, up to one with data, show how the list is written; the others are shared out
  /// in parts, of which each worker takes several. Of a list of names it takes one, for each part has
  /// a table of its names.
  mutating func parse(_ blocks: MappedBlocks, workers: Workers) throws(Diagnostic) {
    var start = 0
    while start < blocks.count, dialect == nil {
      try blocks.withBlock(start) { text, lines throws(Diagnostic) in try parse(text, lines) }
      start += 1
    }
    let first = start
    let empty = forNextPart()
    let most = ties.isNumeric && workers.count > 1 ? 8 * workers.count : workers.count
    let count = blocks.count - first
    let parts = min(count, most)
    let read = workers.map(parts) { index in
      var part = empty
      do throws(Diagnostic) {
        for number in count * index / parts..<count * (index + 1) / parts {
          try blocks.withBlock(first + number) { text, lines throws(Diagnostic) in
            try part.parse(text, lines)
          }
        }
        return (parser: part, problem: nil as Diagnostic?)
      } catch {
        return (parser: part, problem: error)
      }
    }
    for part in read { try append(part.parser, problem: part.problem) }
    if let problem = blocks.problem { throw problem }
  }

  /// Numbers the people of the list, and hands over what was read.
  private consuming func finish(
    _ options: ReadingOptions, workers: Workers
  ) throws(Diagnostic) -> ReadTies {
    guard ties.count > 0 else {
      throw Diagnostic(
        "there are no ties in the file, only comments, empty lines or a header line",
        remedy: "Write one tie a line.", cause: .unknownFormat)
    }
    var notes = notes
    let format = format
    let header = dialect?.header
    let layers = takeLayers()
    let (labels, pieces) = PersonNumbering.number(takeTies(), workers: workers)
    if options.projection == nil, options.layerColumn == nil,
      let note = TwoModeHint.note(pieces, people: labels.count, header: header)
    {
      notes.append(note)
    }
    return ReadTies(edges: pieces, labels: labels, layers: layers, format: format, notes: notes)
  }

  // MARK: Parts

  /// A parser for lines behind those that this one has read.
  func forNextPart() -> EdgeListParser {
    var parser = EdgeListParser(layerColumn: layerColumn)
    parser.dialect = dialect
    parser.headerLine = headerLine
    parser.layerPlace = layerPlace
    return parser
  }

  /// Takes in what was read of the next part.
  ///
  /// - Parameters:
  ///   - part: A parser made by ``forNextPart()``.
  ///   - problem: Why it did not read on, if it did not.
  /// - Throws: That problem, in its line of the whole text.
  mutating func append(
    _ part: consuming EdgeListParser, problem: Diagnostic?
  ) throws(Diagnostic) {
    if var problem {
      problem.line = problem.line.map { $0 + line }
      throw problem
    }
    let comments = part.commentsAmongTies
    if ties.count > 0 {
      commentsAmongTies += part.commentsBeforeTies + comments
    } else {
      commentsBeforeTies += part.commentsBeforeTies
      commentsAmongTies = comments
    }
    layers.append(part.layers)
    linesWithMore += part.linesWithMore
    slashes += part.slashes
    if firstText == nil, let text = part.firstText { firstText = (text.id, line + text.line) }
    line += part.line
    guard ties.append(part.takeTies()), ties.count <= Int(UInt32.max) else { throw .tooLarge() }
  }

  // MARK: One line

  /// Reads one line of any shape.
  private mutating func readLine(
    _ bytes: Span<UInt8>, _ rest: inout Range<Int>, _ separator: FieldScanner.Separator
  ) throws(Diagnostic) {
    line += 1
    let end = TextLines.end(of: bytes, from: rest.lowerBound)
    let range = rest.lowerBound..<end
    rest = TextLines.next(in: bytes, behind: end)..<rest.upperBound
    switch TextLines.kind(of: range, in: bytes) {
    case .empty: break
    case .comment where ties.count > 0: commentsAmongTies += 1
    case .comment: commentsBeforeTies += 1
    case .slashes: slashes += 1
    case .data where dialect?.header != nil && headerLine == nil: headerLine = line
    case .data: try readTie(bytes, range, separator)
    }
  }

  private mutating func readTie(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ separator: FieldScanner.Separator
  ) throws(Diagnostic) {
    var scanner = FieldScanner(range, separator: separator)
    let first: FieldScanner.Field?
    let second: FieldScanner.Field?
    do {
      first = try scanner.next(in: bytes)
      second = try scanner.next(in: bytes)
    } catch {
      throw quoteProblem(error)
    }
    guard let first, let second else { throw notATie(bytes, range, separator) }
    guard !first.range.isEmpty, !second.range.isEmpty else {
      throw Diagnostic(
        line: line, "the \(first.range.isEmpty ? "first" : "second") id is empty",
        remedy: "Give every person an id, or take the line out.")
    }
    try readRest(bytes, &scanner)
    if ties.isNumeric, let from = smallNumber(bytes, first), let to = smallNumber(bytes, second) {
      ties.add(NumberPair(first: from, second: to, next: range.upperBound))
      return
    }
    if dialect?.isNumeric == true, !isDigits(bytes, first) || !isDigits(bytes, second),
      let other = otherSeparator(bytes, range, separator)
    {
      throw mixed(separator, other)
    }
    try check(bytes, first)
    try check(bytes, second)
    let isAdded: Bool
    if first.hasDoubledQuotes || second.hasDoubledQuotes {
      var texts = plainText(bytes, first)
      let middle = texts.count
      texts += plainText(bytes, second)
      isAdded = ties.add(texts.span, from: 0..<middle, to: middle..<texts.count)
    } else {
      isAdded = ties.add(bytes, from: first.range, to: second.range)
    }
    guard isAdded else { throw .tooLarge() }
  }

  /// Looks whether there is more on the line, and whether quotes there are closed.
  private mutating func readRest(
    _ bytes: Span<UInt8>, _ scanner: inout FieldScanner
  ) throws(Diagnostic) {
    var place = 2
    var layer: FieldScanner.Field?
    do {
      while let field = try scanner.next(in: bytes) {
        if place == layerPlace { layer = field }
        place += 1
      }
    } catch FieldScanner.QuoteProblem.noEnd {
      throw quoteProblem(.noEnd)
    } catch {
      place += 1
    }
    let others = place - 2 - (layer == nil ? 0 : 1)
    if others > 0 { linesWithMore += 1 }
    guard let layerColumn, layerPlace != nil else { return }
    guard let layer, !layer.range.isEmpty else {
      throw Diagnostic(
        line: line, "the column \(layerColumn.debugDescription) is empty in this line",
        remedy: "Give every tie a layer, or take the line out.")
    }
    guard let name = String(validating: plainText(bytes, layer), as: UTF8.self) else {
      throw .notUTF8(line: line)
    }
    layers.add(layers.number(of: name))
  }

  /// A plain whole number below 2^32.
  private func smallNumber(_ bytes: Span<UInt8>, _ field: FieldScanner.Field) -> UInt32? {
    guard field.range.count <= 10, !field.hasDoubledQuotes else { return nil }
    return PersonNumbering.plainNumber(field.range.map { bytes[$0] }).flatMap(UInt32.init(exactly:))
  }

  private func isDigits(_ bytes: Span<UInt8>, _ field: FieldScanner.Field) -> Bool {
    field.range.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
  }

  /// Refuses an id that is no text in UTF-8, and remembers the first that is no whole number.
  private mutating func check(
    _ bytes: Span<UInt8>, _ field: FieldScanner.Field
  ) throws(Diagnostic) {
    // The usual large number needs no closer look.
    if field.range.count < 20, bytes[field.range.lowerBound] != 0x30, isDigits(bytes, field) {
      return
    }
    var isPlain = true
    for index in field.range {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F {
        guard byte == UInt8(ascii: "\t") else {
          throw Diagnostic(
            line: line, "an id contains a control character: this is no text file",
            cause: .unknownFormat)
        }
      }
      isPlain = isPlain && byte < 0x80
    }
    guard !isPlain || firstText == nil else { return }
    let text = field.range.map { bytes[$0] }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw Diagnostic(
        line: line, "an id is not valid UTF-8",
        remedy: "Convert the file, for example: `iconv -f LATIN1 -t UTF-8 FILE > NEW`.")
    }
    if firstText == nil, PersonNumbering.plainNumber(text) == nil { firstText = (string, line) }
  }

  /// The text of a field with doubled quotes as one.
  private func plainText(_ bytes: Span<UInt8>, _ field: FieldScanner.Field) -> [UInt8] {
    var text: [UInt8] = []
    var skipsQuote = false
    for index in field.range {
      let isQuote = field.hasDoubledQuotes && bytes[index] == UInt8(ascii: "\"")
      skipsQuote = isQuote && !skipsQuote
      if !skipsQuote { text.append(bytes[index]) }
    }
    return text
  }

  // MARK: What is wrong with a line

  private func quoteProblem(_ problem: FieldScanner.QuoteProblem) -> Diagnostic {
    Diagnostic(
      line: line, problem.message,
      remedy: "Put the whole id between quotes (\"), and double a quote inside; one tie a line.")
  }

  /// Another separator by which the line begins with two numbers.
  private func otherSeparator(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ separator: FieldScanner.Separator
  ) -> FieldScanner.Separator? {
    FieldScanner.Separator.allCases.first {
      $0 != separator && NumberPair.scan(bytes, from: range.lowerBound, separator: $0.byte) != nil
    }
  }

  private func mixed(
    _ separator: FieldScanner.Separator, _ other: FieldScanner.Separator
  ) -> Diagnostic {
    Diagnostic(
      line: line,
      "the ids of this line are separated by \(other.name), those of other lines by"
        + " \(separator.name)",
      remedy: "Use the same separator in all lines.")
  }

  private func notATie(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ separator: FieldScanner.Separator
  ) -> Diagnostic {
    if let other = otherSeparator(bytes, range, separator) { return mixed(separator, other) }
    for other in FieldScanner.Separator.allCases.dropLast() where other != separator {
      if let byte = other.byte, range.contains(where: { bytes[$0] == byte }) {
        return mixed(separator, other)
      }
    }
    let shown = range.prefix(40).map { bytes[$0] }
    return Diagnostic(
      line: line,
      "a tie needs two ids, separated by \(separator.name), and this line holds one:"
        + " \(String(decoding: shown, as: UTF8.self).debugDescription)",
      remedy: "Write one tie a line, or mark the line as a comment with #.", cause: .unknownFormat)
  }

  // MARK: What was read

  /// Hands over the ties, which are then gone here.
  mutating func takeTies() -> NamedTies {
    defer { ties = NamedTies() }
    return ties
  }

  /// Hands over the layers of the ties, if they were asked for.
  mutating func takeLayers() -> TieLayers? {
    guard layerColumn != nil else { return nil }
    defer { layers = TieLayers() }
    return layers
  }

  /// The format in words.
  var format: String {
    switch dialect?.separator {
    case .tab: "edge list, tab-separated"
    case .semicolon: "edge list, semicolon-separated"
    case .comma: "edge list, comma-separated"
    case .blanks, nil: "edge list, separated by blanks"
    }
  }

  /// Remarks for the user.
  var notes: [String] {
    var notes: [String] = []
    if let header = dialect?.header, let headerLine {
      let names = header.prefix(2).map { "\"\($0)\"" }.joined(separator: " and ")
      notes.append("Line \(headerLine) is a header line (\(names)) and was skipped.")
    } else if let firstText, dialect?.isNumeric == false, ties.count > 1 {
      notes.append(
        "No header line was recognised: the first line is a tie like the others"
          + " (the first id that is no number: \"\(firstText.id)\").")
    }
    if let firstText, dialect?.isNumeric == true {
      notes.append(
        "All ids were read as texts, because \"\(firstText.id)\" in line \(firstText.line) is no"
          + " plain whole number.")
    }
    if linesWithMore > 0 {
      notes.append(
        "\(layerColumn == nil ? "Columns" : "Other columns") behind the two ids were ignored (\(linesWithMore)"
          + " \(linesWithMore == 1 ? "line" : "lines")).")
    }
    if commentsAmongTies > 0 {
      notes.append(
        "Lines that begin with # or % between the ties were taken for comments"
          + " (\(commentsAmongTies)); put an id that begins so between quotes.")
    }
    if slashes > 0 {
      notes.append(
        "Lines that begin with // were taken for comments (\(slashes)); put an id that begins so"
          + " between quotes.")
    }
    return notes
  }
}
