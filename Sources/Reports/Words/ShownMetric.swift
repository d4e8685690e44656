package import Experiments
package import WordOfMouth

/// A metric that documents show, and what people call it.
package struct ShownMetric: Sendable {
  /// The metric's name.
  package var name: String
  /// What people call it.
  package var label: String
  /// What kind of figure it is.
  package var kind: ShownFigure.Kind

  /// Describes a metric.
  init(_ name: String, _ label: String, _ kind: ShownFigure.Kind = .amount) {
    self.name = name
    self.label = label
    self.kind = kind
  }

  /// The reach of an opinion; with periods its hearings, the reach of each period added up.
  package static func reach(_ opinion: Opinion, hasPeriods: Bool = false) -> ShownMetric {
    hasPeriods
      ? ShownMetric("hearings_\(opinion)", "hearings") : ShownMetric("reach_\(opinion)", "reach")
  }

  /// Who is told an opinion in any period.
  private static func everHeard(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("ever_heard_\(opinion)", "people who hear it")
  }

  /// The chance of take-off, where reach has two modes.
  package static func takeOff(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("split_chance_\(opinion)", "chance of take-off", .chance)
  }

  /// The reach over replicates that took off, where reach has two modes.
  package static func reachGivenTakeOff(
    _ opinion: Opinion, hasPeriods: Bool = false
  ) -> ShownMetric {
    hasPeriods
      ? ShownMetric("split_hearings_\(opinion)", "hearings given take-off")
      : ShownMetric("split_reach_\(opinion)", "reach given take-off")
  }

  /// How many new hearers each hearer brings.
  package static func reproduction(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("reproduction_number_\(opinion)", "new hearers per hearer")
  }

  /// The reach over the customers whose story it is.
  package static func perCustomer(_ opinion: Opinion, hasPeriods: Bool = false) -> ShownMetric {
    hasPeriods
      ? ShownMetric("hearings_per_first_hand_\(opinion)", "hearings per story")
      : ShownMetric("reach_per_customer_\(opinion)", "reach per customer")
  }

  /// People told the negative story for each told the positive one.
  package static let negativePerPositive = ShownMetric(
    "negative_per_positive", "negative per positive")

  /// What is shown of each opinion.
  package static func all(_ opinion: Opinion, hasPeriods: Bool = false) -> [ShownMetric] {
    [reach(opinion, hasPeriods: hasPeriods)] + (hasPeriods ? [everHeard(opinion)] : []) + [
      takeOff(opinion), reachGivenTakeOff(opinion, hasPeriods: hasPeriods), reproduction(opinion),
      perCustomer(opinion, hasPeriods: hasPeriods),
    ]
  }

  /// Whether it is shown only where it exists: it belongs to the two modes of reach.
  var isOptional: Bool { name.hasPrefix("split_") || name.hasPrefix("reproduction_number_") }

  /// What is shown of an opinion besides, where waves are no plain ones.
  package static func beyondPlain(_ opinion: Opinion, _ metrics: MetricTable) -> [ShownMetric] {
    let layers = metrics.layers.flatMap { layer in
      [
        ShownMetric("newly_reached_\(opinion)_\(layer)", "first reached in \(layer)"),
        ShownMetric("tellings_\(opinion)_\(layer)", "tellings in \(layer)"),
      ]
    }
    let outside = ShownMetric("outside_newly_reached_\(opinion)", "first reached from outside")
    let broadcast = [
      ShownMetric("broadcasters_\(opinion)", "broadcast it"),
      ShownMetric("broadcast_newly_reached_\(opinion)", "first reached by a broadcast"),
    ]
    let turned =
      opinion == .positive ? [ShownMetric("turned", "turned by a bad experience")] : []
    let rounds = MetricTable.percentsOfInterest.map { percent in
      ShownMetric("round_\(percent)_\(opinion)", "round in which \(percent) % know", .period)
    }
    return (layers + [outside] + broadcast + turned + rounds).filter {
      metrics.place(of: $0.name) != nil
    }
  }

  /// What is shown of both opinions together.
  package static func ofBoth(hasPeriods: Bool = false) -> [ShownMetric] {
    [
      negativePerPositive,
      ShownMetric(hasPeriods ? "know_both" : "reach_both", "know both stories"),
    ]
  }

  /// Everything shown of a wave.
  package static let all = Opinion.allCases.flatMap { all($0) } + ofBoth()

  /// Everything shown of a plan's settings beside what only some kinds of wave have.
  package static func all(_ table: MetricTable) -> [ShownMetric] {
    Opinion.allCases.flatMap { all($0, hasPeriods: table.hasPeriods) }
      + ofBoth(hasPeriods: table.hasPeriods)
      + sections(table).filter(\.always.isEmpty).flatMap(\.metrics)
  }

  /// The same for each 100 customers, of totals that move because more or fewer customers remain.
  func per100Customers(_ table: MetricTable) -> ShownMetric? {
    let rate = "\(name)_per_100_customers"
    return table.derived.contains { $0.name == rate }
      ? ShownMetric(rate, "per 100 customers and period", kind) : nil
  }

  /// The figure in a setting's result.
  package func figure(_ setting: SettingResult) -> ShownFigure {
    ShownFigure(setting.summary(name), kind, isRough: isLate(setting))
  }

  /// What stands for it on the side of a comparison that does not have it.
  var ofNone: Value { name.hasPrefix("split_") ? "no split" : .missing }

  /// Whether it is known without a simulation, as the new hearers of a story that nobody passes on.
  func isExact(_ setting: SettingResult) -> Bool {
    Opinion.allCases.contains {
      name == Self.reproduction($0).name && setting.growth[$0].state == .notRetold
    }
  }

  /// Whether it is a reproduction number that was read late.
  private func isLate(_ setting: SettingResult) -> Bool {
    Opinion.allCases.contains {
      name == Self.reproduction($0).name && setting.growth[$0].state == .late
    }
  }
}

