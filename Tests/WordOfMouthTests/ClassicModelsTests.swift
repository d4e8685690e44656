import Foundation
import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Models of the literature as special cases of a wave, against recursions and enumerations written here.
@Suite struct ClassicModelsTests {
  static let workers = Workers(2)
  static let silence = Voice(tells: .nobody)

  // MARK: Good stories that turn

  /// A cascade whose good story turns with chance 1 - quality whoever adopts it.
  private static func quality(
    _ graph: Graph, chance: Double, quality: Double, replicates: Int
  ) -> SampleMean {
    let wave = Wave(
      graph: graph,
      rules: WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .each(chance), retell: 1, quality: quality),
          negative: Voice(tells: .each(chance), retell: 1))),
      firstHand: .listed(ByOpinion(positive: [0], negative: [])))
    let workspace = WaveWorkspace()
    return SampleMean(
      (0..<replicates).lazy.map { replicate in
        let counts = wave.run(RandomStream(seed: 7, replicate: replicate), in: workspace).counts
          .positive
        return Double(counts.firstHand + counts.adopted)
      })
  }

  /// Chen and others 2011: on a tree somebody at distance d is positive with chance p^d q^(d + 1).
  @Test(
    arguments: [
      (chance: 1.0, quality: 0.9, answer: 3.68559), (0.5, 0.9, 1.606168),
    ])
  func `a path of five people keeps as many good opinions as known`(
    chance: Double, quality: Double, answer: Double
  ) {
    let positives = Self.quality(
      SmallGraphs.path(5), chance: chance, quality: quality, replicates: 40_000)
    #expect(positives.agrees(with: answer, allowance: 5e-7))
  }

  @Test(
    arguments: [
      (0.1, 0.5), (0.2, 0.9), (0.3, 0.3), (0.4, 0.8), (0.5, 0.7), (0.6, 1), (0.7, 0.6), (0.8, 0.95),
      (0.9, 0.4), (1, 0.2), (1, 0), (0, 0.5),
    ])
  func `on a tree somebody at distance d is positive with chance p^d q^(d + 1)`(
    chance: Double, quality: Double
  ) {
    // A path, a star, and a tree in which the children of i are 2 i + 1 and 2 i + 2.
    let tree = SmallGraphs.graph(people: 31, ties: (1..<31).map { (($0 - 1) / 2, $0) })
    let graphs: [(Graph, distances: [Int])] = [
      (SmallGraphs.path(9), Array(0..<9)),
      (SmallGraphs.star(leaves: 12), [0] + Array(repeating: 1, count: 12)),
      (tree, (0..<31).map { Int(log2(Double($0 + 1))) }),
    ]
    for (graph, distances) in graphs {
      let expected = distances.reduce(0) {
        $0 + pow(chance, Double($1)) * pow(quality, Double($1 + 1))
      }
      let positives = Self.quality(graph, chance: chance, quality: quality, replicates: 8_000)
      #expect(positives.agrees(with: expected), "\(positives.mean) for \(expected)")
    }
  }

  /// The mean number of positive people by all coins of all ties, both ways, and of all people.
  private static func enumeratedPositives(
    _ graph: Graph, chance: Double, quality: Double
  ) -> Double {
    let arcs = (0..<PersonID(graph.people)).flatMap { person in
      graph.contacts(of: person).map { (Int(person), Int($0)) }
    }
    var mean = 0.0
    for coins in 0..<(1 << (arcs.count + graph.people)) {
      let succeeds = { (index: Int) in coins >> index & 1 == 1 }
      let keeps = { (person: Int) in succeeds(arcs.count + person) }
      var opinion: [Int: Opinion] = [0: keeps(0) ? .positive : .negative]
      var due = [0]
      while !due.isEmpty {
        var told: [Int: Set<Opinion>] = [:]
        for (index, arc) in arcs.enumerated() where due.contains(arc.0) && succeeds(index) {
          if let story = opinion[arc.0] { told[arc.1, default: []].insert(story) }
        }
        due = told.keys.filter { opinion[$0] == nil }
        for person in due {
          let isGood = told[person] == [.positive] && keeps(person)
          opinion[person] = isGood ? .positive : .negative
        }
      }
      var weight = 1.0
      for index in arcs.indices { weight *= succeeds(index) ? chance : 1 - chance }
      for person in 0..<graph.people { weight *= keeps(person) ? quality : 1 - quality }
      mean += weight * Double(opinion.values.count { $0 == .positive })
    }
    return mean
  }

  @Test(
    arguments: [
      (0.1, 0.5), (0.2, 0.9), (0.3, 0.3), (0.4, 0.8), (0.5, 0.7), (0.6, 1), (0.7, 0.6), (0.8, 0.95),
      (0.9, 0.4), (1, 0.7),
    ])
  func `where there are circles, enumeration says how many stay positive`(
    chance: Double, quality: Double
  ) {
    let graphs = [
      SmallGraphs.complete(3), SmallGraphs.ring(4),
      SmallGraphs.graph(people: 4, ties: [(0, 1), (1, 2), (0, 2), (2, 3)]),
      SmallGraphs.graph(
        people: 5, ties: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 0)], directed: true),
    ]
    for graph in graphs {
      let expected = Self.enumeratedPositives(graph, chance: chance, quality: quality)
      let positives = Self.quality(graph, chance: chance, quality: quality, replicates: 8_000)
      #expect(positives.agrees(with: expected), "\(positives.mean) for \(expected)")
    }
  }

  // MARK: Strong and weak ties

  /// Goldenberg, Libai and Muller 2001: circles whose people tell each other, people met at random,
  /// and outside marketing, in every period.
  private struct StrongAndWeak {
    var circle: Int
    var meetings: Int
    var outside: Double
    var weak: Double
    var strong: Double

    /// The share informed after each period in a very large population: a circle's people are told by
    /// those of it who know, and everybody by an average share of people met.
    func shares(_ periods: Int) -> [Double] {
      // The chance that k of a circle know.
      var circles = [Double](repeating: 0, count: circle + 1)
      circles[0] = 1
      var shares: [Double] = []
      for _ in 0..<periods {
        let known = zip(0..., circles).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(circle)
        let missed = (1 - outside) * pow(1 - weak * known, Double(meetings))
        var next = [Double](repeating: 0, count: circle + 1)
        for (know, chance) in circles.enumerated() where chance > 0 {
          let told = 1 - missed * pow(1 - strong, Double(know))
          var binomial = pow(1 - told, Double(circle - know))
          for more in 0...(circle - know) {
            next[know + more] += chance * binomial
            binomial *= Double(circle - know - more) / Double(more + 1) * told / (1 - told)
          }
        }
        circles = next
        shares.append(zip(0..., circles).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(circle))
      }
      return shares
    }

    /// The periods after which shares of people are informed, over some runs.
    func simulated(people: Int, runs: Int, shares: [Double]) throws -> [SampleMean] {
      let graph = try Graph(
        layers: [
          GraphLayer(
            "circle",
            .ties(
              GraphModel.circles(people: people, size: circle, weak: 0)
                .build(seed: 1, workers: workers))),
          GraphLayer("met", .meetings(meetings)),
        ], people: people, workers: workers)
      let wave = Wave(
        graph: graph,
        rules: WaveRules(
          voices: ByOpinion(
            positive: Voice(
              tells: TellingRule(
                .layers([.init("circle", .each(strong)), .init("met", .each(weak))])),
              retell: 1, repeats: true, outside: outside), negative: silence),
          roundLimit: 2_000),
        firstHand: .listed(ByOpinion(positive: [], negative: [])))
      let workspace = WaveWorkspace()
      var times = shares.map { _ in SampleMean() }
      for replicate in 0..<runs {
        let counts = wave.run(RandomStream(seed: 11, replicate: replicate), in: workspace).counts
          .positive
        for (index, share) in shares.enumerated() {
          times[index].add(Double(try #require(counts.round(reaching: share, of: people))))
        }
      }
      return times
    }
  }

  /// One of the two cases by default.
  @Test(
    arguments: TestExtent.cases(
      [(circle: 5, meetings: 5, answers: [58.0, 90, 143]), (17, 17, [23, 31, 44])], reduced: 1))
  func `strong and weak ties inform people as fast as known`(
    circle: Int, meetings: Int, answers: [Double]
  ) throws {
    let model = StrongAndWeak(
      circle: circle, meetings: meetings, outside: 0.0005, weak: 0.005, strong: 0.01)
    let times = try model.simulated(people: 3_000, runs: 150, shares: [0.16, 0.5, 0.95])
    for (index, answer) in answers.enumerated() {
      #expect(abs(times[index].mean - answer) <= (index == 0 ? 2.5 : 1.5), "\(times[index].mean)")
    }
  }

  /// Three of the twelve cases by default.
  @Test(
    arguments: TestExtent.cases(
      [
        (5, 5, 0.01, 0.005, 0.01), (5, 5, 0.001, 0.02, 0.01), (5, 5, 0.001, 0.005, 0.07),
        (10, 5, 0.002, 0.01, 0.02), (29, 29, 0.0005, 0.005, 0.01), (17, 5, 0.001, 0.015, 0.04),
        (5, 29, 0.0005, 0.01, 0.02), (2, 10, 0.003, 0.02, 0.1), (20, 1, 0.002, 0.1, 0.01),
        (5, 0, 0.01, 0.5, 0.05), (1, 8, 0.004, 0.03, 0.5), (8, 3, 0.02, 0, 0),
      ], reduced: 3))
  func `strong and weak ties follow the recursion of a large population`(
    circle: Int, meetings: Int, outside: Double, weak: Double, strong: Double
  ) throws {
    let model = StrongAndWeak(
      circle: circle, meetings: meetings, outside: outside, weak: weak, strong: strong)
    let wanted = [0.16, 0.5, 0.95]
    let shares = model.shares(2_000)
    let times = try model.simulated(people: 30_000 / circle * circle, runs: 12, shares: wanted)
    for (time, share) in zip(times, wanted) {
      let exact = Double(try #require(shares.firstIndex { $0 >= share })) + 1
      // A period is a step, and a run may cross a share a step before or after.
      #expect(time.agrees(with: exact, allowance: 1), "\(time.mean) for \(exact)")
    }
  }

  // MARK: People met at random

  /// Complete mixing: a share z of people with z = 1 - exp(-R z) comes to know, if a story takes off.
  @Test(
    arguments: [1.3, 1.5, 2, 2.5, 3, 4])
  func `people met at random are complete mixing`(reproduction: Double) throws {
    let people = 40_000
    let graph = try Graph(
      layers: [GraphLayer("met", .meetings(1_000))], people: people, workers: Self.workers)
    let told = TellingRule(
      .layers([.init("met", TellingRule(.count(.poisson(mean: reproduction))))]))
    let reaches = OneStory(graph, Voice(tells: told, retell: 1), randomSeeds: 1).runs(120)
      .map { Double($0.reach + 1) / Double(people) }
    let large = SampleMean(reaches.filter { $0 > 0.05 })
    var share = 1.0
    for _ in 0..<1_000 { share = 1 - exp(-reproduction * share) }
    #expect(large.agrees(with: share, allowance: 0.004), "\(large.mean) for \(share)")
    let took = SampleMean(reaches.map { $0 > 0.05 ? 1 : 0 })
    #expect(took.agrees(with: share, allowance: 0.01))
  }

  /// C1 and C2, with ties inside circles alone and random contacts met at random.
  @Test(arguments: [(0.25, 0.0), (0.5, 0.512)])
  func `C1, C2: circles and random contacts are two layers`(outside: Double, reach: Double) throws {
    let people = 50_000
    let graph = try Graph(
      layers: [
        GraphLayer(
          "circle",
          .ties(
            GraphModel.circles(people: people, size: 5, weak: 0)
              .build(seed: 5, workers: Self.workers))),
        GraphLayer("met", .meetings(1_000)),
      ], people: people, workers: Self.workers)
    let tells = TellingRule(
      .layers([
        .init("circle", .each(0.3)), .init("met", TellingRule(.count(.poisson(mean: outside)))),
      ]))
    let shares = OneStory(graph, Voice(tells: tells, retell: 1), randomSeeds: 1).runs(150)
      .map { Double($0.reach + 1) / Double(people) }
    if reach == 0 {
      #expect(shares.allSatisfy { $0 < 0.02 })
    } else {
      let large = SampleMean(shares.filter { $0 > 0.05 })
      #expect(large.agrees(with: reach, allowance: 0.01), "\(large.mean)")
    }
  }
}
