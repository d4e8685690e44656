import PlainText
import SocialGraph

/// The lines of an edge list.
extension EdgeListParser {
  /// Reads complete lines.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  /// - Throws: If a line is not a tie.
  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    if dialect == nil {
      dialect = try EdgeListDialect.detect(
        in: bytes, lines, line: line + 1, layerColumn: options.layerColumn,
        weights: options.weights)
      awaitsHeader = dialect?.header != nil
      awaitsCounts = dialect?.mayBeginWithCounts == true
    }
    let mayBeNumbers = dialect.map { $0.columns.arePlain && !$0.hasArrows } ?? false
    var rest = lines
    while !rest.isEmpty {
      line += TextLines.skipEmpty(&rest, of: bytes)
      guard !rest.isEmpty else { break }
      if mayBeNumbers, !awaitsHeader, !awaitsCounts, ties.isNumeric {
        let read = ties.addLines(of: bytes, &rest, separator: dialect?.separator.byte)
        line += read.count
        remarks.linesWithMore += read.withMore
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
    try checkMemory()
  }

  /// What separates fields.
  var separator: FieldScanner.Separator { dialect?.separator ?? .blanks }

  /// Reads one line of any shape.
  private mutating func readLine(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Diagnostic) {
    switch TextLines.kind(of: range, in: bytes) {
    case .empty: break
    case .comment where isTie(bytes, range):
      remarks.hashes += 1
      try readTie(bytes, range)
    case .comment where ties.rows > 0 || counts != nil: remarks.comments += 1
    case .comment: remarks.commentsBefore += 1
    case .slashes: remarks.slashes += 1
    case .data where awaitsHeader: (headerLine, awaitsHeader) = (line, false)
    case .data where awaitsCounts: try readCounts(bytes, range)
    case .data where dialect?.hasArrows == true: try readArrows(bytes, range)
    case .data: try readTie(bytes, range)
    }
  }

  /// Whether a line that begins with `#` is a tie: below a header line, no blank behind, and as many columns.
  private func isTie(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let header = dialect?.header, headerLine != nil, let separator = dialect?.separator.byte,
      let start = range.first(where: { !TextLines.isBlank(bytes[$0]) }),
      start + 1 < range.upperBound,
      bytes[start] == UInt8(ascii: "#"), !TextLines.isBlank(bytes[start + 1])
    else { return false }
    var scanner = FieldScanner(range, separator: separator)
    var count = 0
    while let _ = (try? scanner.next(in: bytes)) ?? nil { count += 1 }
    return count == header.count
  }

  private mutating func readCounts(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    awaitsCounts = false
    let numbers = EdgeListCounts.numbers(in: bytes.text(range), separator.byte)
    if let numbers {
      counts = EdgeListCounts(numbers, line: line)
    } else {
      dialect?.mayBeginWithCounts = false
      try readTie(bytes, range)
    }
  }

  // MARK: Columns

  private mutating func readTie(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Diagnostic) {
    let fields = try fields(bytes, range)
    guard let from = fields.from, let to = fields.to else { throw notATie(bytes, range) }
    guard !from.range.isEmpty, !to.range.isEmpty else {
      let which =
        dialect?.columns.arePlain != false ? from.range.isEmpty ? "first" : "second" : "one"
      throw Diagnostic(
        which == "one" ? "an id is empty" : "the \(which) id is empty",
        remedy: "Give every person an id, or remove the line.")
    }
    let isOneWay = fields.direction.flatMap { EdgeListColumns.isOneWay(bytes.text($0.range)) }
    let layer = try layer(fields.layer, bytes)
    if let column = options.weights { ties.weight = try weight(fields.weight, column, bytes) }
    if ties.isNumeric, let first = from.smallNumber(in: bytes),
      let second = to.smallNumber(in: bytes)
    {
      ties.add(first, second, layer: layer)
      if doubles(isOneWay), first != second { ties.add(second, first, layer: layer) }
      return
    }
    if dialect?.isNumeric == true, !from.isDigits(in: bytes) || !to.isDigits(in: bytes),
      let other = otherSeparator(bytes, range)
    {
      throw mixed(with: other)
    }
    try refuseSecondHeader(bytes, from, to)
    try check(bytes, from)
    try check(bytes, to)
    let notation = dialect?.notation ?? .plain
    if notation != .plain || from.hasDoubledQuotes || to.hasDoubledQuotes {
      try add(plain(bytes, from, notation), plain(bytes, to, notation), layer, isOneWay)
    } else {
      try ties.add(bytes, from: from.range, to: to.range, layer: layer)
      if doubles(isOneWay) { try ties.add(bytes, from: to.range, to: from.range, layer: layer) }
    }
  }

  /// The fields of a line that are read; quotes behind them are looked at too.
  private mutating func fields(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) -> EdgeListFields {
    let columns = dialect?.columns ?? EdgeListColumns()
    var scanner = FieldScanner(range, separator: separator.byte)
    var fields = EdgeListFields()
    var place = 0
    do {
      while let field = try scanner.next(in: bytes) {
        switch place {
        case columns.from: fields.from = field
        case columns.to: fields.to = field
        case columns.layer: fields.layer = field
        case columns.direction: fields.direction = field
        case columns.weight: fields.weight = field
        default: break
        }
        place += 1
      }
    } catch {
      guard error != .noEnd, place > max(columns.from, columns.to) else {
        throw error.problem(remedy: Self.quoteRemedy)
      }
      place += 1
    }
    let missing = columns.layer != nil && fields.layer == nil ? 1 : 0
    if place > columns.count - missing { remarks.linesWithMore += 1 }
    return fields
  }

  /// The number of the layer that a line names.
  private mutating func layer(
    _ field: FieldScanner.Field?, _ bytes: Span<UInt8>
  ) throws(Diagnostic) -> UInt32 {
    guard let layerColumn = options.layerColumn else { return 0 }
    guard let field, !field.range.isEmpty else {
      throw Diagnostic(
        "the column \(layerColumn.quotedShort) is empty in this line",
        remedy: "Give every tie a layer, or remove the line.")
    }
    return try ties.layer(of: String(utf8: field.text(in: bytes)))
  }

  /// The weight that a line gives its tie.
  private func weight(
    _ field: FieldScanner.Field?, _ column: WeightColumn, _ bytes: Span<UInt8>
  ) throws(Diagnostic) -> LineWeight {
    let value = try WeightText.weight(
      field.map { bytes.text($0.range) }, column,
      hasCommas: separator.byte != UInt8(ascii: ","))
    return LineWeight(value: value, line: line)
  }

  /// An id as it is meant: its number, if it is one in the notation of the list.
  private mutating func plain(
    _ bytes: Span<UInt8>, _ field: FieldScanner.Field, _ notation: IDNotation
  ) -> [UInt8] {
    guard let digits = notation.number(in: bytes, field.range) else { return field.text(in: bytes) }
    remarks.notations.add(bytes.text(field.range), line: line)
    return digits
  }

  /// Rejects an id that is not UTF-8, and looks at one that is not a whole number.
  private mutating func check(
    _ bytes: Span<UInt8>, _ field: FieldScanner.Field
  ) throws(Diagnostic) {
    // The usual large number needs no closer look.
    if bytes.plainNumber(field.range) != nil { return }
    var isPlain = true
    for index in field.range {
      let byte = bytes[index]
      guard !ControlCharacters.contains(byte) else {
        throw Diagnostic(
          "an id contains a control character: this is not a text file", cause: .unknownFormat)
      }
      isPlain = isPlain && byte < 0x80
    }
    if !isPlain { _ = try String(utf8: bytes.array(field.range)) }
    guard dialect?.notation.number(in: bytes, field.range) == nil else { return }
    remarks.look(at: bytes, field.range, line: line, isText: bytes.text(field.range))
  }

  // MARK: Arrows

  private mutating func readArrows(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    let text = try String(utf8: bytes.array(range))
    guard let found = EdgeListArrows(text) else {
      throw Diagnostic(
        "this line does not name two ids with an arrow between them, as the others do",
        remedy: "Write one tie a line, or mark the line as a comment with #.")
    }
    if found.hasMore { remarks.linesWithMore += 1 }
    for (place, arrow) in found.arrows.enumerated() {
      let ids = [found.ids[place], found.ids[place + 1]].map { Array($0.utf8) }
      for id in ids { try check(id.span, FieldScanner.Field(range: id.indices)) }
      let (from, to) = arrow == .backward ? (ids[1], ids[0]) : (ids[0], ids[1])
      try add(from, to, 0, arrow != .both)
    }
  }

  // MARK: A tie

  /// Adds a tie of two texts, and the other way too if it goes both ways and is to be two rows.
  private mutating func add(
    _ from: [UInt8], _ to: [UInt8], _ layer: UInt32, _ isOneWay: Bool?
  ) throws(Diagnostic) {
    guard !from.isEmpty, !to.isEmpty else {
      throw Diagnostic("an id is empty", remedy: "Give every person an id, or remove the line.")
    }
    try ties.add(texts: from, to, layer: layer)
    if doubles(isOneWay), from != to { try ties.add(texts: to, from, layer: layer) }
  }

  /// Whether a tie is to be two rows, one each way.
  private mutating func doubles(_ isOneWay: Bool?) -> Bool {
    guard let isOneWay else { return false }
    if isOneWay { directions.oneWay += 1 }
    guard !isOneWay, options.isDirected, options.projection == nil else { return false }
    directions.doubled += 1
    directions.added += 1
    return true
  }

  // MARK: What is wrong with a line

  private static let quoteRemedy =
    "Put the whole id between quotes (\"), and double a quote inside; one tie a line."

  /// Rejects a header line among the ties of a list that has one already, be it the same or another: another
  /// list begins there.
  private func refuseSecondHeader(
    _ bytes: Span<UInt8>, _ from: FieldScanner.Field, _ to: FieldScanner.Field
  ) throws(Diagnostic) {
    guard let headerLine, let ends = dialect?.ends else { return }
    let isSame =
      from.range.count == ends.from.utf8.count && to.range.count == ends.to.utf8.count
      && HeaderWords.contains(ends.from) && HeaderWords.contains(ends.to)
      && bytes.text(from.range) == ends.from && bytes.text(to.range) == ends.to
    guard isSame || HeaderWords.nameBothEnds(bytes, from.range, to.range) else { return }
    throw Diagnostic(
      "this is the second header line of the file, whose first is line \(headerLine): another list begins here",
      remedy:
        "Save each list to a file of its own. If the line is a tie, leave out the first header line."
    )
  }

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
    let columns = dialect?.columns ?? EdgeListColumns()
    guard columns.from == 0, columns.to == 1 else {
      return Diagnostic(
        "this line has no column \(max(columns.from, columns.to) + 1), where an id should be",
        remedy: "Give every line the columns of the header line, or mark it as a comment with #.")
    }
    let found =
      otherSeparator(bytes, range)
      ?? otherSeparators.first { other in range.contains { bytes[$0] == other.byte } }
    if let found { return mixed(with: found) }
    // The line is not quoted: the file may be of another kind, whose contents are nobody's business.
    return Diagnostic(
      "a tie needs two ids, separated by \(separator.name), and this line holds one",
      remedy: "Write one tie a line, or mark the line as a comment with #.", cause: .unknownFormat)
  }
}

/// The fields of a line of an edge list that are read.
struct EdgeListFields {
  var from: FieldScanner.Field?
  var to: FieldScanner.Field?
  var layer: FieldScanner.Field?
  var direction: FieldScanner.Field?
  var weight: FieldScanner.Field?
}
