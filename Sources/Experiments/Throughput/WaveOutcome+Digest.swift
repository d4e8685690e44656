import PlainText
import Randomness
import WordOfMouth

extension WaveOutcome {
  /// Whether its counts agree with each other.
  var isSound: Bool {
    Opinion.allCases.allSatisfy { opinion in
      let counts = counts[opinion]
      return counts.tellings == counts.tellingsByRound.reduce(0, +)
        && counts.reach == counts.newlyReached.reduce(0, +)
        && counts.adopted <= counts.reach && counts.reach <= counts.tellings
        && counts.tellings <= counts.visits
        && counts.tellers <= counts.tellings && counts.reach + counts.firstHand <= people
    } && reachBoth <= people
  }

  /// A digest of all its counts; digests are summed over replicates, in any order.
  ///
  /// - Complexity: O(rounds).
  func digest(replicate: Int) -> UInt64 {
    var digest = StableHash()
    digest.add(replicate)
    digest.add(people)
    digest.add(reachBoth)
    digest.add(rounds)
    for opinion in Opinion.allCases {
      let counts = counts[opinion]
      digest.add(counts.firstHand)
      digest.add(counts.tellers)
      digest.add(counts.tellings)
      digest.add(counts.reach)
      digest.add(counts.adopted)
      for count in counts.newlyReached { digest.add(count) }
      for count in counts.tellingsByRound { digest.add(count) }
    }
    return scattered(digest.value)
  }
}
