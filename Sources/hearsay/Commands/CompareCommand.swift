import CommandLineParsing
import Experiments

/// `hearsay compare`: the baseline of a scenario and its variants, or several files, paired.
enum CompareCommand: Verb {
  private static let scenarios = Argument(
    rest: .file("scenario"), unset: "the built-in scenario",
    help: """
      A scenario file, - for standard input, or preset:NAME; of several, the first is the baseline.
      """)

  static let command = ExperimentVerbs.command(
    "compare", overview: "Run a scenario and each of its what-ifs, and show the differences.",
    details: [
      """
      Baseline and what-ifs use common random numbers, replicate by replicate, so that \
      differences are due to the change and not to chance.
      """,
      """
      If several files are given, the baseline of each is compared with that of the first; they may \
      differ in anything but the random seed and the replicates.
      """,
    ],
    examples: [
      .init(
        "hearsay compare scenarios/two-three-eight-ten.json",
        "See what half as many unhappy customers would change."
      ),
      .init("hearsay compare town.json -o results", "Also write compare.csv to a folder."),
      .init(
        "hearsay compare town.json --metrics reach --csv", "Print what happens to reach, as CSV."),
      .init("hearsay compare now.json plan-a.json plan-b.json", "Compare files."),
    ], argument: scenarios, reruns: true,
    running: [ExperimentVerbs.metrics, ExperimentVerbs.by])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let names = invocation[scenarios]
    guard names.count > 1 else {
      return try ExperimentVerbs.perform(.compare, invocation, console)
    }
    return try ExperimentVerbs.perform(invocation, console, scenarios: names) {
      try Plan(
        comparing: names.map { try CommonFlags.document($0, invocation) },
        decomposes: invocation[ExperimentVerbs.decompose])
    }
  }
}
