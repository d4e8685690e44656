@testable import Experiments
import Parallelism
import Scenarios
import Service
import WordOfMouth

/// Small results of service models.
extension Example {
  static let model = ServiceModel(
    periods: 2, visits: 0.9, experience: Experience(misery: 0.2, magic: 0.1),
    complaints: Complaints(complain: 0.3, invited: 0.4, inviteCost: 0.5),
    listening: [
      Lever(name: "survey", finds: .unhappy(asks: 0.4, chance: 0.5, pleases: 0), costPerPeriod: 3),
      Lever(name: "shoppers", finds: .causes(calls: 6), costPerContact: 1),
      Lever(name: "exit", finds: .leavers(chance: 0.5, winBack: 0.3)),
    ],
    recovery: Recovery(
      attempt: 0.5, capacity: 1000, resolvedQuickly: 0.3, resolved: 0.3, costPerAttempt: 7),
    classes: ByClass { each in
      ClassRule(
        loyalty: each == .silent || each == .unresolved ? 0.5 : 0.97,
        story: each == .silent || each == .unresolved
          ? FirstHandStory(.negative, tells: .exactly(5))
          : each == .magic ? FirstHandStory(.positive, tells: .exactly(2)) : nil)
    },
    learning: 0.01,
    market: Market(
      join: 0.02, joining: .init(heardGood: 5, heardBad: 0.5),
      staying: .init(heardGood: 1.5, heardBad: 0.6)),
    money: Money(margin: 100, acquisitionCost: 4, discount: 0.02, retention: 0.8))

  /// The plan of a model and of a variant that fixes more, or of the model alone.
  static func servicePlan(
    _ scope: Plan.Scope, of model: ServiceModel = model, decomposes: Bool = false,
    changing change: (inout ServiceModel) -> Void
  ) throws -> Plan {
    let document = try ScenarioDocument.read(
      .text(text, name: "shop.json"),
      settings: [
        "replicates=30", #"graph={"model": "ring-lattice", "people": 400, "contacts": 10}"#,
      ])
    var models = [model]
    if scope != .run {
      var other = model
      change(&other)
      models.append(other)
    }
    let settings = models.enumerated().map { place, model in
      var scenario = document.baseline
      scenario.slogan = nil
      scenario.service = model
      scenario.customers = .atStart(.share(0.5), order: .random)
      return Plan.Setting(
        variant: place == 0 ? "baseline" : "fix-more", point: 0, parameters: [],
        scenario: scenario, firstRunID: 30 * place)
    }
    return Plan(
      [document], scope: scope, paths: [], settings: settings, decomposes: decomposes)
  }

  /// What the model comes to, and beside it a variant.
  static func service(
    _ scope: Plan.Scope = .run, of model: ServiceModel = model, decomposes: Bool = false,
    changing change: (inout ServiceModel) -> Void = { $0.recovery.attempt = 1 }
  ) throws -> ExperimentResult {
    try Experiment(servicePlan(scope, of: model, decomposes: decomposes, changing: change))
      .run(workers: Workers(2), cancellation: Cancellation()) { _ in }
  }
}
