import PlainText
import Testing

@testable import Reports

@Suite struct MarkupTests {
  @Test func `text stays text`() {
    #expect(
      Markup.text("</svg><script>\"a\" & 'b'")
        == "&lt;/svg&gt;&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;")
    #expect(Markup.text("&amp;") == "&amp;amp;")
  }

  @Test(arguments: [
    "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}",
  ])
  func `what controls or turns is written out`(character: String) {
    #expect(Markup.text("a\(character)b") == TextWidth.printable("a\(character)b"))
    #expect(!Markup.text("a\(character)b").contains(character))
  }

  /// Scalars that are no characters, which a literal cannot have.
  private static let none = String(decoding: [0xFFFF, 0xFDD0], as: UTF16.self)

  @Test func `what is no character is replaced`() {
    #expect(Markup.text("a\(Self.none)b") == "a\u{FFFD}\u{FFFD}b")
  }

  @Test func `other scripts and signs stay`() {
    for text in ["Ünïcode", "日本語", "עברית", "👩‍👩‍👧", "€ – → ’", "e\u{301}"] {
      #expect(Markup.text(text) == text)
    }
  }

  @Test func `a unit stays with its number`() {
    #expect(
      Markup.text("€3.37 million, a million, 5 men") == "€3.37\u{A0}million, a million, 5 men")
    #expect(Markup.text("12 % of 5 % and a % b") == "12\u{A0}% of 5\u{A0}% and a % b")
  }

  @Test func `words that must not be overlooked are bold, in one piece`() {
    let yes: Prose = "\(.count(9)) of \(.count(10))"
    #expect(
      Markup.text("In \(yes.strong), <not> all." as Prose) == "In <b>9 of 10</b>, &lt;not&gt; all.")
  }

  @Test func `names are lower-case letters, digits and hyphens`() {
    #expect(Markup.id("Who tells\" 2?") == "who-tells--2-")
  }

  @Test func `units have one decimal`() {
    #expect(
      [0, 1, -1, 0.04, 0.05, -0.25, 12.34, 100].map(Markup.units) == [
        "0", "1", "-1", "0", ".1", "-.3", "12.3", "100",
      ])
    #expect(Markup.units(.nan) == "0")
    #expect(Markup.units(.infinity) == "0")
    #expect(Markup.numbers(15, -20, 30) == "1.5-2 3")
  }
}
