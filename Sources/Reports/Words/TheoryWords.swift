package import Experiments
import Scenarios
import WordOfMouth

/// Predictions of theory beside the simulation, and why the two may differ.
extension ExperimentResult {
  /// How many settings have their theory shown.
  private static let theoryLimit = 8

  /// A prediction and what was simulated.
  private typealias TheoryPair = (
    setting: Int, prediction: Prediction, simulated: MetricSummary, mean: Double
  )

  /// The section on theory; nothing where no theory is known.
  package var theory: [Document.Block] {
    let shown = settings.count <= Self.theoryLimit ? settings.indices : 0..<0
    let pairs = shown.flatMap(theoryPairs)
    if pairs.isEmpty { return [] }
    let reasons: [Prose] = unique(pairs.flatMap(\.prediction.differences)).map {
      "Theory and simulation may differ because of \($0)."
    }
    return [.heading("Theory and simulation")] + (reasons.isEmpty ? [] : [.list(reasons)])
      + [.table(theoryTable(pairs)), .list(Self.theorySentences(pairs))]
  }

  private func theoryPairs(_ index: Int) -> [TheoryPair] {
    settings[index].theory.compactMap { prediction in
      // Of several settings what is told for each customer is enough.
      let isReach = Opinion.allCases.contains { prediction.metric == "reach_\($0)" }
      guard settings.count == 1 || !isReach,
        let simulated = settings[index].summary(prediction.metric), let mean = simulated.mean
      else { return nil }
      return (index, prediction, simulated, mean)
    }
  }

  private func theoryTable(_ pairs: [TheoryPair]) -> Table {
    let isAlone = settings.count == 1
    let isTested = pairs.contains(where: Self.isTested)
    var table = Table(
      (isAlone ? [] : [.init("setting", .text)]) + [
        .init("", .text), .init("theory", group: 0), .init("simulated", group: 0),
      ] + (isTested ? [.init("z", group: 0)] : []))
    table.blanksRepeatedKeys = !isAlone
    table.rows = pairs.map { pair in
      let setting = plan.settings[pair.setting]
      let name = plan.scope == .sweep ? "point \(setting.point)" : setting.variant
      return .cells(
        (isAlone ? [] : [.text(name)]) + [.text(Self.theoryLabel(pair.prediction.metric))]
          + Self.theoryCells(pair) + (isTested ? [Self.score(pair)] : []))
    }
    return table
  }

  /// `reach_per_customer_negative` as `negative: reach per customer`.
  private static func theoryLabel(_ metric: String) -> String {
    for opinion in Opinion.allCases {
      // The line of limits.takeOff parts what theory parts.
      let byLine = [
        "took_off_\(opinion)": "chance of take-off",
        "reach_given_take_off_\(opinion)": "reach given take-off",
      ]
      let known = ShownMetric.all(opinion).first { $0.name == metric }?.label ?? byLine[metric]
      if let known { return "\(opinion): \(known)" }
    }
    return metric.replacing("_", with: " ")
  }

  private static func theoryCells(_ pair: TheoryPair) -> [Value] {
    let error = pair.simulated.standardError
    let kind: ShownFigure.Kind = pair.prediction.metric.hasPrefix("took_off") ? .chance : .amount
    return [pair.prediction.value, pair.mean].map(
      FigureStyle(kind, of: pair.mean, standardError: error).value)
  }

  /// Whether the two should agree: where nothing is known that theory leaves out.
  private static func isTested(_ pair: TheoryPair) -> Bool {
    pair.prediction.differences.isEmpty && (pair.simulated.standardError ?? 0) > 0
  }

  /// How many standard errors they are apart; a difference that has reasons is no error.
  private static func score(_ pair: TheoryPair) -> Value {
    guard isTested(pair), let error = pair.simulated.standardError else { return .missing }
    return .number(abs(pair.mean - pair.prediction.value) / error, decimals: 1)
  }

  /// The formulas with their sources, each once, and what z is.
  private static func theorySentences(_ pairs: [TheoryPair]) -> [Prose] {
    let formulas = unique(pairs.map { "\($0.prediction.formula) (\($0.prediction.source))" })
    let theory: Prose = """
      Theory: \(formulas.joined(separator: "; ")); for large graphs that are random except for the \
      properties named.
      """
    let z: Prose =
      "z: the difference in standard errors of the simulation; it should be about 4 at most."
    return pairs.contains(where: isTested) ? [theory, z] : [theory]
  }
}
