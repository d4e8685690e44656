import PlainText
import CommandLineParsing
import Experiments
import Scenarios
import SocialGraph

/// `hearsay graph generate`: a graph of a model.
enum GraphGenerateCommand: Verb {
  private static let model = Argument(
    .choice("model", GraphSource.modelNames), help: "The model to generate.")
  private static let count = Value.whole("n", 0...Int(UInt32.max))
  private static let people = Flag(
    "people", count, help: "The number of people.", category: "Model")
  private static let contacts = Flag(
    "contacts", .text("n"),
    help:
      "How many contacts people have (ring-lattice, watts-strogatz, random-regular), or have on "
      + "average (erdos-renyi), or a matrix like [[8,1],[1,8]] (stochastic-block).",
    category: "Model")
  private static let rewire = Flag(
    "rewire", .number("p", 0...1),
    help: "The chance that a tie is rewired (watts-strogatz).", category: "Model")
  private static let attach = Flag(
    "attach", count, help: "The number of ties of a newcomer (barabasi-albert).",
    category: "Model")
  private static let degrees = Flag(
    "degrees", .text("json"),
    help: "How many contacts people have, written as in scenario files: {\"poisson\": 8} "
      + "(configuration).", category: "Model")
  private static let size = Flag(
    "size", count, help: "The people in a circle of friends (circles).",
    category: "Model")
  private static let weak = Flag(
    "weak", .number("x", 0...1e9),
    help: "The mean number of random ties outside the circle (circles).", category: "Model")
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
      CommonFlags.threads, GraphWriting.out, GraphWriting.format, CommonFlags.force,
      CommonFlags.quiet,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[GraphWriting.out]
    let model = try described(invocation)
    try GraphWriting.checkFree(path, invocation)
    let made = try GraphSources.load(
      GraphFamily(source: .model(model), seed: invocation[seed]),
      draw: invocation[draw], workers: CommonFlags.workers(invocation))
    try GraphWriting.write(made.graph, made.labels, to: path, invocation, console)
    return .ok
  }

  /// The model that the flags describe, checked as that of a scenario file.
  private static func described(_ invocation: Invocation) throws -> GraphModel {
    var members = ["\"model\": \"\(invocation[model])\""]
    for flag in [people, attach, size] {
      if let value = invocation[flag] { members.append("\"\(flag.form.name)\": \(value)") }
    }
    for flag in [rewire, weak] {
      if let value = invocation[flag] { members.append("\"\(flag.form.name)\": \(value)") }
    }
    for flag in [contacts, degrees] {
      if let value = invocation[flag] { members.append("\"\(flag.form.name)\": \(value)") }
    }
    if invocation.wasGiven(sizes) {
      members.append("\"sizes\": \(invocation[sizes])")
    }
    // Nobody talks here, but a scenario says so.
    let text =
      "{ \"format\": 1, \"graph\": { \(members.joined(separator: ", ")) }, "
      + "\"customers\": { \"count\": 0, \"satisfied\": 0, \"dissatisfied\": 0 }, "
      + "\"voices\": { \"positive\": { \"tells\": \"nobody\" }, "
      + "\"negative\": { \"tells\": \"nobody\" } } }"
    do {
      let document = try ScenarioDocument.read(.text(text, name: "graph generate"))
      if case .model(let model) = document.baseline.graph { return model }
      throw ToolError("graph generate: the model is not one to generate", .usage)
    } catch let errors as Diagnostics {
      // The text is ours, so its lines and columns would mean nothing to the user.
      let lines = errors.items.flatMap { [$0.message] + $0.remedies.map { "  \($0)" } }
      throw ToolError(
        lines.joined(separator: "\n") + "\nSee \"hearsay graph generate --help\".", .usage)
    }
  }
}
