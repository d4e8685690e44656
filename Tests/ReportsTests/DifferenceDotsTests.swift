import PlainText
@testable import Reports
import Testing

@Suite struct DifferenceDotsTests {
  private func dots(
    _ rows: [[Double]], baseline: Double = 3_000_000, names: [String] = ["fix-60", "fix-40"]
  ) -> DifferenceDots {
    DifferenceDots(
      axis: "net present value", .money("€"), baseline: baseline,
      rows: zip(zip(names, [Ink.best, .second]), rows).map {
        .init($0.0, $0.1, differences: $1)
      })
  }

  private func chart(_ rows: [[Double]], baseline: Double = 3_000_000) -> Chart {
    dots(rows, baseline: baseline).chart(id: "better", title: "Better")
  }

  /// A hundred numbers around one.
  private func around(_ middle: Double, _ width: Double) -> [Double] {
    (0..<100).map { middle + (Double(($0 * 37) % 100) - 49.5) / 50 * width }
  }

  private static let cases: [(middle: Double, width: Double, baseline: Double)] = [
    (150_000, 20_000, 3e6), (-50_000, 20_000, 3e6), (500, 5_000, 3e5), (4, 3, 3660), (0, 0, 3e6),
    (0, 0, 0), (1e-7, 1e-8, 1), (5, 1, 1e9), (-3e9, 1e9, 1e7), (60_000, 30_000, 0),
  ]

  @Test(arguments: cases)
  func `the line at 0 and the band are always there`(
    _ values: (middle: Double, width: Double, baseline: Double)
  ) throws {
    let chart = chart([around(values.middle, values.width)], baseline: values.baseline)
    let zero = try #require(chart.lineMarks.first { $0.stroke == .zero })
    #expect(zero.points[0].x == zero.points[1].x)
    #expect((14...346).contains(zero.points[0].x))
    let band = chart.marks.compactMap { mark -> Drawing.Rect? in
      if case .bars(let bars, .band, _) = mark { bars.first } else { nil }
    }.first
    if values.baseline != 0 {
      let band = try #require(band)
      #expect(abs(band.x + band.width / 2 - zero.points[0].x) < 1e-6)
    }
    checkPlaces(chart)
  }

  @Test(arguments: cases)
  func `each dot is on its side of the line`(
    _ values: (middle: Double, width: Double, baseline: Double)
  ) throws {
    let numbers = around(values.middle, values.width)
    let chart = chart([numbers], baseline: values.baseline)
    let zero = try #require(chart.lineMarks.first { $0.stroke == .zero }).points[0].x
    let places = chart.dots.flatMap { $0.points.map(\.x) }
    let share = 100 / places.count
    #expect(places.count * share == 100)
    // A dot for several may stand for some of either side.
    let rest = [
      places.count { $0 > zero } * share - numbers.count { $0 > 0 },
      places.count { $0 < zero } * share - numbers.count { $0 < 0 },
    ]
    #expect(rest.allSatisfy { abs($0) < share })
    // Worse is orange, what is the same is grey.
    for mark in chart.dots {
      #expect(mark.points.allSatisfy { ($0.x < zero) == (mark.ink == .bad) })
      #expect(mark.points.allSatisfy { ($0.x == zero) == (mark.ink == .baseline) })
    }
  }

  @Test func `rows say in how many they are better`() {
    #expect(chart([around(150_000, 20_000)]).texts.contains("fix-60: better in 100 of 100"))
    #expect(chart([around(-50_000, 20_000)]).texts.contains("fix-60: worse in 100 of 100"))
    #expect(chart([[1, 2, 3, -1, 0]]).texts.contains("fix-60: better in 3 of 5, worse in 1"))
    #expect(chart([[0, 0]]).texts.contains("fix-60: no difference"))
  }

