import Testing

import Reports

@Suite struct TextWidthTests {
  @Test func `East Asian characters and pictures take two columns`() {
    #expect(TextWidth.columns("reach") == 5)
    #expect(TextWidth.columns("naïve") == 5)
    #expect(TextWidth.columns("評判") == 4)
    #expect(TextWidth.columns("👍🏽") == 2)
  }

  @Test func `names from files cannot steer the terminal`() {
    #expect(TextWidth.printable("a\u{1B}[31mb\r\nc\u{202E}d\u{9B}e") == "a [31mb  c d e")
  }

  @Test func `padding fills up on either side and never cuts`() {
    #expect(TextWidth.padded("ab", to: 4) == "ab  ")
    #expect(TextWidth.padded("ab", to: 4, onTheLeft: true) == "  ab")
    #expect(TextWidth.padded("abcde", to: 4) == "abcde")
  }

  @Test func `paragraphs are broken between words`() {
    #expect(
      TextWidth.wrapped("one two three four", width: 9, first: "- ", rest: "  ")
        == ["- one two", "  three", "  four"])
    #expect(TextWidth.wrapped("incomprehensibilities", width: 5) == ["incomprehensibilities"])
    #expect(TextWidth.wrapped("", width: 5) == [""])
    #expect(TextWidth.wrapped("of all, 60 % are", width: 11) == ["of all,", "60 % are"])
  }
}
