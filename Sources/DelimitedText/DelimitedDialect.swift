/// How the fields of a delimited text are separated.
///
/// Quotes are always `"`, doubled inside quoted fields, as in RFC 4180.
public struct DelimitedDialect: Sendable, Hashable {
  /// The byte between fields.
  public var separator: UInt8

  /// Makes a dialect.
  ///
  /// - Parameter separator: The byte between fields: an ASCII character other than a quote, a
  ///   carriage return and a line feed.
  public init(separator: UInt8) {
    precondition(
      separator < 0x80 && separator != UInt8(ascii: "\"") && separator != UInt8(ascii: "\n")
        && separator != UInt8(ascii: "\r"),
      "a separator is one ASCII character other than a quote or a line end")
    self.separator = separator
  }

  /// Comma-separated (RFC 4180).
  public static let csv = DelimitedDialect(separator: UInt8(ascii: ","))
  /// Tab-separated.
  public static let tsv = DelimitedDialect(separator: UInt8(ascii: "\t"))
  /// Semicolon-separated, as spreadsheets write it where the comma is the decimal point.
  public static let semicolons = DelimitedDialect(separator: UInt8(ascii: ";"))

  /// Guesses the dialect of a text from its first record.
  ///
  /// The most frequent separator outside quotes wins; among equals the comma comes before the
  /// semicolon, and that before the tab. A record without any of them is ``csv``.
  ///
  /// - Parameter text: The text in UTF-8, with or without a byte-order mark.
  /// - Returns: One of ``csv``, ``semicolons`` and ``tsv``.
  /// - Complexity: O(length of the first record).
  public static func detect(in text: [UInt8]) -> DelimitedDialect {
    var counts = [0, 0, 0]
    var isQuoted = false
    var isEmpty = true
    for byte in text.dropFirst(text.starts(with: byteOrderMark) ? byteOrderMark.count : 0) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: ","): counts[0] += 1
      case UInt8(ascii: ";"): counts[1] += 1
      case UInt8(ascii: "\t"): counts[2] += 1
      default: break
      }
      let endsLine = !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
      if endsLine && !isEmpty { break }
      isEmpty = isEmpty && endsLine
    }
    let most = counts.max() ?? 0
    guard most > 0, let winner = counts.firstIndex(of: most) else { return .csv }
    return [.csv, .semicolons, .tsv][winner]
  }

  /// The mark that some programs write before UTF-8; not part of the text.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