  @Test func `sides are named, and left of 0 numbers have a minus sign`() {
    let chart = chart([around(0, 60_000)], baseline: 1e6)
    #expect(chart.texts.contains("← worse"))
    #expect(chart.texts.contains("better →"))
    #expect(chart.texts.contains("−€50k") && chart.texts.contains("€50k"))
    // In words a difference has its direction alone.
    let words = chart.numbers.texts.flatMap(\.self) + [chart.description.text, chart.note.text]
    #expect(words.allSatisfy { !$0.contains("−") && !$0.contains("-4") })
  }

  @Test func `what is too close to tell is neither better nor worse`() {
    var dots = dots([[-5, -1, 1, 9, 12]], baseline: 1)
    dots.rows[0].counts = .init(better: 2, worse: 1)
    let chart = dots.chart(id: "c", title: "")
    #expect(chart.texts.contains("fix-60: better in 2 of 5, worse in 1"))
    #expect(chart.numbers.texts[0].suffix(2) == ["2 of 5", "1 of 5"])
    dots.rows[0].counts = .init(better: 0, worse: 0)
    #expect(dots.chart(id: "c", title: "").texts.contains("fix-60: too close to tell"))
  }

  @Test func `where fewer is better the sides change places`() {
    let dots = DifferenceDots(
      axis: "people who hear bad news", .people, worse: "more", better: "fewer",
      betterIsHigher: false, baseline: 3000,
      rows: [.init("half", .best, differences: around(-1500, 100))])
    let chart = dots.chart(id: "c", title: "Fewer")
    #expect(chart.texts.contains("← fewer"))
    #expect(chart.texts.contains("half: fewer in 100 of 100"))
    #expect(chart.dots.allSatisfy { $0.ink == .best })
    #expect(dots.words(-1500) == "1,500 fewer")
    #expect(dots.words(20) == "20 more")
    #expect(dots.words(0) == "no difference")
  }

  @Test func `the note names the colours that are there`() {
    #expect(
      chart([around(150_000, 20_000)]).note.text
        == "Each dot is one simulated market. Grey band: less than 1 % of today’s value.")
    #expect(
      chart([around(0, 60_000)], baseline: 1).note.text
        == "Each dot is one simulated market. Orange: worse.")
  }

  @Test func `the description has what is plotted, its numbers and its trend`() {
    #expect(
      chart([around(150_000, 20_000)]).description.text == """
        Paired differences of net present value to the baseline, one for each simulated market. \
        fix-60: median €150,000 better, nine in ten between €132,000 and €168,000 better, better in \
        100 of 100. All dots lie right of zero. The band of less than 1 % of the baseline reaches \
        €30,000 to each side.
        """)
    #expect(
      chart([around(0, 60_000)]).description.text.contains(
        "nine in ten between €53,500 worse and €53,500 better, better in 50 of 100, worse in 50."))
  }

  @Test func `the table has whole numbers with their side`() {
    let table = chart([[-10, -5, 20, 30, 1040.4]]).numbers
    #expect(table.columns.map(\.heading).first == "what-if")
    #expect(
      table.texts == [
        ["fix-60", "215 better", "9 worse", "20 better", "838 better", "3 of 5", "2 of 5"]
      ])
  }

  @Test func `the terminal has a small version`() {
    let lines = chart([around(150_000, 20_000), around(75_000, 10_000)]).lines
    #expect(lines.count <= 8)
    #expect(lines.allSatisfy { TextWidth.columns($0) <= 80 })
    #expect(lines.contains { $0.contains("fix-60: better in 100 of 100") && $0.contains("|") })
    #expect(chart([]).lines == [])
  }

  @Test func `hostile names stay within the chart`() {
    let name = String(repeating: "</svg>\u{202E}&\"'", count: 20)
    let dots = dots([around(5, 3), around(9, 3)], baseline: 1, names: [name, "日本" + name])
    checkPlaces(dots.chart(id: "c", title: "\(name)"))
  }

  @Test func `what is not finite or not there is left out`() {
    checkPlaces(chart([[.nan, .infinity], []]))
    #expect(chart([[.nan, 5]]).dots.flatMap(\.points).count == 1)
  }
}
