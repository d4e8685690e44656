public import Experiments
public import PlainText
import Scenarios
import Statistics

/// What is known of a decision where inputs are uncertain, for programs.
extension DataTable {
  // MARK: worlds.csv

  private typealias World = (whatIf: String, world: DecisionResult.World)

  /// `worlds.csv`: for each combination of inputs and each what-if a row.
  package static func worlds(
    _ decision: DecisionResult, of result: ExperimentResult
  ) -> DataTable {
    let plan = result.plan
    let samples = plan.samples.map { plan.settings[$0].parameters }
    let meanings = plan.document.explained()
    let inputs = decision.inputs.compactMap { path in
      plan.paths.firstIndex(of: path).map { place -> DataField<World> in
        let meaning = meanings.first { $0.path == path }?.meaning
        return .init("input.\(path)", meaning ?? "The value of \(path) in this combination.") {
          JSONValue(parameter: samples[$0.world.sample][place]).content
        }
      }
    }
    let before: [DataField<World>] = [
      scenario(plan),
      .init("sample", "The number of the combination of inputs, from 0.") { $0.world.sample },
    ]
    let after: [DataField<World>] =
      [
        .init(variantColumn) { $0.whatIf }, .init(metric(decision)) { _ in decision.metric },
      ]
      + difference("difference", "se", ("ci_low", "ci_high")) { $0.world.difference } + [
        .init(DataDictionary.shareHigher) { $0.world.difference.shareHigher },
        .init(
          "verdict",
          "better or worse than the baseline, or too close to tell: the interval holds 0."
        ) { $0.world.verdict.rawValue },
      ]
    let rows = decision.whatIfs.flatMap { whatIf in whatIf.worlds.map { (whatIf.name, $0) } }
      .sorted { $0.1.sample < $1.1.sample }
    return DataTable(before + inputs + after, rows, file: "worlds.csv")
  }

  // MARK: tornado.csv

  private typealias Bar = (
    whatIf: DecisionResult.WhatIf, bar: DecisionResult.Bar, low: DecisionResult.End?,
    high: DecisionResult.End?
  )

  /// `tornado.csv`: for each what-if a row for each uncertain input.
  package static func tornado(
    _ decision: DecisionResult, of result: ExperimentResult
  ) -> DataTable {
    @Sendable func value(_ text: String?) -> JSONValue.Content {
      text.map { JSONValue(parameter: $0).content } ?? .null
    }
    let what: [DataField<Bar>] = [
      scenario(result.plan), .init(variantColumn) { $0.whatIf.name },
      .init("input", "The path of the input that moves, with the others at the scenario's values.")
      {
        $0.bar.input
      },
      .init(metric(decision)) { _ in decision.metric },
      .init("assumed_value", "The input's value in the scenario.") { value($0.bar.assumed) },
      .init(
        "low_value",
        "The input's 5th percentile; of alternatives, the one with the least difference."
      ) { value($0.low?.text) },
      .init(
        "high_value",
        "The input's 95th percentile; of alternatives, the one with the largest difference."
      ) { value($0.high?.text) },
    ]
    let differences: [DataField<Bar>] =
      difference(
        "difference_assumed", nil, ("assumed_ci_low", "assumed_ci_high"), "at the assumed value"
      ) { $0.whatIf.assumed }
      + difference("difference_low", nil, ("low_ci_low", "low_ci_high"), "at the low value") {
        $0.low?.difference
      }
      + difference("difference_high", nil, ("high_ci_low", "high_ci_high"), "at the high value") {
        $0.high?.difference
      }
    let change: [DataField<Bar>] = [
      .init(
        "sign_change_at",
        """
        About where the difference is 0, by straight lines between the low, the assumed and the high value; of \
        alternatives, the first with the other sign; empty where the sign does not change.
        """
      ) { row -> JSONValue.Content in
        let change = row.bar.signChange
        return change?.number.map(\.cell) ?? value(change?.alternative)
      },
      .init(
        "sign_change_is_clear",
        "Whether intervals show both signs: true or false; empty where the sign does not change."
      ) { row -> JSONValue.Content in
        row.bar.signChange.map { .boolean($0.isClear) } ?? .null
      },
    ]
    let rows = decision.whatIfs.flatMap { whatIf in
      whatIf.bars.map { bar -> Bar in
        (
          whatIf, bar, bar.hasAlternatives ? bar.lowest : bar.ends.first,
          bar.hasAlternatives ? bar.highest : bar.ends.last
        )
      }
    }
    return DataTable(what + differences + change, rows, file: "tornado.csv")
  }

