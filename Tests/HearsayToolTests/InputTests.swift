import Foundation
import Testing

/// Scenarios and graphs as users bring them, good and bad.
@Suite struct InputTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test func `a bad scenario is rejected with place, source line and remedy`() throws {
    try withFolder { folder in
      let text = smallScenario.replacing("\"retell\": 0.5", with: "\"retel\": 0.5")
      let scenario = try folder.write(text, to: "bad.json")
      for verb in ["run", "compare", "sweep", "validate", "explain"] {
        let outcome = try tool.run([verb, scenario])
        #expect(outcome.status == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("bad.json:10:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("error: unknown key \"retel\" in voices.negative"))
        #expect(outcome.errors.contains("retell") && outcome.errors.contains("^"))
      }
    }
  }

  @Test func `files that are not there or no files end 3`() throws {
    try withFolder { folder in
      for (words, clue) in [
        (["run", "absent.json"], "absent.json"), (["run", folder.path], folder.path),
        (["graph", "inspect", "absent.txt"], "absent.txt"),
        (["graph", "inspect", folder.path], folder.path),
        (["run", "preset:absent"], "absent"),
        (["run", "--set", "graph={\"file\": \"absent.csv\"}"], "absent.csv"),
      ] {
        let outcome = try tool.run(words, in: folder)
        #expect(outcome.status == 3, "\(words): \(outcome.errors)")
        #expect(outcome.errors.contains(clue), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
      }
      let locked = try folder.write(smallScenario, to: "locked.json")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: locked)
      if geteuid() != 0 { #expect(try tool.run(["run", locked]).status == 3) }
    }
  }

  @Test func `standard input is read where a dash is given`() throws {
    let outcome = try tool.run(["run", "-", "--csv", "-q"], input: smallScenario)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let graph = try tool.run(
      ["graph", "inspect", "-", "--json"], input: "0 1\n1 2\n2 0\n2 3\n")
    #expect(graph.status == 0, "\(graph.errors)")
    let facts =
      try JSONSerialization.jsonObject(with: Data(graph.output.utf8)) as? [String: Any]
    #expect(facts?["people"] as? Int == 4)
    #expect(facts?["ties"] as? Int == 4)
    for key in [
      "directed", "self_loops_dropped", "repeats_dropped", "components", "largest_component",
      "mean_contacts", "max_contacts", "clustering",
    ] { #expect(facts?[key] != nil, "\(key)") }
    let empty = try tool.run(["run", "-"])
    #expect(empty.status == 3)
  }

  @Test func `flags go before the file, the file before the defaults`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      func line(_ path: String, _ words: [String]) throws -> String {
        let output = try tool.run(["explain", scenario] + words).output
        return try #require(
          output.split(separator: "\n").first { $0.hasPrefix("  \(path) ") }.map(String.init))
      }
      #expect(try line("seed", []).contains("s.json:4:"))
      #expect(try line("seed", ["--seed", "9"]).contains("--set"))
      #expect(try line("seed", ["--seed", "9", "--seed", "10"]).contains("10"))
      #expect(try line("replicates", ["-r", "7"]).contains("7"))
      #expect(try line("conflict", []).contains("default"))
      #expect(try line("conflict", ["--set", "conflict=coin"]).contains("coin"))
    }
  }

  @Test func `explained whole, a scenario reads back and runs the same`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let resolved = try tool.run(["explain", scenario, "--resolved"])
      #expect(resolved.status == 0, "\(resolved.errors)")
      #expect(resolved.output.contains("conflict = \"negativeWins\"   from default"))
      let inner = folder.appending(path: "inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
      let copy = try inner.write(resolved.output, to: "s.json")
      for verb in ["run", "compare", "sweep"] {
        let one = try tool.run([verb, scenario, "--csv", "-q"])
        let other = try tool.run([verb, copy, "--csv", "-q"])
        #expect(one.status == 0 && one.output == other.output, "\(other.errors)")
      }
    }
  }

  @Test func `what init writes validates and runs`() throws {
    try withFolder { folder in
      #expect(try tool.run(["init", "town.json"], in: folder).status == 0)
      let again = try tool.run(["init", "town.json"], in: folder)
      #expect(again.status == 0 && again.errors.contains("is there already"))
      _ = try folder.write("{}", to: "town.json")
      let other = try tool.run(["init", "town.json"], in: folder)
      #expect(other.status == 2 && other.errors.contains("--force"))
      #expect(try tool.run(["init", "town.json", "--force"], in: folder).status == 0)
      let valid = try tool.run(["validate", "town.json"], in: folder)
      #expect(valid.status == 0, "\(valid.errors)")
      #expect(valid.output.hasPrefix("town.json: ok: 200 runs, 2 variants"))
      for verb in ["run", "compare", "sweep"] {
        let outcome = try tool.run([verb, "town.json", "-r", "4"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      #expect(try tool.run(["init", "-"]).output == BuiltTool.text("town.json", in: folder))
      #expect(try tool.run(["init", "no/such/place.json"], in: folder).status == 7)
    }
  }

  @Test func `validation goes through all files and reports each`() throws {
    try withFolder { folder in
      let good = try folder.write(smallScenario, to: "good.json")
      let bad = try folder.write("{ \"format\": 2 }", to: "bad.json")
      let outcome = try tool.run(["validate", bad, good])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("good.json: ok"))
      #expect(outcome.errors.contains("bad.json:1:"))
    }
  }

  @Test func `presets are listed with their source, and shown whole`() throws {
    let list = try tool.run(["presets"]).output
    for name in ["two-three-eight-ten", "fifty-two-fifty"] {
      #expect(list.contains(name) && list.contains("folklore"))
      #expect(try tool.run(["presets", name]).output.contains("preset:\(name)"))
    }
    #expect(try tool.run(["presets", "ccmc-2020"]).output.contains("grade D (constructed)"))
    #expect(try tool.run(["presets", "--json"]).output.contains("\"grade\": \"C\""))
    let fragment = try tool.run(["validate", "preset:ccmc-2020"])
    #expect(fragment.status == 3 && fragment.errors.contains("\"extends\": \"preset:ccmc-2020\""))
  }

  @Test func `every parameter there is can be explained`() throws {
    let text = try tool.run(["explain", "--all"]).output
    for term in [
      "seed", "graph.people (people)", "graph.layers.<name>.meets (people)",
      "voices.negative.retell", "service.listening.<name>.asks", "uncertainty.samples (settings)",
    ] {
      #expect(text.contains("\n\(term)\n"), "\(term)")
    }
    #expect(text.contains("Required."))
    let json = try tool.run(["explain", "--all", "--json"]).output
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.allSatisfy { $0.keys.count == 7 })
    #expect(rows.contains { $0["path"] as? String == "voices.positive.quality" })
    for other in ["--metrics", "--resolved"] {
      #expect(try tool.run(["explain", "--all", other]).status == 2)
    }
  }

  @Test func `figures are explained`() throws {
    let text = try tool.run(["explain", "--metrics"]).output
    for name in ["reach_negative", "took_off_positive", "reach_both"] {
      #expect(text.contains("\(name) ("))
    }
  }
}
