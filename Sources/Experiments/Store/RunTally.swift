import Scenarios

/// Which runs of a plan are there, found from the headers of blocks alone.
package struct RunTally: Sendable {
  /// How many runs are there, and how many are not.
  package struct Counts: Sendable, Hashable {
    /// Runs that went through.
    package var ok = 0
    /// Runs that could not run.
    package var failed = 0
    /// Runs that were not made.
    package var missing = 0

    /// Makes the counts of no runs, or of some.
    package init(ok: Int = 0, failed: Int = 0, missing: Int = 0) {
      (self.ok, self.failed, self.missing) = (ok, failed, missing)
    }

    /// All runs that there should be.
    package var total: Int { ok + failed + missing }
    /// The runs that were made.
    package var done: Int { ok + failed }
  }

  private let plan: Plan
  private var ok: RunSet
  private var failed: RunSet

  /// Starts with none.
  package init(_ plan: Plan) {
    self.plan = plan
    ok = RunSet(settings: plan.settings.count)
    failed = ok
  }

  /// Adds the runs of a log.
  ///
  /// - Throws: ``JournalError`` if the plan does not have them.
  /// - Complexity: O(runs).
  package mutating func add(_ log: BlockLog) throws(JournalError) {
    for header in try plan.headers(of: log) {
      for replicate in header.ran { ok.insert(replicate, of: header.setting) }
      for replicate in header.failed { failed.insert(replicate, of: header.setting) }
    }
  }

  /// The counts of all runs.
  package var counts: Counts {
    Counts(ok: ok.count, failed: failed.count, missing: plan.runs - ok.count - failed.count)
  }

  /// The counts of the runs of each shard, of so many.
  ///
  /// - Complexity: O(runs + shards x settings).
  package func counts(outOf count: Int) -> [Counts] {
    let shards = (1...count).compactMap { Shard($0, of: count) }
    var counts = Array(repeating: Counts(), count: shards.count)
    for (index, setting) in plan.settings.enumerated() {
      let replicates = setting.scenario.replicates
      for shard in shards {
        counts[shard.number - 1].missing += shard.runs(replicates, of: index, in: plan)
      }
      func add(_ runs: RunSet, _ kind: WritableKeyPath<Counts, Int>) {
        for replicate in runs.replicates(of: index) where replicate < replicates {
          let place = Shard.number(of: replicate, of: index, in: plan, outOf: count) - 1
          counts[place][keyPath: kind] += 1
          counts[place].missing -= 1
        }
      }
      add(ok, \.ok)
      add(failed, \.failed)
    }
    return counts
  }
}
