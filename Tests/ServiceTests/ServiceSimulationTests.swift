import Parallelism
import Randomness
import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// The simulation against the reference, and at its ends.
///
/// Mentions `Coins`, `CoinSheet`, `SwayedCoin`, `PeopleWord`, `PeopleBlocks`, `Period`, `Period+Experience`, `Period+Waiting`, `Period+OwnFault`, `Period+Spending`,
/// `Period+Replacing`,
/// `ServiceCoins`, `ServiceStreams`, `MiseryShare`, `AttemptChoice` and `ServiceWorkspace`, all of which are reached through `ServiceSimulation` alone.
@Suite struct ServiceSimulationTests {
  static let graphs: [Graph] = [
    SmallGraphs.graph(people: 0, ties: []),
    SmallGraphs.graph(people: 1, ties: []),
    SmallGraphs.star(leaves: 14),
    SmallGraphs.ring(64),
    SmallGraphs.path(65),
    SmallGraphs.random(people: 90, chance: 0.05, seed: 1),
    SmallGraphs.random(people: 40, chance: 0.2, directed: true, seed: 2),
    Graph(completeWithPeople: 20),
    SmallGraphs.random(people: 150, chance: 0.03, seed: 3),
  ]

  @Test(arguments: graphs.indices)
  func `agrees with the reference on every figure of many models`(index: Int) {
    let graph = Self.graphs[index]
    var generator = TestGenerator(seed: 100 + UInt64(index))
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    // One workspace throughout: what it held before must not matter.
    let workspace = ServiceWorkspace()
    for _ in 0..<150 {
      let model = SampleModels.random(&generator)
      func voice() -> Voice {
        Voice(
          tells: .nobody, retell: pick([0, 0.3, 1]), fade: pick([1, 0.7]),
          retells: pick([.exactly(2), .everyone]))
      }
      let rules = WaveRules(
        voices: ByOpinion(positive: voice(), negative: voice()),
        conflict: pick(ConflictRule.allCases),
        roundLimit: pick([nil, nil, 1]))
      let customers: KnownCustomers = pick([
        .atStart(.share(0.6), order: .random), .atStart(.share(1), order: .random),
        .atStart(.count(graph.people / 3), order: .random),
        .atStart(.share(0.4), order: .mostContacts), .atStart(.count(0), order: .mostContacts),
        .people((0..<graph.people / 2).map { PersonID($0 * 2) }),
      ])
      compare(graph, model, rules, customers, generator.next(), workspace)
    }
  }

  @Test(arguments: [0.02, 0.19, 0.6, 0.97, 1])
  func `agrees with the reference where few are asked, and where many are`(share: Double) {
    // More than two blocks of 512 people, the last word and the last block not full: where about a fifth
    // of people are asked, coins are flipped for everybody at once.
    let graph = LargeGraphs.erdosRenyi(people: 1_100, contacts: 8, seed: 7)
    let workspace = ServiceWorkspace()
    for (engaged, asks, join) in [(0.5, 0.4, 0.02), (0.03, 0, 0), (0.97, 1, 0.3)] {
      var model = SampleModels.usual(periods: 3)
      model.experience.employees = .init(
        engaged: engaged, miseryWhenEngaged: 0.05, miseryWhenNot: 0.4)
      model.listening = [
        Lever(name: "survey", finds: .unhappy(asks: asks, chance: 0.5, pleases: 0.1)),
        Lever(name: "calls", finds: .unhappy(asks: 0.5, chance: 0.2, pleases: 0)),
        Lever(name: "exit", finds: .leavers(chance: 0.5, winBack: 0.3)),
      ]
      model.market.join = join
      compare(
        graph, model, SampleModels.rules, .atStart(.share(share), order: .random), 10, workspace)
      model.recovery.within = 2.5
      (model.experience.ownFault, model.recovery.helpsOwnFault) = (0.4, 0.3)
      (model.classes[.silent].spends, model.classes[.resolved].spends) = (0.6, 0.9)
      model.money.replace = 0.7
      model.listening.append(Lever(name: "sales", finds: .buyingLess(chance: 0.3)))
      compare(
        graph, model, SampleModels.rules, .atStart(.share(share), order: .random), 11, workspace)
      // Nobody serves in particular, and everybody is served.
      model.experience.employees = nil
      model.visits = 1
      compare(
        graph, model, SampleModels.rules, .atStart(.share(share), order: .random), 12, workspace)
    }
  }

