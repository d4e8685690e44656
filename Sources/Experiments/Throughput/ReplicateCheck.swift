import Measurement
import Parallelism
import Randomness
import SocialGraph
import Synchronization
import WordOfMouth

/// A second look at a sample's replicates, outside the clock: whether their counts agree with each
/// other, what they digest to, and how many edges they visited.
struct ReplicateCheck {
  /// The sum of the digests of the first replicates.
  private(set) var digest: UInt64 = 0
  private var tellings = 0
  private var edgeVisits = 0
  private var checked = 0
  private var replicates: Int

  /// About how many people's standings are read: some tenths of a second.
  private static let patience = 100_000_000

  /// Looks at as many replicates as patience allows, sixteen at least.
  init(
    of wave: Wave, seed: UInt64, replicates: Int, digested: Int, workers: Workers,
    cancellation: Cancellation
  ) throws(ThroughputError) {
    self.replicates = replicates
    let visits = EdgeVisits(wave)
    let first = wave.run(RandomStream(seed: seed), in: WaveWorkspace())
    let steps = max(1, wave.graph.people) * visits.passes(first)
    checked = min(replicates, max(16, Self.patience / steps))
    let found = Mutex((digest: UInt64(0), tellings: 0, visits: 0, problem: String?.none))
    workers.forEach(checked, cancellation: cancellation, makeState: { WaveWorkspace() }) {
      workspace, replicate in
      let random = RandomStream(seed: seed, replicate: replicate)
      let outcome = wave.run(random, in: workspace)
      let visited = visits.count(random, outcome, in: workspace)
      let told = outcome.counts.positive.tellings + outcome.counts.negative.tellings
      let isSound = outcome.isSound && told <= visited
      found.withLock {
        if replicate < digested { $0.digest &+= outcome.digest(replicate: replicate) }
        $0.tellings += told
        $0.visits += visited
        if !isSound { $0.problem = "the counts of replicate \(replicate) contradict each other" }
      }
    }
    let sums = found.withLock { $0 }
    if let problem = sums.problem { throw .wrongResult(problem) }
    (digest, tellings, edgeVisits) = (sums.digest, sums.tellings, sums.visits)
  }

  /// The edge visits of all replicates, given their tellings: counted, or in the proportion of those
  /// that were looked at.
  func edgeVisits(forTellings all: Int) -> Double {
    if checked == replicates { return Double(edgeVisits) }
    return tellings > 0
      ? Double(edgeVisits) * Double(all) / Double(tellings)
      : Double(edgeVisits) * Double(replicates) / Double(max(1, checked))
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
        && counts.tellers <= counts.tellings && counts.reach + counts.firstHand <= people
    } && reachBoth <= people
  }

  /// A digest of all its counts, to be summed up over replicates in any order.
  ///
  /// - Complexity: O(rounds).
  func digest(replicate: Int) -> UInt64 {
    var digest = Digest()
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
