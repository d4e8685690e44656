package import Experiments
import Foundation
import Parallelism

/// How far the runs in one or several folders are: of one run, or of the shards of one.
package struct FolderStatus: Sendable {
  /// One folder, or one shard.
  package struct Part: Sendable {
    /// Its folders; none for a shard that none of the given folders holds.
    package var folders: [StoredFolder]
    /// The shard, or nil for a whole run.
    package var shard: Shard?
    /// How many of its runs there are.
    package var counts: RunTally.Counts

    /// Whether a process is at work on it, as far as can be seen from here.
    package var isAtWork: Bool { folders.contains(where: \.isAtWork) }
  }

  /// The plan.
  package let record: RecordedPlan
  /// The plan, made again.
  package let plan: Plan
  /// How many of all its runs there are.
  package let counts: RunTally.Counts
  /// Its shards in order; of whole runs, and where folders do not agree on how many shards there are, one for
  /// each folder.
  package let parts: [Part]
  /// The folders, but for those in which a run was only about to begin.
  package let folders: [StoredFolder]
  /// The seconds until the processes that are at work have done their parts, or nil if none is, or it
  /// cannot be told: not yet, or because figures decide how many replicates there are.
  package let secondsLeft: Double?

  /// Looks into folders.
  ///
  /// - Parameter paths: The folders; at least one.
  /// - Throws: ``FolderProblem`` if one holds no run or their runs do not go together, `JournalError`, and
  ///   what making the plan throws.
  /// - Complexity: O(runs + shards x settings); of a journal the headers of its blocks are read.
  package init(of paths: [String]) throws {
    let folders = try Self.folders(paths)
    let records = folders.compactMap(\.plan)
    // A run that is being grown has more replicates than its shards.
    guard let most = records.indices.max(by: { records[$0].replicates < records[$1].replicates })
    else { throw FolderProblem.empty(paths.first ?? "") }
    (record, plan) = (records[most], try records[most].plan(in: folders[most].path))
    let logs = try folders.map { folder in try folder.journals.map { try BlockLog(reading: $0) } }
    let counted = try Self.counted(plan, in: logs.flatMap(\.self))
    var all = RunTally(counted)
    for log in logs.joined() { try all.add(log) }
    self.folders = folders
    // What was not kept is known from the manifest alone.
    let written = folders.count == 1 && folders[0].isWithoutJournal ? folders[0].written : nil
    let counts = written ?? all.counts
    self.counts = counts
    let numbers = Set(records.map(\.shard?.count))
    if let number = numbers.first ?? nil, numbers.count == 1 {
      let held = Dictionary(grouping: folders) { $0.plan?.shard?.number }
      parts = zip(1...number, all.counts(outOf: number)).map { place, counts in
        Part(folders: held[place] ?? [], shard: Shard(place, of: number), counts: counts)
      }
    } else {
      parts = try zip(folders, logs).map { folder, logs in
        var own = RunTally(counted)
        for log in logs { try own.add(log) }
        let shard = folder.plan?.shard
        return Part(
          folders: [folder], shard: shard,
          counts: written ?? shard.map { own.counts(outOf: $0.count)[$0.number - 1] } ?? own.counts)
      }
    }
    secondsLeft = plan.goals.isEmpty ? parts.compactMap(Self.secondsLeft).max() : nil
  }

  /// The plan with as many replicates as there should be; where figures decide that, as far as the runs show.
  private static func counted(_ plan: Plan, in logs: [BlockLog]) throws -> Plan {
    if plan.goals.isEmpty { return plan }
    let workers = Workers()
    // What a figure is known to depends on how a story can grow.
    let solved = try Calibration(plan).run(workers: workers, cancellation: Cancellation())
    let ready = solved ?? plan
    return ready.stopped(after: try ReplicateRounds.counts(ready, in: logs, workers: workers))
  }

  /// The folders, each with a run that goes with those of the others.
  ///
  /// Those in which a run was only about to begin are left out.
  package static func folders(_ paths: [String]) throws(FolderProblem) -> [StoredFolder] {
    var folders: [StoredFolder] = []
    for path in paths {
      let folder = try StoredFolder(at: path)
      guard let plan = folder.plan else {
        if folder.isBlank { continue }
        throw .empty(path)
      }
      if let first = folders.first, let other = first.plan {
        let differences = other.differences(to: plan)
        if !differences.isEmpty { throw .differ(first.path, path, differences) }
      }
      folders.append(folder)
    }
    return folders
  }

  /// What is left at the rate at which the process has gone on since it began.
  private static func secondsLeft(of part: Part) -> Double? {
    part.folders.compactMap { folder -> Double? in
      guard folder.isAtWork, let holder = folder.holder,
        let since = try? Date(holder.since, strategy: .iso8601)
      else { return nil }
      let made = part.counts.done - holder.done
      let seconds = Date.now.timeIntervalSince(since)
      return made > 0 && seconds > 1 ? seconds * Double(part.counts.missing) / Double(made) : nil
    }.max()
  }

  /// The shards to run again: those with missing runs on which nobody is at work.
  package var shardsToRun: [Shard] {
    parts.filter { $0.counts.missing > 0 && !$0.isAtWork }.compactMap(\.shard)
  }
}
