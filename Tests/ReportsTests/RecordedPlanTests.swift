import Experiments
import Foundation
import Scenarios
import Testing

@testable import Reports

@Suite struct RecordedPlanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["in", "out"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: false)
    }
  }

  private static let scenario = """
    {
      "format": 1,
      "replicates": 7,
      "graph": { "file": "ties.csv" },
      "customers": { "count": 2, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": {
        "positive": { "tells": { "exactly": 2 } },
        "negative": { "tells": { "exactly": 3 }, "retell": 0.5 }
      },
      "variants": { "calm": { "voices.negative.retell": 0 } },
      "sweep": { "grid": { "voices.negative.retell": [0, 0.5, 1] } },
      "uncertain": { "voices.negative.retell": { "from": 0, "to": 1 } }
    }
    """

  private func document(_ settings: [String] = []) throws -> ScenarioDocument {
    try folder.write(Self.scenario, to: "in/town.json")
    try folder.write("1,2\n2,3\n3,4\n", to: "in/ties.csv")
    return try ScenarioDocument.read(.file(folder("in/town.json")), settings: settings)
  }

  private func recorded(_ plan: Plan, _ settings: [String] = []) -> RecordedPlan {
    RecordedPlan(
      plan, sources: [.file(folder("in/town.json"))], settings: settings, in: folder("out"))
  }

  @Test(arguments: [Plan.Scope.run, .compare, .sweep, .uncertain])
  func `a plan that was written and read is made again as it was`(scope: Plan.Scope) throws {
    let settings = ["seed=9", "customers.count=3", "replicates=4"]
    let plan = try Plan(document(settings), scope: scope)
    let record = recorded(plan, settings)
    try folder.write(record.text, to: "out/plan.json")
    let read = try #require(try RecordedPlan(reading: folder("out/plan.json")))
    #expect(read == record && read.text == record.text)
    #expect(read.settings == ["seed=9", "customers.count=3"])
    #expect(read.scenarios.first?.file == "../in/town.json" && read.replicates == 4)
    #expect(read.files.first?.path == "../in/ties.csv")

    let again = try read.plan(in: folder("out"))
    #expect(again.hash == plan.hash && again.runs == plan.runs)
    #expect(again.settings.map(\.scenario) == plan.settings.map(\.scenario))
    #expect(again.settings.map(\.parameters) == plan.settings.map(\.parameters))
    #expect(again.document.recordedJSON() == plan.document.recordedJSON())
    #expect(read.changes(in: folder("out")) == [])
    #expect(recorded(again, settings) == record)
  }

  @Test func `every scenario of the program reads back from its record`() throws {
    for preset in Preset.all where !preset.isFragment {
      let document = try ScenarioDocument.read(.preset(preset.name))
      let record = RecordedPlan(
        try Plan(document, scope: .run), sources: [.preset(preset.name)], settings: [],
        in: folder("out"))
      let again = try record.plan(in: folder("out"))
      #expect(again.document.recordedJSON() == document.recordedJSON(), "\(preset.name)")
      #expect(again.hash == record.hash && again.document.name == document.name)
    }
  }

  @Test func `replicates do not belong to what a plan is, and all else does`() throws {
    let hash = try Plan(document(), scope: .compare).hash
    #expect(try Plan(document(["replicates=9"]), scope: .compare).hash == hash)
    for setting in ["seed=9", "customers.count=3", "voices.negative.retell=0.4"] {
      #expect(try Plan(document([setting]), scope: .compare).hash != hash, "\(setting)")
    }
    #expect(try Plan(document(), scope: .sweep).hash != hash)
  }

  @Test func `with more replicates it is the plan that had them from the start`() throws {
    let record = recorded(try Plan(document(), scope: .sweep))
    let grown = try record.plan(in: folder("out"), replicates: 20)
    let fresh = recorded(
      try Plan(document(["replicates=20"]), scope: .sweep), ["replicates=20"])
    #expect(record.renewed(grown, in: folder("out")).text == fresh.text)
  }

  @Test func `a precision counts where it decides`() throws {
    let difference = Self.scenario.replacing(
      "\"replicates\": 7,",
      with: "\"replicates\": 7, \"precision\": { \"absolute\": 1, \"difference\": true },")
    _ = try document()
    try folder.write(difference, to: "in/town.json")
    for (scope, most) in [(Plan.Scope.run, 7), (.compare, 65_536)] {
      let plan = try Plan(ScenarioDocument.read(.file(folder("in/town.json"))), scope: scope)
      try folder.write(recorded(plan).text, to: "out/plan.json")
      #expect(try RecordedPlan(reading: folder("out/plan.json"))?.replicates == most)
    }
  }

  @Test func `changes of scenario, version and files are named`() throws {
    let plan = try Plan(document(), scope: .compare)
    var record = recorded(plan)
    func changes() -> [String] { record.changes(in: folder("out")) }
    #expect(changes() == [])

    // Another spelling is no change, nor is another number of replicates.
    try folder.write(
      "// town\n" + Self.scenario.replacing("7,", with: "8,"), to: "in/town.json")
    #expect(changes() == [])
    try folder.write(
      Self.scenario.replacing("\"retell\": 0.5", with: "\"retell\": 0.25"), to: "in/town.json")
    #expect(
      changes() == [
        "\(folder("in/town.json")): voices.negative.retell was 0.5 and is now 0.25"
      ])
    try folder.write("{", to: "in/town.json")
    #expect(changes() == ["\(folder("in/town.json")) is no longer a valid scenario"])
    // The record has all of it.
    try FileManager.default.removeItem(atPath: folder("in/town.json"))
    #expect(changes() == [])

    try folder.write("1,2\n2,3\n3,5\n", to: "in/ties.csv")
    #expect(changes() == ["the contents of \(folder("in/ties.csv")) have changed"])
    try FileManager.default.removeItem(atPath: folder("in/ties.csv"))
    #expect(changes() == ["\(folder("in/ties.csv")) cannot be read"])

    record.version = "0.0.1"
    #expect(changes() == ["it was made by hearsay 0.0.1, and this is \(Version.current)"])
  }

  @Test func `what two records differ in is named`() throws {
    let record = recorded(try Plan(document(), scope: .compare))
    var shard = recorded(try Plan(document(["replicates=9"]), scope: .compare))
    shard.shard = Shard(2, of: 3)
    #expect(record.differences(to: shard) == [])
    let other = recorded(try Plan(document(["customers.count=4"]), scope: .compare))
    #expect(record.differences(to: other) == ["customers.count: 2 and 4"])
    #expect(
      record.differences(to: recorded(try Plan(document(), scope: .sweep)))
        == ["command: compare and sweep"])
  }

  @Test func `a file that is no plan is an error`() throws {
    try folder.write("{}", to: "out/plan.json")
    #expect(throws: FolderProblem.self) { try RecordedPlan(reading: folder("out/plan.json")) }
    #expect(try RecordedPlan(reading: folder("out/none.json")) == nil)
    // A damaged one is not taken for what can still be read of it.
    let text = try recorded(Plan(document(), scope: .run)).text
    let damaged = text.replacing("\"set\"", with: "\"set\": [], \"set\"")
    #expect(damaged != text)
    for wrong in [damaged, text + "\"", text.replacing("\"format\"", with: "\"\"format\"")] {
      try folder.write(wrong, to: "out/plan.json")
      #expect(throws: FolderProblem.self) { try RecordedPlan(reading: folder("out/plan.json")) }
    }
  }
}
