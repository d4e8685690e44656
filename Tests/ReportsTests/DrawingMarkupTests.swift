@testable import Reports
import Testing

@Suite struct DrawingMarkupTests {
  private func markup(_ marks: Drawing.Mark...) -> String {
    DrawingMarkup(id: "c").elements(Drawing(height: 10, marks))
  }

  @Test func `a line has its points as steps`() {
    #expect(
      markup(.line([.init(1, 2), .init(3.04, 1), .init(4, 1)], .median(.best)))
        == #"<path class="s-best" stroke-width="2.6" d="M1 2l2-1 1 0"/>"#)
  }

  /// Where a path with steps goes, in tenths.
  private func places(_ data: String) -> [[Int]] {
    var places: [[Int]] = []
    var number = ""
    var numbers: [Int] = []
    func close() {
      guard let value = Double(number) else { return }
      numbers.append(Int((value * 10).rounded()))
      number = ""
    }
    for character in data.dropFirst() {
      if character == "l" || character == " " {
        close()
      } else if character == "-" {
        close()
        number = "-"
      } else {
        number.append(character)
      }
    }
    close()
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      let last = places.last ?? [0, 0]
      places.append([last[0] + numbers[index], last[1] + numbers[index + 1]])
    }
    return places
  }

  @Test func `steps add up to places without an error`() throws {
    let points = (0..<200).map { Drawing.Point(Double($0) * 1.77, Double($0 * $0 % 97) * 1.13) }
    let line = markup(.line(points, .grid))
    let data = try #require(line.split(separator: "\"").first { $0.hasPrefix("M") })
    #expect(
      places(String(data)) == points.map { [Markup.tenths($0.x), Markup.tenths($0.y)] })
  }

  @Test func `many lines are one element`() {
    #expect(
      markup(.lines([[.init(1, 2), .init(3, 4)], [], [.init(5, 6), .init(7, 8)]], .paths(.bad)))
        == #"<path class="s-bad" stroke-width=".8" opacity=".40" d="M1 2l2 2M5 6l2 2"/>"#)
  }

  @Test func `dots are one element of round ends, squares of square ones`() {
    #expect(
      markup(.dots([.init(10, 20), .init(10, 16)], diameter: 3.5, .best))
        == #"<path class="d s-best" stroke-width="3.5" d="M10 20h0m0-4h0"/>"#)
    #expect(markup(.squares([.init(1, 2)], side: 4, .good)).hasPrefix("<path class=\"q s-good\""))
  }

  @Test func `bars are one element`() {
    #expect(
      markup(.bars([.init(x: 1, y: 2, width: 3, height: 4)], .baseline, opacity: 0.08))
        == #"<path class="f-baseline" fill-opacity=".08" d="M1 2h3v4h-3z"/>"#)
  }

  @Test func `rings are filled with the page`() {
    #expect(
      markup(.rings([.init(5, 5)], diameter: 4, Stroke(.best)))
        == #"<path class="ring s-best" d="M3 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"/>"#)
  }

  @Test func `text has its style and is escaped`() {
    #expect(
      markup(.text("a<b", at: .init(1, 2), .end, .name(.second)))
        == #"<text x="1" y="2" class="t-second b halo" text-anchor="end">a&lt;b</text>"#)
    #expect(markup(.text("7", at: .init(1, 2))) == #"<text x="1" y="2">7</text>"#)
  }

  @Test func `groups have names of their own on a page`() {
    #expect(
      markup(.group(id: "ties", [.reuse(id: "ties")]), .shifted(x: 1, y: -2, []))
        == ##"<g id="c-ties"><use href="#c-ties"/></g><g transform="translate(1 -2)"></g>"##)
  }

  @Test func `nothing to draw is no element`() {
    #expect(
      markup(.line([], .grid), .lines([], .grid), .dots([], diameter: 1, .best), .bars([], .best))
        == "")
  }
}
