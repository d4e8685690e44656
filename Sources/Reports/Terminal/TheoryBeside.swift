import Evidence
package import Experiments
import Scenarios
import SocialGraph
import WordOfMouth

/// What theory says, beside what was simulated, and why the two may differ.
package struct TheoryBeside {
  /// The result.
  package var result: ExperimentResult

  /// How many settings have their theory shown.
  package static let settingLimit = 8

  /// Prepares the section of a result.
  package init(result: ExperimentResult) { self.result = result }

  /// A prediction and what was simulated.
  private struct Pair {
    let setting: Int
    let prediction: Prediction
    let simulated: MetricSummary
  }

  private var pairs: [Pair] {
    guard result.settings.count <= Self.settingLimit else { return [] }
    let isAlone = result.settings.count == 1
    return result.settings.indices.flatMap { index in
      let setting = result.settings[index]
      return Predictions.of(result.plan.settings[index].scenario, on: setting.profile)
        .compactMap { prediction -> Pair? in
          // Of several settings what is told for each customer is enough.
          if !isAlone, prediction.metric == "reach_\(Opinion.positive)" { return nil }
          if !isAlone, prediction.metric == "reach_\(Opinion.negative)" { return nil }
          guard let simulated = setting.summary(prediction.metric), simulated.mean != nil else {
            return nil
          }
          return Pair(setting: index, prediction: prediction, simulated: simulated)
        }
    }
  }

  /// The table, or nil where no theory is known.
  package var table: TextTable? {
    let pairs = pairs
    if pairs.isEmpty { return nil }
    let isAlone = result.settings.count == 1
    var columns = [
      TextTable.Column(heading: "", isRightAligned: false),
      TextTable.Column(heading: "theory", group: 0),
      TextTable.Column(heading: "simulated", group: 0),
      TextTable.Column(heading: "standard errors\napart", group: 0),
    ]
    if !isAlone {
      columns.insert(TextTable.Column(heading: "setting", isRightAligned: false), at: 0)
    }
    var table = TextTable(columns: columns)
    table.blanksRepeatedKeys = !isAlone
    table.rows = pairs.map { pair in
      (isAlone ? [] : [name(pair.setting)]) + [Self.label(pair.prediction.metric)] + cells(pair)
    }
    return table
  }

  private func name(_ setting: Int) -> String {
    let setting = result.plan.settings[setting]
    return result.plan.scope == .sweep ? "point \(setting.point)" : setting.variant
  }

  /// `reach_per_customer_negative` as `negative: reach per customer`.
  private static func label(_ metric: String) -> String {
    for opinion in Opinion.allCases where metric.hasSuffix("_\(opinion)") {
      let figure =
        switch String(metric.dropLast("_\(opinion)".count)) {
        case "took_off": "chance of take-off"
        case let other:
          String(other).replacing("_", with: " ").replacing("take off", with: "take-off")
        }
      return "\(opinion): \(figure)"
    }
    return metric
  }

  private func cells(_ pair: Pair) -> [String] {
    let (theory, mean) = (pair.prediction.value, pair.simulated.mean ?? 0)
    let error = pair.simulated.standardError
    let texts: [String]
    if pair.prediction.metric.hasPrefix("took_off") {
      texts = [theory, mean].map { NumberText.percent($0) }
    } else {
      let decimals = NumberText.decimals(for: mean, standardError: error)
      texts = [theory, mean].map { NumberText.fixed($0, decimals: decimals) }
    }
    let apart =
      error.map { $0 > 0 ? NumberText.fixed(abs(mean - theory) / $0, decimals: 1) : "-" } ?? "-"
    return texts + [apart]
  }

  /// The formulas with their sources, and why simulation may differ: each once.
  package var sentences: [String] {
    var formulas: [String] = []
    var reasons: [String] = []
    for pair in pairs {
      let prediction = pair.prediction
      let formula = "\(prediction.formula) (\(prediction.source))"
      if !formulas.contains(formula) { formulas.append(formula) }
      for reason in prediction.differences where !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    if formulas.isEmpty { return [] }
    let first =
      "Theory: \(formulas.joined(separator: "; ")); for large graphs that are random beyond what is said "
      + "of them."
    return [first]
      + (reasons.isEmpty
        ? ["The two should agree within about four standard errors."]
        : reasons.map { "They may differ by \($0)." })
  }
}
