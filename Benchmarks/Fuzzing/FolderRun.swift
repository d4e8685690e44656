import Experiments
import Parallelism
import Reports

/// A run that is kept in a results folder, made as the program makes it.
struct FolderRun {
  let folder: ResultsFolder
  let plan: Plan
  let record: RecordedPlan
  /// Whether the unfinished run of the folder goes on.
  var goesOn = false
  /// Journals that hold runs of it already.
  var journals: [String] = []

  /// Makes a part of its runs; the folder then has an unfinished run.
  ///
  /// - Throws: Any error.
  @discardableResult
  func make(_ part: RunPart) throws -> RanExperiment {
    let others = try journals.map { try BlockLog(reading: $0) }
    let log = try BlockLog(file: folder.begin(record, keepsRuns: goesOn), plan: plan.hash)
    let ran = try Experiment(plan).ran(
      workers: .single, cancellation: Cancellation(), options: ExperimentOptions(part), into: log,
      also: others)
    try log.close()
    return ran
  }

  /// Makes all its runs, or those of its shard, and writes what they leave.
  ///
  /// - Throws: Any error.
  func finish() throws {
    let ran = try make(record.shard.map { .shard($0) } ?? .all)
    func write(to file: AtomicFile) throws {
      try ran.runs.writeCompacted(plan: plan.hash) { (bytes) throws(OutputError) in
        try file.write(bytes)
      }
      try ran.runs.check()
    }
    if record.shard != nil { return try folder.write(shard: record) { try write(to: $0) } }
    _ = try folder.write(
      runs: { try write(to: $0) }, keepsRuns: true, seconds: 0, workers: 1,
      dialect: record.dialect, plan: record
    ) { file in
      var result = try ran.reading(BlockLog(reading: file)).result(workers: .single)
      result.markets = Experiment.smallMarkets(of: result, workers: .single)
      return result
    }
  }
}
