public import Experiments
public import PlainText
import Scenarios
import Statistics

extension DataTable {
  /// The baseline, the values that were tried, and those that were found: a row for each.
  public static func of(_ result: SeekResult) -> DataTable {
    DataTable(seekFields, SeekRow.all(of: result))
  }

  /// What each column of the values that were tried means.
  public static let seekColumns = seekFields.map(\.column)

  private static let seekFields: [DataField<SeekRow>] = [
    .init("stage", "baseline, grid (tried first), bisection (tried between), or found") {
      $0.stage
    },
    .init("parameter", "the path that is varied") { $0.result.question.path },
    .init("value", "its value") { $0.value },
    .init("value_ci_low", "of a value found: the low end of what simulation error leaves") {
      $0.around?.low
    },
    .init("value_ci_high", "its high end") { $0.around?.high },
    .init("metric", "the metric, or the difference, that is compared with the target") {
      $0.result.question.name
    },
    .init("relation", "how it is to stand to the target: >=, <=, =, > or <") {
      $0.result.question.relation.rawValue
    },
    .init("target", "the target: a number, or a metric") { $0.result.question.targetValue },
    .init("figure", "the mean; beside another metric, how much more it is") { $0.measure?.figure },
    .init("ci_low", "the low end of its 95 % interval") { $0.measure?.judged?.interval.low },
    .init("ci_high", "the high end") { $0.measure?.judged?.interval.high },
    .init("interval", "firm or rough") { $0.firmness },
    .init("holds", "yes, no, or open where simulation error decides; of =, whether it is more") {
      $0.standing?.rawValue
    },
    .init("replicates", "replicates that it rests on") { $0.measure?.ok },
  ]
}

/// A row: the baseline, a value that was tried, or one that was found.
private struct SeekRow: Sendable {
  let result: SeekResult
  let stage: String
  let value: JSONValue
  var measure: SeekMeasure?
  var standing: SeekPoint.Standing?
  var crossing: SeekCrossing?
  /// Of a value that was found, what simulation error leaves of it.
  var around: Interval?

  static func all(of result: SeekResult) -> [SeekRow] {
    let today = result.grid.plan.settings.first?.parameters.first ?? ""
    return [
      SeekRow(
        result: result, stage: "baseline", value: JSONValue(parameter: today),
        measure: result.baseline)
    ]
      + result.points.map { point in
        SeekRow(
          result: result, stage: point.isOfGrid ? "grid" : "bisection",
          value: .number(point.value), measure: point.measure, standing: point.standing)
      }
      + result.crossings.filter { !$0.isMissed }.map { crossing in
        SeekRow(
          result: result, stage: "found", value: .number(crossing.value), crossing: crossing,
          around: crossing.interval)
      }
      + result.met.map { point in
        SeekRow(
          result: result, stage: "found", value: .number(point.value), measure: point.measure,
          around: Interval(low: point.value, high: point.value))
      }
  }

  var firmness: String? {
    (measure?.judged?.isFirm ?? crossing?.isFirm).map { $0 ? "firm" : "rough" }
  }
}

extension SeekQuestion {
  /// The metric as a condition names it.
  fileprivate var name: String { (isDifference ? "difference:" : "") + metric.name }

  /// The target, a number or the name of a metric.
  fileprivate var targetValue: JSONValue {
    switch target {
    case .number(let number): .number(number)
    case .metric(let metric): .text(metric.name)
    }
  }
}

extension JSONValue {
  /// What was sought and found: `scenario`, `seed`, `replicates`, `plan`, `parameter`, `variant`, `in_both`, `from`, `to`,
  /// `metric`, `relation`, `target`, `outcome`, `found`, `undecided` and `values`.
  public static func of(_ result: SeekResult) -> JSONValue {
    let plan = result.grid.plan
    let question = result.question
    return [
      "scenario": .text(plan.document.name),
      "seed": .text(seedText(plan.document.baseline.seed)),
      "replicates": .integer(result.replicates), "plan": .text(plan.hash),
      "parameter": .text(question.path), "variant": .text(orNull: question.variant),
      "in_both": .boolean(question.isInBoth),
      "from": .number(question.range.from), "to": .number(question.range.to),
      "metric": .text(question.name), "relation": .text(question.relation.rawValue),
      "target": question.targetValue, "outcome": .text(result.outcome.rawValue),
      "found": .list(result.crossings.map(found) + result.met.map(found)),
      "undecided": .list(
        result.touches.map { ["from": .number($0.lowerBound), "to": .number($0.upperBound)] }),
      "complete": .boolean(!result.wasCancelled && result.failed == 0),
      "values": .list(Array(DataTable.of(result).objects)),
    ]
  }

  private static func found(_ crossing: SeekCrossing) -> JSONValue {
    [
      "value": .number(crossing.isMissed ? nil : crossing.value),
      "ci_low": .number(crossing.isMissed ? nil : crossing.interval.low),
      "ci_high": .number(crossing.isMissed ? nil : crossing.interval.high),
      "interval": .text(crossing.isFirm ? "firm" : "rough"),
      "may_be_lower": .boolean(crossing.isOpenBelow),
      "may_be_higher": .boolean(crossing.isOpenAbove),
      "holds": .text(crossing.isRising ? "above" : "below"),
      "jumps": .boolean(crossing.isJump),
      "between": .list([.number(crossing.below.value), .number(crossing.above.value)]),
    ]
  }

  private static func found(_ point: SeekPoint) -> JSONValue {
    let value = JSONValue.number(point.value)
    return [
      "value": value, "ci_low": value, "ci_high": value, "interval": "firm",
      "may_be_lower": false, "may_be_higher": false, "holds": "here", "jumps": false,
      "between": .list([value, value]),
    ]
  }
}
