import PlainText
import Testing

@Suite struct TextWidthTests {
  @Test func `East Asian characters and pictures take two columns`() {
    #expect(TextWidth.columns("reach") == 5)
    #expect(TextWidth.columns("naïve") == 5)
    #expect(TextWidth.columns("nai\u{308}ve") == 5)
    #expect(TextWidth.columns("評判") == 4)
    #expect(TextWidth.columns("👍🏽") == 2)
    #expect(TextWidth.columns("") == 0)
  }

  @Test func `names from files cannot steer the terminal`() {
    #expect(TextWidth.printable("a\u{1B}[31mb\r\nc\u{202E}d\u{9B}e") == "a [31mb  c d e")
  }

  @Test func `padding fills up on either side and never cuts`() {
    #expect(TextWidth.padded("ab", to: 4) == "ab  ")
    #expect(TextWidth.padded("ab", to: 4, onTheLeft: true) == "  ab")
    #expect(TextWidth.padded("abcde", to: 4) == "abcde")
    #expect(TextWidth.padded("評", to: 4) == "評  ")
  }

  @Test func `paragraphs are broken between words`() {
    #expect(
      TextWidth.wrapped("one two three four", width: 9, first: "- ", rest: "  ")
        == ["- one two", "  three", "  four"])
    #expect(TextWidth.wrapped("incomprehensibilities", width: 5) == ["incomprehensibilities"])
    #expect(TextWidth.wrapped("", width: 5) == [""])
  }

  @Test func `a per cent sign stays with its number`() {
    #expect(TextWidth.wrapped("of all, 60 % are", width: 11) == ["of all,", "60 % are"])
  }
}
