import CommandLineParsing
import Evidence
import Experiments
import Reports
import Scenarios

/// A command that runs one part of one scenario: the one that it is named for.
protocol RunVerb: Verb {}

extension RunVerb {
  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try ExperimentVerbs.perform(Plan.Scope(rawValue: command.name) ?? .run, invocation, console)
  }
}

/// `hearsay run`: the baseline of a scenario.
enum RunCommand: RunVerb {
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
        "Also show what one unhappy customer costs, and what silence and word of mouth cost."),
    ], reruns: true, running: [ExperimentVerbs.metrics, ExperimentVerbs.by])
}

/// A bare `hearsay`: runs the built-in scenario, then points to the other commands.
enum BareCommand: Verb {
  static let command = Verbs.table

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let plan = try Plan(CommonFlags.document(nil, invocation), scope: .compare)
    let result = try console.working { progress in
      try Experiment(plan, theory: Predictions.of).run(
        workers: CommonFlags.workers(invocation), cancellation: Interrupt.cancellation,
        progress: progress.show)
    }
    if result.done > 0 {
      try console.show(Answer(baselineOf: result).document(more: "hearsay run --details"))
      console.note("this was the built-in scenario; \"hearsay help\" lists all commands")
    }
    return ExperimentVerbs.status(of: result, console)
  }
}

/// `hearsay sweep`: the points of a scenario's design.
enum SweepCommand: RunVerb {
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
      .init(
        "hearsay sweep town.json --metrics reach_negative --csv --csv-dialect excel-eu > sweep.csv",
        "Chart one metric in a spreadsheet with decimal commas."),
    ], running: [ExperimentVerbs.metrics, ExperimentVerbs.by])
}

/// `hearsay uncertain`: settings sampled from a scenario's uncertain inputs.
enum UncertainCommand: RunVerb {
  static let command = ExperimentVerbs.command(
    "uncertain",
    overview: "Sample a scenario's uncertain inputs: which what-if is better, and what matters.",
    details: [
      """
      The inputs are those of the file's "uncertain": a path with a range or a list of values. Every \
      sample runs all replicates with common random numbers, so that the spread across replicates, \
      simulation error and uncertainty about the inputs can be separated, and the inputs ranked by \
      the share of that uncertainty they explain.
      """,
      """
      What-ifs are run with the same samples: how often each is better than the baseline, which input \
      turns the answer and at which value, and what knowing an input before deciding would be worth.
      """,
    ],
    examples: [
      .init(
        "hearsay uncertain scenarios/what-matters.json",
        "See whether to act, and which unknown to find out first."),
      .init(
        "hearsay uncertain town.json --set uncertainty.samples=256", "Take four times the samples."),
      .init("hearsay uncertain town.json --out results", "Also write uncertainty.csv to a folder."),
      .init("hearsay uncertain town.json --metric reach_negative", "Decide by who hears bad news."),
    ], running: [ExperimentVerbs.metric])
}
