/// The label of a row of dots: its name and what the dots say.
struct RowLabel {
  private let text: String
  private let style: TextStyle

  /// The most room, in units.
  private static let room = 356.0

  /// Makes a label; a long name is cut, the words are not.
  ///
  /// - Parameters:
  ///   - name: The name of the row.
  ///   - words: What its dots say.
  ///   - ink: The colour of the row.
  init(_ name: String, words: String, _ ink: Ink) {
    style = .name(ink)
    let rest = words.isEmpty ? "" : ": \(words)"
    text = style.clipped(name, to: Self.room - style.width(of: rest)) + rest
  }

  /// The label above the middle of dots, within the drawing.
  ///
  /// - Parameters:
  ///   - points: The dots in rising order.
  ///   - height: Where its base line is.
  /// - Returns: The mark.
  func mark(above points: [Drawing.Point], at height: Double) -> Drawing.Mark {
    let middle = points.isEmpty ? 180 : points[points.count / 2].x
    let half = style.width(of: text) / 2
    let x = min(max(middle, 2 + half), 358 - half)
    return .text(text, at: .init(x, height), .middle, style)
  }
}
