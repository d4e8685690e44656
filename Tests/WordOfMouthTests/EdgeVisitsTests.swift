import Parallelism
import SocialGraph
import Testing
import WordOfMouth

/// Of `WaveOutcome.Counts.visits`.
@Suite struct EdgeVisitsTests {
  private func graph() throws -> Graph {
    try GraphModel.barabasiAlbert(people: 400, attach: 3).build(seed: 5, workers: .single)
  }

  private func wave(
    _ rule: TellingRule, retell: Double = 0.4, other: Double? = nil, fade: Double = 1,
    conflict: ConflictRule = .coin, limit: Int? = nil
  ) throws -> Wave {
    Wave(
      graph: try graph(),
      rules: WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: rule, retell: retell, fade: fade),
          negative: Voice(tells: rule, retell: other ?? retell, fade: fade)),
        conflict: conflict, roundLimit: limit),
      firstHand: .drawn(.count(6), order: .random, satisfied: 0.5, dissatisfied: 0.5))
  }

  private func count(_ wave: Wave, replicate: Int) -> (visits: Int, tellings: Int, rounds: Int) {
    let outcome = wave.run(RandomStream(seed: 9, replicate: replicate), in: WaveWorkspace())
    func sum(_ count: (WaveOutcome.Counts) -> Int) -> Int {
      Opinion.allCases.reduce(0) { $0 + count(outcome.counts[$1]) }
    }
    return (sum(\.visits), sum(\.tellings), outcome.rounds)
  }

  @Test(arguments: [1, 0.7, 0.2], [nil, 0, 1, 2, 3, 50])
  func `who tells all contacts visits as many edges as are told`(
    fade: Double, limit: Int?
  ) throws {
    let wave = try wave(.everyone, fade: fade, limit: limit)
    for replicate in 0..<20 {
      let found = count(wave, replicate: replicate)
      #expect(found.visits == found.tellings, "replicate \(replicate), \(found.rounds) rounds")
    }
  }

  @Test(arguments: ConflictRule.allCases, [0, 0.1, 0.9])
  func `so it is where the stories are told on with different chances`(
    conflict: ConflictRule, other: Double
  ) throws {
    let wave = try wave(.everyone, other: other, conflict: conflict)
    for replicate in 0..<20 {
      let found = count(wave, replicate: replicate)
      #expect(found.visits == found.tellings, "replicate \(replicate), \(found.rounds) rounds")
    }
  }

  @Test(arguments: [TellingRule.exactly(2), .each(0.3), TellingRule(.weightedCascade), .nobody])
  func `edges are visited whether told or not`(rule: TellingRule) throws {
    let wave = try wave(rule)
    for replicate in 0..<10 {
      let found = count(wave, replicate: replicate)
      #expect(found.visits >= found.tellings)
      #expect(found.visits > 0)
    }
  }

  @Test func `of contacts told by coins the share told is the chance`() throws {
    let wave = try wave(.each(0.3), retell: 1)
    var (visits, tellings) = (0, 0)
    for replicate in 0..<40 {
      let found = count(wave, replicate: replicate)
      visits += found.visits
      tellings += found.tellings
    }
    // Four standard errors of a share.
    let tolerance = 4 * (0.3 * 0.7 / Double(visits)).squareRoot()
    #expect(abs(Double(tellings) / Double(visits) - 0.3) < tolerance)
  }
}
