import PlainText
import Service
import WordOfMouth

/// The rows of a service model: `service`, `market` and `money`.
extension ParameterTable {
  // MARK: What customers meet

  static let experience: [Parameter] = [
    Parameter(
      "service.periods", .wholeNumber(in: 1...100_000), unit: "periods", .value("12"),
      when: .service,
      "The number of periods, months for instance; each is a fresh wave, and who is a customer and the causes of misery last."
    ) { $0.service.periods = $1 },
    Parameter(
      "service.visits", .share("a chance"), .value("1"), when: .service,
      "The chance that a customer is served in a period; who is not has an ordinary moment."
    ) { $0.service.visits = $1 },
    Parameter(
      "service.experience.misery", .share(), unit: "share of customers served", .required,
      when: .misery,
      "The share of customers served who meet misery."
    ) { $0.service.misery = $1 },
    Parameter(
      "service.experience.employees.engaged", .share(), unit: "share of moments", .required,
      when: .employees,
      "The share of moments that an engaged employee serves; misery follows from who serves."
    ) { $0.service.engaged = $1 },
    Parameter(
      "service.experience.employees.miseryWhenEngaged", .share(), unit: "share of moments",
      .required, when: .employees,
      "The share of misery where an engaged employee serves."
    ) { $0.service.miseryWhenEngaged = $1 },
    Parameter(
      "service.experience.employees.miseryWhenNot", .share(), unit: "share of moments", .required,
      when: .employees,
      "The share of misery where another employee serves."
    ) { $0.service.miseryWhenNot = $1 },
    Parameter(
      "service.experience.employees.costPerPeriod", .money, unit: "money per period", .value("0"),
      when: .employees,
      "What keeping employees engaged costs."
    ) { $0.service.engagementCost = $1 },
    Parameter(
      "service.experience.magic", .share(), unit: "share of customers served", .value("0"),
      when: .service,
      "The share of customers served who meet magic; the rest after misery and magic have an ordinary moment."
    ) { $0.service.magic = $1 },
  ]

  // MARK: Their voice to the firm

  static let voiced: [Parameter] = [
    Parameter(
      "service.complain", .share("a chance"), .required, when: .service,
      "The chance that a customer in misery complains; the others are silent."
    ) { $0.service.complain = $1 },
    Parameter(
      "service.invite.complain", .share("a chance"), .required, when: .invite,
      "That chance where customers are invited to complain, in place of service.complain and no lower."
    ) { $0.service.invited = $1 },
    Parameter(
      "service.invite.cost", .money, unit: "money per customer and period", .value("0"),
      when: .invite,
      "What inviting customers to complain costs."
    ) { $0.service.inviteCost = $1 },
    Parameter(
      "service.answer.cost", .money, unit: "money per complaint", .value("0"), when: .service,
      "What answering complaints costs."
    ) { $0.service.answerCost = $1 },
    Parameter(
      "service.answer.analysed", .share("a chance"), .value("0"), when: .service,
      "The chance that a complaint is analysed, so that its cause is noticed: see service.learning."
    ) { $0.service.analysed = $1 },
  ]

  /// What levers find.
  static let leverKinds = ["unhappy", "causes", "leavers"]

