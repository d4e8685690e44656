import Synchronization

/// A text that values were read from: a file, a preset, a setting of the command line.
public final class SourceText: Sendable {
  /// What kind of text it is.
  public enum Kind: Sendable, Hashable {
    /// A file or standard input.
    case file
    /// A preset, named `preset:NAME`.
    case preset
    /// A text that is part of the program.
    case builtIn
    /// A setting of the command line, named by its whole text.
    case setting
    /// A default, or a value that a caller handed in.
    case code
  }

  /// What kind of text it is.
  public let kind: Kind
  /// What errors call it.
  public let name: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Values of a higher layer override those of a lower one.
  public let layer: Int
  /// Whether errors may quote it.
  ///
  /// A file that does not begin as JSON does may be anything: a picture, a table of customers, a key.
  public let mayBeQuoted: Bool
  /// Where lines are, once somebody has asked.
  private let lines = Mutex<LineIndex?>(nil)

  /// Makes a text.
  public init(_ kind: Kind, name: String, bytes: [UInt8], layer: Int = 0) {
    self.kind = kind
    self.name = name
    self.bytes = bytes
    self.layer = layer
    mayBeQuoted = kind != .file || Self.beginsAsJSON(bytes)
  }

  /// Whether the first characters of a text may be those of a JSON object, a list or a comment.
  private static func beginsAsJSON(_ bytes: [UInt8]) -> Bool {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let rest = bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]
    guard let start = rest.firstIndex(where: { !blanks.contains($0) }) else { return true }
    switch Unicode.Scalar(bytes[start]) {
    case "[", "/": return true
    case "{":
      // What follows may be a key, with or without quotes; another character is that of another format.
      guard let next = bytes[(start + 1)...].first(where: { !blanks.contains($0) }) else {
        return true
      }
      switch Unicode.Scalar(next) {
      case "\"", "'", "}", "/", ",", "_", "0"..."9", "a"..."z", "A"..."Z": return true
      default: return false
      }
    default: return false
    }
  }

  /// The text of values that nobody wrote: defaults, and overrides of unknown origin.
  public static let code = SourceText(.code, name: "default", bytes: [], layer: -1)

  /// The number of bytes of a byte-order mark at the start.
  public var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Line and column of a byte, both from 1, the column in characters.
  ///
  /// - Complexity: O(part of the line since the last question before it), after O(bytes) the first time.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let end = clamped(offset)
    return withLines { index in
      let line = index.line(holding: end, in: bytes)
      return (line.number, index.column(of: end, in: bytes, from: line.start))
    }
  }

  /// The number of the line that holds a byte, from 1.
  ///
  /// - Complexity: O(1), after O(bytes) the first time.
  public func line(of offset: Int) -> Int {
    withLines { $0.line(holding: clamped(offset), in: bytes).number }
  }

  /// The line that holds a byte, without its end, before and behind the byte; of a long one the part around it.
  ///
  /// - Parameters:
  ///   - offset: The byte.
  ///   - reach: How many bytes there are at most on each side.
  /// - Returns: Both parts, and whether they begin or end inside the line.
  /// - Complexity: O(reach), after O(bytes) the first time.
  package func excerpt(
    at offset: Int, within reach: Int
  ) -> (before: String, after: String, isCutBefore: Bool, isCutAfter: Bool) {
    var (before, after) = line(at: offset, within: reach)
    let isCutBefore = before.lowerBound > markLength && bytes[before.lowerBound - 1] != 0x0A
    let isCutAfter =
      after.upperBound < bytes.count && ![0x0A, 0x0D].contains(bytes[after.upperBound])
    // No character is cut.
    while isCutBefore, let first = bytes[before].first, first & 0xC0 == 0x80 {
      before = before.lowerBound + 1..<before.upperBound
    }
    while isCutAfter, let last = bytes[after].last, last >= 0x80 {
      after = after.lowerBound..<after.upperBound - 1
      if last & 0xC0 == 0xC0 { break }
    }
    return (
      String(decoding: bytes[before], as: UTF8.self), String(decoding: bytes[after], as: UTF8.self),
      isCutBefore, isCutAfter
    )
  }

  /// The bytes of a line before and behind a byte, at most so many on each side.
  private func line(at offset: Int, within reach: Int) -> (before: Range<Int>, after: Range<Int>) {
    let place = clamped(offset)
    let start = max(withLines { $0.line(holding: place, in: bytes).start }, place - reach)
    let limit = place + min(reach, bytes.count - place)
    var end = bytes[place..<limit].firstIndex(of: 0x0A) ?? limit
    if end > start, bytes[end - 1] == 0x0D, end == bytes.count || bytes[end] == 0x0A { end -= 1 }
    return (min(start, end)..<min(place, end), min(place, end)..<end)
  }

  private func clamped(_ offset: Int) -> Int { min(max(offset, markLength), bytes.count) }

  private func withLines<Value>(_ body: (inout LineIndex) -> Value) -> Value {
    lines.withLock { index in
      var known = index ?? LineIndex(of: bytes, from: markLength)
      index = nil
      defer { index = known }
      return body(&known)
    }
  }
}

/// Where a value or a key was written.
public struct Place: Sendable {
  /// The text it was written in.
  public var source: SourceText
  /// Its first byte there.
  public var offset: Int
  /// Whether it is a what-if or a point of a design, which override everything else.
  public var isOverride = false

  /// Makes a place.
  public init(source: SourceText, offset: Int) {
    self.source = source
    self.offset = offset
  }

  /// The place of values that nobody wrote.
  public static let code = Place(source: .code, offset: 0)

  /// Of two places, the one to blame for a contradiction: an override, then the higher layer, then the
  /// later byte.
  public func blamed(against other: Place) -> Place {
    func rank(_ place: Place) -> (Int, Int, Int) {
      (place.isOverride ? 1 : 0, place.source.layer, place.offset)
    }
    return rank(self) >= rank(other) ? self : other
  }
}
