/// What theory says of one figure of a scenario, to be shown beside the simulated one.
public struct Prediction: Sendable, Hashable {
  /// The metric's name in `summary.csv`: `reach_per_customer_negative`.
  public let metric: String
  /// The figure.
  public let value: Double
  /// The name of the formula.
  public let formula: String
  /// The source of the formula.
  public let source: String
  /// Why the simulated figure may differ by more than its error, each a clause; empty where it should
  /// not.
  public let differences: [String]

  /// Makes a prediction.
  package init(
    metric: String, value: Double, formula: String, source: String, differences: [String]
  ) {
    self.metric = metric
    self.value = value
    self.formula = formula
    self.source = source
    self.differences = differences
  }
}
