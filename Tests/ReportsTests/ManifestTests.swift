@testable import GraphFiles
import Experiments
import Foundation
@testable import Reports
import Scenarios
import SocialGraph
import Testing

@Suite struct ManifestTests {
  @Test func `the manifest says what made the results`() throws {
    var result = try Example.run(failing: 1)
    try result.drop(3)
    result.graphReports = [
      ReadingReport(
        path: "ties.tsv", format: "edge list", isCompressed: false, rows: 3, selfLoopsDropped: 1,
        repeatsDropped: 0, reversedRepeats: 0, notes: ["A note."])
    ]
    result.notes = ["Contacts ran short."]
    let text = Manifest(result: result, tables: [.runs(result), .summary(result)]).text
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])

    #expect(manifest["format"] as? Int == 1)
    #expect(manifest["program"] as? String == "hearsay")
    #expect(manifest["version"] as? String == Version.current)
    #expect(manifest["scenario"] as? String == "example")
    #expect(manifest["scope"] as? String == "run")
    #expect(manifest["plan_hash"] as? String == result.plan.hash)
    #expect(manifest["seed"] as? String == "0x000000000000002a")
    #expect(manifest["complete"] as? Bool == false)
    #expect(
      manifest["counts"] as? [String: Int]
        == ["settings": 1, "runs": 4, "ok": 2, "failed": 1, "missing": 1])
    #expect(manifest["notes"] as? [String] == ["Contacts ran short."])
    let scenario = try #require(manifest["resolved_scenario"] as? [String: Any])
    #expect(scenario["seed"] as? Int == 42)

    #expect(manifest["csv_dialect"] as? String == "rfc4180")
    let assumptions = try #require(manifest["assumptions"] as? [[String: Any]])
    let expected = result.plan.document.assumptions
    #expect(assumptions.map { $0["path"] as? String } == expected.map(\.path))
    #expect(assumptions.map { $0["label"] as? String } == expected.map(\.label))
    #expect(
      assumptions.allSatisfy {
        Set($0.keys)
          == ["path", "label", "value", "what_ifs", "unit", "source", "kind", "grade", "default"]
      })
    let share = try #require(assumptions.first { $0["path"] as? String == "customers.share" })
    #expect(share["kind"] as? String == "assumed" && share["default"] as? Bool == false)
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == ["runs.csv", "summary.csv"])
    #expect(files.map { $0["rows"] as? Int } == [3, DataTable.summary(result).rowCount])
    let columns = try #require(files[0]["columns"] as? [[String: String]])
    #expect(columns.map { $0["name"] } == DataTable.runs(result).columns.map(\.name))
    let graph = try #require((manifest["graph_files"] as? [[String: Any]])?.first)
    #expect(graph["self_loops_dropped"] as? Int == 1)
    let metrics = try #require(manifest["metrics"] as? [[String: String]])
    #expect(metrics.map { $0["name"] } == DataDictionary.waveMetrics.map(\.name))
  }

  @Test func `failed runs are told from those that were not made`() throws {
    var result = try Example.run(failing: 1)
    try result.drop(3)
    #expect(result.ok == 2 && result.failed == 1 && result.missing == 1)
  }
}
