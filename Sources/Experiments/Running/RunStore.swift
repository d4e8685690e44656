import Scenarios
import Synchronization

/// Where workers put down what they ran; whoever completes a setting takes its rounds and periods home.
///
/// One lock, taken once for each block. Rows have their place by run id, so it does not matter who
/// comes first; rounds and periods are kept only until their setting is complete.
package final class RunStore: Sendable {
  /// What is written in it.
  struct Contents: Sendable {
    var records: [RunRecord]
    var isDone: [Bool]
    var done = 0
    var remaining: [Int]
    var open: [Int: SettingSeries] = [:]
    var mostOpen = 0
    var summaries: [SeriesSummary]
  }

  private let contents: Mutex<Contents>
  private let scenarios: [Scenario]

  /// Opens the ledger of a plan.
  package init(_ plan: Plan) {
    scenarios = plan.settings.map(\.scenario)
    let blank = RunRecord(failed: 0, setting: 0, replicate: 0)
    contents = Mutex(
      Contents(
        records: Array(repeating: blank, count: plan.runs),
        isDone: Array(repeating: false, count: plan.runs),
        remaining: plan.settings.map(\.scenario.replicates),
        summaries: Array(repeating: SeriesSummary(), count: plan.settings.count)))
  }

  /// Puts down the records of some replicates of a setting, and their rounds and periods.
  ///
  /// If the setting is complete now, they are summarised, outside of the lock.
  ///
  /// - Returns: How many replicates are done in all.
  package func enter(
    _ records: [RunRecord], _ series: SettingSeries, setting: Int
  ) -> Int {
    let (done, complete) = contents.withLock { contents -> (Int, SettingSeries?) in
      for record in records {
        contents.records[record.runID] = record
        contents.isDone[record.runID] = true
      }
      contents.done += records.count
      contents.open[setting, default: SettingSeries()].append(series)
      contents.mostOpen = max(contents.mostOpen, contents.open.count)
      contents.remaining[setting] -= records.count
      let complete =
        contents.remaining[setting] == 0 ? contents.open.removeValue(forKey: setting) : nil
      return (contents.done, complete)
    }
    if let complete {
      let summary = summary(complete, of: setting)
      contents.withLock { $0.summaries[setting] = summary }
    }
    return done
  }

  private func summary(_ series: SettingSeries, of setting: Int) -> SeriesSummary {
    series.summary(
      requested: scenarios[setting].replicates, draws: scenarios[setting].graphsUsed)
  }

  /// Closes the ledger: summarises the rounds and periods of settings that were left incomplete.
  package func close() -> (records: [RunRecord], summaries: [SeriesSummary], mostOpen: Int) {
    contents.withLock { contents in
      for (setting, series) in contents.open {
        contents.summaries[setting] = summary(series, of: setting)
      }
      contents.open = [:]
      let isDone = contents.isDone
      let records =
        contents.done == isDone.count
        ? contents.records
        : contents.records.indices.filter { isDone[$0] }.map { contents.records[$0] }
      contents.records = []
      return (records, contents.summaries, contents.mostOpen)
    }
  }
}
