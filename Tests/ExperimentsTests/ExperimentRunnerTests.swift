@testable import Experiments
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
    #expect(result.records.count == 120)
    #expect(result.records.filter { $0.status == .failed }.map(\.runID) == Array(40..<80))
    #expect(result.records.allSatisfy { ($0.status == .failed) == $0.values.isEmpty })
    #expect(!result.isComplete && !result.wasCancelled)
    #expect(result.settings[1].summary("reach_negative")?.ok == 0)
    #expect(result.settings[1].people == 5)
    #expect(result.comparisons[0].rows.allSatisfy { $0.ok == 0 && $0.difference == nil })
    #expect(result.comparisons[1].rows.contains { $0.difference == 0 })
    let note = result.notes.first { $0.contains("could not be built") }
    #expect(note?.hasPrefix("`broken`: ") == true)
  }
}
