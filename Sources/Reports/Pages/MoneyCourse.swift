import Experiments

/// How the difference between a what-if and the baseline in money grows from period to period.
struct MoneyCourse {
  /// The discounted profits so far, less those of the baseline, for each period.
  let cumulative: [PeriodDifference]
  /// The other figures that are compared period by period.
  let others: [PeriodDifference]
  /// The first period by which the what-if has earned at least as much; nil where there is none.
  let payback: Int?
  /// The difference in what customers bring after the last period.
  let later: Double
  /// The difference in discounted profits of all periods.
  let within: Double

  /// Takes a comparison and its periods.
  init(_ comparison: VariantComparison, _ periods: [PeriodDifference]) {
    cumulative = periods.filter { $0.metric == PeriodDifference.cumulativeProfit }
    others = periods.filter { $0.metric != PeriodDifference.cumulativeProfit }
    payback = comparison.row("payback_period")?.difference.map { Int($0) }
    later = comparison.row("residual_value")?.difference ?? 0
    within = (comparison.row("net_present_value")?.difference ?? 0) - later
  }

  /// A figure of each period.
  func differences(of metric: String) -> [PeriodDifference] {
    others.filter { $0.metric == metric }
  }

  /// The period from which on it is never behind, neither on average nor in most simulated markets; nil where
  /// it is at the end.
  var aheadFrom: Int? {
    guard let payback, let end = cumulative.last?.period else { return nil }
    let behind = cumulative.last { $0.difference < 0 || $0.quantiles.p50 < 0 }?.period ?? 0
    return behind < end ? max(payback, behind + 1) : nil
  }

  /// Whether it is behind in every period.
  var isAlwaysBehind: Bool { cumulative.allSatisfy { $0.difference < 0 } }

  /// Whether both parts go the same way, or one of them is nothing.
  var isOneWay: Bool { within * later >= 0 }
}

/// Whether bad news is heard more or less often in a what-if, and whether that is because more or fewer
/// customers are left to talk.
struct TalkDirection {
  /// 1 where it is heard more often, -1 where less often, 0 where no difference is shown.
  let hearings: Int
  /// The same for each 100 customers.
  private let rate: Int
  /// The same of customers at the end.
  private let customers: Int

  /// Reads a comparison.
  init(_ comparison: VariantComparison) {
    hearings = comparison.direction("hearings_negative")
    rate = comparison.direction("hearings_negative_per_100_customers")
    customers = comparison.direction("customers_end")
  }

  /// Whether the number of customers alone explains the direction.
  var isByCustomers: Bool { hearings != 0 && rate != hearings && customers == hearings }

  /// That it points the other way than the verdict, and why; nil where it does not.
  func sentence(isBetter: Bool) -> Prose? {
    guard hearings == (isBetter ? 1 : -1) else { return nil }
    let start: Prose = "Bad news is heard \(hearings > 0 ? "more" : "less") often"
    if isByCustomers { return "\(start), but only because \(reason)." }
    return "\(start) nevertheless."
  }

  /// Why the number of customers explains it.
  var reason: Prose {
    hearings > 0 ? "more customers stay to talk" : "fewer customers are left to talk"
  }
}
