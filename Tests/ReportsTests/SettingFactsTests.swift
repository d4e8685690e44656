@testable import GraphFiles
import Experiments
import Reports
import SocialGraph
import Testing

@Suite struct SettingFactsTests {
  private func facts(_ result: ExperimentResult) -> [String] {
    result.facts.map { "\($0.label): \($0.text.text)" }
  }

  @Test func `what was simulated is labelled`() throws {
    #expect(
      facts(try Example.run()).prefix(3) == [
        "scenario: example: baseline, 4 replicates",
        "graph: watts-strogatz, 20 contacts on average, 10 % of ties rewired: 1,000 people, 10,000 ties",
        "customers: 5 % of people, drawn at random in each replicate: 60 % satisfied, 10 % dissatisfied",
      ])
  }

  @Test func `what varies is named, and that the values above do not apply to it`() throws {
    #expect(
      facts(try Example.sweep()).last
        == "varied: customers.dissatisfied, voices.negative.retell; the values given above do not "
        + "apply to these")
    #expect(
      facts(try Example.compare()).last
        == "what if: half-as-many-unhappy: customers.dissatisfied = 0.05")
  }

  @Test func `graphs of different sizes are given from the smallest to the largest`() throws {
    var result = try Example.sweep()
    result.settings[1].people = 2000
    result.settings[1].ties = 20_000
    #expect(facts(result)[1].hasSuffix(": 1,000 to 2,000 people, 10,000 to 20,000 ties"))
  }

  @Test func `what was read from a file is stated`() throws {
    var result = try Example.run()
    result.graphReports = [
      ReadingReport(
        path: "ties.tsv", format: "edge list", isCompressed: true, rows: 1234, selfLoopsDropped: 1,
        repeatsDropped: 2, reversedRepeats: 0, notes: [])
    ]
    #expect(
      facts(result).contains(
        "read: ties.tsv: edge list, gzip, 1,234 rows; dropped 1 self-loop and 2 repeats"))
  }
}
