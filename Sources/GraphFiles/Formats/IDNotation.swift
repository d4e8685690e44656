/// How whole numbers are written as ids by programs that take them for quantities.
///
/// R and pandas write `1.0` for 1, spreadsheets `1,234` for 1234, `8.27824E+09` for what they show of
/// 8278239817, and a date for what looks like one.
enum IDNotation: Sendable, Equatable {
  /// As they are.
  case plain
  /// All ids of the beginning are whole numbers, some with `.0` behind.
  case floats
  /// All ids of the beginning are whole numbers, those above 999 with this byte before each three digits.
  case grouped(by: UInt8)

  /// The notation of some ids.
  static func of(_ ids: [String]) -> IDNotation {
    let texts = ids.map { Array($0.utf8) }
    func isIn(_ notation: IDNotation, _ text: [UInt8]) -> Bool {
      notation.number(in: text.span, text.indices) != nil
    }
    for notation in [floats, grouped(by: UInt8(ascii: ",")), grouped(by: UInt8(ascii: "."))] {
      var some = false
      let all = texts.allSatisfy { text in
        let isIn = isIn(notation, text)
        some = some || isIn
        guard !isIn else { return true }
        // Without groups there is no number above 999.
        return text.span.plainNumber(text.indices) != nil && (notation == floats || text.count <= 3)
      }
      if some, all { return notation }
    }
    return plain
  }

  /// The digits of a number that is written in this notation and not plainly, or nil.
  func number(in bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    switch self {
    case .plain: nil
    case .floats: Self.wholeFloat(bytes, range)
    case .grouped(let separator): Self.grouped(bytes, range, by: separator)
    }
  }

  /// The plain digits of a whole number that is written in any other way (`007`, `7.0`, `1,234`), or nil.
  static func plainDigits(of bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard let start = range.first, isDigit(bytes[start]) else { return nil }
    if let digits = wholeFloat(bytes, range) ?? grouped(bytes, range, by: UInt8(ascii: ",")) {
      return digits
    }
    guard bytes[start] == UInt8(ascii: "0"), range.count > 1,
      range.allSatisfy({ isDigit(bytes[$0]) })
    else { return nil }
    let digits = range.map { bytes[$0] }.drop { $0 == UInt8(ascii: "0") }
    return digits.isEmpty ? [UInt8(ascii: "0")] : Array(digits)
  }

  /// Whether an id is a number with a power of ten, as spreadsheets show long ones: its last digits are
  /// lost.
  static func isScientific(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 5, isDigit(bytes[range.lowerBound]),
      let power = range.first(where: { bytes[$0] | 0x20 == UInt8(ascii: "e") }),
      power + 3 <= range.upperBound - 1, bytes[power + 1] == UInt8(ascii: "+"),
      (power + 2..<range.upperBound).allSatisfy({ isDigit(bytes[$0]) })
    else { return false }
    let marks = (range.lowerBound..<power).filter { !isDigit(bytes[$0]) }
    return marks.isEmpty
      || marks.count == 1 && [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[marks[0]])
  }

  /// Whether an id looks like a date: `2026-05-03`, `3/5/2026`, `03.05.2026`, `3-May`, `May-26`.
  static func isDate(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    // Most ids end here: only few that are no dates are looked at as texts.
    guard (5...30).contains(range.count), let start = range.first,
      isDigit(bytes[start]) || range.count <= 8,
      range.contains(where: { isDateMark(bytes[$0]) }),
      range.contains(where: { isDigit(bytes[$0]) })
    else { return false }
    let day = range.prefix { bytes[$0] != UInt8(ascii: " ") && bytes[$0] != UInt8(ascii: "T") }
    let text = bytes.text(day).lowercased()
    for mark in ["-", "/", "."] as [Character] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      if parts.count == 2, mark == "-" {
        return zip(parts, parts.reversed()).contains { isDay($0) && months.contains(String($1)) }
      }
      guard parts.count == 3, isDay(parts[1]) || months.contains(String(parts[1])) else { continue }
      return isYear(parts[0]) && isDay(parts[2]) || isDay(parts[0]) && isYear(parts[2])
    }
    return false
  }

  private static func isDateMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mrz",
    "mär", "mai", "okt", "dez", "janv", "févr", "avr", "juin", "juil", "août", "déc", "ene", "abr",
    "ago",
    "dic",
  ]

  private static func isDay(_ text: Substring) -> Bool {
    text.utf8.count <= 2 && text.plainOrPadded.map { (1...31).contains($0) } ?? false
  }

  private static func isYear(_ text: Substring) -> Bool {
    text.utf8.count == 4 && text.plainOrPadded.map { (1800...2199).contains($0) } ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits before `.0`, `.00`, ….
  private static func wholeFloat(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard range.count >= 3, isDigit(bytes[range.lowerBound]),
      let point = range.first(where: { !isDigit(bytes[$0]) }), bytes[point] == UInt8(ascii: "."),
      point + 1 < range.upperBound,
      (point + 1..<range.upperBound).allSatisfy({ bytes[$0] == UInt8(ascii: "0") }),
      bytes.plainNumber(range.lowerBound..<point) != nil
    else { return nil }
    return (range.lowerBound..<point).map { bytes[$0] }
  }

  /// The digits of a number in groups of three.
  private static func grouped(
    _ bytes: Span<UInt8>, _ range: Range<Int>, by separator: UInt8
  ) -> [UInt8]? {
    guard range.count >= 5, bytes[range.lowerBound] != UInt8(ascii: "0") else { return nil }
    var digits: [UInt8] = []
    for (place, index) in range.reversed().enumerated() {
      let isMark = place % 4 == 3
      guard isMark ? bytes[index] == separator : isDigit(bytes[index]) else { return nil }
      if !isMark { digits.append(bytes[index]) }
    }
    guard range.count % 4 != 0 else { return nil }
    return digits.reversed()
  }
}

extension Substring {
  /// The number that is written in digits alone, perhaps with zeros in front.
  fileprivate var plainOrPadded: Int? {
    !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
  }
}
