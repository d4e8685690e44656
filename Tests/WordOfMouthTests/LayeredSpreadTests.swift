import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Waves with layers, repeated telling, messages from outside and opinions that turn, against the slow
/// simulator, person by person.
///
/// Mentions `LayeredSpread`, `LayeredMemory` and `Quality`, all of which are reached through `Wave` alone.
@Suite struct LayeredSpreadTests {
  static let workers = Workers(2)

  /// A graph of several layers over some people.
  private static func layered(people: Int, seed: UInt64, directed: Bool = false) throws -> Graph {
    try Graph(
      layers: [
        GraphLayer(
          "circle",
          .ties(
            SmallGraphs.graph(
              people: people,
              ties: (0..<people).flatMap { a in
                (0..<people).filter { $0 / 4 == a / 4 && $0 != a }.map { (a, $0) }
              }))),
        GraphLayer("met", .meetings(3)),
        GraphLayer(
          "weak",
          .ties(SmallGraphs.random(people: people, chance: 0.1, directed: directed, seed: seed))),
      ], people: people, workers: workers)
  }

  private static let rules: [TellingRule] = SpreadKernelTests.rules.filter {
    $0.form != .weightedCascade
  }

  private func pick<Value>(_ values: [Value], _ generator: inout TestGenerator) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private func rule(_ graph: Graph, _ generator: inout TestGenerator) -> TellingRule {
    if graph.layers.isEmpty { return pick(SpreadKernelTests.rules, &generator) }
    var layers: [TellingRule.LayerRule] = []
    for layer in graph.layers where Int.random(in: 0..<4, using: &generator) > 0 {
      layers.append(
        .init(
          layer.name,
          pick(layer.ties == nil ? Self.rules : SpreadKernelTests.rules, &generator)))
    }
    return TellingRule(.layers(layers))
  }

  private func voice(
    _ graph: Graph, quality: Double, _ generator: inout TestGenerator
  ) -> Voice {
    Voice(
      tells: rule(graph, &generator), retell: pick([0, 0.4, 0.8, 1], &generator),
      fade: pick([0.5, 0.9, 1, 1], &generator), retells: rule(graph, &generator),
      repeats: pick([false, false, true], &generator),
      outside: pick([0, 0, 0.02, 0.3], &generator), quality: quality)
  }

  private func check(
    _ graph: Graph, _ generator: inout TestGenerator, _ workspace: WaveWorkspace
  ) {
    let rules = WaveRules(
      voices: ByOpinion(
        positive: voice(graph, quality: pick([1, 1, 0.7, 0], &generator), &generator),
        negative: voice(graph, quality: 1, &generator)),
      conflict: pick(ConflictRule.allCases, &generator),
      roundLimit: pick([0, 1, 2, 5, 12], &generator))
    let firstHand: GivenFirstHand
    if Bool.random(using: &generator) {
      firstHand = .customers(
        .drawn(
          .share(pick([0, 0.05, 0.3], &generator)),
          order: pick(CustomerOrder.allCases, &generator), satisfied: 0.5, dissatisfied: 0.3))
    } else {
      let shuffled = (0..<graph.people).map { PersonID($0) }.shuffled(using: &generator)
      firstHand = .groups(
        (0..<3).map { group in
          FirstHandGroup(
            people: Array(shuffled.dropFirst(group * 2).prefix(2)),
            opinion: pick(Opinion.allCases, &generator), rule: rule(graph, &generator))
        })
    }
    let random = RandomStream(
      seed: generator.next(), replicate: Int.random(in: 0..<3, using: &generator),
      period: Int.random(in: 0..<3, using: &generator))
    let outcome = Wave(graph: graph, rules: rules, given: firstHand).run(random, in: workspace)
    let reference = LayeredReferenceSimulator(graph: graph, rules: rules, firstHand: firstHand)
      .run(random)
    #expect(outcome == reference.outcome, "\(rules) \(firstHand) \(random)")
    let expected = (0..<PersonID(graph.people)).map { person in
      ByOpinion { reference.knows[person, default: []].contains($0) }
    }
    #expect(
      workspace.knowledge(people: graph.people) == expected, "\(rules) \(firstHand) \(random)")
  }

  @Test(arguments: 0..<8)
  func `agrees with the slow simulator on layers`(seed: UInt64) throws {
    var generator = TestGenerator(seed: seed)
    let workspace = WaveWorkspace()
    for people in [1, 5, 23, 60] {
      let graph = try Self.layered(people: people, seed: seed, directed: seed % 2 == 1)
      for _ in 0..<60 { check(graph, &generator, workspace) }
    }
  }

  @Test(arguments: SpreadKernelTests.graphs.indices)
  func `agrees with the slow simulator without layers`(index: Int) {
    var generator = TestGenerator(seed: 100 + UInt64(index))
    let workspace = WaveWorkspace()
    for _ in 0..<120 { check(SpreadKernelTests.graphs[index].graph, &generator, workspace) }
  }

  @Test func `agrees with the slow simulator in long batches, sparse and dense`() throws {
    var generator = TestGenerator(seed: 300)
    let workspace = WaveWorkspace()
    let graph = try Graph(
      layers: [
        GraphLayer("circle", .ties(LargeGraphs.circles(people: 2_001, size: 5, weak: 0, seed: 1))),
        GraphLayer("weak", .ties(LargeGraphs.erdosRenyi(people: 2_001, contacts: 9, seed: 2))),
        GraphLayer("met", .meetings(2)),
      ], people: 2_001, workers: Self.workers)
    for _ in 0..<25 { check(graph, &generator, workspace) }
  }
}
