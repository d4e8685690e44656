import CommandLineParsing
import Experiments

/// `hearsay compare`: the baseline of a scenario and its variants, or several files, paired.
enum CompareCommand: Verb {
  private static let scenarios = Argument(
    Value("scenario", .file), .anyNumber,
    help: "A scenario file, - for standard input, or preset:NAME; of several, the first is the "
      + "baseline.",
    default: "the built-in scenario")

  static let command = ExperimentVerbs.command(
    "compare", overview: "Runs a scenario and each of its what-ifs, and shows the differences.",
    details: [
      "Every variant meets the same luck as the baseline, replicate by replicate, so that the "
        + "difference shows what the change is worth and not what chance did.",
      "Of several files the baselines are compared, each with that of the first: what differs may then "
        + "be anything but random seed and replicates.",
    ],
    examples: [
      .init(
        "hearsay compare scenarios/two-three-eight-ten.json",
        "See what half as many unhappy customers would change."
      ),
      .init("hearsay compare town.json -o results", "Also write compare.csv to a folder."),
      .init("hearsay compare now.json plan-a.json plan-b.json", "Compare files."),
    ], argument: scenarios, running: [ExperimentVerbs.decompose])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let names = invocation.texts(scenarios)
    guard names.count > 1 else {
      return try ExperimentVerbs.perform(.compare, invocation, console)
    }
    return try ExperimentVerbs.perform(invocation, console) {
      try Plan(
        comparing: names.map { try CommonFlags.document($0, invocation) },
        decomposes: invocation.isOn(ExperimentVerbs.decompose))
    }
  }
}
