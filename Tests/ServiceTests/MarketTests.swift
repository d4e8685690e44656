import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// What hearing does to the chances to join and to stay, against formulas.
@Suite struct MarketTests {
  private static let nothing = ByOpinion(positive: false, negative: false)
  private static let good = ByOpinion(positive: true, negative: false)
  private static let bad = ByOpinion(positive: false, negative: true)
  private static let both = ByOpinion(positive: true, negative: true)

  private func near(_ a: Double, _ b: Double, within allowance: Double = 1e-15) -> Bool {
    abs(a - b) <= allowance
  }

  // MARK: The formula

  @Test func `O1: a small chance is about doubled or halved`() {
    let sway = Market.Sway(heardGood: 2, heardBad: 0.5)
    #expect(sway.moved(0.002, heard: Self.nothing) == 0.002)
    #expect(near(sway.moved(0.002, heard: Self.good), 0.003992016, within: 5e-10))
    #expect(near(sway.moved(0.002, heard: Self.bad), 0.001001001, within: 5e-10))
    #expect(sway.moved(0.002, heard: Self.both) == 0.002)
  }

  @Test func `O2: one half becomes three quarters or a quarter`() {
    let sway = Market.Sway(heardGood: 3, heardBad: 1 / 3)
    #expect(near(sway.moved(0.5, heard: Self.good), 0.75))
    #expect(near(sway.moved(0.5, heard: Self.bad), 0.25))
  }

  @Test func `O3: a large chance falls little`() {
    let sway = Market.Sway(heardBad: 0.5)
    #expect(near(sway.moved(0.98, heard: Self.bad), 0.960784314, within: 5e-10))
    #expect(sway.moved(0.98, heard: Self.good) == 0.98)
  }

  @Test func `O4: 0 and 1 stay, unless a factor of 0 makes it 0`() {
    for factor in [1e-9, 0.5, 1, 2, 1e9] {
      let sway = Market.Sway(heardGood: factor, heardBad: factor)
      for heard in [Self.nothing, Self.good, Self.bad, Self.both] {
        #expect(sway.moved(0, heard: heard) == 0 && sway.moved(1, heard: heard) == 1)
      }
    }
    let never = Market.Sway(heardGood: 5, heardBad: 0)
    for chance in [0, 0.3, 1] {
      #expect(never.moved(chance, heard: Self.bad) == 0)
      #expect(never.moved(chance, heard: Self.both) == 0)
      #expect(never.moved(chance, heard: Self.nothing) == chance)
    }
  }

  @Test func `a larger factor never lowers a chance`() {
    let factors = [0, 1e-6, 0.1, 0.5, 0.999, 1, 1.001, 2, 10, 1e6]
    for chance in [0, 1e-12, 0.002, 0.3, 0.5, 0.98, 1 - 1e-12, 1] {
      let moved = factors.map { Market.Sway(heardGood: $0).moved(chance, heard: Self.good) }
      #expect(zip(moved, moved.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(moved.allSatisfy { (0...1).contains($0) })
    }
  }

  // MARK: Simulated

  /// Ten markets: the chances to join and to stay, and the factors of each.
  static let markets: [(join: Double, stay: Double, joining: Market.Sway, staying: Market.Sway)] = [
    (0.002, 0.98, .init(heardGood: 2, heardBad: 0.5), .init(heardGood: 1.4, heardBad: 0.85)),
    (0.5, 0.5, .init(heardGood: 3, heardBad: 1 / 3), .init(heardGood: 3, heardBad: 1 / 3)),
    (0.02, 0.95, .init(heardGood: 10, heardBad: 0.1), .init(heardGood: 5, heardBad: 0.2)),
    (0.3, 0.7, .init(heardGood: 1.5, heardBad: 0.9), .init(heardGood: 1.1, heardBad: 0.7)),
    (0.1, 0.37, .init(heardGood: 4, heardBad: 0.6), .init(heardGood: 2.5, heardBad: 0.3)),
    // Bad news that attracts, and good news that repels.
    (0.2, 0.8, .init(heardGood: 0.5, heardBad: 2), .init(heardGood: 0.7, heardBad: 3)),
    (0.6, 0.4, .init(heardGood: 1, heardBad: 0.25), .init(heardGood: 1, heardBad: 1)),
    (0.9, 0.1, .init(heardGood: 7, heardBad: 0), .init(heardGood: 0, heardBad: 0.5)),
    (1, 1, .init(heardGood: 2, heardBad: 0), .init(heardGood: 3, heardBad: 0.5)),
    (0, 1, .init(heardGood: 100, heardBad: 0.5), .init(heardGood: 2, heardBad: 0)),
  ]

  /// What everybody hears from outside, in each period.
  private func hearing(_ heard: ByOpinion<Bool>) -> WaveRules {
    WaveRules(
      voices: ByOpinion { Voice(tells: .nobody, outside: heard[$0] ? 1 : 0) }, roundLimit: 1)
  }

