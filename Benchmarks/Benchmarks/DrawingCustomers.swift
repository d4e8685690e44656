import Parallelism
import SocialGraph
import WordOfMouth

/// Customers by share, as scenario files have them, beside as many by count: the sparse spread of ``Spreading`` on
/// one worker, with other shares of customers.
///
/// How many are customers is a binomial number by share, and the same each time by count; rates are by tellings,
/// so that it does not matter. Each has about 200,000 customers in all, or eight replicates.
enum DrawingCustomers {
  static let benchmarks: [Benchmark] =
    [("10 k", 10_000), ("100 k", 100_000), ("1 M", 1_000_000), ("10 M", 10_000_000)].flatMap {
      words, people in
      [0.0001, 0.0012, 0.01, 0.05, 0.2, 0.5].map { share in
        benchmark("customers/share \(share) of \(words) people, one worker", people, share)
      }
    }

  private static func benchmark(_ name: String, _ people: Int, _ share: Double) -> Benchmark {
    @Sendable func work(
      _ size: Benchmark.Size, _ customers: (_ expected: Int) -> CustomerCount
    ) throws -> () throws -> Benchmark.Outcome {
      let people = size.choose(quick: people / 10, full: people)
      let expected = max(1, Int((share * Double(people)).rounded()))
      let replicates = max(8, size.choose(quick: 2_000, full: 200_000) / expected)
      let wave = Spreading.twoStories(
        try GraphCache.barabasiAlbert(people: people), retell: 0.1,
        customers: customers(expected))
      return { try Spreading.spread(wave, replicates: replicates, .single) }
    }
    return Benchmark(
      name: name, unit: "tellings",
      yardstick: Benchmark.Yardstick(name: "by count") { try work($0) { .count($0) } },
      prepare: { try work($0) { _ in .share(share) } })
  }
}
