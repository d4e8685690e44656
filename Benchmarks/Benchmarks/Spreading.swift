import Experiments
import PlainText
import Parallelism
import Randomness
import SocialGraph
import Synchronization
import WordOfMouth

/// Spreading through a Barabasi-Albert graph where everybody attaches to ten, first-hand people drawn
/// again each time.
///
/// | spread | first-hand | whom | who tells on |
/// |---|---|---|---|
/// | dense | 0.12 % of people, one in six of them dissatisfied | 2-3, dissatisfied 8-10 | 30 % |
/// | sparse | the same | the same | 10 % |
/// | each(.05) | ten people, one story | each contact by a coin | everybody |
/// | weighted cascade | ten people, one story | each by a coin, 1 over its contacts | everybody |
enum Spreading {
  static let benchmarks: [Benchmark] =
    sizes.flatMap { words, people in
      spreads.flatMap { name, wave in
        benchmarks("\(name), \(words) people", people, wave)
      }
    }

  private static let sizes = [("10 k", 10_000), ("100 k", 100_000), ("1 M", 1_000_000)]

  private static let spreads: [(String, @Sendable (Graph) -> Wave)] = [
    ("dense", { twoStories($0, retell: 0.3) }),
    ("sparse", { twoStories($0, retell: 0.1) }),
    ("each(.05)", { oneStory($0, .each(0.05)) }),
    ("weighted cascade", { oneStory($0, TellingRule(.weightedCascade)) }),
  ]

  /// Satisfied people tell 2-3 contacts, dissatisfied ones 8-10, and this share of those who hear
  /// tell on; of the customers, 0.12 % of people unless it is said how many, one in six is dissatisfied.
  static func twoStories(
    _ graph: Graph, retell: Double, customers: CustomerCount? = nil
  ) -> Wave {
    let rules = WaveRules(
      voices: ByOpinion(
        positive: Voice(tells: TellingRule(.count(.between(2, 3))), retell: retell),
        negative: Voice(tells: TellingRule(.count(.between(8, 10))), retell: retell)))
    let count = (12 * graph.people + 5000) / 10_000
    return Wave(
      graph: graph, rules: rules,
      firstHand: .drawn(
        customers ?? .count(count), order: .random, satisfied: 5.0 / 6, dissatisfied: 1.0 / 6))
  }

  /// Ten people start one story, and everybody tells on.
  static func oneStory(_ graph: Graph, _ rule: TellingRule) -> Wave {
    let voice = Voice(tells: rule, retell: 1)
    return Wave(
      graph: graph, rules: WaveRules(voices: ByOpinion(positive: voice, negative: voice)),
      firstHand: .drawn(.count(10), order: .random, satisfied: 1, dissatisfied: 0))
  }

  /// On one worker, against the machine's random accesses; on all, against one.
  private static func benchmarks(
    _ name: String, _ people: Int, _ wave: @escaping @Sendable (Graph) -> Wave
  ) -> [Benchmark] {
    @Sendable func work(_ workers: Workers)
      -> @Sendable (Benchmark.Size) throws -> (
        () throws -> Benchmark.Outcome
      )
    {
      { size in
        let people = size.choose(quick: people / 10, full: people)
        let replicates = size.choose(quick: 8, full: max(8, 2_560_000 / people))
        let wave = wave(try GraphCache.barabasiAlbert(people: people))
        return { try spread(wave, replicates: replicates, workers) }
      }
    }
    let accesses = Benchmark.Yardstick(name: "random read-modify-writes") { size in
      let people = size.choose(quick: people / 10, full: people)
      var access = RandomAccess(people: people, places: 20 * people)
      let count = size.choose(quick: 100_000, full: 10_000_000)
      return { Benchmark.Outcome(units: access.run(count, .modify), digest: 0) }
    }
    return [
      Benchmark(
        name: "spreading/\(name), one worker", unit: "tellings", yardstick: accesses,
        prepare: work(.single)),
      Benchmark(
        name: "spreading/\(name), all workers", unit: "tellings",
        yardstick: Benchmark.Yardstick(name: "one worker", prepare: work(.single)),
        prepare: work(Workers())),
    ]
  }

  /// Runs replicates, checks their counts, and digests them in order.
  static func spread(
    _ wave: Wave, replicates: Int, _ workers: Workers
  ) throws -> Benchmark.Outcome {
    let outcomes = Mutex([WaveOutcome?](repeating: nil, count: replicates))
    let block = WorkList.blockSize(
      people: wave.graph.people, runs: replicates, workers: workers.count)
    workers.forEach((replicates + block - 1) / block, makeState: { WaveWorkspace() }) {
      workspace, index in
      let part = index * block..<min(replicates, (index + 1) * block)
      var found: [WaveOutcome] = []
      wave.run(part.map { RandomStream(seed: 4, replicate: $0) }, in: workspace) {
        found.append($0)
      }
      outcomes.withLock { [found] outcomes in
        for (replicate, outcome) in zip(part, found) { outcomes[replicate] = outcome }
      }
    }
    var digest = StableHash()
    var tellings = 0
    for (replicate, outcome) in outcomes.withLock({ $0 }).enumerated() {
      for opinion in Opinion.allCases {
        guard let counts = outcome?.counts[opinion] else { continue }
        try check(
          counts.tellings == counts.tellingsByRound.reduce(0, +)
            && counts.reach == counts.newlyReached.reduce(0, +)
            && counts.reach <= counts.tellings && counts.adopted <= counts.reach,
          "the counts of replicate \(replicate) contradict each other")
        tellings += counts.tellings
        digest.add(counts.reach)
        digest.add(counts.adopted)
        digest.add(counts.tellings)
      }
    }
    return Benchmark.Outcome(units: tellings, digest: digest.value)
  }
}

/// Keeps the last graph that was generated: neighbouring benchmarks use the same.
enum GraphCache {
  private static let last = Mutex<Graph?>(nil)

  /// The Barabasi-Albert graph of this many people, everybody attached to ten.
  static func barabasiAlbert(people: Int) throws -> Graph {
    try last.withLock { kept in
      if let graph = kept, graph.people == people { return graph }
      // Let go of the old one first.
      kept = nil
      let graph = try GraphModel.barabasiAlbert(people: people, attach: 10)
        .build(seed: 3, workers: Workers())
      kept = graph
      return graph
    }
  }
}
