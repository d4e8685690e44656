package import SocialGraph

/// Who told and who knew what in each round of the waves of a workspace, noted person by person.
///
/// For small graphs: each teller is a step of its own, and a round keeps a bit a person and opinion.
package final class WaveTrace {
  /// A round of a wave.
  package struct Round: Sendable, Hashable {
    /// Who told somebody in it.
    package var tellers: ByOpinion<[PersonID]>
    /// Who knows each opinion after it, first-hand or told: bit `p % 64` of word `p / 64` is person p.
    package var known: ByOpinion<[UInt64]>
  }

  /// The waves, in the order in which they were run; round 0 of each is before anybody told.
  package private(set) var waves: [[Round]] = []

  /// Makes an empty trace.
  package init() {}

  /// Begins a wave.
  func begin(known: ByOpinion<[UInt64]>) {
    waves.append([Round(tellers: ByOpinion { _ in [] }, known: known)])
  }

  /// Ends a round of the wave begun last.
  func end(_ round: Round) { waves[waves.count - 1].append(round) }
}
