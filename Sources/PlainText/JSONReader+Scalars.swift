extension JSONReader {
  /// A byte that belongs to a number or a bare word.
  func isWordByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "a"..."z", "A"..."Z", "_", "+", "-", ".": true
    default: false
    }
  }

  /// Takes a run of letters, digits and signs.
  mutating func takeWord() -> String {
    let start = at
    while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Takes a text in double quotes and decodes it; nil after its error was reported.
  mutating func text() -> String? {
    let start = at
    at += 1
    var decoded: [UInt8] = []
    var isGood = true
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return isGood ? String(decoding: decoded, as: UTF8.self) : nil
      case UInt8(ascii: "\\"):
        if let scalar = escape() {
          decoded.append(contentsOf: String(scalar).utf8)
        } else {
          isGood = false
        }
      case ..<0x20:
        report(
          at, "a control character in a string", ["write it as an escape, such as \\t or \\u0007"])
        isGood = false
        at += 1
      default:
        decoded.append(bytes[at])
        at += 1
      }
    }
    report(start, "this string is not closed on its line", ["end it with a double quote"])
    return nil
  }

  /// Takes an escape; nil after its error was reported.
  private mutating func escape() -> Unicode.Scalar? {
    let start = at
    at += 1
    guard at < bytes.count else { return "\u{FFFD}" }
    let kind = bytes[at]
    if kind == UInt8(ascii: "u") {
      at += 1
      guard let unit = hexadecimal() else {
        report(start, "\\u takes four hexadecimal digits", [])
        return nil
      }
      if !(0xD800...0xDFFF).contains(unit) { return Unicode.Scalar(unit) }
      if unit < 0xDC00, bytes[at...].starts(with: "\\u".utf8) {
        let after = at
        at += 2
        if let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) {
          return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        }
        at = after
      }
      report(
        start, "half of a surrogate pair",
        ["write both halves, such as \\ud83d\\ude00, or the character itself"])
      return nil
    }
    if let scalar = Self.escapes[kind] {
      at += 1
      return scalar
    }
    report(
      start, "an unknown escape in a string",
      ["allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; a backslash itself is written \\\\"])
    return nil
  }

  /// What a letter behind a backslash means.
  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func hexadecimal() -> UInt32? {
    let digits = String(decoding: bytes[at...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    at += 4
    return UInt32(digits, radix: 16)
  }
}

/// The first byte that is not part of UTF-8, or nil.
public func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
