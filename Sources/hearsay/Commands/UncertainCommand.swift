import CommandLineParsing
import Experiments

/// `hearsay uncertain`: settings sampled from a scenario's uncertain inputs.
enum UncertainCommand: Verb {
  static let command = ExperimentVerbs.command(
    "uncertain", overview: "Sample a scenario's uncertain inputs and rank them by importance.",
    details: [
      """
      The inputs are those of the file's "uncertain": a path with a range or a list of values. Every \
      sample runs all replicates with common random numbers, so that the spread across replicates, \
      simulation error and uncertainty about the inputs can be separated, and the inputs ranked by \
      the share of that uncertainty they explain.
      """
    ],
    examples: [
      .init(
        "hearsay uncertain scenarios/what-matters.json", "See which unknown is worth a survey."),
      .init(
        "hearsay uncertain town.json --set uncertainty.samples=256", "Take four times the samples."),
      .init("hearsay uncertain town.json --out results", "Also write uncertainty.csv to a folder."),
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.uncertain, invocation, console)
  }
}