  @Test func `agrees with the reference on more people than bytes count without overflow`() {
    let graph = LargeGraphs.erdosRenyi(people: 17_100, contacts: 3, seed: 8)
    var model = SampleModels.usual(periods: 2)
    // Whoever there is, is a customer, is served, is in misery, complains and is asked; then half leave.
    (model.visits, model.complaints.complain) = (1, 1)
    (model.experience.misery, model.experience.magic) = (1, 0)
    model.listening = [Lever(name: "survey", finds: .unhappy(asks: 1, chance: 1, pleases: 1))]
    model.market.join = 0.9
    compare(
      graph, model, SampleModels.rules, .atStart(.share(1), order: .random), 13,
      ServiceWorkspace())
  }

  @Test func `agrees with the reference where capacity takes some of many attempts`() {
    let graph = LargeGraphs.erdosRenyi(people: 3_000, contacts: 6, seed: 5)
    let workspace = ServiceWorkspace()
    for capacity in [0, 1, 17, 250, 400, 100_000] {
      var model = SampleModels.usual(periods: 2)
      model.experience.misery = 0.5
      model.complaints.complain = 0.9
      model.recovery.capacity = capacity
      // A chance of 1 has its last part end at 2^53, and a tiny one puts many coins in few parts.
      for attempt in [1, 0.6, 0.02] {
        model.recovery.attempt = attempt
        compare(
          graph, model, SampleModels.rules, .atStart(.share(0.7), order: .random),
          UInt64(capacity), workspace)
      }
    }
  }

