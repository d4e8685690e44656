/// How bytes encode the characters of a text.
///
/// ```swift
/// let encoding = TextEncoding.detect(in: bytes)
/// guard let text = encoding.utf8(bytes) else { … }  // not a text
/// ```
public enum TextEncoding: String, Sendable, Hashable {
  /// UTF-8, with or without a byte-order mark.
  case utf8 = "UTF-8"
  /// UTF-16, the low byte of each unit first, with or without a byte-order mark.
  case utf16LittleEndian = "UTF-16, little-endian"
  /// UTF-16, the high byte of each unit first, with or without a byte-order mark.
  case utf16BigEndian = "UTF-16, big-endian"
  /// The one-byte code page of Western Europe, which spreadsheets still write.
  case windows1252 = "Windows-1252"

  /// Guesses the encoding of a text.
  ///
  /// A byte-order mark decides. Without one, a text in which nearly every second byte is zero is
  /// UTF-16, since Latin letters, digits and separators look like that. Otherwise it is UTF-8 if it is
  /// valid UTF-8, else ``windows1252``, which accepts any bytes.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: The likeliest encoding.
  /// - Complexity: O(length of the text).
  public static func detect(in bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = bytes.prefix(sampleLength)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    let atOddPlaces = zeros.count { !$0.isMultiple(of: 2) }
    let atEvenPlaces = zeros.count - atOddPlaces
    // Half of all bytes, with some allowance for letters of other scripts.
    if !zeros.isEmpty, zeros.count * 4 >= sample.count {
      if atOddPlaces >= 4 * atEvenPlaces { return .utf16LittleEndian }
      if atEvenPlaces >= 4 * atOddPlaces { return .utf16BigEndian }
    }
    return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
  }

  /// The text in UTF-8, without a byte-order mark.
  ///
  /// - Parameter bytes: The text in this encoding.
  /// - Returns: The text in UTF-8, or nil if the bytes are not valid in this encoding.
  /// - Complexity: O(length of the text).
  public func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8:
      guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
      let mark = DelimitedDialect.byteOrderMark
      return bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    case .utf16LittleEndian: return Self.utf8(bytes, high: 1)
    case .utf16BigEndian: return Self.utf8(bytes, high: 0)
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in bytes {
        text.append(
          (0x80...0x9F).contains(byte)
            ? Self.windowsScalars[Int(byte) - 0x80] : Unicode.Scalar(byte))
      }
      return Array(String(text).utf8)
    }
  }

  /// How many bytes are searched for zeros.
  private static let sampleLength = 1 << 12

  /// UTF-16 as UTF-8; `high` is the index of the high byte in each pair.
  private static func utf8(_ bytes: [UInt8], high: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units = stride(from: 0, to: bytes.count, by: 2).map { start in
      UInt16(bytes[start + high]) << 8 | UInt16(bytes[start + 1 - high])
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The characters of the bytes 0x80 to 0x9F; the five undefined ones keep their value, as in the
  /// WHATWG Encoding Standard.
  private static let windowsScalars: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
  ]
}
