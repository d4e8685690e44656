import PlainText
import SocialGraph

/// How an edge list is written: what its first lines say about the rest.
///
/// The sample is the first 1000 lines that are neither empty nor comments.
///
/// **Arrows.** If at least half of the first lines name ties with arrows (``EdgeListArrows``), the list does.
///
/// **Separator.** The one by which most lines begin with two whole numbers. If none does, or several
/// do, the first of tab, semicolon and comma that is in at least half of the lines, else blanks.
///
/// **Header.** The first line of the sample is a header line, and no tie, if
/// 1. its first two fields are not numbers while those of all other lines are; or
/// 2. its words name the two ends (``HeaderWords``: source and target, from and to, …), in whatever columns,
///    or the first two are words for such columns (person, user, node, …); words with digits (`node1`) count
///    only if no other id looks like them; or
/// 3. another column begins with a string that is not a number and continues with numbers only.
///
/// So a list of texts without a header line keeps its first line, unless that line looks like none
/// of the others; what was decided is noted either way.
///
/// **Columns.** Those that the header line names; else the first two, or the two behind a first column that
/// counts the rows and has no name, as R writes it.
struct EdgeListDialect: Sendable {
  /// What separates fields.
  var separator: FieldScanner.Separator
  /// How many fields of a line are looked at.
  private static let mostFields = 1000
  /// How many lines are looked at for arrows.
  private static let mostArrowLines = 20

  /// The number of the first line with data.
  var firstLine = 1
  /// Whether arrows name the ties.
  var hasArrows = false
  /// The fields of the header line, if the first line is one.
  var header: [String]?
  /// What the two columns of ids are called, if anything says so.
  var ends: (from: String, to: String)?
  /// Where what is.
  var columns = EdgeListColumns()
  /// Whether the ids of the sample are whole numbers, except for the header line.
  var isNumeric = false
  /// How numbers are written.
  var notation = IDNotation.plain
  /// Whether the first line may be the numbers of people and ties.
  var mayBeginWithCounts = false
  /// What comments say.
  var preamble = EdgeListPreamble()
  /// What the list may be instead: a sentence each.
  var doubts: [String] = []

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
  ///   - weights: The column with the weights of ties, if they are wanted; likewise.
  /// - Returns: The dialect, or nil if there is no line but empty ones and comments.
  /// - Throws: If it is a list of another kind.
  static func detect(
    in bytes: Span<UInt8>, _ lines: Range<Int>, line: Int, layerColumn: String?,
    weights: WeightColumn? = nil
  ) throws(Diagnostic) -> EdgeListDialect? {
    let (lines, firstLine, preamble) = try sample(bytes, lines, line: line)
    guard !lines.isEmpty else { return nil }
    let first = lines.prefix(mostArrowLines)
    if 2 * first.count(where: { EdgeListArrows(bytes.text($0)) != nil }) >= first.count {
      if let weights { throw Diagnostic.noWeights(weights.name).inLine(firstLine) }
      return EdgeListDialect(
        separator: .blanks, firstLine: firstLine, hasArrows: true, preamble: preamble)
    }
    let (separator, records) = separated(lines, in: bytes)
    try refuseAdjacencyList(records, line: firstLine)
    var dialect = EdgeListDialect(
      separator: separator, firstLine: firstLine, preamble: preamble)
    do throws(Diagnostic) {
      try dialect.readHeader(records, layerColumn: layerColumn, weights: weights?.name)
    } catch {
      throw error.inLine(firstLine)
    }
    let (columns, hasHeader) = (dialect.columns, dialect.header != nil)
    let rows = records.dropFirst(hasHeader ? 1 : 0).filter { !$0.isEmpty }
    let pairs = records.count { isNumberPair($0, columns) }
    dialect.isNumeric = pairs > 0 && pairs >= records.count - 1
    dialect.notation = IDNotation.of(
      rows.flatMap { row in
        [columns.from, columns.to].compactMap { $0 < row.count ? row[$0] : nil }
      })
    dialect.mayBeginWithCounts =
      !hasHeader && pairs == records.count && pairs > 1 && dialect.preamble.ties == nil
      && columns.arePlain && layerColumn == nil && weights == nil
      && (2...3).contains(records[0].count)
      && records[0].allSatisfy(isWholeNumber)
    if !hasHeader, columns.arePlain, layerColumn == nil {
      dialect.doubts = EdgeListDoubts.notes(
        Array(rows.dropFirst(dialect.mayBeginWithCounts ? 1 : 0)))
    }
    return dialect
  }

