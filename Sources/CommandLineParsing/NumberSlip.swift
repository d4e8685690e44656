internal import PlainText

/// A number as spreadsheets and people write it, where a flag wants it plain: `60 %`, `0,6`, `10.000`, `1e3`,
/// `1_000`.
enum NumberSlip {
  /// What may be meant, plainly written, the likeliest first; none for what is no such number.
  ///
  /// `10.000` is ten to some and ten thousand to others: both are given, so that one can choose.
  static func readings(of text: String) -> [String] {
    var digits = text.filter { !" \u{A0}\u{202F}\u{2009}_'’".contains($0) }
    let isPercent = digits.last == "%"
    if isPercent { digits.removeLast() }
    guard digits.contains(where: \.isNumber),
      digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".,eE+-".contains($0)) })
    else { return [] }
    let joined = digits.filter { $0 != "." && $0 != "," }
    let decimal = digits.replacing(",", with: ".")
    // Groups of three digits: separators of thousands, or one decimal point.
    let isGrouped = digits.wholeMatch(of: /[-+]?[0-9]{1,3}([.,][0-9]{3})+/) != nil
    let candidates = isGrouped ? [decimal, joined] : [decimal]
    var readings: [String] = []
    for number in candidates.compactMap(Double.init) where number.isFinite {
      let plain = NumberText.shortest(isPercent ? number / 100 : number)
      if plain != text, !readings.contains(plain) { readings.append(plain) }
    }
    return readings
  }

  /// The line that asks which is meant, or nothing.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - accepts: Whether the flag takes a text.
  /// - Returns: One line or none.
  static func hints(for text: String, accepts: (String) -> Bool) -> [String] {
    let readings = readings(of: text).filter(accepts)
    return readings.isEmpty ? [] : ["did you mean \(readings.joined(separator: " or "))?"]
  }
}
