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

  /// The reach of an opinion; never shown without the three that follow.
  package static func reach(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("reach_\(opinion)", "reach")
  }

  /// The chance of take-off.
  package static func takeOff(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("took_off_\(opinion)", "chance of take-off", .chance)
  }

  /// The reach over replicates that took off.
  package static func reachGivenTakeOff(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("reach_given_take_off_\(opinion)", "reach given take-off")
  }

  /// The reach over the customers whose story it is.
  package static func perCustomer(_ opinion: Opinion) -> ShownMetric {
    ShownMetric("reach_per_customer_\(opinion)", "reach per customer")
  }

  /// People told the negative story for each told the positive one.
  package static let negativePerPositive = ShownMetric(
    "negative_per_positive", "negative per positive")

  /// What is shown of each opinion.
  package static func all(_ opinion: Opinion) -> [ShownMetric] {
    [reach(opinion), takeOff(opinion), reachGivenTakeOff(opinion), perCustomer(opinion)]
  }

  /// What is shown of an opinion besides, where waves are no plain ones.
  package static func beyondPlain(_ opinion: Opinion, _ metrics: MetricTable) -> [ShownMetric] {
    let layers = metrics.layers.flatMap { layer in
      [
        ShownMetric("newly_reached_\(opinion)_\(layer)", "first reached in \(layer)"),
        ShownMetric("tellings_\(opinion)_\(layer)", "tellings in \(layer)"),
      ]
    }
    let outside = ShownMetric("outside_newly_reached_\(opinion)", "first reached from outside")
    let turned =
      opinion == .positive ? [ShownMetric("turned", "turned by a bad experience")] : []
    let rounds = MetricTable.percentsOfInterest.map { percent in
      ShownMetric("round_\(percent)_\(opinion)", "round in which \(percent) % know", .period)
    }
    return (layers + [outside] + turned + rounds).filter { metrics.place(of: $0.name) != nil }
  }

  /// What is shown of both opinions together.
  package static let ofBoth = [
    negativePerPositive, ShownMetric("reach_both", "know both stories"),
  ]

  /// Everything shown of a wave.
  package static let all = Opinion.allCases.flatMap(all(_:)) + ofBoth

  /// Everything shown of a plan's settings beside what only some kinds of wave have.
  package static func all(_ table: MetricTable) -> [ShownMetric] {
    all + sections(table).filter(\.always.isEmpty).flatMap(\.metrics)
  }

  /// The figure in a setting's result.
  package func figure(_ setting: SettingResult) -> ShownFigure {
    ShownFigure(setting.summary(name), kind)
  }
}

// MARK: - Periods

extension ShownMetric {
  /// Metrics under one heading.
  struct Section: Sendable {
    /// The heading.
    var heading: Prose
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
      Section(
        heading: table.hasPeriods
          ? "\(opinion) story (sum over all periods)"
          : "\(opinion) story, told by \(opinion.customers) customers",
        always: all(opinion), metrics: beyondPlain(opinion, table), opinion: opinion)
    }
    let both = Section(heading: "both stories", always: ofBoth)
    guard table.hasPeriods else { return stories + [both] }
    let hasReruns = table.place(of: "value_lost_through_silence") != nil
    return [happened, firmView] + stories + [both, money] + (hasReruns ? reruns : [])
  }

  private static let happened = Section(
    heading: "what happened (sum over all periods)",
    metrics: [
      ShownMetric("customers_start", "customers at the start"),
      ShownMetric("customers_end", "customers at the end"),
      ShownMetric("unhappy", "unhappy"),
      ShownMetric("complaints", "complained"),
      ShownMetric("recovered", "resolved"),
      ShownMetric("fixed", "resolved, share of known cases", .share),
      ShownMetric("fixed_of_unhappy", "resolved, share of the unhappy", .share),
      ShownMetric("leavers", "left"),
      ShownMetric("unhappy_leavers", "left unhappy"),
      ShownMetric("lost_by_talk", "left because of bad news"),
      ShownMetric("won_back", "won back"),
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
    heading: "money",
    metrics: [
      ShownMetric("revenue", "revenue"),
      ShownMetric("acquisition_saved", "acquisition cost saved"),
      ShownMetric("cost_recovery", "cost of recovery"),
      ShownMetric("cost_answer", "cost of answers"),
      ShownMetric("cost_listening", "cost of listening"),
      ShownMetric("cost_invite", "cost of inviting"),
      ShownMetric("cost_engagement", "cost of engagement"),
      ShownMetric("profit", "profit"),
      ShownMetric("residual_value", "residual value"),
      ShownMetric("net_present_value", "net present value"),
    ])

  private static let reruns = [
    Section(
      heading: "cost of one unhappy customer",
      metrics: [
        ShownMetric("cost_per_unhappy", "total"),
        ShownMetric("cost_per_unhappy_own_leaving", "leaves"),
        ShownMetric("cost_per_unhappy_customers_lost_by_talk", "others leave: bad news"),
        ShownMetric("cost_per_unhappy_prospects_lost_by_talk", "others do not join"),
        ShownMetric("cost_per_unhappy_recovery", "recovery and answers"),
      ]),
    Section(
      heading: "value of silence and word of mouth",
      metrics: [
        ShownMetric("value_lost_through_silence", "lost through silence"),
        ShownMetric("value_of_bad_talk", "effect of bad news"),
        ShownMetric("value_of_good_talk", "effect of good news"),
      ]),
  ]

  /// What is shown of figures that only a comparison has.
  package static let worth = [
    ShownMetric("net_benefit", "net benefit"),
    ShownMetric("profit_per_unit_spent", "profit gained per unit spent"),
    ShownMetric("payback_period", "pays back in period", .period),
    ShownMetric("break_even_recovery_cost", "break-even cost of a recovery"),
  ]
}
