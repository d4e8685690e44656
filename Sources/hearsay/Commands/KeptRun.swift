import CommandLineParsing
import Evidence
import Experiments
import Foundation
import Parallelism
import PlainText
import Reports

/// A run that is kept in a results folder: one that begins, goes on, or is put together from others.
struct KeptRun {
  /// What is run.
  let plan: Plan
  /// Its record.
  let record: RecordedPlan
  /// Where it is kept.
  let folder: ResultsFolder
  /// Whether the unfinished run of the folder goes on.
  var goesOn = false
  /// Journals that hold runs of it already, beside that of the folder's unfinished run.
  var journals: [String] = []
  /// Whether runs that are not there are made.
  var makesRuns = true

  /// Makes the runs that are missing, and writes the results, or what a shard leaves.
  ///
  /// - Parameters:
  ///   - invocation: Flags that all such commands have.
  ///   - console: Where it prints.
  ///   - show: Prints what was found.
  /// - Returns: The exit status.
  /// - Throws: Any error; runs that were made are kept.
  func perform(
    _ invocation: Invocation, _ console: Console, show: ExperimentVerbs.Showing
  ) throws -> ExitStatus {
    if let gone = folder.formerHolder {
      console.note(
        gone.isHere
          ? "\(folder.path): process \(gone.process), which was at work in it, is gone; its lock is taken over"
          : "\(folder.path): the lock of process \(gone.process) of \(gone.host) is taken over, as asked"
      )
    }
    let clock = ContinuousClock.now
    var log = BlockLog()
    let result: ExperimentResult
    let seconds: Double
    do {
      try show.check()
      let ran = try made(into: &log, invocation, console)
      let total = ran.trace.runs
      if ran.isStopped {
        leave(log, drops: ran.runs.done == 0)
        let most = plan.goals.isEmpty ? "" : "at most "
        let what =
          !makesRuns
          ? "nothing was written to \(folder.path)"
          : ran.runs.done == 0
            ? "no run is complete; \(folder.path) is unchanged"
            : "\(NumberText.whole(ran.runs.done)) of \(most)\(NumberText.count(total, "run")) are kept "
              + "in \(folder.path)\n\(wayOn(invocation))"
        console.warn("stopped: \(what)")
        return Interrupt.status ?? .interrupted
      }
      if let shard = record.shard {
        try folder.write(shard: record) { file in try writeRuns(of: ran, to: file) }
        let index =
          record.lowestShard == 1 ? "" : " (index \(shard.number - 1 + record.lowestShard))"
        console.note(
          "\(folder.path): shard \(shard.number)/\(shard.count)\(index) is done: "
            + (total == 0 ? "no run is dealt to it" : NumberText.count(ran.runs.done, "run")))
        return ran.runs.failed > 0 ? .runFailed : .ok
      }
      let workers = CommonFlags.workers(invocation)
      seconds = (ContinuousClock.now - clock) / .seconds(1)
      result = try folder.write(
        runs: { try writeRuns(of: ran, to: $0) },
        keepsRuns: invocation[FolderFlags.journal] != false, seconds: seconds,
        workers: workers.count, dialect: record.dialect, plan: record
      ) { file in
        var result = try ran.reading(BlockLog(reading: file)).result(workers: workers)
        result.markets = Experiment.smallMarkets(of: result, workers: workers)
        return result
      }
    } catch {
      leave(log)
      // After an hour this is the first thing that one wants to know.
      let cause = ToolError(error)
      let isThere = FileManager.default.fileExists(
        atPath: "\(folder.path)/\(StoredFolder.unfinishedName)/\(StoredFolder.journalName)")
      if log.headers.isEmpty || !isThere || JournalError.isUnreadable(error) { throw error }
      throw ToolError(
        printing: "\(cause.text)\nRuns that were made are kept\n\(wayOn(invocation))", cause.status)
    }
    console.note("results are in \(folder.path)")
    try show(result, seconds: seconds)
    return ExperimentVerbs.status(of: result, console)
  }

  /// What goes on with the run, in a line of its own.
  private func wayOn(_ invocation: Invocation) -> String {
    "  \(CommonFlags.quoted(["resume", folder.path] + PageFlags.words(invocation))) goes on"
  }

