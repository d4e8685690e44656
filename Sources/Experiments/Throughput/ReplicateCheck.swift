import Parallelism
import PlainText
import Randomness
import SocialGraph
import Synchronization
import WordOfMouth

/// A second look at a sample's replicates, outside the clock: whether their counts agree with each
/// other, and what they digest to.
struct ReplicateCheck {
  /// The sum of the digests of the first replicates.
  private(set) var digest: UInt64 = 0

  /// About how many people there are in all replicates that are looked at: some tenths of a second.
  private static let patience = 100_000_000

  /// Looks at as many replicates as patience allows, sixteen at least.
  init(
    of wave: Wave, seed: UInt64, replicates: Int, digested: Int, workers: Workers,
    cancellation: Cancellation
  ) throws(ThroughputError) {
    let checked = min(replicates, max(16, Self.patience / max(1, wave.graph.people)))
    let found = Mutex((digest: UInt64(0), problem: String?.none))
    workers.forEach(checked, cancellation: cancellation, makeState: { WaveWorkspace() }) {
      workspace, replicate in
      let outcome = wave.run(RandomStream(seed: seed, replicate: replicate), in: workspace)
      found.withLock {
        if replicate < digested { $0.digest &+= outcome.digest(replicate: replicate) }
        if !outcome.isSound {
          $0.problem = "the counts of replicate \(replicate) contradict each other"
        }
      }
    }
    if let problem = found.withLock({ $0.problem }) { throw .wrongResult(problem) }
    digest = found.withLock { $0.digest }
  }
}

extension WaveOutcome {
  /// Whether its counts agree with each other.
  fileprivate var isSound: Bool {
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
