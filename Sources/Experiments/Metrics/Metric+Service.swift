import Service
import WordOfMouth

extension Metric {
  /// All metrics of a replicate with periods, in the order of columns: those of its waves, then what
  /// customers and the firm did, and money.
  public static let service: [Metric] = wave.map(\.ofAllPeriods) + ofPeriods + ofReplicates

  /// All metrics of one period, in the order of columns.
  static let period: [Metric] = wave.map(\.ofOnePeriod) + ofPeriods

  /// What customers and the firm do in a period, in the order of columns; of a replicate, the sum over
  /// its periods unless the meaning says otherwise.
  static let ofPeriods: [Metric] =
    Opinion.allCases.map { opinion in
      counted(
        "ever_heard_\(opinion)", of: .last, unit: "people",
        "Distinct people told the \(opinion) story in this period or an earlier one, whatever they hold; "
          + "of several periods, up to the last."
      ) { $0.everHeard[opinion] }
    }
    + [
      counted(
        "customers_start", of: .first, isGiven: true,
        "Customers at the start; of several periods, of the first.", \.customers),
      counted(
        "customers_end", of: .last,
        "Customers at the end, joiners among them; of several periods, of the last."
      ) { $0.customersAtEnd },
      counted(
        "prospects_end", of: .last, unit: "people",
        "People at the end who have never been customers; of several periods, of the last."
      ) { $0.prospects - $0.joiners },
      counted(
        "gone_end", of: .last, unit: "people",
        "People at the end who left and stay out; of several periods, of the last."
      ) { $0.goneAtEnd },
      counted(
        "customer_periods", "Customers at the start of a period, counted in each.", \.customers),
      counted("served", "Customers served, counted in each period.", \.served),
      counted("magic", "Customers with a magic experience, or pleased to be asked.") {
        $0.byClass[.magic]
      },
      counted("unhappy", "Customers with a misery experience.", \.misery),
      counted("complaints", "Unhappy customers who complained.", \.complaints),
      counted(
        "silent",
        "Unhappy customers who did not complain and, if found by asking, got no recovery attempt."
      ) { $0.silent },
      counted(
        "asked", countsTwice: true,
        "Customers asked by surveys and calls; those asked twice count twice.", \.asked),
      counted(
        "found", "Unhappy customers who did not complain and became known by asking.", \.found),
      counted("known", "Unhappy customers the firm knew of: complaints, found and noticed.") {
        $0.complaints + $0.found + $0.noticed
      },
      counted("pleased", "Customers pleased to be asked.", \.pleased),
      counted("attempts", "Attempts to resolve unhappy customers' cases.", \.attempts),
      counted(
        "recovered", "Unhappy customers whose case was resolved, quickly or not.", \.recovered),
      counted(
        "unresolved",
        "Unhappy customers whose complaint, or the recovery attempt, did not resolve their case."
      ) { $0.byClass[.unresolved] },
      counted(
        "audit_calls", unit: "calls", isGiven: true, "Calls of secret shoppers and audits.", \.calls
      ),
      counted(
        "audit_calls_in_misery", unit: "calls", "Audit calls that met misery.", \.callsInMisery),
      counted(
        "leavers_heard", "Customers about to leave who were heard in exit interviews.",
        \.leaversHeard),
      counted(
        "causes_noticed", unit: "causes", "Causes of misery the firm noticed.", \.causesNoticed),
      counted("leavers", "Customers who left.", \.leavers),
      counted(
        "unhappy_leavers", "Customers who left after misery, resolved or not.", \.unhappyLeavers),
      counted("won_back", "Customers about to leave who were won back and stayed.", \.wonBack),
      counted("customers_kept", "Customers who stayed, counted in each period.", \.stayed),
      counted(
        "lost_by_talk",
        "Customers who left and would have stayed without negative word of mouth.", \.lostByTalk),
      counted(
        "kept_by_talk",
        "Customers who stayed and would have left without positive word of mouth.", \.keptByTalk),
      counted("joiners", "Prospects who joined; customers from the next period on.", \.joiners),
      counted(
        "joiners_by_talk",
        "Prospects who joined and would not have without positive word of mouth.", \.joinersByTalk),
      counted(
        "prospects_lost_by_talk",
        "Prospects who did not join and would have without negative word of mouth.",
        \.joinersLostByTalk),
    ]
    + [
      money(
        "revenue", "Margin of the customers who stayed, not discounted.", \.largestMargin, \.revenue
      ),
      money(
        "acquisition_saved",
        "Acquisition cost saved by joiners won by word of mouth, not discounted.",
        \.money.acquisitionCost, \.acquisitionSaved),
      money(
        "cost_recovery", "Cost of recovery attempts, not discounted.", \.recovery.costPerAttempt,
        \.recoveryCost),
      money(
        "cost_answer", "Cost of answering complaints, not discounted.", \.complaints.answerCost,
        \.answerCost),
      money(
        "cost_listening", "Cost of surveys, audits and interviews, not discounted.",
        \.priceOfListening, \.listeningCost),
      money(
        "cost_invite", "Cost of inviting complaints, not discounted.", \.priceOfInviting,
        \.inviteCost),
      money(
        "cost_engagement", "Cost of engaged employees, not discounted.", { _ in 0 },
        \.engagementCost),
      money("cost", "All costs, not discounted.", \.largestCost, \.cost),
      money(
        "profit", "Revenue and acquisition cost saved, less costs; not discounted.",
        \.largestPrice, \.profit),
      money(
        "discounted_profit", "Profit, discounted to the start of the first period.", \.largestPrice
      ) {
        $0.profit * $0.discountFactor
      },
      money(
        "replacement_cost",
        "What winning as many customers as left would cost, at money.replacementCost each, not "
          + "discounted; no part of the cost, which has those who were replaced.",
        \.money.costOfReplacing, \.replacementCost),
      money(
        "margin_lost",
        "Customers who left, and money.discount for each customer of a period: of a margin of 1 for "
          + "each, what leaving and discounting take.", { _ in 1 }, \.marginLost),
    ]

