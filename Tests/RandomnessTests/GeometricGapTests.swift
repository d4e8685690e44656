import Foundation
import Randomness
import TestSupport
import Testing

@Suite struct GeometricGapTests {
  @Test func `the logarithm is the system's to within 1e-13`() {
    var worst = 0.0
    for index in 1..<200_000 {
      let x = RandomDraws(base: 7).unit(index)
      let wide = x == 0 ? 1 : x
      for value in [wide, 1 - wide * 0x1p-20, wide * 0x1p-30, wide * wide * wide] where value > 0 {
        let exact = Foundation.log(value)
        if exact != 0 { worst = max(worst, abs(naturalLogarithm(value) / exact - 1)) }
      }
    }
    #expect(worst < 1e-13, "\(worst)")
  }

  @Test func `the logarithm is right at the ends of its range`() {
    #expect(naturalLogarithm(1) == 0)
    for power in 1...53 {
      let x = Foundation.pow(2, -Double(power))
      #expect(abs(naturalLogarithm(x) / Foundation.log(x) - 1) <= 1e-13)
    }
    let nearOne = 1 - 0x1p-53
    #expect(abs(naturalLogarithm(nearOne) / Foundation.log(nearOne) - 1) <= 1e-13)
  }

  @Test(arguments: [0.001, 0.05, 0.2, 0.2499, 0.25, 0.5, 0.75, 0.999])
  func `gaps follow the geometric law`(chance: Double) {
    let gap = GeometricGap(chance: chance)
    let key = RandomKey(seed: 3, purpose: .tellingChoice)
    let cells = 40
    // Cells of equal width up to a few means, the last open.
    let width = max(1, Int((4 / chance / Double(cells)).rounded()))
    var counts = [Int](repeating: 0, count: cells)
    for person in UInt32(0)..<50_000 {
      let failures = gap.failures(key.draws(of: person).bits(1), limit: .max)
      counts[min(failures / width, cells - 1)] += 1
    }
    var chances = (0..<cells).map { cell in
      pow(1 - chance, Double(cell * width)) - pow(1 - chance, Double((cell + 1) * width))
    }
    chances[cells - 1] = pow(1 - chance, Double((cells - 1) * width))
    #expect(misfit(observed: counts, chances: chances) < 4)
  }

  @Test(arguments: [0.01, 0.3, 0.9])
  func `coins flipped by gaps succeed as often as coins should`(chance: Double) {
    let gap = GeometricGap(chance: chance)
    let key = RandomKey(seed: 4, purpose: .tellingChoice)
    let d = 20
    var successes = [Int](repeating: 0, count: d + 1)
    for person in UInt32(0)..<40_000 {
      let draws = key.draws(of: person)
      var position = 0
      var count = 0
      while true {
        position += gap.failures(draws.bits(count), limit: d - position)
        if position >= d { break }
        count += 1
        position += 1
      }
      successes[count] += 1
    }
    let chances = (0...d).map { binomialChance(of: $0, among: d, chance: chance) }
    #expect(misfit(observed: successes, chances: chances) < 4)
  }

  @Test(arguments: [0, Double.leastNonzeroMagnitude, 1e-300, 1e-18])
  func `chances that never succeed give the limit`(chance: Double) {
    let gap = GeometricGap(chance: chance)
    for bits in [0, 1, 1 << 11, .max, 0x8000_0000_0000_0000] as [UInt64] {
      // The unit nearest to 1 belongs to the lowest bits and is a short gap even for 1e-18.
      for limit in [0, 1, 20, 4_000_000_000] where bits > 4096 || chance < 1e-18 {
        #expect(gap.failures(bits, limit: limit) == limit)
      }
    }
  }

  @Test func `no gap is longer than the limit`() {
    // The uniform number nearest to 0 makes the longest gap: about 36 / 0.01.
    let gap = GeometricGap(chance: 0.01)
    #expect(gap.failures(.max) > 3_000)
    for limit in [0, 1, 20, 3_000] { #expect(gap.failures(.max, limit: limit) == limit) }
  }

  @Test func `a chance of one never fails, and chances near one almost never`() {
    for bits in [0, 1, 1 << 11, .max, 0x8000_0000_0000_0000] as [UInt64] {
      for limit in [0, 1, 20] {
        #expect(GeometricGap(chance: 1).failures(bits, limit: limit) == 0)
      }
      // The smallest unit is 2^-52, above the chance of a failure.
      #expect(GeometricGap(chance: 1 - 0x1p-53).failures(bits, limit: 20) == 0)
    }
  }
}