  /// A chance by the definition of odds.
  private func moved(_ chance: Double, _ sway: Market.Sway, _ heard: ByOpinion<Bool>) -> Double {
    let factors = Opinion.allCases.filter { heard[$0] }.map {
      $0 == .positive ? sway.heardGood : sway.heardBad
    }
    if factors.contains(0) || chance == 0 { return 0 }
    if chance == 1 { return 1 }
    let odds = factors.reduce(chance / (1 - chance), *)
    return odds / (1 + odds)
  }

  @Test(arguments: markets.indices)
  func `joining and staying after good news, bad news and both`(index: Int) {
    let (join, stay, joining, staying) = Self.markets[index]
    let graph = SmallGraphs.ring(2_000)
    // Customers with an ordinary experience, and those who hold bad news first-hand themselves.
    for misery in [0.0, 1] {
      let model = ServiceModel(
        periods: 1, experience: Experience(misery: misery, magic: 0),
        complaints: Complaints(complain: 0),
        classes: ByClass { kind in
          ClassRule(
            loyalty: stay, story: kind == .silent ? .init(.negative, tells: .nobody) : nil)
        }, market: Market(join: join, joining: joining, staying: staying))
      for heard in [Self.nothing, Self.good, Self.bad, Self.both] {
        let simulation = SampleModels.simulation(
          model, graph, customers: .atStart(.count(1_000), order: .random), rules: hearing(heard))
        let workspace = ServiceWorkspace()
        var (joiners, left) = (SampleMean(), SampleMean())
        var (byTalk, lost, withoutTalk) = (SampleMean(), SampleMean(), SampleMean())
        for replicate in 0..<60 {
          let period = simulation.run(seed: 3, replicate: replicate, in: workspace).periods[0]
          joiners.add(Double(period.joiners))
          left.add(Double(period.leavers))
          byTalk.add(Double(period.joinersByTalk))
          lost.add(Double(period.lostByTalk))
          withoutTalk.add(Double(period.leaversWithoutTalk))
        }
        let joins = moved(join, joining, heard)
        let stays = moved(stay, staying, heard)
        #expect(joiners.agrees(with: 1_000 * joins))
        #expect(left.agrees(with: 1_000 * (1 - stays)))
        // As if one of the two had not been heard.
        let onlyBad = ByOpinion(positive: false, negative: heard.negative)
        let onlyGood = ByOpinion(positive: heard.positive, negative: false)
        #expect(byTalk.agrees(with: 1_000 * max(0, joins - moved(join, joining, onlyBad))))
        #expect(lost.agrees(with: 1_000 * max(0, moved(stay, staying, onlyGood) - stays)))
        #expect(withoutTalk.agrees(with: 1_000 * (1 - stay)))
      }
    }
  }

  @Test(arguments: [1.2, 3, 10])
  func `exchanging good and bad exchanges the effect`(factor: Double) {
    let graph = SmallGraphs.ring(2_000)
    func periods(
      _ heard: ByOpinion<Bool>, good: Double, bad: Double
    ) -> [PeriodOutcome] {
      let sway = Market.Sway(heardGood: good, heardBad: bad)
      let model = ServiceModel(
        periods: 1, experience: Experience(misery: 0, magic: 0),
        complaints: Complaints(complain: 0), classes: SampleModels.classes(ordinary: 0.5),
        market: Market(join: 0.5, joining: sway, staying: sway))
      let simulation = SampleModels.simulation(
        model, graph, customers: .atStart(.count(1_000), order: .random), rules: hearing(heard))
      return (0..<60).map {
        simulation.run(seed: 5, replicate: $0, in: ServiceWorkspace()).periods[0]
      }
    }
    let usual = periods(Self.good, good: factor, bad: 1 / factor)
    let opposite = periods(Self.bad, good: factor, bad: 1 / factor)
    let swapped = periods(Self.bad, good: 1 / factor, bad: factor)
    // The same coins: the same people.
    #expect(usual.map(\.joiners) == swapped.map(\.joiners))
    #expect(usual.map(\.leavers) == swapped.map(\.leavers))
    let effects = [usual, opposite].map { SampleMean($0.map { Double($0.joiners) - 500 }) }
    let expected = 1_000 * factor / (1 + factor) - 500
    #expect(effects[0].agrees(with: expected) && effects[1].agrees(with: -expected))
    let stays = [usual, opposite].map { SampleMean($0.map { Double($0.stayed) - 500 }) }
    #expect(stays[0].agrees(with: expected) && stays[1].agrees(with: -expected))
  }

