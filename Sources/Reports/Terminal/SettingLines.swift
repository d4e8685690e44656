package import Experiments
import PlainText
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What was simulated, in a few labelled lines.
package struct SettingLines {
  /// The result.
  package var result: ExperimentResult
  /// The width to keep to.
  package var width: Int

  /// Prepares the lines of a result.
  package init(result: ExperimentResult, width: Int) {
    self.result = result
    self.width = width
  }

  /// The lines.
  package var lines: [String] {
    let label = (entries.map { TextWidth.columns($0.label) }.max() ?? 0) + 2
    let rest = "  " + String(repeating: " ", count: label)
    return entries.flatMap { entry in
      TextWidth.wrapped(
        entry.text, width: width, first: "  " + TextWidth.padded(entry.label, to: label), rest: rest
      )
    }
  }

  private var plan: Plan { result.plan }

  private var entries: [(label: String, text: String)] {
    let scenario = plan.document.baseline
    return [("scenario", "\(plan.document.name): \(scope)")]
      + [("graph", graph)]
      + result.graphReports.map { ("read", Self.reading($0)) }
      + [("customers", ScenarioWords.customers(scenario.customers))]
      + (scenario.service.map(ServiceWords.lines) ?? [])
      + Opinion.allCases.map { opinion in
        let voice = voice(opinion)
        guard let model = scenario.service else {
          return ("\(opinion)", ScenarioWords.voice(voice, of: opinion) + calibrated(opinion))
        }
        let first = ServiceWords.stories(model, of: opinion)
        return ("\(opinion)", first + ScenarioWords.retelling(voice))
      }
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
  private func calibrated(_ opinion: Opinion) -> String {
    guard let target = plan.document.baseline.targetReach[opinion] else { return "" }
    if plan.scope != .sweep, let found = plan.settings.first?.calibrated[opinion] {
      return "; \(CalibrationWords.retell(found, of: opinion)): \(CalibrationWords.meaning(found))"
    }
    let chances = plan.settings.compactMap { $0.calibrated[opinion]?.chance }
    guard let low = chances.min(), let high = chances.max() else { return "" }
    let range =
      low == high
      ? NumberText.fixed(low, decimals: 4)
      : "\(NumberText.fixed(low, decimals: 4)) to \(NumberText.fixed(high, decimals: 4))"
    return
      "; retell \(range), calibrated for a reach of \(NumberText.plain(target)) people a customer, or "
      + "as varied"
  }

  /// The chances of a what-if that were solved for and are not the baseline's.
  private func recalibrated(_ setting: Int) -> String {
    guard plan.settings.indices.contains(setting) else { return "" }
    return Opinion.allCases.map { opinion in
      let found = plan.settings[setting].calibrated[opinion]
      guard let found, found != plan.settings[0].calibrated[opinion] else { return "" }
      return "; \(CalibrationWords.retell(found, of: opinion))"
    }.joined()
  }

  private var scope: String {
    let runs = NumberText.count(plan.document.baseline.replicates, "replicate")
    let each = plan.shares(\.replicates) ? "\(runs) each" : NumberText.count(plan.runs, "replicate")
    return switch plan.scope {
    case .run: "the baseline, \(runs)"
    case .compare where plan.documents.count > 1:
      "beside it \(NumberText.count(plan.settings.count - 1, "other file")), \(each)"
    case .compare:
      "the baseline and \(NumberText.count(plan.settings.count - 1, "what-if")), \(each)"
    case .sweep: "\(NumberText.count(plan.settings.count, "design point")), \(each)"
    case .uncertain:
      "\(NumberText.count(plan.settings.count, "sample")) of uncertain inputs, \(each)"
    }
  }

  /// What varies between settings: above is what the others have.
  private var changes: [(label: String, text: String)] {
    switch plan.scope {
    case .run: []
    case .compare where plan.documents.count > 1:
      plan.documents.dropFirst().prefix(TerminalReport.settingLimit).map { document in
        let title = document.baseline.title.map { ": \($0)" } ?? ""
        return ("what if", document.name + title)
      }
    case .compare:
      plan.document.variants.prefix(TerminalReport.settingLimit).enumerated().map {
        place, variant in
        let changes = variant.overrides.map { "\($0.path) = \($0.value.line)" }
        return (
          "what if",
          "\(variant.name): \(changes.joined(separator: ", "))" + recalibrated(place + 1)
        )
      }
    case .uncertain:
      (plan.document.uncertain?.inputs ?? []).map {
        ("uncertain", "\($0.path): \(ScenarioWords.uncertain($0.distribution))")
      }
    case .sweep:
      [("varied", plan.paths.joined(separator: ", ") + "; for these the lines above do not hold")]
    }
  }

  private var graph: String {
    let people = Self.range(result.settings.map(\.people), "person", "people")
    let ties = Self.range(result.settings.map(\.ties), "tie", "ties")
    let source =
      plan.shares(\.graph) || plan.scope == .compare
      ? ScenarioWords.graph(plan.document.baseline.graph) : "varied"
    let draws = plan.settings.map(\.scenario.graphsUsed).max() ?? 1
    return "\(source): \(people), \(ties)" + (draws > 1 ? "; \(NumberText.whole(draws)) draws" : "")
  }

  private static func range(_ counts: [Int], _ noun: String, _ plural: String) -> String {
    guard let low = counts.min(), let high = counts.max() else { return "no \(plural)" }
    return low == high
      ? NumberText.count(low, noun, plural)
      : "\(NumberText.whole(low)) to \(NumberText.count(high, noun, plural))"
  }

  /// What came of a graph file.
  static func reading(_ report: ReadingReport) -> String {
    "\(report.path): \(report.format)\(report.isCompressed ? ", gzip" : ""), "
      + "\(NumberText.count(report.rows, "row")), \(NumberText.count(report.selfLoopsDropped, "self-loop")) "
      + "and \(NumberText.count(report.repeatsDropped, "repeat")) dropped"
  }
}
