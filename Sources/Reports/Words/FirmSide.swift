import Experiments
import Statistics
import WordOfMouth

/// Which way a figure has to go to be better for the firm.
enum FirmSide {
  /// More is better.
  case more
  /// Less is better.
  case less

  /// The side of a metric; nil where it depends, or where a total moves with the number of customers, so that
  /// its rate per 100 customers has to be asked.
  init?(of metric: String, in table: MetricTable) {
    let isTotal = table.derived.contains { $0.name == "\(metric)_per_100_customers" }
    guard !isTotal || metric == "profit" || metric == "cost" else { return nil }
    let name = metric.replacing("_per_100_customers", with: "")
    if Self.betterIfMore.contains(name) {
      self = .more
    } else if Self.betterIfLess.contains(name)
      || ["cost", "value_lost_"].contains(where: name.hasPrefix)
    {
      self = .less
    } else {
      return nil
    }
  }

  private static let betterIfMore: Set = [
    "customers_end", "customers_end_per_start", "customers_kept", "retention", "recovered", "fixed",
    "fixed_of_unhappy", "fixed_within_period", "recovered_within_period", "won_back",
    "kept_by_talk", "joiners", "joiners_by_talk",
    "hearings_positive", "ever_heard_positive", "revenue",
    "acquisition_saved", "profit", "residual_value", "net_present_value",
    "customer_lifetime_value", "value_gained_through_good_talk", "sales_down_period",
  ]
  private static let betterIfLess: Set = [
    "unhappy", "leavers", "unhappy_leavers", "lost_by_talk", "prospects_lost_by_talk",
    "hearings_negative", "ever_heard_negative",
    "negative_per_positive", "misery_share", "replacement_cost", "waiting",
    "revenue_lost_by_buying_less",
  ]

  /// What a difference is for the firm: `better`, `worse`, `same`, or `unclear` where chance could be behind
  /// it.
  func word(for row: VariantComparison.Row) -> String {
    if row.isSame { return "same" }
    guard let difference = row.difference, let interval = row.interval, !interval.contains(0)
    else { return "unclear" }
    return (difference > 0) == (self == .more) ? "better" : "worse"
  }
}
