import Scenarios
import Synchronization

/// Where workers put the blocks they ran, and where is known which runs are done.
///
/// A finished block is encoded at once and added to a ``BlockLog``, in memory or in a file; what stays in
/// memory of a run is a bit. Rows have their place by run id, so the order in which blocks come does not
/// matter. Summaries, comparisons and tables read the runs of the closed store, one column at a time.
///
/// A store belongs to one ``RunKey``. Runs that its log has already, or other logs, are done.
package final class RunStore: Sendable {
  /// What its runs are runs of.
  package let key: RunKey
  private let plan: Plan
  private let log: BlockLog
  private let others: [BlockLog]
  private let finished: Mutex<RunSet>

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - plan: The plan whose runs it takes.
  ///   - files: Digests of the files that the plan names.
  ///   - log: Where blocks are added; runs that it has are done.
  ///   - others: Other logs with runs that are done.
  /// - Throws: ``JournalError`` if a log has runs that the plan does not have, or one of the others is
  ///   damaged.
  /// - Complexity: O(blocks + runs + bytes of the others).
  package init(
    _ plan: Plan, files: [FileDigest] = [], log: BlockLog = BlockLog(), also others: [BlockLog] = []
  ) throws(JournalError) {
    self.plan = plan
    self.log = log
    self.others = others
    key = RunKey(plan: plan.hash, files: files)
    var done = RunSet(settings: plan.settings.count)
    // Damage to what is only read is found before anything is run.
    for log in others { try log.verify() }
    for log in [log] + others {
      for header in try plan.headers(of: log) {
        for list in [header.ran, header.failed] {
          for replicate in list { done.insert(replicate, of: header.setting) }
        }
      }
    }
    finished = Mutex(done)
  }

  /// The runs that are done.
  package var done: RunSet { finished.withLock { $0 } }

  /// Adds a finished block.
  ///
  /// - Returns: How many replicates are done in all.
  /// - Throws: ``JournalError`` if it could not be kept.
  package func append(_ block: RunBlock) throws(JournalError) -> Int {
    try log.append(block.encoded())
    return finished.withLock { done in
      for replicate in block.replicates { done.insert(replicate, of: block.setting) }
      for failure in block.failures { done.insert(failure.replicate, of: block.setting) }
      return done.count
    }
  }

  /// The runs that are done so far, while others may be added.
  ///
  /// - Parameter replicates: For each setting how many replicates it has in the end; nil as planned.
  /// - Returns: The runs; their plan has as many.
  /// - Throws: ``JournalError`` if a run is there twice with different figures, or cannot be read.
  package func runs(after replicates: [Int]? = nil) throws(JournalError) -> StoredRuns {
    try StoredRuns(plan, after: replicates, key: key, logs: [log] + others)
  }

  /// Closes the store: everything is on the disk, and what was read from a file is as it was written.
  ///
  /// - Parameter replicates: For each setting how many replicates it has in the end; nil as planned.
  /// - Returns: The runs; their plan has as many.
  /// - Throws: ``JournalError`` if it is not, or a run is there twice with different figures.
  package func close(after replicates: [Int]? = nil) throws(JournalError) -> StoredRuns {
    try log.close()
    for log in [log] + others { try log.verify() }
    return try runs(after: replicates)
  }
}

extension Plan {
  /// The headers of a log of its runs.
  ///
  /// - Throws: ``JournalError/foreign(path:)`` if it is of another plan, or has runs that this one does not
  ///   have.
  func headers(of log: BlockLog) throws(JournalError) -> [BlockHeader] {
    let headers = log.headers
    guard log.plan ?? hash == hash, headers.allSatisfy(has) else { throw .foreign(path: log.name) }
    return headers
  }

  /// Whether it has the runs of a block, with as many numbers each.
  private func has(_ header: BlockHeader) -> Bool {
    guard settings.indices.contains(header.setting) else { return false }
    let replicates = settings[header.setting].scenario.replicates
    return header.sections == BlockLayout(self, setting: header.setting).sections
      && header.ran.count + header.failed.count <= replicates
      && [header.ran, header.failed].allSatisfy { $0.greatest ?? 0 < replicates }
  }
}
