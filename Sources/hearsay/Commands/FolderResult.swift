import Evidence
import Experiments
import Parallelism
import Reports

/// What the runs of a results folder come to: they are read, and none is made.
struct FolderResult {
  private let status: FolderStatus
  /// What a page says of where its numbers come from.
  let source: PageSource

  /// Takes the runs of a folder.
  ///
  /// - Parameter status: How far one folder is.
  /// - Throws: `FolderProblem` if its runs were not kept, or something that decides them has changed since.
  init(_ status: FolderStatus) throws {
    self.status = status
    source = PageSource(status.record)
    for folder in status.folders { try Self.check(status.record, folder) }
  }

  /// Refuses to use runs that were not kept, or that something has changed since.
  static func check(_ plan: RecordedPlan, _ found: StoredFolder) throws {
    let changes = plan.changes(in: found.path)
    if !changes.isEmpty { throw FolderProblem.changed(found.path, changes) }
    if found.isWithoutJournal { throw FolderProblem.notKept(found.path) }
  }

  /// Reads the runs and summarises them.
  ///
  /// - Parameters:
  ///   - workers: Who does it; their number does not change the results.
  ///   - progress: Called while chances to retell are solved for.
  /// - Returns: The result; of a folder that is not finished, with runs that are missing.
  /// - Throws: Any error.
  func result(
    workers: Workers, progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws -> ExperimentResult {
    let logs = try status.folders.flatMap(\.journals).map { try BlockLog(reading: $0) }
    return try Experiment(status.plan, theory: Predictions.of).ran(
      workers: workers, cancellation: Interrupt.cancellation, options: ExperimentOptions(.none),
      also: logs, progress: progress
    ).result(workers: workers)
  }
}
