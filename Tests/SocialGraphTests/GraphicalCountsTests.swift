import Parallelism
import Randomness
import Testing

@testable import SocialGraph

/// `isGraphical(_:)` and `MixedGraph` against all graphs of few people.
@Suite struct GraphicalCountsTests {
  /// The numbers of contacts of every graph of so many people, in falling order.
  private static func ofAllGraphs(people: Int) -> Set<[UInt32]> {
    let pairs = (0..<people).flatMap { a in (0..<a).map { (a, $0) } }
    return Set(
      (0..<1 << pairs.count).map { graph -> [UInt32] in
        var counts = [UInt32](repeating: 0, count: people)
        for (bit, pair) in pairs.enumerated() where graph >> bit & 1 == 1 {
          counts[pair.0] += 1
          counts[pair.1] += 1
        }
        return counts.sorted(by: >)
      })
  }

  @Test(arguments: 0...6)
  func `numbers are graphical if and only if a graph has them, which is then constructed`(
    people: Int
  ) throws {
    let known = Self.ofAllGraphs(people: people)
    var number = 0
    let base = people + 1
    let all = (0..<people).reduce(1) { product, _ in product * base }
    while number < all {
      let counts = (0..<people).map { place in
        UInt32(number / (0..<place).reduce(1) { product, _ in product * base } % base)
      }
      number += people < 6 ? 1 : 7
      let isThere = known.contains(counts.sorted(by: >))
      #expect(isGraphical(counts) == isThere, "\(counts)")
      guard isThere else { continue }
      var mixed = MixedGraph(of: counts)
      expect(mixed.ties, have: counts)
      try mixed.mix(RandomKey(seed: 1, purpose: .graph), .single)
      expect(mixed.ties, have: counts)
    }
  }

  private func expect(_ ties: [Tie], have counts: [UInt32]) {
    var found = [UInt32](repeating: 0, count: counts.count)
    for tie in ties {
      #expect(tie.from != tie.to)
      found[Int(tie.from)] += 1
      found[Int(tie.to)] += 1
    }
    #expect(found == counts)
    #expect(Set(ties.map { TiedPair($0.from, $0.to) }).count == ties.count)
  }

  @Test func `switches make all graphs equally likely in time`() throws {
    // Six people in a ring, or in two: 10 of 70.
    let draws = 3000
    let twoRings = try (0..<draws).count { draw in
      var mixed = MixedGraph(of: [UInt32](repeating: 2, count: 6))
      try mixed.mix(RandomKey(seed: 9, purpose: .graph, replicate: UInt64(draw)), .single)
      let rows = (0..<6).map { person in
        Set(
          mixed.ties.filter { $0.from == person || $0.to == person }.flatMap { [$0.from, $0.to] })
      }
      return Set(rows).count == 2
    }
    expectNear(
      Double(twoRings) / Double(draws), 1.0 / 7,
      standardError: (6.0 / 49 / Double(draws)).squareRoot(), allowance: 0.01)
  }

  @Test func `repairing gives back what people lack`() throws {
    // A ring of 30 in which everybody should know one more, or three.
    let ring = try GraphModel.ringLattice(people: 30, contacts: 2).build(seed: 1, workers: .single)
    for more in [1, 3] as [UInt32] {
      let counts = [UInt32](repeating: 2 + more, count: 30)
      var repair = TieRepair(ring, of: counts)
      let succeeds = try repair.succeeds(GraphStream(seed: 5, draw: 0), .single)
      #expect(succeeds)
      let graph = repair.graph()
      #expect(graph.degrees == counts.map(Int.init))
      #expect(graph.rows.allSatisfy { $0 == Set($0).sorted() })
    }
  }

  @Test func `counts that are cut off have the mean of those that are not`() {
    let distributions: [CountDistribution] = [
      .exactly(7), .between(2, 9), .poisson(mean: 6), .negativeBinomial(mean: 6, shape: 0.7),
      .shares([.init(count: 1, share: 0.25), .init(count: 8, share: 0.75)]), .poisson(mean: 0),
    ]
    for distribution in distributions {
      let sampler = CountSampler(distribution)
      for most in 0...12 {
        let draws = 20_000
        let mean =
          (0..<draws).reduce(0.0) {
            $0 + Double(min(most, sampler.count(at: (Double($1) + 0.5) / Double(draws))))
          } / Double(draws)
        #expect(abs(distribution.mean(upTo: most) - mean) < 0.001, "\(distribution) \(most)")
      }
      #expect(distribution.mean(upTo: .max) == distribution.mean)
    }
  }
}
