import CommandLineParsing
import Experiments
import PlainText
import Scenarios
import SocialGraph

/// `hearsay graph generate`: a graph of a model.
enum GraphGenerateCommand: Verb {
  private static let model = Argument(
    .choice("model", GraphSource.modelNames), help: "The model to generate.")
  private static let count = Value.whole("n", 0...Int(UInt32.max))
  private static let people = parameter("people", count, "The number of people.")
  private static let contacts = parameter(
    "contacts", .text("n"),
    "How many contacts people have (ring-lattice, watts-strogatz, random-regular), or have on "
      + "average (erdos-renyi), or a matrix like [[8,1],[1,8]] (stochastic-block).")
  private static let rewire = parameter(
    "rewire", .number("p", 0...1), "The chance that a tie is rewired (watts-strogatz).")
  private static let attach = parameter(
    "attach", count, "The number of ties of a newcomer (barabasi-albert).")
  private static let degrees = parameter(
    "degrees", .text("json"),
    "How many contacts people have, written as in scenario files: {\"poisson\": 8} "
      + "(configuration).")
  private static let size = parameter(
    "size", count, "The people in a circle of friends (circles).")
  private static let weak = parameter(
    "weak", .number("x", 0...1e9),
    "The mean number of random ties outside the circle (circles).")
  private static let sizes = Flag(
    "sizes", repeated: count, takesCommas: true,
    help: "The people in each group (stochastic-block).",
    category: "Model")
  private static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max), default: 0,
    help: "The random seed, decimal or 0x....", category: "Model")
  private static let draw = Flag(
    "draw", count, default: 0,
    help: "The number of the draw: each gives an independent graph of the seed.",
    category: "Model")

  /// A flag for a parameter that some models have.
  private static func parameter<Read: Sendable>(
    _ name: String, _ value: Value<Read>, _ help: String
  ) -> Flag<Read?> {
    Flag(name, value, help: help, category: "Model")
  }

  static let command = Command(
    "generate", overview: "Generate a graph of a model and write its ties.",
    details: [
      "The graph depends on nothing but the model, its parameters, the seed and the draw: a scenario "
        + "with the same model and seed runs on the same graph. A file is written completely or not "
        + "at all."
    ],
    examples: [
      .init(
        "hearsay graph generate watts-strogatz --people 1000 --contacts 10 --rewire 0.1 -o town.csv",
        "A small world as CSV."),
      .init(
        "hearsay graph generate stochastic-block --sizes 50,50 --contacts '[[8,1],[1,8]]'",
        "Two groups, to standard output."),
    ],
    arguments: [model],
    flags: [
      people, contacts, rewire, attach, degrees, size, weak, sizes, seed, draw,
      CommonFlags.threads, GraphVerbs.out, GraphVerbs.format, CommonFlags.force,
      CommonFlags.quiet,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[GraphVerbs.out]
    let model = try described(invocation)
    try console.checkFree(path, overwrites: invocation[CommonFlags.force])
    let made = try GraphVerbs.load(
      GraphFamily(source: .model(model), seed: invocation[seed]),
      draw: invocation[draw], workers: CommonFlags.workers(invocation))
    try GraphVerbs.write(made.graph, made.labels, to: path, invocation, console)
    return .ok
  }

  /// The model that the flags describe, checked as that of a scenario file.
  private static func described(_ invocation: Invocation) throws -> GraphModel {
    var graph: JSONValue = ["model": .text(invocation[model])]
    func add(_ flag: any FlagRow, _ text: String?) throws(Diagnostics) {
      guard let text else { return }
      let name = flag.form.name
      let source = SourceText(.setting, name: "--\(name) \(text)", bytes: Array(text.utf8))
      let outcome = JSONReader.read(source)
      let problems = outcome.syntaxErrors + outcome.duplicates
      guard problems.isEmpty, let value = outcome.root else { throw Diagnostics(problems) }
      graph.append(name, value)
    }
    do throws(Diagnostics) {
      for flag in [people, attach, size] { try add(flag, invocation[flag].map { "\($0)" }) }
      for flag in [rewire, weak] { try add(flag, invocation[flag].map { "\($0)" }) }
      for flag in [contacts, degrees] { try add(flag, invocation[flag]) }
      if invocation.wasGiven(sizes) { try add(sizes, "\(invocation[sizes])") }
      return try GraphModel(scenarioGraph: graph)
    } catch {
      throw Self.error(error)
    }
  }

  /// A message with the flag in place of the parameter of a scenario file: `--people is missing`.
  private static func flagged(_ message: String) -> String {
    let parameter = message.split(separator: " ").first.map(String.init) ?? ""
    guard message == "\(parameter) is missing", parameter.hasPrefix("graph.") else {
      return message
    }
    return "--\(parameter.dropFirst(6)) is missing"
  }

  private static func error(_ errors: Diagnostics) -> ToolError {
    let lines = errors.items.flatMap { item in
      let place = item.file.hasPrefix("--") ? "\(item.file): " : ""
      return ["\(place)\(flagged(item.message))"] + item.remedies.map { "  \($0)" }
    }
    return ToolError(
      lines.map(TextWidth.printable).joined(separator: "\n")
        + "\nSee \"hearsay graph generate --help\".", .usage)
  }
}