  /// The rows of a lever, a way to hear more than complaints.
  static func lever(_ name: String) -> [Parameter] {
    let lever = NamedGroup.levers.path(of: name)
    func of(_ kinds: String...) -> Parameter.Condition { .lever(name, finds: kinds) }
    return [
      Parameter(
        "\(lever).finds", .word(leverKinds), .required, when: .service,
        "What the lever finds: the unhappy who are silent (surveys, calls), causes of misery (secret shoppers, audits), or leavers (exit interviews)."
      ) { $0.service.levers[name, default: LeverDraft()].finds = $1 },
      Parameter(
        "\(lever).asks", .share("a chance"), .required, when: of("unhappy"),
        "The chance that a customer is asked in a period."
      ) { $0.service.levers[name, default: LeverDraft()].asks = $1 },
      Parameter(
        "\(lever).chance", .share("a chance"), .required, when: of("unhappy", "leavers"),
        "The chance that a silent unhappy customer who is asked becomes known, or that a leaver is heard."
      ) { $0.service.levers[name, default: LeverDraft()].chance = $1 },
      Parameter(
        "\(lever).pleases", .share("a chance"), .value("0"), when: of("unhappy"),
        "The chance that a customer with an ordinary moment takes being asked for magic."
      ) { $0.service.levers[name, default: LeverDraft()].pleases = $1 },
      Parameter(
        "\(lever).calls", .wholeNumber(in: 0...1_000_000_000), unit: "calls per period", .required,
        when: of("causes"),
        "The number of calls or visits; each meets misery with the share that holds, and so notices a cause: see service.learning."
      ) { $0.service.levers[name, default: LeverDraft()].calls = $1 },
      Parameter(
        "\(lever).winBack", .share("a chance"), .value("0"), when: of("leavers"),
        "The chance that a leaver who is heard is won back, and so never left."
      ) { $0.service.levers[name, default: LeverDraft()].winBack = $1 },
      Parameter(
        "\(lever).cost.perPeriod", .money, unit: "money per period", .value("0"), when: .service,
        "What the lever costs whatever it finds."
      ) { $0.service.levers[name, default: LeverDraft()].costPerPeriod = $1 },
      Parameter(
        "\(lever).cost.perContact", .money, unit: "money per contact", .value("0"), when: .service,
        "What each customer asked, call made or leaver heard costs."
      ) { $0.service.levers[name, default: LeverDraft()].costPerContact = $1 },
    ]
  }

  // MARK: What the firm does about it

  static let recovery: [Parameter] = [
    Parameter(
      "service.recovery.attempt", .share("a chance"), .required, when: .recovery,
      "The chance that misery the firm knows of is attempted; without recovery nothing is."
    ) { $0.service.attempt = $1 },
    Parameter(
      "service.recovery.capacity",
      ValueKind<Int>.wholeNumber(in: 0...1_000_000_000).orNull("no limit"),
      unit: "attempts per period", .none("no limit"), when: .recovery,
      "The most attempts in a period."
    ) { $0.service.capacity = $1 },
    Parameter(
      "service.recovery.resolvedQuickly", .share(), unit: "share of attempts", .required,
      when: .recovery,
      "The share of attempts that put it right quickly."
    ) { $0.service.quick = $1 },
    Parameter(
      "service.recovery.resolved", .share(), unit: "share of attempts", .required,
      when: .recovery,
      "The share of attempts that put it right, but not quickly; the rest after quick and satisfied is in vain."
    ) { $0.service.satisfied = $1 },
    Parameter(
      "service.recovery.cost", .money, unit: "money per attempt", .value("0"), when: .recovery,
      "What attempts cost."
    ) { $0.service.attemptCost = $1 },
    Parameter(
      "service.recovery.boost", .share(), unit: "share of the room above", .value("0"),
      when: .recovery,
      "The recovery paradox: what was put right makes a customer stay with chance p + boost (1 - p). A meta-analysis (de Matos, Henrique and Rossi 2007) finds it for satisfaction, not for repurchase or word of mouth."
    ) { $0.service.boost = $1 },
  ]

  // MARK: What follows

  static let consequences =
    CustomerClass.allCases.map(loyalty) + CustomerClass.allCases.map(story) + [
      Parameter(
        "service.learning", .share(), unit: "share of misery per cause noticed", .value("0"),
        when: .service,
        "By which share each cause noticed (by a call, a leaver heard after misery, a complaint analysed) lowers misery from the next period on."
      ) { $0.service.learning = $1 }
    ]

