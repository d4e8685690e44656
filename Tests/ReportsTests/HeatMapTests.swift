import Testing

@testable import Reports

@Suite struct HeatMapTests {
  private static func map(
    _ columns: Int, _ rows: Int, _ numbers: ChartNumbers = .money("€"), better: Bool? = true,
    xs: (Int) -> String = { "€\(100 * $0 + 50)" }, ys: (Int) -> String = { "\(10 * $0 + 40) %" },
    _ cell: (Int, Int) -> Double?
  ) -> HeatMap {
    HeatMap(
      what: "net benefit", xAxis: "cost of fixing one complaint", yAxis: "resolved slowly who stay",
      xs: (0..<columns).map(xs), ys: (0..<rows).map(ys),
      cells: (0..<rows).map { y in (0..<columns).map { cell($0, y) } }, numbers: numbers,
      betterIsHigher: better)
  }

  /// As of what-ifs: better where it costs little and where many stay.
  private static let plain = map(9, 6) { x, y in 63_000 - 24_000 * Double(x) + 27_000 * Double(y) }

  private func contour(_ map: HeatMap) -> [[Drawing.Point]] {
    map.chart(id: "map", title: "").marks.flatMap { mark -> [[Drawing.Point]] in
      if case .lines(let lines, let stroke) = mark, stroke.ink == .text { lines } else { [] }
    }
  }

  private func texts(_ map: HeatMap) -> [String] {
    map.chart(id: "map", title: "").marks.compactMap { mark in
      if case .text(let text, _, _, let style) = mark, style.size == .small { text } else { nil }
    }
  }

  @Test func `break-even runs on borders between better and worse, as one line`() {
    let lines = contour(Self.plain)
    #expect(lines.count == 1)
    // One step up for each row but the last, where all are better.
    let steps = zip(lines[0], lines[0].dropFirst())
    #expect(steps.allSatisfy { ($0.x == $1.x) != ($0.y == $1.y) })
    #expect(steps.count { $0.x == $1.x } == 5)
    let text = Self.plain.chart(id: "map", title: "").description.text
    #expect(text.contains("At 40 % break-even between €250 and €350; at 50 % break-even between"))
    #expect(text.contains("From left to right it falls in every row."))
    #expect(text.contains("From bottom to top it rises in every column."))
    #expect(text.contains("largest €198,000 at €50 and 90 %"))
  }

  @Test func `an island has a closed line, and cells without a number no border`() {
    let island = Self.map(3, 3) { $0 == 1 && $1 == 1 ? -1 : 1 }
    let lines = contour(island)
    #expect(lines.count == 1 && lines[0].count == 5 && lines[0].first == lines[0].last)
    #expect(contour(Self.map(3, 3) { x, _ in x == 1 ? nil : Double(x) - 1 }).isEmpty)
    #expect(contour(Self.map(3, 3, better: nil) { x, _ in Double(x) - 1 }).isEmpty)
    // Fewer can be better.
    #expect(contour(Self.map(2, 1, better: false) { x, _ in Double(x) - 0.5 }).count == 1)
  }

  @Test func `every cell has its number, in a unit for which there is room`() {
    #expect(texts(Self.plain).count == 54 && texts(Self.plain).contains("−129"))
    let note = Self.plain.chart(id: "map", title: "").note.text
    #expect(note.hasPrefix("1 in a cell is €1,000. Thick line: break-even, where it is 0."))
    #expect(texts(Self.map(2, 1) { x, _ in Double(x) * 63_000 }) == ["0", "63,000"])
    #expect(texts(Self.map(2, 1, .shares) { x, _ in Double(x) * 0.25 }) == ["0", "25"])
    #expect(
      texts(Self.map(2, 1, .plain, better: nil) { x, _ in 0.5 + Double(x) }) == ["0.50", "1.50"])
    #expect(Self.plain.chart(id: "map", title: "").numbers.rows.count == 6)
  }

  @Test func `colour says better or worse, and how much`() {
    let tints = Self.plain.chart(id: "map", title: "").marks.compactMap {
      mark -> (Ink, Double)? in
      if case .bars(_, let ink, let opacity) = mark { (ink, opacity) } else { nil }
    }
    #expect(Set(tints.map(\.0)) == [.best, .bad])
    #expect(tints.allSatisfy { (0.08...0.5).contains($0.1) } && tints.contains { $0.1 == 0.5 })
  }

  @Test(arguments: [
    plain,
    map(1, 1) { _, _ in -5 },
    map(12, 12) { x, y in 1234 * Double(x - y) },
    map(12, 12, .people, better: nil) { x, y in 98_765 * Double(x * y) },
    map(4, 7, .shares, better: nil) { x, y in Double(x * y) / 18 },
    map(9, 6, xs: { "a model of networks \($0)" }, ys: { "another long name \($0)" }) { _, _ in 0 },
    map(1, 3, xs: { "a model of networks \($0)" }) { _, _ in 1e15 },
    map(3, 2) { _, _ in nil },
    map(0, 0) { _, _ in nil },
    map(12, 2, .plain, better: nil) { x, _ in 0.000123 * Double(x) },
  ])
  func `it is laid out well`(map: HeatMap) {
    checkPlaces(map.chart(id: "map", title: ""))
  }
}
