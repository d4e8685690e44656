import PlainText
import Service
import WordOfMouth

/// The rows of a service model: `service`, `market` and `money`.
extension Schema {
  /// The most levers of a scenario.
  static let mostLevers = 64

  /// What customers experience and what that is worth, or nil for one wave of given opinions.
  static func service(
    _ root: Block, telling voices: ByOpinion<Voice>, of graph: GraphSource, _ segments: [Segment]
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
    let loyalty = model.loyalty(of: .ordinary)
    model.market = root.block("market", isOptional: true) { market($0, loyalty: loyalty) }
    model.money = root.optionalBlock("money", money) ?? Money()
    root.scope = ""
    model.segments = segments
    checkSegments(of: model, root)
    checkResidualValue(of: model, root)
    return model
  }

  private static func serviceModel(
    _ service: Block, telling voices: ByOpinion<Voice>, of graph: GraphSource
  ) -> ServiceModel {
    let periods = service.value(
      "periods", .wholeNumber(in: 1...100_000), "periods simulated", unit: "periods", default: 12,
      "The number of periods, for instance months. Stories start again in each; customers and causes of misery carry over."
    )
    let periodName = service.value(
      "periodName", .shortName, "name of a period", default: "period",
      "What one period is called in reports, in the singular: \"month\", \"week\". It has no effect on figures."
    )
    let visits = service.value(
      "visits", .chance, "customers served in a period", default: 1,
      "The chance that a customer is served in a period; one who is not has an ordinary experience."
    )
    let experience = service.block("experience", required: experienceExample, Self.experience)
    let complaints = Self.complaints(service)
    let most = (mostLevers, "leave out those that find nobody")
    let listening = service.named("listening", "lever", most: most, isOptional: true) {
      name, lever in
      Self.lever(name, lever, of: service)
    }
    let recovery = service.optionalBlock("recovery", Self.recovery) ?? Recovery()
    let loyalty = service.block("loyalty", Self.loyalty)
    let spends = service.block("spends", isOptional: true, Self.spends)
    let stories = service.block("stories") { Self.stories($0, telling: voices, of: graph) }
    let broadcasts = Self.broadcasts(service)
    let venting = Self.venting(service, broadcasts)
    let learning = service.value(
      "learning", .share, "bad experiences ended by each cause noticed",
      unit: "share of misery per cause noticed", default: 0,
      "The share by which each cause noticed (by a call, a leaver heard after misery, a complaint analysed) lowers misery from the next period on."
    )
    var model = ServiceModel(
      periods: periods, visits: visits, experience: experience, complaints: complaints,
      listening: listening, recovery: recovery,
      classes: ByClass {
        ClassRule(
          loyalty: loyalty[$0], story: stories[$0], spends: spends[$0], broadcast: broadcasts[$0])
      }, learning: learning)
    model.periodName = periodName
    model.complaints.venting = venting
    return model
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
          keeps: ["magic", "ownFault"]
        ) { experience in
          (
            experience.value(
              "misery", .share, "experiences that are bad", unit: share,
              "The share of customers served who have a bad experience."), nil
          )
        },
        .init(
          key: "employees", scope: "service with employees", owner: "misery from employees",
          keeps: ["magic", "ownFault"]
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
      "magic", .share, "experiences that are excellent", unit: share, default: 0,
      "The share of customers served who have an excellent experience; those with neither a bad nor an excellent one have an ordinary one."
    )
    let ownFault = experience.value(
      "ownFault", .share, "bad experiences caused by the customer",
      unit: "share of bad experiences", default: 0,
      "The share of bad experiences that are the customer's own doing: see service.recovery.helpsOwnFault."
    )
    var model = Experience(
      misery: misery, magic: magic, employees: employees, ownFault: ownFault)
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
        "engaged", .share, "experiences with an engaged employee", unit: unit,
        "The share of experiences with an engaged employee; misery depends on who serves."),
      miseryWhenEngaged: employees.value(
        "miseryWhenEngaged", .share, "bad experiences with an engaged employee", unit: unit,
        "The share of bad experiences when an engaged employee serves."),
      miseryWhenNot: employees.value(
        "miseryWhenNot", .share, "bad experiences with another employee", unit: unit,
        "The share of bad experiences when another employee serves."),
      costPerPeriod: employees.value(
        "costPerPeriod", .money, "cost of engaged employees a period", unit: "money per period",
        default: 0,
        "The cost of keeping employees engaged."))
  }

  // MARK: Their voice to the firm

  private static func complaints(_ service: Block) -> Complaints {
    let complain = service.value(
      "complain", .chance, "unhappy customers who complain",
      "The chance that an unhappy customer complains; the others are silent.")
    let invite = service.optionalBlock("invite") { invite in
      invite.scope = "service with invite"
      return (
        chance: invite.value(
          "complain", .chance, "unhappy customers who complain if invited",
          "The chance that an unhappy customer complains when invited to; replaces service.complain and is not lower."
        ),
        cost: invite.value(
          "cost", .money, "cost of inviting a customer", unit: "money per customer and period",
          default: 0,
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
          "cost", .money, "cost of answering a complaint", unit: "money per complaint", default: 0,
          "The cost of answering complaints."
        ),
        analysed: answer.value(
          "analysed", .chance, "complaints whose cause is analysed", default: 0,
          "The chance that a complaint is analysed, so that its cause is noticed: see service.learning."
        ))
    }
  }

  /// A lever: a way to hear more than complaints.
  private static func lever(_ name: String, _ lever: Block, of service: Block) -> Lever {
    let kinds = ["unhappy", "causes", "leavers", "buyingLess"]
    lever.scope = "levers"
    let kind = lever.value(
      "finds", .word(kinds), "target of \(name)", ifMissing: otherLevers(than: name, of: service),
      "What the lever finds: the unhappy who are silent (surveys, calls), causes of misery (secret shoppers, audits), leavers (exit interviews), or the silent by buying less (watching sales): see service.spends."
    )
    func alternative(
      _ kind: String, _ read: @escaping (Block) -> Lever.Finds
    ) -> Block.Alternative<Lever.Finds> {
      .init(
        key: kind, scope: Scope(words: "levers that find: ", names: [kind]),
        owner: "a lever that finds \(quoted(kind))", read: read)
    }
    var friends: FriendCalls?
    func chance(_ lever: Block) -> Double {
      lever.value(
        "chance", .chance, "cases that \(name) finds",
        "The chance that a silent unhappy customer who is asked, or who buys less, becomes known, or that a leaver is heard."
      )
    }
    let finds = lever.oneOf(
      named: "finds", kind,
      [
        alternative("unhappy") { lever in
          .unhappy(
            asks: lever.value(
              "asks", .chance, "customers asked by \(name)",
              "The chance that a customer is asked in a period."),
            chance: chance(lever),
            pleases: lever.value(
              "pleases", .chance, "customers whom \(name) pleases", default: 0,
              "The chance that a customer with an ordinary experience finds being asked excellent.")
          )
        },
        alternative("causes") { lever in
          .causes(
            calls: lever.value(
              "calls", .wholeNumber(in: 0...1_000_000_000), "calls of \(name) a period",
              unit: "calls per period",
              "The number of calls or visits; each meets misery with the current share of misery as its chance, and then notices a cause: see service.learning."
            ))
        },
        alternative("leavers") { lever in
          let finds = Lever.Finds.leavers(
            chance: chance(lever),
            winBack: lever.value(
              "winBack", .chance, "leavers whom \(name) wins back", default: 0,
              "The chance that a leaver who is heard is won back, and so never left; levers hear in file order, and whom one wins back the next does not hear."
            ))
          friends = Self.friends(name, lever)
          return finds
        },
        alternative("buyingLess") { lever in .buyingLess(chance: chance(lever)) },
      ])
    var model = lever.block("cost") { cost in
      Lever(
        name: name, finds: finds,
        costPerPeriod: cost.value(
          "perPeriod", .money, "cost of \(name) a period", unit: "money per period", default: 0,
          "The cost of the lever, whatever it finds."),
        costPerContact: cost.value(
          "perContact", .money, "cost of each contact of \(name)", unit: "money per contact",
          default: 0,
          "The cost of each customer asked or noticed, call made, leaver heard or friend called."))
    }
    model.friends = friends
    return model
  }

  /// Other levers that somebody may have meant whose lever has no kind.
  private static func otherLevers(than name: String, of service: Block) -> [String] {
    let others = (service.value?["listening"]?.value.members ?? []).prefix(mostLevers).map(\.key)
      .filter { $0 != name }
    return others.isEmpty
      ? []
      : Suggestion.hint(name, among: others) + ["other levers: " + others.joined(separator: ", ")]
  }

  // MARK: What the firm does about it

  private static func recovery(_ recovery: Block) -> Recovery {
    recovery.scope = "service with recovery"
    let attempt = recovery.value(
      "attempt", .chance, "known cases the firm tries to resolve",
      "The chance that the firm tries to resolve a case it knows of; without recovery it never does."
    )
    let capacity = recovery.optional(
      "capacity", .wholeNumber(in: 0...1_000_000_000), "cases the firm can try to resolve a period",
      unit: "attempts per period",
      none: "no limit", "The most attempts in a period.")
    let quickly = recovery.value(
      "resolvedQuickly", .share, "attempts that resolve the case quickly",
      unit: "share of attempts", formerly: "quick",
      "The share of attempts that resolve the case quickly.")
    let resolved = recovery.value(
      "resolved", .share, "attempts that resolve the case slowly", unit: "share of attempts",
      formerly: "satisfied",
      "The share of attempts that resolve the case, but not quickly; the rest do not resolve it.")
    let within = recovery.block("within", isOptional: true) { within in
      within.value(
        "mean", .number(in: 1...1e6), "periods until a case is closed", unit: "periods", default: 1,
        "How many periods it takes on average until a case that the firm tries to resolve is closed, the one of the attempt included: in each it is closed with chance 1 / mean. Until then the customer waits, with the loyalty and the story of a silent one, in each period anew; what is closed in a later period is not resolved quickly. 1 is at once."
      )
    }
    let helpsOwnFault = recovery.value(
      "helpsOwnFault", .share, "customers at fault whom the firm helps",
      unit: "share of such cases", default: 1,
      "The share of cases of the customer's own doing that the firm tries to resolve all the same, of those that it otherwise would. Whom it refuses is unresolved, and takes no attempt."
    )
    recovery.check(
      ("resolvedQuickly", quickly), ("resolved", resolved), of: "attempts",
      "together they are at most 1; the rest is not resolved")
    return Recovery(
      attempt: attempt, capacity: capacity, resolvedQuickly: quickly, resolved: resolved,
      costPerAttempt: recovery.value(
        "cost", .money, "cost of an attempt to resolve", unit: "money per attempt", default: 0,
        "The cost of an attempt."),
      boost: recovery.value(
        "boost", .share, "lost loyalty regained by recovery", unit: "share of 1 - p", default: 0,
        "The recovery paradox: a customer whose case was resolved stays with chance p + boost (1 - p). A meta-analysis (de Matos, Henrique and Rossi 2007) finds it for satisfaction, not for repurchase or word of mouth."
      ), within: within, helpsOwnFault: helpsOwnFault)
  }

  // MARK: What follows

  private static func loyalty(_ loyalty: Block) -> ByClass<Double> {
    var ordinary = 1.0
    return ByClass { group in
      let meaning = "The chance that a customer \(group.afterWhat) stays, before any word of mouth."
      switch group {
      case .ordinary:
        ordinary = loyalty.value(
          "ordinary", .chance, "\(group.customers) who stay", default: 1, meaning)
        return ordinary
      case .magic:
        let none = "the same as ordinary"
        return loyalty.optional(
          "magic", .chance, "\(group.customers) who stay", none: none, meaning) ?? ordinary
      case .silent, .unresolved, .resolved, .resolvedQuickly:
        return loyalty.value(
          "\(group)", .chance, "\(group.customers) who stay", formerly: group.former, meaning)
      }
    }
  }

  private static func spends(_ spends: Block) -> ByClass<Double> {
    ByClass { group in
      guard group.isUnhappy else { return 1 }
      return spends.value(
        "\(group)", .number(in: 0...1000, "a factor"), "spending of \(group.customers)",
        unit: "share of the margin", default: 1,
        "What a customer \(group.afterWhat) brings if they stay, as a factor on the margin: in that period and until the next bad experience."
      )
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
        "\(group)", .story, "story of \(group.customers)", formerly: group.former,
        default: .text(usual),
        "What a customer \(group.afterWhat) tells: nothing, or an opinion, as voices.OPINION.tells has it or by a telling count of its own."
      )
      guard case .told(let opinion, let tells) = story else { return nil }
      if let tells {
        stories.check { checkRule(tells, of: graph, stories, "\(group).\(Story.tellsKey)", $0) }
      }
      return FirstHandStory(opinion, tells: tells ?? voices[opinion].tells)
    }
  }

  private static func market(_ market: Block, loyalty: Double) -> Market {
    market.replaced("join", by: "joining.chance") {
      "write \"joining\": { \"chance\": \($0.line) }"
    }
    let formerChance = market.value?.given("join")?.number
    let (join, joining) = market.block("joining") { joining in
      let chance = joining.value(
        "chance", .chance, "prospects who join in a period", default: 0,
        "The chance that a prospect joins in a period without having heard anything.")
      return (chance, sway(joining, "joining", of: formerChance ?? chance))
    }
    let staying = market.block("staying") { sway($0, "staying", of: loyalty) }
    let remembers = market.value(
      "remembers", .number(in: 1...1e6), "periods a hearing is remembered", unit: "periods",
      default: 1,
      "How many periods a hearing lasts on average, the one in which somebody is told included: in each later period everybody forgets what they heard with chance 1 / remembers."
    )
    return Market(join: join, joining: joining, staying: staying, remembers: remembers)
  }

  /// What hearing does to a chance.
  private static func sway(_ sway: Block, _ what: String, of chance: Double) -> Market.Sway {
    func factor(_ key: String, _ news: String, formerly former: String) -> Double {
      sway.replaced(former, by: key, meaning: "a factor on the odds of \(what); 1 has no effect") {
        odds(key, $0.number ?? .nan, what, of: chance, isGood: former == "up")
      }
      return sway.value(
        key, .number(in: 0...1e6, "a factor"), "influence of \(news) news on \(what)", default: 1,
        "The factor by which hearing \(news) news multiplies the odds of \(what), whatever the hearer thinks; after good and bad news both factors apply. 1 has no effect, 0 makes the chance 0, and any other factor leaves chances of 0 and 1 as they are."
      )
    }
    return Market.Sway(
      heardGood: factor("heardGood", "good", formerly: "up"),
      heardBad: factor("heardBad", "bad", formerly: "down"))
  }

  /// What to write in place of a share by which hearing moved a chance in version 0.1.
  private static func odds(
    _ key: String, _ share: Double, _ what: String, of chance: Double, isGood: Bool
  ) -> String {
    if share == 0 { return "write \(quoted(key)): 1, which has no effect, as 0 had none" }
    let moved = isGood ? chance + share * (1 - chance) : chance - share * chance
    let factor = moved * (1 - chance) / (chance * (1 - moved))
    guard (0...1).contains(moved), factor.isFinite, factor <= 1e6 else {
      // Where a share was negative, news worked the other way.
      let example = isGood == !(share < 0) ? "2" : "0.5"
      return
        "write \(quoted(key)): \(example), for instance; a factor other than 0 leaves chances of 0 and 1 as they are"
    }
    // Not quite 1 is not written as 1.
    let rounded = threeDigits(factor)
    let written =
      rounded == "1" ? NumberText.shortest((factor * 1e6).rounded() / 1e6) : rounded
    let start = "write \(quoted(key)): \(written), which"
    let percents = [chance, moved].map { threeDigits(100 * $0) + " %" }
    // Where rounding hides what changes, the chances say nothing.
    let isTelling = [chance, moved].allSatisfy { $0 == 0 || (0.0001...0.9999).contains($0) }
    guard isTelling, percents[0] != percents[1] else {
      return "\(start) does what \(NumberText.shortest(share)) did"
    }
    return
      "\(start) \(moved > chance ? "raises" : "lowers") a chance of \(what) of \(percents[0]) to \(percents[1]), as \(NumberText.shortest(share)) did"
  }

  /// The shortest form of a number rounded to three significant digits.
  private static func threeDigits(_ number: Double) -> String {
    var (scale, unit) = (1.0, 1.0)
    while number > 0, number * scale < 100 { scale *= 10 }
    while number / unit >= 1000 { unit *= 10 }
    return NumberText.shortest((number * scale / unit).rounded() / scale * unit)
  }

  private static func money(_ money: Block) -> Money {
    money.scope = "service with money"
    let currency = money.optional(
      "currency", .shortName, "currency", none: "no currency",
      "The name or sign of the currency in reports, as in \"EUR\". It has no effect on figures.")
    var prices = Money(
      margin: money.value(
        "margin", .money, "margin of a customer a period", unit: "money per customer and period",
        "The margin from each customer who stayed, received at the end of a period. Without a money block customers have no value, and every cost is a loss."
      ),
      acquisitionCost: money.value(
        "acquisitionCost", .money, "cost of winning a customer", unit: "money per customer",
        default: 0,
        "The cost of winning a customer by other means: saved for everyone who joins because of word of mouth."
      ),
      replacementCost: money.optional(
        "replacementCost", .money, "cost of replacing a customer", unit: "money per customer",
        none: "money.acquisitionCost",
        "What it costs to replace a customer who left: see money.replace. Where that is 0 it changes no result but replacement_cost."
      ),
      replace: money.value(
        "replace", .share, "leavers who are replaced", unit: "share of leavers", default: 0,
        "The share of customers who left whom the firm replaces at once, at money.replacementCost each: by somebody new in their place, who has met no bad experience."
      ),
      discount: money.value(
        "discount", .number(in: 0...1, "a rate"), "discount rate a period", unit: "per period",
        default: 0,
        "The discount rate of a period: 0.01 a month is 12.7 % a year, and r a year is (1 + r)^(1 / 12) - 1 a month."
      ),
      retention: money.optional(
        "retention", .chance, "customers who stay after the last period",
        none: "the loyalty expected without word of mouth",
        "The chance to stay in each period after the last one; it determines the value of customers at the end, and with 0 nothing after it is counted. The loyalty expected is that at the misery left at the end, with the attempts that capacity then allows."
      ))
    prices.currency = currency
    return prices
  }

  /// Rejects customers who stay for ever and are worth as much in a hundred years as today.
  private static func checkResidualValue(of model: ServiceModel, _ root: Block) {
    root.check { problems in
      guard model.hasInfiniteResidualValue, let money = root.value?.given("money") else { return }
      let why =
        if model.money.retention != nil {
          "money.retention is 1"
        } else if !model.learns || model.retention > 1 - 1e-12 {
          "every customer stays without word of mouth"
        } else {
          "every customer stays once learning has ended misery"
        }
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
  var afterWhat: String {
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
