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
    #expect(
      TextWidth.printable("a\u{1B}[31mb\r\nc\u{202E}d\u{9B}e")
        == #"a\u{1B}[31mb  c\u{202E}d\u{9B}e"#)
    #expect(TextWidth.printableLines("a\u{1B}\r\n\tb\rc\n") == "a\\u{1B}\n\tb\\u{D}c\n")
  }

  @Test(arguments: [
    "\u{0}", "\u{7}", "\u{8}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}",
    "\u{180E}",
    "\u{200B}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2060}",
    "\u{2066}", "\u{2069}", "\u{3164}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
  ])
  func `what steers, turns or hides is written out, and takes the room of that`(hidden: String) {
    let shown = TextWidth.printable("pay\(hidden)ments")
    #expect(shown.hasPrefix("pay\\u{") && shown.hasSuffix("}ments"))
    #expect(TextWidth.columns("pay\(hidden)ments") == shown.count)
    #expect(quoted("a\(hidden)b").wholeMatch(of: /"a(\\u[0-9a-f]{4}){1,2}b"/) != nil)
  }

  @Test(arguments: [
    "می\u{200C}خواهم", "👩\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "क्\u{200D}ष", "e\u{301}",
  ])
  func `what writing needs stays`(text: String) { #expect(TextWidth.printable(text) == text) }

  @Test func `a joiner within Latin letters is none that writing needs`() {
    #expect(TextWidth.printable("pay\u{200D}pal") == #"pay\u{200D}pal"#)
    #expect(TextWidth.printable("é\u{200D}\u{200D}x") == "é\u{200D}\\u{200D}x")
  }

  @Test func `flags, syllables and vowel signs have the width of a terminal`() {
    #expect(TextWidth.columns("🇩🇪") == 2)
    #expect(TextWidth.columns("\u{1112}\u{1161}\u{11AB}") == 2)
    #expect(TextWidth.columns("का") == 2)
    #expect(TextWidth.prefix("評判です", columns: 5) == "評判")
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