  /// Makes the runs that are missing.
  ///
  /// - Parameters:
  ///   - log: What they are added to.
  ///   - invocation: How many workers there are.
  ///   - console: Where progress is shown.
  /// - Returns: All runs.
  /// - Throws: Any error.
  private func made(
    into log: inout BlockLog, _ invocation: Invocation, _ console: Console
  ) throws -> RanExperiment {
    let others = try journals.map { try BlockLog(reading: $0) }
    if makesRuns {
      log = try BlockLog(file: folder.begin(record, keepsRuns: goesOn), plan: plan.hash)
      if log.damagedBytes > 0 {
        console.note(
          "\(folder.path): \(NumberText.bytes(Double(log.damagedBytes))) of the journal are damaged; their "
            + "runs are made again")
      }
      folder.began(
        with: ([log] + others).flatMap(\.headers).reduce(0) {
          $0 + $1.ran.count + $1.failed.count
        })
    }
    let part = makesRuns ? record.shard.map { RunPart.shard($0) } ?? .all : .none
    let journal = log
    return try console.working { progress in
      try Experiment(plan, theory: Predictions.of).ran(
        workers: CommonFlags.workers(invocation), cancellation: Interrupt.cancellation,
        options: ExperimentOptions(part), into: journal, also: others,
        progress: progress.show)
    }
  }

  /// Writes the runs in one order.
  private func writeRuns(of ran: RanExperiment, to file: AtomicFile) throws {
    try ran.runs.writeCompacted(plan: plan.hash) { (bytes) throws(OutputError) in
      try file.write(bytes)
    }
    try ran.runs.check()
  }

  /// Gives the folder up; a run that has begun and made no run leaves it as it was.
  private func leave(_ log: BlockLog, drops: Bool = true) {
    if drops, log.headers.isEmpty, makesRuns, !goesOn { folder.abandon() } else { folder.leave() }
  }

  // MARK: Folders that are not free

  /// Claims a folder for a new run.
  ///
  /// - Throws: ``ToolError`` that says what is there, where there is an unfinished run, or this one.
  static func claimed(
    _ path: String, for record: RecordedPlan, _ invocation: Invocation
  ) throws -> ResultsFolder {
    // A signal leaves the folder as it was from here on.
    Interrupt.listen()
    do {
      return try ResultsFolder(
        claiming: path, overwrites: invocation[FolderFlags.force],
        breaksLock: invocation[FolderFlags.breakLock])
    } catch FolderProblem.unfinished(let found) {
      throw Self.unfinished(found, record)
    } catch let error as OutputError where error.isRefusal {
      guard let found = try? StoredFolder(at: path), let finished = found.finished,
        finished.hash == record.hash, finished.replicates == record.replicates
      else { throw error }
      throw ToolError(
        """
        \(path) has the finished results of this plan
          \(CommonFlags.quoted(["resume", path, "--details"])) prints them
          --force makes them again
        """, .usage)
    }
  }

  /// What there is in a folder whose run is not finished, and what can be done.
  private static func unfinished(_ found: StoredFolder, _ record: RecordedPlan) -> ToolError {
    let path = found.path
    let counts = try? FolderStatus(of: [path])
    let own = counts?.parts.first { !$0.folders.isEmpty }?.counts ?? counts?.counts
    let runs =
      own.map {
        "\(NumberText.whole($0.done)) of \(NumberText.count($0.total, "replicate")) are kept"
      } ?? "some replicates are kept"
    let differences = found.unfinished.map { $0.differences(to: record) } ?? []
    func name(_ shard: Shard?) -> String {
      shard.map { "shard \($0.number)/\($0.count)" } ?? "all of it"
    }
    let here = found.unfinished?.shard
    let what =
      differences.isEmpty
      ? "an unfinished run of this plan\(here == record.shard ? "" : ", \(name(here)), not \(name(record.shard))")"
      : "an unfinished run of another plan"
    let shown = differences.prefix(3).map { "\n  there and here, \($0)" }.joined()
    return ToolError(
      """
      \(path) has \(what): \(runs)\(shown)
        \(CommonFlags.quoted(["resume", path])) goes on with it
        --force drops it and starts again
      """, .planMismatch)
  }
}
