import WordOfMouth

extension Metric {
  /// Figures over the replicates of a setting that are not the mean of a metric, but a ratio or a chance: of
  /// waves, in the order of rows, after the metrics of a wave.
  public static let derived: [Metric] =
    ofEachOpinion("reach_per_customer", "people per customer") {
      (
        "People reached for each customer who holds the \($0) opinion first-hand: a ratio of means.",
        .ratio("reach_\($0)", "first_hand_\($0)")
      )
    }
    + [
      ratio(
        "negative_per_positive", "reach_negative", "reach_positive", "people per person",
        "People reached by the negative story for each reached by the positive one")
    ]
    + ofEachOpinion("took_off", "share of replicates") {
      (
        "The chance that the \($0) story takes off: at least limits.takeOff of all people are first "
          + "reached in rounds 2 and later.",
        .tookOff($0)
      )
    }
    + ofEachOpinion("reach_given_take_off", "people") {
      (
        "The mean reach of the \($0) story over the replicates in which it took off.",
        .givenTakeOff("reach_\($0)", $0)
      )
    }

  /// The derived metrics of scenarios with periods, beside those of a wave: what the firm sees, and the
  /// truth.
  static let derivedOfService: [Metric] = [
    ratio(
      "fixed", "recovered", "known", "share of known misery",
      "Resolved cases among the unhappy customers the firm knew of"),
    ratio(
      "fixed_of_unhappy", "recovered", "unhappy", "share of misery",
      "Resolved cases among all unhappy customers"),
    ratio(
      "silent_share", "silent", "unhappy", "share of misery",
      "Unhappy customers who did not complain and, if found by asking, got no recovery attempt, among "
        + "all unhappy customers"),
    ratio(
      "complaint_rate", "complaints", "unhappy", "share of misery",
      "Complaints among the unhappy"),
    ratio(
      "misery_share", "unhappy", "served", "share of the served",
      "Unhappy customers among those served, which no firm sees"),
    ratio(
      "complaints_per_served", "complaints", "served", "share of the served",
      "Complaints among those served, the misery that complaints show"),
    ratio(
      "surveyed_misery", "found", "asked", "share of the asked",
      "Unhappy customers found among those asked, the misery that surveys show"),
    ratio(
      "audited_misery", "audit_calls_in_misery", "audit_calls", "share of calls",
      "Audit calls that met misery among all, the misery that audits show"),
    ratio(
      "unhappy_per_complaint", "unhappy", "complaints", "people per complaint",
      "Unhappy customers for each complaint, the complainer included"),
    ratio(
      "customers_end_per_start", "customers_end", "customers_start", "customers per customer",
      "Customers at the end for each at the start, what sales show"),
  ]

  /// The derived metrics of reruns.
  static let derivedOfReruns: [Metric] = [
    ("", "The cost of misery for each unhappy customer"),
    ("_own_leaving", "Of which: unhappy customers who leave"),
    ("_customers_lost_by_talk", "Of which: customers lost to negative word of mouth"),
    ("_prospects_lost_by_talk", "Of which: prospects lost to negative word of mouth"),
    ("_recovery", "Of which: recovery attempts and answers"),
  ].map { part, meaning in
    ratio(
      "cost_per_unhappy\(part)", "value_lost_through_misery\(part)", "unhappy",
      "money per unhappy customer", meaning)
  }

  private static func ofEachOpinion(
    _ name: String, _ unit: String, _ describe: (Opinion) -> (String, SummaryFormula)
  ) -> [Metric] {
    Opinion.allCases.map { opinion in
      let (meaning, formula) = describe(opinion)
      return Metric(
        name: "\(name)_\(opinion)", meaning: meaning, unit: unit, source: .replicates(formula))
    }
  }

  private static func ratio(
    _ name: String, _ numerator: String, _ denominator: String, _ unit: String, _ meaning: String
  ) -> Metric {
    Metric(
      name: name, meaning: "\(meaning): a ratio of means.", unit: unit,
      source: .replicates(.ratio(numerator, denominator)))
  }

  // MARK: What a change is worth

  /// Figures that only a comparison has, in the order of rows; in `compare.csv` they are in the column of
  /// differences.
  static let comparisons = [netBenefit, profitPerSpent, payback, breakEven]

  static let netBenefit = Metric(
    name: "net_benefit",
    meaning: "The variant's net present value less the baseline's, in the column of differences.",
    unit: "money", source: .comparison)
  static let profitPerSpent = Metric(
    name: "profit_per_unit_spent",
    meaning:
      "Profit that the variant gains over the cost it adds, neither discounted; where it saves cost, "
      + "profit lost for each unit saved: a ratio of means with Fieller's interval, in the column of "
      + "differences; empty where the added cost may be zero.",
    unit: "money per money", source: .comparison)
  static let payback = Metric(
    name: "payback_period",
    meaning: "The first period by which the variant's cumulative discounted profit is at least the "
      + "baseline's, on average; in the column of differences; empty if there is none.",
    unit: "period", source: .comparison)
  static let breakEven = Metric(
    name: "break_even_recovery_cost",
    meaning:
      "What recovering one more customer may cost before the variant is no better: the gain in "
      + "net present value plus the added recovery cost, not discounted, over the recovered "
      + "customers it adds; where it recovers fewer, what a recovery has to cost before it is better: a "
      + "ratio of means with Fieller's interval, in the column of differences; empty where the added "
      + "recoveries may be zero.",
    unit: "money per customer", source: .comparison)
}
