import GraphFiles
package import Experiments
import PlainText
import Scenarios
import SocialGraph
import WordOfMouth

/// What the figures do not show, in sentences.
extension ExperimentResult {
  /// What to be careful about.
  package var cautions: [Prose] {
    slogans + calibration + [twoModes, untrusted, graph].compactMap(\.self)
      + graphReports.flatMap { report in
        report.notes.map { "\(report.path): \($0)" }
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
    let mixed = settings.count { setting in
      Opinion.allCases.contains { opinion in
        setting.summary(ShownMetric.takeOff(opinion).name)?.mean.map { $0 > 0 && $0 < 1 } ?? false
      }
    }
    if mixed == 0 { return nil }
    let place: Prose =
      settings.count == 1
      ? "Stories" : "In \(.count(mixed)) of \(settings.count, "setting") stories"
    return """
      \(place) take off in some replicates and not in others, so that the mean reach describes \
      neither: read the chance of take-off and the reach given take-off.
      """
  }

  private var untrusted: Prose? {
    if uncertainty != nil { return nil }
    let shown = ShownMetric.all(plan.metrics)
    let needed = settings.flatMap { setting in
      shown.compactMap { setting.summary($0.name)?.replicatesNeeded }
    }.max()
    guard let needed else { return nil }
    let remedy: Prose =
      needed <= Plan.largestRunCount
      ? "\(needed, "replicate") would be enough for all of them"
      : "for some of them no feasible number of replicates would be enough"
    return """
      "needs N replicates" means that the replicates are too few, or too uneven, for a reliable \
      interval; \(remedy).
      """
  }

  private var graph: Prose? {
    let graphs = plan.settings.map(\.scenario.graphsUsed)
    if let fewest = graphs.min(), let most = graphs.max(), most > 1 {
      let from: Prose = fewest == most ? "" : "\(.count(fewest)) to "
      return "Intervals are based on the means of \(from)\(most, "graph")."
    }
    let sources = plan.settings.map(\.scenario.graph)
    if sources.contains(where: \.isRandom) {
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
