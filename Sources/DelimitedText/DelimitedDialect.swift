/// How a delimited text is written: what separates fields, ends lines and marks decimals.
///
/// Quotes are always `"`, doubled inside quoted fields, as in RFC 4180. A reader takes any line end and
/// a byte-order mark where there is one, so only the separator matters to it.
public struct DelimitedDialect: Sendable, Hashable {
  /// The byte between fields.
  public var separator: UInt8
  /// Whether the text starts with the byte-order mark of UTF-8, by which spreadsheets know it.
  public var startsWithMark: Bool
  /// Whether lines end in CRLF, not in LF alone.
  public var endsLinesInCRLF: Bool
  /// Whether numbers have a decimal comma, not a point; a writer of numbers has to know.
  public var hasDecimalComma: Bool

  /// Makes a dialect.
  ///
  /// - Parameters:
  ///   - separator: The byte between fields: an ASCII character other than a quote, a carriage return
  ///     and a line feed.
  ///   - startsWithMark: Whether the text starts with the byte-order mark of UTF-8.
  ///   - endsLinesInCRLF: Whether lines end in CRLF, not in LF alone.
  ///   - hasDecimalComma: Whether numbers have a decimal comma, not a point.
  public init(
    separator: UInt8, startsWithMark: Bool = false, endsLinesInCRLF: Bool = false,
    hasDecimalComma: Bool = false
  ) {
    precondition(
      separator < 0x80 && separator != UInt8(ascii: "\"") && separator != UInt8(ascii: "\n")
        && separator != UInt8(ascii: "\r"),
      "a separator is one ASCII character other than a quote or a line end")
    self.separator = separator
    self.startsWithMark = startsWithMark
    self.endsLinesInCRLF = endsLinesInCRLF
    self.hasDecimalComma = hasDecimalComma
  }

  /// Comma-separated (RFC 4180), with LF at the end of lines.
  public static let csv = DelimitedDialect(separator: UInt8(ascii: ","))
  /// Tab-separated.
  public static let tsv = DelimitedDialect(separator: UInt8(ascii: "\t"))
  /// Semicolon-separated, as spreadsheets write it where the comma is the decimal point.
  public static let semicolons = DelimitedDialect(separator: UInt8(ascii: ";"))
  /// Comma-separated, as Excel opens it where the point marks decimals.
  public static let excel = DelimitedDialect(
    separator: UInt8(ascii: ","), startsWithMark: true, endsLinesInCRLF: true)
  /// Semicolon-separated with decimal commas, as Excel opens it in most of Europe.
  public static let excelEurope = DelimitedDialect(
    separator: UInt8(ascii: ";"), startsWithMark: true, endsLinesInCRLF: true,
    hasDecimalComma: true)

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
