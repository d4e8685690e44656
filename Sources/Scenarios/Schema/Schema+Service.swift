import PlainText
import Service
import WordOfMouth

/// The rows of a service model: `service`, `market` and `money`.
extension Schema {
  /// What customers experience and what that is worth, or nil for one wave of given opinions.
  static func service(
    _ root: Block, telling voices: ByOpinion<Voice>, of graph: GraphSource
  ) -> ServiceModel? {
    let displaced = ["customers.satisfied", "customers.dissatisfied"]
    let model = root.optionalBlock("service", displacing: displaced) { service in
      service.scope = "service"
      return serviceModel(service, telling: voices, of: graph)
    }
    guard var model else {
      for key in ["market", "money"] {
        root.refuse(
          key, "needs service: what customers experience",
          "add \"service\": { … }, or remove \(quoted(key))")
      }
      return nil
    }
    root.scope = "service"
    model.market = root.block("market", isOptional: true, market)
    model.money = root.optionalBlock("money", money) ?? Money()
    root.scope = ""
    checkResidualValue(of: model, root)
    return model
  }

  private static func serviceModel(
    _ service: Block, telling voices: ByOpinion<Voice>, of graph: GraphSource
  ) -> ServiceModel {
    let periods = service.value(
      "periods", .wholeNumber(in: 1...100_000), unit: "periods", default: 12,
      "The number of periods, for instance months. Stories start again in each; customers and causes of misery carry over."
    )
    let visits = service.value(
      "visits", .chance, default: 1,
      "The chance that a customer is served in a period; one who is not has an ordinary experience."
    )
    let experience = service.block("experience", required: experienceExample, Self.experience)
    let complaints = Self.complaints(service)
    let listening = service.named("listening", "lever", isOptional: true) { name, lever in
      Self.lever(name, lever, of: service)
    }
    let recovery = service.optionalBlock("recovery", Self.recovery) ?? Recovery()
    let loyalty = service.block("loyalty", Self.loyalty)
    let stories = service.block("stories") { Self.stories($0, telling: voices, of: graph) }
    let learning = service.value(
      "learning", .share, unit: "share of misery per cause noticed", default: 0,
      "The share by which each cause noticed (by a call, a leaver heard after misery, a complaint analysed) lowers misery from the next period on."
    )
    return ServiceModel(
      periods: periods, visits: visits, experience: experience, complaints: complaints,
      listening: listening, recovery: recovery,
      classes: ByClass { ClassRule(loyalty: loyalty[$0], story: stories[$0]) }, learning: learning)
  }

  // MARK: What customers meet

  /// An example of misery that follows from who serves.
  private static let employeesExample =
    "\"employees\": { \"engaged\": 0.6, \"miseryWhenEngaged\": 0.05, \"miseryWhenNot\": 0.2 }"
  private static let experienceExample = (
    "what customers meet",
    [
      "for example \"experience\": { \"misery\": 0.1, \"magic\": 0.05 }",
      "or \"experience\": { \(employeesExample) }",
    ]
  )

  private static func experience(_ experience: Block) -> Experience {
    let share = "share of customers served"
    let (misery, employees): (Double, Experience.Employees?) = experience.oneOf(
      [
        .init(
          key: "misery", scope: "service without employees", owner: "misery of its own",
          keeps: ["magic"]
        ) { experience in
          (
            experience.value(
              "misery", .share, unit: share,
              "The share of customers served who have a bad experience."), nil
          )
        },
        .init(
          key: "employees", scope: "service with employees", owner: "misery from employees",
          keeps: ["magic"]
        ) { experience in
          (0, experience.block("employees", isOptional: true, Self.employees))
        },
      ],
      none: (
        "service.experience has neither \"misery\" nor \"employees\"",
        ["write \"misery\": 0.1", "or \(employeesExample)"]
      ), both: ", which determine misery")
    experience.scope = "service"
    let magic = experience.value(
      "magic", .share, unit: share, default: 0,
      "The share of customers served who have an excellent experience; those with neither a bad nor an excellent one have an ordinary one."
    )
    var model = Experience(misery: misery, magic: magic, employees: employees)
    if employees != nil { model.misery = model.startingMisery }
    let shares =
      employees.map {
        [
          ("employees.miseryWhenEngaged", $0.miseryWhenEngaged),
          ("employees.miseryWhenNot", $0.miseryWhenNot),
        ]
      } ?? [("misery", misery)]
    for share in shares { experience.check(share, ("magic", magic), of: "experiences") }
    return model
  }

