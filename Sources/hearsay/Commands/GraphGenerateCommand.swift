import PlainText
import CommandLineParsing
import Experiments
import Scenarios
import SocialGraph

/// `hearsay graph generate`: a graph of a model.
enum GraphGenerateCommand: Verb {
  private static let model = Argument(
    Value("model", .choice(GraphSource.modelNames)), help: "The model to generate.")
  private static let count = Value("n", .wholeNumber(0...UInt64(UInt32.max)))
  private static let people = Flag(
    "people", .single(count), help: "The number of people.", category: "Model")
  private static let contacts = Flag(
    "contacts", .single(Value("n")),
    help:
      "How many contacts people have (ring-lattice, watts-strogatz, random-regular), or have on "
      + "average (erdos-renyi), or a matrix like [[8,1],[1,8]] (stochastic-block).",
    category: "Model")
  private static let rewire = Flag(
    "rewire", .single(Value("p", .number(0...1))),
    help: "The chance that a tie is rewired (watts-strogatz).", category: "Model")
  private static let attach = Flag(
    "attach", .single(count), help: "To how many a newcomer attaches (barabasi-albert).",
    category: "Model")
  private static let degrees = Flag(
    "degrees", .single(Value("json")),
    help: "How many contacts people have, as scenario files say it: {\"poisson\": 8} "
      + "(configuration).", category: "Model")
  private static let size = Flag(
    "size", .single(count), help: "The people in a circle of friends (circles).",
    category: "Model")
  private static let weak = Flag(
    "weak", .single(Value("x", .number(0...1e9))),
    help: "The mean number of random ties outside the circle (circles).", category: "Model")
  private static let sizes = Flag(
    "sizes", .list(count), help: "The people in each group (stochastic-block).",
    category: "Model")
  private static let seed = Flag(
    "seed", .single(Value("n", .wholeNumber(0...UInt64.max))),
    help: "The random seed, decimal or 0x....", default: "0", category: "Model")
  private static let draw = Flag(
    "draw", .single(Value("n", .wholeNumber(0...UInt64(UInt32.max)))),
    help: "The number of the draw: independent graphs of one seed.", default: "0",
    category: "Model")

  static let command = Command(
    "generate", overview: "Generates a graph of a model and writes its ties.",
    details: [
      "The graph depends on the model, its parameters, the seed and the draw alone: a scenario "
        + "with the same model and seed runs on the same graph. A file appears whole or not at all."
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
    ],
    sections: [ExitStatus.help])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation.text(GraphWriting.out) ?? "-"
    let model = try described(invocation)
    try GraphWriting.checkFree(path, invocation)
    let made = try GraphSources.load(
      GraphFamily(source: .model(model), seed: invocation.wholeNumber(seed) ?? 0),
      draw: Int(invocation.wholeNumber(draw) ?? 0), workers: CommonFlags.workers(invocation))
    try GraphWriting.write(made.graph, made.labels, to: path, invocation, console)
    return .ok
  }

  /// The model that the flags describe, checked as that of a scenario file.
  private static func described(_ invocation: Invocation) throws -> GraphModel {
    var members = ["\"model\": \"\(invocation.text(model) ?? "")\""]
    for flag in [people, attach, size] {
      if let value = invocation.wholeNumber(flag) { members.append("\"\(flag.name)\": \(value)") }
    }
    for flag in [rewire, weak] {
      if let value = invocation.number(flag) { members.append("\"\(flag.name)\": \(value)") }
    }
    for flag in [contacts, degrees] {
      if let value = invocation.text(flag) { members.append("\"\(flag.name)\": \(value)") }
    }
    if invocation.wasGiven(sizes) {
      let values = invocation.texts(sizes).compactMap { Value.wholeNumber($0) }
      members.append("\"sizes\": \(values)")
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
      throw Failure("graph generate: the model is not one to generate", .usage)
    } catch let errors as Diagnostics {
      // The text is ours, so its lines and columns would mean nothing to the user.
      let lines = errors.items.flatMap { [$0.message] + $0.remedies.map { "  \($0)" } }
      throw Failure(
        lines.joined(separator: "\n") + "\nSee \"hearsay graph generate --help\".", .usage)
    }
  }
}
