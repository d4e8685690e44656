public import Experiments
import Scenarios

/// What a run would take, told before it runs.
public enum DryRunReport {
  /// The cost in words; ends with a newline.
  ///
  /// - Parameters:
  ///   - estimate: The cost.
  ///   - plan: What would run.
  ///   - width: The width to keep to, in columns.
  /// - Returns: The text.
  public static func text(_ estimate: CostEstimate, of plan: Plan, width: Int) -> String {
    var table = TextTable(columns: [
      TextTable.Column(heading: "", isRightAligned: false), TextTable.Column(heading: "", group: 0),
    ])
    table.rows = [
      ["settings", NumberText.whole(estimate.settings)],
      ["runs", NumberText.whole(estimate.runs)],
      ["graphs", NumberText.whole(estimate.graphs)],
      ["people, at most", NumberText.whole(estimate.people)],
      ["ties, at most", ties(estimate.ties)],
      ["memory", NumberText.bytes(estimate.bytes)],
      ["time", estimate.seconds.map { NumberText.duration(seconds: $0) } ?? "not tried"],
    ]
    let title =
      "\(plan.document.name): \(plan.scope.rawValue), not run (seed "
      + "\(plan.document.baseline.seed), plan \(plan.hash))"
    var lines = TextWidth.wrapped(title, width: width) + [""] + table.lines(width: width)
    if plan.awaitsCalibration {
      lines +=
        [""]
        + TextWidth.wrapped(
          "On top comes calibration, which is not in the time above: "
            + "\(NumberText.count(Calibration(plan).questions, "chance")) to retell to solve for, each with "
            + "about forty times \(NumberText.whole(Calibration.stories)) stories told alone; seconds for "
            + "reaches of hundreds, more in proportion.", width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The cost as a JSON object; ends with a newline.
  ///
  /// - Parameters:
  ///   - estimate: The cost.
  ///   - plan: What would run.
  /// - Returns: The JSON.
  public static func json(_ estimate: CostEstimate, of plan: Plan) -> String {
    var members: JSONText.Members = [
      "scenario": .text(plan.document.name),
      "scope": .text(plan.scope.rawValue),
      "plan_hash": .text(plan.hash),
      "settings": .integer(estimate.settings),
      "runs": .integer(estimate.runs),
      "graphs": .integer(estimate.graphs),
      "people": .integer(estimate.people),
      "ties": estimate.ties > 0 ? .number(estimate.ties) : .null,
      "bytes": .integer(estimate.bytes),
      "seconds": .number(estimate.seconds),
    ]
    // What calibration takes is not in the seconds.
    if plan.awaitsCalibration {
      members.append("calibrations", .integer(Calibration(plan).questions))
    }
    return JSONText.object(members).pretty
  }

  /// An expected number is no exact one.
  private static func ties(_ ties: Double) -> String {
    ties > 0 ? "about " + NumberText.fixed(ties, decimals: 0) : "not known before reading"
  }
}
