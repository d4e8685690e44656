/// What theory says of one figure of a scenario, to stand beside the simulated one.
public struct Prediction: Sendable, Hashable {
  /// The metric's name in `summary.csv`: `reach_per_customer_negative`.
  public let metric: String
  /// The figure.
  public let value: Double
  /// What the formula is called.
  public let formula: String
  /// Who found it, and where.
  public let source: String
  /// Why the simulated figure may differ by more than its error, each a clause; empty where it should
  /// not.
  public let differences: [String]
}
