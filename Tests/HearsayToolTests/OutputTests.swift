import Foundation
import Testing

/// Where output goes, and what happens if it cannot go there.
@Suite struct OutputTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test(arguments: [
    "help", "run $S", "run $S --csv", "explain $S", "graph generate complete --people 9",
  ])
  func `a full disk ends 7 with a word`(line: String) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.shell(
        "S='\(scenario)'; \"$HEARSAY\" \(line) > /dev/full", in: folder)
      #expect(outcome.status == 7, "\(outcome.errors)")
      #expect(outcome.errors.contains("the disk is full"))
    }
  }

  @Test func `a reader that leaves ends it quietly, as by SIGPIPE`() throws {
    let outcome = try tool.shell(
      "{ \"$HEARSAY\" graph generate complete --people 1000; echo $? >&2; } | head -n 1")
    #expect(outcome.output == "0 1\n")
    #expect(outcome.errors == "141\n")
  }

  @Test func `a closed standard output is an error, not a crash`() throws {
    #expect(try tool.shell("\"$HEARSAY\" help >&-").status == 7)
  }

  @Test func `results go to standard output and all else to standard error`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let table = try tool.run(["run", scenario])
      #expect(table.status == 0, "\(table.errors)")
      #expect(table.output.contains("Small") && table.output.contains("reach"))
      #expect(!table.output.contains("note:"))
      #expect(table.errors.contains("note:"), "what the file has beside the baseline is noted")
      #expect(!table.output.contains("\u{1B}") && !table.errors.contains("\u{1B}"))

      let quiet = try tool.run(["run", scenario, "--quiet"])
      #expect(quiet.output == table.output)
      #expect(quiet.errors.isEmpty)

      let csv = try tool.run(["run", scenario, "--csv", "-q"])
      #expect(csv.output.hasPrefix("scenario,variant,point,metric,n_requested,n_ok,mean,"))
      let json = try tool.run(["run", scenario, "--json", "-q"])
      let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [Any]
      #expect(rows?.count == csv.output.split(separator: "\n").count - 1)

      let verbose = try tool.run(["run", scenario, "-v"])
      #expect(verbose.output == table.output)
      #expect(verbose.errors.contains("20 of 20 runs"))
    }
  }

  @Test func `a comparison goes to programs as compare.csv has it`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let outcome = try tool.run(["compare", scenario, "--csv", "-q", "-o", results.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try results.results()["compare.csv"] == Data(outcome.output.utf8))
      let json = try tool.run(["compare", scenario, "--json", "-q"])
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      #expect(rows.count == outcome.output.split(separator: "\n").count - 1)
      #expect(rows.allSatisfy { $0["variant"] as? String == "calm" && $0["difference"] != nil })
    }
  }

  @Test(arguments: ["run", "compare", "sweep"])
  func `metrics that are asked for are printed alone, and a folder has all`(verb: String) throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let (few, all) = (folder.appending(path: "few"), folder.appending(path: "all"))
      let words = [verb, scenario, "--metrics", "rounds,took_off"]
      let text = try tool.run(words + ["-o", few.path])
      #expect(text.status == 0, "\(text.errors)")
      for name in ["rounds", "took_off_positive", "took_off_negative"] {
        #expect(text.output.contains(name))
      }
      #expect(!text.output.contains("reach") && text.output.split(separator: "\n").count < 20)
      #expect(try tool.run([verb, scenario, "-q", "-o", all.path]).status == 0)
      // What differs is when they were made.
      let files = try few.results()
      #expect(try all.results() == files && files.count >= 5)
      let settings = ["run": 1, "compare": 1, "sweep": 3][verb] ?? 0
      let lines = try tool.run(words + ["-q", "--csv"]).output.split(separator: "\n")
      #expect(lines.count == 1 + 3 * settings)
    }
  }

  @Test func `a dialect holds for what is printed and for a folder`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let outcome = try tool.run([
        "compare", scenario, "-q", "--csv", "--csv-dialect", "excel-eu", "--out", results.path,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasPrefix("\u{FEFF}scenario;variant;point;"))
      #expect(outcome.output.contains("\r\n"))
      #expect(outcome.output.contains(/;-?[0-9]+,[0-9]+;/))
      #expect(!outcome.output.contains(/;-?[0-9]+\.[0-9]+;/))
      #expect(try results.results()["compare.csv"] == Data(outcome.output.utf8))
      let tabs = try tool.run([
        "bench", scenario, "--quick", "-r", "2", "-j", "1", "-q", "--csv",
        "--csv-dialect", "tsv",
      ])
      #expect(tabs.output.hasPrefix("case\tpeople\t"))
    }
  }

  @Test func `colour is for terminals and for those who ask`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      func colours(_ words: [String], _ environment: [String: String]) throws -> Bool {
        let outcome = try tool.run(["run", scenario] + words, environment: environment)
        return outcome.output.contains("\u{1B}[")
      }
      #expect(try !colours([], [:]))
      #expect(try colours(["--color"], [:]))
      #expect(try colours([], ["FORCE_COLOR": "1"]))
      #expect(try !colours([], ["FORCE_COLOR": "1", "NO_COLOR": "1"]))
      #expect(try !colours(["--no-color"], ["FORCE_COLOR": "1"]))
    }
  }

  @Test func `a folder gets the results, and a table still says how it went`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let results = folder.appending(path: "results")
      let outcome = try tool.run(["compare", scenario, "--out", results.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("calm"))
      #expect(outcome.errors.contains("results are in \(results.path)"))
      #expect(outcome.output.contains("hearsay resume \(results.path) --details"))
      let names = try results.results().keys.sorted()
      for name in ["compare.csv", "manifest.json", "rounds.csv", "runs.csv", "summary.csv"] {
        #expect(names.contains(name))
      }
      let runs = String(decoding: try #require(results.results()["runs.csv"]), as: UTF8.self)
      #expect(runs.split(separator: "\n").count == 1 + 2 * 20)

      let again = try tool.run(["compare", scenario, "-o", results.path])
      #expect(again.status == 2)
      #expect(again.errors.contains("--force"))
      let forced = try tool.run(["compare", scenario, "-fqo", results.path])
      #expect(forced.status == 0)
      #expect(forced.output.isEmpty && forced.errors.isEmpty)
    }
  }

  @Test func `a folder that cannot be made or written ends 7 before anything runs`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      for place in ["\(scenario)/below-a-file", "\(folder.path)/no/such/parent"] {
        let outcome = try tool.run(["run", scenario, "--out", place])
        #expect(outcome.status == 7, "\(outcome.errors)")
        #expect(outcome.output.isEmpty && outcome.errors.contains(place))
      }
      let locked = folder.appending(path: "locked")
      try FileManager.default.createDirectory(
        at: locked, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
      // The superuser may write anywhere.
      if geteuid() != 0 {
        #expect(try tool.run(["run", scenario, "--out", locked.path]).status == 7)
      }
    }
  }
}
