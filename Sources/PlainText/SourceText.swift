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
  /// Where lines start, once somebody has asked.
  private let lineStarts = Mutex<[Int]>([])

  /// Makes a text.
  public init(_ kind: Kind, name: String, bytes: [UInt8], layer: Int = 0) {
    self.kind = kind
    self.name = name
    self.bytes = bytes
    self.layer = layer
  }

  /// The text of values that nobody wrote: defaults, and overrides of unknown origin.
  public static let code = SourceText(.code, name: "default", bytes: [], layer: -1)

  /// The number of bytes of a byte-order mark at the start.
  public var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Line and column of a byte, both from 1, the column in characters.
  ///
  /// - Complexity: O(log lines + length of the line), after O(bytes) the first time.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, markLength), bytes.count)
    let (line, start) = self.line(holding: end)
    return (line, String(decoding: bytes[min(start, end)..<end], as: UTF8.self).count + 1)
  }

  /// The line that holds a byte, without its end.
  public func lineText(at offset: Int) -> String {
    let place = min(max(offset, markLength), bytes.count)
    let start = line(holding: place).start
    var end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// The number from 1 and the first byte of the line that holds a byte.
  private func line(holding offset: Int) -> (number: Int, start: Int) {
    lineStarts.withLock { starts in
      if starts.isEmpty {
        starts = [markLength]
        for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
      }
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return (low + 1, starts[low])
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
