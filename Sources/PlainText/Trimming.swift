/// A text without blanks at its ends.
public func trimmed(_ text: String) -> String {
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
}
