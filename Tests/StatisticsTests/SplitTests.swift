import Statistics
import Testing

/// Two modes with an empty octave between them.
@Suite struct SplitTests {
  @Test func `small and large numbers with nothing between are split at the octave's middle`()
    throws
  {
    let small: [Double] = [0, 0, 1, 2, 3, 5]
    let large: [Double] = [900, 950, 980, 1_000, 1_020]
    let split = try #require(Split(small + large, from: 10))
    #expect(split.upper == 5)
    #expect(split.count == 11)
    #expect(split.threshold == 10 * 2.0.squareRoot())
  }

  @Test func `a mode needs five numbers`() {
    #expect(Split([0, 0, 0, 0, 0, 0, 900, 910, 920, 930], from: 10) == nil)
    #expect(Split([0, 0, 0, 0, 900, 910, 920, 930, 940], from: 10) == nil)
    #expect(Split([0, 0, 0, 0, 0, 900, 910, 920, 930, 940], from: 10) != nil)
  }

  @Test func `a broad slope is not split`() {
    let slope = (0..<200).map { Double($0 * $0) / 10 }
    #expect(Split(slope, from: 10) == nil)
  }

  @Test func `a gap below the start does not count`() {
    #expect(Split([0, 0, 0, 0, 0, 9, 9, 9, 9, 9], from: 100) == nil)
  }

  @Test func `few numbers may lie in the octave`() {
    let small = Array(repeating: 1.0, count: 20)
    let large = Array(repeating: 1_000.0, count: 20)
    #expect(Split(small + large + [15, 15, 16], from: 11) != nil)
    let spread = (0..<40).map { 10 * exp2Step($0) }
    #expect(Split(small + large + spread, from: 11) == nil)
  }

  private func exp2Step(_ step: Int) -> Double {
    var value = 1.0
    for _ in 0..<step { value *= 1.12 }
    return value
  }
}
