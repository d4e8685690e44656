@testable import Reports
import Testing

@Suite struct SweepLinesTests {
  private func chart(_ lines: [SweepLines.Line]) -> Chart {
    SweepLines(
      axis: "people who hear bad news", across: "unhappy customers", .people,
      acrossNumbers: .shares, xs: [0, 0.1, 0.2, 0.3], lines: lines, of: 50
    ).chart(id: "sweep", title: "Sweep")
  }

  @Test func `each line has its points and its name at the end`() {
    let chart = chart([
      .init("0 % retell", [0, 341, 701, 1043]), .init("5 % retell", [0, 484, nil, 1473]),
    ])
    #expect(chart.dots.map(\.points.count) == [4, 3])
    #expect(chart.texts.suffix(2) == ["0 % retell", "5 % retell"])
    #expect(chart.texts.contains("10 %"))
    #expect(chart.note.text == "Mean of 50 simulated markets a point.")
    checkPlaces(chart)
  }

  @Test func `numbers near one another are not drawn from 0, and that is said`() {
    let near = chart([.init("", [11_400, 11_450, 11_500, 11_520])])
    let heights = near.dots[0].points.map(\.y)
    #expect((heights.max() ?? 0) - (heights.min() ?? 0) > 100)
    #expect(near.note.text.hasSuffix("a point. The axis does not begin at 0."))
    checkPlaces(near)
    let far = chart([.init("", [100, 150, 200, 250])])
    #expect(far.note.text.hasSuffix("a point."))
  }

  @Test func `a line alone has no name`() {
    let chart = chart([.init("", [3, 2, 1, 0])])
    #expect(chart.dots.map(\.ink) == [.best])
    #expect(
      chart.description.text == """
        People who hear bad news over unhappy customers. 3 at 0 %, falling to 0 at 30 %.
        """)
    #expect(
      chart.numbers.columns.map(\.heading) == ["unhappy customers", "people who hear bad news"])
  }

  @Test func `the table has all values, and those that are missing`() {
    let table = chart([.init("a", [0, nil, 2])]).numbers
    #expect(table.texts == [["0 %", "0"], ["10 %", "-"], ["20 %", "2"], ["30 %", "-"]])
  }

  @Test func `many lines and no line keep to the chart`() {
    checkPlaces(chart((0..<9).map { .init("line \($0)", [0, 1, 2, Double($0)]) }))
    checkPlaces(chart([]))
    checkPlaces(chart([.init("none", [nil, .nan])]))
  }
}
