@testable import Reports
import Testing

@Suite struct PathLinesTests {
  private func chart(
    _ medians: [[Double]], paths: Int = 20, start: Int = 1, of count: Int = 100
  ) -> Chart {
    PathLines(
      axis: "people who hear bad news", across: "month", .people,
      series: zip([("today", Ink.baseline), ("fix-60", .best)], medians).map { name, median in
        .init(
          name.0, name.1, median: median,
          paths: (0..<paths).map { path in median.map { $0 * (1 + Double(path) / 100) } },
          low: median.map { $0 * 0.9 }, high: median.map { $0 * 1.1 })
      }, startsAt: start, of: count
    ).chart(id: "when", title: "When")
  }

  private let falling = (0..<12).map { 2900.0 - 120 * Double($0) }

  @Test func `medians lie above paths, and all paths of a series are one mark`() throws {
    let chart = chart([falling, falling.map { $0 - 200 }])
    let kinds = chart.marks.compactMap { mark -> String? in
      switch mark {
      case .lines(let lines, let stroke) where stroke == .paths(stroke.ink):
        "\(lines.count) paths \(stroke.ink)"
      case .line(let points, let stroke) where stroke == .median(stroke.ink):
        "median \(stroke.ink) \(points.count)"
      default: nil
      }
    }
    #expect(
      kinds == ["20 paths baseline", "20 paths best", "median baseline 12", "median best 12"])
    checkPlaces(chart)
  }

  @Test func `names stand at the ends of their lines`() {
    #expect(chart([falling, falling]).texts.suffix(2) == ["today", "fix-60"])
  }

  @Test func `the note says what thick and thin lines are`() {
    #expect(chart([falling]).note.text == "Thick: median. Thin: 20 of 100 simulated markets.")
    #expect(chart([falling], paths: 0).note.text == "Median of 100 simulated markets.")
    #expect(
      chart([falling], of: 20).note.text == "Thick: median. Thin: each of 20 simulated markets.")
    #expect(chart([falling], paths: 1, of: 1).note.text == "One simulated market.")
  }

  @Test func `the description says how lines run`() {
    #expect(
      chart([falling]).description.text == """
        People who hear bad news, month 1 to 12. today: median 2,900 in month 1, falling to 1,580 in \
        month 12. Thin lines are 20 simulated markets.
        """)
    #expect(
      chart([[0, 80, 100, 60]]).description.text.contains(
        "0 in month 1, rising to 100 in month 3, then falling to 60 in month 4"))
    #expect(
      chart([[90, 10, 50]]).description.text.contains(
        "90 in month 1, falling to 10 in month 2, then rising to 50 in month 3"))
    #expect(chart([[5, 5]]).description.text.contains("5 in month 1, the same to month 2"))
  }

  @Test func `the table has each number that is drawn`() {
    let table = chart([falling]).numbers
    #expect(
      table.columns.map(\.heading) == [
        "month", "today: median", "today: 5th percentile", "today: 95th percentile",
      ])
    #expect(table.texts.first == ["1", "2,900", "2,610", "3,190"])
    #expect(table.rows.count == 12)
  }

  @Test func `many periods are thinned out, in the picture and in the table`() {
    let chart = chart([(0..<365).map(Double.init)])
    #expect(chart.numbers.rows.count <= 42)
    #expect(chart.numbers.texts.last?.prefix(2) == ["365", "364"])
    checkPlaces(chart)
  }

  @Test(arguments: [[[]], [[7]], [[0, 0, 0]], [[1e9, 2e9], [-5, 3]]] as [[[Double]]])
  func `odd numbers keep to the chart`(_ medians: [[Double]]) {
    checkPlaces(chart(medians))
  }
}
