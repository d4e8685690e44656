import Service
import WordOfMouth

extension Metric {
  /// All metrics of a replicate with periods, in the order of columns: those of its waves, then what
  /// customers and the firm did, and money.
  public static let service: [Metric] = wave.map(\.ofAllPeriods) + ofPeriods + ofReplicates

  /// What customers and the firm do in a period, in the order of columns; of a replicate, the sum over
  /// its periods unless the meaning says otherwise.
  static let ofPeriods: [Metric] =
    [
      counted(
        "customers_start", of: .first,
        "Customers at the start; of several periods, of the first."
      ) { $0.customers },
      counted(
        "customers_end", of: .last,
        "Customers at the end, joiners among them; of several periods, of the last."
      ) { $0.stayed + $0.joiners },
      counted(
        "prospects_end", of: .last, unit: "people",
        "People at the end who have never been customers; of several periods, of the last."
      ) { $0.prospects - $0.joiners },
      counted(
        "gone_end", of: .last, unit: "people",
        "People at the end who left and stay out; of several periods, of the last."
      ) { $0.gone + $0.leavers },
      counted("served", "Customers served, counted in each period.") { $0.served },
      counted("magic", "Customers with a magic experience, or pleased to be asked.") {
        $0.byClass[.magic]
      },
      counted("unhappy", "Customers with a misery experience.") { $0.misery },
      counted("complaints", "Unhappy customers who complained.") { $0.complaints },
      counted(
        "silent",
        "Unhappy customers who did not complain, and got no recovery attempt if found by asking."
      ) { $0.byClass[.silent] },
      counted("asked", "Customers asked by surveys and calls; those asked twice count twice.") {
        $0.asked
      },
      counted("found", "Unhappy customers who did not complain and became known by asking.") {
        $0.found
      },
      counted("known", "Unhappy customers the firm knew of: complaints and found.") {
        $0.complaints + $0.found
      },
      counted("pleased", "Customers pleased to be asked.") { $0.pleased },
      counted("attempts", "Attempts to resolve unhappy customers' cases.") { $0.attempts },
      counted("recovered", "Unhappy customers whose case was resolved, quickly or not.") {
        $0.recovered
      },
      counted(
        "unresolved",
        "Unhappy customers whose complaint, or the recovery attempt, did not resolve their case."
      ) { $0.byClass[.unresolved] },
      counted("audit_calls", unit: "calls", "Calls of secret shoppers and audits.") { $0.calls },
      counted("audit_calls_in_misery", unit: "calls", "Audit calls that met misery.") {
        $0.callsInMisery
      },
      counted("leavers_heard", "Customers about to leave whom exit interviews heard.") {
        $0.leaversHeard
      },
      counted("causes_noticed", unit: "causes", "Causes of misery the firm noticed.") {
        $0.causesNoticed
      },
      counted("leavers", "Customers who left.") { $0.leavers },
      counted("unhappy_leavers", "Customers who left after misery, resolved or not.") {
        $0.unhappyLeavers
      },
      counted("won_back", "Customers about to leave who were won back and stayed.") {
        $0.wonBack
      },
      counted("customers_kept", "Customers who stayed, counted in each period.") {
        $0.stayed
      },
      counted(
        "lost_by_talk", bimodal: .negative,
        "Customers who left and would have stayed without negative word of mouth."
      ) { $0.lostByTalk },
      counted(
        "kept_by_talk", bimodal: .positive,
        "Customers who stayed and would have left without positive word of mouth."
      ) { $0.keptByTalk },
      counted("joiners", "Prospects who joined; customers from the next period on.") { $0.joiners },
      counted(
        "joiners_by_talk", bimodal: .positive,
        "Prospects who joined and would not have without positive word of mouth."
      ) { $0.joinersByTalk },
      counted(
        "prospects_lost_by_talk", bimodal: .negative,
        "Prospects who did not join and would have without negative word of mouth."
      ) { $0.joinersLostByTalk },
    ]
    + [
      money("revenue", "Margin of the customers who stayed, not discounted.") { $0.revenue },
      money(
        "acquisition_saved",
        "Acquisition cost saved by joiners won by word of mouth, not discounted."
      ) {
        $0.acquisitionSaved
      },
      money("cost_recovery", "Cost of recovery attempts, not discounted.") {
        $0.recoveryCost
      },
      money("cost_answer", "Cost of answering complaints, not discounted.") { $0.answerCost },
      money("cost_listening", "Cost of surveys, audits and interviews, not discounted.") {
        $0.listeningCost
      },
      money("cost_invite", "Cost of inviting complaints, not discounted.") { $0.inviteCost },
      money("cost_engagement", "Cost of engaged employees, not discounted.") {
        $0.engagementCost
      },
      money("cost", "All costs, not discounted.") { $0.cost },
      money("profit", "Revenue and acquisition cost saved, less costs; not discounted.") {
        $0.profit
      },
      money("discounted_profit", "Profit, discounted to the start of the first period.") {
        $0.profit * $0.discountFactor
      },
    ]

  /// What only all periods together have.
  private static let ofReplicates: [Metric] = [
    Metric(
      name: "residual_value",
      meaning: "Lifetime value of those who are customers at the end, discounted to the start.",
      unit: "money", kind: .money, source: .replicate { $0.residualValue }),
    Metric(
      name: "net_present_value",
      meaning: "Discounted profits of all periods and the residual value.",
      unit: "money", kind: .money, source: .replicate { $0.netPresentValue }),
    Metric(
      name: "first_complaint_period",
      meaning: "The first period with a complaint, over the replicates that have one.",
      unit: "period", kind: .period,
      source: .replicate { FirmView(of: $0).firstComplaint.map { Double($0) } }),
    Metric(
      name: "sales_down_period",
      meaning: "The first period that starts with at least 5 % fewer customers than the first one, "
        + "over the replicates that have one.",
      unit: "period", kind: .period,
      source: .replicate { FirmView(of: $0).salesDown.map { Double($0) } }),
  ]

  /// The same metric of all periods together.
  var ofAllPeriods: Metric {
    let more =
      switch name {
      case _ where kind == .period: " Of several periods, in all of them together."
      case "rounds": " Of several periods, the largest."
      case "peak_round_positive", "peak_round_negative":
        " Of several periods, in all of them together."
      default: " Of several periods, the sum: people in two of them count twice."
      }
    return Metric(
      name: name, meaning: meaning + more, unit: unit, kind: kind, opinion: opinion,
      isBimodal: isBimodal, source: source)
  }

  static func counted(
    _ name: String, of total: Total = .sum, unit: String = "customers",
    bimodal opinion: Opinion? = nil, _ meaning: String,
    _ read: @escaping @Sendable (PeriodOutcome) -> Int
  ) -> Metric {
    Metric(
      name: name, meaning: meaning, unit: unit, opinion: opinion, isBimodal: opinion != nil,
      source: .period(total, { Double(read($0)) }))
  }

  private static func money(
    _ name: String, _ meaning: String, _ read: @escaping @Sendable (PeriodOutcome) -> Double
  ) -> Metric {
    Metric(name: name, meaning: meaning, unit: "money", kind: .money, source: .period(.sum, read))
  }
}
