import Randomness
import SocialGraph
package import WordOfMouth

/// Counts the edge visits of a wave: the contacts of everyone whose turn it is to tell, each of whom is
/// then told or not.
///
/// So one rule can be compared with another: of a hundred contacts who are each told with chance 0.05
/// all are decided on and five told. It is what studies of cascades count as edges tried.
///
/// Whose turn it is follows from who knows a story and from a coin that belongs to the person. Where
/// the chance of that coin depends on which story was taken up, or in which round, the wave is run again
/// up to each of its rounds, for a wave keeps neither.
package struct EdgeVisits: Sendable {
  private let wave: Wave

  /// Prepares to count.
  package init(_ wave: Wave) { self.wave = wave }

  /// How many times all people are gone through for a wave of this outcome.
  package func passes(_ outcome: WaveOutcome) -> Int {
    hasCounted(outcome) ? 1 : max(1, rounds(outcome).count)
  }

  /// Whether the wave is one of those that count their visits.
  private func hasCounted(_ outcome: WaveOutcome) -> Bool {
    !outcome.counts.positive.layers.isEmpty
  }

  /// The edge visits of a wave.
  ///
  /// - Parameters:
  ///   - random: The luck it met.
  ///   - outcome: What came of it.
  ///   - workspace: The memory it was just run in.
  /// - Returns: The number.
  /// - Complexity: O(people + tellings), for each of ``passes(_:)``.
  package func count(
    _ random: RandomStream, _ outcome: WaveOutcome, in workspace: WaveWorkspace
  ) -> Int {
    if hasCounted(outcome) {
      return Opinion.allCases.reduce(0) { sum, opinion in
        let counts = outcome.counts[opinion]
        return counts.layers.reduce(sum + counts.outside.visits) { $0 + $1.visits }
      }
    }
    if wave.rules.roundLimit == 0 { return 0 }
    let coins = key(.retelling, random)
    let ties = key(.conflict, random)
    var visits = 0
    var isCounted = Array(repeating: false, count: wave.graph.people)
    for group in wave.firstHandGroups(random) {
      for person in group.people {
        isCounted[Int(person)] = true
        visits += wave.graph.contactCount(of: person)
      }
    }
    var chance = ByOpinion { wave.rules.voices[$0].retell }
    let rounds = rounds(outcome)
    for round in rounds {
      // The wave as it ended is still there to look at.
      if rounds.count > 1 || round < outcome.rounds { run(random, upTo: round, in: workspace) }
      for (place, standing) in workspace.standings.enumerated() where !isCounted[place] {
        guard standing.knows.positive || standing.knows.negative else { continue }
        isCounted[place] = true
        let person = PersonID(place)
        let opinion: Opinion =
          switch (standing.knows.positive, standing.knows.negative, wave.rules.conflict) {
          case (true, false, _), (true, true, .positiveWins): .positive
          case (true, true, .coin):
            ties.draws(of: person).unit(0) < 0.5 ? .negative : .positive
          default: .negative
          }
        if coins.draws(of: person).unit(0) < chance[opinion] {
          visits += wave.graph.contactCount(of: person)
        }
      }
      for opinion in Opinion.allCases { chance[opinion] *= wave.rules.voices[opinion].fade }
    }
    return visits
  }

  /// The rounds after which to look who has taken a story up.
  private func rounds(_ outcome: WaveOutcome) -> Range<Int> {
    // Who takes a story up in the last round allowed has no turn any more.
    let last = min(outcome.rounds, (wave.rules.roundLimit ?? .max) - 1)
    let voices = Opinion.allCases.filter { outcome.counts[$0].firstHand > 0 }
      .map { wave.rules.voices[$0] }
    let areAlike = voices.allSatisfy {
      $0.retell == voices[0].retell && ($0.fade == 1 || $0.retell == 0)
    }
    return areAlike ? max(0, last)..<max(0, last) + 1 : 1..<max(1, last + 1)
  }

  private func run(_ random: RandomStream, upTo round: Int, in workspace: WaveWorkspace) {
    var rules = wave.rules
    rules.roundLimit = round
    _ = Wave(graph: wave.graph, rules: rules, firstHand: wave.firstHand).run(random, in: workspace)
  }

  private func key(_ purpose: RandomPurpose, _ random: RandomStream) -> RandomKey {
    RandomKey(
      seed: random.seed, purpose: purpose, replicate: UInt64(random.replicate),
      period: UInt64(random.period))
  }
}
