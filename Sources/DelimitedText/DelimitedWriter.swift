/// Writes records to a delimited text in UTF-8.
///
/// ```swift
/// var writer = DelimitedWriter()
/// writer.write(["metric", "mean"])
/// writer.write(["reach", "0.1"])
/// // writer.bytes is "metric,mean\nreach,0.1\n"
/// ```
///
/// Fields are quoted only if they hold the separator, a quote or a line end. ``DelimitedReader`` reads
/// the same fields back.
public struct DelimitedWriter: Sendable {
  /// The text written since the bytes were last taken.
  public private(set) var bytes: [UInt8]
  private let dialect: DelimitedDialect

  /// Prepares a text that is empty but for the byte-order mark of the dialect.
  ///
  /// - Parameter dialect: How it is written.
  public init(dialect: DelimitedDialect = .csv) {
    self.dialect = dialect
    bytes = dialect.startsWithMark ? DelimitedDialect.byteOrderMark : []
  }

  /// Adds a record.
  ///
  /// - Parameter fields: Its fields; a record without any adds nothing.
  /// - Complexity: O(length of the record), amortised.
  public mutating func write(_ fields: [String]) {
    guard !fields.isEmpty else { return }
    let start = bytes.count
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(dialect.separator) }
      write(field)
    }
    // An empty line would not be a record.
    if bytes.count == start { bytes += [Self.quote, Self.quote] }
    if dialect.endsLinesInCRLF { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Returns the text so far and starts an empty one, so that files can be written piece by piece.
  ///
  /// - Returns: What ``bytes`` was.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes
  }

  private static let quote = UInt8(ascii: "\"")

  private mutating func write(_ text: String) {
    let mustQuote =
      text.utf8.contains { byte in
        byte == dialect.separator || byte == Self.quote || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      }
      // At the start of a text it would be read as a byte-order mark.
      || text.utf8.starts(with: DelimitedDialect.byteOrderMark)
    guard mustQuote else {
      bytes += text.utf8
      return
    }
    bytes.append(Self.quote)
    for byte in text.utf8 {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }
}
