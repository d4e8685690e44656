import CommandLineParsing
import Experiments
import PlainText
import Reports
import Scenarios

/// `hearsay merge`: makes the results of a whole run from the folders of its shards.
enum MergeCommand: Verb {
  private static let folders = FolderFlags.folders(
    "The folders of the shards, or of any runs of one plan.")
  private static let partial = Flag(
    "partial", help: "Also make results if runs are missing; they say so.", category: "Running")
  private static let out = Flag(
    "out", short: "o", .folder("result"),
    help: "The folder to write the results to; created if missing.", category: "Output")

  static let command = Command(
    "merge", overview: "Put the runs of shards together into one results folder.",
    details: [
      """
      The results are the same bytes as those of one run. A run that is there twice must be the same \
      in both places. It exits 4 if runs are missing, and 5 if the folders do not go together.
      """
    ],
    examples: [
      .init("hearsay merge shards/* -o results", "Put all shards together."),
      .init(
        "hearsay merge results -o so-far --partial", "See what a run that was stopped has so far."),
    ],
    arguments: [folders],
    flags: [
      out, partial, FolderFlags.force, FolderFlags.journal, FolderFlags.breakLock,
      CommonFlags.threads, ExperimentVerbs.metrics, ExperimentVerbs.by, CommonFlags.details,
    ] + PageFlags.flags + [
      ExperimentVerbs.csv, CommonFlags.json, CommonFlags.quiet, ExperimentVerbs.verbose,
      CommonFlags.color,
    ], exclusions: [CommonFlags.forms])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let paths = invocation[folders]
    guard let path = invocation[out] else {
      throw ToolError(usage: "merge makes a results folder: name it with --out DIR")
    }
    if paths.contains(where: { FilePaths.isOneFolder($0, path) }) {
      throw ToolError(
        usage: "\(path) is one of the folders that are merged; name another with --out")
    }
    let status = try FolderStatus(of: paths)
    let found = status.folders
    for folder in found where folder.isWithoutJournal { throw FolderProblem.notKept(folder.path) }
    guard let source = found.first(where: { $0.plan?.replicates == status.record.replicates })
    else { throw FolderProblem.empty(paths[0]) }
    let changes = status.record.changes(in: source.path)
    if !changes.isEmpty { throw FolderProblem.changed(source.path, changes) }
    if status.counts.missing > 0, !invocation[partial] {
      let shards = status.parts.filter { $0.counts.missing > 0 }.compactMap(\.shard?.number)
      let noun = shards.count == 1 ? "shard" : "shards"
      let fewer = found.first { $0.plan.map { $0.replicates < status.record.replicates } ?? false }
      let hint =
        fewer.map {
          "\n  \($0.path) was asked for \(NumberText.whole($0.plan?.replicates ?? 0)) replicates, others for "
            + "\(NumberText.whole(status.record.replicates)): "
            + CommonFlags.quoted(["resume", $0.path, "-r", "\(status.record.replicates)"])
        } ?? ""
      throw ToolError(
        """
        \(NumberText.whole(status.counts.missing)) of \(NumberText.count(status.counts.total, "run")) \
        are missing\(shards.isEmpty ? "" : ", of \(noun) \(Document.ranges(shards))")\(hint)
          make them ("hearsay status" lists them), or see what there is with --partial
        """, .incomplete)
    }
    // Of a part the runs that are missing are not to be made by who wants to see more.
    let again =
      status.counts.missing > 0
      ? ["merge"] + paths + ["--out", path, "--partial", "--force", "--details"]
      : ExperimentVerbs.Showing.again(path, invocation)
    let show = try ExperimentVerbs.Showing(
      status.plan, invocation, console, source: PageSource(status.record), more: again)
    let record = status.record.renewed(status.plan, in: source.path, to: path)
    let folder = try KeptRun.claimed(path, for: record, invocation)
    return try KeptRun(
      plan: status.plan, record: record, folder: folder, journals: found.flatMap(\.journals),
      makesRuns: false
    ).perform(invocation, console, show: show)
  }
}
