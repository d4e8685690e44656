import Parallelism
import SocialGraph
import Testing

/// `PairTable` through the models that are made of it: its triangle is `ErdosRenyi`, its rows before
/// blocks are `CirclesGraph`, its rectangles are `StochasticBlockModel`.
@Suite struct PairTableTests {
  @Test(arguments: [0.1, 0.5, 0.9])
  func `every set of pairs is as likely as independent coins make it`(chance: Double) throws {
    // Four people, six pairs, 64 graphs; gaps are drawn across the ends of rows.
    let draws = 20_000
    let model = GraphModel.erdosRenyi(people: 4, contacts: 3 * chance)
    var counts = [Int](repeating: 0, count: 64)
    for draw in 0..<draws {
      let graph = try model.build(seed: 21, draw: draw, workers: .single)
      var index = 0
      for from in 0..<PersonID(4) {
        for to in 0..<from {
          index = 2 * index + (graph.hasTie(from: from, to: to) ? 1 : 0)
        }
      }
      counts[index] += 1
    }
    // Cells of few expected counts are put together by the number of ties.
    var byTies = [Int](repeating: 0, count: 7)
    for (index, count) in counts.enumerated() { byTies[index.nonzeroBitCount] += count }
    let choose = [1.0, 6, 15, 20, 15, 6, 1]
    let share = { (ties: Int) -> Double in
      (0..<6).reduce(Double(draws)) { product, pair in
        product * (pair < ties ? chance : 1 - chance)
      }
    }
    let common = (0...6).filter { choose[$0] * share($0) >= 5 }
    expectChiSquared(
      common.map { byTies[$0] }, expected: common.map { choose[$0] * share($0) })
    let cells = (0..<64).filter { share($0.nonzeroBitCount) >= 5 }
    expectChiSquared(
      cells.map { counts[$0] }, expected: cells.map { share($0.nonzeroBitCount) })
  }

  @Test func `chance one ties every pair of each shape once`() throws {
    let everybody = try GraphModel.erdosRenyi(people: 6, contacts: 5)
      .build(seed: 1, workers: .single)
    #expect(everybody.ties == 15)
    let strangers = try GraphModel.circles(people: 7, size: 3, weak: (2 * 3 * 4 + 6) / 7.0)
      .build(seed: 1, workers: .single)
    #expect(strangers.ties == 21)
    let groups = try GraphModel.stochasticBlock(sizes: [3, 2], contacts: [[0, 2], [3, 0]])
      .build(seed: 1, workers: .single)
    #expect(groups.rows == [[3, 4], [3, 4], [3, 4], [0, 1, 2], [0, 1, 2]])
  }

  @Test func `long tables are cut into stretches without a seam`() throws {
    // 200,000 rows are several stretches: every tenth of the people has its share of later ties.
    let people = 200_000
    let graph = try GraphModel.erdosRenyi(people: people, contacts: 6)
      .build(seed: 4, workers: Workers(2))
    let tenth = people / 10
    for part in 0..<10 {
      let rows = part * tenth..<(part + 1) * tenth
      let earlier = rows.reduce(0) { sum, person in
        sum + graph.contacts(of: PersonID(person)).count { $0 < PersonID(person) }
      }
      let pairs = Double(rows.reduce(0, +))
      let expected = pairs * 6 / Double(people - 1)
      expectNear(Double(earlier), expected, standardError: expected.squareRoot())
    }
  }
}
