import PlainText

/// How an edge list is written: what its first lines say about the rest.
///
/// The sample is the first 1000 lines that are neither empty nor comments.
///
/// **Separator.** The one by which most lines begin with two whole numbers. If none does, or several
/// do, the first of tab, semicolon and comma that is in at least half of the lines, else blanks.
///
/// **Header.** The first line of the sample is a header line, and no tie, if
/// 1. its first two fields are not whole numbers while those of all other lines are; or
/// 2. its first two fields are words for such columns (``HeaderWords``: source and target, from and
///    to, person, user, node, …); words with digits (`node1`) count only if no other id looks like
///    them; or
/// 3. another column begins with a string that is not a number and continues with numbers only.
///
/// So a list of texts without a header line keeps its first line, unless that line looks like none
/// of the others; what was decided is noted either way.
struct EdgeListDialect {
  /// What separates fields.
  var separator: FieldScanner.Separator
  /// The fields of the header line, if the first line is one.
  var header: [String]?
  /// Whether the ids of the sample are whole numbers, except for the header line.
  var isNumeric: Bool
  /// The place of the column of layers, if there is to be one.
  var layerPlace: Int?

  /// The number of lines looked at.
  static let sampleLength = 1000

  /// Looks at the first lines of a list.
  ///
  /// - Parameters:
  ///   - bytes: The text that the lines are part of.
  ///   - lines: Their place. The last byte is the end of a line.
  ///   - line: The number of the first line.
  ///   - layerColumn: The column that names layers, if they are wanted; a first line that names it is a
  ///     header line.
  /// - Returns: The dialect, or nil if there is no line but empty ones and comments.
  /// - Throws: If it is a list of another kind.
  static func detect(
    in bytes: Span<UInt8>, _ lines: Range<Int>, line: Int, layerColumn: String?
  ) throws(Diagnostic) -> EdgeListDialect? {
    let (lines, firstLine) = sample(bytes, lines, line: line)
    guard !lines.isEmpty else { return nil }

    var best: (separator: FieldScanner.Separator, records: [[String]], pairs: Int)?
    for separator in FieldScanner.Separator.all {
      let records = lines.map { fields(of: $0, in: bytes, separator.byte) }
      let allPairs = records.count { isNumberPair($0) }
      // A few lines of numbers among names say nothing.
      let pairs = 2 * allPairs > records.count - 1 ? allPairs : 0
      let isUsual = 2 * records.count { $0.count >= 2 } >= records.count || separator.byte == nil
      if best.map({ pairs > $0.pairs }) ?? isUsual { best = (separator, records, pairs) }
    }
    guard let best else { return nil }
    try refuseAdjacencyList(best.records, line: firstLine)
    let first = best.records[0]
    let hasHeader = isHeader(best.records) || layerColumn.map(first.contains) ?? false
    let header = hasHeader ? first : nil
    if let header { try checkColumns(header, line: firstLine) }
    return EdgeListDialect(
      separator: best.separator, header: header,
      isNumeric: best.pairs > 0 && best.pairs >= best.records.count - 1,
      layerPlace: try layerColumn.map { column throws(Diagnostic) in
        try place(of: column, in: header)
      })
  }

  /// The place of the column of layers.
  private static func place(of column: String, in header: [String]?) throws(Diagnostic) -> Int {
    guard let header else {
      throw Diagnostic(
        "there is no header line that would name a column \(column.debugDescription)",
        remedy: "Name the columns in a first line: `from,to,\(column)`.")
    }
    guard let place = header.dropFirst(2).firstIndex(of: column) else {
      throw .noColumn(column, of: Array(header.dropFirst(2)))
    }
    return place
  }

  /// The places of the first lines of data, and the line number of the first of them.
  private static func sample(
    _ bytes: Span<UInt8>, _ all: Range<Int>, line: Int
  ) -> (lines: [Range<Int>], firstLine: Int) {
    var lines: [Range<Int>] = []
    var firstLine = line
    var rest = all
    while !rest.isEmpty, lines.count < sampleLength {
      let range = TextLines.takeLine(&rest, of: bytes)
      if TextLines.kind(of: range, in: bytes) == .data {
        lines.append(range)
      } else if lines.isEmpty {
        firstLine += 1
      }
    }
    return (lines, firstLine)
  }

  /// The fields of a line, or none if it is badly quoted.
  private static func fields(
    of line: Range<Int>, in bytes: Span<UInt8>, _ separator: UInt8?
  ) -> [String] {
    var scanner = FieldScanner(line, separator: separator)
    var fields: [String] = []
    do {
      while let field = try scanner.next(in: bytes) {
        fields.append(bytes.text(field.range))
      }
    } catch {
      // Bad quotes behind the two ids do no harm; before them, the line decides nothing.
      return fields.count >= 2 ? fields : []
    }
    return fields
  }

  /// Digits alone, perhaps behind a minus sign.
  static func isWholeNumber(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isNumberPair(_ fields: [String]) -> Bool {
    fields.count >= 2 && isWholeNumber(fields[0]) && isWholeNumber(fields[1])
  }

  private static func isHeader(_ records: [[String]]) -> Bool {
    let first = records[0]
    let rest = records.dropFirst().filter { !$0.isEmpty }
    guard first.count >= 2, !isWholeNumber(first[0]), !isWholeNumber(first[1]) else { return false }
    if !rest.isEmpty, rest.allSatisfy({ isNumberPair($0) }) { return true }
    let words = first.prefix(2)
    if first[0] != first[1], words.allSatisfy({ HeaderWords.contains($0) }) {
      let stems = words.filter { $0.contains(where: \.isNumber) }.map { HeaderWords.stem(of: $0) }
      return !rest.contains { fields in
        fields.prefix(2).contains { stems.contains(HeaderWords.stem(of: $0)) }
      }
    }
    return !rest.isEmpty
      && first.indices.dropFirst(2).contains { column in
        !first[column].isEmpty && Double(first[column]) == nil
          && rest.allSatisfy { column < $0.count && Double($0[column]) != nil }
      }
  }

  /// Rejects a header line that says that the ids are in other columns than the first two.
  private static func checkColumns(_ header: [String], line: Int) throws(Diagnostic) {
    guard let from = header.firstIndex(where: { HeaderWords.isFirst($0) }),
      let to = header.firstIndex(where: { HeaderWords.isSecond($0) }), (from, to) != (0, 1)
    else { return }
    throw Diagnostic(
      line: line,
      "the header line names its columns \"\(header[from])\" and \"\(header[to])\", but they are"
        + " number \(from + 1) and \(to + 1), and Hearsay reads the first two",
      remedy: "Move these two columns to the front, \"\(header[from])\" first.")
  }

  /// Rejects lists of neighbours, of which reading two fields a line would lose the rest.
  private static func refuseAdjacencyList(
    _ records: [[String]], line: Int
  ) throws(Diagnostic) {
    guard records.count >= 8 else { return }
    var lengths: [Int: Int] = [:]
    for fields in records {
      guard fields.allSatisfy({ isWholeNumber($0) }) else { return }
      lengths[fields.count, default: 0] += 1
    }
    let most = lengths.values.max() ?? 0
    guard lengths.count >= 3, 10 * most < 9 * records.count else { return }
    throw Diagnostic(
      line: line,
      "this looks like a METIS file or another list of neighbours: its lines hold"
        + " \(lengths.keys.min() ?? 0) to \(lengths.keys.max() ?? 0) numbers",
      remedy: "Write it with one tie a line.", cause: .unknownFormat)
  }
}
