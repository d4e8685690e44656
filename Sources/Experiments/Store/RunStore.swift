import Scenarios
import Synchronization

/// Where workers put the blocks they ran, and where summaries, comparisons and ledgers read them.
///
/// Finished blocks are appended; nothing is ever changed. Rows have their place by run id, so the order
/// in which blocks come does not matter. One lock is taken once for each block. The rounds and periods of
/// a setting are summarised by whoever appends its last block, and are kept only until then.
///
/// A store belongs to one ``RunKey``. It is in memory. A journal on disk goes in front of it: ``append(_:)``
/// writes the block, and opening a journal of the same key appends the blocks it holds.
package final class RunStore: Sendable {
  /// What is in it.
  private struct Contents: Sendable {
    /// In order of run id; those that are missing have the number -1.
    var records: [RunRecord]
    var done = 0
    var remaining: [Int]
    /// The rounds and periods of settings that have some blocks, but not all.
    var open: [Int: RunBlock] = [:]
    var mostOpen = 0
    var summaries: [SeriesSummary]
    var ledger: [LedgerRow] = []
  }

  /// What its runs are runs of.
  package let key: RunKey
  private let plan: Plan
  private let contents: Mutex<Contents>

  /// Opens an empty store.
  ///
  /// - Parameters:
  ///   - plan: The plan whose runs it takes.
  ///   - files: Digests of the files that the plan names.
  package init(_ plan: Plan, files: [FileDigest] = []) {
    self.plan = plan
    key = RunKey(plan: plan.hash, files: files)
    let missing = RunRecord(runID: -1, setting: 0, replicate: 0)
    contents = Mutex(
      Contents(
        records: Array(repeating: missing, count: plan.runs),
        remaining: plan.settings.map(\.scenario.replicates),
        summaries: Array(repeating: SeriesSummary(), count: plan.settings.count)))
  }

  /// Appends a finished block.
  ///
  /// If its setting is complete now, rounds and periods are summarised, outside of the lock.
  ///
  /// - Returns: How many replicates are done in all.
  package func append(_ block: RunBlock) -> Int {
    let setting = block.setting
    let (done, complete) = contents.withLock { contents -> (Int, RunBlock?) in
      for record in block.records { contents.records[record.runID] = record }
      contents.done += block.records.count
      contents.open[setting, default: RunBlock(setting: setting)].appendSeries(of: block)
      contents.mostOpen = max(contents.mostOpen, contents.open.count)
      contents.remaining[setting] -= block.records.count
      let complete =
        contents.remaining[setting] == 0 ? contents.open.removeValue(forKey: setting) : nil
      return (contents.done, complete)
    }
    if let complete {
      let summary = complete.summary(in: plan)
      contents.withLock {
        $0.summaries[setting] = summary
        $0.ledger += complete.ledger
      }
    }
    return done
  }

  /// Closes the store; rounds and periods of incomplete settings are summarised as far as they go.
  package func close() -> StoredRuns {
    contents.withLock { contents in
      for (setting, series) in contents.open {
        contents.summaries[setting] = series.summary(in: plan)
      }
      contents.open = [:]
      let records =
        contents.done == plan.runs
        ? contents.records : contents.records.filter { $0.runID >= 0 }
      contents.records = []
      var starts = Array(repeating: 0, count: plan.settings.count + 1)
      for record in records { starts[record.setting + 1] += 1 }
      for setting in plan.settings.indices { starts[setting + 1] += starts[setting] }
      return StoredRuns(
        key: key, plan: plan, records: records, starts: starts, series: contents.summaries,
        ledger: contents.ledger.sorted { $0.replicate < $1.replicate },
        mostOpen: contents.mostOpen)
    }
  }
}

/// The runs of a closed store, to be read by setting and metric.
package struct StoredRuns: Sendable {
  /// What they are runs of.
  package let key: RunKey
  /// Their plan.
  let plan: Plan
  /// All records, in order of run id.
  package let records: [RunRecord]
  /// For each setting, where its records start; and their end.
  let starts: [Int]
  /// For each setting, the summaries of its rounds and periods.
  package let series: [SeriesSummary]
  /// What a ledger is compared with, in order of replicates; empty where not asked for.
  package let ledger: [LedgerRow]
  /// The most settings that were open at a time.
  package let mostOpen: Int

  /// The replicates of a setting, ready to be summarised.
  package func sample(_ setting: Int) -> SettingSample {
    SettingSample(
      records[starts[setting]..<starts[setting + 1]], of: plan.settings[setting].scenario,
      table: plan.metrics)
  }
}
