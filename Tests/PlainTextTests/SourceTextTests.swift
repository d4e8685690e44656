import PlainText
import Testing

/// Of `SourceText` and `Place`.
@Suite struct SourceTextTests {
  static func source(_ text: String, _ kind: SourceText.Kind = .file, layer: Int = 0) -> SourceText
  {
    SourceText(kind, name: "x", bytes: Array(text.utf8), layer: layer)
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 3, 1), (7, 3, 2), (8, 3, 3), (99, 3, 3),
    (-1, 1, 1),
  ])
  func `lines and columns count from 1, columns in characters`(
    offset: Int, line: Int, column: Int
  ) {
    let position = Self.source("ab\n\n評d").position(of: offset)
    #expect(position == (line, column))
  }

  private static func line(of source: SourceText, at offset: Int) -> String {
    let found = source.excerpt(at: offset, within: 100)
    return found.before + found.after
  }

  @Test func `a byte-order mark takes no column`() {
    let source = Self.source("\u{FEFF}ab\ncd")
    #expect(source.markLength == 3)
    #expect(source.position(of: 3) == (1, 1))
    #expect(source.position(of: 0) == (1, 1))
    #expect(source.position(of: 6) == (2, 1))
    #expect(Self.line(of: source, at: 4) == "ab")
  }

  @Test func `a line is without its end, of either kind`() {
    let source = Self.source("one\r\ntwo\nthree")
    #expect(Self.line(of: source, at: 1) == "one")
    #expect(Self.line(of: source, at: 5) == "two")
    #expect(Self.line(of: source, at: 99) == "three")
    #expect(Self.line(of: Self.source(""), at: 0) == "")
    #expect(Self.line(of: Self.source("\r\n"), at: 0) == "")
  }

  @Test func `positions agree with counting, wherever they are asked first`() {
    let text = "a\nbb\n\nccc\nd"
    for start in 0..<text.utf8.count {
      let source = Self.source(text)
      for offset in Array(start..<text.utf8.count) + Array(0..<start) {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let column =
          offset
          - ((before.lastIndex(of: 0x0A)).map {
            text.utf8.distance(from: text.startIndex, to: $0) + 1
          } ?? 0) + 1
        #expect(source.position(of: offset) == (line, column))
      }
    }
  }

  @Test func `positions are right in texts of several blocks, in any order`() {
    let line = "ab é\n"
    let source = Self.source(String(repeating: line, count: 10_000))
    for number in [9_999, 1, 5_000, 5_001, 2_730, 2_731] {
      #expect(source.position(of: (number - 1) * 6 + 5) == (number, 5))
      #expect(source.position(of: (number - 1) * 6) == (number, 1))
      #expect(source.line(of: number * 6 - 1) == number)
    }
    let long = Self.source(String(repeating: "é", count: 30_000) + "!")
    #expect(long.position(of: 60_000) == (1, 30_001))
    #expect(long.position(of: 20_000) == (1, 10_001))
    #expect(long.position(of: 20_002) == (1, 10_002))
  }

  @Test func `blame goes to an override, then the higher layer, then the later byte`() {
    let low = Self.source("abc", layer: 1)
    let high = Self.source("abc", layer: 2)
    let first = Place(source: low, offset: 0)
    let later = Place(source: low, offset: 2)
    let above = Place(source: high, offset: 0)
    var override = first
    override.isOverride = true
    for (blamed, other) in [(later, first), (above, later), (override, above)] {
      #expect(blamed.blamed(against: other).offset == blamed.offset)
      let swapped = other.blamed(against: blamed)
      #expect(swapped.offset == blamed.offset && swapped.source === blamed.source)
    }
  }
}
