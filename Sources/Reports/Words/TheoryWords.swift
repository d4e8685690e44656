package import Experiments
import PlainText
import Scenarios
import WordOfMouth

/// Predictions of theory beside the simulation, and why the two may differ.
package struct TheoryWords {
  private let plan: Plan
  private let pairs: [Pair]
  private let isAlone: Bool

  /// How many settings have their theory shown.
  private static let settingLimit = 8

  /// A prediction and what was simulated.
  private struct Pair {
    let setting: Int
    let prediction: Prediction
    let simulated: MetricSummary
    let mean: Double
  }

  /// Looks up the theory of a result.
  package init(_ result: ExperimentResult) {
    plan = result.plan
    let isAlone = result.settings.count == 1
    self.isAlone = isAlone
    let settings = result.settings.count <= Self.settingLimit ? result.settings : []
    pairs = settings.indices.flatMap { index in
      settings[index].theory
        .compactMap { prediction -> Pair? in
          // Of several settings what is told for each customer is enough.
          let isReach = Opinion.allCases.contains { prediction.metric == "reach_\($0)" }
          guard isAlone || !isReach, let simulated = settings[index].summary(prediction.metric),
            let mean = simulated.mean
          else { return nil }
          return Pair(setting: index, prediction: prediction, simulated: simulated, mean: mean)
        }
    }
  }

  /// The section; nothing where no theory is known.
  package var blocks: [Document.Block] {
    pairs.isEmpty
      ? [] : [.heading("Theory and simulation"), .table(table), .list(sentences)]
  }

  private var table: Table {
    var table = Table(
      (isAlone ? [] : [.init("setting", .text)]) + [
        .init("", .text), .init("theory", group: 0), .init("simulated", group: 0),
        .init("z", group: 0),
      ])
    table.blanksRepeatedKeys = !isAlone
    table.rows = pairs.map { pair in
      .cells(
        (isAlone ? [] : [.text(name(pair.setting))]) + [.text(Self.label(pair.prediction.metric))]
          + cells(pair))
    }
    return table
  }

  private func name(_ setting: Int) -> String {
    let setting = plan.settings[setting]
    return plan.scope == .sweep ? "point \(setting.point)" : setting.variant
  }

  /// `reach_per_customer_negative` as `negative: reach per customer`.
  private static func label(_ metric: String) -> String {
    for opinion in Opinion.allCases {
      let known = ShownMetric.all(opinion).first { $0.name == metric }
      if let known { return "\(opinion): \(known.label)" }
    }
    return metric.replacing("_", with: " ")
  }

  private func cells(_ pair: Pair) -> [Value] {
    let error = pair.simulated.standardError
    let kind: ShownFigure.Kind = pair.prediction.metric.hasPrefix("took_off") ? .chance : .amount
    let decimals = NumberText.decimals(for: pair.mean, standardError: error)
    let figures = [pair.prediction.value, pair.mean].map {
      Value.quantity(ShownFigure.quantity($0, kind, decimals))
    }
    guard let error, error > 0 else { return figures + [.missing] }
    return figures + [.number(abs(pair.mean - pair.prediction.value) / error, decimals: 1)]
  }

  /// The formulas with their sources, and why simulation may differ: each once.
  private var sentences: [Prose] {
    let formulas = unique(pairs.map { "\($0.prediction.formula) (\($0.prediction.source))" })
    let reasons = unique(pairs.flatMap(\.prediction.differences))
    return [
      """
      Theory: \(formulas.joined(separator: "; ")); for large graphs that are random except for the \
      properties named.
      """,
      """
      z: the difference in standard errors of the simulation\
      \(reasons.isEmpty ? "; the two should agree within about 4." : ".")
      """,
    ] + reasons.map { "They may differ because of \($0)." }
  }
}
