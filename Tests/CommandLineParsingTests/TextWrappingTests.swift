import CommandLineParsing
import Testing

@Suite struct TextWrappingTests {
  @Test func `lines break at blanks and fill the width`() {
    #expect(TextWrapping.lines("one two three", width: 7) == ["one two", "three"])
    #expect(TextWrapping.lines("one two three", width: 13) == ["one two three"])
    #expect(TextWrapping.lines("a unbreakable b", width: 5) == ["a", "unbreakable", "b"])
  }

  @Test func `line ends are kept and an empty text is one line`() {
    #expect(TextWrapping.lines("a\n\nb", width: 9) == ["a", "", "b"])
    #expect(TextWrapping.lines("", width: 9) == [""])
  }

  @Test func `a long term has a line to itself`() {
    let term = String(repeating: "x", count: 23)
    #expect(
      TextWrapping.row(term, "meaning", width: 80)
        == ["  " + term, String(repeating: " ", count: 26) + "meaning"])
    #expect(TextWrapping.row("x", "", width: 80) == ["  x"])
  }
}
