import Parallelism
import Synchronization
import WordOfMouth

/// Many replicates shared out over workers, as the command line does it.
enum Sweeping {
  static let benchmarks: [Benchmark] = [
    benchmark("replicates on one worker", workers: Workers(1)),
    benchmark("replicates on all cores", workers: Workers()),
  ]

  private static func benchmark(_ name: String, workers: Workers) -> Benchmark {
    Benchmark(name: "sweeping/\(name)", unit: "tellings") { size in
      let wave = try Spreading.wave(
        people: size.choose(quick: 10_000, full: 100_000), rules: Spreading.counts(retell: 0.3))
      let expected = tellings(of: wave, workers: .single)
      return {
        let found = tellings(of: wave, workers: workers)
        try check(found == expected, "\(workers.count) workers give other results than one")
        var digest = Digest()
        for count in found { digest.add(count) }
        return Benchmark.Outcome(units: found.reduce(0, +), digest: digest.value)
      }
    }
  }

  /// The tellings of 64 replicates in order.
  private static func tellings(of wave: Wave, workers: Workers) -> [Int] {
    let counts = Mutex([Int](repeating: 0, count: 64))
    workers.forEach(64, makeState: { WaveWorkspace() }) { workspace, replicate in
      let outcome = wave.run(Luck(seed: 5, replicate: replicate), in: workspace)
      let sum = outcome.counts.positive.tellings + outcome.counts.negative.tellings
      counts.withLock { $0[replicate] = sum }
    }
    return counts.withLock { $0 }
  }
}
