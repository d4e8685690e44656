@testable import Experiments
import Foundation
import Parallelism
import Testing
import WordOfMouth

@Suite struct RunStoreTests {
  private let plan: Plan
  init() throws { plan = try Plan(Samples.bare(), scope: .run) }

  private func block(_ replicates: Range<Int>, keepsLedger: Bool = false) -> RunBlock {
    var block = RunBlock(setting: 0)
    for replicate in replicates {
      block.append(
        .wave(Samples.outcome(negative: [replicate + 1])), replicate: replicate, of: plan,
        keepsLedger: keepsLedger)
    }
    return block
  }

  @Test func `blocks have their place whichever comes first`() {
    let store = RunStore(plan)
    #expect(store.append(block(20..<40)) == 20 && store.append(block(0..<5)) == 25)
    #expect(store.append(block(5..<20)) == 40)
    let runs = store.close()
    #expect(runs.records == block(0..<40).records)
    #expect(runs.series[0] == block(0..<40).summary(in: plan))
    #expect(runs.series[0].rounds.first { $0.opinion == .negative }?.mean == 20.5)
    #expect(runs.sample(0).summary("reach_negative")?.mean == 20.5)
    #expect(runs.mostOpen == 1 && runs.ledger.isEmpty)
  }

  @Test func `an incomplete setting is summarised as far as it goes`() {
    let store = RunStore(plan)
    _ = store.append(block(3..<9))
    let runs = store.close()
    #expect(runs.records == block(3..<9).records)
    #expect(runs.series[0] == block(3..<9).summary(in: plan))
  }

  @Test func `ledger rows are in order of replicates`() {
    let store = RunStore(plan)
    for range in [30..<40, 0..<30] { _ = store.append(block(range, keepsLedger: true)) }
    let rows = store.close().ledger
    #expect(rows.map(\.replicate) == Array(0..<40))
    // The outcomes of these samples have two tellings for each hearer.
    #expect(rows.map(\.firstHandTellings.negative) == (0..<40).map { 2 * Double($0 + 1) })
  }

  @Test func `a failed replicate is a record without values`() {
    var block = RunBlock(setting: 0)
    block.append(failed: 7, of: plan)
    #expect(block.records[0].status == .failed)
    #expect(block.records == [RunRecord(runID: 7, setting: 0, replicate: 7)])
    let summary = block.summary(in: plan)
    #expect(summary.rounds.isEmpty && summary.periods.isEmpty)
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
