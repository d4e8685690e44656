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
    var records: [RunRecord]
    var isDone: [Bool]
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
    let blank = RunRecord(failed: 0, setting: 0, replicate: 0)
    contents = Mutex(
      Contents(
        records: Array(repeating: blank, count: plan.runs),
        isDone: Array(repeating: false, count: plan.runs),
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
      for record in block.records {
        contents.records[record.runID] = record
        contents.isDone[record.runID] = true
      }
      contents.done += block.records.count
      contents.open[setting, default: RunBlock(setting: setting)].appendSeries(of: block)
      contents.mostOpen = max(contents.mostOpen, contents.open.count)
      contents.remaining[setting] -= block.records.count
      let complete =
        contents.remaining[setting] == 0 ? contents.open.removeValue(forKey: setting) : nil
      return (contents.done, complete)
    }
    if let complete {
      let summary = summary(complete)
      contents.withLock {
        $0.summaries[setting] = summary
        $0.ledger += complete.ledger
      }
    }
    return done
  }

  private func summary(_ series: RunBlock) -> SeriesSummary {
    let scenario = plan.settings[series.setting].scenario
    return series.summary(requested: scenario.replicates, draws: scenario.graphsUsed)
  }

  /// Closes the store; rounds and periods of incomplete settings are summarised as far as they go.
  package func close() -> StoredRuns {
    contents.withLock { contents in
      for (setting, series) in contents.open { contents.summaries[setting] = summary(series) }
      contents.open = [:]
      let isDone = contents.isDone
      let records =
        contents.done == isDone.count
        ? contents.records
        : contents.records.indices.filter { isDone[$0] }.map { contents.records[$0] }
      contents.records = []
      return StoredRuns(
        key: key, plan: plan, records: records, series: contents.summaries,
        ledger: contents.ledger.sorted { $0.replicate < $1.replicate },
        mostOpen: contents.mostOpen)
    }
  }
}

/// The runs of a closed store, to be read by setting and metric.
package struct StoredRuns: Sendable {
  /// What they are runs of.
  package let key: RunKey
  /// All records, in order of run id.
  package let records: [RunRecord]
  /// For each setting, what its rounds and periods come to.
  package let series: [SeriesSummary]
  /// What a ledger is compared with, in order of replicates; empty where not asked for.
  package let ledger: [LedgerRow]
  /// The most settings that were open at a time.
  package let mostOpen: Int
  private let plan: Plan
  /// For each setting, where its records start; and their end.
  private let starts: [Int]

  init(
    key: RunKey, plan: Plan, records: [RunRecord], series: [SeriesSummary], ledger: [LedgerRow],
    mostOpen: Int
  ) {
    (self.key, self.plan, self.records, self.series) = (key, plan, records, series)
    (self.ledger, self.mostOpen) = (ledger, mostOpen)
    var starts = Array(repeating: 0, count: plan.settings.count + 1)
    for record in records { starts[record.setting + 1] += 1 }
    for setting in plan.settings.indices { starts[setting + 1] += starts[setting] }
    self.starts = starts
  }

  /// The replicates of a setting, ready to be summarised.
  package func sample(_ setting: Int) -> SettingSample {
    let scenario = plan.settings[setting].scenario
    return SettingSample(
      records[starts[setting]..<starts[setting + 1]], requested: scenario.replicates,
      draws: scenario.graphsUsed, table: plan.metrics)
  }
}
