import CommandLineParsing
import Experiments

/// `hearsay uncertain`: settings sampled from a scenario's uncertain inputs.
enum UncertainCommand: Verb {
  static let command = ExperimentVerbs.command(
    "uncertain", overview: "Samples a scenario's uncertain inputs, and tells which of them matter.",
    details: [
      "The inputs are the file's \"uncertain\": a path each, and a range or a list of what it may be. "
        + "Every sample runs all replicates under the same luck, so that luck, simulation error and "
        + "doubt about the inputs can be told apart, and inputs ranked by the share of that doubt that "
        + "they explain."
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
