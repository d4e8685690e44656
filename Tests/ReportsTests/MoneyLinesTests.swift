@testable import Reports
import Testing

@Suite struct MoneyLinesTests {
  private func chart(_ series: MoneyLines.Series...) -> Chart {
    MoneyLines(period: "month", .money("€"), series: series, of: 100)
      .chart(id: "money", title: "Money")
  }

  private let rising = (1...12).map { Double($0 * $0) * 300 }

  private func fix60(payback: Int? = 1, total: Double? = 151_500) -> MoneyLines.Series {
    .init(
      "fix-60", .best, median: rising, paths: [rising, rising.map { $0 * 1.1 }], total: total,
      payback: payback)
  }

  @Test func `lines start at 0 before the first period`() throws {
    let chart = chart(fix60())
    let median = try #require(chart.lineMarks.first { $0.stroke == .median(.best) })
    let zero = try #require(chart.lineMarks.first { $0.stroke == .zero })
    #expect(median.points.count == 13)
    #expect(median.points[0].y == zero.points[0].y)
    checkPlaces(chart)
  }

  @Test func `what remains later is a dashed line to a point right of the last period`() throws {
    let chart = chart(fix60())
    let dashed = try #require(chart.lineMarks.first { $0.stroke.isDashed })
    let median = try #require(chart.lineMarks.first { $0.stroke == .median(.best) })
    #expect(dashed.points.first == median.points.last)
    #expect(dashed.points[1] == chart.dots[0].points[0])
    #expect(chart.texts.contains("later"))
    #expect(chart.texts.suffix(3).contains("€152,000"))
    let without = self.chart(fix60(total: nil))
    #expect(!without.texts.contains("later"))
    #expect(!without.note.text.contains("Dashed"))
  }

  @Test func `the period of payback is marked`() {
    func ring(_ chart: Chart) -> Drawing.Point? {
      chart.marks.compactMap { if case .rings(let points, _, _) = $0 { points.first } else { nil } }
        .first
    }
    for payback in [1, 6, 12] {
      let chart = chart(fix60(payback: payback))
      #expect(chart.texts.contains("paid back: month \(payback)"))
      #expect(ring(chart) != nil)
      checkPlaces(chart)
    }
    #expect(ring(chart(fix60(payback: nil))) == nil)
    #expect(chart(fix60(payback: nil)).description.text.hasSuffix("not paid back."))
  }

  @Test func `a loss is named, not only signed`() {
    let chart = chart(
      .init("box", .best, median: rising.map { -$0 }, total: -51_500))
    #expect(chart.texts.contains("€51,500 worse"))
    #expect(
      chart.description.text.contains(
        "median €300 worse in month 1, falling to €43,200 worse in month 12"))
    checkPlaces(chart)
  }

  @Test func `labels of two what-ifs do not meet`() {
    var other = fix60(total: 150_000)
    other.name = "fix-40"
    other.ink = .second
    checkPlaces(chart(other, fix60()))
    checkPlaces(chart(.init("a", .second, median: [0, 0]), .init("b", .best, median: [0, 0])))
  }

  @Test func `the table has the sums and the total`() {
    let table = chart(fix60()).numbers
    #expect(table.columns.map(\.heading) == ["month", "fix-60: median"])
    #expect(table.texts.first == ["1", "300"])
    #expect(table.texts.last == ["fix-60, mean with what remains later: 151,500"])
    #expect(table.rows.count == 13)
  }
}
