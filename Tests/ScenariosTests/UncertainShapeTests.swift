import PlainText
import Scenarios
import Testing

@Suite struct UncertainShapeTests {
  private static let share = 0.0...1.0
  private static let money = 0.0...1e12

  private static func number(
    _ shape: UncertainShape, in range: ClosedRange<Double>, isWhole: Bool = false, at level: Double
  ) -> Double {
    let input = UncertainInput(
      path: "x", distribution: .shaped(shape, in: range, isWhole: isWhole))
    return Double(input.value(at: level).line) ?? .nan
  }

  @Test(arguments: [
    // Computed with SciPy 1.17.1: truncnorm, lognorm, beta and norm.
    (UncertainShape.normal(mean: 0.1, sd: 0.08), share, 0.05, 0.017211246687441784),
    (.normal(mean: 0.1, sd: 0.08), share, 0.5, 0.11062413433411855),
    (.normal(mean: 0.1, sd: 0.08), share, 0.95, 0.23587084184831764),
    (.lognormal(median: 0.4, factor: 3), share, 0.05, 0.12958352276592333),
    (.lognormal(median: 0.4, factor: 3), share, 0.5, 0.37246144015409266),
    (.lognormal(median: 0.4, factor: 3), share, 0.95, 0.8466414643857191),
    (.beta(a: 2, b: 5), share, 0.95, 0.5818034092520259),
    (.quantiles(p05: 0.02, p50: nil, p95: 0.1), share, 0.25, 0.03254749423061258),
    (.quantiles(p05: 0.02, p50: nil, p95: 0.1), share, 0.5, 0.04545454545454548),
    (.quantiles(p05: 0.02, p50: nil, p95: 0.1), share, 0.75, 0.0631459422140531),
  ]) func `quantiles agree with published software`(
    shape: UncertainShape, range: ClosedRange<Double>, level: Double, quantile: Double
  ) {
    #expect(abs(Self.number(shape, in: range, at: level) / quantile - 1) < 1e-10)
  }

  @Test(arguments: [
    (UncertainShape.quantiles(p05: 0.02, p50: nil, p95: 0.1), share),
    (.quantiles(p05: 0.02, p50: 0.08, p95: 0.1), share),
    (.quantiles(p05: 5, p50: 20, p95: 500), money),
    (.quantiles(p05: 1.2, p50: nil, p95: 8), 1...1e6),
  ]) func `stated quantiles are hit exactly, and values rise`(
    shape: UncertainShape, range: ClosedRange<Double>
  ) {
    guard case .quantiles(let p05, let p50, let p95) = shape else { return }
    #expect(Self.number(shape, in: range, at: 0.05) == p05)
    #expect(Self.number(shape, in: range, at: 0.95) == p95)
    if let p50 { #expect(Self.number(shape, in: range, at: 0.5) == p50) }
    let values = (0..<200).map { Self.number(shape, in: range, at: (Double($0) + 0.5) / 200) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.allSatisfy { range.contains($0) })
  }

  @Test func `nothing outside the range is drawn, whatever the level`() {
    for shape in [
      UncertainShape.normal(mean: 0, sd: 3), .normal(mean: 1, sd: 0.2),
      .lognormal(median: 0.9, factor: 20), .beta(a: 0.2, b: 0.3),
      .quantiles(p05: 0.001, p50: nil, p95: 0.999),
    ] {
      for level in [0, 1e-300, 1e-9, 0.5, 1 - 1e-9, 1.0.nextDown] {
        #expect(Self.share.contains(Self.number(shape, in: Self.share, at: level)))
      }
    }
  }

  @Test func `whole numbers are drawn where the parameter takes them`() {
    func counts(_ shape: UncertainShape) -> [Double: Int] {
      (0..<1000).reduce(into: [:]) {
        $0[
          Self.number(shape, in: 0...100, isWhole: true, at: (Double($1) + 0.5) / 1000), default: 0] +=
          1
      }
    }
    let normal = counts(.normal(mean: 9, sd: 1))
    // The part of the curve from 8.5 to 9.5 is 38.3 %.
    #expect((382...384).contains(normal[9] ?? 0) && normal.keys.allSatisfy { $0 == $0.rounded() })
    let through = UncertainShape.quantiles(p05: 0, p50: nil, p95: 3)
    #expect(Self.number(through, in: 0...100, isWhole: true, at: 0.05) == 0)
    #expect(Self.number(through, in: 0...100, isWhole: true, at: 0.95) == 3)
    #expect(counts(through)[0, default: 0] > 50)
  }
}
