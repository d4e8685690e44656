import Randomness
import PlainText
import Scenarios
import Service
import Testing
import WordOfMouth

/// Of `Schema+Service`, `Story`, and of levers by name.
@Suite struct SchemaServiceTests {
  /// The smallest service model, and what is put into it.
  static func small(_ members: String = "", money: String = "") -> String {
    """
    {
      "format": 1,
      "graph": { "model": "complete", "people": 100 },
      "customers": { "share": 0.5, "choose": "mostContacts" },
      "voices": { "positive": { "tells": { "exactly": 2 } }, "negative": { "tells": { "exactly": 9 } } },
      "service": {
        "experience": { "misery": 0.1 },
        "complain": 0.25,
        "loyalty": { "silent": 0.3, "unresolved": 0.4, "resolved": 0.7, "resolvedQuickly": 0.9 }\(members)
      }\(money)
    }
    """
  }

  @Test func `every key is read into its place`() throws {
    let scenario = try GoodFiles.read(GoodFiles.service).baseline
    #expect(scenario.customers == .atStart(.count(300), order: .random))
    let told = TellingRule(
      .count(.shares([.init(count: 0, share: 0.9), .init(count: 30, share: 0.1)])))
    let rules = [
      ClassRule(loyalty: 0.99, story: nil),
      ClassRule(loyalty: 0.98, story: FirstHandStory(.positive, tells: .exactly(2))),
      ClassRule(loyalty: 0.37, story: FirstHandStory(.negative, tells: told), spends: 0.6),
      ClassRule(loyalty: 0.46, story: FirstHandStory(.negative, tells: .exactly(9))),
      ClassRule(loyalty: 0.7, story: FirstHandStory(.positive, tells: .exactly(2))),
      ClassRule(loyalty: 0.95, story: nil, spends: 1.1),
    ]
    #expect(
      scenario.service
        == ServiceModel(
          periods: 6, visits: 0.9, experience: Experience(misery: 0.2, magic: 0.05, ownFault: 0.1),
          complaints: Complaints(
            complain: 0.25, invited: 0.4, inviteCost: 0.1, answerCost: 2, analysed: 0.3),
          listening: [
            Lever(
              name: "survey", finds: .unhappy(asks: 0.2, chance: 0.5, pleases: 0.01),
              costPerPeriod: 3, costPerContact: 1),
            Lever(name: "mystery-shoppers", finds: .causes(calls: 20), costPerContact: 15),
            Lever(name: "exit_2", finds: .leavers(chance: 0.3, winBack: 0.1)),
          ],
          recovery: Recovery(
            attempt: 0.7, capacity: 40, resolvedQuickly: 0.3, resolved: 0.6, costPerAttempt: 20,
            boost: 0.02, within: 2, helpsOwnFault: 0.5),
          classes: ByClass { rules[$0.rawValue] }, learning: 0.001,
          market: Market(
            join: 0.002, joining: Market.Sway(heardGood: 3, heardBad: 0.4),
            staying: Market.Sway(heardGood: 1.5, heardBad: 0), remembers: 2.5),
          money: Money(
            margin: 100, acquisitionCost: 7, replacementCost: 9, replace: 0.2, discount: 0.01,
            retention: 0.8)))
  }

  @Test func `what is not given has no effect and no cost`() throws {
    let scenario = try GoodFiles.read(Self.small()).baseline
    #expect(scenario.customers == .atStart(.share(0.5), order: .mostContacts))
    let model = try #require(scenario.service)
    #expect(model.periods == 12 && model.visits == 1 && model.learning == 0)
    #expect(model.experience == Experience(misery: 0.1, magic: 0))
    #expect(model.complaints == Complaints(complain: 0.25))
    #expect(model.listening.isEmpty && model.recovery == Recovery())
    #expect(model.market == Market() && model.money == Money())
    #expect(CustomerClass.allCases.allSatisfy { model.classes[$0].spends == 1 })
    let removed = try GoodFiles.read(
      Self.small(", \"spends\": { \"silent\": 0.5 }"), settings: ["service.spends=null"])
    #expect(removed.baseline.service?.classes[.silent].spends == 1)
    #expect(CustomerClass.allCases.map { model.classes[$0].loyalty } == [1, 1, 0.3, 0.4, 0.7, 0.9])
    #expect(
      CustomerClass.allCases.map { model.classes[$0].story?.opinion }
        == [nil, .positive, .negative, .negative, .positive, .positive])
  }

  @Test func `magic is as loyal as ordinary by default`() throws {
    let text = Self.small().replacing("\"silent\": 0.3", with: "\"ordinary\": 0.8, \"silent\": 0.3")
    #expect(try GoodFiles.read(text).baseline.service?.classes[.magic].loyalty == 0.8)
    let own = try GoodFiles.read(text, settings: ["service.loyalty.magic=0.85"]).baseline.service
    #expect(own?.classes[.magic].loyalty == 0.85)
  }

  @Test func `misery follows from employees where they are given`() throws {
    let text = GoodFiles.service.replacing(
      "\"misery\": 0.2",
      with: """
        "employees": { "engaged": 0.6, "miseryWhenEngaged": 0.05, "miseryWhenNot": 0.2, "costPerPeriod": 50 }
        """)
    let experience = try #require(try GoodFiles.read(text).baseline.service?.experience)
    #expect(
      experience.employees
        == Experience.Employees(
          engaged: 0.6, miseryWhenEngaged: 0.05, miseryWhenNot: 0.2, costPerPeriod: 50))
    #expect(abs(experience.startingMisery - 0.11) < 1e-12 && experience.magic == 0.05)
    let removed = try GoodFiles.read(
      text, settings: ["service.experience.misery=0.3"]
    ).baseline.service?.experience
    #expect(removed == Experience(misery: 0.3, magic: 0.05, ownFault: 0.1))
  }

  @Test(arguments: [
    ("\"nothing\"", nil), ("\"positive\"", FirstHandStory(.positive, tells: .exactly(2))),
    ("{ \"opinion\": \"negative\" }", FirstHandStory(.negative, tells: .exactly(9))),
    (
      "{ \"opinion\": \"positive\", \"tells\": \"everyone\" }",
      FirstHandStory(.positive, tells: .everyone)
    ),
    (
      "{ \"tells\": { \"each\": 1, \"silent\": 0.9 }, \"opinion\": \"negative\" }",
      FirstHandStory(.negative, tells: TellingRule(.each(1), silent: 0.9))
    ),
  ])
  func `stories are nothing, an opinion, or told in a way of their own`(
    written: String, story: FirstHandStory?
  ) throws {
    let text = Self.small(", \"stories\": { \"silent\": \(written) }")
    #expect(try GoodFiles.read(text).baseline.service?.classes[.silent].story == story)
  }

  @Test func `an override inside a story leaves the rest of it`() throws {
    func silent(_ settings: String...) throws -> FirstHandStory? {
      try GoodFiles.read(GoodFiles.service, settings: settings).baseline.service?.classes[.silent]
        .story
    }
    let shares = CountDistribution.shares([
      .init(count: 0, share: 0.9), .init(count: 30, share: 0.1),
    ])
    #expect(
      try silent("service.stories.silent.opinion=positive")
        == FirstHandStory(.positive, tells: TellingRule(.count(shares))))
    #expect(
      try silent("service.stories.silent.tells.silent=0.5")
        == FirstHandStory(.negative, tells: TellingRule(.count(shares), silent: 0.5)))
    #expect(
      try silent("service.stories.silent.tells.exactly=4")
        == FirstHandStory(.negative, tells: .exactly(4)))
    #expect(
      try silent("service.stories.silent=negative", "service.stories.silent.tells.exactly=4")
        == FirstHandStory(.negative, tells: .exactly(4)))
    #expect(try silent("service.stories.silent=nothing") == nil)
    // The default story opens too.
    let unresolved = try GoodFiles.read(
      GoodFiles.service, settings: ["service.stories.unresolved.tells=everyone"]
    ).baseline.service?.classes[.unresolved].story
    #expect(unresolved == FirstHandStory(.negative, tells: .everyone))
  }

  @Test func `a short name takes up columns, and not too many`() {
    func isValid(_ name: String) -> Bool {
      GoodFiles.errors(
        Self.small(), settings: ["service.periodName=\(JSONValue.text(name).line)"]
      ).isEmpty
    }
    for name in ["month", "2 weeks", "月月月月月月", "me\u{301}s"] { #expect(isValid(name), "\(name)") }
    for name in ["", " month", "month ", "月月月月月月月", "mo\u{200B}nth", "mo\nnth", "mo\u{202E}nth"] {
      #expect(!isValid(name), "\(name)")
    }
  }

  @Test func `customers who stay for ever must be discounted`() throws {
    let stay = """
      , "money": { "margin": 10 }
      """
    // Somebody leaves, so that they are worth a finite amount.
    #expect(GoodFiles.errors(Self.small(money: stay)).isEmpty)
    let settings = [
      "service.loyalty.silent=1", "service.loyalty.unresolved=1", "service.experience.magic=0.2",
    ]
    // Without attempts nobody is resolved, and loyalty after that does not matter.
    let items = GoodFiles.errors(Self.small(money: stay), settings: settings)
    #expect(
      items.map(\.message) == [
        "customers at the end are worth infinitely much: every customer stays without word of mouth, and money.discount is 0"
      ])
    #expect(items.first?.line == 10)
    for remedy in [
      "money.discount=0.01", "money.retention=0.9", "money.margin=0", "service.loyalty.magic=0.9",
      "service.recovery={\"attempt\": 0.1, \"resolvedQuickly\": 0, \"resolved\": 0.5}",
    ] {
      #expect(GoodFiles.errors(Self.small(money: stay), settings: settings + [remedy]).isEmpty)
    }
    #expect(
      !GoodFiles.errors(
        Self.small(money: stay),
        settings: settings + [
          "service.recovery={\"attempt\": 0.1, \"resolvedQuickly\": 0, \"resolved\": 0.5}",
          "service.loyalty.resolved=1",
        ]
      ).isEmpty)
    // Learning may leave no misery.
    let learning = GoodFiles.errors(
      Self.small(money: stay),
      settings: ["service.learning=0.1", "service.answer={\"analysed\": 0.5}"])
    #expect(
      learning.map(\.message) == [
        "customers at the end are worth infinitely much: every customer stays once learning has ended misery, and money.discount is 0"
      ])
  }

  @Test func `levers are changed, added and taken away by their names`() throws {
    func levers(_ settings: String...) throws -> [Lever] {
      try GoodFiles.read(GoodFiles.serviceWithoutDesign, settings: settings).baseline.service?
        .listening ?? []
    }
    let plain = try levers()
    #expect(
      try levers("service.listening.survey.asks=0.3")[0].finds
        == .unhappy(asks: 0.3, chance: 0.5, pleases: 0.01))
    #expect(try levers("service.listening.survey.cost.perContact=9")[0].costPerContact == 9)
    #expect(try levers("service.listening.survey=null") == Array(plain.dropFirst()))
    #expect(try levers("service.listening=null").isEmpty)
    #expect(
      try levers("service.listening.sales={\"finds\": \"buyingLess\", \"chance\": 0.4}")
        == plain + [Lever(name: "sales", finds: .buyingLess(chance: 0.4))])
    let added = try levers("service.listening.calls={\"finds\": \"causes\", \"calls\": 3}")
    #expect(added == plain + [Lever(name: "calls", finds: .causes(calls: 3))])
    // A group merges, but a lever that finds something else is another one.
    #expect(
      try levers("service.listening.survey={\"asks\": 1}")[0].finds
        == .unhappy(asks: 1, chance: 0.5, pleases: 0.01))
    let other = try levers("service.listening.survey={\"finds\": \"causes\", \"calls\": 3}")[0]
    #expect(other == Lever(name: "survey", finds: .causes(calls: 3)))
    #expect(
      try levers(
        "service.listening.survey=null",
        "service.listening.survey={\"finds\": \"leavers\", \"chance\": 1}"
      )
      .first == Lever(name: "survey", finds: .leavers(chance: 1, winBack: 0)))
  }

  @Test func `variants and points reach into levers`() throws {
    let document = try GoodFiles.read(GoodFiles.service)
    let variants = try document.variants.map {
      try document.scenario(applying: $0.overrides).service?.listening.map(\.finds)
    }
    let shoppers = Lever.Finds.causes(calls: 20)
    let exit = Lever.Finds.leavers(chance: 0.3, winBack: 0.1)
    #expect(
      variants == [
        [shoppers, exit], [.unhappy(asks: 1, chance: 0.5, pleases: 0.01), shoppers, exit],
      ])
    let design = try #require(document.design)
    let points = try (0..<4).map { try document.scenario(applying: design[$0]).service }
    #expect(points.map { $0?.recovery.attempt } == [0.2, 0.2, 0.6, 0.6])
    #expect(
      points.map { $0?.listening.last?.finds }
        == [0, 1, 0, 1].map {
          .leavers(chance: $0, winBack: 0.1)
        })
  }

  @Test func `a case that takes time has a mean of at least one period`() throws {
    let path = "service.recovery.within"
    let text = GoodFiles.serviceWithoutDesign
    for (setting, within) in [("\(path)=null", 1), ("\(path).mean=7.5", 7.5)] {
      #expect(
        try GoodFiles.read(text, settings: [setting]).baseline.service?.recovery.within == within)
    }
    #expect(
      GoodFiles.errors(text, settings: ["\(path).mean=0.5"]).map(\.message) == [
        "\(path).mean must be a number in 1...1000000, not 0.5"
      ])
  }

  @Test func `null does without a part`() throws {
    let text = GoodFiles.serviceWithoutDesign
    let document = try GoodFiles.read(
      text, settings: ["service.recovery=null", "service.invite=null", "money=null", "market=null"])
    let service = try #require(document.baseline.service)
    #expect(service.recovery == Recovery() && service.complaints.invited == nil)
    #expect(service.market == Market() && service.money == Money())
    let wave = try GoodFiles.read(
      text,
      settings: [
        "service=null", "market=null", "money=null", "customers.satisfied=0.6",
        "customers.dissatisfied=0.1",
      ])
    #expect(wave.baseline.service == nil)
  }
}
