/// Why a value cannot be sought.
public enum SeekProblem: Error, Sendable {
  /// The path does not say how results follow from the scenario; what it is instead, as a clause.
  case path(String, because: String)
  /// An end of the range is no number.
  case end(String)
  /// An end of the range is to be a whole number.
  case fraction(String)
  /// The range does not rise.
  case range(from: String, to: String)
  /// An end of the range is in per cent, where the parameter's numbers are in another unit.
  case percentEnd(String, path: String, unit: String)
  /// The variant sets the parameter itself, or what it is a part of.
  case setByVariant(String, sets: String)
  /// There is no variant of the name.
  case variant(String, known: [String])
  /// A side of the condition is neither a number nor a metric of the scenario.
  case metric(UnknownMetric)
  /// A side names several metrics.
  case family(String, metrics: [String])
  /// A side names what only a comparison has; the metric whose difference to the baseline it may be.
  case comparison(String)
  /// It is to be varied in the baseline as well, where no variant has a difference to it.
  case nothingInBoth
  /// Neither side is a metric.
  case numbers
  /// Two figures that cannot be compared, as a clause says.
  case pair(String, String, because: String)
  /// A share is to be compared with a number that none can be.
  case share(metric: String, number: Double)
  /// A number in per cent is compared with what is no share.
  case percent(metric: String, unit: String)
  /// The settings cannot be planned.
  case plan(PlanError)
}
