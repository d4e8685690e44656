import Foundation
import PlainText
import Testing

/// Calls with names, contents and places that are meant to do harm: nothing reaches a terminal raw, nothing of
/// others is lost, and each refusal says what it is and what helps.
@Suite struct HostileCallsTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// A text that would clear the screen, colour it, turn it round and hide.
  private static let evil = "\u{1B}[2J\u{9B}31m\u{202E}x\u{200B}\u{2028}\u{7}"

  /// A scenario whose texts are of that kind.
  private static let scenario =
    smallScenario
    .replacing("\"Small\"", with: quotedRaw("Title " + evil))
    .replacing("\"calm\"", with: quotedRaw("calm " + evil))

  /// A text as a JSON file may hold it raw, but for what JSON wants escaped.
  private static func quotedRaw(_ text: String) -> String {
    "\"" + text.replacing("\u{1B}", with: "\\u001b").replacing("\u{7}", with: "\\u0007") + "\""
  }

  private static let survey =
    "\(evil)id,score\(evil),recommend 0-10\n1,9,9\n2,10,3\n3,0,7\n4,8,8\n"

  /// Writes the inputs of the calls into a folder.
  private func prepare(_ folder: URL) throws {
    _ = try folder.write(Self.scenario, to: "s.json")
    _ = try folder.write(Self.scenario, to: "s\(Self.evil).json")
    _ = try folder.write(Self.survey, to: "survey.csv")
    _ = try folder.write("a\(Self.evil),b\nb,c\nc,\(Self.evil)d\n", to: "ties.csv")
    _ = try folder.write("{ \"format\": 1, \"\(Self.evil.dropFirst())\": 3 }", to: "bad.json")
    _ = try folder.write(
      "{ \"format\": 1, \"extends\": \"none\\u001b[2J.json\" }", to: "parent.json")
  }

  /// What a call printed has no control character but line ends, and nothing that turns or hides.
  private func expectHarmless(_ outcome: BuiltTool.Outcome, _ words: [String]) {
    for text in [outcome.output, outcome.errors] {
      #expect(TextWidth.printableLines(text) == text, "\(words)")
    }
    let raw = ["NSCocoa", "Error Domain", "errno", "NSPOSIX", "Fatal error", "Optional("]
    #expect(!raw.contains(where: outcome.errors.contains), "\(words): \(outcome.errors)")
  }

  @Test(arguments: [
    ["run", "s.json"], ["run", "s.json", "--details"], ["run", "s.json", "--json"],
    ["compare", "s.json"], ["compare", "s.json", "--details"], ["compare", "s.json", "--json"],
    ["compare", "s.json", "--metrics", "reach"], ["sweep", "s.json", "--details"],
    ["run", "s.json", "--dry-run"], ["run", "s.json", "--only-run", "baseline:0"],
    ["explain", "s.json"], ["explain", "s.json", "--json"], ["explain", "s.json", "--resolved"],
    ["validate", "s.json", "bad.json", "parent.json"], ["run", "s\(evil).json", "--json"],
    ["run", "none\(evil).json"], ["run", "s.json", "--set", "a\(evil)=1"],
    ["run", "s.json", "--metrics", evil], ["run", "s.json", "--only-run", evil],
    ["run", "s.json", "-r", evil], ["run", "s.json", "--\(evil)"], [evil], ["help", evil],
    ["presets", evil], ["init", "--from", evil], ["init", "no\(evil)/x.json"],
    ["import", "survey.csv", "--column", "zz"], ["import", "survey.csv", "--details"],
    ["import", "survey.csv", "--column", "recommend 0-10"], ["import", "none\(evil).csv"],
    ["graph", "inspect", "ties.csv"], ["graph", "inspect", "ties.csv", "--details"],
    ["graph", "convert", "ties.csv", "--to", evil], ["graph", "inspect", "bad.json"],
    ["run", "s.json", "--out", "no\(evil)/results"], ["resume", evil], ["status", evil],
    ["merge", evil, "--out", "m"], ["report", "s.json", "-o", "no\(evil)/p.html"],
    ["ledger", evil], ["audit", evil], ["verify", "--only", evil], ["completions", evil],
    ["seek", "s.json", evil], ["bench", evil], ["uncertain", "s.json"],
  ])
  func `nothing reaches a terminal raw`(words: [String]) throws {
    try withFolder { folder in
      try prepare(folder)
      expectHarmless(try tool.run(words, in: folder), words)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "m").path))
    }
  }

  @Test func `colours of our own are the only sequences there are`() throws {
    try withFolder { folder in
      try prepare(folder)
      let plain = try tool.run(["compare", "s.json", "--details"], in: folder)
      let coloured = try tool.run(["compare", "s.json", "--details", "--color"], in: folder)
      #expect(coloured.output.replacing(/\u{1B}\[(1|31|0)m/, with: "") == plain.output)
      #expect(plain.output.contains("\\u{1B}[2J"))
    }
  }

  @Test func `what is for programs is harmless on a terminal, and as it is elsewhere`() throws {
    guard try tool.shell("command -v script > /dev/null").status == 0 else { return }
    try withFolder { folder in
      try prepare(folder)
      let line = "graph convert ties.csv --to edges"
      let shown = try tool.shell("script -qec \"$HEARSAY \(line)\" /dev/null", in: folder)
      #expect(!shown.output.contains("\u{1B}[2J"), "\(shown.output)")
      let shownCSV = try tool.shell(
        "script -qec \"$HEARSAY compare s.json --csv -q\" /dev/null", in: folder)
      #expect(!shownCSV.output.contains("\u{1B}[2J") && shownCSV.output.contains("calm"))
    }
  }

  // MARK: Places

  @Test func `what is missing or too large has a place and what helps`() throws {
    try withFolder { folder in
      _ = try folder.write(smallScenario, to: "s.json")
      let bare = smallScenario.replacing(/,\s*"variants"[^}]*\} \},\s*"sweep".*/, with: "")
      _ = try folder.write(bare, to: "bare.json")
      for (line, status, message, remedy) in [
        (
          "sweep bare.json", 3, "bare.json:1:1: error: the scenario has no sweep",
          "add \"sweep\": {"
        ),
        (
          "uncertain bare.json", 3, "bare.json:1:1: error: the scenario has no uncertain inputs",
          "add \"uncertain\": {"
        ),
        (
          "compare bare.json", 3, "bare.json:1:1: error: the scenario has no variants to compare",
          "or use `hearsay run`"
        ),
        (
          "run s.json -r 50000000 --set graph.people=1000000000", 6, "s.json:",
          "ask for fewer replicates"
        ),
        (
          "seek s.json --vary customers.satisfied=0.5..0.5 --until 'reach_negative<=3'", 2,
          "both ends of the range are 0.5", "hearsay run --set customers.satisfied=0.5"
        ),
        (
          "seek s.json --vary customers.satisfied=0.1..0,6 --until 'reach_negative<=3'", 2,
          "\"0,6\" is no number", "did you mean 0.6?"
        ),
      ] {
        let outcome = try tool.shell("$HEARSAY \(line)", in: folder)
        #expect(outcome.status == status, "\(line): \(outcome.errors)")
        if status == 6 { continue }
        #expect(
          outcome.errors.contains(message) && outcome.errors.contains(remedy), "\(outcome.errors)")
      }
      let limited = try tool.shell(
        "ulimit -v 3000000; $HEARSAY run s.json -q --set graph.people=200000000", in: folder)
      #expect(limited.status == 6, "\(limited.errors)")
      #expect(limited.errors.contains("error: graph: this would take about"), "\(limited.errors)")
      #expect(limited.errors.contains("  use a graph with fewer people or contacts"))
    }
  }

  @Test func `a loop of symbolic links is called that, and its other half is not proposed`() throws
  {
    try withFolder { folder in
      let manager = FileManager.default
      for (link, target) in [("one.json", "two.json"), ("two.json", "one.json")] {
        try manager.createSymbolicLink(
          atPath: folder.appending(path: link).path, withDestinationPath: target)
      }
      for verb in ["run", "import", "graph inspect", "validate", "explain"] {
        let outcome = try tool.shell("$HEARSAY \(verb) one.json", in: folder)
        #expect(outcome.errors.contains("a loop of symbolic links"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("two.json"), "\(outcome.errors)")
      }
    }
  }

  @Test func `nothing is quoted of a file of another kind`() throws {
    try withFolder { folder in
      let scenario = smallScenario.replacing(
        /"customers": \{[^}]*\}/, with: "\"customers\": { \"file\": \"theirs\" }")
      _ = try folder.write(scenario, to: "listed.json")
      for theirs in [
        "root:$6$secret:19000:0:::\nann:$6$secret:1:::\n", "KEY=secret\nTOKEN=secret\n",
      ] {
        _ = try folder.write(theirs, to: "theirs")
        for line in [
          "import theirs", "import theirs --column x", "run listed.json", "run theirs",
          "graph inspect theirs", "explain theirs", "validate theirs",
        ] {
          let outcome = try tool.shell("$HEARSAY \(line)", in: folder)
          #expect(
            !(outcome.output + outcome.errors).contains("secret"), "\(line): \(outcome.errors)")
        }
      }
    }
  }

  @Test(arguments: [
    ("visits", "did you mean service.visits?"), ("margin", "did you mean money.margin"),
    ("misery", "did you mean service.experience.misery"),
  ])
  func `the last word of a parameter leads to it`(word: String, asked: String) throws {
    let outcome = try tool.run(["explain", word])
    #expect(outcome.status == 2 && outcome.errors.contains(asked), "\(outcome.errors)")
  }

  @Test func `what the system does not let read is said in plain words`() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/mem") else { return }
    for line in ["graph inspect", "import", "run"] {
      let outcome = try tool.shell("$HEARSAY \(line) /proc/self/mem")
      #expect(outcome.status == 3 && outcome.errors.contains("the file cannot be read"))
      expectHarmless(outcome, [line])
    }
  }

  @Test func `a preset needs no prefix wherever one may stand`() throws {
    try withFolder { folder in
      let preset = "two-three-eight-ten"
      for line in [
        "validate \(preset)", "explain \(preset) customers.share", "presets \(preset)",
        "presets preset:\(preset)", "audit preset:\(preset)",
        "graph inspect \(preset) -q", "run \(preset) --dry-run", "audit \(preset)",
        "init --from preset:\(preset) a.json", "init --from \(preset) b.json",
      ] {
        let outcome = try tool.shell("$HEARSAY \(line)", in: folder)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
      }
      let graph = try tool.shell("$HEARSAY run \(preset) --set graph=\(preset)", in: folder)
      #expect(
        graph.errors.contains("the graph of a preset comes with \"extends\": \"preset:\(preset)\""))
    }
  }

  @Test func `explain says what uses it, and shows blocks`() throws {
    for (words, texts) in [
      (["sweep"], ["grid: {", "Used by sweep and report.", "\"sweep\": {"]),
      (["variants"], ["Used by compare", "NAME:"]), (["uncertain"], ["p05", "Used by uncertain"]),
      (["market"], ["It needs service", "market.remembers", "\"market\":"]),
      (["customers.share"], ["Used by run, compare"]),
      (["uncertainty.samples"], ["Used by uncertain and report."]),
      (["money.discount"], ["12.7 % a year"]),
      (["--help"], ["explain sweep"]),
    ] {
      let outcome = try tool.run(["explain"] + words)
      let output = outcome.output.replacing(/\s+/, with: " ")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(texts.allSatisfy(output.contains), "\(words): \(outcome.output)")
    }
    let example = try tool.shell(
      "$HEARSAY explain sweep | sed -n '/^ *{$/,/^ *}$/p' | $HEARSAY validate -")
    #expect(example.output.contains("4 points"), "\(example.output) \(example.errors)")
  }

  /// A folder with things in the way: pipes, links, loops, files of others.
  private func prepareTraps(_ folder: URL) throws {
    _ = try folder.write(smallScenario, to: "s.json")
    let manager = FileManager.default
    for name in ["theirs", "linked", "outside", "charts"] {
      try manager.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: false)
    }
    _ = try folder.write("mine", to: "theirs/runs.csv")
    _ = try folder.write(
      "{\"program\": \"hearsay\", \"files\": [{\"name\": \"runs.csv\"}]}",
      to: "outside/manifest.json")
    _ = try folder.write("mine", to: "outside/runs.csv")
    _ = try folder.write("mine", to: "charts/charts.json")
    func link(_ name: String, _ target: String) throws {
      try manager.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: target)
    }
    try link("linked/manifest.json", "../outside/manifest.json")
    try link("linked/runs.csv", "../outside/runs.csv")
    try link("a", "b")
    try link("b", "a")
    let made = unsafe mkfifo(folder.appending(path: "pipe").path, 0o600)
    #expect(made == 0)
  }

  @Test(
    arguments: [
      (["run", "s.json", "-fo", "theirs"], 2, "theirs/runs.csv: is not a result of Hearsay"),
      (["run", "s.json", "-o", "theirs"], 2, "move it or name another folder"),
      (["run", "s.json", "-fo", "linked"], 2, "linked/manifest.json: is a symbolic link"),
      (["run", "s.json", "-o", "a"], 7, "round in a circle"),
      (["run", "s.json", "-o", "pipe"], 7, "is a file, not a folder"),
      (["run", "s.json", "-o", "s.json/x"], 7, "is a file, not a folder"),
      (["run", "s.json", "-o", "no/x"], 7, "its parent folder does not exist; create it first"),
      (["run", "s.json", "--charts", "charts"], 2, "charts/charts.json: is no list of charts"),
      (["run", "s.json", "--report", "s.json"], 2, "is no page that Hearsay made"),
      (["run", "s.json", "--report", "s.json", "-f"], 2, "is no page that Hearsay made"),
      (["report", "s.json", "-o", "pipe"], 7, "a pipe that nothing reads; start its reader first"),
      (["report", "s.json", "-o", "a"], 7, "its symbolic links go round in a circle"),
      (["report", "s.json", "-o", "."], 7, "it is a folder; name a file in it"),
      (["report", "s.json", "-o", "/proc/x.html"], 7, "makes no new files there"),
      (["init", "a"], 7, "round in a circle"), (["init", "pipe", "-f"], 7, "nothing reads"),
      (["init", "s.json"], 2, "s.json exists; add --force"),
      (["graph", "generate", "complete", "--people", "3", "-o", "pipe", "-f"], 7, "nothing reads"),
      (["run", "s.json", "-r", "10.000"], 2, "did you mean 10 or 10000?"),
      (["run", "s.json", "-r", "1e3"], 2, "did you mean 1000?"),
      (["run", "s.json", "-r", "1_000"], 2, "did you mean 1000?"),
      (["run", "s.json", "--until-precise", "0,02"], 2, "did you mean 0.02?"),
      (["run", "s.json", "--csv", "--csv-dialect", "exel"], 2, "did you mean excel?"),
      (["run", "s.json", "--metrics", "reach_negatve"], 2, "did you mean reach_negative?"),
      (["graph", "inspct"], 2, "did you mean inspect?"),
      (["help", "runn"], 2, "did you mean run?"),
      (["help", "exit-code"], 2, "did you mean exit-codes?"),
      (["exit-codes"], 2, "hearsay help exit-codes"),
      (["help", "money"], 2, "hearsay explain money"),
      (["explain", "churn"], 2, "--all lists all parameters"),
    ] as [([String], Int32, String)])
  func `nothing of others is lost, and the way out is named`(
    words: [String], status: Int32, message: String
  ) throws {
    try withFolder { folder in
      try prepareTraps(folder)
      let outcome = try tool.run(words, in: folder)
      #expect(outcome.status == status && outcome.errors.contains(message), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
      expectHarmless(outcome, words)
      for file in ["theirs/runs.csv", "outside/runs.csv", "charts/charts.json"] {
        #expect(try BuiltTool.text(file, in: folder) == "mine")
      }
      #expect(try BuiltTool.text("s.json", in: folder) == smallScenario)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "theirs").path)
      #expect(names == ["runs.csv"])
    }
  }

  @Test func `exit codes are in one place, and help points there`() throws {
    let codes = try tool.run(["help", "exit-codes"])
    #expect(codes.status == 0 && codes.output.hasPrefix("Exit codes:\n  0  "))
    #expect(codes.output.contains("130") && codes.output.contains("--force"))
    #expect(try tool.run(["help"]).output.contains("hearsay help exit-codes"))
    #expect(!(try tool.run(["help", "run"]).output.contains("Exit codes:")))
  }
}
