@testable import Experiments
import GraphFiles
import Foundation
import Parallelism
import PlainText
import Scenarios
import SocialGraph
import Testing

@Suite struct ExperimentInputsTests {
  /// A path of five people by name in a file, and a scenario on it.
  private func withFile(_ body: (_ path: String, _ json: String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "hearsay-inputs-\(UUID().uuidString).txt"
    try Data("ann bob\nbob cid\ncid dan\ndan eve\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(
      path,
      """
      { "format": 1, "replicates": 4, "graph": { "file": "\(path)" },
        "customers": { "listed": { "dissatisfied": ["ann"] } },
        "voices": {
          "positive": { "tells": "nobody" }, "negative": { "tells": "everyone", "retell": 1 }
        },
        "variants": {
          "middle": { "customers.listed.dissatisfied": ["cid"] },
          "one-way": { "graph.directed": true, "customers.listed.dissatisfied": ["eve"] },
          "nobody": { "customers.listed.dissatisfied": [] }
        } }
      """)
  }

  @Test func `files are read once each way and customers found by name`() throws {
    try withFile { _, json in
      for budget in [1e9, 1] {
        let result = try Samples.run(
          json, .compare, options: ExperimentOptions(graphBudget: budget))
        #expect(result.settings.map { $0.summary("reach_negative")?.mean } == [4, 4, 0, 0])
        #expect(result.settings.map { $0.summary("rounds")?.mean } == [5, 3, 0, 0])
        #expect(result.settings.map(\.people) == [5, 5, 5, 5])
        #expect(result.graphReports.map(\.rows) == [4, 4])
        #expect(result.isComplete)
      }
    }
  }

  @Test func `a name that nobody has is an error of the scenario`() throws {
    try withFile { _, json in
      let plan = try Plan(
        Samples.document(json.replacing("[\"cid\"]", with: "[\"zoe\"]")), scope: .compare)
      do throws(ExperimentError) {
        _ = try Experiment(plan).run(workers: .single, cancellation: Cancellation()) { _ in }
        Issue.record("zoe is not in the file")
      } catch .scenario(let errors) {
        #expect(errors.description.contains("zoe"))
      } catch {
        Issue.record("another error was expected: \(error)")
      }
    }
  }

  @Test func `a missing file is an error of the file, and found before anything runs`() throws {
    try withFile { path, json in
      let plan = try Plan(
        Samples.document(
          json.replacing("\"graph.directed\": true", with: "\"graph.file\": \"\(path).gone\"")),
        scope: .compare)
      do throws(ExperimentError) {
        _ = try Experiment(plan).run(workers: .single, cancellation: Cancellation()) { _ in
          Issue.record("nothing may run")
        }
        Issue.record("there is no such file")
      } catch .graph(.file(let error)) {
        #expect(error.file.hasSuffix(".gone"))
      } catch {
        Issue.record("another error was expected: \(error)")
      }
    }
  }

  @Test func `more customers than a file has people are rejected`() throws {
    try withFile { _, json in
      let many = json.replacing(
        #""customers": { "listed": { "dissatisfied": ["ann"] } }"#,
        with: #""customers": { "count": 6, "satisfied": 0, "dissatisfied": 1 }"#)
      #expect(throws: ExperimentError.self) {
        let plan = try Plan(Samples.document(many), scope: .run)
        _ = try Experiment(plan).run(workers: .single, cancellation: Cancellation()) { _ in }
      }
    }
  }

  @Test func `an estimate reads the graph's file`() throws {
    try withFile { _, json in
      let found = try Experiment(Plan(Samples.document(json), scope: .compare))
        .estimate(workers: .single)
      #expect(found.seconds != nil && found.people == 5 && found.ties == 4)
      #expect(found.graphs == 2 && found.runs == 16)
    }
  }
}
