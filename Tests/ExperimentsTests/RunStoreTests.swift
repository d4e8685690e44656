@testable import Experiments
import Foundation
import Parallelism
import Synchronization
import Testing
import WordOfMouth

@Suite struct RunStoreTests {
  private let plan: Plan
  init() throws { plan = try Plan(Samples.bare(), scope: .run) }

  private func block(_ replicates: some Sequence<Int>) -> RunBlock {
    var block = RunBlock(setting: 0, of: plan)
    for replicate in replicates {
      block.append(
        .wave(Samples.outcome(negative: [replicate + 1])), replicate: replicate, of: plan)
    }
    return block
  }

  /// A log in memory with some blocks.
  private func log(_ blocks: RunBlock...) throws -> BlockLog {
    let log = BlockLog()
    for block in blocks { try log.append(block.encoded()) }
    return log
  }

  private func compacted(_ runs: StoredRuns) -> [UInt8] {
    var bytes: [UInt8] = []
    runs.writeCompacted(plan: plan.hash) { bytes += $0 }
    return bytes
  }

  @Test func `blocks have their place whichever comes first`() throws {
    let store = try RunStore(plan)
    #expect(try store.append(block(20..<40)) == 20)
    #expect(try store.append(block(0..<5)) == 25)
    #expect(store.done.contains(3, of: 0) && !store.done.contains(5, of: 0))
    #expect(try store.append(block(5..<20)) == 40)
    let runs = try store.close()
    #expect(Array(runs.records) == block(0..<40).records(of: plan))
    #expect(runs.rounds(0).first { $0.opinion == .negative }?.mean == 20.5)
    #expect(runs.sample(0).summary("reach_negative")?.mean == 20.5)
    #expect(runs.ok == 40 && runs.failed == 0)
  }

