@testable import Experiments
import Foundation
import Parallelism
import Scenarios
import SocialGraph
import Testing

@Suite struct ExperimentRunnerTests {
  @Test func `a graph that cannot be built fails its replicates and the others go on`() throws {
    let document = try Samples.bare()
    var broken = document.baseline
    // Five people cannot have three contacts each.
    broken.graph = .model(.randomRegular(people: 5, contacts: 3))
    let settings = [document.baseline, broken, document.baseline].enumerated().map {
      Plan.Setting(
        variant: ["baseline", "broken", "same"][$0], point: 0, parameters: [], scenario: $1,
        firstRunID: 40 * $0)
    }
    let plan = Plan([document], scope: .compare, paths: [], settings: settings)
    let result = try Experiment(plan).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
    #expect(result.done == 120)
    #expect(result.records.filter { $0.status == .failed }.map(\.runID) == Array(40..<80))
    #expect(result.records.allSatisfy { ($0.status == .failed) == $0.values.isEmpty })
    #expect(!result.isComplete && !result.wasCancelled)
    #expect(result.settings[1].summary("reach_negative")?.ok == 0)
    #expect(result.settings[1].people == 5)
    #expect(result.comparisons[0].rows.allSatisfy { $0.ok == 0 && $0.difference == nil })
    #expect(result.comparisons[1].rows.contains { $0.difference == 0 })
    let note = result.notes.first { $0.contains("could not be built") }
    #expect(note?.hasPrefix("With broken: ") == true)
    // Of runs that are there already the log says why they failed.
    let log = BlockLog()
    _ = try Experiment(plan).ran(workers: Workers(2), cancellation: Cancellation(), into: log)
    let again = try Experiment(plan).ran(
      workers: Workers(2), cancellation: Cancellation(), also: [log]
    ).result(workers: Workers(2))
    #expect(again.notes == result.notes && again.failed == 40 && again.ok == 80)
  }

  @Test func `what some logs have is not run again, and what is found is the same`() throws {
    let sweep =
      #""sweep": { "grid": { "graph.draws": [1, 7], "voices.negative.retell": [0.1, 0.2] } }"#
    let plan = try Plan(
      Samples.document(Samples.lively(sweep).replacing("\"exactly\": 5", with: "\"exactly\": 9")),
      scope: .sweep)
    func ran(_ log: BlockLog, _ others: [BlockLog] = []) throws -> RanExperiment {
      try Experiment(plan).ran(
        workers: Workers(2), cancellation: Cancellation(), into: log, also: others)
    }
    func compacted(_ ran: RanExperiment) -> [UInt8] {
      var bytes: [UInt8] = []
      ran.runs.writeCompacted(plan: "") { bytes += $0 }
      return bytes
    }
    let first = BlockLog()
    let whole = try ran(first)
    let result = try whole.result(workers: Workers(2))
    #expect(result.isComplete && result.notes.contains { $0.contains("Too few contacts") })
    // Some runs of each setting are there: the first, every third, all, and those of one graph.
    let isThere: [(Int) -> Bool] = [{ $0 < 20 }, { $0 % 3 == 0 }, { _ in true }, { $0 % 7 == 5 }]
    let other = BlockLog()
    for (place, header) in first.headers.enumerated() {
      let all = try #require(
        RunBlock(
          header, BlockLayout(plan, setting: header.setting), first.contents(of: place, header)))
      var block = RunBlock(setting: header.setting, of: plan)
      for row in all.replicates.indices where isThere[header.setting](all.replicates[row]) {
        block.append(row..<row + 1, of: all)
      }
      try other.append(block.encoded())
    }
    let log = BlockLog()
    let resumed = try ran(log, [other])
    #expect(log.headers.reduce(0) { $0 + $1.ran.count } == 20 + 26 + 0 + 35)
    #expect(compacted(resumed) == compacted(whole))
    let again = try resumed.result(workers: Workers(1))
    #expect(again.settings.map(\.summaries) == result.settings.map(\.summaries))
    #expect(again.settings.map(\.rounds) == result.settings.map(\.rounds))
    #expect(
      again.settings.map(\.ties) == result.settings.map(\.ties) && again.notes == result.notes)
    // Where nothing is missing nothing is run, and the first graphs are looked at.
    let idle = BlockLog()
    let found = try ran(idle, [log, other])
    #expect(idle.headers.isEmpty && found.trace.graphs == resumed.trace.graphs)
    #expect(try found.result(workers: Workers(2)).notes == result.notes)
  }

  @Test func `once a block cannot be kept the experiment fails`() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "hearsay-full-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var seams = BlockLog.Seams()
    seams.failure = .init(afterBytes: 5_000, code: ENOSPC)
    let plan = try Plan(
      Samples.document(Samples.lively(), settings: ["replicates=2000"]), scope: .run)
    let log = try BlockLog(file: path, plan: plan.hash, seams: seams)
    #expect {
      try Experiment(plan).ran(workers: Workers(2), cancellation: Cancellation(), into: log)
    } throws: { error in
      guard case ExperimentError.journal(.system(_, .write, ENOSPC)) = error else { return false }
      return true
    }
  }
}
