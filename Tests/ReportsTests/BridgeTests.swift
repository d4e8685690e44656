import Testing

@testable import Reports

@Suite struct BridgeTests {
  private static func bridge(_ start: Double, _ changes: [(String, Double)], _ end: Double)
    -> Bridge
  {
    Bridge(
      axis: "hearings",
      start: .init(label: "back-of-the-envelope estimate", value: start, ink: .baseline),
      parts: changes.map { .init(label: $0.0, change: $0.1) },
      end: .init(label: "hearings, simulated (today)", value: end, ink: .best))
  }

  private static let plain = bridge(
    58_909,
    [
      ("customers who left, and so tell no more", -9972), ("resolved complaints", -1113),
      ("stories that died out", -15_180), ("told to somebody who knew already", -7048),
      ("chance", -2),
    ], 25_594)

  private func bars(_ bridge: Bridge) -> [Drawing.Rect] {
    bridge.chart(id: "bridge", title: "").marks.flatMap { mark -> [Drawing.Rect] in
      if case .bars(let bars, _, _) = mark { bars } else { [] }
    }
  }

  @Test func `each step begins where the last ended`() {
    let bars = bars(Self.plain)
    // The smallest part is in the note instead.
    #expect(bars.count == 6 && bars[0].width == 344 && bars[0].x == 8)
    for (one, next) in zip(bars[1...], bars[2...]) where next != bars[5] {
      #expect(abs(one.x - (next.x + next.width)) < 0.1)
    }
    #expect(abs(bars[5].x + bars[5].width - bars[4].x) < 0.1)
    let chart = Self.plain.chart(id: "bridge", title: "")
    #expect(chart.note.text.contains("too small: chance; together 2 fewer."))
    #expect(chart.description.text.contains("stories that died out 15,180 fewer"))
    #expect(chart.numbers.rows.count == 7)
  }

  @Test func `what the parts leave over is a step`() {
    let bridge = Self.bridge(100, [("first", -20)], 50)
    #expect(bars(bridge).count == 4)
    #expect(
      bridge.chart(id: "b", title: "").numbers.rows[2].cells?.map(\.text) == ["all else", "-30"])
  }

  @Test func `below zero there is a zero line`() {
    let chart = Self.bridge(50, [("cost", -200), ("gain", 100)], -50).chart(id: "b", title: "")
    #expect(chart.lineMarks.count { $0.stroke == .zero } == 1)
  }

  @Test(arguments: [
    plain,
    bridge(0, [], 0),
    bridge(0, [("gain", 10)], 10),
    bridge(50, [("cost", -200), ("gain", 100)], -50),
    bridge(-50, [("cost", -200)], -250),
    bridge(
      1e12, (0..<12).map { ("part \($0) \(String(repeating: "m", count: 50))", 3e11) }, 4.6e12),
    bridge(1, [("not a number", .nan)], 2),
  ])
  func `it is laid out well`(bridge: Bridge) {
    checkPlaces(bridge.chart(id: "bridge", title: ""))
  }
}
