import CommandLineParsing
import Experiments

/// `hearsay compare`: the baseline of a scenario and its variants, paired.
enum CompareCommand: Verb {
  static let command = ExperimentVerbs.command(
    "compare", overview: "Runs a scenario and each of its what-ifs, and shows the differences.",
    details: [
      "Every variant meets the same luck as the baseline, replicate by replicate, so that the "
        + "difference shows what the change is worth and not what chance did."
    ],
    examples: [
      .init(
        "hearsay compare scenarios/two-three-eight-ten.json",
        "See what half as many unhappy customers would change."
      ),
      .init("hearsay compare town.json -o results", "Also write compare.csv to a folder."),
    ])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.compare, invocation, console)
  }
}
