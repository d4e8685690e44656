/// The scale that the words above a column state: `(0-10)`, `from 1 to 10`, `0 = not at all … 10 = very`.
struct StatedScale: Hashable {
  /// The lowest score.
  var lowest: Int
  /// The highest score.
  var highest: Int

  /// Reads the words above a column.
  ///
  /// - Parameter headings: Its name, question and whatever else is above the answers.
  /// - Complexity: O(length of the headings).
  init?(in headings: [String]) {
    for heading in headings where !heading.contains("ImportId") {
      if let scale = Self.range(in: heading) {
        self = scale
        return
      }
    }
    return nil
  }

  private init(_ lowest: Int, _ highest: Int) {
    self.lowest = lowest
    self.highest = highest
  }

  /// What stands between the ends of a scale.
  private static let connectors: Set<String> = [
    "-", "\u{2010}", "\u{2013}", "\u{2014}", "\u{2026}", "~", "\u{301C}", "..", "...", "to",
    "through", "until", "up to", "bis", "à",
    "a", "al", "ad", "till", "til", "tot", "tot en met", "do", "до", "至", "到", "から", "and", "und",
    "et", "y", "e",
  ]

  /// The ends of a scale that a heading states: `0 to 10`, or a 0 and a 10 apart.
  private static func range(in heading: String) -> StatedScale? {
    let text = Array(heading.lowercased())
    let numbers = Self.numbers(in: text)
    for (first, next) in zip(numbers, numbers.dropFirst()) {
      let between = String(text[first.end..<next.start]).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      if connectors.contains(between), first.value <= 1, (4...100).contains(next.value) {
        return StatedScale(first.value, next.value)
      }
    }
    let values = numbers.map(\.value)
    return values.contains(0) && values.contains(10) ? StatedScale(0, 10) : nil
  }

  /// The whole numbers of up to three digits in a text, but for those in names such as `Q1` or `v_10`.
  private static func numbers(in text: [Character]) -> [(value: Int, start: Int, end: Int)] {
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    var found: [(value: Int, start: Int, end: Int)] = []
    var start = 0
    while start < text.count {
      guard isDigit(text[start]) else {
        start += 1
        continue
      }
      let end = text[start...].firstIndex { !isDigit($0) } ?? text.count
      let isPart =
        start > 0 && (text[start - 1].isLetter && text[start - 1].isASCII || text[start - 1] == "_")
        || end < text.count && text[end] == "_"
      if !isPart, end - start <= 3, let value = Int(String(text[start..<end])) {
        found.append((value, start, end))
      }
      start = end
    }
    return found
  }
}
