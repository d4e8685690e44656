import CommandLineParsing
import Experiments
import Reports

/// `hearsay status`: how far runs in folders are.
enum StatusCommand: Verb {
  private static let folders = FolderFlags.folders(
    "Folders of one run: the one that --out named, or those of its shards.")

  static let command = Command(
    "status", overview: "Show which runs in results folders are done and which are missing.",
    details: [
      """
      It may be asked while the runs are being made. Of shards it also prints the list of those to run \
      again. It exits 4 if any run is missing.
      """
    ],
    examples: [
      .init("hearsay status results", "How far one run is."),
      .init("hearsay status shards/*", "Which shards are missing, and what to resubmit."),
    ],
    arguments: [folders],
    flags: [ShardFlag.base, CommonFlags.json, CommonFlags.quiet, CommonFlags.color])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let status = try FolderStatus(of: invocation[folders])
    let lowest = invocation[ShardFlag.base].map { Int($0) } ?? status.record.lowestShard
    try console.show(.of(status, lowest: lowest), json: .of(status, lowest: lowest))
    if status.counts.missing > 0 { return .incomplete }
    return status.counts.failed > 0 ? .runFailed : .ok
  }
}
