import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

/// Closed forms of one period against simulated means, within four standard errors.
@Suite struct ServiceExpectationTests {
  private static let silence = WaveRules(
    voices: ByOpinion(positive: Voice(tells: .nobody), negative: Voice(tells: .nobody)))

  static let settings: [ServiceModel] = {
    let survey = Lever(
      name: "survey", finds: .unhappy(asks: 0.3, chance: 0.6, pleases: 0.2), costPerPeriod: 10,
      costPerContact: 0.5)
    let calls = Lever(
      name: "calls", finds: .unhappy(asks: 0.5, chance: 0.9, pleases: 0.1), costPerContact: 1)
    let shoppers = Lever(name: "shoppers", finds: .causes(calls: 30), costPerContact: 2)
    let exits = Lever(
      name: "exits", finds: .leavers(chance: 0.5, winBack: 0.4), costPerPeriod: 4,
      costPerContact: 3)
    let last = Lever(name: "last", finds: .leavers(chance: 0.7, winBack: 0.3), costPerContact: 1)
    let employees = Experience.Employees(
      engaged: 0.6, miseryWhenEngaged: 0.05, miseryWhenNot: 0.3, costPerPeriod: 50)
    var usual = SampleModels.usual(periods: 1)
    usual.classes = SampleModels.classes(ordinary: 0.95, good: nil, bad: nil)
    usual.complaints.analysed = 0.2
    usual.market = Market(join: 0.07)
    let changes: [(inout ServiceModel) -> Void] = [
      { _ in },
      { $0.visits = 1 },
      { $0.listening = [survey] },
      { $0.listening = [survey, calls] },
      { $0.listening = [shoppers, exits] },
      { $0.listening = [exits, last, survey] },
      {
        $0.experience.employees = employees
        $0.listening = [calls, shoppers]
      },
      {
        $0.complaints.invited = 0.7
        $0.complaints.inviteCost = 0.3
      },
      {
        $0.recovery = Recovery(
          attempt: 1, resolvedQuickly: 0.3, resolved: 0.6, costPerAttempt: 8, boost: 0.5)
      },
      { $0.recovery.capacity = 10_000 },
      { $0.recovery = Recovery() },
      { $0.experience = Experience(misery: 0.7, magic: 0.3) },
      {
        // Where no engaged employee serves misery and magic take all there is.
        $0.experience.magic = 0.8
        $0.experience.employees = employees
        $0.visits = 0.5
      },
      {
        $0.classes = SampleModels.classes(
          ordinary: 0.8, magic: 0.9, [0.09, 0.19, 0.54, 0.82], good: nil, bad: nil)
      },
      { $0.recovery.within = 2 },
      {
        $0.recovery.within = 5
        $0.listening = [survey, exits]
      },
    ]
    let atFault = ownFaults.map { own, helps -> (inout ServiceModel) -> Void in
      {
        $0.experience.ownFault = own
        $0.recovery.helpsOwnFault = helps
        $0.recovery.within = own > 0.5 ? 2 : 1
        $0.listening = helps < 0.5 ? [survey, exits] : []
      }
    }
    let buyingLess = spending.enumerated().map { place, factors -> (inout ServiceModel) -> Void in
      {
        for (kind, factor) in zip(CustomerClass.allCases.filter(\.isUnhappy), factors) {
          $0.classes[kind].spends = factor
        }
        let watch = Lever(
          name: "sales", finds: .buyingLess(chance: 0.1 * Double(place)), costPerPeriod: 7,
          costPerContact: 2)
        let again = Lever(name: "again", finds: .buyingLess(chance: 0.5), costPerContact: 1)
        $0.listening =
          [[watch], [watch, survey, exits], [again, calls, watch], [exits]][place % 4]
        $0.experience.ownFault = place > 5 ? 0.4 : 0
        $0.recovery.helpsOwnFault = 0.3
        $0.recovery.within = place > 7 ? 3 : 1
      }
    }
    let replacing = replaced.enumerated().map { place, share -> (inout ServiceModel) -> Void in
      {
        $0.money.replace = share
        $0.money.replacementCost = place % 2 == 0 ? nil : 13
        $0.listening = place % 3 == 0 ? [exits, last] : []
        for kind in CustomerClass.allCases where kind.isUnhappy && place > 4 {
          $0.classes[kind].spends = 0.6
        }
      }
    }
    return (changes + atFault + buyingLess + replacing).map { change in
      var model = usual
      change(&model)
      return model
    }
  }()

