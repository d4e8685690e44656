@testable import Experiments
import Statistics
import Testing

@testable import Reports

@Suite struct PairedReplicatesTests {
  /// Two settings whose reach of bad news differs by these numbers.
  private func pairs(_ differences: [Double]) throws -> PairedReplicates {
    var result = try Example.compare(replicates: differences.count)
    let place = try #require(result.plan.metrics.place(of: "reach_negative"))
    let values = result.plan.metrics.metrics.map { _ in 0.0 }
    result.runs = try StoredRuns(
      of: result.plan,
      differences.enumerated().flatMap { replicate, difference in
        var changed = values
        changed[place] = difference
        return [values, changed].enumerated().map { setting, values in
          RunRecord(
            runID: setting * differences.count + replicate, setting: setting, replicate: replicate,
            values: values)
        }
      })
    return try #require(PairedReplicates(result, setting: 1, metric: "reach_negative"))
  }

  private func words(_ differences: [Double]) throws -> String {
    try pairs(differences).split(isUp: false, hasNoun: true, none: "no effect", other: "better")
      .text
  }

  @Test func `three counts where not nearly all markets agree`() throws {
    #expect(
      try words([-5, -4, 0, 0, 0, 0, 0, 0, 0, 1])
        == "2 of 10 simulated markets (no effect in 7, better in 1)")
    #expect(try words([-5, -4, -3, -2]) == "4 of 4 simulated markets")
    #expect(try words([-5, -4, 3, 2]) == "2 of 4 simulated markets (better in 2)")
  }

  @Test func `a verdict asks the markets that differ`() throws {
    let row = VariantComparison.Row(metric: "reach_negative", difference: -1, ok: 10)
    let few = Array(repeating: -1.0, count: 20) + Array(repeating: 0.0, count: 80)
    #expect(DifferenceVerdict(row, try pairs(few)) == .sure)
    #expect(DifferenceVerdict(row, try pairs([-1, -1, -1, 1])) == .probable)
    #expect(DifferenceVerdict(row, try pairs([-1, -1, 1, 1])) == .open)
  }
}
