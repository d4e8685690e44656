@testable import Reports
import Testing

@Suite struct RowLabelTests {
  private func mark(_ name: String, at x: Double) -> (text: String, x: Double)? {
    let mark = RowLabel(name, words: "better in 3 of 5", .best).mark(above: [.init(x, 9)], at: 20)
    return if case .text(let text, let point, .middle, _) = mark { (text, point.x) } else { nil }
  }

  @Test func `a label stands above the middle of its dots`() throws {
    let label = try #require(mark("fix-60", at: 180))
    #expect(label.text == "fix-60: better in 3 of 5")
    #expect(label.x == 180)
  }

  @Test(arguments: [0, 20, 340, 360.0])
  func `a label at an edge stays within the chart`(_ x: Double) throws {
    let label = try #require(mark("fix-60", at: x))
    let half = TextStyle.name(.best).width(of: label.text) / 2
    #expect(label.x - half >= 0 && label.x + half <= 360)
  }

  @Test func `a long name is cut, its numbers are not`() throws {
    let label = try #require(mark(String(repeating: "long ", count: 40), at: 180))
    #expect(label.text.hasSuffix("…: better in 3 of 5"))
    #expect(TextStyle.name(.best).width(of: label.text) <= 357)
  }
}
