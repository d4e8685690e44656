import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// The wave against exact small cases and published limits; ids as in the list of known answers.
///
/// Means agree within four standard errors; distributions by chi-squared, at most four standard
/// deviations above what is usual; limits of large graphs within .01 at 100,000 people.
@Suite struct KnownAnswersTests {
  static let replicates = 20_000

  static let exact: [(id: String, graph: Graph, chance: Double, mean: Double)] = [
    ("E1", SmallGraphs.ring(3), 0.1, 1.218), ("E1", SmallGraphs.ring(3), 0.3, 1.726),
    ("E1", SmallGraphs.ring(3), 0.5, 2.25), ("E2", SmallGraphs.ring(4), 0.3, 1.8097),
    ("E2", SmallGraphs.ring(4), 0.5, 2.5625), ("E3", SmallGraphs.complete(5), 0.3, 3.10112977),
    ("E3", Graph(completeWithPeople: 5), 0.3, 3.10112977),
    ("E4", SmallGraphs.path(5), 0.1, 1.1111), ("E4", SmallGraphs.path(5), 0.5, 1.9375),
    ("E5", SmallGraphs.star(leaves: 5), 0.1, 1.5), ("E5", SmallGraphs.star(leaves: 5), 0.5, 3.5),
    ("E6", Graph(completeWithPeople: 10), 0.2, 6.784458),
  ]

  @Test(arguments: exact.indices)
  func `E1 to E6: mean sizes on small graphs`(index: Int) {
    let (id, graph, chance, mean) = Self.exact[index]
    let sizes = OneStory(graph, OneStory.cascade(chance), seeds: [0]).sizes(Self.replicates)
    var sample = SampleMean()
    for (size, count) in sizes.enumerated() {
      for _ in 0..<count { sample.add(Double(size)) }
    }
    #expect(sample.agrees(with: mean), "\(id)")
  }