// MARK: - Periods

extension ShownMetric {
  /// Metrics under one heading.
  struct Section: Sendable {
    /// The heading.
    var heading: String
    /// Whether they are amounts of money.
    var isMoney = false
    /// The metrics that are always shown.
    var always: [ShownMetric] = []
    /// The metrics that are shown where there is anything of them: of what a scenario has nothing of, as
    /// of audits, there is no row.
    var metrics: [ShownMetric] = []
    /// The opinion whose story it is about, or nil.
    var opinion: Opinion?
  }

  /// What is shown of a setting, in order: what happened and what the firm sees of it, the stories, and
  /// money; what only scenarios with periods or reruns have where the table has it.
  static func sections(_ table: MetricTable) -> [Section] {
    let stories = Opinion.allCases.map { opinion in
      // Whoever turns begins bad news too, so that its reach per customer means nothing.
      let isBegunByTurned = opinion == .negative && table.place(of: "turned") != nil
      let shown = all(opinion, hasPeriods: table.hasPeriods).filter {
        !(isBegunByTurned && $0.name == perCustomer(opinion).name)
      }
      let tellers =
        isBegunByTurned ? "whoever had a bad experience" : "\(opinion.customers) customers"
      return Section(
        heading: table.hasPeriods
          ? "\(opinion) story (hearings: each period's, added up)"
          : "\(opinion) story, told by \(tellers)",
        always: shown, metrics: beyondPlain(opinion, table),
        opinion: opinion)
    }
    let both = Section(
      heading: "both stories", always: ofBoth(hasPeriods: table.hasPeriods))
    guard table.hasPeriods else { return stories + [both] }
    let hasReruns = table.place(of: "value_lost_through_silence") != nil
    let names = Set((table.metrics + table.derived).map(\.name))
    func known(_ section: Section) -> Section {
      var section = section
      section.metrics.removeAll { !names.contains($0.name) }
      return section
    }
    return [known(happened), firmView] + stories + [both, known(money)] + (hasReruns ? reruns : [])
  }

