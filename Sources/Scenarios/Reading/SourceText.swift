/// A text that scenario values were read from: a file, a preset, the built-in scenario, a `--set`.
final class SourceText: Sendable {
  /// What kind of text it is.
  enum Kind: Sendable, Hashable {
    /// A file or standard input.
    case file
    /// A preset, named `preset:NAME`.
    case preset
    /// The scenario of a bare `hearsay`.
    case builtIn
    /// A `--set` of the command line, named by its whole text.
    case setting
    /// A default, or a value that a caller handed in.
    case code
  }

  /// What kind of text it is.
  let kind: Kind
  /// What errors call it.
  let name: String
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// Of two texts, values of the higher layer stand over those of the lower.
  let layer: Int

  init(_ kind: Kind, name: String, bytes: [UInt8], layer: Int = 0) {
    self.kind = kind
    self.name = name
    self.bytes = bytes
    self.layer = layer
  }

  /// The text of values that nobody wrote: defaults, and overrides of unknown origin.
  static let code = SourceText(.code, name: "default", bytes: [], layer: -1)

  /// The number of bytes of a byte-order mark at the start.
  var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Line and column of a byte, both from 1, the column in characters.
  ///
  /// - Complexity: O(bytes before it).
  func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, markLength), bytes.count)
    var line = 1
    var start = markLength
    for index in bytes[..<end].indices where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    start = min(start, end)
    return (line, String(decoding: bytes[start..<end], as: UTF8.self).count + 1)
  }

  /// The line that holds a byte, without its end.
  func lineText(at offset: Int) -> String {
    let place = min(max(offset, markLength), bytes.count)
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? min(markLength, place)
    var end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}

/// Where a value or a key was written.
struct Place: Sendable {
  /// The text it was written in.
  var source: SourceText
  /// Its first byte there.
  var offset: Int
  /// Whether it is a what-if or a point of a design, which stand over everything else.
  var isOverride = false

  /// The place of values that nobody wrote.
  static let code = Place(source: .code, offset: 0)

  /// Of two places, the one to blame for a contradiction: an override, then the later layer, then the
  /// later byte.
  func blamed(against other: Place) -> Place {
    func rank(_ place: Place) -> (Int, Int, Int) {
      (place.isOverride ? 1 : 0, place.source.layer, place.offset)
    }
    return rank(self) >= rank(other) ? self : other
  }

  /// Where the value came from, as `explain` prints it.
  var origin: String {
    switch source.kind {
    case .file:
      let (line, column) = source.position(of: offset)
      return "\(source.name):\(line):\(column)"
    case .preset: return source.name
    case .builtIn: return "built-in"
    case .setting: return "--set"
    case .code: return "default"
    }
  }
}
