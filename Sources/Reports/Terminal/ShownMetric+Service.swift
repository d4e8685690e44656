package import Experiments

extension ShownMetric {
  /// Metrics that stand together under a heading.
  package struct Section: Sendable {
    /// The heading.
    package var heading: String
    /// The metrics.
    package var metrics: [ShownMetric]
  }

  /// What is shown of a scenario with periods, beside what is shown of its stories.
  ///
  /// - Parameter table: The figures of the plan: those of reruns are shown where it has them.
  /// - Returns: The sections in order: what happened, according to whom, and money.
  package static func service(_ table: MetricTable) -> (before: [Section], money: [Section]) {
    let reruns =
      table.place(of: "value_lost_through_silence") == nil
      ? []
      : [
        Section(
          heading: "what one unhappy customer costs",
          metrics: [
            amount("cost_per_unhappy", "in all"),
            amount("cost_per_unhappy_own_leaving", "by leaving"),
            amount("cost_per_unhappy_customers_lost_by_talk", "by customers lost to talk"),
            amount("cost_per_unhappy_prospects_lost_by_talk", "by prospects lost to talk"),
            amount("cost_per_unhappy_recovery", "by attempts and answers"),
          ]),
        Section(
          heading: "what silence and talk are worth",
          metrics: [
            amount("value_lost_through_silence", "lost through silence"),
            amount("value_of_bad_talk", "bad talk adds"),
            amount("value_of_good_talk", "good talk adds"),
          ]),
      ]
    return ([happened, accordingToWhom], [money] + reruns)
  }

  /// What happened to customers.
  private static let happened = Section(
    heading: "what happened, all periods together",
    metrics: [
      amount("customers_start", "customers at the start"),
      amount("customers_end", "customers at the end"),
      amount("unhappy", "unhappy"),
      amount("complaints", "complained"),
      amount("recovered", "put right"),
      ShownMetric(name: "fixed", label: "put right, of those known", kind: .share),
      ShownMetric(name: "fixed_of_unhappy", label: "put right, of the unhappy", kind: .share),
      amount("leavers", "left"),
      amount("unhappy_leavers", "left after misery"),
      amount("lost_by_talk", "left because of talk"),
      amount("won_back", "won back"),
      amount("joiners", "joined"),
      amount("joiners_by_talk", "joined because of talk"),
      amount("prospects_lost_by_talk", "kept away by talk"),
    ])

  /// What the firm sees beside what is so.
  private static let accordingToWhom = Section(
    heading: "misery, according to whom?",
    metrics: [
      ShownMetric(name: "misery_share", label: "the truth, of the served", kind: .share),
      ShownMetric(
        name: "complaints_per_served", label: "complaints, of the served", kind: .share),
      ShownMetric(name: "surveyed_misery", label: "surveys, of the asked", kind: .share),
      ShownMetric(name: "audited_misery", label: "audits, of calls", kind: .share),
      amount("customers_end_per_start", "sales, end over start"),
      ShownMetric(name: "silent_share", label: "silent, of the unhappy", kind: .share),
      amount("unhappy_per_complaint", "unhappy for each complaint"),
      ShownMetric(
        name: "first_complaint_period", label: "first complaint in period", kind: .period),
      ShownMetric(name: "sales_down_period", label: "sales 5 % down from period", kind: .period),
    ])

  /// What it is worth.
  private static let money = Section(
    heading: "money",
    metrics: [
      amount("revenue", "revenue"),
      amount("acquisition_saved", "acquisition saved"),
      amount("cost_recovery", "cost of recovery"),
      amount("cost_answer", "cost of answers"),
      amount("cost_listening", "cost of listening"),
      amount("cost_invite", "cost of inviting"),
      amount("cost_engagement", "cost of engagement"),
      amount("profit", "profit"),
      amount("residual_value", "residual value"),
      amount("net_present_value", "net present value"),
    ])

  private static func amount(_ name: String, _ label: String) -> ShownMetric {
    ShownMetric(name: name, label: label, kind: .amount)
  }

  /// What is shown of a figure that only a comparison has.
  package static let worth = [
    amount("net_benefit", "net benefit"),
    amount("profit_per_unit_spent", "profit gained per unit spent"),
    ShownMetric(name: "payback_period", label: "pays back in period", kind: .period),
    amount("break_even_recovery_cost", "break-even cost of a recovery"),
  ]
}
