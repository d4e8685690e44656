import Randomness
import SocialGraph
package import WordOfMouth

/// Counts the edge visits of a wave: the contacts of everyone whose turn it is to tell, each of whom is
/// then told or not.
///
/// So one rule can be compared with another: of a hundred contacts who are each told with chance 0.05
/// all are decided on and five told. It is what studies of cascades count as edges tried.
///
/// Whose turn it is follows from who holds an opinion and from a coin that belongs to the person. The
/// chance of that coin fades with the round in which the opinion was taken up, which the wave does not
/// tell; so a wave that fades is run again up to each of its rounds.
package struct EdgeVisits: Sendable {
  private let wave: Wave
  private let fades: Bool

  /// Prepares to count.
  package init(_ wave: Wave) {
    self.wave = wave
    fades = Opinion.allCases.contains { opinion in
      let voice = wave.rules.voices[opinion]
      return voice.fade < 1 && voice.retell > 0
    }
  }

  /// About how many times the people are gone through.
  var cost: Int { fades ? 16 : 1 }

  /// The edge visits under a luck.
  ///
  /// - Parameters:
  ///   - luck: The luck.
  ///   - rounds: The last round with a telling.
  ///   - workspace: The memory in which the wave was just run under this luck.
  /// - Returns: The number.
  /// - Complexity: O(people + tellings), and times the rounds where stories fade.
  package func count(_ luck: Luck, rounds: Int, in workspace: WaveWorkspace) -> Int {
    let limit = wave.rules.roundLimit
    if limit == 0 { return 0 }
    let key = RandomKey(
      seed: luck.seed, purpose: .retelling, replicate: UInt64(luck.replicate),
      period: UInt64(luck.period))
    var visits = 0
    var isCounted = Array(repeating: false, count: wave.graph.people)
    for group in wave.firstHandGroups(luck) {
      for person in group.people {
        isCounted[Int(person)] = true
        visits += wave.graph.contactCount(of: person)
      }
    }
    // Who takes an opinion up in the last round allowed has no turn any more.
    let last = min(rounds, (limit ?? .max) - 1)
    var chance = ByOpinion { wave.rules.voices[$0].retell }
    for round in fades ? 1..<last + 1 : last..<last + 1 {
      if fades || round < rounds { run(luck, upTo: round, in: workspace) }
      for (person, standing) in workspace.standings.enumerated() {
        guard !isCounted[person], let opinion = standing.holds else { continue }
        isCounted[person] = true
        let id = UInt32(truncatingIfNeeded: person)
        if key.draws(of: id).unit(0) < chance[opinion] {
          visits += wave.graph.contactCount(of: id)
        }
      }
      for opinion in Opinion.allCases { chance[opinion] *= wave.rules.voices[opinion].fade }
    }
    return visits
  }

  private func run(_ luck: Luck, upTo round: Int, in workspace: WaveWorkspace) {
    var rules = wave.rules
    rules.roundLimit = round
    _ = Wave(graph: wave.graph, rules: rules, firstHand: wave.firstHand).run(luck, in: workspace)
  }
}
