import CommandLineParsing
import Experiments
import PlainText
import Reports
import Scenarios

/// `hearsay seek`: the value of a parameter at which a figure reaches a target.
enum SeekCommand: Verb {
  /// A path and the first and the last of its values.
  struct Varied: Sendable {
    let path: String
    let from: String
    let to: String

    /// Reads `PATH=FROM..TO`; a third dot, as in `0...50`, is none of a number.
    init?(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let dots = parts[1].firstRange(of: "..") else { return nil }
      path = parts[0]
      from = String(parts[1][..<dots.lowerBound])
      let rest = parts[1][dots.upperBound...]
      to = String(rest.first == "." ? rest.dropFirst() : rest)
      if from.isEmpty || to.isEmpty { return nil }
    }
  }

  private static let vary = Flag(
    "vary",
    Value(
      "path=range",
      expected: "path=from..to, as in --vary service.recovery.attempt=0.2..0.8"
    ) { Varied($0) },
    help: """
      The parameter to vary, and between which values: --vary service.recovery.cost=0..2000. Nine \
      values are tried first, then others where the figure passes the target.
      """, category: "Search")
  private static let until = Flag(
    "until",
    Value(
      "condition",
      expected: "a metric, then >=, <=, >, < or =, then a number or another metric, as in --until "
        + "'reach_negative <= 500'"
    ) { SeekCondition($0) },
    help: """
      What is asked of the value: --until 'net_present_value >= 150,000'. Instead of a number there \
      may be another metric, and before the metric difference: for its difference to the baseline.
      """, category: "Search")
  private static let variant = Flag(
    "variant", .text("name"), unset: "the baseline",
    help: "The what-if in which the parameter is varied, beside the baseline as it is.",
    category: "Search")

  private static let both = Flag(
    "both",
    help: """
      Vary the parameter in the baseline as well: a difference is then what the what-if makes at \
      each value.
      """, category: "Search")