  /// What only all periods together have.
  private static let ofReplicates: [Metric] = [
    Metric(
      name: "residual_value",
      meaning:
        "What those who are customers at the end bring after it, discounted to the start: margin "
        + "while they stay, less what a customer cost in the last period without exit interviews.",
      unit: "money", modes: Opinion.allCases, price: \.largestLifetimeValue,
      source: .replicate { $0.residualValue }),
    Metric(
      name: "net_present_value",
      meaning: "Discounted profits of all periods and the residual value.",
      unit: "money", modes: Opinion.allCases, price: \.valueOfCustomer,
      source: .replicate { $0.netPresentValue }),
    Metric(
      name: "discounted_attempts",
      meaning:
        "Attempts to resolve cases, each discounted to the start as its cost is, those expected "
        + "after the last period among them: what a cost of 1 for each attempt comes to.",
      unit: "money", modes: Opinion.allCases, price: { _ in 1 },
      source: .replicate { $0.discountedAttempts }),
    Metric(
      name: "discounted_cost_recovery",
      meaning: "Cost of recovery attempts, discounted to the start of the first period; of those "
        + "expected after the last period too.",
      unit: "money", modes: Opinion.allCases, price: \.recovery.costPerAttempt,
      source: .replicate { $0.discountedRecoveryCost }),
    Metric(
      name: "first_complaint_period",
      meaning: "The first period with a complaint, over the replicates that have one.",
      unit: "period", source: .replicate { $0.firstComplaint.map { Double($0) } }),
    Metric(
      name: "sales_down_period",
      meaning: "The first period that starts with at least 5 % fewer customers than the first one, "
        + "over the replicates that have one.",
      unit: "period", source: .replicate { $0.salesDown.map { Double($0) } }),
  ]

  /// Differences to reruns with common random numbers and something left out: added to ``service`` on
  /// request.
  static let reruns: [Metric] = [
    rerun(
      "value_lost_through_misery",
      "What misery costs in all: the value without it less that with it, where customers at the end of a "
        + "rerun are worth what they are as things are.",
      \.costOfMisery),
    rerun(
      "value_lost_through_misery_own_leaving",
      "Of which: what is left if recovery is free and negative word of mouth has no effect, mostly "
        + "unhappy customers who leave, or buy less.",
      \.ownLeaving),
    rerun(
      "value_lost_through_misery_customers_lost_by_talk",
      "Of which: value of customers lost to negative word of mouth.", \.customersLostByTalk),
    rerun(
      "value_lost_through_misery_prospects_lost_by_talk",
      "Of which: value of prospects lost to negative word of mouth.", \.prospectsLostByTalk),
    rerun(
      "value_lost_through_misery_recovery", "Of which: cost of recovery attempts and answers.",
      \.recovery),
    rerun(
      "value_lost_through_silence",
      "The value if every unhappy customer complained, at the same capacity, less that as things are: "
        + "positive where silence costs.", \.lostThroughSilence),
    rerun(
      "value_lost_through_bad_talk",
      "The value without negative word of mouth less that with it: positive where it costs.",
      \.lostThroughBadTalk),
    rerun(
      "value_gained_through_good_talk",
      "The value with positive word of mouth less that without: positive where it gains.",
      \.gainedThroughGoodTalk),
  ]

