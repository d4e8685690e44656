import SocialGraph
package import Experiments
import Scenarios
import WordOfMouth

/// What the figures do not show, in sentences.
package struct Cautions {
  /// The result.
  package var result: ExperimentResult

  /// Prepares the sentences of a result.
  package init(result: ExperimentResult) {
    self.result = result
  }

  /// The sentences.
  package var sentences: [String] {
    slogans + calibration + [humps, untrusted, graph].compactMap(\.self)
      + result.graphReports.flatMap { report in
        report.notes.map { "\(report.path): \($0)" }
      } + result.notes
  }

  private var settings: [Plan.Setting] { result.plan.settings }

  /// Chances to retell that say little, each once.
  private var calibration: [String] {
    var seen: [String] = []
    for setting in settings {
      for opinion in Opinion.allCases {
        guard let found = setting.calibrated[opinion],
          let doubt = CalibrationWords.doubt(found, of: opinion), !seen.contains(doubt)
        else { continue }
        seen.append(doubt)
      }
    }
    return seen
  }

  /// Source, year and kind of each slogan, once.
  private var slogans: [String] {
    var seen: [Slogan] = []
    for setting in settings {
      if let slogan = setting.scenario.slogan, !seen.contains(slogan) { seen.append(slogan) }
    }
    return seen.map { slogan in
      let trust =
        switch slogan.kind {
        case .folklore: "folklore, repeated without a study that bears it out"
        case .survey: "a published survey"
        }
      return "The slogan is \(trust): \(ScenarioWords.source(slogan))."
    }
  }

  /// Where some replicates take off and others do not, the mean describes neither.
  private var humps: String? {
    let mixed = result.settings.filter { setting in
      Opinion.allCases.contains { opinion in
        guard let chance = setting.summary(ShownMetric.takeOff(opinion).name)?.mean else {
          return false
        }
        return chance > 0 && chance < 1
      }
    }.count
    if mixed == 0 { return nil }
    let place =
      settings.count == 1
      ? "Some replicates take off and others do not"
      : "In \(NumberText.whole(mixed)) of \(NumberText.count(settings.count, "setting")) some "
        + "replicates take off and others do not"
    return place + ": the mean reach describes neither; read the chance of take-off and the reach "
      + "given take-off."
  }

  private var untrusted: String? {
    if result.uncertainty != nil { return nil }
    let needed = result.settings.flatMap { setting in
      ShownMetric.all.compactMap { setting.summary($0.name)?.replicatesNeeded }
    }.max()
    return needed.map { needed in
      let remedy =
        needed <= Plan.largestRunCount
        ? "--replicates \(needed) would do for all of them"
        : "for some of them no number of replicates that can be run would do"
      return
        "\"needs N runs\" stands where the replicates are too few, or too uneven, for an interval "
        + "that can be trusted; \(remedy)."
    }
  }

  private var graph: String? {
    let graphs = settings.map(\.scenario.graphsUsed)
    if let fewest = graphs.min(), let most = graphs.max(), most > 1 {
      let count = fewest == most ? "" : "\(NumberText.whole(fewest)) to "
      return "Intervals rest on the means of \(count)\(NumberText.count(most, "graph"))."
    }
    let sources = settings.map(\.scenario.graph)
    if sources.contains(where: \.isRandom) {
      return "The figures hold for the one graph drawn, not for all graphs of its kind; "
        + "--set graph.draws=10 would tell how much those differ."
    }
    return sources.contains(where: \.isFromFiles)
      ? "The figures hold for the graph of this file." : nil
  }
}
