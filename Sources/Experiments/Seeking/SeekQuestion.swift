import PlainText
import Scenarios
import Service

/// Which value is sought: of which parameter, and what is asked of it.
public struct SeekQuestion: Sendable {
  /// What a figure is compared with.
  public enum Target: Sendable {
    /// A number.
    case number(Double)
    /// Another metric of the same replicates.
    case metric(Metric)
  }

  /// The parameter that is varied.
  public let path: String
  /// Its values.
  public let range: SeekRange
  /// The metric.
  public let metric: Metric
  /// Whether it is the difference to the baseline that counts.
  public let isDifference: Bool
  /// How it is to stand to the target.
  public let relation: SeekCondition.Relation
  /// What it is compared with.
  public let target: Target
  /// The variant whose parameter is varied; nil for the baseline's.
  public let variant: String?
  /// Whether the baseline's is varied as well.
  public let isInBoth: Bool

  /// The number that the measured figure is compared with: of two metrics, whose difference is measured, 0.
  public var threshold: Double {
    switch target {
    case .number(let number): number
    case .metric: 0
    }
  }
}

extension SeekRange {
  /// Reads the ends of a range.
  ///
  /// - Throws: ``SeekProblem`` where they are no numbers, or do not rise.
  init(from: String, to: String, of path: String, currency: String?) throws(SeekProblem) {
    isWhole = ParameterDescription.isWhole(path)
    var ends: [Double] = []
    for text in [from, to] {
      guard let written = WrittenNumber(text, currency: currency) else { throw .end(text) }
      if written.isPercent, let unit = Self.unit(of: path) {
        throw .percentEnd(text, path: path, unit: unit)
      }
      let number = written.value
      if isWhole, number != number.rounded() || abs(number) > 0x1p53 { throw .fraction(text) }
      ends.append(number)
    }
    guard ends[0] < ends[1] else { throw .range(from: from, to: to) }
    (self.from, self.to) = (ends[0], ends[1])
    let limits = ParameterDescription.limits(of: path)
    isLimit = Limits(from: limits?.lowerBound == ends[0], to: limits?.upperBound == ends[1])
  }

  /// The unit of a parameter whose numbers are not in per cent; nil if they may be.
  private static func unit(of path: String) -> String? {
    let unit = ParameterDescription.at(path)?.unit ?? ""
    if unit.isEmpty { return ParameterDescription.isWhole(path) ? "whole numbers" : nil }
    return ["share", "per "].contains(where: unit.hasPrefix) ? nil : unit
  }
}

extension SeekQuestion {
  /// A figure that a side of a condition names.
  private typealias Side = (metric: Metric, isDifference: Bool)

  /// The prefix of a difference to the baseline.
  private static let difference = "difference:"

  /// Finds what a condition asks for among the metrics of a plan.
  ///
  /// - Throws: ``SeekProblem`` where it asks for something else.
  init(
    _ condition: SeekCondition, of path: String, in range: SeekRange, variant: String?,
    inBoth: Bool, metrics plan: Plan
  ) throws(SeekProblem) {
    let currency = plan.settings[0].scenario.service?.money.currency
    var condition = condition
    if WrittenNumber(condition.left, currency: currency) != nil {
      condition = condition.mirrored
      if WrittenNumber(condition.left, currency: currency) != nil { throw .numbers }
    }
    let left = try Self.side(condition.left, in: plan)
    metric = left.metric
    isDifference = left.isDifference
    relation = condition.relation
    if let number = WrittenNumber(condition.right, currency: currency) {
      try Self.check(number, against: left)
      target = .number(number.value)
    } else {
      let right = try Self.side(condition.right, in: plan)
      if let reason = Self.refusal(left, right) {
        throw .pair(condition.left, condition.right, because: reason)
      }
      target = .metric(right.metric)
    }
    self.path = path
    self.range = range
    self.variant = variant
    isInBoth = inBoth
    if inBoth, variant == nil || !isDifference { throw .nothingInBoth }
  }

  /// The figure that a text names.
  private static func side(_ text: String, in plan: Plan) throws(SeekProblem) -> Side {
    let isDifference = text.hasPrefix(difference)
    let name = isDifference ? String(text.dropFirst(difference.count).drop { $0 == " " }) : text
    let found: [Metric]
    do throws(UnknownMetric) {
      found = try MetricChoice([name], of: plan).metrics
    } catch {
      throw .metric(error)
    }
    guard found.count == 1, let metric = found.first, metric.name == name else {
      throw .family(name, metrics: found.map(\.name))
    }
    if plan.metrics.comparisons.contains(where: { $0.name == name }) { throw .comparison(name) }
    return (metric, isDifference)
  }

  /// Refuses per cent of what is no share, and shares above 1.
  private static func check(_ number: WrittenNumber, against side: Side) throws(SeekProblem) {
    let isShare = side.metric.unit.hasPrefix("share")
    if number.isPercent, !isShare {
      throw .percent(metric: side.metric.name, unit: side.metric.unit)
    }
    if isShare, abs(number.value) > 1 {
      throw .share(metric: side.metric.name, number: number.value)
    }
  }

  /// Why two figures cannot be compared; nil if they can.
  private static func refusal(_ left: Side, _ right: Side) -> String? {
    if left.isDifference || right.isDifference {
      return "a difference to the baseline is compared with a number"
    }
    for side in [left, right] where side.metric.formula != .mean(side.metric.name) {
      return "\(side.metric.name) is no mean over simulated markets, and is compared with a number"
    }
    if left.metric.name == right.metric.name { return "both are the same" }
    return left.metric.unit == right.metric.unit
      ? nil : "one is in \(left.metric.unit), the other in \(right.metric.unit)"
  }
}

extension SeekCondition {
  /// The same condition read from the right.
  fileprivate var mirrored: SeekCondition {
    var other = self
    (other.left, other.right, other.relation) = (right, left, relation.mirrored)
    return other
  }
}
