import CommandLineParsing
import Experiments

/// `hearsay sweep`: the points of a scenario's design.
enum SweepCommand: Verb {
  static let command = ExperimentVerbs.command(
    "sweep", overview: "Run every point of a scenario's sweep.",
    details: [
      """
      The points are those of the file's "sweep": a grid, zipped lists, or listed points. Each graph \
      is built once.
      """
    ],
    examples: [
      .init(
        "hearsay sweep town.json --dry-run", "Show how many runs it needs and how long they take."),
      .init("hearsay sweep town.json --out results", "Write results as CSV files to chart."),
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.sweep, invocation, console)
  }
}
