import CommandLineParsing
import Experiments

/// `hearsay sweep`: the points of a scenario's design.
enum SweepCommand: Verb {
  static let command = ExperimentVerbs.command(
    "sweep", overview: "Runs every point of a scenario's sweep, to chart.",
    details: [
      "The points are the file's \"sweep\": a grid, a zip of lists, or points one by one. All of "
        + "them share the workers; each graph is built once."
    ],
    examples: [
      .init("hearsay sweep town.json --dry-run", "Tell how many runs it takes, and how long."),
      .init("hearsay sweep town.json --out results", "Write a row a run, a point and a metric."),
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.sweep, invocation, console)
  }
}
