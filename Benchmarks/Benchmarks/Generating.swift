import PlainText
import Parallelism
import Randomness
import SocialGraph

/// Generating social graphs, from the model to the rows a simulation reads.
enum Generating {
  static let benchmarks: [Benchmark] = [
    benchmark("barabasi-albert") { .barabasiAlbert(people: $0, attach: 10) },
    benchmark("watts-strogatz") { .wattsStrogatz(people: $0, contacts: 20, rewire: 0.1) },
    benchmark("watts-strogatz-dense") {
      .wattsStrogatz(people: $0 / 250, contacts: $0 / 250 - 2, rewire: 0.5)
    },
    benchmark("erdos-renyi") { .erdosRenyi(people: $0, contacts: 20) },
    benchmark("random-regular") { .randomRegular(people: $0, contacts: 10) },
    benchmark("configuration") { .configuration(people: $0, degrees: .between(10, 30)) },
    benchmark("ring-lattice") { .ringLattice(people: $0, contacts: 20) },
    benchmark("circles") { .circles(people: $0, size: 10, weak: 5) },
    benchmark("stochastic-block") {
      .stochasticBlock(sizes: [$0 / 2, $0 / 2], contacts: [[15, 5], [5, 15]])
    },
  ]

  private static func benchmark(
    _ name: String, _ model: @escaping @Sendable (Int) -> GraphModel
  ) -> Benchmark {
    Benchmark(name: "generating/\(name)", unit: "ties") { size in
      let model = model(size.choose(quick: 20_000, full: 500_000))
      return {
        let graph = try model.build(seed: 1, workers: Workers())
        let expected = model.expectedTies
        try check(
          abs(Double(graph.ties) - expected) <= 0.02 * expected,
          "\(graph.ties) ties where about \(expected) were expected")
        return Benchmark.Outcome(units: graph.ties, digest: digest(of: graph))
      }
    }
  }

  /// A digest of a sample of people's contacts.
  static func digest(of graph: Graph) -> UInt64 {
    var digest = StableHash()
    for person in stride(from: 0, to: graph.people, by: max(1, graph.people / 1000)) {
      for contact in graph.contacts(of: PersonID(person)) { digest.add(Int(contact)) }
    }
    return digest.value
  }
}
