import Evidence
import Experiments
import Parallelism

/// Chances to retell that a scenario wishes for by their reach, solved for before anything is run.
enum Calibrating {
  /// A plan ready to run, or nil if somebody asked to stop.
  static func plan(_ plan: Plan, workers: Workers, _ console: Console) throws -> Plan? {
    guard plan.awaitsCalibration else { return plan }
    let progress = console.progress(of: "stories to calibrate")
    defer { progress?.erase() }
    return try Calibration(plan).run(workers: workers, cancellation: Interrupt.cancellation) {
      progress?.show(done: $0.done, total: $0.total)
    }
  }
}
