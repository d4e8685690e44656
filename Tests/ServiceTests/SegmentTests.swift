import Randomness
import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Of segments: against the reference, against closed forms, and what must hold of any.
///
/// Mentions `Population` and `PeriodOutcome+Together`, which are reached through `ServiceSimulation` alone.
@Suite struct SegmentTests {
  private static let graph = LargeGraphs.erdosRenyi(people: 1_000, contacts: 8, seed: 11)

  private func runs(
    _ model: ServiceModel, _ replicates: Int, seed: UInt64 = 7, graph: Graph = Self.graph,
    customers: KnownCustomers = .atStart(.share(0.6), order: .random),
    rules: WaveRules = SampleModels.rules
  ) -> [ServiceOutcome] {
    let simulation = SampleModels.simulation(model, graph, customers: customers, rules: rules)
    let workspace = ServiceWorkspace()
    return (0..<replicates).map { simulation.run(seed: seed, replicate: $0, in: workspace) }
  }

  /// Any model with two or three segments; levers, capacity, employees and learning among them.
  private static func random(_ generator: inout TestGenerator) -> ServiceModel {
    var model = SampleModels.random(&generator)
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let stories = model.stories
    func tells() -> Double {
      let factor = pick([0, 0.5, 1, 1.5, 2])
      let isPossible = stories.allSatisfy { $0.tells.problem(times: factor) == nil }
      return isPossible ? factor : 1
    }
    let shares = pick([[0.2, 0.8], [0.5, 0.5], [0, 1], [0.3, 0.3, 0.4]])
    model.segments = shares.enumerated().map { place, share in
      Segment(
        "segment-\(place)", share: share, margin: pick([0, 1, 3]), misery: pick([0, 0.5, 1, 4]),
        complain: pick([0, 0.3, 1, 5]), tells: tells())
    }
    return model
  }

  private static func near(_ a: Double, _ b: Double) -> Bool {
    a == b || abs(a - b) <= 1e-9 * (1 + abs(b))
  }

  // MARK: Against the reference

  @Test(arguments: ServiceSimulationTests.graphs.indices)
  func `every person lives by the model of their segment`(index: Int) {
    let graph = ServiceSimulationTests.graphs[index]
    var generator = TestGenerator(seed: 300 + UInt64(index))
    let workspace = ServiceWorkspace()
    for number in 0..<80 {
      let model = Self.random(&generator)
      #expect(model.problem == nil)
      let rules = WaveRules(
        voices: ByOpinion { _ in
          Voice(tells: .nobody, retell: 0.3, retells: .exactly(2))
        })
      let customers: KnownCustomers = .atStart(.share(0.6), order: .random)
      let simulation = SampleModels.simulation(model, graph, customers: customers, rules: rules)
      let reference = ReferenceService(
        graph: graph, model: model, rules: rules, customers: customers)
      compare(
        simulation.run(seed: UInt64(number), replicate: 1, in: workspace),
        reference.run(seed: UInt64(number), replicate: 1))
    }
  }

  private func compare(_ outcome: ServiceOutcome, _ expected: ServiceOutcome) {
    #expect(outcome.segments.map(\.name) == expected.segments.map(\.name))
    #expect(Self.near(outcome.residualValue, expected.residualValue))
    #expect(Self.near(outcome.residualPeriods, expected.residualPeriods))
    for (period, should) in zip(outcome.periods, expected.periods) {
      #expect(Self.withoutMoney(period) == Self.withoutMoney(should))
      for amount in Self.amounts {
        #expect(Self.near(period[keyPath: amount], should[keyPath: amount]), "\(amount)")
      }
    }
    for (part, should) in zip(outcome.segments, expected.segments) {
      #expect(Self.near(part.outcome.residualValue, should.outcome.residualValue))
      #expect(Self.near(part.outcome.residualPeriods, should.outcome.residualPeriods))
      for (period, should) in zip(part.outcome.periods, should.outcome.periods) {
        #expect(period.customers == should.customers && period.prospects == should.prospects)
        #expect(period.byClass == should.byClass)
        #expect(period.complaints == should.complaints && period.attempts == should.attempts)
        #expect(period.leavers == should.leavers && period.joiners == should.joiners)
        #expect(period.lostByTalk == should.lostByTalk && period.vented == should.vented)
        #expect(period.waiting == should.waiting && period.openCases == should.openCases)
        #expect(period.refused == should.refused && period.replaced == should.replaced)
        #expect(period.friendsCalled == should.friendsCalled)
        #expect(period.friendsKept == should.friendsKept)
        for amount in [\PeriodOutcome.spending, \.revenue, \.revenueLost, \.cost] {
          #expect(Self.near(period[keyPath: amount], should[keyPath: amount]), "\(amount)")
        }
      }
    }
  }

