import Randomness
import Service
import SocialGraph
import TestSupport
import WordOfMouth

/// Models that tests make up.
enum SampleModels {
  /// Loyalty 37/46/70/95 % of the silent, unresolved, resolved and resolvedQuickly; the others stay.
  static func classes(
    ordinary: Double = 1, magic: Double = 1, _ misery: [Double] = [0.37, 0.46, 0.70, 0.95],
    good: TellingRule? = TellingRule(.count(.between(2, 3))),
    bad: TellingRule? = TellingRule(.count(.between(8, 10)))
  ) -> ByClass<ClassRule> {
    let loyalties = [ordinary, magic] + misery
    return ByClass { kind in
      let story: FirstHandStory? =
        switch kind {
        case .ordinary: nil
        case .magic, .resolved, .resolvedQuickly: good.map { .init(.positive, tells: $0) }
        case .silent, .unresolved: bad.map { .init(.negative, tells: $0) }
        }
      return ClassRule(loyalty: loyalties[kind.rawValue], story: story)
    }
  }

  /// A model with a bit of everything but levers and learning.
  static func usual(periods: Int = 3) -> ServiceModel {
    ServiceModel(
      periods: periods, visits: 0.8, experience: Experience(misery: 0.2, magic: 0.1),
      complaints: Complaints(complain: 0.4, answerCost: 1),
      recovery: Recovery(attempt: 0.6, resolvedQuickly: 0.4, resolved: 0.4, costPerAttempt: 5),
      classes: classes(ordinary: 0.95),
      market: Market(
        join: 0.01, joining: .init(heardGood: 8, heardBad: 0.4),
        staying: .init(heardGood: 2, heardBad: 0.6), remembers: 1.5),
      money: Money(margin: 10, acquisitionCost: 20, discount: 0.01))
  }

  /// Two stories, told on sometimes.
  static let rules = WaveRules(
    voices: ByOpinion(
      positive: Voice(tells: .nobody, retell: 0.1, retells: .exactly(2)),
      negative: Voice(tells: .nobody, retell: 0.1, retells: .exactly(5))))

  /// A simulation of a model.
  static func simulation(
    _ model: ServiceModel, _ graph: Graph,
    customers: KnownCustomers = .atStart(.share(0.6), order: .random), rules: WaveRules = rules
  ) -> ServiceSimulation {
    ServiceSimulation(graph: graph, model: model, rules: rules, customers: customers)
  }

  /// Any model: chances of 0 and 1 among them, levers, capacity, employees and learning.
  static func random(_ generator: inout TestGenerator) -> ServiceModel {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    func chance() -> Double {
      pick([0, 0.1, 0.3, 0.5, 0.8, 1, Double.random(in: 0...1, using: &generator)])
    }
    func cost() -> Double { pick([0, 1, 2.5, 7]) }
    func factor() -> Double { pick([0, 0.2, 0.7, 1, 1, 1.5, 6, 1e4]) }
    let misery = chance()
    var employees: Experience.Employees?
    if pick([true, false]) {
      employees = .init(
        engaged: chance(), miseryWhenEngaged: chance(), miseryWhenNot: chance(),
        costPerPeriod: cost())
    }
    let resolvedQuickly = chance()
    let tells: [TellingRule] = [
      .nobody, .everyone, .exactly(1), .exactly(3), .each(0.4), TellingRule(.weightedCascade),
      TellingRule(.count(.between(1, 4)), silent: 0.3),
    ]
    let levers = (0..<Int.random(in: 0...4, using: &generator)).map { number in
      Lever(
        name: "lever \(number)",
        finds: pick([
          .unhappy(asks: chance(), chance: chance(), pleases: chance()),
          .causes(calls: pick([0, 1, 5, 64, 65, 130])),
          .leavers(chance: chance(), winBack: chance()),
          .buyingLess(chance: chance()),
        ]), costPerPeriod: cost(), costPerContact: cost())
    }
    var model = ServiceModel(
      periods: Int.random(in: 1...4, using: &generator), visits: pick([1, chance()]),
      experience: Experience(
        misery: misery, magic: pick([0, 1 - misery, (1 - misery) / 3]), employees: employees,
        ownFault: pick([0, 0, chance()])),
      complaints: Complaints(
        complain: chance(), invited: pick([nil, chance()]), inviteCost: cost(), answerCost: cost(),
        analysed: chance()),
      listening: levers,
      recovery: Recovery(
        attempt: chance(), capacity: pick([nil, nil, 0, 1, 3]), resolvedQuickly: resolvedQuickly,
        resolved: pick([0, 1 - resolvedQuickly, (1 - resolvedQuickly) / 2]), costPerAttempt: cost(),
        boost: pick([0, 0, chance()]), within: pick([1, 1, 1.25, 3, 1000]),
        helpsOwnFault: pick([1, chance()])),
      classes: ByClass { kind in
        ClassRule(
          loyalty: pick([1, chance()]),
          story: pick([true, true, false])
            ? .init(pick([.positive, .negative]), tells: pick(tells)) : nil,
          spends: kind.isUnhappy ? pick([1, 1, 0, 0.5, 1.25]) : 1)
      },
      learning: pick([0, 0.01, 0.2, 1]),
      market: Market(
        join: pick([0, chance()]), joining: .init(heardGood: factor(), heardBad: factor()),
        staying: .init(heardGood: factor(), heardBad: factor()),
        remembers: pick([1, 1, 1.25, 3, 1000])),
      money: Money(
        margin: cost(), acquisitionCost: cost(), replacementCost: pick([nil, 0, 3]),
        replace: pick([0, 0, chance()]),
        discount: pick([0.01, 0.1, 1]),
        retention: pick([nil, 0, 0.8, 1])))
    if pick([true, false]) { addBroadcasts(to: &model, &generator) }
    for lever in model.listening.indices {
      guard case .leavers = model.listening[lever].finds else { continue }
      model.listening[lever].friends = pick([
        nil, FriendCalls(share: pick([0, 0.2, 0.7, 1]), staying: pick([1, 1.5, 4, 1e4])),
      ])
    }
    return model
  }

  /// Lets some classes broadcast, and some unhappy customers post instead of complaining.
  private static func addBroadcasts(
    to model: inout ServiceModel, _ generator: inout TestGenerator
  ) {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    for kind in CustomerClass.allCases {
      model.classes[kind].broadcast = pick([
        nil,
        Broadcast(
          share: pick([0, 0.1, 0.6, 1]),
          reaches: pick([
            .exactly(0), .exactly(3), .exactly(1_000), .between(1, 80), .poisson(mean: 5),
          ])),
      ])
    }
    if model.classes[.silent].broadcast != nil {
      model.complaints.venting = pick([0, 0.2, 0.7, 1])
    }
  }
}

extension KnownCustomers {
  /// These people, whatever they think.
  static func people(_ people: [PersonID]) -> KnownCustomers {
    .listed(ByOpinion(positive: people, negative: []))
  }
}
