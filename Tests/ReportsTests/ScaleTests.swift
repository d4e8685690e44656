@testable import Reports
import Testing

@Suite struct ScaleTests {
  @Test func `numbers lie between both ends`() {
    let scale = Scale(0...10, from: 20, to: 120)
    #expect([0, 5, 10].map { scale($0) } == [20, 70, 120])
    let upwards = Scale(0...10, from: 200, to: 0)
    #expect(upwards(10) == 0)
  }

  @Test func `a scale around numbers has 2 % to spare`() {
    let scale = Scale(around: [0, 100, .nan, .infinity], from: 0, to: 104)
    #expect(abs(scale(0) - 2) < 1e-9)
    #expect(abs(scale(100) - 102) < 1e-9)
  }

  @Test(arguments: [[], [7], [0], [-3, -3], [.nan]] as [[Double]])
  func `one number or none has a scale as well`(_ numbers: [Double]) {
    for scale in [
      Scale(around: numbers, from: 0, to: 10), Scale(fromZero: numbers, from: 0, to: 10),
    ] {
      #expect(scale.domain.lowerBound < scale.domain.upperBound)
      for number in numbers where number.isFinite { #expect((0...10).contains(scale(number))) }
    }
  }

  @Test func `a scale from zero ends at a tick`() {
    #expect(Scale(fromZero: [870, 3_100], from: 0, to: 1).domain == 0...4_000)
    #expect(Scale(fromZero: [-120, 300], from: 0, to: 1).domain == -200...400)
    #expect(Scale(fromZero: [-90], from: 0, to: 1).domain == -100...0)
  }

  @Test func `ticks are round, in the domain and not too many`() {
    #expect(Scale(0...4000, from: 0, to: 1).ticks(atMost: 5) == [0, 1000, 2000, 3000, 4000])
    #expect(Scale(-37...181, from: 0, to: 1).ticks(atMost: 5) == [0, 50, 100, 150])
    #expect(Scale(0...1, from: 0, to: 1).ticks(atMost: 3) == [0, 0.5, 1])
    #expect(Scale(2700...3830, from: 0, to: 1).ticks(atMost: 5) == [2750, 3000, 3250, 3500, 3750])
  }

  @Test(arguments: [(-1e-9, 1e-9), (0.1, 0.3), (-5e6, 7e7), (99.9, 100.1), (1e12, 3e12)])
  func `ticks keep to the domain at any size`(_ ends: (Double, Double)) {
    let scale = Scale(ends.0...ends.1, from: 0, to: 100)
    for count in 1...9 {
      let ticks = scale.ticks(atMost: count)
      #expect(ticks.count <= count)
      #expect(ticks == ticks.sorted())
      #expect(ticks.allSatisfy { (-0.001...100.001).contains(scale($0)) })
    }
    #expect(scale.ticks(atMost: 9).count >= 4)
  }

  @Test func `zero has no sign`() {
    let zero = Scale(-1...1, from: 0, to: 1).ticks(atMost: 3)[1]
    #expect(zero == 0 && zero.sign == .plus)
  }
}
