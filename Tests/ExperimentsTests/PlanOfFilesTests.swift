@testable import Experiments
import Parallelism
import Scenarios
import Testing
import WordOfMouth

@Suite struct PlanOfFilesTests {
  private func document(
    _ name: String, _ more: String = "", settings: [String] = []
  ) throws -> ScenarioDocument {
    try ScenarioDocument.read(.text(Samples.lively(more), name: name), settings: settings)
  }

  private func message(_ documents: [ScenarioDocument]) -> String? {
    do throws(PlanError) {
      _ = try Plan(comparing: documents)
      return nil
    } catch .nothingToRun(let sentence, let remedy) {
      if case .setting(let setting)? = remedy { return "\(sentence): \(setting)" }
      return sentence
    } catch {
      return "another error"
    }
  }

  @Test func `the first file is the baseline and the others are variants of their names`() throws {
    let plan = try Plan(comparing: [
      document("a.json"), document("b.json", settings: ["voices.negative.retell=0"]),
      document("c.json", settings: ["graph.people=500"]),
    ])
    #expect(plan.scope == .compare && plan.runs == 120 && plan.paths.isEmpty)
    #expect(plan.settings.map(\.variant) == ["baseline", "b", "c"])
    #expect(plan.settings.map(\.firstRunID) == [0, 40, 80])
    #expect((0..<3).map { plan.document(of: $0).name } == ["a", "b", "c"])
    #expect(plan.settings[1].scenario.voices.negative.retell == 0)
  }

  @Test func `the plan's hash covers every file`() throws {
    let one = try document("a.json")
    let other = try document("b.json", settings: ["voices.negative.retell=0"])
    let third = try document("b.json", settings: ["voices.negative.retell=0.1"])
    let hashes = try [[one, other], [one, third], [other, one]].map { try Plan(comparing: $0).hash }
    #expect(Set(hashes).count == 3)
    #expect(try Plan(comparing: [one, other]).hash == hashes[0])
  }

  @Test func `files that do not pair are rejected with a remedy`() throws {
    let one = try document("a.json")
    let seed = try document("b.json", settings: ["seed=8"])
    #expect(message([one, seed])?.contains("seed=7") == true)
    let replicates = try document("b.json", settings: ["replicates=41"])
    #expect(message([one, replicates])?.contains("replicates=40") == true)
    #expect(message([one, one])?.contains("called a") == true)
    #expect(message([one])?.contains("name another") == true)
  }

  @Test func `variants of the files are skipped, with a note`() throws {
    let plan = try Plan(comparing: [
      document("a.json", #""variants": { "calm": { "voices.negative.retell": 0 } }"#),
      document("b.json"),
    ])
    #expect(plan.leftAside == [Plan.LeftAside(file: "a", scope: .compare, count: 1)])
  }

  @Test func `a file beside itself under another name differs by nothing`() throws {
    let plan = try Plan(comparing: [document("a.json"), document("b.json")])
    let result = try Experiment(plan).run(
      workers: .init(2), cancellation: .init(), options: ExperimentOptions()
    ).result
    let reach = result.comparisons[0].row("reach_negative")
    #expect(reach?.difference == 0 && reach?.ok == 40)
  }

  @Test func `what misery costs takes a service block`() throws {
    #expect(throws: PlanError.self) {
      try Plan(document("a.json"), scope: .run, decomposes: true)
    }
    #expect(throws: PlanError.self) {
      try Plan(comparing: [document("a.json"), document("b.json")], decomposes: true)
    }
  }
}
