/// Writes records to a delimited text in UTF-8 with LF at the end of each.
///
/// ```swift
/// var writer = DelimitedWriter()
/// writer.write([.text("metric"), .text("mean")])
/// writer.write([.text("reach"), .number(0.1)])
/// // writer.bytes is "metric,mean\nreach,0.1\n"
/// ```
///
/// Texts are quoted only if they hold the separator, a quote or a line end. ``DelimitedReader`` reads
/// the same cells back, with one exception: an empty text and a missing cell look the same.
public struct DelimitedWriter: Sendable {
  /// The text written since the bytes were last taken.
  public private(set) var bytes: [UInt8] = []
  private let separator: UInt8

  /// Prepares an empty text.
  ///
  /// - Parameter dialect: How its fields are separated.
  public init(dialect: DelimitedDialect = .csv) {
    separator = dialect.separator
  }

  /// Adds a record.
  ///
  /// - Parameter cells: Its cells; a record without any adds nothing.
  /// - Complexity: O(length of the record), amortised.
  public mutating func write(_ cells: [DelimitedCell]) {
    guard !cells.isEmpty else { return }
    let start = bytes.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      switch cell {
      case .text(let text): write(text)
      case .integer(let number): bytes += number.description.utf8
      case .number(let number): bytes += Self.shortest(number).utf8
      case .missing: break
      }
    }
    // An empty line would not be a record.
    if bytes.count == start { bytes += [Self.quote, Self.quote] }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Returns the text so far and starts an empty one, so that files can be written piece by piece.
  ///
  /// - Returns: What ``bytes`` was.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes
  }

  /// A number in the shortest decimal form that reads back the same.
  ///
  /// Whole numbers have no decimal point; exponents look like `1e-05` and `1e+16`.
  ///
  /// - Parameter number: The number; minus zero is written as zero.
  /// - Returns: The form, or an empty text if the number is not finite.
  public static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    guard number != 0 else { return "0" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static let quote = UInt8(ascii: "\"")

  private mutating func write(_ text: String) {
    let mustQuote =
      text.utf8.contains { byte in
        byte == separator || byte == Self.quote || byte == UInt8(ascii: "\n")
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
