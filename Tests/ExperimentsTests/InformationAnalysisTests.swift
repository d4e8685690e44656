import Foundation
import Randomness
import Scenarios
import Statistics
import Testing

@testable import Experiments

/// What knowing inputs is worth, against closed forms of constructed samples.
@Suite struct InformationAnalysisTests {
  /// An input that is uniform from -1 to 1 for each name.
  private static func design(_ paths: [String], samples: Int) -> UncertainDesign {
    UncertainDesign(
      UncertainInputs(
        inputs: paths.map {
          UncertainInput(
            path: $0, distribution: .range(from: -1, to: 1, mode: nil, isWhole: false))
        }, samples: samples, sampling: .latinHypercube), seed: 7)
  }

  /// Options whose gains are a function of the inputs, and what each unit of replicates adds to them.
  private static func analysis(
    _ design: UncertainDesign, units: Int = 2,
    error: (_ unit: Int, _ sample: Int, _ inputs: [Double]) -> Double = { _, _, _ in 0 },
    gains: () -> [([Double]) -> Double]
  ) -> InformationAnalysis {
    let samples = Array(0..<design.inputs.samples)
    let ofUnits = gains().map { gain in
      (0..<units).map { unit in
        samples.map { sample in
          let inputs = design.levels.map { 2 * $0[sample] - 1 }
          return gain(inputs) + error(unit, sample, inputs)
        }
      }
    }
    return InformationAnalysis(
      design: design, samples: samples,
      gains: ofUnits.map { units in
        samples.map { sample in units.reduce(0) { $0 + $1[sample] } / Double(units.count) }
      }, units: ofUnits, seed: 7)
  }

  /// E max(0, U) - max(0, m) of a U that is uniform from m - h to m + h.
  private static func uniformWorth(mean: Double, halfWidth: Double) -> Double {
    abs(mean) >= halfWidth
      ? 0 : (halfWidth - abs(mean)) * (halfWidth - abs(mean)) / (4 * halfWidth)
  }

