import PlainText

/// The first rows of a file as a table, to tell matrices and lists of neighbours from lists of ties.
///
/// Comments and empty lines are left out. The separator is the first of tab, semicolon and comma that is
/// in at least half of the rows outside of quotes, else blanks.
struct SampleTable {
  /// What separates fields.
  let separator: FieldScanner.Separator
  /// The fields of each row, quotes removed; of a badly quoted row, none.
  let rows: [[String]]
  /// The lines that begin with `#` before and between the rows, without it and the blanks around.
  let comments: [Substring]
  /// Whether these are all rows of the file.
  let isComplete: Bool

  /// The most rows, and the most fields, that are looked at.
  private static let mostRows = 1000
  private static let mostFields = 100_000

  /// Takes the rows of a sample.
  ///
  /// - Complexity: O(length of the sample).
  init(_ sample: FileSample) {
    var bytes = Array(sample.text)
    // A last line that may be cut is none.
    let isWhole = sample.isComplete
    if isWhole { bytes.append(UInt8(ascii: "\n")) }
    let end = bytes.lastIndex(where: NumberPair.isEnd).map { $0 + 1 } ?? 0
    let text = bytes.span
    var rest = 0..<end
    var lines: [Range<Int>] = []
    var comments: [Substring] = []
    while !rest.isEmpty, lines.count < Self.mostRows {
      let line = TextLines.takeLine(&rest, of: text)
      switch TextLines.kind(of: line, in: text) {
      case .data: lines.append(line)
      case .comment where comments.count < Self.mostRows:
        let words = trimmed(text.text(line.prefix(200)))
        if words.hasPrefix("#") { comments.append(trimmed(String(words.dropFirst()))[...]) }
      case .empty, .slashes, .comment: break
      }
    }
    self.comments = comments
    let places = lines
    let common = FieldScanner.Separator.all.first { separator in
      guard let byte = separator.byte else { return true }
      return 2 * places.count { Self.stands(byte, in: $0, of: text) } >= places.count
    }
    separator = common ?? .blanks
    var rows: [[String]] = []
    var fields = 0
    // Of very wide rows a few show what they are.
    for line in lines where fields < Self.mostFields || rows.count < 4 {
      rows.append(Self.fields(of: line, in: text, separator.byte))
      fields += rows.last?.count ?? 0
    }
    self.rows = rows
    isComplete = isWhole && rest.isEmpty && rows.count == lines.count
  }

  /// Whether a byte stands in a line outside of quoted text; behind a quote that nothing ends, all counts.
  ///
  /// A quote opens where a field may begin, and one behind another goes on: `"a ""b"""`.
  private static func stands(_ byte: UInt8, in line: Range<Int>, of text: Span<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    var (isQuoted, isWithin, mayOpen) = (false, false, true)
    for place in line {
      let sign = text[place]
      if isQuoted {
        isWithin = isWithin || sign == byte
        isQuoted = sign != quote
        mayOpen = !isQuoted
      } else if sign == byte {
        return true
      } else {
        isQuoted = mayOpen && sign == quote
        mayOpen = " ,;\t".utf8.contains(sign)
      }
    }
    return isWithin && isQuoted
  }

  /// The fields of a line, or none if it is badly quoted.
  private static func fields(
    of line: Range<Int>, in bytes: Span<UInt8>, _ separator: UInt8?
  ) -> [String] {
    var scanner = FieldScanner(line, separator: separator)
    var fields: [String] = []
    do {
      while let field = try scanner.next(in: bytes) {
        fields.append(String(decoding: field.text(in: bytes), as: UTF8.self))
      }
    } catch {
      return []
    }
    return fields
  }
}
