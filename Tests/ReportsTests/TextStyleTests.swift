@testable import Reports
import Testing

@Suite struct TextStyleTests {
  @Test func `the room is that of Arial in print`() {
    // 10 digits of 556 thousandths, at 13.6 units.
    #expect(abs(TextStyle().width(of: "0123456789") - 5.56 * 13.6) < 1e-9)
    #expect(TextStyle(isBold: true).width(of: "bold") > TextStyle().width(of: "bold"))
    #expect(TextStyle(size: .small).width(of: "7") < TextStyle().width(of: "7"))
    #expect(TextStyle().width(of: "日") == 13.6)
    #expect(TextStyle().width(of: "e\u{301}") == TextStyle().width(of: "e"))
  }

  @Test func `a long text is cut to its room`() {
    let style = TextStyle()
    #expect(style.clipped("short", to: 100) == "short")
    let cut = style.clipped(String(repeating: "long ", count: 20), to: 100)
    #expect(cut.hasSuffix("…"))
    #expect(style.width(of: cut) <= 100)
    #expect(style.clipped("a", to: 0) == "…")
  }
}
