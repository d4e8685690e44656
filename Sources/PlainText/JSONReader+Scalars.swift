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

  /// Takes what stands behind a number on its line and makes it none: `60 %`, `1 in 26`, `1/26`, `8 - 10`; as the
  /// value of a key, where no other value can follow, also `0,6`.
  ///
  /// - Parameters:
  ///   - start: Where the word began that was taken.
  ///   - isMember: Whether it is the value of a key.
  /// - Returns: Whether there was such a thing.
  mutating func takesRest(ofNumber start: Int, isMember: Bool) -> Bool {
    guard start < at, isDigit(at - 1) else { return false }
    var end = at
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard end < bytes.count else { return false }
    let hasBlank = end > at
    let isRest =
      switch Unicode.Scalar(bytes[end]) {
      case "%": true
      case "/": isDigit(end + 1)
      case ",": isMember && !hasBlank && isDigit(end + 1)
      case "a"..."z", "A"..."Z", "-": hasBlank
      default: false
      }
    guard isRest else { return false }
    while end < bytes.count, !endsRest(end, isMember: isMember) { end += 1 }
    while isBlank(bytes[end - 1]) { end -= 1 }
    at = end
    return true
  }

  /// Whether what makes a number none ends before a byte.
  private func endsRest(_ index: Int, isMember: Bool) -> Bool {
    switch Unicode.Scalar(bytes[index]) {
    case "\n", "\r", "}", "]", "\"": true
    case ",": !(isMember && isDigit(index - 1) && isDigit(index + 1))
    case "/": index + 1 < bytes.count && "/*".utf8.contains(bytes[index + 1])
    default: false
    }
  }

  private func isDigit(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Takes a text in double quotes and decodes it; nil after its error was reported.
  mutating func text() -> String? {
    let start = at
    at += 1
    if let plain = plainText() { return plain }
    var decoded: [UInt8] = []
    var isGood = true
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return isGood ? String(decoding: decoded, as: UTF8.self) : nil
      case UInt8(ascii: "\\"):
        if let scalar = escape() {
          decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
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
      // A string may have a million: nothing behind it is read.
      if hasMoreErrors { return nil }
    }
    report(start, "this string is not closed on its line", ["end it with a double quote"])
    return nil
  }

  /// Takes the rest of a text that has nothing to decode; nil, and takes nothing, of another.
  private mutating func plainText() -> String? {
    var end = at
    while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") { return nil }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    defer { at = end + 1 }
    return String(decoding: bytes[at..<end], as: UTF8.self)
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
        report(
          start, "\\u takes four hexadecimal digits",
          ["write \\u00e9, for example, or \\\\ for a backslash"])
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
    guard at + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[at..<at + 4] {
      let digit: UInt8
      switch Unicode.Scalar(byte) {
      case "0"..."9": digit = byte - 0x30
      case "A"..."F", "a"..."f": digit = (byte | 0x20) - 0x57
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    at += 4
    return value
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
