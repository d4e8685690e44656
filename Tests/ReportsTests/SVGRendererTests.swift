@testable import Reports
import Testing

@Suite struct SVGRendererTests {
  private static let hostile = "</svg><script>alert(\"1\")</script>&'\u{202E}\u{1B}\u{0}"

  private func chart(_ title: Prose, _ drawings: Int = 1) -> Chart {
    var chart = Chart(
      id: "who tells", title: title, note: "Each dot is \(Self.hostile)",
      description: "\(Self.hostile)",
      Drawing(
        height: 100, label: "frame",
        [
          .group(id: "ties", [.line([.init(1, 2), .init(3, 4)], .zero)]),
          .text(Self.hostile, at: .init(1, 2)),
        ]), numbers: Table([]))
    chart.drawings += Array(repeating: chart.drawings[0], count: drawings - 1)
    return chart
  }

  @Test func `a file stands by itself`() throws {
    let text = SVGRenderer().text(chart("What was \(Self.hostile)"))
    let parsed = ParsedMarkup(text)
    #expect(parsed.error == nil)
    let svg = try #require(parsed["svg"].first)
    #expect(parsed.elements.first?.name == "svg")
    #expect(svg.attributes["role"] == "img")
    #expect(svg.attributes["xmlns"] == "http://www.w3.org/2000/svg")
    #expect(parsed["script"].isEmpty)
    #expect(Set(parsed.ids).count == parsed.ids.count)
    #expect(parsed.ids.contains(svg.attributes["aria-labelledby"] ?? ""))
    #expect(parsed["title"].first?.text.hasPrefix("What was </svg><script>") ?? false)
    #expect(text.split(separator: "\n")[1].hasPrefix(SVGRenderer.mark))
    #expect(!text.contains("var("))
  }

  @Test func `a long title has lines of about 44 characters`() {
    let title: Prose = "Fixing 60 % is better in all 100 simulated markets, by about €152,000"
    let lines = ParsedMarkup(SVGRenderer().text(chart(title)))["text"]
      .filter { $0.attributes["class"] == "b title" }.map(\.text)
    #expect(
      lines.joined(separator: " ")
        == "Fixing 60\u{A0}% is better in all 100 simulated markets, by about €152,000")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.count <= 44 })
  }

  @Test func `several pictures stand in rows of three`() {
    let text = SVGRenderer().text(chart("Frames", 4))
    #expect(text.contains("translate(752 0)"))
    #expect(text.contains("translate(0 116)"))
    #expect(ParsedMarkup(text)["svg"].count == 1)
  }

  @Test func `the same chart is the same text`() {
    #expect(SVGRenderer().text(chart("a", 3)) == SVGRenderer().text(chart("a", 3)))
  }
}
