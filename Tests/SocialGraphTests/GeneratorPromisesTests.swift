import Parallelism
@testable import SocialGraph
import Randomness
import TestSupport
import Testing

/// What each model promises exactly, over many small random parameters, seeds and numbers of workers.
@Suite struct GeneratorPromisesTests {
  /// The models, by the name that scenario files give them.
  enum Kind: CaseIterable, Sendable {
    case complete, ringLattice, wattsStrogatz, barabasiAlbert, erdosRenyi, randomRegular
    case configuration, circles, stochasticBlock

    /// A model of random size, the extreme settings often among them.
    func model(_ random: inout TestGenerator) -> GraphModel {
      func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
      func pick<Value>(_ values: [Value]) -> Value { values[whole(0...values.count - 1)] }
      let people = pick([1, 2, 3, whole(4...12), whole(13...90), whole(13...90), whole(91...200)])
      let most = people - 1
      let contacts = pick([0, min(1, most), most, max(0, most - 1), whole(0...most)])
      let mean = pick([0, Double(most), Double.random(in: 0...Double(most), using: &random)])
      switch self {
      case .complete: return .complete(people: people)
      case .ringLattice: return .ringLattice(people: people, contacts: contacts / 2 * 2)
      case .wattsStrogatz:
        return .wattsStrogatz(
          people: people, contacts: contacts / 2 * 2,
          rewire: pick([0, 0.1, 0.5, 1, Double.random(in: 0...1, using: &random)]))
      case .barabasiAlbert: return .barabasiAlbert(people: people, attach: contacts)
      case .erdosRenyi: return .erdosRenyi(people: people, contacts: mean)
      case .randomRegular:
        let odd = people % 2 == 1 && contacts % 2 == 1
        return .randomRegular(people: people, contacts: odd ? contacts - 1 : contacts)
      case .configuration:
        let low = whole(0...contacts)
        var degrees: [CountDistribution] = [
          .between(low, contacts), .poisson(mean: mean / 2),
          .negativeBinomial(mean: mean / 3, shape: 0.5),
        ]
        if low < contacts {
          degrees.append(
            .shares([.init(count: low, share: 0.75), .init(count: contacts, share: 0.25)]))
        }
        return .configuration(people: people, degrees: pick(degrees))
      case .circles:
        let size = pick([1, 2, people, people + 3, whole(1...people)])
        let (full, rest) = people.quotientAndRemainder(dividingBy: size)
        let outside =
          Double(full * size * (people - size) + rest * (people - rest)) / Double(people)
        return .circles(
          people: people, size: size, weak: pick([0, outside, outside / 2, outside / 10]))
      case .stochasticBlock:
        let (a, b) = (whole(1...people), whole(1...people))
        let (within, between) = (pick([0, 0.3, 1]), pick([0, 0.1, 1]))
        return .stochasticBlock(
          sizes: [a, b],
          contacts: [
            [within * Double(a - 1), between * Double(b)],
            [between * Double(a), within * Double(b - 1)],
          ])
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func `every graph keeps what its model promises`(kind: Kind) throws {
    var random = TestGenerator(seed: 17)
    for seed in 0..<UInt64(TestExtent.count(full: 600, reduced: 120)) {
      let model = kind.model(&random)
      let graph: Graph
      do {
        graph = try model.build(seed: seed, workers: .single)
      } catch {
        // Some numbers of contacts nobody can have: that is said, with what to do.
        #expect(kind == .configuration && error.parameter == "degrees", "\(model): \(error)")
        #expect(error.message.contains("use "), "\(error)")
        #expect(throws: error) { try model.build(seed: seed, workers: Workers(3)) }
        continue
      }
      #expect(graph.people == model.people && !graph.isDirected)
      #expect(graph.checkInvariants() == [], "\(model), seed \(seed)")
      #expect(try model.build(seed: seed, workers: Workers(3)).rows == graph.rows, "\(model)")
      #expect(brokenPromise(graph, of: model, seed: seed) == nil, "\(model), seed \(seed)")
    }
  }

  /// What is promised exactly and not kept.
  private func brokenPromise(_ graph: Graph, of model: GraphModel, seed: UInt64) -> String? {
    let (people, degrees) = (graph.people, graph.degrees)
    func check(_ condition: Bool, _ broken: String) -> String? { condition ? nil : broken }
    switch model {
    case .complete:
      return check(degrees.allSatisfy { $0 == people - 1 }, "not everybody knows everybody")
    case .ringLattice(_, let contacts):
      return check(degrees.allSatisfy { $0 == contacts }, "contacts")
        ?? check(
          (0..<people).allSatisfy { person in
            graph.contacts(of: PersonID(person)).allSatisfy {
              let gap = abs(person - Int($0))
              return min(gap, people - gap) <= contacts / 2
            }
          }, "not the nearest")
    case .wattsStrogatz(_, let contacts, _):
      return check(graph.ties == people * contacts / 2, "ties")
        ?? check((degrees.min() ?? 0) >= contacts / 2, "own ties")
    case .barabasiAlbert(_, let attach):
      let earlier = (0..<people).map { person in
        graph.contacts(of: PersonID(person)).count { $0 < PersonID(person) }
      }
      return check(earlier == (0..<people).map { min($0, attach) }, "whom newcomers chose")
    case .erdosRenyi(_, let contacts):
      if contacts == 0 { return check(graph.ties == 0, "ties") }
      if contacts < Double(people - 1) { return nil }
      return check(graph.ties == people * (people - 1) / 2, "ties")
    case .randomRegular(_, let contacts):
      return check(degrees.allSatisfy { $0 == contacts }, "contacts")
    case .configuration(_, let distribution):
      return check(degrees == drawn(people, distribution, seed: seed), "contacts drawn")
    case .circles(_, let size, let weak):
      let outside = (0..<people).map { person in
        let circle = person / size
        let inside = graph.contacts(of: PersonID(person)).count { Int($0) / size == circle }
        let isWhole = inside == min(size, people - circle * size) - 1
        return isWhole ? degrees[person] - inside : -1
      }
      return check(!outside.contains(-1), "a circle is open")
        ?? check(weak > 0 || outside.allSatisfy { $0 == 0 }, "ties of circles")
    case .stochasticBlock(let sizes, let contacts):
      for person in 0..<people {
        let own = person < sizes[0] ? 0 : 1
        let first = graph.contacts(of: PersonID(person)).count { Int($0) < sizes[0] }
        for (group, count) in [first, degrees[person] - first].enumerated() {
          let mean = contacts[own][group]
          let most = group == own ? sizes[group] - 1 : sizes[group]
          if mean == 0, count > 0 { return "a tie too many" }
          if mean == Double(most), count < most { return "a tie too few" }
        }
      }
      return nil
    }
  }

  /// The first numbers of contacts that are drawn and that people can have.
  private func drawn(_ people: Int, _ distribution: CountDistribution, seed: UInt64) -> [Int] {
    let sampler = CountSampler(distribution)
    for attempt in 0..<10_000 {
      let key = GraphStream(seed: seed, draw: 0).key(stage: 0, attempt: attempt)
      let counts = (0..<people).map {
        UInt32(min(people - 1, sampler.count(at: key.draws(of: UInt64($0)).unit(0))))
      }
      if isGraphical(counts) { return counts.map(Int.init) }
    }
    return []
  }

  // MARK: Distributions

  /// How often somebody has 0, 1, … contacts, over many draws of a small graph.
  private func contacts(
    of person: PersonID, in model: GraphModel, upTo most: Int
  ) throws -> [Int] {
    try (0..<TestExtent.count(full: 20_000, reduced: 3000)).map { draw in
      try model.build(seed: 23, draw: draw, workers: .single).contactCount(of: person)
    }.histogram(upTo: most)
  }

  /// The chances of 0, 1, … of a sum of successes of several kinds of trials.
  private func chances(_ trials: [(Int, Double)], plus fixed: Int = 0) -> [Double] {
    var chances = [Double](repeating: 0, count: fixed) + [1]
    for (count, chance) in trials {
      var next = [Double](repeating: 0, count: chances.count + count)
      for (before, own) in chances.enumerated() {
        for more in 0...count {
          next[before + more] += own * binomialChance(of: more, among: count, chance: chance)
        }
      }
      chances = next
    }
    return chances
  }

  @Test(arguments: [(12, 3.0), (20, 9.5), (9, 7.6)])
  func `contacts of an Erdos-Renyi graph are binomial`(people: Int, mean: Double) throws {
    let model = GraphModel.erdosRenyi(people: people, contacts: mean)
    #expect(
      misfit(
        observed: try contacts(of: 4, in: model, upTo: people - 1),
        chances: chances([(people - 1, mean / Double(people - 1))])) < 4)
  }

  @Test(arguments: [(0, 4), (16, 1)] as [(PersonID, Int)])
  func `contacts outside a circle are binomial`(person: PersonID, inside: Int) throws {
    // Three circles of five people and one of two; the mean over people outside is weak.
    let weak = 3.0
    let outside = Double(15 * 12 + 2 * 15) / 17
    let model = GraphModel.circles(people: 17, size: 5, weak: weak)
    #expect(
      misfit(
        observed: try contacts(of: person, in: model, upTo: 16),
        chances: chances([(16 - inside, weak / outside)], plus: inside)) < 4)
  }