  private static func loyalty(_ group: CustomerClass) -> Parameter {
    let path = "service.loyalty.\(group)"
    let meaning = "The chance that a customer \(group.afterWhat) stays, before talk."
    return switch group {
    case .ordinary:
      Parameter(path, .share("a chance"), .value("1"), when: .service, meaning) {
        $0.service.loyalty[group] = $1.value
      }
    case .magic:
      Parameter(
        path, ValueKind<Double>.share("a chance").orNull("the same as ordinary"),
        .none("the same as ordinary"), when: .service, meaning
      ) { $0.service.loyalty[group] = $1.value }
    case .silent, .unresolved, .resolved, .resolvedQuickly:
      Parameter(path, .share("a chance"), .required, when: .service, meaning) {
        $0.service.loyalty[group] = $1.value
      }
    }
  }

  private static func story(_ group: CustomerClass) -> Parameter {
    let usual =
      switch group {
      case .ordinary: Story.nothingWord
      case .magic, .resolved, .resolvedQuickly: Opinion.positive.description
      case .silent, .unresolved: Opinion.negative.description
      }
    return Parameter(
      "service.stories.\(group)", .story, .value(quoted(usual)), when: .service,
      "What a customer \(group.afterWhat) tells: nothing, or an opinion, as voices.OPINION.tells has it or by a telling count of its own."
    ) { $0.service.stories[group] = $1.value }
  }

  static let market: [Parameter] = [
    Parameter(
      "market.join", .share("a chance"), .value("0"), when: .service,
      "The chance that a prospect joins in a period without having heard anything."
    ) { $0.service.join = $1 },
    Parameter(
      "market.joining.up", .share(), unit: "share of the room above", .value("0"), when: .service,
      "What good talk does to joining: somebody who heard it joins with chance p + up (1 - p)."
    ) { $0.service.joining.up = $1 },
    Parameter(
      "market.joining.down", .share(), unit: "share of the chance", .value("0"), when: .service,
      "What bad talk does to joining: somebody who heard it joins with chance p - down p."
    ) { $0.service.joining.down = $1 },
    Parameter(
      "market.staying.up", .share(), unit: "share of the room above", .value("0"), when: .service,
      "What good talk does to staying: a customer who heard it stays with chance p + up (1 - p)."
    ) { $0.service.staying.up = $1 },
    Parameter(
      "market.staying.down", .share(), unit: "share of the chance", .value("0"), when: .service,
      "What bad talk does to staying: a customer who heard it stays with chance p - down p."
    ) { $0.service.staying.down = $1 },
  ]

  static let money: [Parameter] = [
    Parameter(
      "money.margin", .money, unit: "money per customer and period", .required, when: .money,
      "What a customer who stayed brings in a period, at its end; without money nothing has a value, and what costs is a loss."
    ) { $0.service.margin = $1 },
    Parameter(
      "money.acquisitionCost", .money, unit: "money per customer", .value("0"), when: .money,
      "What it costs to win a customer otherwise: saved for everyone who joins because of talk."
    ) { $0.service.acquisitionCost = $1 },
    Parameter(
      "money.discount", .number(in: 0...1000, "a rate"), unit: "per period", .value("0"),
      when: .money,
      "The discount rate of a period."
    ) { $0.service.discount = $1 },
    Parameter(
      "money.retention",
      ValueKind<Double>.share("a chance").orNull("the loyalty expected without talk"),
      .none("the loyalty expected without talk"), when: .money,
      "The chance to stay in each period after the last one; it decides what those who are customers at the end are worth."
    ) { $0.service.retention = $1 },
  ]
}

extension CustomerClass {
  /// What came before, for a sentence about a customer.
  fileprivate var afterWhat: String {
    switch self {
    case .ordinary: "with an ordinary moment"
    case .magic: "who met magic"
    case .silent: "in misery who was silent or whose misery was left as it was"
    case .unresolved: "in misery who complained in vain"
    case .resolved: "whose misery was put right, but not quickly,"
    case .resolvedQuickly: "whose misery was put right quickly"
    }
  }
}
