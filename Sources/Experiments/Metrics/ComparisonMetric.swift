/// A figure that only a comparison has: what a change is worth.
///
/// In `compare.csv` it is in the column of differences.
public struct ComparisonMetric: Sendable {
  /// The name in the `metric` column.
  public let name: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The unit.
  public let unit: String
  /// What kind of number it is.
  public let kind: Metric.Kind

  /// All of them, in the order of rows.
  public static let all = [netBenefit, profitPerSpent, payback, breakEven]

  static let netBenefit = ComparisonMetric(
    name: "net_benefit",
    meaning: "The variant's net present value less the baseline's, in the column of differences.",
    unit: "money", kind: .money)
  static let profitPerSpent = ComparisonMetric(
    name: "profit_per_unit_spent",
    meaning:
      "Profit that the variant gains over the cost it adds, neither discounted; where it saves cost, "
      + "profit lost for each unit saved: a ratio of means with Fieller's interval, in the column of "
      + "differences; empty where the added cost may be zero.",
    unit: "money per money", kind: .count)
  static let payback = ComparisonMetric(
    name: "payback_period",
    meaning: "The first period by which the variant's cumulative discounted profit is at least the "
      + "baseline's, on average; in the column of differences; empty if there is none.",
    unit: "period", kind: .period)
  static let breakEven = ComparisonMetric(
    name: "break_even_recovery_cost",
    meaning:
      "What recovering one more customer may cost before the variant is no better: the gain in "
      + "net present value plus the added recovery cost, not discounted, over the recovered "
      + "customers it adds; where it recovers fewer, what a recovery has to cost before it is better: a "
      + "ratio of means with Fieller's interval, in the column of differences; empty where the added "
      + "recoveries may be zero.",
    unit: "money per customer", kind: .money)
}