  private static func employees(_ employees: Block) -> Experience.Employees {
    let unit = "share of experiences"
    return Experience.Employees(
      engaged: employees.value(
        "engaged", .share, unit: unit,
        "The share of experiences with an engaged employee; misery depends on who serves."),
      miseryWhenEngaged: employees.value(
        "miseryWhenEngaged", .share, unit: unit,
        "The share of bad experiences when an engaged employee serves."),
      miseryWhenNot: employees.value(
        "miseryWhenNot", .share, unit: unit,
        "The share of bad experiences when another employee serves."),
      costPerPeriod: employees.value(
        "costPerPeriod", .money, unit: "money per period", default: 0,
        "The cost of keeping employees engaged."))
  }

  // MARK: Their voice to the firm

  private static func complaints(_ service: Block) -> Complaints {
    let complain = service.value(
      "complain", .chance,
      "The chance that an unhappy customer complains; the others are silent.")
    let invite = service.optionalBlock("invite") { invite in
      invite.scope = "service with invite"
      return (
        chance: invite.value(
          "complain", .chance,
          "The chance that an unhappy customer complains when invited to; replaces service.complain and is not lower."
        ),
        cost: invite.value(
          "cost", .money, unit: "money per customer and period", default: 0,
          "The cost of inviting customers to complain.")
      )
    }
    if let invite {
      service.check { problems in
        guard invite.chance < complain else { return }
        problems.report(
          service.place(of: "invite.complain").blamed(against: service.place(of: "complain")),
          "service.invite.complain is \(invite.chance), less than service.complain, \(complain)",
          ["inviting raises the chance to complain: let it be at least \(complain)"])
      }
    }
    return service.block("answer") { answer in
      Complaints(
        complain: complain, invited: invite?.chance, inviteCost: invite?.cost ?? 0,
        answerCost: answer.value(
          "cost", .money, unit: "money per complaint", default: 0,
          "The cost of answering complaints."
        ),
        analysed: answer.value(
          "analysed", .chance, default: 0,
          "The chance that a complaint is analysed, so that its cause is noticed: see service.learning."
        ))
    }
  }

  /// A lever: a way to hear more than complaints.
  private static func lever(_ name: String, _ lever: Block, of service: Block) -> Lever {
    let kinds = ["unhappy", "causes", "leavers"]
    lever.scope = "levers"
    let kind = lever.value(
      "finds", .word(kinds), ifMissing: otherLevers(than: name, of: service),
      "What the lever finds: the unhappy who are silent (surveys, calls), causes of misery (secret shoppers, audits), or leavers (exit interviews)."
    )
    func alternative(
      _ kind: String, _ read: @escaping (Block) -> Lever.Finds
    ) -> Block.Alternative<Lever.Finds> {
      .init(
        key: kind, scope: Scope(words: "levers that find: ", names: [kind]),
        owner: "a lever that finds \(quoted(kind))", read: read)
    }
    func chance(_ lever: Block) -> Double {
      lever.value(
        "chance", .chance,
        "The chance that a silent unhappy customer who is asked becomes known, or that a leaver is heard."
      )
    }
    let finds = lever.oneOf(
      named: "finds", kind,
      [
        alternative("unhappy") { lever in
          .unhappy(
            asks: lever.value(
              "asks", .chance, "The chance that a customer is asked in a period."),
            chance: chance(lever),
            pleases: lever.value(
              "pleases", .chance, default: 0,
              "The chance that a customer with an ordinary experience finds being asked excellent.")
          )
        },
        alternative("causes") { lever in
          .causes(
            calls: lever.value(
              "calls", .wholeNumber(in: 0...1_000_000_000), unit: "calls per period",
              "The number of calls or visits; each meets misery with the current share of misery as its chance, and then notices a cause: see service.learning."
            ))
        },
        alternative("leavers") { lever in
          .leavers(
            chance: chance(lever),
            winBack: lever.value(
              "winBack", .chance, default: 0,
              "The chance that a leaver who is heard is won back, and so never left."))
        },
      ])
    return lever.block("cost") { cost in
      Lever(
        name: name, finds: finds,
        costPerPeriod: cost.value(
          "perPeriod", .money, unit: "money per period", default: 0,
          "The cost of the lever, whatever it finds."),
        costPerContact: cost.value(
          "perContact", .money, unit: "money per contact", default: 0,
          "The cost of each customer asked, call made or leaver heard."))
    }
  }

