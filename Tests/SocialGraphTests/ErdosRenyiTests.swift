import Foundation
import Parallelism
import SocialGraph
import Testing

@Suite struct ErdosRenyiTests {
  @Test(arguments: [(2000, 0.5), (5000, 3.0), (40_000, 12.0), (300, 150.0), (300, 290.0)])
  func `ties are as many as coins of all pairs give`(people: Int, contacts: Double) throws {
    let pairs = Double(people) * Double(people - 1) / 2
    let chance = contacts / Double(people - 1)
    for seed in 1...5 as ClosedRange<UInt64> {
      let graph = try GraphModel.erdosRenyi(people: people, contacts: contacts)
        .build(seed: seed, workers: Workers(2))
      expectNear(
        Double(graph.ties), pairs * chance,
        standardError: (pairs * chance * (1 - chance)).squareRoot())
    }
  }

  @Test(arguments: [1.5, 5.0])
  func `contacts are binomial, which is Poisson for many people`(contacts: Double) throws {
    let people = 50_000
    let graph = try GraphModel.erdosRenyi(people: people, contacts: contacts)
      .build(seed: 6, workers: Workers(2))
    let last = Int(contacts) + 7
    var share = exp(-contacts)
    var expected: [Double] = []
    for k in 0..<last {
      expected.append(share * Double(people))
      share *= contacts / Double(k + 1)
    }
    expected.append(Double(people) - expected.reduce(0, +))
    expectChiSquared(graph.degrees.histogram(upTo: last), expected: expected)
  }

  @Test func `the giant component has the share that theory gives`() throws {
    // S = 1 - exp(-c S): c = 2 gives .796812, the known answer N5 in another dress.
    let graph = try GraphModel.erdosRenyi(people: 100_000, contacts: 2)
      .build(seed: 6, workers: Workers(2))
    let summary = GraphSummary(of: graph, workers: Workers(2))
    #expect(abs(Double(summary.largestComponent) / 100_000 - 0.796812) < 0.01)
  }
}
