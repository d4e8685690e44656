import Scenarios
import Synchronization
import WordOfMouth

/// The runs of a store, to be read by setting and column.
///
/// Columns are in order of replicates, whichever log and block they are in, and whoever ran them: equal
/// runs give equal columns. They are read from the log when they are asked for, so that only the one at
/// hand is in memory. What cannot be read is not a number; ``check()`` then says why, and nothing that was
/// made of it is of use.
package struct StoredRuns: Sendable {
  /// A block of a log.
  struct Source: Sendable {
    let log: BlockLog
    let block: Int
    let header: BlockHeader
  }

  /// The first failure to read.
  private final class Failure: Sendable {
    let first = Mutex<JournalError?>(nil)
  }

  /// What they are runs of.
  package let key: RunKey
  /// Their plan.
  let plan: Plan
  /// For each setting its blocks, in order of their first replicate.
  private let sources: [[Source]]
  /// For each setting where its numbers are in a block.
  private let layouts: [BlockLayout]
  /// The runs that went through.
  private let ran: RunSet
  /// The runs that failed.
  private let failedRuns: RunSet
  private let failure: Failure

  /// How many runs went through.
  package var ok: Int { ran.count }
  /// How many runs were made.
  package var done: Int { ok + failed }
  /// How many runs failed.
  package var failed: Int { failedRuns.count }

  /// Finds the runs of some logs.
  ///
  /// - Parameters:
  ///   - plan: Their plan.
  ///   - replicates: For each setting how many replicates it has in the end, where figures decide that; those
  ///     beyond are left out. Nil as planned.
  ///   - key: What they are runs of.
  ///   - logs: The logs.
  /// - Throws: ``JournalError`` if a run is there twice with different figures, or is not of the plan.
  /// - Complexity: O(blocks x log blocks + runs); of a setting with runs that are there twice, also
  ///   O(runs x numbers) and an entry in memory for each run.
  package init(
    _ plan: Plan, after replicates: [Int]? = nil, key: RunKey, logs: [BlockLog]
  ) throws(JournalError) {
    self.plan = replicates.map(plan.stopped) ?? plan
    self.key = key
    failure = Failure()
    layouts = plan.settings.indices.map { BlockLayout(plan, setting: $0) }
    var sources = Array(repeating: [Source](), count: plan.settings.count)
    for log in logs {
      for (block, header) in try plan.headers(of: log).enumerated() {
        sources[header.setting].append(Source(log: log, block: block, header: header))
      }
    }
    var ran = RunSet(settings: plan.settings.count)
    var failed = ran
    for (setting, found) in sources.enumerated() {
      sources[setting] = found.sorted { $0.header.least < $1.header.least }
      let count = self.plan.settings[setting].scenario.replicates
      var isTwice = false
      for source in found {
        for replicate in source.header.ran where replicate < count {
          isTwice =
            !ran.insert(replicate, of: setting) || failed.contains(replicate, of: setting)
            || isTwice
        }
        for replicate in source.header.failed where replicate < count {
          isTwice =
            !failed.insert(replicate, of: setting) || ran.contains(replicate, of: setting)
            || isTwice
        }
      }
      if isTwice {
        try Self.compare(
          sources[setting], layouts[setting], plan.settings[setting].firstRunID)
      }
    }
    self.sources = sources
    self.ran = ran
    failedRuns = failed
  }

  /// The runs of neighbouring settings, as those of a plan that has these alone.
  ///
  /// - Parameters:
  ///   - range: The indices of the settings.
  ///   - plan: The plan.
  /// - Returns: The runs; what cannot be read of them is noted by the whole.
  /// - Complexity: O(runs of the settings).
  func part(_ range: Range<Int>, of plan: Plan) -> StoredRuns {
    StoredRuns(range, of: self, plan)
  }

  private init(_ range: Range<Int>, of whole: StoredRuns, _ plan: Plan) {
    self.plan = plan
    key = whole.key
    layouts = Array(whole.layouts[range])
    sources = Array(whole.sources[range])
    ran = whole.ran.part(range)
    failedRuns = whole.failedRuns.part(range)
    failure = whole.failure
    windowBytes = whole.windowBytes
  }

  /// Compares the runs that are there twice.
  private static func compare(
    _ sources: [Source], _ layout: BlockLayout, _ firstRunID: Int
  ) throws(JournalError) {
    var known: [Int: UInt64] = [:]
    var before: BlockHeader?
    for source in sources {
      defer { before = source.header }
      // The same block twice, as of one piece of work that was run twice.
      if let before, before.ran == source.header.ran, before.failed == source.header.failed,
        before.length == source.header.length, before.checksum == source.header.checksum
      {
        continue
      }
      let block = try source.read(layout)
      func check(_ replicate: Int, _ row: RunBlock) throws(JournalError) {
        let bytes = row.encoded().bytes
        let hash = EncodedBlock.hash(bytes, 0..<bytes.count)
        if known.updateValue(hash, forKey: replicate) ?? hash != hash {
          throw .differs(
            runID: firstRunID + replicate, setting: block.setting, replicate: replicate)
        }
      }
      for row in block.replicates.indices {
        var alone = RunBlock(setting: block.setting, layout)
        alone.append(row..<row + 1, of: block)
        try check(block.replicates[row], alone)
      }
      for failure in block.failures {
        var alone = RunBlock(setting: block.setting, layout)
        alone.append(failed: failure.replicate, failure.message)
        try check(failure.replicate, alone)
      }
    }
  }

  /// Whether everything that was asked for could be read.
  ///
  /// - Throws: ``JournalError`` of what could not.
  package func check() throws(JournalError) {
    if let error = failure.first.withLock({ $0 }) { throw error }
  }

  /// Reads something of a block, or notes why that is not possible.
  private func attempt<Value>(
    _ read: () throws(JournalError) -> Value
  ) -> Value? {
    do throws(JournalError) {
      return try read()
    } catch {
      failure.first.withLock { $0 = $0 ?? error }
      return nil
    }
  }

  // MARK: Columns

  /// Behind the greatest number of a replicate of a setting that was made.
  private func end(of setting: Int) -> Int {
    1 + (sources[setting].lazy.map(\.header.greatest).max() ?? -1)
  }

  /// The numbers of the replicates of a setting that went through, in order.
  package func replicates(_ setting: Int) -> [Int32] {
    let end = end(of: setting)
    return ran.count(of: setting) == end
      ? Array(0..<Int32(end)) : ran.replicates(of: setting).map { Int32($0) }
  }

  /// A column of a setting: a number for each replicate that went through, in order.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - setting: The index of the setting.
  ///   - period: The period from 0, or nil for the whole replicate.
  /// - Returns: The numbers.
  package func column(
    _ column: ReplicateColumn, of setting: Int, period: Int? = nil
  ) -> [Double] {
    numbers(layouts[setting].section(column, group: period.map { $0 + 1 } ?? 0), of: setting)
  }

  /// The numbers of a section of a setting's blocks.
  private func numbers(_ section: Int, of setting: Int) -> [Double] {
    var numbers = Array(repeating: Double.nan, count: end(of: setting))
    for source in sources[setting] {
      attempt { () throws(JournalError) in
        let bytes = try source.log.read(section, of: source.block, source.header)
        if !ColumnBytes.read(bytes, to: source.header.ran.runs, in: &numbers) {
          throw source.damage
        }
      }
    }
    return ranAlone(numbers, setting)
  }

  /// What a ledger is compared with, in order of replicates: of the plan's ``Plan/ledgerSetting``.
  func ledger(_ setting: Int) -> [LedgerRow] {
    guard let group = layouts[setting].ledger else { return [] }
    let columns = layouts[setting].sections(of: group).map { numbers($0, of: setting) }
    let scenario = plan.settings[setting].scenario
    return replicates(setting).indices.map { row in
      LedgerRow(columns.map { $0[row] }, of: scenario)
    }
  }

  /// Whether all replicates of a setting went through.
  func isWhole(_ setting: Int) -> Bool {
    ran.count(of: setting) == plan.settings[setting].scenario.replicates
  }

  /// Of one value for each replicate of a setting, those of the replicates that went through.
  private func ranAlone<Value>(_ values: [Value], _ setting: Int) -> [Value] {
    ran.count(of: setting) == values.count
      ? values : ran.replicates(of: setting).map { values[$0] }
  }

  /// Why replicates of a setting failed, in order of replicates.
  package func failures(_ setting: Int) -> [RunBlock.Failure] {
    var found: [Int: String] = [:]
    for source in sources[setting] where source.header.failed.count > 0 {
      attempt { () throws(JournalError) in
        let bytes = try source.log.read(
          layouts[setting].failures, of: source.block, source.header)
        guard let messages = RunBlock.messages(bytes, source.header.failed.count)
        else { throw source.damage }
        for (replicate, message) in zip(source.header.failed, messages) {
          found[replicate] = message
        }
      }
    }
    let count = plan.settings[setting].scenario.replicates
    return found.filter { $0.key < count }.sorted { $0.key < $1.key }
      .map { RunBlock.Failure(replicate: $0, message: $1) }
  }

  // MARK: Summaries

  /// The replicates of a setting that went through, ready to be summarised.
  ///
  /// - Parameters:
  ///   - setting: The index of the setting.
  ///   - period: The period from 0, or nil for the whole replicate.
  ///   - most: Only those below this number; nil for all.
  /// - Returns: The sample.
  package func sample(
    _ setting: Int, period: Int? = nil, below most: Int = .max
  ) -> SettingSample {
    let replicates = replicates(setting).prefix { $0 < most }
    var scenario = plan.settings[setting].scenario
    scenario.replicates = min(scenario.replicates, most)
    return SettingSample(
      Array(replicates), of: scenario,
      table: period == nil ? plan.metrics : plan.periodMetrics, isPeriod: period != nil
    ) { name in
      let numbers = column(name, of: setting, period: period)
      return numbers.count == replicates.count ? numbers : Array(numbers.prefix(replicates.count))
    }
  }

  /// Whether all replicates of a setting below a number were made.
  func isComplete(_ setting: Int, below end: Int) -> Bool {
    ran.count(of: setting, below: end) + failedRuns.count(of: setting, below: end) == end
  }

  /// For each period of a setting its metrics, summarised; none where nothing went through.
  package func periods(_ setting: Int) -> [[MetricSummary]] {
    if ran.count(of: setting) == 0 { return [] }
    return layouts[setting].periods.map { sample(setting, period: $0 - 1).summaries() }
  }

  /// The rounds of a setting, summarised.
  package func rounds(_ setting: Int) -> [RoundSummary] {
    let sums = RoundSums(
      sources[setting], replicates: end(of: setting), take: { ranAlone($0, setting) })
    return attempt { () throws(JournalError) in try sums.summaries(layouts[setting]) } ?? []
  }

  // MARK: Rows

  /// About how many bytes of rows are read at a time.
  var windowBytes = 8 << 20

  /// The replicates of a setting in order, in blocks of a few megabytes.
  private func windows(_ setting: Int, withRounds: Bool) -> some Sequence<RunBlock> {
    let headers = sources[setting].map(\.header)
    let bytes = headers.reduce(0) { $0 + $1.length }
    let runs = headers.reduce(1) { $0 + $1.ran.count }
    let each = 8 * layouts[setting].numbers + (withRounds ? 4 * bytes / runs : 0)
    let step = max(1, windowBytes / each)
    let replicates = min(end(of: setting), plan.settings[setting].scenario.replicates)
    return sequence(state: (start: 0, walk: BlockWalk(sources[setting], layouts[setting]))) {
      state in
      guard state.start < replicates else { return nil }
      let range = state.start..<min(state.start + step, replicates)
      state.start = range.upperBound
      return window(setting, range, withRounds: withRounds, &state.walk)
    }
  }

  /// Some replicates of a setting in order.
  private func window(
    _ setting: Int, _ range: Range<Int>, withRounds: Bool, _ walk: inout BlockWalk
  ) -> RunBlock {
    var block =
      attempt { () throws(JournalError) in
        try walk.replicates(range, withRounds: withRounds)
      } ?? RunBlock(setting: setting, layouts[setting])
    // Of a part of the settings, not the number in the log.
    block.setting = setting
    return block
  }

  /// A record of each run that was made, in order of run id.
  ///
  /// - Complexity: O(runs x numbers) in all; memory for a few megabytes of rows.
  package var records: some Sequence<RunRecord> {
    plan.settings.indices.lazy.flatMap { setting in
      windows(setting, withRounds: false).lazy.flatMap { $0.records(of: plan) }
    }
  }

  /// How the first replicates of a setting went, in order; without those that failed.
  package func paths(_ setting: Int) -> [ReplicatePath] {
    var walk = BlockWalk(sources[setting], layouts[setting])
    let block = window(
      setting, 0..<min(ReplicatePath.kept, plan.settings[setting].scenario.replicates),
      withRounds: true, &walk)
    return block.replicates.indices.map { ReplicatePath($0, of: block) }
  }

  // MARK: The compacted journal

  /// About how many bytes of numbers a block of a compacted journal has.
  private static let compactedBytes = 8 << 20

  /// Writes the runs as a journal in one order: by setting and then by replicate, in blocks of a size that
  /// depends on the replicates alone; the failed ones of a setting come last.
  ///
  /// Equal runs have equal bytes, whichever logs and blocks they are read from.
  ///
  /// - Parameters:
  ///   - hash: The hash of the plan, for the first line.
  ///   - write: Takes the bytes, piece by piece.
  /// - Throws: What `write` throws; if something could not be read, ``check()`` says so.
  package func writeCompacted<Failure: Error>(
    plan hash: String, _ write: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try write(BlockLog.firstLine(hash))
    for (setting, layout) in layouts.enumerated() {
      var open = RunBlock(setting: setting, layout)
      var size = 0
      for window in windows(setting, withRounds: true) {
        var start = 0
        for row in window.replicates.indices {
          size += 8 * layout.numbers + window.rounds.size(of: row)
          guard size >= Self.compactedBytes else { continue }
          open.append(start..<row + 1, of: window)
          try write(open.encoded().bytes)
          open = RunBlock(setting: setting, layout)
          (start, size) = (row + 1, 0)
        }
        open.append(start..<window.replicates.count, of: window)
      }
      if open.count > 0 { try write(open.encoded().bytes) }
      open = RunBlock(setting: setting, layout)
      size = 0
      for failure in failures(setting) {
        open.failures.append(failure)
        // With its number in the header.
        size += 16 + failure.message.utf8.count
        guard size >= Self.compactedBytes else { continue }
        try write(open.encoded().bytes)
        open = RunBlock(setting: setting, layout)
        size = 0
      }
      if open.count > 0 { try write(open.encoded().bytes) }
    }
  }
}

extension StoredRuns.Source {
  /// What is wrong with it if it cannot be read.
  var damage: JournalError { .damaged(path: log.name, byte: header.start) }

  /// Reads all of it, and compares it with its checksum.
  func read(
    _ layout: BlockLayout, withRounds: Bool = true
  ) throws(JournalError) -> RunBlock {
    let contents = try log.contents(of: block, header)
    guard let block = RunBlock(header, layout, withRounds: withRounds, contents) else {
      throw damage
    }
    return block
  }
}