  /// Other levers that somebody may have meant whose lever has no kind.
  private static func otherLevers(than name: String, of service: Block) -> [String] {
    let others = (service.value?["listening"]?.value.members ?? []).map(\.key)
      .filter { $0 != name }
    return others.isEmpty
      ? []
      : Suggestion.hint(name, among: others) + ["other levers: " + others.joined(separator: ", ")]
  }

  // MARK: What the firm does about it

  private static func recovery(_ recovery: Block) -> Recovery {
    recovery.scope = "service with recovery"
    let attempt = recovery.value(
      "attempt", .chance,
      "The chance that the firm tries to resolve a case it knows of; without recovery it never does."
    )
    let capacity = recovery.optional(
      "capacity", .wholeNumber(in: 0...1_000_000_000), unit: "attempts per period",
      none: "no limit", "The most attempts in a period.")
    let quickly = recovery.value(
      "resolvedQuickly", .share, unit: "share of attempts", formerly: "quick",
      "The share of attempts that resolve the case quickly.")
    let resolved = recovery.value(
      "resolved", .share, unit: "share of attempts", formerly: "satisfied",
      "The share of attempts that resolve the case, but not quickly; the rest do not resolve it.")
    recovery.check(
      ("resolvedQuickly", quickly), ("resolved", resolved), of: "attempts",
      "together they are at most 1; the rest is not resolved")
    return Recovery(
      attempt: attempt, capacity: capacity, resolvedQuickly: quickly, resolved: resolved,
      costPerAttempt: recovery.value(
        "cost", .money, unit: "money per attempt", default: 0, "The cost of an attempt."),
      boost: recovery.value(
        "boost", .share, unit: "share of 1 - p", default: 0,
        "The recovery paradox: a customer whose case was resolved stays with chance p + boost (1 - p). A meta-analysis (de Matos, Henrique and Rossi 2007) finds it for satisfaction, not for repurchase or word of mouth."
      ))
  }

  // MARK: What follows

  private static func loyalty(_ loyalty: Block) -> ByClass<Double> {
    var ordinary = 1.0
    return ByClass { group in
      let meaning = "The chance that a customer \(group.afterWhat) stays, before any word of mouth."
      switch group {
      case .ordinary:
        ordinary = loyalty.value("ordinary", .chance, default: 1, meaning)
        return ordinary
      case .magic:
        let none = "the same as ordinary"
        return loyalty.optional("magic", .chance, none: none, meaning) ?? ordinary
      case .silent, .unresolved, .resolved, .resolvedQuickly:
        return loyalty.value("\(group)", .chance, formerly: group.former, meaning)
      }
    }
  }

