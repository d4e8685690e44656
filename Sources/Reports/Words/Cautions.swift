import GraphFiles
package import Experiments
import PlainText
import Scenarios
import SocialGraph
import Statistics
import WordOfMouth

/// What the figures do not show, in sentences.
extension ExperimentResult {
  /// What to be careful about.
  package var cautions: [Prose] {
    [PrecisionWords(self).missed()].compactMap(\.self) + slogans + calibration
      + withoutEffect(\.text) + [twoModes, rough, graph].compactMap(\.self)
      + graphReports.flatMap { report in
        report.cautions.map { "\(report.path): \($0)" }
      } + notes.map { Prose($0) }
  }

  /// Chances to retell that say little, each once.
  private var calibration: [Prose] {
    unique(
      plan.settings.flatMap { setting in
        Opinion.allCases.compactMap { opinion in
          setting.calibrated[opinion].flatMap { CalibrationWords.doubt($0, of: opinion) }
        }
      }
    ).map { Prose($0) }
  }

  /// Parameters that can have no effect; where not in all settings, with the setting's name.
  ///
  /// Of a what-if only those that it shares with the baseline or changes itself: that it makes another
  /// parameter idle is what it is for.
  ///
  /// - Parameter words: The sentence of a caution.
  /// - Returns: The sentences.
  func withoutEffect(_ words: (ScenarioCautions.Caution) -> String) -> [Prose] {
    let ofBaseline = ScenarioCautions.cautions(plan.document.baseline)
    var notes = SettingNotes()
    for (place, setting) in plan.settings.enumerated() {
      let variant = plan.document.variants.first { $0.name == setting.variant }
      for caution in ScenarioCautions.cautions(setting.scenario)
      where variant.map({ variant in
        ofBaseline.contains(caution) || variant.overrides.contains { caution.concerns($0.path) }
      }) ?? true {
        notes.add(words(caution), setting: place)
      }
    }
    return notes.sentences(plan).map { Prose($0) }
  }

  /// Source, year and kind of each slogan, once.
  private var slogans: [Prose] {
    unique(plan.settings.compactMap(\.scenario.slogan)).map { slogan in
      let trust =
        switch slogan.kind {
        case .folklore: "folklore, repeated without a study to support it"
        case .survey: "a published survey"
        }
      return "The slogan is \(trust): \(ScenarioWords.source(slogan))."
    }
  }

  /// Where some replicates take off and others do not, the mean describes neither.
  private var twoModes: Prose? {
    guard hasModes else { return nil }
    let mixed = settings.count(where: Self.hasModes)
    let place: Prose =
      settings.count == 1
      ? "Stories" : "In \(.count(mixed)) of \(settings.count, "setting") stories"
    return """
      \(place) take off in some replicates and not in others, so that the mean reach describes \
      neither: read the chance of take-off and the reach given take-off.
      """
  }

  /// Whether the reach of a story has two modes in any setting.
  var hasModes: Bool { settings.contains(where: Self.hasModes) }

  private static func hasModes(_ setting: SettingResult) -> Bool {
    Opinion.allCases.contains { setting.growth[$0].split != nil }
  }

  /// What makes rough intervals firm.
  private var rough: Prose? {
    if uncertainty != nil { return nil }
    let shown = ShownMetric.all(plan.metrics)
    let inSettings = settings.flatMap { setting in
      shown.compactMap { metric in setting.summary(metric.name).map { (metric, $0.judged) } }
    }
    let inComparisons = comparisons.flatMap { comparison in
      (shown + ShownMetric.worth).compactMap { metric in
        comparison.row(metric.name).map { (metric, $0.judged) }
      }
    }
    let found = (inSettings + inComparisons).filter { $0.1?.isFirm == false }
    if found.isEmpty { return nil }
    let known = found.compactMap { _, judged -> Int? in
      if case .about(let count)? = judged?.advice { count } else { nil }
    }.max()
    let open = found.compactMap { metric, judged -> (label: String, least: Int)? in
      if case .moreThan(let count)? = judged?.advice { (metric.label, count) } else { nil }
    }
    let graphs = plan.settings.map(\.scenario.graphsUsed).filter { $0 > 1 }.min()
    let few = graphs.map { $0 < SampleInterval.fewestGroups } ?? false
    var advice: [Prose] = []
    if let known {
      let also: Prose = few ? " on \(SampleInterval.fewestGroups, "graph") or more" : ""
      let isAll = found.allSatisfy { _, judged in
        if case .about? = judged?.advice { true } else { false }
      }
      let all: Prose = isAll ? "all of them" : "the others"
      advice.append("about \(known, "replicate")\(also) would make \(all) firm")
    }
    if let least = open.map(\.least).max() {
      let names = unique(open.map(\.label)).joined(separator: ", ")
      advice.append(
        "\(names): more than \(least, "replicate"), and nobody can tell yet how many, as a rare take-off, "
          + "or a rare failure to take off, may not have been seen")
    }
    let unhelped = unique(found.filter { $0.1?.advice == .never }.map(\.0.label))
    if !unhelped.isEmpty {
      advice.append(
        "\(unhelped.joined(separator: ", ")): no number makes it firm, as it is read only when more than "
          + "a tenth of people know")
    }
    let what: Prose = "\"~\" marks rough intervals: wider, as the replicates are few or uneven"
    return advice.isEmpty ? "\(what)." : "\(what). \(advice.joined(separator: "; ").capitalized)."
  }

  private var graph: Prose? {
    let graphs = plan.settings.map(\.scenario.graphsUsed)
    if let fewest = graphs.min(), let most = graphs.max(), most > 1 {
      let from: Prose = fewest == most ? "" : "\(.count(fewest)) to "
      return "Intervals are based on the means of \(from)\(most, "graph")."
    }
    let sources = plan.settings.map(\.scenario.graph)
    if sources.contains(where: \.isRandom) {
      if plan.settings.contains(where: { $0.scenario.graphDraws > 1 }) {
        return "The figures hold for the one graph generated, not for all graphs of its kind."
      }
      return """
        The figures hold for the one graph generated, not for all graphs of its kind; set \
        graph.draws to 10 to see how much these differ.
        """
    }
    return sources.contains(where: \.isFromFiles)
      ? "The figures hold for the graph in this file." : nil
  }
}

/// Elements in order, each once.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