  private static var amounts: [WritableKeyPath<PeriodOutcome, Double>] {
    [
      \.miseryShare, \.spending, \.revenue, \.revenueLost, \.acquisitionSaved, \.recoveryCost,
      \.answerCost, \.listeningCost, \.exitInterviewCost, \.inviteCost, \.engagementCost,
      \.replacingCost, \.replacementCost, \.marginLost, \.discountFactor,
    ]
  }

  /// A period whose amounts of money, which may differ in the last digits, are 0.
  private static func withoutMoney(_ period: PeriodOutcome) -> PeriodOutcome {
    var period = period
    for amount in amounts { period[keyPath: amount] = 0 }
    return period
  }

  // MARK: Sums

  @Test func `segments that change nothing give what no segments give`() {
    var generator = TestGenerator(seed: 5)
    for number in 0..<60 {
      let model = SampleModels.random(&generator)
      var divided = model
      divided.segments = [
        Segment("a", share: 0.3), Segment("b", share: 0.25), Segment("c", share: 0.45),
      ]
      // What customers go on to cost and to spend follows those of their segment.
      var ofOne = model
      ofOne.segments = [Segment("a", share: 1), Segment("b", share: 0)]
      let graph = SmallGraphs.random(people: 150, chance: 0.03, seed: UInt64(number))
      let (all, parts) = (
        runs(model, 2, seed: UInt64(number), graph: graph),
        runs(divided, 2, seed: UInt64(number), graph: graph)
      )
      for (one, several) in zip(all, parts) {
        for (period, other) in zip(one.periods, several.periods) {
          #expect(Self.withoutMoney(period) == Self.withoutMoney(other))
          for amount in Self.amounts {
            #expect(Self.near(period[keyPath: amount], other[keyPath: amount]), "\(amount)")
          }
        }
      }
      for (one, same) in zip(all, runs(ofOne, 2, seed: UInt64(number), graph: graph)) {
        #expect(Self.near(one.residualValue, same.residualValue))
        #expect(Self.near(one.residualPeriods, same.residualPeriods))
        #expect(Self.near(one.discountedAttempts, same.discountedAttempts))
      }
    }
  }

