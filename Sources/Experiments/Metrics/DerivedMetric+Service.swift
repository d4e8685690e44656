extension DerivedMetric {
  /// The derived metrics of scenarios with periods, beside those of a wave: what the firm sees, and the
  /// truth.
  public static let service: [DerivedMetric] = [
    ratio(
      "fixed", "recovered", "known", "share of known misery",
      "Resolved cases among the unhappy customers the firm knew of: a ratio of means."),
    ratio(
      "fixed_of_unhappy", "recovered", "unhappy", "share of misery",
      "Resolved cases among all unhappy customers: a ratio of means."),
    ratio(
      "silent_share", "silent", "unhappy", "share of misery",
      "Unhappy customers who did not complain, and got no recovery attempt if found by asking, among "
        + "all unhappy customers: a ratio of means."),
    ratio(
      "complaint_rate", "complaints", "unhappy", "share of misery",
      "Complaints among the unhappy: a ratio of means."),
    ratio(
      "misery_share", "unhappy", "served", "share of the served",
      "Unhappy customers among those served, which no firm sees: a ratio of means."),
    ratio(
      "complaints_per_served", "complaints", "served", "share of the served",
      "Complaints among those served, the misery that complaints show: a ratio of means."),
    ratio(
      "surveyed_misery", "found", "asked", "share of the asked",
      "Unhappy customers found among those asked, the misery that surveys show: a ratio of means."),
    ratio(
      "audited_misery", "audit_calls_in_misery", "audit_calls", "share of calls",
      "Audit calls that met misery among all, the misery that audits show: a ratio of means."),
    ratio(
      "unhappy_per_complaint", "unhappy", "complaints", "people per complaint", kind: .count,
      "Unhappy customers for each complaint, the complainer included: a ratio of means."),
    ratio(
      "customers_end_per_start", "customers_end", "customers_start", "customers per customer",
      "Customers at the end for each at the start, what sales show: a ratio of means."),
  ]

  /// The derived metrics of reruns.
  public static let reruns: [DerivedMetric] =
    [
      ("", "The cost of misery for each unhappy customer: a ratio of means."),
      ("_own_leaving", "Of which: unhappy customers who leave: a ratio of means."),
      (
        "_customers_lost_by_talk",
        "Of which: customers lost to negative word of mouth: a ratio of means."
      ),
      (
        "_prospects_lost_by_talk",
        "Of which: prospects lost to negative word of mouth: a ratio of means."
      ), ("_recovery", "Of which: recovery attempts and answers: a ratio of means."),
    ].map { costPerUnhappy($0.0, $0.1) }

  private static func costPerUnhappy(_ part: String, _ meaning: String) -> DerivedMetric {
    ratio(
      "cost_per_unhappy\(part)", "value_lost_through_misery\(part)", "unhappy",
      "money per unhappy customer", kind: .money, meaning)
  }

  private static func ratio(
    _ name: String, _ numerator: String, _ denominator: String, _ unit: String,
    kind: Metric.Kind = .share, _ meaning: String
  ) -> DerivedMetric {
    DerivedMetric(
      name: name, meaning: meaning, unit: unit, kind: kind, opinion: nil,
      formula: .ratio(numerator, denominator))
  }
}
