import Parallelism
import Randomness
import SocialGraph
import TestSupport
import Testing

/// `GraphModel` over every `GraphGenerator`; what is particular to one is in the test of its name.
@Suite struct GraphModelTests {
  /// Every model at several sizes, the trivial ones included.
  static let models: [GraphModel] = [
    .complete(people: 0), .complete(people: 1), .complete(people: 7),
    .ringLattice(people: 0, contacts: 0), .ringLattice(people: 1, contacts: 0),
    .ringLattice(people: 3, contacts: 2), .ringLattice(people: 500, contacts: 8),
    .wattsStrogatz(people: 0, contacts: 0, rewire: 0.5),
    .wattsStrogatz(people: 5, contacts: 4, rewire: 1),
    .wattsStrogatz(people: 400, contacts: 6, rewire: 0),
    .wattsStrogatz(people: 400, contacts: 6, rewire: 0.3),
    .barabasiAlbert(people: 0, attach: 0), .barabasiAlbert(people: 9, attach: 0),
    .barabasiAlbert(people: 1, attach: 0), .barabasiAlbert(people: 5, attach: 4),
    .barabasiAlbert(people: 600, attach: 3),
    .erdosRenyi(people: 0, contacts: 0), .erdosRenyi(people: 1, contacts: 0),
    .erdosRenyi(people: 2, contacts: 1), .erdosRenyi(people: 8, contacts: 7),
    .erdosRenyi(people: 700, contacts: 4.5), .erdosRenyi(people: 40_000, contacts: 9),
    .randomRegular(people: 0, contacts: 0), .randomRegular(people: 1, contacts: 0),
    .randomRegular(people: 5, contacts: 2), .randomRegular(people: 8, contacts: 7),
    .randomRegular(people: 300, contacts: 5), .randomRegular(people: 60, contacts: 50),
    .configuration(people: 0, degrees: .exactly(0)),
    .configuration(people: 1, degrees: .between(0, 0)),
    .configuration(people: 6, degrees: .exactly(5)),
    .configuration(people: 40, degrees: .negativeBinomial(mean: 8, shape: 0.5)),
    .configuration(people: 500, degrees: .negativeBinomial(mean: 6, shape: 0.5)),
    .configuration(people: 9000, degrees: .poisson(mean: 3)),
    .circles(people: 0, size: 4, weak: 0), .circles(people: 1, size: 4, weak: 0),
    .circles(people: 3, size: 9, weak: 0), .circles(people: 403, size: 5, weak: 2.5),
    .circles(people: 20, size: 1, weak: 19),
    .stochasticBlock(sizes: [0], contacts: [[0]]),
    .stochasticBlock(sizes: [3, 0, 1], contacts: [[2, 0, 1], [0, 0, 0], [3, 0, 0]]),
    .stochasticBlock(sizes: [200, 100], contacts: [[6, 1], [2, 4]]),
  ]

  @Test(arguments: models, [1, 2, 99] as [UInt64])
  func `every graph keeps its promises`(model: GraphModel, seed: UInt64) throws {
    #expect(model.problem == nil)
    let graph = try model.build(seed: seed, workers: Workers(2))
    #expect(graph.people == model.people)
    #expect(!graph.isDirected)
    #expect(graph.checkInvariants() == [])
    let spread = 6 * (model.expectedTies.squareRoot() + 1)
    // Numbers of contacts that differ make sums that differ more.
    let allowed = if case .configuration = model { 3 * spread } else { spread }
    #expect(abs(Double(graph.ties) - model.expectedTies) <= allowed)
    #expect(graph.byteCount <= model.expectedBytes + 4)
  }

  @Test(arguments: models)
  func `the number of workers does not change the graph`(model: GraphModel) throws {
    let graphs = try [1, 2, 7].map { try model.build(seed: 5, draw: 3, workers: Workers($0)) }
    #expect(graphs[1].rows == graphs[0].rows)
    #expect(graphs[2].rows == graphs[0].rows)
  }

  @Test(
    arguments: [
      .wattsStrogatz(people: 300, contacts: 6, rewire: 0.5),
      .barabasiAlbert(people: 300, attach: 3),
      .erdosRenyi(people: 300, contacts: 6),
      .randomRegular(people: 300, contacts: 6),
      .configuration(people: 300, degrees: .poisson(mean: 6)),
      .circles(people: 300, size: 5, weak: 2),
      .stochasticBlock(sizes: [150, 150], contacts: [[4, 2], [2, 4]]),
    ] as [GraphModel])
  func `seeds and draws give different graphs`(model: GraphModel) throws {
    let graph = try model.build(seed: 5, workers: .single)
    #expect(try graph.rows == model.build(seed: 5, draw: 0, workers: .single).rows)
    #expect(try graph.rows != model.build(seed: 6, workers: .single).rows)
    #expect(try graph.rows != model.build(seed: 5, draw: 1, workers: .single).rows)
  }

