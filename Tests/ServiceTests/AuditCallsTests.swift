import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Calls that find causes: how many meet misery is drawn, not counted call by call.
@Suite struct AuditCallsTests {
  private static let silence = WaveRules(
    voices: ByOpinion(positive: Voice(tells: .nobody), negative: Voice(tells: .nobody)))

  /// How many of the calls of one period meet misery, by replicate.
  private func callsInMisery(_ calls: Int, misery: Double, replicates: Int) -> [Int] {
    var model = SampleModels.usual(periods: 1)
    model.experience = Experience(misery: misery, magic: 0)
    model.classes = SampleModels.classes(good: nil, bad: nil)
    model.listening = [Lever(name: "shoppers", finds: .causes(calls: calls))]
    let simulation = SampleModels.simulation(
      model, SmallGraphs.ring(10), rules: Self.silence)
    let workspace = ServiceWorkspace()
    return (0..<replicates).map {
      let period = simulation.run(seed: 29, replicate: $0, in: workspace).periods[0]
      #expect(period.calls == calls)
      return period.callsInMisery
    }
  }

  @Test(arguments: [(1, 0.3), (7, 0.5), (40, 0.02), (200, 0.9)])
  func `as many meet misery as when each call is a coin`(calls: Int, misery: Double) {
    let replicates = 4000
    let drawn = callsInMisery(calls, misery: misery, replicates: replicates)
    var coins = UniformNumbers(seed: 31)
    let counted = (0..<replicates).map { _ in
      (0..<calls).count { _ in coins.next() < misery }
    }
    func histogram(_ counts: [Int]) -> [Int] {
      (0...calls).map { value in counts.count { $0 == value } }
    }
    let chances = (0...calls).map { binomialChance(of: $0, among: calls, chance: misery) }
    #expect(misfit(observed: histogram(drawn), chances: chances) < 4)
    // The slow count fits as well, so that the test can tell.
    #expect(misfit(observed: histogram(counted), chances: chances) < 4)
  }

  @Test(arguments: [0, 1e-9, 0.2, 0.5, 1])
  func `a billion calls are drawn at once, with the mean and spread of coins`(misery: Double) {
    let (calls, replicates) = (1_000_000_000, 20)
    let start = ContinuousClock.now
    let drawn = callsInMisery(calls, misery: misery, replicates: replicates)
    // A coin each would take minutes, optimised.
    #expect(ContinuousClock.now - start < .seconds(60))
    let mean = Double(calls) * misery
    let deviation = (mean * (1 - misery)).squareRoot()
    #expect(drawn.allSatisfy { abs(Double($0) - mean) <= 6 * deviation + 1 })
    let squares = drawn.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    if misery > 1e-6, misery < 1 {
      // Chi-squared with 20 degrees of freedom.
      #expect((4...60).contains(squares / (deviation * deviation)))
    }
  }
}