  private func compare(
    _ graph: Graph, _ model: ServiceModel, _ rules: WaveRules, _ customers: KnownCustomers,
    _ seed: UInt64, _ workspace: ServiceWorkspace
  ) {
    #expect(model.problem == nil)
    let simulation = ServiceSimulation(
      graph: graph, model: model, rules: rules, customers: customers)
    let reference = ReferenceService(
      graph: graph, model: model, rules: rules, customers: customers)
    let replicate = Int(seed % 3)
    var outcome = simulation.run(seed: seed, replicate: replicate, in: workspace)
    let expected = reference.run(seed: seed, replicate: replicate)
    #expect(outcome.periods.count == expected.periods.count)
    func near(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) <= 1e-9 * (1 + abs(b)) }
    // Sums of money may differ in the last digits; all else must not.
    let amounts: [WritableKeyPath<PeriodOutcome, Double>] = [
      \.miseryShare, \.spending, \.revenue, \.revenueLost, \.acquisitionSaved, \.recoveryCost,
      \.answerCost, \.listeningCost, \.exitInterviewCost, \.inviteCost, \.engagementCost,
      \.replacementCost, \.replacingCost, \.marginLost,
      \.discountFactor,
    ]
    for period in expected.periods.indices {
      for amount in amounts {
        let (value, should) = (
          outcome.periods[period][keyPath: amount], expected.periods[period][keyPath: amount]
        )
        #expect(near(value, should), "\(amount) of \(model)")
        outcome.periods[period][keyPath: amount] = should
      }
      #expect(outcome.periods[period] == expected.periods[period], "\(model) \(seed)")
    }
    #expect(near(outcome.residualValue, expected.residualValue), "\(model)")
    #expect(near(outcome.residualPeriods, expected.residualPeriods), "\(model)")
  }

  // MARK: Ends

  private static let graph = SmallGraphs.random(people: 200, chance: 0.04, seed: 9)

  @Test func `nobody, no customers, or nothing but customers are ordinary cases`() {
    let model = SampleModels.usual()
    for graph in [SmallGraphs.graph(people: 0, ties: []), Self.graph] {
      let none = SampleModels.simulation(
        model, graph, customers: .atStart(.count(0), order: .random)
      ).run(seed: 1, replicate: 0, in: ServiceWorkspace())
      #expect(none.periods.count == 3)
      #expect(none.periods[0].customers == 0)
      #expect(none.periods[0].prospects == graph.people)
      #expect(none.periods[0].wave.counts.negative.tellings == 0)
      #expect(none.periods[0].profit == 0)
    }
    let all = SampleModels.simulation(
      model, Self.graph, customers: .atStart(.share(1), order: .random)
    ).run(seed: 1, replicate: 0, in: ServiceWorkspace())
    #expect(all.periods[0].customers == 200)
    #expect(all.periods.allSatisfy { $0.prospects == 0 && $0.joiners == 0 })
  }

  @Test func `where every chance is 0 nothing happens, and nobody stays`() {
    let model = ServiceModel(
      periods: 2, visits: 0, experience: Experience(misery: 0, magic: 0),
      complaints: Complaints(complain: 0),
      listening: [Lever(name: "a", finds: .unhappy(asks: 0, chance: 0, pleases: 0))],
      classes: ByClass { _ in ClassRule(loyalty: 0) }, money: Money(margin: 1))
    let outcome = SampleModels.simulation(
      model, Self.graph, customers: .atStart(.count(50), order: .random)
    ).run(seed: 1, replicate: 0, in: ServiceWorkspace())
    #expect(outcome.periods[0].byClass[.ordinary] == 50)
    #expect(outcome.periods[0].leavers == 50)
    #expect(outcome.periods[1].customers == 0)
    #expect(outcome.periods[1].gone == 50)
    #expect(outcome.netPresentValue == 0)
  }

  @Test func `where every chance is 1 all that can happen does`() {
    let model = ServiceModel(
      periods: 2, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(
        complain: 0, invited: 1, inviteCost: 1, answerCost: 2, analysed: 1),
      listening: [
        Lever(
          name: "a", finds: .unhappy(asks: 1, chance: 1, pleases: 1), costPerPeriod: 3,
          costPerContact: 1), Lever(name: "b", finds: .causes(calls: 7), costPerContact: 4),
      ],
      recovery: Recovery(attempt: 1, resolvedQuickly: 1, costPerAttempt: 5),
      classes: SampleModels.classes([0, 0, 0, 1], good: .everyone),
      market: Market(join: 1), money: Money(margin: 100, retention: 0))
    let outcome = SampleModels.simulation(
      model, Self.graph, customers: .atStart(.count(50), order: .random)
    ).run(seed: 1, replicate: 0, in: ServiceWorkspace())
    let first = outcome.periods[0]
    #expect(first.byClass[.resolvedQuickly] == 50)
    #expect(first.complaints == 50 && first.attempts == 50 && first.found == 0)
    #expect(first.joiners == 150 && first.leavers == 0)
    #expect(first.causesNoticed == 57)
    #expect(first.revenue == 5_000)
    #expect(first.cost == 50 + 100 + (3 + 50 + 28) + 250)
    #expect(outcome.periods[1].customers == 200)
    #expect(outcome.residualValue == 0)
  }

  @Test func `shares out of range are reported`() {
    func problem(_ change: (inout ServiceModel) -> Void) -> String? {
      var model = SampleModels.usual()
      change(&model)
      return model.problem
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.periods = 0 } == "\"periods\" is at least 1")
    #expect(problem { $0.visits = .nan } == "\"visits\" is a share in 0...1")
    #expect(problem { $0.experience.misery = 0.95 } == "misery and magic are at most 1 together")
    #expect(
      problem { $0.recovery.resolvedQuickly = 0.7 }
        == "resolvedQuickly and resolved are at most 1 together")
    #expect(problem { $0.recovery.capacity = -1 } == "\"capacity\" is not negative")
    #expect(problem { $0.money.discount = -0.1 } == "\"discount\" is a rate of at least 0")
    #expect(
      problem { $0.classes[.silent].spends = -1 } == "\"spends\" is a factor of at least 0")
    #expect(problem { $0.classes[.magic].spends = 2 } == "who met no misery spends 1")
    #expect(
      problem { $0.recovery.within = 0.5 } == "\"within\" is a number of periods of at least 1")
    #expect(
      problem { $0.classes[.resolvedQuickly].loyalty = 2 }
        == "\"loyalty of resolvedQuickly\" is a share in 0...1")
    let lever = Lever(name: "call", finds: .leavers(chance: 1.5, winBack: 0))
    #expect(problem { $0.listening = [lever] } == "\"call.chance\" is a share in 0...1")
    let calls = Lever(name: "call", finds: .causes(calls: -1))
    #expect(problem { $0.listening = [calls] } == "the calls of \"call\" are not negative")
    let fine = Lever(name: "call", finds: .causes(calls: 1))
    #expect(problem { $0.listening = [fine, fine] } == "levers have distinct names")
    #expect(
      problem { $0.market.staying.heardBad = -1 }
        == "\"staying.heardBad\" is a factor on odds, in 0...1e150")
    #expect(
      problem { $0.market.remembers = 0.5 }
        == "\"remembers\" is a number of periods of at least 1")
    #expect(
      problem { $0.classes[.silent].story = .init(.negative, tells: .each(2)) }
        == "a chance is in 0...1")
  }

  @Test func `a cancelled replicate ends between periods`() {
    let simulation = ServiceSimulation(
      graph: SmallGraphs.ring(64), model: SampleModels.usual(periods: 500),
      rules: WaveRules(
        voices: ByOpinion(
          positive: Voice(tells: .nobody), negative: Voice(tells: .nobody))),
      customers: .atStart(.share(0.6), order: .random))
    let cancellation = Cancellation()
    let workspace = ServiceWorkspace(cancellation: cancellation)
    #expect(simulation.run(seed: 1, replicate: 0, in: workspace).periods.count == 500)
    #expect(!workspace.wasStopped)
    cancellation.cancel()
    #expect(simulation.run(seed: 1, replicate: 1, in: workspace).periods.count < 100)
    #expect(workspace.wasStopped)
  }
}
