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
  /// It is nil if there is none, if a separator is before the first, or if an end is empty.
  ///
  /// - Complexity: O(bytes).
  init?(_ line: String) {
    let bytes = Array(line.utf8)
    var start = 0
    var at = 0
    var isQuoted = false
    while at < bytes.count {
      if bytes[at] == Self.quote { isQuoted.toggle() }
      let isFree = at == start || Self.isBlank(bytes[at - 1])
      if !isQuoted, let (direction, length) = Self.arrow(bytes[at...], hasBlankBefore: isFree) {
        guard add(bytes[start..<at]) else { return nil }
        arrows.append(direction)
        at += length
        start = at
      } else {
        at += 1
      }
    }
    guard !arrows.isEmpty, addLast(bytes[start...]) else { return nil }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let run: [UInt8] = Array("-=<>".utf8)
  private static let separators: [UInt8] = Array("\t,;".utf8)
  private static let signs: [(bytes: [UInt8], direction: Direction, hasPoint: Bool)] = [
    ("→", Direction.forward, true), ("←", .backward, true), ("↔", .both, true),
    ("–", .both, false), ("—", .both, false),
  ].map { (Array($0.0.utf8), $0.1, $0.2) }

  /// Whether what stands beside an arrow keeps it from being a part of an id.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == quote
  }

  /// The arrow that a text begins with, and its length in bytes.
  private static func arrow(
    _ text: ArraySlice<UInt8>, hasBlankBefore: Bool
  ) -> (Direction, length: Int)? {
    guard let first = text.first, first >= 0x80 || run.contains(first) else { return nil }
    let direction: Direction
    let length: Int
    let hasPoint: Bool
    if first >= 0x80 {
      guard let sign = signs.first(where: { text.starts(with: $0.bytes) }) else { return nil }
      (direction, length, hasPoint) = (sign.direction, sign.bytes.count, sign.hasPoint)
    } else {
      let run = text.prefix { Self.run.contains($0) }
      if run.count <= 2, run.allSatisfy({ $0 == UInt8(ascii: "=") }) { return nil }
      let (left, right) = (first == UInt8(ascii: "<"), run.last == UInt8(ascii: ">"))
      direction = left == right ? .both : right ? .forward : .backward
      length = run.count
      hasPoint = length > 1 && run.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    }
    let hasBlankBehind = text.dropFirst(length).first.map(isBlank) ?? false
    return hasPoint || hasBlankBefore && hasBlankBehind ? (direction, length) : nil
  }

  private mutating func add(_ part: ArraySlice<UInt8>) -> Bool {
    add(id: Self.text(part))
  }

  /// Adds the last id, without what is behind it.
  private mutating func addLast(_ part: ArraySlice<UInt8>) -> Bool {
    var id = Self.text(part)
    if let last = id.utf8.last, last != UInt8(ascii: "\t"), Self.separators.contains(last) {
      id.removeLast()
    }
    let start =
      id.hasPrefix("\"") ? id.dropFirst().firstIndex(of: "\"") ?? id.startIndex : id.startIndex
    if let end = id.utf8[start...].firstIndex(where: {
      Self.separators.contains($0) || $0 == UInt8(ascii: "[")
    }) {
      hasMore = true
      id = String(id[..<end])
    }
    return add(id: id)
  }

  private mutating func add(id: String) -> Bool {
    let id = trimmed(id)
    let isQuoted = id.utf8.first == Self.quote
    guard !id.isEmpty, isQuoted || !id.utf8.contains(where: { Self.separators.contains($0) }) else {
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

  /// The text of a part without blanks at its ends.
  private static func text(_ part: ArraySlice<UInt8>) -> String {
    let start = part.drop { $0 == UInt8(ascii: " ") }
    let end = start.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? start.startIndex
    return trimmed(String(decoding: start[..<end], as: UTF8.self))
  }
}
