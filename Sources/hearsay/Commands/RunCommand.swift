import CommandLineParsing
import Experiments

/// `hearsay run`: the baseline of a scenario.
enum RunCommand: Verb {
  static let command = ExperimentVerbs.command(
    "run", overview: "Runs a scenario and shows how far each story travels.",
    details: ["It runs the baseline alone; \"compare\" runs the what-ifs, \"sweep\" the sweep."],
    examples: [
      .init("hearsay run", "Run the built-in scenario."),
      .init(
        "hearsay run scenarios/storm.json --out storm", "Run one file; keep every figure as CSV."),
      .init(
        "hearsay run town.json --set customers.dissatisfied=0.05 -r 200",
        "Run it with one value changed, 200 times."),
      .init(
        "hearsay run shop.json --decompose",
        "Tell also what one unhappy customer costs, and silence and talk."),
    ], running: [ExperimentVerbs.decompose])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.run, invocation, console)
  }
}

/// A bare `hearsay`: runs the built-in scenario, then says where to go on.
enum BareCommand: Verb {
  static let command = Verbs.table

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let status = try ExperimentVerbs.perform(.run, invocation, console)
    console.note("this was the built-in scenario; \"hearsay help\" shows what else there is")
    return status
  }
}
