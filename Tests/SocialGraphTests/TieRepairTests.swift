import Parallelism
import Randomness
@testable import SocialGraph
import TestSupport
import Testing

/// `TieRepair` on numbers of contacts that are hard to have.
@Suite struct TieRepairTests {
  /// Few people who know nearly everybody, near-complete graphs, and a long tail.
  static let counts: [[UInt32]] = [
    // A star, and stars that share their leaves.
    people((1, 999), (999, 1)), people((5, 995), (995, 5)), people((40, 500), (960, 20)),
    // A third of all people know twice as many.
    people((150, 150), (300, 75)),
    // Everybody lacks one or two of the others.
    people((100, 197), (100, 198)),
    longTail,
  ]

  /// Groups of people of as many contacts.
  private static func people(_ groups: (count: Int, contacts: UInt32)...) -> [UInt32] {
    groups.flatMap { [UInt32](repeating: $0.contacts, count: $0.count) }
  }

  /// As many contacts as people of each rank have in a long tail.
  private static let longTail: [UInt32] = (1...1000).map { rank in UInt32(600 / rank + 2) }

  @Test(arguments: counts)
  func `a repair takes a bounded number of draws, and gives up or keeps all contacts`(
    counts: [UInt32]
  ) throws {
    var counts = counts
    if counts.reduce(0, +) % 2 == 1 { counts[counts.count - 1] += 1 }
    try #require(isGraphical(counts))
    let random = GraphStream(seed: 5, draw: 0)
    var halves = counts.enumerated().flatMap {
      Array(repeating: PersonID($0.offset), count: Int($0.element))
    }
    shuffle(&halves, random: random.key(stage: 1))
    var list = TieList()
    for index in stride(from: 1, to: halves.count, by: 2) {
      list.add(halves[index - 1], halves[index])
    }
    let built = try list.build(people: counts.count, isDirected: false, workers: .single)
    var repair = TieRepair(built.graph, of: counts)
    let most = repair.drawsLeft
    #expect(most <= 100_000 + 10 * halves.count)
    let succeeds = try repair.succeeds(random, .single)
    #expect(repair.drawsLeft >= 0)
    print(
      "repair of \(halves.count / 2) ties, \(halves.count / 2 - built.graph.ties) lacking:",
      "\(most - repair.drawsLeft) draws, \(succeeds ? "done" : "given up")")
    if succeeds {
      let graph = repair.graph()
      #expect(graph.degrees.map(UInt32.init) == counts)
      #expect(graph.checkInvariants() == [])
    }
    // Whoever gives up is constructed and mixed: ten switches a tie.
    var mixed = MixedGraph(of: counts)
    try mixed.mix(random.key(stage: 4), .single)
    var ties = TieList()
    ties.add(contentsOf: mixed.ties)
    let graph = try ties.graph(people: counts.count, workers: .single)
    #expect(graph.degrees.map(UInt32.init) == counts)
    #expect(graph.checkInvariants() == [])
  }
}
