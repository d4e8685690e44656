import GraphFiles
import PlainText
package import Experiments
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What was simulated, in a few labelled sentences.
extension ExperimentResult {
  /// What was simulated.
  package var facts: [Document.Fact] {
    let scenario = plan.document.baseline
    return [
      .init("scenario", "\(plan.document.name): \(scope)"), .init("graph", graph),
    ]
      + graphReports.map { .init("read", Self.reading($0)) }
      + [.init("customers", ScenarioWords.customers(scenario.customers))]
      + (scenario.service.map(ServiceWords.facts) ?? [])
      + Opinion.allCases.map { opinion in
        let voice = voice(opinion)
        return .init(
          "\(opinion)",
          scenario.service.map {
            "\(ServiceWords.stories($0, of: opinion))\(ScenarioWords.retelling(voice))"
          } ?? "\(ScenarioWords.voice(voice, of: opinion))\(calibrated(opinion))")
      }
      + [PrecisionWords(self).asked].compactMap(\.self).map { .init("precision", $0) }
      + changes
  }

  /// How an opinion is told; where the chance to retell was solved for, with that of the first setting.
  private func voice(_ opinion: Opinion) -> Voice {
    let baseline = plan.document.baseline
    var voice = baseline.voices[opinion]
    if baseline.targetReach[opinion] != nil,
      let found = plan.settings.first?.scenario.voices[opinion].retell
    {
      voice.retell = (found * 1e4).rounded() / 1e4
    }
    return voice
  }

  /// Chances that were solved for, as the end of a sentence.
  private func calibrated(_ opinion: Opinion) -> Prose {
    guard let target = plan.document.baseline.targetReach[opinion] else { return "" }
    if plan.scope != .sweep, let found = plan.settings.first?.calibrated[opinion] {
      return "; \(CalibrationWords.retell(found, of: opinion)): \(CalibrationWords.meaning(found))"
    }
    let chances = plan.settings.compactMap { $0.calibrated[opinion]?.chance }
    guard let low = chances.min(), let high = chances.max() else { return "" }
    let style = FigureStyle(kind: .amount, decimals: 4)
    return """
      ; retell \(low == high ? style.value(low) : style.range(low, high)), calibrated for a reach of \(.exact(target)) people per customer, or as \
      varied
      """
  }

  /// The chances of a what-if that were solved for and are not the baseline's.
  private func recalibrated(_ setting: Int) -> Prose {
    guard plan.settings.indices.contains(setting) else { return "" }
    return Opinion.allCases.reduce(into: "") { words, opinion in
      let found = plan.settings[setting].calibrated[opinion]
      guard let found, found != plan.settings[0].calibrated[opinion] else { return }
      words += "; \(CalibrationWords.retell(found, of: opinion))"
    }
  }

  private var scope: Prose {
    let replicates = plan.replicates
    let each: Prose =
      plan.shares(\.replicates)
      ? "\(replicates, "replicate") each" : "\(plan.runs, "replicate") in all"
    let others = plan.settings.count - 1
    return switch plan.scope {
    case .run: "baseline, \(replicates, "replicate")"
    case .compare where plan.documents.count > 1:
      "compared with \(others, "other file"), \(each)"
    case .compare: "baseline and \(others, "what-if"), \(each)"
    case .sweep: "\(plan.settings.count, "design point"), \(each)"
    case .uncertain where !plan.options.isEmpty:
      """
      baseline and \(plan.options.count - 1, "what-if") for \(plan.samples.count, "sample") of uncertain \
      inputs, as assumed and at the ends of each input, \(plan.runs, "replicate") in all
      """
    case .uncertain: "\(plan.settings.count, "sample") of uncertain inputs, \(each)"
    }
  }

  /// What varies between settings.
  private var changes: [Document.Fact] {
    switch plan.scope {
    case .run: []
    case .compare where plan.documents.count > 1:
      plan.documents.dropFirst().prefix(SettingTables.limit).map { document in
        .init("what if", Prose(document.name + (document.baseline.title.map { ": \($0)" } ?? "")))
      }
    case .compare:
      plan.document.variants.prefix(SettingTables.limit).enumerated().map { place, variant in
        let changes = variant.overrides.map { "\($0.path) = \($0.value.line)" }
        return .init(
          "what if",
          "\(variant.name): \(changes.joined(separator: ", "))\(recalibrated(place + 1))")
      }
    case .uncertain:
      (plan.document.uncertain?.inputs ?? []).map {
        .init("uncertain", "\($0.path): \(ScenarioWords.uncertain($0.distribution))")
      }
    case .sweep:
      [
        .init(
          "varied",
          "\(plan.paths.joined(separator: ", ")); the values given above do not apply to these")
      ]
    }
  }

  private var graph: Prose {
    let people = Self.range(settings.map(\.people), "person", "people")
    let ties = Self.range(settings.map(\.ties), "tie", "ties")
    let source =
      plan.shares(\.graph) || plan.scope == .compare
      ? ScenarioWords.graph(plan.document.baseline.graph) : "varied"
    let draws = plan.settings.map(\.scenario.graphsUsed).max() ?? 1
    let drawn: Prose = draws > 1 ? "; \(draws, "graph")" : ""
    return "\(source): \(people), \(ties)\(drawn)"
  }

  private static func range(_ counts: [Int], _ noun: String, _ plural: String) -> Prose {
    guard let low = counts.min(), let high = counts.max() else { return "no \(plural)" }
    let from: Prose = low == high ? "" : "\(.count(low)) to "
    return "\(from)\(high, noun, plural)"
  }

  /// What came of a graph file.
  private static func reading(_ report: ReadingReport) -> Prose {
    """
    \(report.path): \(report.format)\(report.isCompressed ? ", gzip" : ""), \
    \(report.rows, "row"); dropped \(report.selfLoopsDropped, "self-loop") and \
    \(report.repeatsDropped, "repeat")\(weights(report.weights))
    """
  }

  private static func weights(_ range: WeightRange?) -> Prose {
    guard let range else { return "" }
    return
      "; weights from column \(range.column): \(.exact(range.smallest)) to \(.exact(range.largest))"
  }
}

extension Plan {
  /// How many replicates its first setting has; where samples have variants, the setting that has the most.
  package var replicates: Int {
    let counts = settings.map(\.scenario.replicates)
    let first = scope == .uncertain && !options.isEmpty ? counts.max() : counts.first
    return first ?? document.baseline.replicates
  }

  /// Whether all settings share one thing.
  func shares<Value: Equatable>(_ value: (Scenario) -> Value) -> Bool {
    settings.dropFirst().allSatisfy { value($0.scenario) == value(settings[0].scenario) }
  }
}
