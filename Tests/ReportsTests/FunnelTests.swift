import Testing

@testable import Reports

@Suite struct FunnelTests {
  private static func funnel(
    _ names: [String], _ rows: [(String, [Double])], result: [Double]
  ) -> Funnel {
    let inks: [Ink] = [.baseline, .best, .second]
    return Funnel(
      customers: "unhappy customers",
      stages: rows.map { .init(label: $0.0, values: $0.1) },
      series: zip(names, inks).map { .init(name: $0.0, ink: $0.1) },
      result: .init(label: "people who hear their stories", values: result))
  }

  private static let plain = funnel(
    ["today", "fix-60"],
    [
      ("become unhappy", [100, 100]), ("complain", [25, 25]), ("are resolved", [4.96, 15]),
      ("tell bad news", [95.04, 85]),
    ], result: [1027, 933])

  @Test func `bars are as long as their numbers`() {
    let chart = Self.plain.chart(id: "funnel", title: "")
    let widths = chart.marks.compactMap { mark -> Double? in
      if case .bars(let bars, _, _) = mark { bars.first?.width } else { nil }
    }
    #expect(widths.count == 8 && widths[0] == 252 && widths[1] == 252 && widths[2] == 63)
    #expect(widths[4] == 2.52 * 4.96)
    let texts = chart.texts
    #expect(texts.contains("5") && texts.contains("15") && texts.contains("95"))
    #expect(texts.contains("1,027") && texts.contains("933") && texts.contains("94 fewer"))
  }

  @Test func `description and table have every number and the change`() {
    let chart = Self.plain.chart(id: "funnel", title: "")
    let text = chart.description.text
    #expect(text.contains("fix-60: become unhappy 100, complain 25, are resolved 15"))
    #expect(text.contains("fix-60 beside today: are resolved 10 more, tell bad news 10 fewer"))
    #expect(chart.numbers.rows.count == 5)
    #expect(
      chart.numbers.rows[2].cells?.map(\.text) == ["are resolved", "5.0", "15.0"])
  }

  @Test(arguments: [
    plain,
    funnel(["today"], [("complain", [0])], result: [0]),
    funnel(
      ["today", "a what-if with a name that is much longer than a bar", "another"],
      [("tell", [100, 250, 0.003]), ("are neither resolved nor silent nor told", [1e9, 0, 3])],
      result: [1.2e9, 1, 23_456]),
    funnel(["today", "fix"], (0..<12).map { ("stage \($0)", [Double($0), 3]) }, result: [5, 5]),
    funnel(["today", "fix"], [("tell", [.nan, 1])], result: [.nan, 4]),
  ])
  func `it is laid out well`(funnel: Funnel) {
    checkPlaces(funnel.chart(id: "funnel", title: ""))
  }
}
