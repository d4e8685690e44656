public import Experiments
public import PlainText
import Scenarios

extension JSONValue {
  /// What a plan would take.
  public static func of(_ estimate: CostEstimate, _ plan: Plan) -> JSONValue {
    var object: JSONValue = [
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
      object.append("calibrations", .integer(Calibration(plan).questions))
    }
    return object
  }
}
