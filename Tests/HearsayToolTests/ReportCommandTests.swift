import Foundation
import Testing

/// The answer on one page.
@Suite struct ReportCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private func page(_ name: String, in folder: URL) throws -> String {
    try BuiltTool.text(name, in: folder)
  }

  @Test func `a scenario, its results and each command that can write it give the same page`()
    throws
  {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      let lines = [
        "report s.json --seed 5 -o 1.html --charts charts",
        "compare s.json --seed 5 --report 2.html -o whole", "report whole -o 3.html -j 1",
        "resume whole --report 4.html", "compare s.json --seed 5 --shard 1/2 -o a",
        "compare s.json --seed 5 --shard 2/2 -o b", "merge b a -o merged --report 5.html",
      ]
      for line in lines {
        let outcome = try tool.run(line.split(separator: " ").map(String.init) + ["-q"], in: folder)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        #expect(outcome.output.isEmpty, "\(line)")
      }
      let first = try page("1.html", in: folder)
      #expect(
        first.contains("hearsay compare s.json --set seed=5 --replicates 20 --report page.html"))
      for number in 2...5 { #expect(try page("\(number).html", in: folder) == first, "\(number)") }
      let printed = try tool.run(
        ["report", "../whole", "-qo", "-"], in: folder.appending(path: "a"))
      #expect(printed.output == first)
      let charts = try folder.appending(path: "charts").results()
      let names = charts.keys.filter { $0 != "charts.json" }
      #expect(!names.isEmpty && names.allSatisfy { $0.hasSuffix(".svg") })
    }
  }

  @Test func `a file of somebody else is refused before anything runs, unless told to`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      _ = try folder.write("mine", to: "page.html")
      let words = ["compare", "s.json", "-q", "-o", "r", "--report", "page.html"]
      let refused = try tool.run(words, in: folder)
      #expect(refused.status == 2, "\(refused.errors)")
      #expect(refused.errors.contains("page.html") && refused.errors.contains("--force"))
      #expect(try page("page.html", in: folder) == "mine")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/r/runs.csv"))
      #expect(try tool.run(words + ["-f"], in: folder).status == 0)
      // What Hearsay made may be made again.
      #expect(try tool.run(["report", "r", "-qo", "page.html"], in: folder).status == 0)
      // A page may be in the folder of the results.
      let inside = try tool.run(
        ["run", "s.json", "-q", "-o", "new", "--report", "new/page.html"], in: folder)
      #expect(inside.status == 0, "\(inside.errors)")
    }
  }

  @Test func `of a part of the runs the page says so and the exit code is 4`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      let part = try tool.run(["compare", "s.json", "-q", "--shard", "1/2", "-o", "a"], in: folder)
      #expect(part.status == 0)
      let outcome = try tool.run(["report", "a", "-o", "part.html"], in: folder)
      #expect(outcome.status == 4, "\(outcome.errors)")
      #expect(try page("part.html", in: folder).contains("INCOMPLETE: 20 of 40 replicates missing"))
      #expect(outcome.errors.contains("part.html is written"))
    }
  }

  @Test func `results that cannot be shown are errors`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      for (name, words) in [("kept", []), ("bare", ["--no-journal"]), ("old", [])] {
        #expect(
          try tool.run(["run", "s.json", "-q", "-o", name] + words, in: folder).status == 0)
      }
      try FileManager.default.createDirectory(
        at: folder.appending(path: "empty"), withIntermediateDirectories: false)
      let plan = try page("old/plan.json", in: folder)
      _ = try folder.write(
        plan.replacing(/"version": "[0-9.]+"/, with: "\"version\": \"0.0.1\""), to: "old/plan.json")
      _ = try folder.write(smallScenario.replacing("0.5", with: "0.25"), to: "s.json")
      for (name, status, words) in [
        ("kept", 5, "is now 0.25"), ("old", 5, "0.0.1"), ("bare", 3, "--no-journal"),
        ("empty", 3, "no run is kept there"),
      ] as [(String, Int32, String)] {
        if name == "bare" { _ = try folder.write(smallScenario, to: "s.json") }
        let outcome = try tool.run(["report", name, "-o", "page.html"], in: folder)
        #expect(outcome.status == status, "\(name): \(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(name): \(outcome.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/page.html"))
    }
  }

  @Test(arguments: [
    (["report", "s.json"], "--out page.html"),
    (["report", ".", "-r", "3", "-o", "x"], "leave it out"),
    (["run", "s.json", "--report", "-"], "hearsay report"),
    (["run", "s.json", "--report", "x", "--only-run", "baseline:0"], "leave out --report"),
    (["run", "s.json", "--charts", "x", "--shard", "1/2", "-o", "r"], "hearsay merge"),
  ])
  func `what makes no sense is refused with what does`(words: [String], remedy: String) throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.run(words, in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains(remedy), "\(outcome.errors)")
    }
  }
}
