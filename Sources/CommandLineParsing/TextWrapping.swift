/// Breaks running text into lines.
package enum TextWrapping {
  /// Breaks a text at blanks into lines of at most a width; a longer word has a line of its own.
  ///
  /// - Parameters:
  ///   - text: The text; its line ends are kept.
  ///   - width: Characters a line, at least 1.
  /// - Returns: The lines, at least one.
  package static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if line.isEmpty {
          line = String(word)
        } else if line.count + 1 + word.count <= width {
          line += " \(word)"
        } else {
          lines.append(line)
          line = String(word)
        }
      }
      return lines + [line]
    }
  }

  /// Two columns: a term from column 2, its meaning from column 26.
  ///
  /// - Parameters:
  ///   - term: The term; a long one has the first line to itself.
  ///   - meaning: The meaning, wrapped.
  ///   - width: The width of the whole.
  /// - Returns: The lines, without trailing blanks.
  package static func row(_ term: String, _ meaning: String, width: Int) -> [String] {
    let first = "  \(term)"
    if meaning.isEmpty { return [first] }
    let texts = lines(meaning, width: max(20, width - column))
    let margin = String(repeating: " ", count: column)
    if first.count > column - 2 { return [first] + texts.map { margin + $0 } }
    let padded = first + String(repeating: " ", count: column - first.count)
    return [padded + texts[0]] + texts.dropFirst().map { margin + $0 }
  }

  /// Where meanings start.
  private static let column = 26
}
