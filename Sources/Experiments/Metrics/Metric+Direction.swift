/// Which way a metric is better: the one rule by which differences are called better or worse.
extension Metric {
  /// A way.
  public enum Direction: Sendable, Hashable {
    /// More is better.
    case up
    /// Less is better.
    case down
  }

  /// Which way it is better for the firm; nil where that depends on what else changes, as of complaints, or
  /// where it does not matter, as of rounds.
  ///
  /// More people who hear good news and fewer who hear bad news are better.
  public var better: Direction? {
    // Of a segment as of all customers, of a rate as of what it counts.
    let base = name.prefix { $0 != "." }
    let whole = base.hasSuffix("_per_100_customers") ? String(base.dropLast(18)) : String(base)
    if Self.upward.contains(whole) { return .up }
    if Self.downward.contains(whole) { return .down }
    if ["cost", "discounted_cost", "value_lost"].contains(where: whole.hasPrefix) { return .down }
    if whole.hasPrefix("value_gained") { return .up }
    if unit == "rounds" || ["repeats", "split_threshold"].contains(where: whole.hasPrefix) {
      return nil
    }
    if whole.contains("negative") { return .down }
    return whole.contains("positive") ? .up : nil
  }

  private static let upward: Set = [
    "net_present_value", "net_benefit", "profit", "discounted_profit", "profit_per_unit_spent",
    "residual_value", "revenue", "acquisition_saved", "customer_lifetime_value", "customers_end",
    "customers_end_per_start", "customers_kept", "kept_by_talk", "won_back", "retention",
    "joiners", "joiners_by_talk", "recovered", "fixed", "fixed_of_unhappy", "magic", "pleased",
    "fixed_within_period", "recovered_within_period", "friends_kept",
  ]

  private static let downward: Set = [
    "unhappy", "silent", "unresolved", "leavers", "unhappy_leavers", "lost_by_talk",
    "prospects_lost_by_talk", "gone_end", "replacement_cost", "margin_lost", "misery_share",
    "silent_share", "hearings_per_unhappy", "payback_period",
    "vented", "turned", "revenue_lost_by_buying_less",
  ]
}