  @Test func `contacts in groups are binomial`() throws {
    let model = GraphModel.stochasticBlock(sizes: [6, 12], contacts: [[2, 3], [1.5, 5.5]])
    #expect(
      misfit(
        observed: try contacts(of: 2, in: model, upTo: 17),
        chances: chances([(5, 2.0 / 5), (12, 3.0 / 12)])) < 4)
  }

  @Test(arguments: [0.1, 0.5, 1])
  func `contacts of a small world are those kept and those moved here`(rewire: Double) throws {
    // Barrat and Weigt 2000, for many people: half are kept for certain, as many with chance 1 - rewire, and
    // a Poisson number of ties move here.
    let (people, half) = (30_000, 4)
    let graph = try GraphModel.wattsStrogatz(people: people, contacts: 2 * half, rewire: rewire)
      .build(seed: 19, workers: Workers(2))
    let moved = CountDistribution.poisson(mean: Double(half) * rewire)
    let kept = chances([(half, 1 - rewire)], plus: half)
    let expected = (0...40).map { count in
      kept.enumerated().reduce(0.0) { sum, own in
        sum + (own.0 > count ? 0 : own.1 * chance(of: count - own.0, in: moved))
      }
    }
    #expect(misfit(observed: graph.degrees.histogram(upTo: 40), chances: expected) < 4)
  }