  static let command = Command(
    "seek", overview: "Find the value of a parameter at which a figure reaches a target.",
    details: [
      """
      "Which share of complaints must be resolved for bad news to reach no more people than good?" \
      The value is given with the interval that simulation error leaves. That there is no such \
      value, more than one, or that simulation error decides, are answers as well.
      """,
      """
      With difference:METRIC the figure is that of the baseline, or of --variant NAME, with the \
      parameter varied, less that of the baseline as it is (with --both: at the same value), \
      replicate by replicate. All values have common random numbers. Numbers may be written as \
      150000, 150,000, 150k, 60 % or 0.6.
      """,
    ],
    examples: [
      .init(
        "hearsay seek preset:two-three-eight-ten --vary customers.dissatisfied=0..0.5 --until "
          + "'reach_negative<=reach_positive'",
        "See how many may be dissatisfied before bad news reaches more people than good."),
      .init(
        "hearsay seek shop.json --variant fix-60 --both --vary service.recovery.cost=0..2000 "
          + "--until 'difference:net_present_value>=0'",
        "Find the cost of an attempt at which a what-if no longer pays."),
      .init(
        "hearsay seek town.json --vary customers.share=1%..20% --until 'reach_negative<=5k' --csv",
        "Print every value that was tried, to chart."),
    ],
    arguments: [CommonFlags.scenario],
    flags: [vary, until, variant, both] + CommonFlags.changes + [CommonFlags.untilPrecise]
      + [CommonFlags.threads, CommonFlags.instructions, CommonFlags.dryRun, CommonFlags.details]
      + CommonFlags.output,
    exclusions: [CommonFlags.forms],
    sections: [CommonFlags.columns(DataTable.seekColumns)])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    guard let varied = invocation[vary], let condition = invocation[until] else {
      throw ToolError(
        usage: """
          seek needs a parameter and a target, as in hearsay seek town.json --vary \
          customers.share=1%..20% --until 'reach_negative <= 500'
          """)
    }
    let seek: SeekExperiment
    do {
      seek = try SeekExperiment(
        CommonFlags.document(invocation), varying: varied.path, from: varied.from, to: varied.to,
        until: condition, variant: invocation[variant], inBoth: invocation[both])
    } catch let problem as SeekProblem {
      throw error(of: problem, at: varied.path)
    }
    seek.grid.idle(invocation[CommonFlags.set]).forEach(console.note)
    let workers = CommonFlags.workers(invocation)
    if invocation[CommonFlags.dryRun] {
      let estimate = try Experiment(seek.grid).estimate(workers: workers)
      console.note(
        "these are the baseline and the values that are tried first; each value that is found takes about 20 more"
      )
      try console.show(
        .of(estimate, seek.grid, verb: command.name),
        json: .of(estimate, seek.grid, verb: command.name))
      return .ok
    }
    let result = try console.working { progress in
      try seek.run(
        workers: workers, cancellation: Interrupt.cancellation, progress: progress.show)
    }
    guard let result else {
      console.warn("stopped: the values that are tried first were not all run")
      return Interrupt.status ?? .interrupted
    }
    if console.isForPrograms { result.grid.notes.forEach(console.note) }
    try console.show(
      CommonFlags.chosen(Answer(result), details: .of(result), invocation), csv: .of(result),
      json: .of(result))
    if result.failed > 0 {
      console.warn("error: \(NumberText.count(result.failed, "run")) failed")
      return .runFailed
    }
    return result.wasCancelled ? Interrupt.status ?? .interrupted : .ok
  }

  // MARK: Errors

  private static func error(of problem: SeekProblem, at path: String) -> any Error {
    func error(_ flag: any FlagRow, _ message: String, _ remedies: [String] = []) -> ToolError {
      ToolError(
        (["--\(flag.form.name): \(message)"] + remedies.map { "  \($0)" }
          + ["See \"hearsay seek --help\"."]).joined(separator: "\n"), .usage)
    }
    switch problem {
    case .path(let path, let reason):
      return error(vary, "\(path) cannot be varied: \(reason)")
    case .end(let text):
      return error(
        vary, "\(quoted(text)) is no number",
        ParameterDescription.hints(for: text, at: path) + [
          "write 0.6, 60%, 150000, 150,000 or 150k; what is inside a telling count has a path of its own, such as voices.negative.tells.exactly"
        ])
    case .fraction(let text):
      return error(
        vary, "\(quoted(text)) is no whole number, and this parameter takes no other",
        ParameterDescription.hints(for: text, at: path))
    case .range(let from, let to):
      if from == to {
        return error(
          vary, "both ends of the range are \(from), so that there is nothing to seek",
          ["write two ends, the smaller one first, or set it: hearsay run --set \(path)=\(from)"])
      }
      let isMixed = to.hasSuffix("%") && !from.hasSuffix("%")
      return error(
        vary, "\(from) is not below \(to)",
        [isMixed ? "write \(from)%..\(to)" : "write the smaller value first"])
    case .percentEnd(let text, let path, let unit):
      return error(
        vary, "\(path) is in \(unit), and \"\(text)\" in per cent",
        ["write the number without the per cent sign"])
    case .setByVariant(let name, let path):
      return error(
        variant, "the what-if \(name) itself sets \(path), so that no other value of it is sought",
        ["name a what-if that leaves \(path) alone, or vary another parameter"])
    case .variant(let name, let known):
      let hint = Suggestion.hint(name, among: known, quoting: false)
      return error(
        variant, known.isEmpty ? "the scenario has no what-ifs" : "there is no what-if \(name)",
        known.isEmpty || !hint.isEmpty ? hint : ["there are \(known.joined(separator: ", "))"])
    case .metric(let unknown):
      let remedy =
        switch unknown.reason {
        case .periods: ["it takes a \"service\" block"]
        case .reruns: ["it is one of reruns with something left out, which are not made here"]
        case .comparison, nil:
          Suggestion.hint(unknown.word, among: unknown.known, quoting: false)
        }
      return error(
        until, "this scenario has no metric \"\(unknown.word)\"",
        remedy + ["\"hearsay explain --metrics\" lists all metrics"])
    case .family(let word, let metrics):
      let shown = metrics.prefix(6).joined(separator: ", ") + (metrics.count > 6 ? ", ..." : "")
      return error(until, "\(word) is several metrics", ["name one: \(shown)"])
    case .comparison(let name):
      return error(
        until, "\(name) is itself a comparison with the baseline",
        ["write a difference, such as difference:net_present_value"])
    case .nothingInBoth:
      return error(
        both, "it is about the difference that a what-if makes",
        [
          "add --variant NAME and write --until 'difference:net_present_value >= 0', or leave it out"
        ])
    case .numbers: return error(until, "neither side is a metric")
    case .pair(let left, let right, let reason):
      return error(until, "\(left) cannot be compared with \(right): \(reason)")
    case .share(let metric, let number):
      let text = NumberText.shortest(number)
      return error(
        until, "\(metric) is a share from 0 to 1, not \(text)",
        abs(number) <= 100 ? ["write \"\(text) %\""] : [])
    case .percent(let metric, let unit):
      return error(until, "\(metric) is in \(unit), not in per cent", ["give a number of \(unit)"])
    case .plan(let problem): return problem
    }
  }
}
