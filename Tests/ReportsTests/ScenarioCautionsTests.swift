@testable import Experiments
import Randomness
@testable import Reports
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

  @Test func `causes that are found, and nobody learns from`() throws {
    #expect(
      try cautions { $0.learning = 0 } == [
        "Causes that are found change nothing: service.learning is 0."
      ])
  }

  @Test func `a caution has words for its keys, and concerns what changes these`() {
    let caution = ScenarioCautions.Caution(["service.experience.ownFault"], because: "nobody is")
    #expect(
      caution.inWords
        == "The share of bad experiences caused by the customer has no effect: nobody is.")
    #expect(caution.concerns("service.experience.ownFault"))
    #expect(caution.concerns("service.experience") && !caution.concerns("service.recovery"))
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
    scenario.service?.money.replace = 0.5
    #expect(
      ScenarioCautions.sentences(scenario).first?.hasSuffix(
        "(customers.share is 1), and nobody who left joins.") == true)
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

  @Test func `broadcasts that never take place`() throws {
    func broadcast(_ kinds: [CustomerClass], reaches: Int = 300, in model: inout ServiceModel) {
      for kind in kinds {
        model.classes[kind].broadcast = Broadcast(share: 0.1, reaches: .exactly(reaches))
      }
    }
    #expect(try cautions { broadcast([.silent, .unresolved, .magic], in: &$0) }.isEmpty)
    #expect(
      try cautions { broadcast([.ordinary, .magic], in: &$0) } == [
        "service.broadcast.ordinary has no effect: these customers have nothing to tell "
          + "(service.stories.ordinary)."
      ])
    #expect(
      try cautions { broadcast([.magic], reaches: 0, in: &$0) } == [
        "service.broadcast.magic has no effect: it reaches nobody."
      ])
    #expect(
      try cautions {
        broadcast([.magic], in: &$0)
        $0.experience.magic = 0
      } == [
        "market.joining.heardGood and market.staying.heardGood have no effect: no customer has good "
          + "news to tell.", "service.broadcast.magic has no effect: there are no such customers.",
      ])
    #expect(
      try cautions {
        broadcast([.silent], in: &$0)
        $0.complaints = Complaints(complain: 0)
        $0.complaints.venting = 0.5
      } == ["service.venting has no effect: nobody would complain (service.complain is 0)."])
    #expect(
      try cautions {
        $0.classes[.silent].broadcast = Broadcast(share: 0, reaches: .exactly(300))
      } == [
        "service.broadcast.silent.reaches has no effect: service.broadcast.silent.share is 0, and "
          + "service.venting is 0."
      ])
    #expect(
      try cautions {
        broadcast([.silent], in: &$0)
        $0.classes[.silent].broadcast?.share = 0
        $0.complaints.venting = 0.5
        $0.classes[.silent].story = nil
      } == [
        "service.broadcast.silent has no effect: these customers have nothing to tell "
          + "(service.stories.silent).",
        "service.venting makes customers silent, and nobody posts: these customers have nothing to tell "
          + "(service.stories.silent).",
      ])
    // Bad news that nobody tells a contact is broadcast.
    #expect(
      try cautions {
        broadcast([.silent], in: &$0)
        $0.classes[.silent].story?.tells = .nobody
        $0.classes[.unresolved].story?.tells = .nobody
      }.isEmpty)
  }

  @Test func `calls to friends of leavers that keep nobody`() throws {
    func friends(
      _ friends: FriendCalls, chance: Double = 0.5, loyalty: Double? = nil
    ) throws -> [String] {
      try cautions {
        $0.listening[2].finds = .leavers(chance: chance, winBack: 0.3)
        $0.listening[2].friends = friends
        if let loyalty {
          for kind in CustomerClass.allCases { $0.classes[kind].loyalty = loyalty }
          $0.market.staying = .init()
        }
      }
    }
    let path = "service.listening.exit"
    #expect(try friends(FriendCalls(share: 0.1, staying: 2)).isEmpty)
    #expect(try friends(FriendCalls(share: 0)).isEmpty)
    #expect(
      try friends(FriendCalls(share: 0, staying: 2)) == [
        "\(path).friendsStay has no effect: no friend is called (\(path).alsoFriends is 0)."
      ])
    #expect(
      try friends(FriendCalls(share: 0.1, staying: 2), chance: 0) == [
        "\(path).alsoFriends and \(path).friendsStay have no effect: no leaver is heard "
          + "(\(path).chance is 0)."
      ])
    #expect(
      try friends(FriendCalls(share: 0.1)) == [
        "\(path).alsoFriends costs and keeps nobody: \(path).friendsStay is 1."
      ])
    #expect(
      try friends(FriendCalls(share: 0.1, staying: 2), loyalty: 0) == [
        "\(path).friendsStay has no effect: every customer is certain to stay or to leave "
          + "(service.loyalty is 0 or 1), and no factor but 0 changes a chance of 0 or 1."
      ])
  }

  @Test func `friends of leavers where people only meet by chance`() throws {
    var scenario = try Example.document().baseline
    scenario.service = Example.model
    scenario.service?.listening[2].friends = FriendCalls(share: 0.5, staying: 2)
    func calls(_ layers: [LayerSource]) -> [String] {
      scenario.graph = .layers(layers, people: 400)
      return ScenarioCautions.sentences(scenario).filter { $0.contains("alsoFriends") }
    }
    let met = LayerSource(name: "met", ties: .meetings(5))
    #expect(
      calls([met]) == [
        "service.listening.exit.alsoFriends has no effect: people who meet by chance "
          + "(graph.layers.NAME.meets) are no contacts to call."
      ])
    #expect(
      calls([
        met, LayerSource(name: "ring", ties: .model(.ringLattice(people: 400, contacts: 4))),
      ]).isEmpty)
  }

  @Test func `levers that find the silent where nobody found is helped`() throws {
    func idle(_ change: (inout ServiceModel) -> Void) throws -> [String] {
      try cautions {
        $0.listening = [
          Lever(name: "ask", finds: .unhappy(asks: 0.5, chance: 0.5, pleases: 0)),
          Lever(name: "watch", finds: .buyingLess(chance: 0.5), costPerContact: 2),
          Lever(name: "please", finds: .unhappy(asks: 0.5, chance: 0.5, pleases: 0.1)),
        ]
        $0.classes[.silent].spends = 0.5
        change(&$0)
      }.filter { $0.hasPrefix("service.listening") }
    }
    #expect(try idle { _ in }.isEmpty)
    #expect(
      try idle { $0.recovery = Recovery() } == [
        "service.listening.ask has no effect: the firm tries to resolve no case "
          + "(service.recovery.attempt is 0).",
        "service.listening.watch costs and changes nothing: the firm tries to resolve no case "
          + "(service.recovery.attempt is 0).",
      ])
    #expect(try idle { $0.recovery.capacity = 0 }.count == 2)
    // Whom the firm finds and refuses is unresolved, and no longer silent.
    #expect(
      try idle {
        $0.recovery.capacity = 0
        ($0.experience.ownFault, $0.recovery.helpsOwnFault) = (0.5, 0.5)
      }.isEmpty)
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

  @Test func `time to resolve cases where none is attempted`() throws {
    func slow(_ change: (inout ServiceModel) -> Void) throws -> [String] {
      try cautions {
        $0.recovery.within = 2
        change(&$0)
      }.filter { $0.hasPrefix("service.recovery.within has no effect: ") }
        .map { String($0.dropFirst(39)) }
    }
    #expect(try slow { _ in }.isEmpty)
    #expect(
      try slow { $0.recovery.attempt = 0 } == [
        "the firm tries to resolve no case (service.recovery.attempt is 0)."
      ])
    #expect(
      try slow { $0.recovery.capacity = 0 } == [
        "the firm can resolve no case (service.recovery.capacity is 0)."
      ])
    #expect(try slow { $0.experience.misery = 0 } == ["no customer is unhappy."])
    #expect(try slow { $0.complaints = Complaints(complain: 0) }.isEmpty)
    #expect(
      try slow {
        $0.complaints = Complaints(complain: 0)
        $0.listening = []
      } == ["the firm knows of no case."])
  }

  @Test func `misery of the customer's own doing where it makes no difference`() throws {
    func atFault(
      _ own: Double, _ helps: Double, _ change: (inout ServiceModel) -> Void = { _ in }
    ) throws -> [String] {
      try cautions {
        $0.experience.ownFault = own
        $0.recovery.helpsOwnFault = helps
        change(&$0)
      }.filter { $0.contains("wnFault") }
    }
    #expect(try atFault(0.2, 0.5).isEmpty && atFault(0, 1).isEmpty)
    #expect(
      try atFault(0.2, 1) == [
        "service.experience.ownFault has no effect: the firm helps all the same "
          + "(service.recovery.helpsOwnFault is 1)."
      ])
    #expect(
      try atFault(0, 0.5) == [
        "service.recovery.helpsOwnFault has no effect: no misery is the customer's own doing "
          + "(service.experience.ownFault is 0)."
      ])
    #expect(
      try atFault(0.2, 0.5) { $0.recovery.attempt = 0 } == [
        "service.experience.ownFault and service.recovery.helpsOwnFault have no effect: the firm tries "
          + "to resolve no case (service.recovery.attempt is 0)."
      ])
    #expect(
      try atFault(0.2, 1) { $0.recovery = Recovery() } == [
        "service.experience.ownFault has no effect: the firm tries to resolve no case "
          + "(service.recovery.attempt is 0)."
      ])
    #expect(
      try atFault(1, 0) == [
        "The firm resolves no case: all misery is the customer's own doing "
          + "(service.experience.ownFault is 1), and the firm helps with none of it "
          + "(service.recovery.helpsOwnFault is 0)."
      ])
    // Without capacity a refusal still leaves silent misery unresolved that asking found.
    #expect(try atFault(0.2, 0.5) { $0.recovery.capacity = 0 }.isEmpty)
  }

  @Test func `spending that makes no difference, and sales that show nothing`() throws {
    func spending(_ change: (inout ServiceModel) -> Void) throws -> [String] {
      try cautions {
        $0.classes[.silent].spends = 0.5
        change(&$0)
      }.filter { $0.hasPrefix("service.spends") || $0.hasPrefix("service.listening") }
    }
    let watch = Lever(name: "sales", finds: .buyingLess(chance: 0.5))
    #expect(try spending { _ in }.isEmpty)
    #expect(try spending { $0.listening = [watch] }.isEmpty)
    #expect(
      try spending { $0.money.margin = 0 } == [
        "service.spends.silent has no effect: customers bring no margin (money.margin is 0)."
      ])
    // The lever still notices by it.
    #expect(
      try spending {
        $0.money.margin = 0
        $0.listening = [watch]
      }.isEmpty)
    #expect(
      try spending { $0.classes[.silent].loyalty = 0 } == [
        "service.spends.silent has no effect: such customers all leave (service.loyalty.silent is 0)."
      ])
    #expect(
      try spending { $0.experience.misery = 0 } == [
        "service.spends.silent has no effect: no customer is of that class."
      ])
    #expect(
      try spending {
        $0.listening = [watch]
        $0.classes[.silent].spends = 1
      } == [
        "service.listening.sales has no effect: silent customers buy no less than others "
          + "(service.spends.silent is 1)."
      ])
  }

  @Test func `cases that are open for so long that trying loses customers`() throws {
    // Who is refused stays with .5, and later as customers do; tried, 1 / 4 are closed in each period, and who
    // waits stays with .2: (.9 + .9 x .15 / .85) / 4 = .26. At a mean of 1.25: .8 (.9 + .9 x .04 / .96) = .75.
    func waiting(_ mean: Double) throws -> [String] {
      try cautions {
        $0.recovery.within = mean
        $0.recovery.attempt = 0.5
        ($0.recovery.resolvedQuickly, $0.recovery.resolved) = (0, 1)
        $0.classes[.unresolved].loyalty = 0.5
        $0.classes[.silent].loyalty = 0.2
        $0.classes[.resolved].loyalty = 0.9
      }.filter { $0.hasPrefix("Trying") }
    }
    #expect(try waiting(1).isEmpty && waiting(1.25).isEmpty)
    #expect(
      try waiting(4) == [
        "Trying to resolve cases makes more customers leave here: a case is open for 4 periods on "
          + "average, and who waits leaves as a silent customer does, anew in each period."
      ])
  }

  @Test func `replacing where nobody leaves, or for nothing`() throws {
    func replacing(_ change: (inout ServiceModel) -> Void) throws -> [String] {
      try cautions {
        $0.money.replace = 0.5
        change(&$0)
      }.filter { $0.contains("money.re") }
    }
    #expect(try replacing { _ in }.isEmpty)
    #expect(
      try replacing { for kind in CustomerClass.allCases { $0.classes[kind].loyalty = 1 } } == [
        "money.replace has no effect: every customer stays (service.loyalty is 1)."
      ])
    #expect(
      try replacing { $0.money.acquisitionCost = 0 } == [
        "Replacing customers costs nothing here: money.acquisitionCost and money.replacementCost are 0."
      ])
    #expect(
      try replacing {
        $0.money.acquisitionCost = 0
        $0.money.replacementCost = 3
      }.isEmpty)
  }

  @Test func `results pass them on, with the setting where it is not all`() throws {
    let plan = try Example.servicePlan(.compare) { $0.market = Market() }
    let notes = ExperimentResult(
      plan: plan, key: RunKey(plan: plan.hash), runs: try StoredRuns(of: plan, []), settings: [],
      isComplete: false
    ).cautions.map(\.text)
    #expect(notes.contains { $0.hasPrefix("With fix-more: Word of mouth moves nobody") })
  }
}
