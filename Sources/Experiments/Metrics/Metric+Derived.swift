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
        "The share of replicates in which the \($0) story passed the line limits.takeOff: that share of "
          + "all people, or more, were first reached in rounds 2 and later. Where split_chance_\($0) is "
          + "empty it describes no take-off.",
        .tookOff($0)
      )
    }
    + ofEachOpinion("reach_given_take_off", "people") {
      (
        "The mean reach of the \($0) story over the replicates in which it passed the line "
          + "limits.takeOff.",
        .givenTakeOff("reach_\($0)", $0)
      )
    }
    + ofEachOpinion("reproduction_number", "people per person") {
      (
        "New hearers for each hearer of the \($0) story before the market fills up; empty where it is not "
          + "defined.",
        .reproductionNumber($0)
      )
    }
    + ofEachOpinion("split_threshold", "people") {
      (
        "The number of people first reached in rounds 2 and later from which on the \($0) story took off; "
          + "empty where its reach does not have two modes.",
        .splitThreshold($0)
      )
    }
    + ofEachOpinion("split_chance", "share of replicates") {
      (
        "The chance that the \($0) story takes off: that it passes split_threshold_\($0).",
        .splitChance($0)
      )
    }
    + ofEachOpinion("split_reach", "people") {
      (
        "The mean reach of the \($0) story over the replicates in which it passes "
          + "split_threshold_\($0).",
        .givenSplit("reach_\($0)", $0)
      )
    }

  /// The derived metrics of scenarios with periods, beside those of a wave: what the firm sees, and the
  /// truth.
  static let derivedOfService: [Metric] =
    [
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
      ratio(
        "retention", "customers_kept", "customer_periods", "share of customers",
        "Customers who stay from one period to the next, word of mouth included"),
      ratio(
        "customer_lifetime_value", "revenue", "margin_lost", "money per customer",
        "What one customer is worth from the next period on, in money of a period's end, costs not taken "
          + "off: margin x retention / (1 + discount - retention), which is revenue over margin_lost"
      ),
      ratio(
        "hearings_per_unhappy", "hearings_negative", "unhappy", "hearings per unhappy customer",
        "Hearings of the negative story for each unhappy customer"),
    ]
    + per100Customers.map { metric, unit, what in
      Metric(
        name: "\(metric)_per_100_customers",
        meaning:
          "\(what) for each 100 customers of a period: a ratio of means, comparable where one "
          + "setting has more customers than another.",
        unit: "\(unit) per 100 customers",
        source: .replicates(.rate(metric, "customer_periods")))
    }

  /// The totals that move because more or fewer customers remain, their unit, and what they are.
  private static let per100Customers = [
    ("hearings_positive", "hearings", "Hearings of the positive story"),
    ("hearings_negative", "hearings", "Hearings of the negative story"),
    ("unhappy", "customers", "Customers with a misery experience"),
    ("complaints", "customers", "Unhappy customers who complained"),
    (
      "silent", "customers", "Unhappy customers the firm did nothing about and who did not complain"
    ),
    ("recovered", "customers", "Unhappy customers whose case was resolved"),
    ("leavers", "customers", "Customers who left"),
    ("unhappy_leavers", "customers", "Customers who left after misery"),
    ("cost", "money", "All costs, not discounted,"),
    ("profit", "money", "Profit, not discounted,"),
  ]

  /// The derived metrics of reruns.
  static let derivedOfReruns: [Metric] = [
    ("", "The cost of misery for each unhappy customer"),
    ("_own_leaving", "Of which: unhappy customers who leave, or buy less"),
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

  static func ratio(
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
    unit: "money", modes: Opinion.allCases, price: \.valueOfCustomer, source: .comparison)
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
      "The cost of one recovery attempt, in the baseline and in the variant, at which the net benefit is "
      + "0: the gain in net present value plus the added recovery cost, over the added attempts, cost and "
      + "attempts discounted. Up to there the variant is better; where it makes fewer attempts, from there "
      + "on. Below 0 there is no such cost: the variant is worse even if attempts cost nothing, or, where it "
      + "makes fewer, better whatever they cost. A ratio of means with Fieller's interval, in the column of "
      + "differences; empty where the added attempts may be zero, or where the variant attempts no other share "
      + "of cases.",
    unit: "money per attempt", source: .comparison)
}
