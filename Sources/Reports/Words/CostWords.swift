public import Experiments
import Parallelism
public import PlainText
import Scenarios

extension Document {
  /// What a plan would take.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - plan: The plan.
  ///   - verb: What is done with it; nil where its scope says so.
  /// - Returns: The document.
  public static func of(
    _ estimate: CostEstimate, _ plan: Plan, verb: String? = nil
  ) -> Document {
    let document = plan.document
    let calibration: [Block] =
      plan.awaitsCalibration
      ? [
        .paragraph(
          """
          Calibration is \(estimate.includesCalibration ? "" : "not ")included in this time: \
          \(Calibration(plan).questions, "chance") to retell to solve for, each by simulating about 40 \
          times \(.count(Calibration.stories)) single stories.
          """)
      ] : []
    return Document(
      [
        .title(
          """
          \(document.name): estimated cost of \(verb ?? plan.scope.rawValue) (seed \
          \(document.baseline.seed.description), plan \(plan.hash))
          """),
        .table(
          Table(
            [.init("", .text), .init("", group: 0)],
            rows: estimate.figures(of: plan).map { .cells([.text($0.label), $0.shown]) })),
      ] + calibration)
  }

  /// That a scenario file is valid, and what it has to run.
  ///
  /// - Parameters:
  ///   - name: What the file is called.
  ///   - plans: Its plans, one of each scope that it has.
  /// - Returns: A line, and cautions about the baseline.
  public static func valid(_ name: String, _ plans: [Plan]) -> Document {
    let parts = plans.map { plan -> Prose in
      let runs: Prose = "\(plan.goals.isEmpty ? "" : "at most ")\(plan.runs, "run")"
      let settings = plan.settings.count
      return switch plan.scope {
      case .run: runs
      case .compare: "\(settings - 1, "variant") (\(runs))"
      case .sweep: "\(settings, "point") (\(runs))"
      case .uncertain:
        plan.options.isEmpty
          ? "\(settings, "sample") (\(runs))"
          : """
          \(plan.samples.count, "sample") of the baseline and \(plan.options.count - 1, "variant") \
          (\(runs))
          """
      }
    }
    let cautions = plans.first.map { ScenarioCautions.sentences($0.document.baseline) } ?? []
    return Document(
      [.paragraph("\(name): ok: \(parts.joined(separator: ", "))")]
        + cautions.map { .paragraph("\(name): caution: \($0)") })
  }
}

extension JSONValue {
  /// What a plan would take.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - plan: The plan.
  ///   - verb: What is done with it; nil where its scope says so.
  /// - Returns: The estimate as JSON.
  public static func of(
    _ estimate: CostEstimate, _ plan: Plan, verb: String? = nil
  ) -> JSONValue {
    var object: JSONValue = [
      "scenario": .text(plan.document.name),
      "scope": .text(verb ?? plan.scope.rawValue),
      "plan_hash": .text(plan.hash),
    ]
    for figure in estimate.figures(of: plan) { object.append(figure.key, .number(figure.number)) }
    if !plan.goals.isEmpty { object.append("at_most", .boolean(true)) }
    if plan.awaitsCalibration {
      object.append("calibrations", .integer(Calibration(plan).questions))
      object.append("calibration_included", .boolean(estimate.includesCalibration))
    }
    return object
  }
}

extension CostEstimate {
  /// What it takes, for people and for programs; no number where it is not known.
  fileprivate func figures(
    of plan: Plan
  ) -> [(key: String, label: String, shown: Value, number: Double?)] {
    let most = plan.goals.isEmpty ? "" : ", at most"
    let shownTies: Value =
      ties > 0 ? .number(ties, decimals: 0) : "unknown until the file is read"
    let time: Value = seconds.map { .quantity(Quantity($0, .duration)) } ?? "not tried"
    let needed = Quantity(Double(bytes), .bytes)
    let limit = Quantity(memory.bytes, .bytes)
    return [
      ("settings", "settings", .count(settings), Double(settings)),
      ("runs", "replicates\(most)", .count(runs), Double(runs)),
      ("graphs", "graphs", .count(graphs), Double(graphs)),
      ("people", "people, at most", .count(people), Double(people)),
      ("ties", "expected ties, at most", shownTies, ties > 0 ? ties : nil),
      ("bytes", "memory\(most)", .quantity(needed), needed.number),
      ("memory_limit", "memory there is\(memory.words)", .quantity(limit), limit.number),
      ("seconds", "time\(most)", time, seconds),
    ]
  }
}

extension MemoryLimit {
  /// What sets the limit, if it is not the machine, in brackets.
  fileprivate var words: String {
    switch source {
    case .machine: ""
    case .controlGroup: " (control group)"
    case .addressSpace: " (ulimit -v)"
    case .data: " (ulimit -d)"
    }
  }
}
