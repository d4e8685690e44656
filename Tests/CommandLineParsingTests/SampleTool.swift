import CommandLineParsing

/// A small tool whose table has every kind of flag and argument.
enum SampleTool {
  static let out = Flag(
    "out", short: "o", .folder("dir"), help: "Write to this folder.",
    category: "Output")
  static let force = Flag("force", short: "f", help: "Overwrite it.", category: "Output")
  static let quiet = Flag("quiet", short: "q", help: "Say less.", category: "Output")
  static let verbose = Flag("verbose", short: "v", help: "Say more.", category: "Output")
  static let color = Flag(
    negatable: "color", unset: "on a terminal", help: "Colour the report.", category: "Output")
  static let seed = Flag(
    "seed", short: "s", .whole("n", 0...UInt64.max), default: 42, help: "The random seed.")
  static let chance = Flag(
    "chance", .number("p", -1...1), help: "A chance.")
  static let set = Flag(
    "set", repeated: .text("path=value", ideas: { ["a.b=", "a.c=", "d="] }), help: "Set one value.")
  static let tags = Flag(
    "tags", short: "t", repeated: .text("tag", ideas: { ["red", "green", "grey"] }),
    takesCommas: true, help: "Tag it.")
  static let format = Flag(
    "format", .choice("format", ["edges", "tsv", "csv"]),
    help: "Its format.", category: "Output")

  static let scenario = Argument(
    optional: .file("scenario", ideas: { ["preset:one", "preset:two"] }), unset: "the built-in one",
    help: "The file to run.")
  static let input = Argument(.file("input"), help: "The file to read.")
  static let others = Argument(rest: .file("other"), help: "More files.")
  static let shell = Argument(.choice("shell", ["bash", "zsh"]), help: "The shell.")

  static let run = Command(
    "run", overview: "Runs a scenario.", details: ["It runs it and says what came of it."],
    examples: [.init("tool run x.json", "Run one file.")],
    arguments: [scenario],
    flags: [seed, chance, set, tags, out, force, quiet, verbose, color, format],
    exclusions: [[quiet, verbose]],
    sections: [.init("Exit codes", rows: [("0", "All went well."), ("2", "Usage.")])])
  static let inspect = Command(
    "inspect", overview: "Looks at a graph.", arguments: [input, others])
  static let graph = Command("graph", overview: "Works on graphs.", subcommands: [inspect])
  static let shells = Command("shells", overview: "Names a shell.", arguments: [shell])
  static let tool = Command(
    "tool", overview: "Does things.", subcommands: [run, graph, shells], runsAlone: true,
    sections: [
      .init("More", text: "Nowhere else."),
      .init("Signals", rows: [("INT", "Stops it.")], topic: "signals"),
    ], version: "tool 1.2.3")

  /// What `run` was given.
  static func invocation(_ words: String...) throws -> Invocation {
    guard case .run(let invocation) = try tool.parse(["run"] + words) else {
      throw NotAnInvocation()
    }
    return invocation
  }

  /// The error of a command line, or nil.
  static func error(_ words: String...) -> CommandLineError? {
    do {
      _ = try tool.parse(words)
      return nil
    } catch {
      return error
    }
  }

  struct NotAnInvocation: Error {}
}