  /// Ten ways to buy less after misery: silent, unresolved, resolved, resolved quickly.
  private static let spending: [[Double]] = [
    [0.5, 1, 1, 1], [0.8, 0.7, 0.9, 1], [0, 0, 0, 0], [1, 0.5, 1, 1], [1, 1, 0.6, 1.2],
    [0.9, 0.8, 1.1, 1.3], [0.25, 0.5, 0.75, 1], [0.7, 0.7, 0.7, 0.7], [0.4, 0.6, 0.8, 0.9],
    [0.99, 1, 1, 2],
  ]

  /// Ten shares of leavers who are replaced.
  private static let replaced = [0.01, 0.1, 0.25, 1.0 / 3, 0.5, 0.6, 0.75, 0.9, 0.99, 1]

  /// Ten shares of misery of the customer's own doing, and of those that are helped.
  private static let ownFaults: [(Double, Double)] = [
    (0.1, 0), (0.1, 0.5), (0.3, 1), (0.3, 0), (0.3, 0.8), (0.6, 0.3), (0.6, 0.9), (1, 0), (1, 0.4),
    (0.02, 0.1),
  ]

  /// A figure of a period and what theory says of it.
  private struct Figure {
    var name: String
    var simulated: Double
    var theory: Double
  }

  private static func figures(_ period: PeriodOutcome, _ theory: ServiceExpectation) -> [Figure] {
    var figures: [Figure] = []
    func add(_ name: String, _ simulated: Double, _ theory: Double) {
      figures.append(Figure(name: name, simulated: simulated, theory: theory))
    }
    add("served", Double(period.served), theory.served)
    add("misery", Double(period.misery), theory.misery)
    add("complaints", Double(period.complaints), theory.complaints)
    add("asked", Double(period.asked), theory.asked)
    add("found", Double(period.found), theory.found)
    add("noticed", Double(period.noticed), theory.noticed)
    add("known", Double(period.complaints + period.found + period.noticed), theory.known)
    add("pleased", Double(period.pleased), theory.pleased)
    add("own fault", Double(period.ownFault), theory.ownFault)
    add("refused", Double(period.refused), theory.refused)
    add("attempts", Double(period.attempts), theory.attempts)
    add("waiting", Double(period.waiting), theory.waiting)
    add("open cases", Double(period.openCases), theory.openCases)
    add(
      "recovered within the period", Double(period.recoveredWithinPeriod),
      theory.recoveredWithinPeriod)
    add("calls in misery", Double(period.callsInMisery), theory.callsInMisery)
    add("leavers", Double(period.leavers), theory.leavers)
    add("unhappy leavers", Double(period.unhappyLeavers), theory.unhappyLeavers)
    add("leavers heard", Double(period.leaversHeard), theory.leaversHeard)
    add("won back", Double(period.wonBack), theory.wonBack)
    add("stayed", Double(period.stayed), theory.stayed)
    add("joiners", Double(period.joiners), theory.joiners)
    add("replaced", Double(period.replaced), theory.replaced)
    add("causes", Double(period.causesNoticed), theory.causesNoticed)
    add("spending", period.spending, theory.spending)
    add("revenue", period.revenue, theory.revenue)
    add("cost", period.cost, theory.cost)
    add("profit", period.profit, theory.profit)
    for kind in CustomerClass.allCases {
      add("\(kind)", Double(period.byClass[kind]), theory.byClass[kind])
    }
    return figures
  }

