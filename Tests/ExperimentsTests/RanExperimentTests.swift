@testable import Experiments
import Foundation
import Parallelism
import Testing

@Suite struct RanExperimentTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "hearsay-runs-\(UUID().uuidString)").path

  @Test func `runs in one order come to the same as they came, from a block for each setting`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let plan = try Samples.plan([Samples.model, Samples.model], .compare, replicates: 12)
    let logs = try (1...4).map { number in
      let log = BlockLog()
      _ = try Experiment(plan).ran(
        workers: .single, cancellation: Cancellation(),
        options: ExperimentOptions(.shard(#require(Shard(number, of: 4)))), into: log)
      return log
    }
    let ran = try Experiment(plan).ran(
      workers: .single, cancellation: Cancellation(), options: ExperimentOptions(.none), also: logs)
    var bytes: [UInt8] = []
    ran.runs.writeCompacted(plan: plan.hash) { bytes += $0 }
    try Data(bytes).write(to: URL(filePath: path))
    let log = try BlockLog(reading: path)
    #expect(log.headers.map { Array($0.ran) } == [Array(0..<12), Array(0..<12)])
    let (came, again) = (
      try ran.result(workers: .single), try ran.reading(log).result(workers: .single)
    )
    #expect(again.isComplete && Array(again.runs.records) == Array(came.runs.records))
    #expect(again.settings.map(\.summaries) == came.settings.map(\.summaries))
    #expect(again.settings.map(\.periods) == came.settings.map(\.periods))
    #expect(LedgerResult(again).all == LedgerResult(came).all)
  }
}
