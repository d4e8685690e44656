@testable import Experiments
import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Service models, and outcomes made by hand, that the tests of this module start from.
extension Samples {
  /// A model with a little of everything.
  static let model = ServiceModel(
    periods: 3, visits: 0.9, experience: Experience(misery: 0.2, magic: 0.1),
    complaints: Complaints(complain: 0.3, inviteCost: 0.5, answerCost: 2, analysed: 0.2),
    listening: [
      Lever(
        name: "survey", finds: .unhappy(asks: 0.4, chance: 0.5, pleases: 0.1), costPerPeriod: 3,
        costPerContact: 0.25),
      Lever(name: "shoppers", finds: .causes(calls: 6), costPerContact: 1),
      Lever(name: "exit", finds: .leavers(chance: 0.5, winBack: 0.3), costPerContact: 2),
    ],
    recovery: Recovery(attempt: 0.5, resolvedQuickly: 0.3, resolved: 0.3, costPerAttempt: 7),
    classes: ByClass { each in
      let tells = TellingRule.exactly(each.isUnhappy ? 5 : 2)
      let story = FirstHandStory(each == .magic ? .positive : .negative, tells: tells)
      return switch each {
      case .ordinary: ClassRule(loyalty: 0.97)
      case .magic: ClassRule(loyalty: 1, story: story)
      case .silent: ClassRule(loyalty: 0.4, story: story)
      case .unresolved: ClassRule(loyalty: 0.5, story: story)
      case .resolved: ClassRule(loyalty: 0.8)
      case .resolvedQuickly: ClassRule(loyalty: 0.95)
      }
    },
    learning: 0.01,
    market: Market(
      join: 0.02, joining: .init(heardGood: 10, heardBad: 0.5),
      staying: .init(heardGood: 1.5, heardBad: 0.6)),
    money: Money(margin: 10, acquisitionCost: 4, discount: 0.02, retention: 0.8))

  /// A plan of the lively scenario with these models: the baseline and variants, or the points of a
  /// sweep.
  static func plan(
    _ models: [ServiceModel], _ scope: Plan.Scope, replicates: Int = 40, people: Int = 300,
    draws: Int = 1, decomposes: Bool = false
  ) throws -> Plan {
    let json = lively().replacing("\"replicates\": 40", with: "\"replicates\": \(replicates)")
      .replacing("\"people\": 300", with: "\"people\": \(people), \"draws\": \(draws)")
      .replacing("\"contacts\": 8", with: "\"contacts\": \(people < 9 ? 0 : 8)")
    let document = try document(json)
    var settings: [Plan.Setting] = []
    for (place, model) in models.enumerated() {
      var scenario = document.baseline
      scenario.service = model
      scenario.customers = .drawn(.share(0.4), order: .random, satisfied: 0, dissatisfied: 0)
      settings.append(
        Plan.Setting(
          variant: place == 0 || scope == .sweep ? "baseline" : "variant-\(place)",
          point: scope == .sweep ? place : 0, parameters: [], scenario: scenario,
          firstRunID: place * replicates))
    }
    return Plan(
      [document], scope: scope, paths: [], settings: settings, decomposes: decomposes)
  }

  /// What a plan of models comes to.
  static func run(
    _ models: [ServiceModel], _ scope: Plan.Scope = .run, replicates: Int = 40, people: Int = 300,
    draws: Int = 1, decomposes: Bool = false, workers: Int = 2,
    options: ExperimentOptions = ExperimentOptions()
  ) throws -> ExperimentResult {
    let plan = try plan(
      models, scope, replicates: replicates, people: people, draws: draws, decomposes: decomposes)
    return try Experiment(plan)
      .run(workers: Workers(workers), cancellation: Cancellation(), options: options).result
  }

  /// A period in which so much happened.
  static func period(
    customers: Int = 100, leavers: Int = 0, joiners: Int = 0, complaints: Int = 0,
    revenue: Double = 0, recoveryCost: Double = 0, discountFactor: Double = 1,
    negative: [Int] = []
  ) -> PeriodOutcome {
    var period = PeriodOutcome(wave: outcome(negative: negative))
    period.customers = customers
    period.prospects = 50
    period.leavers = leavers
    period.joiners = joiners
    period.complaints = complaints
    period.revenue = revenue
    period.recoveryCost = recoveryCost
    period.discountFactor = discountFactor
    return period
  }

  /// The record of a replicate with periods, with some metrics as given and the others 0.
  static func record(
    _ replicate: Int, _ values: [String: Double], table: MetricTable = .service
  ) -> RunRecord {
    RunRecord(
      runID: replicate, setting: 0, replicate: replicate,
      values: table.metrics.map { values[$0.name] ?? 0 })
  }
}
