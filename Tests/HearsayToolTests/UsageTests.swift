import Foundation
import Testing
import hearsay

/// What the tool says to those who ask for help or mistype; it ends 0 or 2.
@Suite struct UsageTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["run", "--help"], ["run", "-h"], ["help", "run"],
    ["graph", "--help"], ["help", "graph", "inspect"], ["graph", "inspect", "--help"],
    ["sweep", "no-such-file", "--help"],
  ])
  func `help goes to standard output and ends 0`(words: [String]) throws {
    let outcome = try tool.run(words)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\nUsage: hearsay"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `the help of graph is laid out as a whole`() throws {
    #expect(
      try tool.run(["help", "graph"]).output == """
        Inspect, generate and convert contact networks.

        Usage: hearsay graph <command>

        General:
          -h, --help              Print this help.

        Commands:
          inspect                 Print the size, contacts, components and clustering of
                                  a graph.
          generate                Generate a graph of a model and write its ties.
          convert                 Read a graph file and write its ties in another
                                  format.

        More:
          Graph files are edge lists (one tie per line; blank, tab, comma or semicolon),
          Matrix Market, GraphML, GML, Pajek or METIS, plain or gzip-compressed.

        """)
  }

  @Test func `help keeps to the width of the terminal`() throws {
    let narrow = try tool.run(["help", "graph"], environment: ["COLUMNS": "60"]).output
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func `the version is printed`() throws {
    let outcome = try tool.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /hearsay \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [
    (["rnu"], "unknown command \"rnu\"", "did you mean run?"),
    (["graph"], "a command is missing", "usage: hearsay graph <command>"),
    (["graph", "inspct"], "unknown command \"inspct\"", "did you mean inspect?"),
    (["run", "--replicate", "3"], "unknown flag --replicate", "did you mean --replicates?"),
    (["uncertain", "--metrics", "reach"], "unknown flag --metrics", "print every metric"),
    (["--csv"], "unknown flag --csv", "write it after the command: hearsay run --csv"),
    (["-j", "1"], "unknown flag -j", "write it after the command: hearsay run -j 1\n"),
    (["run", "--seed"], "--seed needs a value <n>", "hearsay run --help"),
    (["run", "--seed", "x"], "invalid value \"x\" for --seed <n>", "from 0 to 2^64-1"),
    (["run", "--threads", "0"], "invalid value \"0\" for --threads <n>", "from 1 to 4096"),
    (["run", "-r", "-4"], "invalid value \"-4\" for -r <n>", "a whole number from 1"),
    (["run", "a", "b"], "unexpected argument \"b\"", "usage: hearsay run [options]"),
    (["run", "--csv", "--json"], "--csv and --json cannot be given together", "usage"),
    (["run", "-o", "-"], "--out takes a folder", "--csv"),
    (
      ["run", "--csv-dialect", "tsv"], "--csv-dialect says how CSV is written", "add --csv or --out"
    ),
    (["audit", "--told", "9", "--csv-dialect", "tsv"], "--csv-dialect says", "add --csv;"),
    (["run", "--raw-text"], "--raw-text says how CSV is written", "add --csv or --out"),
    (["run", "--csv-dialect", "xls"], "invalid value \"xls\"", "excel-eu"),
    (
      ["run", "--metrics", "reech"], "--metrics reech: this scenario has no such",
      "did you mean reach?"
    ),
    (["run", "--metrics", "profit"], "--metrics profit: ", "\"service\" block"),
    (
      ["run", "--by", "segment"], "--by segment: this scenario has no segments",
      "customers.segments"
    ),
    (
      ["run", "--by", "segment", "--decompose"], "--decompose and --by cannot be given together",
      "usage"
    ),
    (["run", "--by", "age"], "invalid value \"age\" for --by <what>", "segment"),
    (["run", "--until-precise", "2"], "invalid value \"2\" for --until-precise", "2% or 0.02"),
    (["run", "--until-precise", "0%"], "invalid value \"0%\"", "a share"),
    (["run", "--set", "a"], "invalid value \"a\" for --set <path=value>", "--set replicates=100"),
    (["run", "--force=yes"], "--force takes no value", "usage"),
    (["completions", "bsh"], "invalid value \"bsh\" for <shell>", "did you mean bash"),
    (["completions"], "missing <shell>", "usage: hearsay completions <shell>"),
    (["validate"], "missing <scenario>", "usage: hearsay validate"),
    (["help", "rnu"], "unknown command \"rnu\"", "did you mean run?"),
    (["town.json"], "unknown command \"town.json\"", "hearsay run town.json"),
    (["presets", "two-three"], "invalid value \"two-three\"", "did you mean two-three-eight-ten?"),
    (["graph", "generate", "small-world"], "invalid value \"small-world\"", "watts-strogatz"),
  ])
  func `a mistake is named, with what helps, and ends 2`(
    words: [String], message: String, help: String
  ) throws {
    let outcome = try tool.run(words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.contains(help), "\(outcome.errors)")
    #expect(outcome.errors.contains("--help"))
  }

  @Test func `completions of the whole tool are valid where the shell is installed`() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try tool.run(["completions", shell])
      #expect(script.status == 0 && script.output.contains("generate"))
      let known = try tool.shell("command -v \(shell) > /dev/null")
      guard known.status == 0 else {
        print("\(shell) is not installed: its completions are not checked")
        continue
      }
      let checked = try withFolder { folder in
        let file = try folder.write(script.output, to: "completions")
        return try tool.shell("\(shell) -n '\(file)'")
      }
      #expect(checked.status == 0 && checked.errors.isEmpty, "\(shell): \(checked.errors)")
    }
  }
}
