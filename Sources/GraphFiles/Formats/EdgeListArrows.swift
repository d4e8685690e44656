import PlainText

/// Lines that name ties with arrows: `a -> b`, `a -- b`, `a <-> b`, `a → b`.
///
/// An arrow is a run of `-`, `=`, `<` and `>`, or one of `→ ← ↔ – —`. Blanks must be around those without a
/// point, and around runs of one character: ids may hold them. It points one way or both; a line without a
/// point goes both ways.
struct EdgeListArrows {
  /// Which way an arrow points.
  enum Direction { case forward, backward, both }

  /// The ids, as they are written.
  private(set) var ids: [String] = []
  /// The arrows between them, one fewer.
  private(set) var arrows: [Direction] = []
  /// Whether more follows the last id.
  private(set) var hasMore = false

  /// Finds the arrows of a line.
  ///
  /// - Returns: Nil if there is none, if a separator is before the first, or if an end is empty.
  init?(_ line: String) {
    var rest = Substring(line)
    var part = ""
    var isQuoted = false
    while let character = rest.first {
      if character == "\"" { isQuoted.toggle() }
      let before = part.last.map { $0 == " " || $0 == "\t" || $0 == "\"" } ?? true
      if !isQuoted, let (direction, length) = Self.arrow(rest, hasBlankBefore: before) {
        guard add(part) else { return nil }
        arrows.append(direction)
        part = ""
        rest = rest.dropFirst(length)
      } else {
        part.append(character)
        rest = rest.dropFirst()
      }
    }
    guard !arrows.isEmpty, addLast(part) else { return nil }
  }

  /// The arrow that a text begins with, and its length.
  private static func arrow(
    _ text: Substring, hasBlankBefore: Bool
  ) -> (Direction, length: Int)? {
    let signs: [Character: Direction] = [
      "→": .forward, "←": .backward, "↔": .both, "–": .both, "—": .both,
    ]
    let run = text.prefix { "-=<>".contains($0) }
    let length: Int
    let direction: Direction
    if let sign = text.first.flatMap({ signs[$0] }) {
      (direction, length) = (sign, 1)
    } else {
      guard let first = run.first, let last = run.last, run != "=", run != "==" else { return nil }
      length = run.count
      direction = (first == "<") == (last == ">") ? .both : last == ">" ? .forward : .backward
    }
    let isPlain = "–—".contains(text.first ?? " ")
    let hasPoint = !isPlain && (run.isEmpty || run.count > 1 && run.contains { "<>".contains($0) })
    let next = text.dropFirst(length).first
    let hasBlankBehind = next.map { $0 == " " || $0 == "\t" || $0 == "\"" } ?? false
    return hasPoint || hasBlankBefore && hasBlankBehind ? (direction, length) : nil
  }

  private static let separators: [Character] = ["\t", ",", ";"]

  private mutating func add(_ part: String) -> Bool {
    let id = trimmed(part)
    let isQuoted = id.hasPrefix("\"")
    guard !id.isEmpty, isQuoted || !id.contains(where: { Self.separators.contains($0) }) else {
      return false
    }
    guard isQuoted else {
      ids.append(id)
      return true
    }
    guard id.count >= 3, id.hasSuffix("\"") else { return false }
    ids.append(String(id.dropFirst().dropLast()).replacing("\"\"", with: "\""))
    return true
  }

  /// Adds the last id, without what is behind it.
  private mutating func addLast(_ part: String) -> Bool {
    var id = trimmed(part)
    if id.hasSuffix(";") || id.hasSuffix(",") { id = String(id.dropLast()) }
    let start =
      id.hasPrefix("\"") ? id.dropFirst().firstIndex(of: "\"") ?? id.startIndex : id.startIndex
    if let end = id[start...].firstIndex(where: { Self.separators.contains($0) || $0 == "[" }) {
      hasMore = true
      id = String(id[..<end])
    }
    return add(id)
  }
}