  // MARK: information.csv

  private typealias Worth = (input: String, worth: DecisionResult.Worth?)

  /// `information.csv`: what knowing each uncertain input, and all of them, would be worth.
  package static func information(
    _ decision: DecisionResult, of result: ExperimentResult
  ) -> DataTable {
    let found = decision.information
    let fields: [DataField<Worth>] = [
      scenario(result.plan),
      .init("input", "The path of the input that becomes known; all for all of them together.") {
        $0.input
      },
      .init(metric(decision)) { _ in decision.metric },
      .figure(
        "value",
        "By how much knowing it before deciding improves the mean of the best option; not below 0."
      ) { $0.worth?.value },
      .figure("ci_low", "The lower end of the value's 95 % interval.") {
        $0.worth?.interval.low
      },
      .figure("ci_high", "The upper end of the value's 95 % interval.") {
        $0.worth?.interval.high
      },
      .init(
        "changes_decision",
        "Whether another option than the best on average is best at any fitted value: true or false."
      ) { row -> JSONValue.Content in
        row.worth.map { .boolean($0.changesDecision) } ?? .null
      },
      .init("best_option", "The option that is best on average: a variant, or baseline.") { _ in
        found.best
      },
    ]
    let inputs = decision.inputs.enumerated().map { place, path -> Worth in
      (path, found.inputs.indices.contains(place) ? found.inputs[place] : nil)
    }
    return DataTable(fields, inputs + [("all", found.all)], file: "information.csv")
  }

  // MARK: What they share

  private static let variantColumn = DataDictionary.Column("variant", "The name of the what-if.")

  private static func metric(_ decision: DecisionResult) -> DataDictionary.Column {
    DataDictionary.Column(
      "metric",
      "The metric that decides; \(decision.isHigherBetter ? "more" : "less") of it is better.")
  }

  private static func scenario<Row>(_ plan: Plan) -> DataField<Row> {
    let name = plan.document.name
    return .init(DataDictionary.scenario) { _ in name }
  }

  private static func difference<Row>(
    _ name: String, _ error: String?, _ ends: (low: String, high: String), _ place: String = "",
    _ value: @escaping @Sendable (Row) -> DecisionResult.Difference?
  ) -> [DataField<Row>] {
    let at = place.isEmpty ? "" : " \(place)"
    return [
      .figure(name, "The mean difference\(at): what-if less baseline, over paired replicates.") {
        value($0)?.value
      }
    ]
      + (error.map {
        [.figure($0, "The standard error of the difference.") { value($0)?.standardError }]
      } ?? []) + [
        .figure(
          ends.low, "The lower end of its 95 % interval, from simulation error alone."
        ) { value($0)?.interval?.low },
        .figure(
          ends.high, "The upper end of its 95 % interval, from simulation error alone."
        ) { value($0)?.interval?.high },
      ]
  }
}

extension JSONValue {
  /// What is known of a decision: the tables of a results folder as lists of objects.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - result: The result that it is of.
  /// - Returns: An object.
  public static func of(_ decision: DecisionResult, in result: ExperimentResult) -> JSONValue {
    [
      "scenario": .text(result.plan.document.name), "metric": .text(decision.metric),
      "is_higher_better": .boolean(decision.isHigherBetter),
      "what_ifs": .list(
        decision.whatIfs.map { whatIf in
          [
            "variant": .text(whatIf.name),
            "better": .integer(whatIf.count(.better)), "worse": .integer(whatIf.count(.worse)),
            "too_close_to_tell": .integer(whatIf.count(.tooClose)),
            "mean": .number(whatIf.mean), "ci_low": .number(whatIf.interval?.low),
            "ci_high": .number(whatIf.interval?.high), "p05": .number(whatIf.quantiles?.p05),
            "p50": .number(whatIf.quantiles?.p50), "p95": .number(whatIf.quantiles?.p95),
          ]
        }),
      "worlds": .list(Array(DataTable.worlds(decision, of: result).objects)),
      "tornado": .list(Array(DataTable.tornado(decision, of: result).objects)),
      "information": .list(Array(DataTable.information(decision, of: result).objects)),
    ]
  }
}