  @Test(arguments: [-1.5, -0.6, -0.2, 0, 0.2, 0.6, 1.5])
  func `a line of one input has the worth of a uniform gain`(mean: Double) throws {
    let found = Self.analysis(Self.design(["a", "b"], samples: 200)) { [{ mean + $0[0] }] }
    let worth = try #require(found.worth(of: 0))
    let truth = Self.uniformWorth(mean: mean, halfWidth: 1)
    #expect(abs(worth.value - truth) < 0.002)
    #expect(worth.changesDecision == (truth > 0))
    #expect(worth.interval.low <= truth + 0.002 && worth.interval.high >= truth - 0.002)
    // Where one option is best everywhere it is exactly 0.
    if truth == 0 { #expect(worth.value == 0 && found.all.worth.value == 0) }
    #expect(abs(found.all.worth.value - truth) < 0.004)
    if mean != 0 {
      let best = found.information(named: ["baseline", "x"]).best
      #expect(best == (mean > 0 ? "x" : "baseline"))
    }
  }

  /// E max(0, X) - max(0, m) of a normal X with this mean and deviation.
  static func normalWorth(mean: Double, deviation: Double) -> Double {
    let z = abs(mean) / deviation
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    return deviation * (density - z * (1 - Normal.probability(below: z)))
  }

  @Test(arguments: [-1.2, -0.4, 0, 0.4, 1.2])
  func `sums of normal inputs have the worths of normal gains`(mean: Double) throws {
    let inputs = UncertainInputs(
      inputs: ["a", "b"].map {
        UncertainInput(
          path: $0,
          distribution: .shaped(.normal(mean: 0, sd: 1), in: -1e9...1e9, isWhole: false))
      }, samples: 600, sampling: .latinHypercube)
    let design = UncertainDesign(inputs, seed: 5)
    let numbers = zip(inputs.inputs, design.levels).map { input, levels in
      levels.map { input.number(at: $0) ?? 0 }
    }
    let gains = (0..<600).map { mean + 0.8 * numbers[0][$0] + 0.6 * numbers[1][$0] }
    let information = InformationAnalysis(
      design: design, samples: Array(0..<600), gains: [gains], units: [[gains, gains]], seed: 5
    ).information(named: ["baseline", "x"])
    for (place, deviation) in [0.8, 0.6].enumerated() {
      let truth = Self.normalWorth(mean: mean, deviation: deviation)
      let worth = try #require(information.inputs[place])
      #expect(abs(worth.value - truth) < 0.03, "\(worth.value) \(truth)")
      #expect(worth.interval.low <= truth && truth <= worth.interval.high)
    }
    let all = try #require(information.all)
    let truth = Self.normalWorth(mean: mean, deviation: 1)
    #expect(abs(all.value - truth) < 0.03, "\(all.value) \(truth)")
    #expect(all.interval.contains(truth))
  }

  @Test func `an input that moves nothing is worth nothing`() throws {
    let found = Self.analysis(Self.design(["a", "b", "c"], samples: 128)) {
      [{ 0.1 + $0[0] + 0.5 * $0[1] }]
    }
    #expect(found.worth(of: 2)?.value == 0)
    #expect(try #require(found.worth(of: 0)).value > 0.15)
    #expect(found.information(named: ["baseline", "x"]).ranking.last == 2)
  }

  @Test func `of three options the best at each value counts`() throws {
    // 0, x and -x: E max(0, |x|) = 1/2.
    let found = Self.analysis(Self.design(["a"], samples: 300)) { [{ $0[0] }, { -$0[0] }] }
    #expect(abs(try #require(found.worth(of: 0)).value - 0.5) < 0.005)
    #expect(abs(found.all.worth.value - 0.5) < 0.005)
  }

  @Test func `a curve that is no line is fitted`() throws {
    // x^2 - 1/4 has the mean 1/12; it is below 0 between -1/2 and 1/2, where it loses 1/12 on average.
    let found = Self.analysis(Self.design(["a"], samples: 200)) { [{ $0[0] * $0[0] - 0.25 }] }
    let truth: Double = 1.0 / 12
    #expect(abs(try #require(found.worth(of: 0)).value - truth) < 0.002)
  }

  @Test func `knowing both of two inputs is worth more than knowing one`() throws {
    let information = Self.analysis(Self.design(["a", "b"], samples: 400)) {
      [{ $0[0] + $0[1] }]
    }.information(named: ["baseline", "x"])
    // One: E max(0, x) = 1/4. Both: E max(0, x + y) of a triangle from -2 to 2 = 1/3.
    let one = try #require(information.inputs[0])
    let all = try #require(information.all)
    #expect(abs(one.value - 0.25) < 0.03)
    #expect(abs(all.value - 1.0 / 3) < 0.02)
    #expect(all.interval.contains(1.0 / 3))
  }

  @Test func `inputs that matter together alone are worth something together alone`() throws {
    let information = Self.analysis(Self.design(["a", "b"], samples: 400)) {
      [{ $0[0] * $0[1] }]
    }.information(named: ["baseline", "x"])
    // E max(0, xy) = 1/8.
    #expect(abs(try #require(information.all).value - 0.125) < 0.03)
    #expect(information.inputs.allSatisfy { ($0?.value ?? 1) < 0.02 })
  }

  @Test func `simulation error does not make information`() throws {
    let draws = RandomKey(seed: 3, purpose: .graph).draws(of: 1 as UInt64)
    let noisy = Self.analysis(
      Self.design(["a"], samples: 400), units: 4,
      error: { unit, sample, _ in 2 * Normal.quantile(draws.unit(4 * sample + unit)) }
    ) { [{ _ in 0.5 }] }
    // Taken for figures, the noise would be worth .2.
    #expect(noisy.all.worth.value < 0.03)
    #expect(noisy.worth(of: 0)?.value ?? 1 < 0.01)
  }

  /// How often the intervals of one input's worth, and of all, hold the truth.
  private static func coverage(
    of trials: Int, samples: Int, units: Int,
    error: (_ normal: (Int) -> Double, _ unit: Int, _ sample: Int, _ input: Double) -> Double
  ) throws -> (one: Int, all: Int) {
    var (held, heldOfAll) = (0, 0)
    let truth = uniformWorth(mean: 0.3, halfWidth: 1)
    for seed in 0..<trials {
      let draws = RandomKey(seed: UInt64(seed), purpose: .graph).draws(of: 2 as UInt64)
      func normal(_ index: Int) -> Double { Normal.quantile(draws.unit(index)) }
      let design = UncertainDesign(
        Self.design(["a"], samples: samples).inputs, seed: UInt64(seed))
      let found = analysis(
        design, units: units, error: { error(normal, $0, $1, $2[0]) }
      ) { [{ 0.3 + $0[0] }] }
      if try #require(found.worth(of: 0)).interval.contains(truth) { held += 1 }
      if found.all.worth.interval.contains(truth) { heldOfAll += 1 }
    }
    return (held, heldOfAll)
  }

  @Test func `the interval holds the truth as often as it says`() throws {
    let found = try Self.coverage(of: 100, samples: 60, units: 4) { normal, unit, sample, _ in
      normal(4 * sample + unit)
    }
    #expect(found.one >= 90 && found.all >= 90, "\(found)")
  }

  @Test func `error that samples share moves the slope as well`() throws {
    let found = try Self.coverage(of: 100, samples: 16, units: 4) { normal, unit, sample, input in
      0.4 * normal(unit) + 0.8 * normal(4 + unit) * input + 0.1 * normal(8 + 4 * sample + unit)
    }
    #expect(found.one >= 90 && found.all >= 90, "\(found)")
  }

  @Test func `knowing all is worth at least as much as knowing one`() throws {
    let draws = RandomKey(seed: 4, purpose: .graph).draws(of: 1 as UInt64)
    let information = Self.analysis(
      Self.design(["a", "b"], samples: 16), units: 3,
      error: { unit, sample, _ in Normal.quantile(draws.unit(3 * sample + unit)) }
    ) { [{ 2 * $0[0] + 0.1 * $0[1] }] }.information(named: ["baseline", "x"])
    let all = try #require(information.all)
    for worth in information.inputs.compactMap(\.self) {
      #expect(all.value >= worth.value && all.interval.low >= worth.interval.low)
      #expect(all.interval.high >= worth.interval.high)
    }
  }

  @Test func `too few samples for a curve are said`() {
    let found = Self.analysis(Self.design(["a"], samples: 7)) { [{ $0[0] }] }
    #expect(found.worth(of: 0) == nil)
  }
}