  @Test func `an incomplete setting is summarised as far as it goes`() throws {
    let store = try RunStore(plan)
    var failing = block([8, 3, 5])
    failing.append(failed: 6, "no graph")
    failing.append(failed: 4, "no ties")
    _ = try store.append(failing)
    let runs = try store.close()
    #expect(Array(runs.records) == failing.records(of: plan))
    #expect(runs.records.map(\.runID) == [3, 4, 5, 6, 8])
    #expect(runs.done == 5 && runs.failed == 2 && runs.replicates(0) == [3, 5, 8])
    let place = try #require(plan.metrics.place(of: "reach_negative"))
    #expect(runs.column(.metric(place), of: 0) == [4, 6, 9])
    #expect(runs.rounds(0).last { $0.quantity == .reach }?.mean == 19.0 / 3)
    #expect(
      runs.failures(0)
        == [.init(replicate: 4, message: "no ties"), .init(replicate: 6, message: "no graph")])
  }

  @Test func `the same runs are the same, from whichever logs and blocks they come`() throws {
    let whole = try RunStore(plan, log: log(block(0..<40))).close()
    let steps = block(stride(from: 0, to: 40, by: 3))
    let others = (0..<40).filter { $0 % 3 != 0 }
    let several = try RunStore(
      plan, log: log(block(others[10...].reversed())),
      also: [log(steps), log(block(others[..<10]))]
    ).close()
    #expect(Array(whole.records) == Array(several.records))
    #expect(whole.rounds(0) == several.rounds(0))
    #expect(whole.sample(0).summaries() == several.sample(0).summaries())
    #expect(compacted(whole) == compacted(several))
  }

  @Test func `a compacted journal has the runs, and compacted again the same bytes`() throws {
    var last = block([30, 2])
    last.append(failed: 12, "no graph")
    last.append(failed: 11, "no graph")
    let runs = try RunStore(plan, log: log(last, block(3..<9))).close()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "hearsay-compacted-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(compacted(runs)).write(to: folder)
    let log = try BlockLog(reading: folder.path)
    #expect(
      log.plan == plan.hash && log.headers.map(\.ran).map(Array.init) == [[2] + (3..<9) + [30], []])
    let again = try RunStore(plan, log: BlockLog(), also: [log]).close()
    #expect(Array(again.records) == Array(runs.records) && again.failures(0) == runs.failures(0))
    #expect(compacted(again) == compacted(runs))
  }

  @Test func `a run that is there twice is one, unless it differs`() throws {
    let store = try RunStore(plan, log: log(block(0..<20)), also: [log(block(0..<20))])
    #expect(try store.close().ok == 20)
    // With other blocks, run by run.
    let other = try RunStore(
      plan, log: log(block(0..<20)), also: [log(block([25, 19, 3]))]
    ).close()
    #expect(other.ok == 21 && Array(other.records) == block(Array(0..<20) + [25]).records(of: plan))
    #expect(
      other.rounds(0)
        == (try RunStore(plan, log: log(block(Array(0..<20) + [25]))).close()).rounds(0))
    #expect(
      compacted(other)
        == compacted(try RunStore(plan, log: log(block(Array(0..<20) + [25]))).close()))
    var changed = RunBlock(setting: 0, of: plan)
    changed.append(.wave(Samples.outcome(negative: [1])), replicate: 0, of: plan)
    changed.append(.wave(Samples.outcome(negative: [9])), replicate: 4, of: plan)
    #expect(throws: JournalError.differs(runID: 4, setting: 0, replicate: 4)) {
      try RunStore(plan, log: log(block(0..<20)), also: [log(changed)]).close()
    }
    var failed = RunBlock(setting: 0, of: plan)
    failed.append(failed: 7, "no graph")
    #expect(throws: JournalError.differs(runID: 7, setting: 0, replicate: 7)) {
      try RunStore(plan, log: log(block(0..<20)), also: [log(failed)]).close()
    }
    #expect(throws: JournalError.differs(runID: 7, setting: 0, replicate: 7)) {
      try RunStore(plan, log: log(failed), also: [log(block(0..<20))]).close()
    }
  }

  @Test func `runs that the plan does not have are refused`() throws {
    #expect(throws: JournalError.foreign(path: "the runs")) {
      try RunStore(plan, log: log(block([40])))
    }
    #expect(throws: JournalError.foreign(path: "the runs")) {
      var other = RunBlock(setting: 0, BlockLayout(metrics: 2))
      other.append(failed: 0, "")
      _ = try RunStore(plan, log: log(other))
    }
  }

  /// Makes a journal with some blocks, and removes it afterwards.
  private func withJournal(
    plan hash: String? = nil, _ blocks: RunBlock..., body: (_ path: String) throws -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "hearsay-runs-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try BlockLog(file: path, plan: hash ?? plan.hash)
    for block in blocks { try log.append(block.encoded()) }
    try log.close()
    try body(path)
  }

  /// Changes the last byte of a file.
  private func damage(_ path: String) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count - 1] ^= 1
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: bytes)
    try file.close()
  }

  @Test func `a journal of another plan is refused, though the plan has its runs`() throws {
    try withJournal(plan: "0123", block(0..<3)) { path in
      let (log, foreign) = (try BlockLog(reading: path), JournalError.foreign(path: path))
      #expect(throws: foreign) { try RunStore(plan, also: [log]) }
      #expect(throws: foreign) {
        try StoredRuns(plan, key: RunKey(plan: plan.hash), logs: [log])
      }
      var tally = RunTally(plan)
      #expect(throws: foreign) { try tally.add(log) }
    }
  }

  @Test func `damage to what is read is found before anything is run, and again at the end`() throws
  {
    try withJournal(block(0..<3)) { path in
      let (log, other) = (try BlockLog(reading: path), try BlockLog(file: path, plan: plan.hash))
      let stores = [try RunStore(plan, also: [log]), try RunStore(plan, log: other)]
      try damage(path)
      let damaged = JournalError.damaged(path: path, byte: log.headers[0].start)
      #expect(throws: damaged) { try RunStore(plan, also: [log]) }
      for store in stores { #expect(throws: damaged) { try store.close() } }
      // Opened again, the block is not there.
      #expect(try RunStore(plan, log: BlockLog(file: path, plan: plan.hash)).close().done == 0)
    }
  }

  @Test func `blocks that lie across one another are read about once`() throws {
    let plan = try Plan(
      Samples.document(Samples.lively(), settings: ["replicates=12800"]), scope: .run)
    let logs = try (0..<64).map { shard in
      var block = RunBlock(setting: 0, of: plan)
      for replicate in stride(from: shard, to: 12_800, by: 64) {
        if replicate % 1000 == 777 {
          block.append(failed: replicate, "no graph")
        } else {
          block.append(
            .wave(Samples.outcome(positive: [replicate % 7], negative: [replicate % 901, 300])),
            replicate: replicate, of: plan)
        }
      }
      let log = BlockLog()
      try log.append(block.encoded())
      return log
    }
    var runs = try RunStore(plan, also: logs).close()
    func read() -> Int { logs.reduce(0) { $0 + $1.readBytes.load(ordering: .relaxed) } }
    func journal(_ runs: StoredRuns) -> [UInt8] {
      var bytes: [UInt8] = []
      runs.writeCompacted(plan: plan.hash) { bytes += $0 }
      return bytes
    }
    let (whole, records) = (journal(runs), Array(runs.records))
    let size = logs.reduce(0) { $0 + $1.headers[0].size }
    runs.windowBytes = 1 << 18
    var before = read()
    #expect(journal(runs) == whole)
    #expect(read() - before <= 2 * size, "\(read() - before) bytes of \(size)")
    before = read()
    #expect(Array(runs.records) == records && records.map(\.runID) == Array(0..<12_800))
    #expect(read() - before <= 2 * size, "\(read() - before) bytes of \(size)")
    #expect(runs.paths(0).map(\.replicate) == Array(0..<20))
    try runs.check()
  }

  @Test func `ledger rows are in order of replicates`() throws {
    let store = try RunStore(plan)
    for range in [30..<40, 0..<30] { _ = try store.append(block(range)) }
    let rows = try store.close().ledger(0)
    // The outcomes of these samples have two tellings for each hearer.
    #expect(rows.map(\.firstHandTellings.negative) == (0..<40).map { 2 * Double($0 + 1) })
  }

  @Test func `who is stopped before all was noted has no result, though all runs are there`() throws
  {
    let plan = try Plan(Samples.document(Samples.lively()), scope: .run)
    let log = BlockLog()
    let whole = try Experiment(plan).ran(
      workers: .single, cancellation: Cancellation(), into: log)
    #expect(!whole.isStopped)
    #expect(try whole.result(workers: .single).isComplete)
    let stopped = Cancellation()
    stopped.cancel()
    let again = try Experiment(plan).ran(workers: .single, cancellation: stopped, into: log)
    #expect(again.runs.done == plan.runs && again.isStopped)
    #expect(try !again.result(workers: .single).isComplete)
  }

  @Test func `runs belong to a plan, a version and the contents of files`() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "hearsay-ties-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let json = Samples.lively().replacing(
      #""model": "watts-strogatz", "people": 300, "contacts": 8, "rewire": 0.2"#,
      with: "\"file\": \"\(file.path)\"")
    func key(_ text: String) throws -> RunKey {
      try Data(text.utf8).write(to: file)
      return try Experiment(Plan(Samples.document(json), scope: .run)).run(
        workers: Workers(1), cancellation: Cancellation()
      ) { _ in }.key
    }
    let (one, same, other) = (try key("a,b\nb,c\n"), try key("a,b\nb,c\n"), try key("a,b\nb,d\n"))
    #expect(one == same && one != other && one.plan == other.plan)
    #expect(one.files.map(\.path) == [file.path] && one.version == Version.current)
    #expect(FileDigest(of: "-") == nil && FileDigest(of: "/no/such/file") == nil)
  }
}