  @Test(arguments: settings.indices)
  func `a period without word of mouth gives the values of the closed forms`(index: Int) {
    let model = Self.settings[index]
    let simulation = SampleModels.simulation(
      model, SmallGraphs.ring(1_000), customers: .atStart(.count(600), order: .random),
      rules: Self.silence)
    let workspace = ServiceWorkspace()
    let periods = (0..<400).map {
      simulation.run(seed: 31, replicate: $0, in: workspace).periods[0]
    }
    let expected = ServiceExpectation(of: model, customers: 600, prospects: 400)
    let runs = periods.map { Self.figures($0, expected) }
    for (index, figure) in runs[0].enumerated() {
      let sample = SampleMean(runs.map { $0[index].simulated })
      #expect(
        sample.agrees(with: figure.theory, allowance: 1e-6),
        "\(figure.name): \(sample.mean) +- \(sample.standardError), \(figure.theory)")
    }
  }

  // MARK: Several periods

  /// Ten ways to take time.
  static let slow: [Recovery] = [
    Recovery(attempt: 1, resolvedQuickly: 1, within: 2),
    Recovery(attempt: 1, resolved: 1, within: 1.25),
    Recovery(attempt: 0.6, resolvedQuickly: 0.4, resolved: 0.4, within: 3),
    Recovery(attempt: 0.6, resolvedQuickly: 0.4, resolved: 0.4, costPerAttempt: 3, within: 12),
    Recovery(attempt: 0.3, resolvedQuickly: 0, resolved: 0, within: 2),
    Recovery(attempt: 0.9, resolvedQuickly: 0.1, resolved: 0.7, boost: 0.3, within: 6),
    Recovery(attempt: 1, resolvedQuickly: 0.5, within: 1e9),
    Recovery(attempt: 0.5, resolvedQuickly: 0.9, resolved: 0.1, within: 1.01),
    Recovery(attempt: 1, resolvedQuickly: 0.3, resolved: 0.3, within: 1),
    Recovery(attempt: 0.8, resolvedQuickly: 0.2, resolved: 0.6, boost: 1, within: 4),
  ]

  @Test(arguments: slow.indices)
  func `cases that take time give the values of the closed forms, period by period`(index: Int) {
    var model = Self.settings[index % Self.settings.count]
    model.periods = 6
    model.recovery = Self.slow[index]
    model.market = Market()
    let simulation = SampleModels.simulation(
      model, SmallGraphs.ring(1_000), customers: .atStart(.count(600), order: .random),
      rules: Self.silence)
    let workspace = ServiceWorkspace()
    let runs = (0..<400).map {
      simulation.run(seed: 32, replicate: $0, in: workspace).periods
    }
    var (customers, waiting) = (600.0, 0.0)
    for period in 0..<6 {
      let expected = ServiceExpectation(of: model, customers: customers, waiting: waiting)
      let figures = runs.map { Self.figures($0[period], expected) }
      for (index, figure) in figures[0].enumerated() {
        let sample = SampleMean(figures.map { $0[index].simulated })
        #expect(
          sample.agrees(with: figure.theory, allowance: 1e-6),
          "period \(period), \(figure.name): \(sample.mean) +- \(sample.standardError), \(figure.theory)"
        )
      }
      (customers, waiting) = (expected.stayed, expected.openCases)
    }
  }

  @Test(arguments: 0..<20)
  func `what customers spend, and who replaces whom, period by period`(index: Int) {
    var model = Self.settings[Self.settings.count - 20 + index]
    model.periods = 6
    model.recovery.within = 1
    let simulation = SampleModels.simulation(
      model, SmallGraphs.ring(1_000), customers: .atStart(.count(600), order: .random),
      rules: Self.silence)
    let workspace = ServiceWorkspace()
    let runs = (0..<400).map {
      simulation.run(seed: 33, replicate: $0, in: workspace).periods
    }
    var (customers, prospects, spending) = (600.0, 400.0, 600.0)
    for period in 0..<6 {
      let expected = ServiceExpectation(
        of: model, customers: customers, prospects: prospects, spending: spending)
      let figures = runs.map { Self.figures($0[period], expected) }
      for (index, figure) in figures[0].enumerated() {
        let sample = SampleMean(figures.map { $0[index].simulated })
        #expect(
          sample.agrees(with: figure.theory, allowance: 1e-6),
          "period \(period), \(figure.name): \(sample.mean), \(figure.theory)")
      }
      // Who is new has met no misery.
      let new = expected.joiners + expected.replaced
      customers = expected.stayed + new
      spending = expected.spending + new
      prospects -= expected.joiners
    }
  }

  @Test(arguments: slow.indices)
  func `as many wait in the long run as the share that retention takes`(index: Int) {
    // Nobody leaves, so that the share who wait settles.
    var model = Self.settings[index % Self.settings.count]
    model.recovery = Self.slow[index]
    model.classes = SampleModels.classes(ordinary: 1, magic: 1, [1, 1, 1, 1])
    var waiting = 0.0
    for _ in 0..<2_000 {
      waiting = ServiceExpectation(of: model, customers: 1, waiting: waiting).openCases
    }
    // A case of a thousand million periods has hardly begun to settle.
    if model.recovery.within > 1_000 { return }
    model.classes = SampleModels.classes(ordinary: 0.95)
    let settled = ServiceExpectation(of: model, customers: 1, waiting: waiting)
    let expected = CustomerClass.allCases.reduce(0) {
      $0 + settled.byClass[$1] * model.loyalty(of: $1)
    }
    #expect(abs(model.retention - expected) < 1e-9)
  }

  @Test func `the market damage ledger without chance: 16,582.5 customers lost`() {
    // L5 of the known answers: 100,000 customers, 30 % with a problem, 25 % complain, 60 % of them
    // satisfied, half of those quickly.
    var model = ServiceModel(
      periods: 1, experience: Experience(misery: 0.3, magic: 0),
      complaints: Complaints(complain: 0.25),
      recovery: Recovery(attempt: 1, resolvedQuickly: 0.3, resolved: 0.3),
      classes: SampleModels.classes())
    #expect(abs(ServiceExpectation(of: model, customers: 100_000).leavers - 16_582.5) < 1e-6)
    // L6: the same with other loyalties.
    model.classes = SampleModels.classes([0.09, 0.19, 0.54, 0.82])
    #expect(abs(ServiceExpectation(of: model, customers: 100_000).leavers - 24_345) < 1e-6)
  }

  @Test func `learning lowers misery by its factor`() {
    let model = Self.settings[6]
    let (full, half) = (
      ServiceExpectation(of: model, customers: 100),
      ServiceExpectation(of: model, customers: 100, learnt: 0.5)
    )
    #expect(abs(half.misery - full.misery / 2) < 1e-12)
    #expect(abs(half.callsInMisery - full.callsInMisery / 2) < 1e-12)
  }

  @Test func `retention is the loyalty expected, and exactly 1 where nobody leaves`() {
    let usual = Self.settings[0]
    // 0.16 of customers are in misery: 0.4 complain, 0.6 of them are attempted.
    let misery =
      0.16
      * (0.6 * 0.37 + 0.4 * (0.4 * 0.46 + 0.6 * (0.4 * 0.95 + 0.4 * 0.7 + 0.2 * 0.46)))
    let loyalty = misery + 0.08 + 0.76 * 0.95
    #expect(abs(usual.retention - loyalty) < 1e-12)
    #expect(abs(usual.retention - loyalty) < 1e-12)
    var loyal = usual
    loyal.classes = SampleModels.classes([1, 1, 1, 1])
    #expect(loyal.retention == 1)
    loyal.money.retention = 0.25
    #expect(loyal.retention == 0.25)
  }
}