  @Test(
    arguments: [
      (.complete(people: -1), "people", "-1 is not a number of people"),
      (.erdosRenyi(people: Int.min, contacts: 1), "people", "not a number of people"),
      (.ringLattice(people: 10, contacts: 3), "contacts", "3 is odd"),
      (.ringLattice(people: 10, contacts: -2), "contacts", "not in 0...9"),
      (.ringLattice(people: 10, contacts: 10), "contacts", "not in 0...9"),
      (.ringLattice(people: 0, contacts: 2), "contacts", "not in 0...0"),
      (.wattsStrogatz(people: 10, contacts: Int.max, rewire: 0), "contacts", "not in 0...9"),
      (.wattsStrogatz(people: 10, contacts: 5, rewire: 0), "contacts", "5 is odd"),
      (.wattsStrogatz(people: 10, contacts: 4, rewire: 1.5), "rewire", "1.5 is not a chance"),
      (.wattsStrogatz(people: 10, contacts: 4, rewire: -0.1), "rewire", "not a chance"),
      (.wattsStrogatz(people: 10, contacts: 4, rewire: .nan), "rewire", "nan is not a chance"),
      (.barabasiAlbert(people: 10, attach: 10), "attach", "10 is not in 0...9"),
      (.barabasiAlbert(people: 10, attach: -1), "attach", "-1 is not in 0...9"),
      (.barabasiAlbert(people: 10, attach: Int.max), "attach", "not in 0...9"),
      (.erdosRenyi(people: 10, contacts: 9.5), "contacts", "9.5 is not in 0...9"),
      (.erdosRenyi(people: 10, contacts: -1), "contacts", "not in 0...9"),
      (.erdosRenyi(people: 10, contacts: .nan), "contacts", "nan is not in 0...9"),
      (.erdosRenyi(people: 10, contacts: .infinity), "contacts", "inf is not in 0...9"),
      (.randomRegular(people: 5, contacts: 3), "contacts", "one of the two numbers must be even"),
      (.randomRegular(people: 5, contacts: 5), "contacts", "not in 0...4"),
      (.randomRegular(people: 5, contacts: -2), "contacts", "not in 0...4"),
      (.configuration(people: 5, degrees: .poisson(mean: -1)), "degrees", "a mean is in"),
      (.configuration(people: 5, degrees: .between(3, 2)), "degrees", "between"),
      (.configuration(people: 5, degrees: .shares([])), "degrees", "shares"),
      (
        .configuration(people: 10, degrees: .exactly(12)), "degrees",
        "nobody can have 12 contacts among 9 other people; use counts of at most 9"
      ),
      (.configuration(people: 0, degrees: .exactly(1)), "degrees", "among 0 other people"),
      (
        .configuration(people: 6, degrees: .exactly(4_000_000_000)), "degrees", "among 5 other"
      ),
      (.configuration(people: 10, degrees: .between(2, 10)), "degrees", "10 contacts among 9"),
      (
        .configuration(
          people: 10, degrees: .shares([.init(count: 1, share: 0.5), .init(count: 20, share: 0.5)])),
        "degrees", "20 contacts among 9"
      ),
      (
        .configuration(people: 100, degrees: .poisson(mean: 191)), "degrees",
        "cannot have 191 contacts on average among 99 other people"
      ),
      (
        .configuration(people: 5, degrees: .exactly(3)), "degrees",
        "5 people with an odd number of contacts each would be half a tie short"
      ),
      (
        .configuration(
          people: 9, degrees: .shares([.init(count: 1, share: 0.5), .init(count: 5, share: 0.5)])),
        "degrees", "9 people with an odd number"
      ),
      (.circles(people: 10, size: 0, weak: 1), "size", "use at least 1"),
      (.circles(people: 10, size: -4, weak: 1), "size", "use at least 1"),
      (.circles(people: 10, size: 4, weak: -1), "weak", "not in 0...6.4"),
      (.circles(people: 10, size: 4, weak: 6.5), "weak", "not in 0...6.4"),
      (.circles(people: 10, size: 10, weak: 0.1), "weak", "not in 0...0,"),
      (.circles(people: 10, size: 4, weak: .nan), "weak", "nan"),
      (.stochasticBlock(sizes: [], contacts: []), "sizes", "at least one group"),
      (
        .stochasticBlock(sizes: [4, -4], contacts: [[0, 0], [0, 0]]), "sizes", "-4 is not the size"
      ),
      (.stochasticBlock(sizes: [4, 4], contacts: [[0, 0]]), "contacts", "2 rows of 2"),
      (.stochasticBlock(sizes: [4, 4], contacts: [[0, 0], [0]]), "contacts", "2 rows of 2"),
      (.stochasticBlock(sizes: [4], contacts: [[0, 0]]), "contacts", "1 rows of 1"),
      (.stochasticBlock(sizes: [4], contacts: [[4]]), "contacts", "row 1, column 1"),
      (.stochasticBlock(sizes: [4], contacts: [[.nan]]), "contacts", "nan is not in 0...3"),
      (
        .stochasticBlock(sizes: [4, 2], contacts: [[1, 3], [1, 1]]), "contacts",
        "row 1, column 2: a mean of 3 is not in 0...2"
      ),
      (
        .stochasticBlock(sizes: [6, 2], contacts: [[1, 1], [1, 1]]), "contacts",
        "the mean in row 2, column 1 is 3"
      ),
    ] as [(GraphModel, String, String)])
  func `a parameter out of range is named and explained`(
    model: GraphModel, parameter: String, message: String
  ) {
    #expect(model.problem?.parameter == parameter)
    #expect(model.problem?.message.contains(message) == true, "\(model.problem?.message ?? "")")
    #expect(model.problem?.isResourceLimit == false)
    #expect(throws: GraphModelProblem.self) { _ = try model.build(seed: 1, workers: .single) }
    // Numbers that are asked for before the check must not trap either.
    _ = (model.expectedBytes, model.expectedTies, model.people)
  }

