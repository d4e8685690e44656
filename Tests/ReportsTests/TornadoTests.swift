import Testing

@testable import Reports

@Suite struct TornadoTests {
  private static func tornado(
    assumed: Double, betterIsHigher: Bool? = true, _ bars: [Tornado.Bar]
  ) -> Tornado {
    Tornado(
      axis: "net benefit of fix-60", numbers: .money("€"), betterIsHigher: betterIsHigher,
      assumed: assumed, bars: bars)
  }

  private static let plain = tornado(
    assumed: 152_000,
    [
      .init(
        label: "hearers who tell bad news on", lowText: "0.4 %", highText: "7.6 %", low: 152_000,
        high: 152_000),
      .init(
        label: "unhappy customers who complain", lowText: "12 %", highText: "38 %", low: 64_800,
        high: 252_000),
      .init(
        label: "cost of fixing one complaint", lowText: "€34", highText: "€476", low: 148_000,
        high: 41_000),
      .init(
        label: "what good news adds to joining", lowText: "0.1 %", highText: "1.9 %",
        low: 146_000, high: 158_000),
    ])

  private static let crossing = tornado(
    assumed: 3000,
    [
      .init(label: "cost", lowText: "€34", highText: "€900", low: 20_000, high: -31_000),
      .init(label: "share who complain", lowText: "12 %", highText: "38 %", low: 2000, high: 9000),
    ])

  @Test func `a bar whose ends are not clearly of different sign does not cross zero`() {
    var tornado = Self.crossing
    tornado.bars[0].isClear = false
    let text = tornado.chart(id: "tornado", title: "").description.text
    #expect(text.hasSuffix("Not clearly on both sides of zero: cost."), "\(text)")
    #expect(!text.contains("Zero is crossed"))
  }

  @Test func `the longest bar comes first, and the smaller result is left`() {
    let chart = Self.plain.chart(id: "tornado", title: "")
    let texts = chart.texts
    let labels = texts.filter { text in Self.plain.bars.contains { $0.label == text } }
    #expect(
      labels == [
        "unhappy customers who complain", "cost of fixing one complaint",
        "what good news adds to joining", "hearers who tell bad news on",
      ])
    #expect(texts.contains("0.4 % to 7.6 %: no change"))
    #expect(texts.contains("as assumed: €152,000"))
    let places = chart.marks.compactMap { mark -> (String, Double)? in
      if case .text(let text, let point, _, _) = mark { (text, point.x) } else { nil }
    }
    let dear = places.first { $0.0 == "€476" }
    let cheap = places.first { $0.0 == "€34" }
    #expect((dear?.1 ?? 1) < (cheap?.1 ?? 0))
    #expect(chart.description.text.hasSuffix("All are better than today."))
    #expect(chart.numbers.rows.count == 5)
  }

  @Test func `a bar that crosses zero has two colours, and the sides have names`() {
    let chart = Self.crossing.chart(id: "tornado", title: "")
    let inks = chart.marks.compactMap { mark -> Ink? in
      if case .bars(_, let ink, _) = mark { ink } else { nil }
    }
    #expect(inks == [.bad, .best, .best])
    #expect(chart.texts.contains("← worse") && chart.texts.contains("better →"))
    #expect(chart.description.text.hasSuffix("Zero is crossed by: cost."))
    var reach = Self.crossing
    reach.betterIsHigher = false
    #expect(reach.chart(id: "t", title: "").texts.contains("← better"))
  }

  @Test func `of many inputs the note says what is not drawn`() {
    let many = Self.tornado(
      assumed: 5,
      (1...12).map {
        .init(label: "input \($0)", lowText: "a", highText: "b", low: 0, high: Double($0))
      })
    let chart = many.chart(id: "tornado", title: "")
    #expect(chart.note.text.hasSuffix("Not drawn: 4 inputs that change it by at most €4."))
    #expect(chart.numbers.rows.count == 13)
    checkPlaces(chart)
    let nine = Self.tornado(assumed: 5, Array(many.bars.suffix(9))).chart(id: "t", title: "")
    #expect(nine.note.text.hasSuffix("Not drawn: 1 input that changes it by at most €4."))
  }

  @Test func `the axis has one label, and the table has all of an alternative`() {
    var tornado = Self.crossing
    tornado.numbers = .money("EUR")
    tornado.bars[0].lowWhole = "1st of 3: silent 0.2"
    let chart = tornado.chart(id: "tornado", title: "")
    #expect(
      chart.texts.filter { $0.contains("EUR") && !$0.contains("assumed") } == [
        "net benefit of fix-60, EUR"
      ])
    #expect(chart.numbers.texts[0][1] == "1st of 3: silent 0.2")
    #expect(chart.texts.contains("€34"))
  }

  @Test(arguments: [
    plain, crossing,
    tornado(assumed: 0, []),
    tornado(assumed: 0, [.init(label: "one", lowText: "1", highText: "2", low: 0, high: 0)]),
    tornado(
      assumed: -2e12,
      [
        .init(
          label: String(repeating: "a long label ", count: 9),
          lowText: "watts-strogatz with 20 contacts", highText: "barabasi-albert with 10 ties",
          low: -3e12, high: -1e12)
      ]),
    tornado(
      assumed: 12, betterIsHigher: nil,
      [
        .init(
          label: "near", lowText: "from one long text", highText: "to another", low: 11, high: 12),
        .init(label: "far", lowText: "1", highText: "2", low: 12, high: 11.99),
      ]),
    tornado(
      assumed: 5, betterIsHigher: false,
      [.init(label: "all on one side", lowText: "10 %", highText: "90 %", low: -900, high: -1)]),
  ])
  func `it is laid out well`(tornado: Tornado) {
    checkPlaces(tornado.chart(id: "tornado", title: ""))
  }
}
