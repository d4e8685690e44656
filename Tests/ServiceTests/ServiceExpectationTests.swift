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
    ]
    return changes.map { change in
      var model = usual
      change(&model)
      return model
    }
  }()

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
    add("known", Double(period.complaints + period.found), theory.known)
    add("pleased", Double(period.pleased), theory.pleased)
    add("attempts", Double(period.attempts), theory.attempts)
    add("calls in misery", Double(period.callsInMisery), theory.callsInMisery)
    add("leavers", Double(period.leavers), theory.leavers)
    add("unhappy leavers", Double(period.unhappyLeavers), theory.unhappyLeavers)
    add("leavers heard", Double(period.leaversHeard), theory.leaversHeard)
    add("won back", Double(period.wonBack), theory.wonBack)
    add("stayed", Double(period.stayed), theory.stayed)
    add("joiners", Double(period.joiners), theory.joiners)
    add("causes", Double(period.causesNoticed), theory.causesNoticed)
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
