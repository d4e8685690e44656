/// A number as people write it: `150000`, `1,000,000`, `60 %`, `0.6`, `150k`, `€1.5M`.
///
/// ```swift
/// WrittenNumber("60 %")?.value       // 0.6
/// WrittenNumber("1.5M EUR", currency: "EUR")?.value  // 1,500,000
/// ```
///
/// `10.000` is none: where a comma divides thousands it is 10, and elsewhere ten thousand.
public struct WrittenNumber: Sendable, Hashable {
  /// The number; of a percentage the share.
  public let value: Double
  /// Whether it was written in per cent.
  public let isPercent: Bool

  private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
  private static let units: [(symbol: String, size: Double)] = [
    ("k", 1e3), ("K", 1e3), ("M", 1e6), ("bn", 1e9), ("tn", 1e12),
  ]

  /// Reads a number.
  ///
  /// - Parameters:
  ///   - text: A sign, digits with a point and perhaps commas or blanks between thousands, then perhaps k, M, bn
  ///     or tn; with a percent sign behind, or a currency before or behind.
  ///   - currency: A name of the currency that may stand there, beside the symbols of currencies.
  public init?(_ text: String, currency: String? = nil) {
    var rest = Self.trimmed(text[...])
    var isNegative: Bool?
    func takeSign() {
      guard isNegative == nil, let first = rest.first, "+-\u{2212}".contains(first) else { return }
      isNegative = first != "+"
      rest = Self.trimmed(rest.dropFirst())
    }
    takeSign()
    let names = [currency].compactMap(\.self).filter { !$0.isEmpty }
    if let name = names.first(where: rest.hasPrefix) {
      rest = Self.trimmed(rest.dropFirst(name.count))
    } else if let name = names.first(where: rest.hasSuffix) {
      rest = Self.trimmed(rest.dropLast(name.count))
    } else if rest.first?.isCurrencySymbol == true {
      rest = Self.trimmed(rest.dropFirst())
    } else if rest.last?.isCurrencySymbol == true {
      rest = Self.trimmed(rest.dropLast())
    }
    takeSign()
    isPercent = rest.hasSuffix("%")
    var size = 1.0
    if isPercent {
      rest = Self.trimmed(rest.dropLast())
    } else if let unit = Self.units.first(where: { rest.hasSuffix($0.symbol) }) {
      rest = Self.trimmed(rest.dropLast(unit.symbol.count))
      size = unit.size
    }
    guard let number = Self.digits(rest), (number * size).isFinite else { return nil }
    let found = isPercent ? number / 100 : number * size
    value = isNegative == true ? -found : found
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, blanks.contains(first) { text.removeFirst() }
    while let last = text.last, blanks.contains(last) { text.removeLast() }
    return text
  }

  /// A number without sign and unit; nil where its thousands are divided in another way than by threes.
  private static func digits(_ text: Substring) -> Double? {
    guard let first = text.first, first.isASCII, first.isNumber || first == ".",
      !text.contains(where: { $0.isLetter && $0 != "e" && $0 != "E" })
    else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(omittingEmptySubsequences: false) {
      $0 == "," || blanks.contains($0)
    }
    if groups.count == 1 {
      let isAmbiguous =
        parts.count > 1 && (1...3).contains(parts[0].count) && parts[0] != "0"
        && parts.dropFirst().allSatisfy { $0 == "000" }
      return isAmbiguous ? nil : Double(text)
    }
    let isByThrees =
      (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isByThrees, parts.count < 3 else { return nil }
    return Double(groups.joined() + parts.dropFirst().map { "." + $0 }.joined())
  }
}
