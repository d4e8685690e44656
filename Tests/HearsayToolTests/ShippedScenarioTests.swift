import Foundation
import Testing
import hearsay

/// The scenarios of the folder are in the program, and come out of it as they went in.
@Suite struct ShippedScenarioTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let folder = BuiltTool.package.appending(path: "scenarios")

  @Test func `they are those of the folder, byte for byte`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    #expect(ShippedScenario.all.map { $0.name + ".json" } == names, "run .ci/embed-scenarios")
    for scenario in ShippedScenario.all {
      let file = Self.folder.appending(path: scenario.name + ".json")
      #expect(
        try Data(contentsOf: file) == Data(scenario.text.utf8),
        "\(scenario.name): run .ci/embed-scenarios")
      #expect(!scenario.text.contains("\"\"\"###") && scenario.title != scenario.name)
    }
  }

  @Test func `what they name comes with them, so that each is valid in an empty folder`() throws {
    try withFolder { folder in
      for scenario in ShippedScenario.all {
        let outcome = try tool.run(["init", "--from", scenario.name, "-q"], in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(try BuiltTool.text(scenario.name + ".json", in: folder) == scenario.text)
      }
      let names = ShippedScenario.all.map { $0.name + ".json" }
      let valid = try tool.run(["validate"] + names, in: folder)
      #expect(valid.status == 0, "\(valid.errors)")
    }
  }

  @Test func `a scenario that extends another one brings it, and says what to try`() throws {
    try withFolder { folder in
      let first = try tool.run(["init", "--from", "own-fault", "mine.json"], in: folder)
      #expect(first.status == 0)
      #expect(first.errors.contains("wrote mine.json and firm.json; try: hearsay "))
      // It is there already, as it should be.
      #expect(try tool.run(["init", "--from", "own-line.json"], in: folder).status == 0)
      let again = try tool.run(["init", "--from", "firm"], in: folder)
      #expect(again.status == 0 && again.errors.contains("firm.json is there already"))
      _ = try folder.write("mine", to: "firm.json")
      let third = try tool.run(["init", "--from", "delight"], in: folder)
      #expect(third.status == 2 && third.errors.contains("firm.json exists; add --force"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "delight.json").path))
      #expect(try BuiltTool.text("firm.json", in: folder) == "mine")
      let printed = try tool.run(["init", "--from", "delight", "-"], in: folder)
      #expect(printed.output == ShippedScenario.named("delight")?.text)
      #expect(printed.errors.contains("it extends firm.json"))
    }
  }

  @Test func `they are listed with their question`() throws {
    let list = try tool.run(["init", "--list"])
    #expect(list.status == 0)
    for scenario in ShippedScenario.all { #expect(list.output.contains("  \(scenario.name) ")) }
    let json = try tool.run(["init", "--list", "--json"]).output
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: String]])
    #expect(rows.map { $0["title"] } == ShippedScenario.all.map(\.title))
  }

  @Test(
    arguments: [
      (["init", "--from", "fix-complaint"], 2, "did you mean fix-complaints?"),
      (["run", "fix-complaint.json"], 3, "hearsay init --from fix-complaints writes"),
      (["run", "fix-complaints"], 3, "hearsay init --from fix-complaints writes"),
      (["run", "scenarios/firm.json"], 3, "hearsay init --from firm writes"),
      (["fix-complaints"], 2, "hearsay init --from fix-complaints writes it"),
      (["two-three-eight-ten"], 2, "hearsay run preset:two-three-eight-ten"),
      (["run", "two-three-eight-tan"], 3, "two-three-eight-ten"),
      (["graph", "inspect", "twon.csv"], 3, "did you mean town.csv?"),
      (["validate", "town"], 3, "did you mean town.json?"),
      (["compare", "./towm.json"], 3, "did you mean ./town.json?"),
      (["init", "--list", "x.json"], 2, "leave out x.json"),
      (["init", "--json"], 2, "--json is for --list"),
    ] as [([String], Int32, String)])
  func `what is not there is found`(words: [String], status: Int32, remedy: String) throws {
    try withFolder { folder in
      for name in ["town.csv", "town.json"] { _ = try folder.write("", to: name) }
      let outcome = try tool.run(words, in: folder)
      #expect(outcome.status == status && outcome.errors.contains(remedy), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func `a preset needs no prefix where no file has its name`() throws {
    try withFolder { folder in
      let words = ["-r", "2", "--csv", "-q", "--set", "graph.people=500"]
      let full = try tool.run(["run", "preset:two-three-eight-ten"] + words, in: folder)
      let short = try tool.run(["run", "two-three-eight-ten"] + words, in: folder)
      #expect(full.status == 0 && short.output == full.output, "\(short.errors)")
      _ = try folder.write("{", to: "two-three-eight-ten")
      #expect(try tool.run(["validate", "two-three-eight-ten"], in: folder).status == 3)
    }
  }
}