  @Test func `E2, E3, E6: size distributions on small graphs`() {
    let ring = OneStory(SmallGraphs.ring(4), OneStory.cascade(0.5), seeds: [0])
    #expect(
      misfit(
        observed: ring.sizes(Self.replicates), chances: [0, 0.25, 0.25, 0.1875, 0.3125]) < 4)
    let five = OneStory(Graph(completeWithPeople: 5), OneStory.cascade(0.3), seeds: [0])
    #expect(
      misfit(
        observed: five.sizes(Self.replicates),
        chances: [0, 0.2401, 0.141179, 0.152473, 0.209988, 0.256260]) < 4)
    let ten = OneStory(Graph(completeWithPeople: 10), OneStory.cascade(0.2), seeds: [0])
    #expect(
      misfit(
        observed: ten.sizes(Self.replicates),
        chances: CompleteMixing.outbreakSizes(people: 10, chance: 0.2)) < 4)
  }

  @Test(arguments: 0..<12)
  func `independent coins follow the enumeration of all ties kept or not`(index: Int) {
    let chance = [0.07, 0.35, 0.62, 0.9][index % 4]
    let graph = [
      SmallGraphs.random(people: 9, chance: 0.33, seed: 21),
      SmallGraphs.random(people: 7, chance: 0.3, directed: true, seed: 22),
      SmallGraphs.graph(
        people: 7, ties: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (6, 6)]),
    ][index / 4]
    let exact = ExactSpread.liveEdges(graph, seeds: [0, 2], chance: chance)
    let story = OneStory(graph, OneStory.cascade(chance), seeds: [0, 2])
    #expect(misfit(observed: story.sizes(Self.replicates), chances: exact) < 4)
  }

  static let counted: [(CountDistribution, Double, CountDistribution)] = [
    (.exactly(1), 1, .exactly(1)), (.exactly(2), 1, .exactly(2)), (.exactly(3), 0.4, .exactly(3)),
    (.exactly(2), 0.7, .exactly(1)), (.between(0, 3), 0.8, .between(1, 2)),
    (
      .shares([.init(count: 0, share: 0.5), .init(count: 4, share: 0.5)]), 1,
      .shares([.init(count: 1, share: 0.5), .init(count: 2, share: 0.5)])
    ),
    (.poisson(mean: 1.2), 0.9, .poisson(mean: 1.2)),
  ]

  @Test(arguments: counted.indices)
  func `drawn counts follow the enumeration of everybody's choices`(index: Int) {
    let (tells, retell, retells) = Self.counted[index]
    for graph in [
      SmallGraphs.random(people: 9, chance: 0.4, seed: 31),
      SmallGraphs.random(people: 8, chance: 0.35, directed: true, seed: 32),
      SmallGraphs.complete(6), SmallGraphs.star(leaves: 5),
    ] {
      func chances(_ distribution: CountDistribution) -> [Double] {
        (0...40).map { chance(of: $0, in: distribution) }
      }
      var hearsay = chances(retells).map { $0 * retell }
      hearsay[0] += 1 - retell
      let exact = ExactSpread.sizes(
        people: graph.people, seeds: [1],
        firstHand: { ExactSpread.choices(graph, $0, counts: chances(tells)) },
        hearsay: { ExactSpread.choices(graph, $0, counts: hearsay) })
      let voice = Voice(
        tells: TellingRule(.count(tells)), retell: retell, retells: TellingRule(.count(retells)))
      let sizes = OneStory(graph, voice, seeds: [1]).sizes(10_000)
      #expect(misfit(observed: sizes, chances: exact) < 4)
    }
  }

  @Test(arguments: 41..<46)
  func `the weighted cascade follows the enumeration of everybody's choices`(seed: Int) {
    for directed in [false, true] {
      let graph = SmallGraphs.random(
        people: 9, chance: 0.3, directed: directed, seed: UInt64(seed))
      let choices = { (person: PersonID) in
        ExactSpread.choices(graph, person) { 1 / Double(graph.incomingCount(of: $0)) }
      }
      let exact = ExactSpread.sizes(
        people: 9, seeds: [0, 4], firstHand: choices, hearsay: choices)
      let voice = Voice(tells: TellingRule(.weightedCascade), retell: 1)
      let sizes = OneStory(graph, voice, seeds: [0, 4]).sizes(Self.replicates)
      #expect(misfit(observed: sizes, chances: exact) < 4)
    }
  }

  @Test func `the two enumerations agree with each other`() {
    let graph = SmallGraphs.random(people: 8, chance: 0.35, seed: 51)
    let choices = { (person: PersonID) in ExactSpread.choices(graph, person) { _ in 0.3 } }
    let a = ExactSpread.sizes(people: 8, seeds: [0], firstHand: choices, hearsay: choices)
    let b = ExactSpread.liveEdges(graph, seeds: [0], chance: 0.3)
    for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-12) }
  }

  // MARK: Tellings against distinct hearers

  @Test(arguments: [
    (2_000, 100, 10, 749.33), (1_000, 100, 10, 570.90), (10_000, 100, 50, 3_903.17),
    (500, 7, 30, nil), (50, 40, 49, nil),
  ])
  func `M1 to M4: distinct hearers in a complete graph`(
    people: Int, tellers: Int, told: Int, answer: Double?
  ) {
    let story = OneStory(
      Graph(completeWithPeople: people), Voice(tells: .exactly(told)), randomSeeds: tellers)
    let runs = story.runs(400)
    let exact = Occupancy.distinctHearers(people: people, tellers: tellers, told: told)
    #expect(
      SampleMean(runs.map { Double($0.reach) }).agrees(with: answer ?? exact, allowance: 0.005))
    #expect(SampleMean(runs.map { Double($0.reach) }).agrees(with: exact))
    #expect(runs.allSatisfy { $0.tellings == tellers * told && $0.tellers == tellers })
  }

  // MARK: Branching

  @Test(arguments: [0.3, 0.5, 0.8])
  func `B1, B2: a dying story follows Borel's law`(m: Double) {
    // On Erdos-Renyi ties kept with chance m / 20 the number told on is Poisson. 200,000 people keep
    // overlap below the noise.
    let graph = LargeGraphs.erdosRenyi(people: 200_000, contacts: 20, seed: 61)
    let sizes = OneStory(graph, OneStory.cascade(m / 20), randomSeeds: 1).runs(20_000)
      .map { $0.firstHand + $0.adopted }
    var observed = [Int](repeating: 0, count: 402)
    for size in sizes { observed[min(size, 401)] += 1 }
    var chances = (0...400).map { Branching.poissonProgenyChance(size: $0, reproduction: m) }
    chances.append(max(0, 1 - chances.reduce(0, +)))
    #expect(misfit(observed: observed, chances: chances) < 4)
    let sample = SampleMean(sizes.map(Double.init))
    #expect(sample.agrees(with: Branching.totalProgeny(first: 1, reproduction: m), allowance: 0.01))
    let variance = Branching.poissonProgenyVariance(reproduction: m)
    #expect(abs(sample.variance / variance - 1) < (m < 0.6 ? 0.1 : 0.25))
  }

  /// A quarter of the replicates by default.
  @Test(arguments: [(3, 0.5, 1.0), (3, 0.2, 1), (2, 1, 0.7), (9, 0.4, 0.5), (5, 1, 0)])
  func `B3: reach per customer, with fading`(told: Int, retell: Double, fade: Double) {
    // 20 contacts each, of whom a hearer wastes one telling in twenty on the person who told. Five
    // customers reach some hundred of 400,000 people at most: overlap stays below half a per cent.
    let graph = LargeGraphs.randomRegular(people: 400_000, contacts: 20, seed: 62)
    let retold = retell * min(Double(told), 1.5)
    let voice = Voice(
      tells: .exactly(told), retell: retell, fade: fade,
      retells: told == 3 && retell == 0.5
        ? .exactly(1) : TellingRule(.count(.shares(Self.oneOrTwo(min(Double(told), 1.5))))))
    let mean = told == 3 && retell == 0.5 ? retell : retold
    let runs = OneStory(graph, voice, randomSeeds: 5)
      .runs(TestExtent.count(full: 8_000, reduced: 2_000))
    let sample = SampleMean(runs.map { Double($0.reach) / 5 })
    let answer = Branching.reachPerCustomer(
      told: Double(told), reproduction: mean * 19 / 20, fade: fade)
    #expect(sample.agrees(with: answer, allowance: 0.005 * answer))
  }

  private static func oneOrTwo(_ mean: Double) -> [CountDistribution.Share] {
    [.init(count: 1, share: 2 - mean), .init(count: 2, share: mean - 1)]
  }

  // MARK: Percolation on random graphs

  static let percolation: [(id: String, model: GraphModel, chance: Double, answer: Double)] = [
    ("N1", .randomRegular(people: 100_000, contacts: 3), 0.6, 0.703704),
    ("N3", .randomRegular(people: 100_000, contacts: 10), 0.2, 0.818747),
    ("N4", .erdosRenyi(people: 100_000, contacts: 5), 0.3, 0.582812),
    ("N5", .erdosRenyi(people: 100_000, contacts: 20), 0.1, 0.796812),
    (
      "4-regular", .randomRegular(people: 100_000, contacts: 4), 0.5,
      Percolation.regular(4).reach(chance: 0.5)
    ),
    (
      "3 or 9 contacts",
      .configuration(
        people: 100_000,
        degrees: .shares([.init(count: 3, share: 0.8), .init(count: 9, share: 0.2)])), 0.35,
      Percolation(contacts: [0, 0, 0, 0.8, 0, 0, 0, 0, 0, 0.2]).reach(chance: 0.35)
    ),
  ]

  /// Three of the six graphs by default.
  @Test(arguments: TestExtent.cases(Array(percolation.indices), reduced: 3))
  func `N1, N3 to N5: share reached and chance of take-off`(index: Int) throws {
    let (id, model, chance, answer) = Self.percolation[index]
    let graph = try model.build(seed: 71, workers: .single)
    let fate = OneStory(graph, OneStory.cascade(chance), randomSeeds: 1).fate(300)
    #expect(abs(fate.reach.mean - answer) < 0.01, "\(id)")
    #expect(fate.takeOff.agrees(with: answer), "\(id)")
  }

  @Test func `N1 and N4 on graphs made apart from the generators`() {
    let regular = OneStory(
      LargeGraphs.randomRegular(people: 100_000, contacts: 3, seed: 71), OneStory.cascade(0.6),
      randomSeeds: 1
    ).fate(200)
    #expect(abs(regular.reach.mean - 0.703704) < 0.01)
    #expect(regular.takeOff.agrees(with: 0.703704))
    let random = OneStory(
      LargeGraphs.erdosRenyi(people: 100_000, contacts: 5, seed: 73), OneStory.cascade(0.3),
      randomSeeds: 1
    ).fate(200)
    #expect(abs(random.reach.mean - 0.582812) < 0.01)
    #expect(random.takeOff.agrees(with: 0.582812))
  }

  @Test func `N2: below the threshold a story dies out at seven people`() throws {
    let graph = try GraphModel.randomRegular(people: 100_000, contacts: 3)
      .build(seed: 71, workers: .single)
    let fate = OneStory(graph, OneStory.cascade(0.4), randomSeeds: 1).fate(40_000)
    #expect(fate.size.agrees(with: 7))
    #expect(fate.takeOff.mean == 0)
  }

  // MARK: The telling distribution

  private static let tenRegular = Result {
    try GraphModel.randomRegular(people: 100_000, contacts: 10).build(seed: 81, workers: .single)
  }

  private func fate(_ rule: TellingRule) throws -> OneStory.Fate {
    OneStory(try Self.tenRegular.get(), Voice(tells: rule, retell: 1), randomSeeds: 1).fate(300)
  }

  private let unevenShares = CountDistribution.shares([
    .init(count: 0, share: 0.7), .init(count: 5, share: 0.3),
  ])

  @Test func `T1: each contact with chance .2`() throws {
    let fate = try fate(.each(0.2))
    #expect(abs(fate.reach.mean - 0.818747) < 0.01)
    #expect(fate.takeOff.agrees(with: 0.818747))
  }

  @Test func `T2: exactly 2 of 10 always takes off, and independent coins of that mean do not`()
    throws
  {
    let fate = try fate(.exactly(2))
    #expect(abs(fate.reach.mean - 0.818747) < 0.01)
    #expect(fate.takeOff.mean == 1)
    // What a program that replaced the count by coins would give is far away.
    #expect(try self.fate(.each(0.2)).takeOff.mean < 0.9)
  }

  @Test func `T3: 70 % silent and 30 % telling 5, against its mean and against coins of that mean`()
    throws
  {
    let fate = try fate(TellingRule(.count(unevenShares)))
    #expect(abs(fate.reach.mean - 0.552410) < 0.01)
    #expect(fate.takeOff.agrees(with: 0.181179))
    // The same said as silence.
    let silent = try self.fate(TellingRule(.count(.exactly(5)), silent: 0.7))
    #expect(abs(silent.reach.mean - 0.552410) < 0.01)
    #expect(silent.takeOff.agrees(with: 0.181179))
    // Its mean, 1.5, as one or two for everybody (.93), and as coins: both take off far more often.
    #expect(try self.fate(TellingRule(.count(.between(1, 2)))).takeOff.mean > 0.85)
    #expect(try self.fate(.each(0.15)).takeOff.mean > 0.4)
    // Rounded to 2 for everybody the reach would be off too.
    #expect(try abs(self.fate(.exactly(2)).reach.mean - 0.552410) > 0.1)
  }

  @Test(arguments: [
    ([0.2, 0.5, 0.1, 0.2], 1.0), ([0.5, 0, 0, 0, 0.5], 0.8), ([0, 0, 0, 1], 0.5),
  ])
  func `other counts follow the formulas for drawn counts`(tells: [Double], retell: Double) throws {
    let shares = tells.enumerated().map { CountDistribution.Share(count: $0.0, share: $0.1) }
    let voice = Voice(tells: TellingRule(.count(.shares(shares))), retell: retell)
    let fate = OneStory(try Self.tenRegular.get(), voice, randomSeeds: 1).fate(300)
    let theory = CountedTalk(contacts: 10, tells: tells, retell: retell)
    if theory.reproduction > 1 {
      #expect(abs(fate.reach.mean - theory.reachGivenTakeOff) < 0.01)
    }
    #expect(fate.takeOff.agrees(with: theory.takeOffChance))
  }

  // MARK: Circles

  /// One of the four cases by default.
  @Test(
    arguments: TestExtent.cases(
      [(5, 0.3, 0.25), (5, 0.3, 0.5), (8, 0.2, 0.6), (3, 0.6, 1.0)], reduced: 1))
  func `C1, C2: circles and random contacts`(size: Int, chance: Double, outside: Double) throws {
    let theory = TwoLevelMixing(circle: size, chance: chance, outside: outside)
    let graph = try GraphModel.circles(
      people: 120_000, size: size, weak: outside / chance
    ).build(seed: 91, workers: .single)
    let fate = OneStory(graph, OneStory.cascade(chance), randomSeeds: 1).fate(250)
    if theory.reach == 0 {
      #expect(fate.takeOff.mean == 0)
      #expect(fate.size.mean < 100)
    } else {
      #expect(abs(fate.reach.mean - theory.reach) < 0.01)
      #expect(fate.takeOff.agrees(with: theory.reach))
    }
  }
}