  @Test func `segments add up to all, but for what belongs to no segment`() {
    var generator = TestGenerator(seed: 6)
    for number in 0..<60 {
      let model = Self.random(&generator)
      let graph = SmallGraphs.random(people: 150, chance: 0.03, seed: UInt64(number))
      let outcome = runs(model, 1, seed: UInt64(number), graph: graph)[0]
      let parts = outcome.segments.map(\.outcome)
      #expect(parts.count == model.segments.count)
      var (perPeriod, lasting) = (model.experience.employees?.costPerPeriod ?? 0, 0.0)
      for lever in model.listening {
        perPeriod += lever.costPerPeriod
        switch lever.finds {
        case .causes(let calls): perPeriod += Double(calls) * lever.costPerContact
        case .leavers: lasting -= lever.costPerPeriod
        case .unhappy, .buyingLess: break
        }
      }
      lasting += perPeriod
      let last = Double(outcome.periods.last?.customers ?? 0)
      let later = last == 0 ? 0 : outcome.residualPeriods * lasting / last
      #expect(Self.near(parts.reduce(0) { $0 + $1.residualValue }, outcome.residualValue + later))
      for value in [
        \ServiceOutcome.residualPeriods, \.discountedAttempts, \.discountedRecoveryCost,
      ] {
        #expect(
          Self.near(parts.reduce(0) { $0 + $1[keyPath: value] }, outcome[keyPath: value]),
          "\(value)")
      }
      for (index, period) in outcome.periods.enumerated() {
        let own = parts.map { $0.periods[index] }
        func sum(_ count: (PeriodOutcome) -> Int) -> Int { own.reduce(0) { $0 + count($1) } }
        #expect(sum(\.customers) == period.customers)
        #expect(sum(\.served) == period.served && sum(\.misery) == period.misery)
        #expect(sum(\.leavers) == period.leavers && sum(\.joiners) == period.joiners)
        #expect(sum(\.causesNoticed) == period.causesNoticed - period.callsInMisery)
        #expect(sum(\.attempts) == period.attempts && sum(\.waiting) == period.waiting)
        #expect(sum(\.vented) == period.vented && sum(\.refused) == period.refused)
        #expect(sum(\.friendsCalled) == period.friendsCalled)
        #expect(sum(\.friendsKept) == period.friendsKept && sum(\.replaced) == period.replaced)
        #expect(period.attempts <= model.recovery.capacity ?? .max)
        #expect(
          Self.near(own.reduce(0) { $0 + $1.profit }, period.profit + perPeriod),
          "\(own.map(\.profit)) \(period.profit) \(perPeriod)")
        for part in own { #expect(part.discountFactor == period.discountFactor) }
      }
    }
  }

  // MARK: Who is of which segment

  @Test func `a larger first share has the same people and more`() {
    func customers(_ share: Double) -> [Int] {
      var model = SampleModels.usual(periods: 1)
      model.segments = [Segment("first", share: share), Segment("rest", share: 1 - share)]
      return runs(model, 20, customers: .atStart(.share(1), order: .random))
        .map { $0.segments[0].outcome.periods[0].customers }
    }
    let counts = [0, 0.1, 0.4, 0.9, 1].map(customers)
    for (fewer, more) in zip(counts, counts.dropFirst()) {
      #expect(zip(fewer, more).allSatisfy { $0 <= $1 })
    }
    #expect(counts[0].allSatisfy { $0 == 0 } && counts[4].allSatisfy { $0 == 1_000 })
    let sample = SampleMean(counts[2].map(Double.init))
    #expect(sample.agrees(with: 400))
  }

  // MARK: Closed forms

  private static let cases: [[Segment]] = [
    [Segment("a", share: 0.5, misery: 3), Segment("b", share: 0.5)],
    [Segment("a", share: 0.1, margin: 9), Segment("b", share: 0.9, complain: 0.2)],
    [
      Segment("a", share: 0.2, margin: 2, misery: 0.3, complain: 4),
      Segment("b", share: 0.3, misery: 2), Segment("c", share: 0.5, complain: 0),
    ],
  ]

  @Test(arguments: ServiceExpectationTests.settings.indices.filter { $0 < 12 || $0 % 3 == 0 })
  func `each segment gives the values of its closed forms`(index: Int) {
    var model = ServiceExpectationTests.settings[index]
    model.segments = Self.cases[index % Self.cases.count]
    let silence = WaveRules(
      voices: ByOpinion(positive: Voice(tells: .nobody), negative: Voice(tells: .nobody)))
    let outcomes = runs(
      model, 400, seed: 31, graph: SmallGraphs.ring(1_000),
      customers: .atStart(.count(600), order: .random), rules: silence)
    for (place, segment) in model.segments.enumerated() {
      let periods = outcomes.map { $0.segments[place].outcome.periods[0] }
      let theory = ServiceExpectation(
        of: model.model(of: segment), customers: 600 * segment.share,
        prospects: 400 * segment.share)
      func check(_ name: String, _ should: Double, _ value: (PeriodOutcome) -> Double) {
        let sample = SampleMean(periods.map(value))
        #expect(
          sample.agrees(with: should, allowance: 1e-6),
          "\(segment.name), \(name): \(sample.mean) +- \(sample.standardError), \(should)")
      }
      check("served", theory.served) { Double($0.served) }
      check("misery", theory.misery) { Double($0.misery) }
      check("complaints", theory.complaints) { Double($0.complaints) }
      check("found", theory.found) { Double($0.found) }
      check("noticed", theory.noticed) { Double($0.noticed) }
      check("refused", theory.refused) { Double($0.refused) }
      check("attempts", theory.attempts) { Double($0.attempts) }
      check("waiting", theory.waiting) { Double($0.waiting) }
      check("replaced", theory.replaced) { Double($0.replaced) }
      check("leavers", theory.leavers) { Double($0.leavers) }
      check("unhappy leavers", theory.unhappyLeavers) { Double($0.unhappyLeavers) }
      check("joiners", theory.joiners) { Double($0.joiners) }
      check("revenue", theory.revenue) { $0.revenue }
      for kind in CustomerClass.allCases {
        check("\(kind)", theory.byClass[kind]) { Double($0.byClass[kind]) }
      }
    }
    // Audit calls meet the misery of an average person.
    let calls = SampleMean(outcomes.map { Double($0.periods[0].callsInMisery) })
    let number = outcomes[0].periods[0].calls
    #expect(calls.agrees(with: Double(number) * model.meanMisery))
  }

  @Test func `twice as many told by a segment are twice as many tellings of its own`() {
    var model = SampleModels.usual(periods: 1)
    model.classes = SampleModels.classes(good: nil, bad: .exactly(2))
    model.experience.magic = 0
    model.recovery = Recovery()
    model.segments = [Segment("a", share: 0.5, tells: 3), Segment("b", share: 0.5)]
    let rules = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    for outcome in runs(model, 20, graph: SmallGraphs.ring(1_000), rules: rules) {
      // On a ring everybody has two contacts, and three times two are no more.
      let misery = outcome.segments.map { $0.outcome.periods[0].misery }
      #expect(outcome.periods[0].wave.counts.negative.tellings == 2 * (misery[0] + misery[1]))
    }
    let crowd = LargeGraphs.erdosRenyi(people: 1_000, contacts: 60, seed: 3)
    for outcome in runs(model, 20, graph: crowd, rules: rules) {
      let misery = outcome.segments.map { $0.outcome.periods[0].misery }
      #expect(outcome.periods[0].wave.counts.negative.tellings == 6 * misery[0] + 2 * misery[1])
    }
  }

  // MARK: With the same random numbers

  @Test func `more misery in a segment never makes anybody in it happy`() {
    func unhappy(_ factor: Double) -> [[Int]] {
      var model = SampleModels.usual(periods: 1)
      model.segments = [Segment("a", share: 0.4, misery: factor), Segment("b", share: 0.6)]
      return runs(model, 20).map { $0.segments.map { $0.outcome.periods[0].misery } }
    }
    let counts = [0, 0.5, 1, 3, 100].map(unhappy)
    for (fewer, more) in zip(counts, counts.dropFirst()) {
      for (a, b) in zip(fewer, more) { #expect(a[0] <= b[0] && a[1] == b[1]) }
    }
  }

  // MARK: The model of a segment

  @Test func `factors are on odds, the margin and contacts`() throws {
    var model = SampleModels.usual()
    model.complaints.invited = 0.5
    let own = model.model(
      of: Segment("a", share: 1, margin: 3, misery: 4, complain: 3, tells: 2))
    #expect(abs(own.experience.misery - 0.5) < 1e-12)
    #expect(abs(own.complaints.chance - 0.75) < 1e-12)
    #expect(own.money.margin == 30 && own.segments.isEmpty)
    let told = try #require(own.classes[.silent].story?.tells.meanCount)
    #expect(abs(told - 18) < 1e-12)
    model.experience.employees = .init(engaged: 0.5, miseryWhenEngaged: 0, miseryWhenNot: 0.2)
    let served = model.model(of: Segment("a", share: 1, misery: 4))
    #expect(served.experience.employees?.miseryWhenEngaged == 0)
    #expect(abs(served.experience.startingMisery - 0.25) < 1e-12)
  }

  @Test func `what is wrong with segments is said`() {
    func problem(_ segments: [Segment]) -> String? {
      var model = SampleModels.usual()
      model.segments = segments
      return model.problem
    }
    #expect(problem([Segment("a", share: 0.5), Segment("b", share: 0.5)]) == nil)
    #expect(
      problem([Segment("a", share: 0.5), Segment("a", share: 0.5)])?.contains("names") == true)
    #expect(problem([Segment("a", share: 0.5), Segment("b", share: 0.4)])?.contains("sum") == true)
    #expect(
      problem([Segment("a", share: 1.5), Segment("b", share: -0.5)])?.contains("0...1") == true)
    #expect(problem([Segment("a", share: 1, misery: -1)])?.contains("factors") == true)
    #expect(problem([Segment("a", share: 1, tells: 1e9)]) != nil)
  }

  @Test func `with everybody complaining or without misery no segment is left out`() {
    var model = SampleModels.usual()
    model.segments = [
      Segment("a", share: 0.5, misery: 3, complain: 0), Segment("b", share: 0.5, complain: 0.5),
    ]
    for segment in Counterfactual.everyoneComplains.applied(to: model).parts {
      #expect(segment.model.complaints.chance == 1)
    }
    for segment in Counterfactual.noMisery.applied(to: model).parts {
      #expect(segment.model.experience.startingMisery == 0)
    }
  }
}
