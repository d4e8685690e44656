@testable import Experiments
import Reports
import Scenarios
import Service
import SocialGraph
import Testing
import WordOfMouth

@Suite struct ScenarioCautionsTests {
  private func cautions(_ change: (inout ServiceModel) -> Void) throws -> [String] {
    var model = Example.model
    change(&model)
    var scenario = try Example.document().baseline
    scenario.service = model
    return ScenarioCautions.sentences(scenario)
  }

  @Test func `where every parameter can have an effect nothing is said`() throws {
    #expect(try cautions { _ in }.isEmpty)
    #expect(try ScenarioCautions.sentences(Example.document().baseline).isEmpty)
    // A factor of 0 acts on a chance of 1, and one customer who may leave is enough.
    #expect(try cautions { $0.market = Market(join: 1, joining: .init(heardBad: 0)) }.isEmpty)
    #expect(
      try cautions {
        $0.classes[.ordinary].loyalty = 1
        $0.classes[.magic].loyalty = 1
      }.isEmpty)
  }

  @Test func `a factor on the chance of joining of 0 or 1`() throws {
    #expect(
      try cautions { $0.market.join = 0 } == [
        "market.joining.heardGood and market.joining.heardBad have no effect: nobody joins "
          + "(market.joining.chance is 0), and no factor but 0 changes a chance of 0 or 1."
      ])
    #expect(
      try cautions {
        $0.market.join = 1
        $0.market.joining = .init(heardGood: 0, heardBad: 0.5)
      } == [
        "market.joining.heardBad has no effect: everybody joins (market.joining.chance is 1), and no "
          + "factor but 0 changes a chance of 0 or 1."
      ])
  }

  @Test func `a factor on chances of staying that are certain`() throws {
    let end = ", and no factor but 0 changes a chance of 0 or 1."
    func staying(_ loyalties: ByClass<Double>, misery: Double = 0.2) throws -> [String] {
      try cautions {
        for kind in CustomerClass.allCases { $0.classes[kind].loyalty = loyalties[kind] }
        $0.experience.employees = nil
        $0.experience.misery = misery
        $0.market.staying = .init(heardBad: 0.5)
      }
    }
    let start = "market.staying.heardBad has no effect: "
    #expect(
      try staying(ByClass { _ in 1 }) == [
        "\(start)every customer stays (service.loyalty is 1)\(end)"
      ])
    #expect(
      try staying(ByClass { _ in 0 }) == [
        "\(start)every customer leaves (service.loyalty is 0)\(end)"
      ])
    let parted = ByClass { $0.isUnhappy ? 0.0 : 1.0 }
    #expect(
      try staying(parted) == [
        "\(start)every customer is certain to stay or to leave (service.loyalty is 0 or 1)\(end)"
      ])
    // Nobody is unhappy: that unhappy customers may leave changes nothing.
    let certain = ByClass { $0.isUnhappy ? 0.5 : 1.0 }
    #expect(try staying(certain).isEmpty)
    #expect(
      try staying(certain, misery: 0) == [
        "\(start)every customer stays (service.loyalty is 1)\(end)",
        "market.joining.heardBad has no effect: no customer has bad news to tell.",
      ])
  }

  @Test func `factors of news that nobody tells`() throws {
    let (good, bad) = (
      "market.joining.heardGood and market.staying.heardGood have no effect: ",
      "market.joining.heardBad and market.staying.heardBad have no effect: "
    )
    func untold(_ opinions: [Opinion], _ rule: TellingRule) throws -> [String] {
      try cautions {
        for kind in CustomerClass.allCases {
          guard let story = $0.classes[kind].story, opinions.contains(story.opinion) else {
            continue
          }
          $0.classes[kind].story?.tells = rule
        }
      }
    }
    let mute: [TellingRule] = [
      .nobody, .exactly(0), .each(0), TellingRule(.everyone, silent: 1),
      TellingRule(.layers([.init("friends", .nobody)])),
    ]
    for rule in mute {
      #expect(
        try untold([.positive, .negative], rule) == [
          "\(good)no customer tells good news.", "\(bad)no customer tells bad news.",
        ])
    }
    #expect(try untold([.positive], .nobody) == ["\(good)no customer tells good news."])
    #expect(try untold([.positive, .negative], .each(0.1)).isEmpty)
    #expect(
      try cautions { $0.experience.magic = 0 } == ["\(good)no customer has good news to tell."])
    // A survey may please where nothing else does.
    #expect(
      try cautions {
        $0.experience.magic = 0
        $0.listening = [Lever(name: "s", finds: .unhappy(asks: 0.4, chance: 0, pleases: 0.1))]
      }.isEmpty)
    #expect(
      try cautions { $0.experience.misery = 0 } == ["\(bad)no customer has bad news to tell."])
    var quiet = try Example.document().baseline
    (quiet.service, quiet.roundLimit) = (Example.model, 0)
    #expect(
      ScenarioCautions.sentences(quiet)
        == [good, bad].map {
          $0 + "nobody tells anything (limits.rounds is 0)."
        })
  }

  @Test func `what acts on joining where everybody is a customer`() throws {
    var scenario = try Example.document().baseline
    scenario.service = Example.model
    scenario.customers = .atStart(.share(1), order: .random)
    let joining =
      "market.joining.chance, market.joining.heardGood and market.joining.heardBad have no effect: "
      + "everybody is a customer at the start (customers.share is 1), and who leaves stays out."
    #expect(ScenarioCautions.sentences(scenario) == [joining])
    scenario.service?.market.join = 0
    scenario.service?.market.joining.heardBad = 1
    #expect(
      ScenarioCautions.sentences(scenario) == [
        "market.joining.heardGood has no effect: everybody is a customer at the start "
          + "(customers.share is 1), and who leaves stays out."
      ])
    scenario.service?.market.joining.heardGood = 1
    #expect(ScenarioCautions.sentences(scenario).isEmpty)
    scenario.service = Example.model
    scenario.customers = .atStart(.share(0.99), order: .random)
    #expect(ScenarioCautions.sentences(scenario).isEmpty)
    guard case .model(let graph) = scenario.graph else {
      Issue.record("no model")
      return
    }
    scenario.customers = .atStart(.count(graph.people), order: .mostContacts)
    #expect(ScenarioCautions.sentences(scenario).count == 1)
    scenario.customers = .atStart(.count(graph.people - 1), order: .mostContacts)
    #expect(ScenarioCautions.sentences(scenario).isEmpty)
  }

  @Test func `memory where there is one period`() throws {
    #expect(
      try cautions {
        $0.periods = 1
        $0.market.remembers = 3
      } == ["market.remembers has no effect: there is one period (service.periods is 1)."])
    #expect(try cautions { $0.market.remembers = 3 }.isEmpty)
  }

  @Test func `money or memory where word of mouth moves nobody`() throws {
    let nothing =
      "Word of mouth moves nobody and is worth nothing here: no factor of market.joining or "
      + "market.staying differs from 1."
    #expect(try cautions { $0.market = Market() } == [nothing])
    #expect(try cautions { $0.market = Market(join: 0.1) } == [nothing])
    #expect(
      try cautions { $0.market = Market(join: 0.1, remembers: 2) } == [
        nothing,
        "market.remembers has no effect: no factor of market.joining or market.staying differs from 1.",
      ])
    #expect(
      try cautions {
        $0.market = Market()
        $0.money = Money()
      }.isEmpty)
  }

  @Test func `results pass them on, with the setting where it is not all`() throws {
    let plan = try Example.servicePlan(.compare) { $0.market = Market() }
    let notes = ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash), records: [], settings: [], isComplete: false
    ).cautions.map(\.text)
    #expect(notes.contains { $0.hasPrefix("`fix-more`: Word of mouth moves nobody") })
  }
}