  /// The places of the first lines of data, the line number of the first of them, and what comments before
  /// it say.
  private static func sample(
    _ bytes: Span<UInt8>, _ all: Range<Int>, line: Int
  ) throws(Diagnostic) -> (lines: [Range<Int>], firstLine: Int, preamble: EdgeListPreamble) {
    var lines: [Range<Int>] = []
    var preamble = EdgeListPreamble()
    var (firstLine, rest) = (line, all)
    while !rest.isEmpty, lines.count < sampleLength {
      let range = TextLines.takeLine(&rest, of: bytes)
      switch TextLines.kind(of: range, in: bytes) {
      case .data: lines.append(range)
      case .comment where lines.isEmpty && firstLine < line + EdgeListPreamble.longest:
        try preamble.add(bytes.text(range.prefix(500)), line: firstLine)
        firstLine += 1
      case .comment, .empty, .slashes: firstLine += lines.isEmpty ? 1 : 0
      }
    }
    return (lines, firstLine, preamble)
  }

  /// The separator of some lines, and their fields.
  private static func separated(
    _ lines: [Range<Int>], in bytes: Span<UInt8>
  ) -> (FieldScanner.Separator, [[String]]) {
    var best: (separator: FieldScanner.Separator, records: [[String]], pairs: Int)?
    let amongBlanks = lines.map { fields(of: $0, in: bytes, nil).count }
    let badAmongBlanks = amongBlanks.count { $0 == 0 }
    let areAllAmongBlanks = amongBlanks.allSatisfy { $0 >= 2 }
    let readings = FieldScanner.Separator.all.map { separator in
      let records = lines.map { fields(of: $0, in: bytes, separator.byte) }
      return (separator, records, records.count(where: hasOddQuotes))
    }.filter { _, records, _ in
      // Where many lines are badly quoted with this separator and fewer with blanks, it is not the one.
      let bad = records.count { $0.isEmpty }
      return bad <= badAmongBlanks || 10 * bad <= records.count
    }
    let fewestOdd = readings.filter { _, records, _ in
      2 * records.count { $0.count >= 2 && !hasOddQuotes($0) } > records.count
    }.map { _, _, odd in odd }.min()
    for (separator, records, odd) in readings {
      // Nor is one that stands within quotes, where another does not.
      if let fewestOdd, odd > fewestOdd, 10 * odd > records.count { continue }
      let allPairs = records.count { isNumberPair($0, EdgeListColumns()) }
      // A few lines of numbers among names say nothing.
      let pairs = 2 * allPairs > records.count - 1 ? allPairs : 0
      // Half of the lines will do where blanks do not part all of them: one of two may be a header line.
      let twice = 2 * records.count { $0.count >= 2 }
      let isUsual =
        twice > records.count || twice == records.count && !areAllAmongBlanks
        || separator.byte == nil
      if best.map({ pairs > $0.pairs }) ?? isUsual { best = (separator, records, pairs) }
    }
    return best.map { ($0.separator, $0.records) } ?? (.blanks, [])
  }

  /// Whether a field has one quote without another, as where a quoted text was parted.
  private static func hasOddQuotes(_ fields: [String]) -> Bool {
    fields.contains { field in
      !field.utf8.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
    }
  }

  /// The first fields of a line, or none if it is badly quoted.
  private static func fields(
    of line: Range<Int>, in bytes: Span<UInt8>, _ separator: UInt8?
  ) -> [String] {
    var scanner = FieldScanner(line, separator: separator)
    var fields: [String] = []
    do {
      while fields.count < mostFields, let field = try scanner.next(in: bytes) {
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

  private static func isNumberPair(_ fields: [String], _ columns: EdgeListColumns) -> Bool {
    max(columns.from, columns.to) < fields.count && isWholeNumber(fields[columns.from])
      && isWholeNumber(fields[columns.to])
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
