import Randomness
import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Calls to friends of leavers against closed forms, and what holds of them with the same random numbers;
/// against the reference they are compared in `ServiceSimulationTests`.
@Suite struct FriendCallsTests {
  private static let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })

  private static func exits(
    _ name: String, chance: Double = 0.5, winBack: Double = 0.2, cost: Double = 3,
    _ friends: FriendCalls?
  ) -> Lever {
    var lever = Lever(
      name: name, finds: .leavers(chance: chance, winBack: winBack), costPerContact: cost)
    lever.friends = friends
    return lever
  }

  private static let usual: ServiceModel = {
    var model = SampleModels.usual(periods: 1)
    model.classes = SampleModels.classes(ordinary: 0.9, good: nil, bad: nil)
    model.market = Market()
    return model
  }()

  /// Levers, on graphs of 2, 5 and 59 contacts each.
  static let settings: [(levers: [Lever], graph: Graph)] = {
    let ring = SmallGraphs.ring(600)
    let circles = LargeGraphs.circles(people: 600, size: 6, weak: 0, seed: 1)
    let complete = Graph(completeWithPeople: 60)
    return [
      ([exits("exits", FriendCalls(share: 0.5, staying: 3))], ring),
      ([exits("exits", FriendCalls(share: 1, staying: 2))], circles),
      ([exits("exits", FriendCalls(share: 0.05, staying: 5))], complete),
      ([exits("exits", chance: 1, winBack: 0, FriendCalls(share: 1, staying: 1e6))], ring),
      ([exits("exits", FriendCalls(share: 0.3, staying: 1))], circles),
      ([exits("exits", chance: 0.8, winBack: 1, FriendCalls(share: 0.6, staying: 1.2))], circles),
      (
        [
          exits("exits", FriendCalls(share: 0.4, staying: 2)),
          exits("last", chance: 0.7, winBack: 0.3, cost: 1, FriendCalls(share: 0.2, staying: 3)),
        ], circles
      ),
      (
        [
          exits("exits", chance: 0.9, winBack: 0.1, FriendCalls(share: 1, staying: 2)),
          exits("last", chance: 1, winBack: 0, cost: 1, FriendCalls(share: 1, staying: 4)),
        ], ring
      ),
      ([exits("exits", nil), exits("last", FriendCalls(share: 0.1, staying: 8))], complete),
      (
        [
          Lever(name: "survey", finds: .unhappy(asks: 0.3, chance: 0.6, pleases: 0.2)),
          exits("exits", chance: 0.6, FriendCalls(share: 0.9, staying: 1.5)),
        ], circles
      ),
    ]
  }()

  @Test(arguments: settings.indices)
  func `who is called, and who stays for it, is as the closed forms say`(index: Int) {
    let (levers, graph) = Self.settings[index]
    var model = Self.usual
    model.listening = levers
    let simulation = SampleModels.simulation(
      model, graph, customers: .atStart(.share(1), order: .random), rules: Self.silence)
    let workspace = ServiceWorkspace()
    let periods = (0..<400).map {
      simulation.run(seed: 19, replicate: $0, in: workspace).periods[0]
    }
    let customers = Double(graph.people)
    let theory = ServiceExpectation(of: model, customers: customers)
    let friends = FriendExpectation(
      model, customers: customers, contacts: graph.contactCount(of: 0))
    func check(_ name: String, _ expected: Double, _ read: (PeriodOutcome) -> Double) {
      let sample = SampleMean(periods.map(read))
      #expect(
        sample.agrees(with: expected, allowance: 1e-6),
        "\(name): \(sample.mean) +- \(sample.standardError), \(expected)")
    }
    check("heard", theory.leaversHeard) { Double($0.leaversHeard) }
    check("won back", theory.wonBack) { Double($0.wonBack) }
    check("called", friends.called) { Double($0.friendsCalled) }
    check("kept", friends.kept) { Double($0.friendsKept) }
    check("leavers", theory.leavers - friends.kept) { Double($0.leavers) }
    check("listening", theory.cost + friends.cost) { $0.cost }
    check("revenue", theory.revenue + friends.kept * model.money.margin) { $0.revenue }
  }

  // MARK: The same random numbers

  private func run(_ friends: FriendCalls?, replicate: Int, talk: Bool = false) -> ServiceOutcome {
    var model = SampleModels.usual(periods: 4)
    if !talk { model.market = Market() }
    model.listening = [Self.exits("exits", friends), Self.exits("last", nil)]
    return SampleModels.simulation(
      model, LargeGraphs.erdosRenyi(people: 700, contacts: 6, seed: 3)
    ).run(seed: 5, replicate: replicate, in: ServiceWorkspace())
  }

  @Test func `more calls, and calls that do more, never lose a customer`() {
    let ladder = [
      nil, FriendCalls(share: 0.2, staying: 1), FriendCalls(share: 0.2, staying: 2),
      FriendCalls(share: 0.6, staying: 2), FriendCalls(share: 1, staying: 2),
      FriendCalls(share: 1, staying: 50),
    ]
    for replicate in 0..<10 {
      let outcomes = ladder.map { run($0, replicate: replicate) }
      for (fewer, more) in zip(outcomes, outcomes.dropFirst()) {
        for (before, after) in zip(fewer.periods, more.periods) {
          #expect(after.customers >= before.customers && after.stayed >= before.stayed)
        }
        #expect(more.periods[0].friendsCalled >= fewer.periods[0].friendsCalled)
        #expect(more.periods[0].friendsKept >= fewer.periods[0].friendsKept)
      }
      let kept = outcomes[5].periods[0]
      #expect(kept.leavers + kept.friendsKept == outcomes[0].periods[0].leavers)
      #expect(kept.friendsKept > 0)
    }
  }

  @Test func `calls that do nothing cost what they cost, and no call is as no lever's word`() {
    for replicate in 0..<3 {
      let plain = run(nil, replicate: replicate, talk: true)
      #expect(run(FriendCalls(share: 0, staying: 9), replicate: replicate, talk: true) == plain)
      var idle = run(FriendCalls(share: 0.5, staying: 1), replicate: replicate, talk: true)
      for period in idle.periods.indices {
        let called = idle.periods[period].friendsCalled
        #expect(called > 0 && idle.periods[period].friendsKept == 0)
        #expect(
          idle.periods[period].listeningCost
            == plain.periods[period].listeningCost + 3 * Double(called))
        idle.periods[period].friendsCalled = 0
        idle.periods[period].listeningCost = plain.periods[period].listeningCost
        // Costs of exit interviews are no part of what is expected after the last period.
        idle.periods[period].exitInterviewCost = plain.periods[period].exitInterviewCost
      }
      #expect(idle == plain)
    }
  }

  @Test func `only contacts who are customers are called, each once`() {
    // The centre of a star leaves, and so do its leaves: each leaf names the centre, who is called once.
    let star = SmallGraphs.star(leaves: 9)
    var model = Self.usual
    model.classes = ByClass { _ in ClassRule(loyalty: 0) }
    model.listening = [
      Self.exits("exits", chance: 1, winBack: 0, cost: 1, FriendCalls(share: 1, staying: 5))
    ]
    func called(_ people: [PersonID]) -> PeriodOutcome {
      SampleModels.simulation(model, star, customers: .people(people), rules: Self.silence)
        .run(seed: 1, replicate: 0, in: ServiceWorkspace()).periods[0]
    }
    #expect(called((0...9).map { $0 }).friendsCalled == 10)
    #expect(called([0]).friendsCalled == 0)
    #expect(called([1, 2, 3]).friendsCalled == 0)
    let some = called([0, 4, 5])
    #expect(some.friendsCalled == 3 && some.listeningCost == 6)
    // No factor moves a chance of 0.
    #expect(some.friendsKept == 0 && some.leavers == 3)
  }

  @Test func `numbers out of range are reported`() {
    func problem(_ lever: Lever) -> String? {
      var model = Self.usual
      model.listening = [lever]
      return model.problem
    }
    #expect(problem(Self.exits("exits", FriendCalls(share: 1, staying: 1))) == nil)
    #expect(
      problem(Self.exits("exits", FriendCalls(share: 1.1)))
        == "\"exits.alsoFriends\" is a share in 0...1")
    for staying in [0.5, .nan, .infinity] {
      #expect(
        problem(Self.exits("exits", FriendCalls(share: 1, staying: staying)))
          == "\"exits.friendsStay\" is a factor on odds, in 1...1e150")
    }
    var shoppers = Lever(name: "shoppers", finds: .causes(calls: 1))
    shoppers.friends = FriendCalls(share: 1)
    #expect(
      problem(shoppers)
        == "only a lever that finds leavers calls their friends, not \"shoppers\"")
  }
}
