import CommandLineParsing
import Experiments

/// `hearsay run`: the baseline of a scenario.
enum RunCommand: Verb {
  static let command = ExperimentVerbs.command(
    "run", overview: "Run a scenario and show how far each story travels.",
    details: ["Only the baseline is run; \"compare\" runs the what-ifs, \"sweep\" the sweep."],
    examples: [
      .init("hearsay run", "Run the built-in scenario."),
      .init(
        "hearsay run scenarios/storm.json --out storm", "Run a file; keep every figure as CSV."),
      .init(
        "hearsay run town.json --set customers.dissatisfied=0.05 -r 200",
        "Run it with one value changed, 200 times."),
      .init(
        "hearsay run shop.json --decompose",
        "Also show what one unhappy customer costs, and what silence and talk cost."),
    ], running: [ExperimentVerbs.decompose])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(.run, invocation, console)
  }
}

/// A bare `hearsay`: runs the built-in scenario, then points to the other commands.
enum BareCommand: Verb {
  static let command = Verbs.table

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let status = try ExperimentVerbs.perform(.run, invocation, console)
    console.note("this was the built-in scenario; \"hearsay help\" lists all commands")
    return status
  }
}