  @Test(
    arguments: [
      (.complete(people: 1 << 32), "people"),
      (.complete(people: Int.max), "people"),
      (.ringLattice(people: Int.max, contacts: Int.max - 1), "people"),
      (.wattsStrogatz(people: 1 << 30, contacts: 6, rewire: 0), "people"),
      (.barabasiAlbert(people: 1 << 31, attach: 1 << 30), "people"),
      (.erdosRenyi(people: 1 << 30, contacts: 5), "people"),
      (.randomRegular(people: 1_000_000, contacts: 5000), "people"),
      (.configuration(people: 1 << 30, degrees: .exactly(5)), "people"),
      (.circles(people: 1_000_000, size: 10_000, weak: 0), "people"),
      (.circles(people: 1_000_000, size: Int.max, weak: 0), "people"),
      (.stochasticBlock(sizes: [Int.max, Int.max], contacts: [[0, 0], [0, 0]]), "sizes"),
      (.stochasticBlock(sizes: [1 << 30], contacts: [[9]]), "sizes"),
    ] as [(GraphModel, String)])
  func `a graph too large is rejected as a resource limit before memory is taken`(
    model: GraphModel, parameter: String
  ) {
    #expect(model.problem?.parameter == parameter)
    #expect(model.problem?.isResourceLimit == true)
    #expect(throws: GraphModelProblem.self) { _ = try model.build(seed: 1, workers: .single) }
    #expect(model.expectedBytes >= 0)
  }

  @Test(
    arguments: [
      (.wattsStrogatz(people: 300, contacts: 6, rewire: 0.5), 7868725506170318411),
      (.barabasiAlbert(people: 300, attach: 3), 5080676248365049267),
      (.erdosRenyi(people: 300, contacts: 6), 8362348473060026805),
      (.randomRegular(people: 300, contacts: 6), 12789101450342602232),
      (.configuration(people: 300, degrees: .between(2, 10)), 716208123103195594),
      (.circles(people: 300, size: 5, weak: 2), 5946353859796074907),
      (.stochasticBlock(sizes: [150, 150], contacts: [[4, 2], [2, 4]]), 11947619117516731686),
    ] as [(GraphModel, UInt64)])
  func `graphs of a seed stay what they were`(model: GraphModel, digest: UInt64) throws {
    // A change here is one that alters simulated numbers, for the changelog.
    let rows = try model.build(seed: 42, draw: 1, workers: .single).rows
    var word: UInt64 = 0
    for (person, row) in rows.enumerated() {
      for contact in row { word = scattered(word ^ UInt64(person) << 32 ^ UInt64(contact)) }
    }
    #expect(word == digest)
  }

  @Test func `the largest complete graph costs nothing`() throws {
    let model = GraphModel.complete(people: Int(PersonID.max))
    #expect(model.problem == nil && model.expectedBytes == 0)
    let graph = try model.build(seed: 1, workers: .single)
    #expect(graph.ties == 9_223_372_030_412_324_865)
  }

  @Test func `a problem reads as the parameter and a sentence`() {
    let problem = GraphModel.ringLattice(people: 10, contacts: 3).problem
    #expect(
      problem?.description
        == "contacts: 3 is odd, but a ring has as many contacts on each side; use an even number")
  }
}
