import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import PlainText
import Reports

/// `hearsay resume`: goes on with a run that was stopped, or gives a finished one more replicates.
enum ResumeCommand: Verb {
  private static let folder = Argument(
    .folder("dir"), help: "The folder that --out named.")
  private static let replicates = Flag(
    "replicates", short: "r", .whole("n", 1...Plan.largestRunCount), unset: "as many as before",
    help: "The number of replicates of each setting; more than before make a finished run grow.",
    category: "Running")

  static let command = Command(
    "resume", overview: "Go on with a run that was stopped, or make a finished one grow.",
    details: [
      """
      The runs that are missing are made, and the results are the same bytes as those of a run that \
      was never stopped. Of a finished run, --details, --csv and the like print what it found. It \
      refuses to go on, with exit code 5, if the scenario, a file that it names, or the version of \
      Hearsay has changed.
      """
    ],
    examples: [
      .init("hearsay resume results", "Go on after Ctrl-C, a power cut, or --stop-after."),
      .init("hearsay resume results -r 1000", "Give a finished run 1000 replicates in all."),
    ],
    arguments: [folder],
    flags: [
      replicates, CommonFlags.threads, CommonFlags.instructions, FolderFlags.stopAfter,
      FolderFlags.breakLock,
      FolderFlags.journal, ExperimentVerbs.metrics, ExperimentVerbs.by, CommonFlags.details,
    ] + PageFlags.flags + [
      CommonFlags.force, ExperimentVerbs.csv, CommonFlags.json, CommonFlags.quiet,
      ExperimentVerbs.verbose,
      CommonFlags.color,
    ], exclusions: [CommonFlags.forms])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[folder]
    let wanted = invocation[replicates]
    // A finished folder is not touched, so that it may be read-only.
    if let status = try finished(path, wanted) {
      // A process that was killed at its last step has left the place of its run.
      if FileManager.default.fileExists(atPath: "\(path)/\(StoredFolder.unfinishedName)") {
        (try? ResultsFolder(opening: path, breaksLock: false))?.leave()
      }
      return try show(status, of: path, invocation, console)
    }
    Interrupt.listen()
    let folder = try ResultsFolder(opening: path, breaksLock: invocation[FolderFlags.breakLock])
    // Files may just have been put in place.
    if let status = try finished(path, wanted) {
      return try show(status, of: path, invocation, console)
    }
    let found = try folder.contents()
    guard var before = found.plan else { throw FolderProblem.empty(path) }
    var goesOn = found.unfinished != nil
    if let wanted, wanted < before.replicates {
      let asked = NumberText.whole(before.replicates)
      guard goesOn, let finished = found.finished, !found.keptJournals.isEmpty,
        wanted >= finished.replicates
      else {
        throw ToolError(
          usage:
            "--replicates \(wanted): \(path) was asked for \(asked) before, and replicates are "
            + "not taken back")
      }
      console.note("\(path): growing to \(asked) replicates is given up")
      (before, goesOn) = (finished, false)
      if wanted == finished.replicates {
        try folder.drop()
        return try show(FolderStatus(of: [path]), of: path, invocation, console)
      }
    }
    try FolderResult.check(before, found)
    let plan = try before.plan(in: path, replicates: wanted)
    let record = before.renewed(plan, in: path)
    let show = try ExperimentVerbs.Showing(
      plan, invocation, console, source: PageSource(record),
      more: ExperimentVerbs.Showing.again(path, invocation))
    if let seconds = invocation[FolderFlags.stopAfter] { Interrupt.stop(after: seconds) }
    return try KeptRun(
      plan: plan, record: record, folder: folder,
      goesOn: goesOn, journals: found.keptJournals
    ).perform(invocation, console, show: show)
  }

  /// How far a folder is in which nothing is left to do; nil if anything is.
  private static func finished(_ path: String, _ wanted: Int?) throws -> FolderStatus? {
    let found = try StoredFolder(at: path)
    guard let plan = found.finished, found.unfinished == nil, !found.isBeingPut,
      wanted.map({ $0 == plan.replicates }) ?? true
    else { return nil }
    let status = try FolderStatus(of: [path])
    let own = status.parts.filter { !$0.folders.isEmpty }
    return own.allSatisfy { $0.counts.missing == 0 } ? status : nil
  }

  /// Says that a folder is complete, and prints what it holds if anything is asked for.
  private static func show(
    _ status: FolderStatus, of path: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let runs = status.parts.reduce(0) { $0 + ($1.folders.isEmpty ? 0 : $1.counts.total) }
    let isKept = status.folders.allSatisfy { !$0.isWithoutJournal }
    console.note(
      "\(path) is complete: \(NumberText.count(runs, "run"))"
        + (isKept
          ? "; --details prints what it found, --replicates makes it grow"
          : ", which were not kept (--no-journal)"))
    let asked: [any FlagRow] =
      [CommonFlags.details, ExperimentVerbs.metrics, ExperimentVerbs.by] + PageFlags.flags
    if console.isForPrograms || asked.contains(where: invocation.wasGiven) {
      let stored = try FolderResult(status)
      let show = try ExperimentVerbs.Showing(
        status.plan, invocation, console, source: stored.source,
        more: ExperimentVerbs.Showing.again(path, invocation))
      try show.check()
      let clock = ContinuousClock.now
      let result = try console.working { progress in
        try stored.result(workers: CommonFlags.workers(invocation), progress: progress.show)
      }
      try show(result, seconds: (ContinuousClock.now - clock) / .seconds(1))
    }
    return status.counts.failed > 0 ? .runFailed : .ok
  }
}