  /// The same metric of all periods together.
  var ofAllPeriods: Metric {
    let together =
      switch (name, unit) {
      case ("rounds", _): "the largest"
      case (_, "rounds"): "in all of them together"
      default: "the sum: people in two of them count twice"
      }
    return Metric(
      name: Self.withPeriods(name), meaning: "\(meaning) Of several periods, \(together).",
      unit: unit, modes: modes, isGiven: isGiven, most: most, price: price, source: source)
  }

  /// The same metric of one period.
  private var ofOnePeriod: Metric {
    Metric(
      name: Self.withPeriods(name), meaning: meaning, unit: unit, modes: modes, isGiven: isGiven,
      most: most, source: source)
  }

  /// The same derived metric of the waves of several periods.
  var overPeriods: Metric {
    guard case .replicates(let formula) = source else { return self }
    let renamed = formula.renamed(Self.withPeriods)
    return Metric(
      name: Self.withPeriods(name),
      meaning: renamed == formula
        ? meaning : "\(meaning) Reach is here hearings: that of each period, added up.",
      unit: unit, modes: modes, source: .replicates(renamed))
  }

  /// What a metric of waves is called in scenarios with periods.
  ///
  /// Who is reached in one period may be reached in the next as well, so that the sum of each period's reach
  /// is a number of hearings and not of people. Who is first reached in some way keeps the word.
  private static func withPeriods(_ name: String) -> String {
    if name.contains("newly_reached") { return name }
    return name == "reach_both"
      ? "know_both"
      : name.replacing("reach_per_customer", with: "hearings_per_first_hand")
        .replacing("reach", with: "hearings")
  }

  static func counted(
    _ name: String, of total: Total = .sum, unit: String = "customers", isGiven: Bool = false,
    countsTwice: Bool = false, _ meaning: String,
    _ read: @escaping @Sendable (PeriodOutcome) -> Int
  ) -> Metric {
    let most: Most? =
      switch unit {
      case _ where countsTwice: nil
      case "people": total == .sum ? .everybody : .once
      case "customers": total == .sum ? .customers : .customersOnce
      default: nil
      }
    return Metric(
      name: name, meaning: meaning, unit: unit, modes: Opinion.allCases, isGiven: isGiven,
      most: most, source: .period(total, { Double(read($0)) }))
  }

  static func money(
    _ name: String, _ meaning: String, _ price: @escaping Price,
    _ read: @escaping @Sendable (PeriodOutcome) -> Double
  ) -> Metric {
    Metric(
      name: name, meaning: meaning, unit: "money", modes: Opinion.allCases, price: price,
      source: .period(.sum, read))
  }

  private static func rerun(
    _ name: String, _ meaning: String, _ read: @escaping @Sendable (Decomposition) -> Double
  ) -> Metric {
    Metric(
      name: name, meaning: meaning, unit: "money", modes: Opinion.allCases,
      price: \.valueOfCustomer, source: .rerun(read))
  }
}

/// By how much one customer or event more changes an amount of money.
extension ServiceModel {
  fileprivate var priceOfListening: Double { listening.map(\.costPerContact).max() ?? 0 }
  fileprivate var priceOfInviting: Double {
    complaints.invited == nil ? 0 : complaints.inviteCost
  }
  /// What replacing a customer costs, where that is done.
  var priceOfReplacing: Double { money.replace == 0 ? 0 : money.costOfReplacing }
  /// What a customer spends less, or more, after misery.
  var priceOfBuyingLess: Double {
    largestMargin * (CustomerClass.allCases.map { abs(1 - classes[$0].spends) }.max() ?? 0)
  }
  fileprivate var largestCost: Double {
    max(
      recovery.costPerAttempt, complaints.answerCost, priceOfListening, priceOfInviting,
      priceOfReplacing)
  }
  fileprivate var largestPrice: Double {
    max(largestMargin, money.acquisitionCost, largestCost)
  }
  /// The margin of a customer of the segment where it is largest.
  fileprivate var largestMargin: Double { largest(\.money.margin) }
  /// What a customer is worth from the next period on, of the segment where that is most.
  fileprivate var largestLifetimeValue: Double { largest(\.lifetimeValue) }
  /// What a customer is worth, this period's margin included; or more where another price is higher.
  var valueOfCustomer: Double {
    max(largestPrice, largest { $0.money.margin + $0.lifetimeValue })
  }

  /// The largest value of a model that holds for anybody.
  private func largest(_ value: (ServiceModel) -> Double) -> Double {
    parts.filter { $0.share > 0 }.map { value($0.model) }.max() ?? 0
  }
}
