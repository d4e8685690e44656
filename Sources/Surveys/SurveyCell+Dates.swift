extension SurveyCell {
  /// Whether a text is a date, as spreadsheets write one for `9/10`: `10-Sep`, `Sep 10`, `9/10/2026`,
  /// `2026-09-10`, `10. März`.
  ///
  /// - Parameter text: The text without blanks around it.
  /// - Returns: Whether it is a date.
  /// - Complexity: O(length of the text), which is at most forty bytes.
  static func isDate(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.contains(where: \.isNumber) else { return false }
    let words = text.lowercased().split { $0.isWhitespace || "-\u{2010}\u{2013}./,'".contains($0) }
    // A time of day, as in `10T09:30:00Z`, names nothing.
    let names = words.filter { word in
      !word.allSatisfy { $0.isNumber || ":tz+".contains($0) } && !fillers.contains(String(word))
    }
    if names.count == 1, names.count < words.count, MonthNames.contain(String(names[0])) {
      return true
    }
    // As in Japan, China and Korea: a number before each sign.
    if names.count == 1, isSigned(names[0]) { return true }
    return names.isEmpty && isNumeric(text)
  }

  /// Words in dates: `10 de septiembre de 2026`.
  private static let fillers: Set<String> = [
    "de", "of", "del", "do", "den", "di", "r", "г", "am", "pm",
  ]

  /// Whether a word is written as `9月10日`.
  private static func isSigned(_ word: Substring) -> Bool {
    let signs = word.filter { !$0.isNumber }
    return word.first?.isNumber == true && signs.contains { "月월".contains($0) }
      && signs.allSatisfy { "年月日년월일".contains($0) }
  }

  /// Whether a text is of three numbers with the same mark between them, a year at one end; or of two
  /// with full stops after both.
  private static func isNumeric(_ text: String) -> Bool {
    let day = text.prefix { !$0.isWhitespace && $0 != "T" }
    for mark in "/-." {
      let parts = day.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.allSatisfy({ $0.allSatisfy(\.isNumber) && $0.count <= 4 }) else { continue }
      if mark == ".", parts.count == 3, parts[2].isEmpty {
        return parts.dropLast().allSatisfy { (1...2).contains($0.count) }
      }
      if parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) { return true }
    }
    return false
  }
}