  // MARK: Stopping

  static let large: [GraphModel] = [
    .ringLattice(people: 200_000, contacts: 100),
    .wattsStrogatz(people: 200_000, contacts: 100, rewire: 1),
    .wattsStrogatz(people: 4_000, contacts: 3_800, rewire: 1),
    .barabasiAlbert(people: 200_000, attach: 50),
    .erdosRenyi(people: 200_000, contacts: 100),
    .randomRegular(people: 200_000, contacts: 100),
    .configuration(people: 200_000, degrees: .between(50, 150)),
    .circles(people: 200_000, size: 50, weak: 50),
    .stochasticBlock(sizes: [100_000, 100_000], contacts: [[50, 50], [50, 50]]),
  ]

  @Test(arguments: large)
  func `once the workers are cancelled no graph is made`(model: GraphModel) {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: GraphModelProblem.stopped) {
      try model.build(seed: 1, workers: Workers(2, cancellation: cancellation))
    }
  }

  @Test(arguments: large.dropFirst())
  func `a graph under way is left when the workers are cancelled`(model: GraphModel) {
    let start = ContinuousClock.now
    #expect(throws: GraphModelProblem.stopped) {
      let cancellation = Cancellation(after: .milliseconds(100))
      return try model.build(seed: 1, workers: Workers(2, cancellation: cancellation))
    }
    // Whole graphs take longer, without optimisation.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
