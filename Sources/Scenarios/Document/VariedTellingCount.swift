import PlainText
package import WordOfMouth

extension TellingRule {
  /// Whether a path that settings vary is that of a telling count: of a voice or a story, or in it of
  /// one layer.
  ///
  /// A segment's `tells` is none but a factor.
  package static func isTellingCount(at path: String) -> Bool {
    let keys = path.split(separator: ".").suffix(3).map(String.init)
    func isCount(_ key: String?) -> Bool { key == "tells" || key == "retells" }
    if path.hasPrefix("customers.") { return false }
    return isCount(keys.last) || keys.count == 3 && isCount(keys[0]) && keys[1] == "layers"
  }

  /// Reads a telling count as a setting has it among its varied values: JSON, but a word without quotes.
  ///
  /// - Parameter text: The text; nil is returned where it is no telling count.
  package init?(varied text: String) {
    let isWord = TellingCounts.words.contains { $0.word == text }
    let value =
      isWord
      ? JSONValue.text(text)
      : JSONReader.read(SourceText(.code, name: "", bytes: Array(text.utf8))).root
    guard let rule = value.flatMap({ ValueKind<TellingRule>.tellingRule.read($0, nil) }) else {
      return nil
    }
    self = rule
  }
}