  private static let happened = Section(
    heading: "what happened (sum over all periods)",
    metrics: [
      ShownMetric("customers_start", "customers at the start"),
      ShownMetric("customers_end", "customers at the end"),
      ShownMetric("unhappy", "unhappy"),
      ShownMetric("complaints", "complained"),
      ShownMetric("vented", "posted instead of complaining"),
      ShownMetric("recovered", "resolved"),
      ShownMetric("fixed", "resolved, share of known cases", .share),
      ShownMetric("fixed_of_unhappy", "resolved, share of the unhappy", .share),
      ShownMetric("noticed", "noticed by what they buy"),
      ShownMetric("own_fault", "unhappy by their own doing"),
      ShownMetric("refused", "refused for that reason"),
      ShownMetric("waiting", "periods that customers waited"),
      ShownMetric("recovered_within_period", "resolved within the period"),
      ShownMetric("fixed_within_period", "within the period, of known", .share),
      ShownMetric("retention", "stay for the next period", .share),
      ShownMetric("leavers", "left"),
      ShownMetric("unhappy_leavers", "left unhappy"),
      ShownMetric("lost_by_talk", "left because of bad news"),
      ShownMetric("won_back", "won back"),
      ShownMetric("friends_called", "friends of leavers called"),
      ShownMetric("friends_kept", "kept by such a call"),
      ShownMetric("replaced", "replaced by new ones"),
      ShownMetric("joiners", "joined"),
      ShownMetric("joiners_by_talk", "joined because of good news"),
      ShownMetric("prospects_lost_by_talk", "kept away by bad news"),
    ])

  private static let firmView = Section(
    heading: "unhappy customers: the truth, and what the firm sees",
    metrics: [
      ShownMetric("misery_share", "unhappy, share of those served", .share),
      ShownMetric("complaints_per_served", "complaints, share of those served", .share),
      ShownMetric("surveyed_misery", "surveys, of those asked", .share),
      ShownMetric("audited_misery", "audits, of calls", .share),
      ShownMetric("customers_end_per_start", "sales, end over start"),
      ShownMetric("silent_share", "silent, share of the unhappy", .share),
      ShownMetric("unhappy_per_complaint", "unhappy per complaint"),
      ShownMetric("first_complaint_period", "period of first complaint", .period),
      ShownMetric("sales_down_period", "period with sales down 5 %", .period),
    ])

  private static let money = Section(
    heading: "money", isMoney: true,
    metrics: [
      ShownMetric("revenue", "revenue"),
      ShownMetric("revenue_lost_by_buying_less", "revenue lost: buying less"),
      ShownMetric("acquisition_saved", "acquisition cost saved"),
      ShownMetric("cost_recovery", "cost of recovery"),
      ShownMetric("cost_answer", "cost of answers"),
      ShownMetric("cost_listening", "cost of listening"),
      ShownMetric("cost_invite", "cost of inviting"),
      ShownMetric("cost_engagement", "cost of engagement"),
      ShownMetric("cost_replacing", "cost of replacing"),
      ShownMetric("profit", "profit"),
      ShownMetric("residual_value", "residual value"),
      ShownMetric("net_present_value", "net present value"),
      ShownMetric("customer_lifetime_value", "lifetime value of a customer"),
      ShownMetric("replacement_cost", "to replace who left"),
    ])

  /// What reruns show, costs and gains under headings of their own.
  static let reruns = [
    Section(
      heading: "what one unhappy customer costs: parts that add up to the total", isMoney: true,
      metrics: [
        ShownMetric("cost_per_unhappy", "total"),
        ShownMetric("cost_per_unhappy_own_leaving", "leaves or buys less"),
        ShownMetric("cost_per_unhappy_customers_lost_by_talk", "others leave: bad news"),
        ShownMetric("cost_per_unhappy_prospects_lost_by_talk", "others do not join"),
        ShownMetric("cost_per_unhappy_recovery", "recovery and answers"),
      ]),
    Section(
      heading: "what silence and bad news cost in all", isMoney: true,
      metrics: [
        ShownMetric("value_lost_through_silence", "lost through silence"),
        ShownMetric("value_lost_through_bad_talk", "lost through bad news"),
      ]),
    Section(
      heading: "what good news gains in all", isMoney: true,
      metrics: [
        ShownMetric("value_gained_through_good_talk", "gained through good news")
      ]),
  ]

  /// What a figure of the other sign is called, of costs and gains that reruns show: a cost below 0 is
  /// printed as a gain, and a gain below 0 as a loss.
  var oppositeLabel: String? {
    if name.hasPrefix("cost_per_unhappy") || name.hasPrefix("value_lost_") {
      return "\(label): a gain of"
    }
    return name.hasPrefix("value_gained_") ? "\(label): a loss of" : nil
  }

  /// What is shown of figures that only a comparison has.
  package static let worth = [
    ShownMetric("net_benefit", "net benefit"),
    ShownMetric("profit_per_unit_spent", "profit gained per unit spent"),
    ShownMetric("payback_period", "pays back in period", .period),
    ShownMetric("break_even_recovery_cost", "break-even cost of an attempt"),
  ]
}
