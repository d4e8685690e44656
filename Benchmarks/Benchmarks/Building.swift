import Foundation
import Measurement
import Parallelism
import Randomness
import SocialGraph

/// Building a graph from ties in no order: what reading a file ends with.
enum Building {
  static let benchmarks: [Benchmark] = [
    benchmark("graph of shuffled ties, one worker", isDirected: false, workers: Workers(1)),
    benchmark("graph of shuffled ties, all cores", isDirected: false, workers: Workers()),
    benchmark("directed graph of shuffled ties", isDirected: true, workers: Workers()),
  ]

  /// The list is made again for each run, since building uses it up; that is part of the time.
  ///
  /// What memory it takes at its peak is checked where the system lets a process forget its peak.
  private static func benchmark(
    _ name: String, isDirected: Bool, workers: Workers
  ) -> Benchmark {
    Benchmark(name: "building/\(name)", unit: "ties") { size in
      let count = size.choose(quick: 200_000, full: 10_000_000)
      let people = count / 10
      return {
        let before = forgetPeak()
        let list = shuffledTies(count, people: people, workers: workers)
        let built = try list.build(people: people, isDirected: isDirected, workers: workers)
        let ties = built.graph.ties
        try check(
          ties + built.selfLoopsDropped + built.repeatsDropped == count,
          "\(count) ties came to \(ties), \(built.selfLoopsDropped) self-loops and"
            + " \(built.repeatsDropped) repeats")
        // A random list of this length repeats about 20 ties, or 10 where directions differ.
        try check(built.repeatsDropped <= 100, "\(built.repeatsDropped) repeats are too many")
        if let before, let peak = Machine.peakBytes {
          // 16.5 bytes a tie and 24 a person, the list included, and what small lists round up to.
          let most = count * 33 / 2 + 24 * people + (8 << 20)
          try check(
            peak - before <= most,
            "\(Double(peak - before) / Double(count)) bytes a tie at the peak are too many")
        }
        return Benchmark.Outcome(units: count, digest: Generating.digest(of: built.graph))
      }
    }
  }

  /// Makes what is in use now the most this process has used, and returns it; nil where the system
  /// does not do that.
  private static func forgetPeak() -> Int? {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs"),
      (try? file.write(contentsOf: Data("5".utf8))) != nil
    else { return nil }
    return Machine.peakBytes
  }

  /// Ties between random people.
  static func shuffledTies(_ count: Int, people: Int, workers: Workers) -> TieList {
    let random = RandomKey(seed: 6, purpose: .graph)
    var list = TieList()
    list.add(count: count, workers: workers) { index in
      let draws = random.draws(of: UInt64(index))
      return Tie(
        PersonID(draws.below(UInt64(people), 0)), PersonID(draws.below(UInt64(people), 1)))
    }
    return list
  }
}
