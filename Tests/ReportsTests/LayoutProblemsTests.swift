import Testing

@testable import Reports

@Suite struct LayoutProblemsTests {
  private func problems(_ marks: Drawing.Mark...) -> [String] {
    LayoutProblems.of(Drawing(height: 100, marks))
  }

  @Test func `texts that overlap, leave the drawing or are small are found`() {
    #expect(problems(.text("one", at: .init(10, 20)), .text("two", at: .init(60, 20))).isEmpty)
    #expect(
      problems(.text("one", at: .init(10, 20)), .text("two", at: .init(25, 24)))
        == ["text overlaps: one | two"])
    #expect(
      problems(.text("to the right", at: .init(320, 20))) == [
        "text leaves the drawing: to the right"
      ])
    #expect(problems(.text("up", at: .init(10, 4))) == ["text leaves the drawing: up"])
    #expect(problems(.text("", at: .init(10, 20))) == ["text is empty at Point(x: 10.0, y: 20.0)"])
    let small = TextStyle(size: .small)
    #expect(problems(.text("12", at: .init(10, 20), .start, small)).isEmpty)
  }

  @Test func `a zero line that is not drawn, or lies under a bar, is found`() {
    let line = [Drawing.Point(50, 10), Drawing.Point(50, 90)]
    let bar = Drawing.Mark.bars([.init(x: 40, y: 5, width: 30, height: 90)], .best)
    #expect(problems(bar, .line(line, .zero)).isEmpty)
    #expect(problems(.line(line, .zero), bar).count == 1)
    #expect(problems(.line(line, Stroke(.text, width: 0))).count == 1)
    #expect(problems(.line(line, Stroke(.text, opacity: 0))).count == 1)
    // A band of little opacity hides nothing.
    let band = Drawing.Mark.bars([.init(x: 40, y: 5, width: 30, height: 90)], .band, opacity: 0.5)
    #expect(problems(.line(line, .zero), band).isEmpty)
  }

  @Test func `marks that leave the drawing or lie under others are found`() {
    #expect(problems(.dots([.init(362, 20)], diameter: 6, .best)).count == 1)
    #expect(problems(.line([.init(5, 5), .init(5, 120)], .grid)).count == 1)
    #expect(problems(.line([.init(5, 5), .init(.nan, 20)], .grid)).count == 1)
    let bar = Drawing.Mark.bars([.init(x: 40, y: 40, width: 30, height: 10)], .best)
    #expect(problems(bar, .dots([.init(55, 45)], diameter: 60, .bad)).count == 1)
    #expect(problems(.bars([.init(x: 40, y: 40, width: -3, height: 10)], .best)).count == 1)
  }

  @Test func `groups and moved marks are measured where they are drawn`() {
    let words = Drawing.Mark.text("words", at: .init(10, 20))
    #expect(problems(.group(id: "a", [words]), .shifted(x: 100, y: 0, [words])).isEmpty)
    #expect(problems(.shifted(x: 340, y: 0, [words])).count == 1)
    #expect(problems(.reuse(id: "nothing")) == ["there is no group nothing"])
  }
}
