import Scenarios
import Synchronization

/// Where workers put down what they ran; whoever completes a setting takes its rounds home.
///
/// One lock, taken once for each block. Rows have their place by run id, so it does not matter who
/// comes first; rounds are kept only until their setting is complete.
package final class RunLedger: Sendable {
  /// What is written in it.
  struct Contents: Sendable {
    var records: [RunRecord]
    var isDone: [Bool]
    var done = 0
    var remaining: [Int]
    var open: [Int: RoundSeries] = [:]
    var mostOpen = 0
    var rounds: [[RoundSummary]]
  }

  private let contents: Mutex<Contents>

  /// Opens the ledger of a plan.
  package init(_ plan: Plan) {
    let blank = RunRecord(failed: 0, setting: 0, replicate: 0)
    contents = Mutex(
      Contents(
        records: Array(repeating: blank, count: plan.runs),
        isDone: Array(repeating: false, count: plan.runs),
        remaining: plan.settings.map(\.scenario.replicates),
        rounds: Array(repeating: [], count: plan.settings.count)))
  }

  /// Puts down the records of some replicates of a setting, and their rounds.
  ///
  /// - Returns: How many replicates are done in all; and the rounds of the setting, to be summarised
  ///   outside of the lock, if it is complete now.
  package func enter(
    _ records: [RunRecord], _ series: RoundSeries, setting: Int
  ) -> (done: Int, complete: RoundSeries?) {
    contents.withLock { contents in
      for record in records {
        contents.records[record.runID] = record
        contents.isDone[record.runID] = true
      }
      contents.done += records.count
      contents.open[setting, default: RoundSeries()].append(series)
      contents.mostOpen = max(contents.mostOpen, contents.open.count)
      contents.remaining[setting] -= records.count
      let complete =
        contents.remaining[setting] == 0 ? contents.open.removeValue(forKey: setting) : nil
      return (contents.done, complete)
    }
  }

  /// Puts down the summary of a setting's rounds.
  package func enter(_ rounds: [RoundSummary], setting: Int) {
    contents.withLock { $0.rounds[setting] = rounds }
  }

  /// Closes the ledger: summarises the rounds of settings that were left incomplete.
  package func close() -> (records: [RunRecord], rounds: [[RoundSummary]], mostOpen: Int) {
    contents.withLock { contents in
      for (setting, series) in contents.open { contents.rounds[setting] = series.summaries() }
      contents.open = [:]
      let isDone = contents.isDone
      let records =
        contents.done == isDone.count
        ? contents.records
        : contents.records.indices.filter { isDone[$0] }.map { contents.records[$0] }
      contents.records = []
      return (records, contents.rounds, contents.mostOpen)
    }
  }
}
