public import Experiments
import GraphFiles
import PlainText
import Scenarios
import Service
import Statistics
import WordOfMouth

extension Answer {
  /// The answer that an experiment gives.
  public init(_ result: ExperimentResult) {
    self.init(question: Prose(Self.question(of: result)), sentences: [])
    alerts = result.alerts
    cautions = result.briefCautions()
    // What-ifs of which no replicate is there yet have nothing to say.
    var result = result
    result.comparisons.removeAll { !result.settings[$0.setting].isStarted }
    switch result.plan.scope {
    case .compare where !result.comparisons.isEmpty:
      let answer = ComparisonAnswer(result)
      let changes = ComparisonTable(result, ranked: answer.ranked)
      sentences = answer.sentences
      table = changes.table
      leftOut = answer.leftOut + changes.leftOut
    case .sweep where result.settings.count > 1:
      let sweep = SweepAnswer(result: result)
      (sentences, table, leftOut) = (sweep.sentences, sweep.table, sweep.leftOut)
    case .run, .compare, .sweep, .uncertain:
      if let decision = DecisionWords(result) {
        (sentences, table) = (decision.sentences, decision.tornado)
        leftOut = ["which input moves each figure", "all other figures"]
      } else if let found = result.uncertainty {
        let uncertain = UncertainAnswer(result: result, found: found)
        (sentences, table, leftOut) = (uncertain.sentences, uncertain.table, uncertain.leftOut)
      } else {
        let run = RunAnswer(result)
        (sentences, table, leftOut) = (run.sentences, run.table, run.leftOut)
      }
    }
    chart = Page.firstChart(of: result)
    let precision = PrecisionWords(result)
    sentences = result.calibrationSentences + sentences + [precision.stopped].compactMap(\.self)
    if !result.plan.metrics.segments.isEmpty, result.uncertainty == nil {
      leftOut.append("figures by segment")
    }
    leftOut += ["the setting", result.theory.isEmpty ? "how to read it" : "theory"]
  }

  /// The answer of a baseline, and in a sentence what retelling adds to it.
  ///
  /// - Parameter result: A comparison of the baseline with what-ifs, in the last of which hearers pass
  ///   stories on.
  public init(baselineOf result: ExperimentResult) {
    self.init(question: Prose(Self.question(of: result)), sentences: [])
    let run = RunAnswer(result)
    (alerts, cautions) = (result.alerts, result.briefCautions())
    (sentences, table, leftOut) = (run.sentences, run.table, run.leftOut)
    chart = StoryCharts(result).hearers
    sentences += [ComparisonAnswer(result).retelling].compactMap(\.self)
    leftOut += ["the setting", "theory"]
  }

  static func question(of result: ExperimentResult) -> String {
    TextWidth.printable(result.plan.document.baseline.title ?? result.plan.document.name)
  }
}

extension ExperimentResult {
  /// What to be careful about, a line each.
  ///
  /// - Parameter hasCommands: Whether the cautions say what to type; a page has no room for commands.
  /// - Returns: The cautions.
  func briefCautions(hasCommands: Bool = true) -> [Prose] {
    let slogans = unique(plan.settings.compactMap(\.scenario.slogan)).compactMap { slogan in
      slogan.kind == .folklore ? Self.folklore(slogan) : nil
    }
    let critical = Opinion.allCases.filter { opinion in
      plan.settings.contains { $0.calibrated[opinion]?.doubt != nil }
    }.map { opinion -> Prose in
      "The chance to retell \(opinion.news) is critical: a little more or less changes everything."
    }
    let notes =
      notes + graphReports.flatMap { report in report.cautions.map { "\(report.path): \($0)" } }
    return [PrecisionWords(self).missed(hasCommands: hasCommands)].compactMap(\.self) + mixed
      + slogans + critical + [briefSingle, briefGraph(hasCommands)].compactMap(\.self)
      + withoutEffect(\.inWords) + notes.map { Prose($0) }
  }

  /// That what is compared differs in what it is counted in.
  private var mixed: [Prose] {
    guard plan.scope == .compare else { return [] }
    let terms = plan.settings.compactMap(\.scenario.service).map { ServiceTerms($0) }
    let currencies = unique(terms.map(\.currencyName))
    let lengths = unique(terms.map(\.length.text))
    return [("in different currencies", currencies), ("over different times", lengths)]
      .compactMap { what, values in
        values.count < 2
          ? nil
          : """
          Settings are compared \(what) (\(values.joined(separator: ", "))): \
          their totals are not comparable.
          """
      }
  }

  /// That a saying has no study behind it.
  private static func folklore(_ slogan: Slogan) -> Prose {
    let parts = Opinion.allCases.reversed().map { opinion -> Prose in
      "a \(opinion.customers) customer reaches \(.exact(slogan.reach[opinion]), "person", "people")"
    }
    return "That \(parts.joined(separator: " and ")) is folklore: no study supports it."
  }

  private var briefSingle: Prose? {
    plan.settings.count == 1 && plan.settings[0].scenario.replicates == 1
      ? "One market was simulated: how far markets differ is not known." : nil
  }

  private func briefGraph(_ hasCommands: Bool) -> Prose? {
    if plan.settings.contains(where: {
      (2..<SampleInterval.fewestGroups).contains($0.scenario.graphsUsed)
    }) {
      return """
        Intervals over fewer than \(.count(SampleInterval.fewestGroups)) simulated networks of people \
        are rough\(hasCommands ? ": try --set graph.draws=\(SampleInterval.fewestGroups)" : "").
        """
    }
    guard plan.settings.allSatisfy({ $0.scenario.graphsUsed == 1 }) else { return nil }
    // Where networks are among the inputs, there are several.
    if plan.scope == .uncertain, plan.paths.contains(where: { $0.hasPrefix("graph") }) {
      return nil
    }
    // One replicate uses one graph, however many are to be drawn.
    if plan.settings.contains(where: { $0.scenario.graphDraws > 1 }) {
      return "All figures are from one graph."
    }
    if plan.settings.contains(where: { $0.scenario.graph.isRandom }) {
      return """
        All figures come from one simulated network of people; others may \
        differ\(hasCommands ? ": try --set graph.draws=10" : "").
        """
    }
    return nil
  }
}

extension ExperimentResult {
  /// How often hearers would have to retell, where the chance was solved for.
  var calibrationSentences: [Prose] {
    guard plan.scope != .sweep, let setting = plan.settings.first else { return [] }
    let parts = Opinion.allCases.compactMap { opinion -> Prose? in
      guard let found = setting.calibrated[opinion] else { return nil }
      let interval = found.interval.low == found.interval.high ? nil : found.interval
      let numbers = PeopleNumbers(found.chance, interval, .share)
      let error = found.target * found.relativeError
      let people = PeopleNumbers(
        found.target, Interval(low: found.target - error, high: found.target + error))
      let known: Prose = error > 0 ? " (known to within \(people.value(error)))" : ""
      return """
        \(numbers.value(found.chance)) of those who hear \(opinion.news) would have to retell \
        it\(numbers.brackets(found.chance, interval)) for \(.exact(found.target), "person", "people")\(known) \
        to hear of one customer
        """
    }
    return parts.isEmpty ? [] : ["\(parts.joined(separator: ", and "))."]
  }
}