  private static func stories(
    _ stories: Block, telling voices: ByOpinion<Voice>, of graph: GraphSource
  ) -> ByClass<FirstHandStory?> {
    ByClass { group in
      let usual =
        switch group {
        case .ordinary: Story.nothingWord
        case .magic, .resolved, .resolvedQuickly: Opinion.positive.description
        case .silent, .unresolved: Opinion.negative.description
        }
      let story = stories.value(
        "\(group)", .story, formerly: group.former, default: .text(usual),
        "What a customer \(group.afterWhat) tells: nothing, or an opinion, as voices.OPINION.tells has it or by a telling count of its own."
      )
      guard case .told(let opinion, let tells) = story else { return nil }
      if let tells {
        stories.check { checkRule(tells, of: graph, stories, "\(group).\(Story.tellsKey)", $0) }
      }
      return FirstHandStory(opinion, tells: tells ?? voices[opinion].tells)
    }
  }

  private static func market(_ market: Block) -> Market {
    Market(
      join: market.value(
        "join", .chance, default: 0,
        "The chance that a prospect joins in a period without having heard anything."),
      joining: market.block("joining") {
        sway($0, "joining", "somebody who heard it joins")
      },
      staying: market.block("staying") {
        sway($0, "staying", "a customer who heard it stays")
      })
  }

  private static func sway(_ sway: Block, _ what: String, _ whoDoes: String) -> Market.Sway {
    Market.Sway(
      up: sway.value(
        "up", .share, unit: "share of 1 - p", default: 0,
        "The effect of good news on \(what): \(whoDoes) with chance p + up (1 - p)."),
      down: sway.value(
        "down", .share, unit: "share of p", default: 0,
        "The effect of bad news on \(what): \(whoDoes) with chance p - down p."))
  }

  private static func money(_ money: Block) -> Money {
    money.scope = "service with money"
    return Money(
      margin: money.value(
        "margin", .money, unit: "money per customer and period",
        "The margin from each customer who stayed, received at the end of a period. Without a money block customers have no value, and every cost is a loss."
      ),
      acquisitionCost: money.value(
        "acquisitionCost", .money, unit: "money per customer", default: 0,
        "The cost of winning a customer by other means: saved for everyone who joins because of word of mouth."
      ),
      discount: money.value(
        "discount", .number(in: 0...1000, "a rate"), unit: "per period", default: 0,
        "The discount rate of a period."),
      retention: money.optional(
        "retention", .chance, none: "the loyalty expected without word of mouth",
        "The chance to stay in each period after the last one; it determines the value of customers at the end."
      ))
  }

  /// Rejects customers who stay for ever and are worth as much in a hundred years as today.
  private static func checkResidualValue(of model: ServiceModel, _ root: Block) {
    root.check { problems in
      guard model.hasInfiniteResidualValue, let money = root.value?.given("money") else { return }
      let why =
        model.money.retention == nil
        ? "every customer stays without word of mouth" : "money.retention is 1"
      problems.report(
        money["retention"]?.value.place ?? money["discount"]?.value.place ?? money.place,
        "customers at the end are worth infinitely much: \(why), and money.discount is "
          + NumberText.shortest(model.money.discount),
        [
          "set a discount rate, for example money.discount 0.01",
          "or set money.retention below 1",
        ])
    }
  }
}

extension CustomerClass {
  /// What came before, for a sentence about a customer.
  fileprivate var afterWhat: String {
    switch self {
    case .ordinary: "with an ordinary experience"
    case .magic: "with an excellent experience"
    case .silent: "who was unhappy and silent, or whose case was not acted on,"
    case .unresolved: "who was unhappy and whose complaint was not resolved"
    case .resolved: "whose case was resolved, but not quickly,"
    case .resolvedQuickly: "whose case was resolved quickly"
    }
  }

  /// What files of version 0.1 called it, where that was another word.
  fileprivate var former: String? {
    switch self {
    case .ordinary, .magic, .silent: nil
    case .unresolved: "inVain"
    case .resolved: "satisfied"
    case .resolvedQuickly: "quick"
    }
  }
}
