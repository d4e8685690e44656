@testable import Reports
import Testing

@Suite struct QuantileDotsTests {
  private func chart(_ rows: [[Double]]) -> Chart {
    QuantileDots(
      axis: "people who hear the story", .people,
      rows: zip([("bad news", Ink.bad), ("good news", .good)], rows).map {
        .init($0.0, $0.1, values: $1)
      }
    ).chart(id: "hear", title: "How many hear")
  }

  private func even(_ low: Double, _ high: Double, _ count: Int = 100) -> [Double] {
    (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }

  @Test func `many numbers are 50 dots, few are a dot each`() {
    #expect(chart([even(0, 99, 200)]).dots[0].points.count == 50)
    #expect(chart([even(0, 99, 20)]).dots[0].points.count == 20)
    #expect(
      chart([even(0, 99, 200)]).note.text
        == "Each dot is 4 of 200 simulated markets: count dots to read a chance.")
  }

  @Test(arguments: [
    [(2700.0, 3400.0), (3400, 3800)], [(0, 0), (0, 50)], [(5, 5), (5, 5)], [(-10, 1e9), (0, 1)],
  ])
  func `dots are within the chart and texts stand free`(_ ends: [(Double, Double)]) {
    let chart = chart(ends.map { even($0.0, $0.1) })
    checkPlaces(chart)
    for mark in chart.dots {
      #expect(
        mark.points.allSatisfy { (mark.diameter / 2...360 - mark.diameter / 2).contains($0.x) })
    }
  }

  @Test func `rows say where nine in ten lie`() {
    let texts = chart([even(2700, 3410), even(3500, 3810)]).texts
    #expect(texts.contains("bad news: 2,740 to 3,370 in 9 of 10"))
    #expect(texts.contains("good news: 3,520 to 3,790"))
  }

  @Test func `the description counts two heaps`() {
    let two = chart([even(0, 10, 30) + even(40, 50, 70)])
    #expect(
      two.description.text == """
        Quantile plot of people who hear the story, 50 dots a row. bad news: median 43, nine in ten of \
        100 simulated markets between 1.71 and 49. Two heaps: 15 dots up to 9.9 and 35 from 40 on.
        """)
    #expect(!chart([even(0, 10)]).description.text.contains("heaps"))
  }

  @Test func `the description says whether two rows overlap`() {
    #expect(
      chart([even(0, 10), even(20, 30)]).description.text.hasSuffix(
        "All of bad news lie below all of good news."))
    #expect(chart([even(0, 10), even(5, 30)]).description.text.hasSuffix("The two overlap."))
  }

  @Test func `the table has the quantiles`() {
    #expect(
      chart([even(0, 1000, 101)]).numbers.texts
        == [["bad news", "50", "250", "500", "750", "950", "500"]])
  }

  @Test func `the terminal has a small version`() {
    let lines = chart([even(2700, 3410), even(3500, 3810)]).lines
    #expect(lines.count <= 8)
    #expect(lines.contains { $0.hasPrefix("  good news: 3,520 to 3,790") })
    #expect(lines.last == "  . is 1 in 20 simulated markets, : are two")
  }

  @Test func `nothing to show is an empty chart`() {
    #expect(chart([]).lines == [])
    checkPlaces(chart([]))
  }
}