  @Test func `heard-market: whoever is told has heard, and a factor of 0 makes the chance 0`() {
    // Two unhappy customers who tell each other: each holds the bad opinion, and hears it.
    let model = ServiceModel(
      periods: 1, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 0),
      classes: SampleModels.classes([1, 1, 1, 1], bad: .everyone),
      market: Market(staying: .init(heardBad: 0)))
    let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let simulation = SampleModels.simulation(
      model, Graph(completeWithPeople: 2), customers: .atStart(.share(1), order: .random),
      rules: silence)
    for replicate in 0..<20 {
      let period = simulation.run(seed: 1, replicate: replicate, in: ServiceWorkspace()).periods[0]
      #expect(period.leavers == 2 && period.lostByTalk == 2)
      #expect(period.wave.counts.negative.reach == 0)
    }
  }

  @Test func `everybody is told in the end where all hold the story and tell in every round`() {
    // On a path each tells one of two contacts a round: it takes several until all have been told.
    let model = ServiceModel(
      periods: 1, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 0),
      classes: SampleModels.classes([1, 1, 1, 1], bad: .exactly(1)),
      market: Market(staying: .init(heardBad: 0)))
    let rules = WaveRules(
      voices: ByOpinion { _ in Voice(tells: .nobody, repeats: true) }, roundLimit: 200)
    let simulation = SampleModels.simulation(
      model, SmallGraphs.path(65), customers: .atStart(.share(1), order: .random), rules: rules)
    for replicate in 0..<5 {
      let period = simulation.run(seed: 1, replicate: replicate, in: ServiceWorkspace()).periods[0]
      #expect(period.leavers == 65)
      #expect((2..<200).contains(period.wave.rounds))
    }
  }

  // MARK: Remembering

  /// Prospects who join unless they have heard good news: those at a period's start still remember.
  private func prospects(
    _ periods: Int, remembers: Double, magic: Double = 0, _ graph: Graph, _ rules: WaveRules,
    _ customers: KnownCustomers, replicates: Int
  ) -> [[Int]] {
    let model = ServiceModel(
      periods: periods, experience: Experience(misery: 0, magic: magic),
      complaints: Complaints(complain: 0),
      classes: SampleModels.classes(magic: 0, good: .everyone),
      market: Market(join: 1, joining: .init(heardGood: 0), remembers: remembers))
    let simulation = SampleModels.simulation(model, graph, customers: customers, rules: rules)
    let workspace = ServiceWorkspace()
    return (0..<replicates).map { replicate in
      simulation.run(seed: 8, replicate: replicate, in: workspace).periods.map(\.prospects)
    }
  }

  @Test(arguments: [1, 1.25, 3, 8])
  func `a hearing lasts as many periods as it is remembered, geometrically`(remembers: Double) {
    // A delighted customer tells everybody, leaves, and is not heard again.
    let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let found = prospects(
      120, remembers: remembers, magic: 1, SmallGraphs.star(leaves: 2_000), silence, .people([0]),
      replicates: 40)
    let keep = 1 - 1 / remembers
    var expected = 2_000.0
    for period in 1..<20 {
      #expect(SampleMean(found.map { Double($0[period]) }).agrees(with: expected, allowance: 0.01))
      expected *= keep
    }
    // In all: the mean.
    let lasted = found.map { Double($0.dropFirst().reduce(0, +)) / 2_000 }
    #expect(SampleMean(lasted).agrees(with: remembers, allowance: 1e-3))
  }

  /// Everybody is told good news in a period with a chance, from outside.
  private func outside(_ chance: Double) -> WaveRules {
    WaveRules(
      voices: ByOpinion(
        positive: Voice(tells: .nobody, outside: chance), negative: Voice(tells: .nobody)),
      roundLimit: 1)
  }

  @Test(arguments: [1, 2, 6], [0.1, 0.5])
  func `hearing again refreshes what is remembered`(remembers: Double, told: Double) {
    // Whoever neither is told nor remembers joins.
    let found = prospects(
      8, remembers: remembers, SmallGraphs.ring(2_000), outside(told),
      .atStart(.count(0), order: .random),
      replicates: 60)
    let keep = told + (1 - told) * (1 - 1 / remembers)
    var expected = 2_000 * told
    // Where hardly anybody is left, a sample without one has no error to compare with.
    for period in 1..<8 where expected >= 1 {
      #expect(SampleMean(found.map { Double($0[period]) }).agrees(with: expected, allowance: 0.01))
      expected *= keep
    }
  }

  @Test func `who remembers for longer remembers the same and some more`() {
    let ladder = [1, 1.5, 2, 5, 100].map {
      prospects(
        6, remembers: $0, SmallGraphs.ring(1_000), outside(0.3),
        .atStart(.share(0.2), order: .random),
        replicates: 5)
    }
    for (shorter, longer) in zip(ladder, ladder.dropFirst()) {
      #expect(zip(shorter, longer).allSatisfy { zip($0, $1).allSatisfy { $0 <= $1 } })
      #expect(shorter != longer)
    }
  }

  @Test func `without an effect nothing depends on what is remembered`() {
    var model = SampleModels.usual(periods: 4)
    model.market = Market(join: 0.2)
    let graph = LargeGraphs.erdosRenyi(people: 500, contacts: 8, seed: 2)
    func outcome() -> ServiceOutcome {
      SampleModels.simulation(model, graph).run(seed: 1, replicate: 0, in: ServiceWorkspace())
    }
    let before = outcome()
    model.market.remembers = 10
    #expect(outcome() == before)
  }
}
