import CommandLineParsing
import Experiments
import GraphFiles
import PlainText
import Reports
import Scenarios
import SocialGraph

/// `hearsay graph inspect`: what a graph looks like.
enum GraphInspectCommand: Verb {
  private static let input = Argument(
    .file("graph"),
    help: "A graph file or - for standard input; or a scenario, ending in .json or preset:NAME, "
      + "whose graph is then read or generated. A .json file with nodes and links is a graph.")

  static let command = Command(
    "inspect", overview: "Print the size, contacts, components and clustering of a graph.",
    examples: [
      .init("hearsay graph inspect ties.csv --json", "Summarize a file as JSON."),
      .init(
        "hearsay graph inspect women-events.csv --project first",
        "Women who went to the same events."),
      .init("hearsay graph inspect town.json", "The graph that a scenario runs on."),
      .init(
        "hearsay graph generate barabasi-albert --people 1000 --attach 3 | hearsay graph inspect -",
        "The graph of a model."),
    ],
    arguments: [input],
    flags: [
      CommonFlags.directed, CommonFlags.project, CommonFlags.weightColumn,
      CommonFlags.repeatedWeights, CommonFlags.set, CommonFlags.seed,
      CommonFlags.threads, CommonFlags.details,
      CommonFlags.json, CommonFlags.quiet,
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[input]
    let workers = CommonFlags.workers(invocation)
    let isScenario =
      CommonFlags.isPreset(path)
      || path.lowercased().hasSuffix(".json") && !GraphFormats.isJSONGraph(path)
    var family = GraphFamily(
      source: .file(
        path: path, isDirected: invocation[CommonFlags.directed],
        projection: invocation[CommonFlags.project], weights: try CommonFlags.weights(invocation)),
      seed: 0)
    if isScenario {
      let baseline = try CommonFlags.document(path, invocation).baseline
      family = GraphFamily(source: baseline.graph, seed: baseline.seed)
    }
    let loaded = try GraphVerbs.load(family, workers: workers)
    let summary = GraphSummary(of: loaded.graph, workers: workers)
    let report = loaded.reports.first
    let title = isScenario ? "The graph of \(path)" : path
    try console.show(
      CommonFlags.chosen(
        Answer(summary, report, title: title), details: .of(summary, report, title: title),
        invocation),
      json: .of(summary, report))
    return .ok
  }
}
