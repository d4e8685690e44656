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
    cautions = result.briefCautions
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
      if let found = result.uncertainty {
        let uncertain = UncertainAnswer(result: result, found: found)
        (sentences, table, leftOut) = (uncertain.sentences, uncertain.table, uncertain.leftOut)
      } else {
        let run = RunAnswer(result)
        (sentences, table, leftOut) = (run.sentences, run.table, run.leftOut)
      }
    }
    sentences = result.calibrationSentences + sentences
    leftOut += ["the setting", result.theory.isEmpty ? "how to read it" : "theory"]
  }

  /// The answer of a baseline, and in a sentence what retelling adds to it.
  ///
  /// - Parameter result: A comparison of the baseline with what-ifs, in the last of which hearers pass
  ///   stories on.
  public init(baselineOf result: ExperimentResult) {
    self.init(question: Prose(Self.question(of: result)), sentences: [])
    let run = RunAnswer(result)
    (alerts, cautions) = (result.alerts, result.briefCautions)
    (sentences, table, leftOut) = (run.sentences, run.table, run.leftOut)
    sentences += [ComparisonAnswer(result).retelling].compactMap(\.self)
    leftOut += ["the setting", "theory"]
  }

  static func question(of result: ExperimentResult) -> String {
    TextWidth.printable(result.plan.document.baseline.title ?? result.plan.document.name)
  }
}

extension ExperimentResult {
  /// What to be careful about, a line each.
  var briefCautions: [Prose] {
    let slogans = unique(plan.settings.compactMap(\.scenario.slogan)).compactMap { slogan in
      slogan.kind == .folklore ? Self.folklore(slogan) : nil
    }
    let critical = Opinion.allCases.filter { opinion in
      plan.settings.contains { $0.calibrated[opinion]?.doubt != nil }
    }.map { opinion -> Prose in
      "The chance to retell \(opinion.news) is critical: a little more or less changes everything."
    }
    let idle = unique(plan.settings.flatMap { ScenarioCautions.sentences($0.scenario) })
    let notes =
      idle + notes + graphReports.flatMap { report in report.notes.map { "\(report.path): \($0)" } }
    return mixed + slogans + critical + [briefSingle, briefRough, briefGraph].compactMap(\.self)
      + notes.map { Prose($0) }
  }

  /// That what is compared differs in what it is counted in.
  private var mixed: [Prose] {
    guard plan.scope == .compare else { return [] }
    let services = plan.settings.compactMap(\.scenario.service)
    let currencies = unique(services.map { $0.money.currency ?? "no currency" })
    let lengths = unique(services.map { ServiceTerms($0).length.text })
    return [("in different currencies", currencies), ("over different times", lengths)]
      .compactMap { what, values in
        values.count < 2
          ? nil
          : """
          Settings are compared \(what) (\(values.map(TextWidth.printable).joined(separator: ", "))): \
          their totals are not comparable.
          """
      }
  }

  /// That a saying has no study behind it.
  private static func folklore(_ slogan: Slogan) -> Prose {
    let parts = Opinion.allCases.reversed().map { opinion -> Prose in
      "a \(opinion.customers) customer reaches \(.exact(slogan.reach[opinion])) people"
    }
    return "That \(parts.joined(separator: " and ")) is folklore: no study supports it."
  }

  /// How many replicates make the rough intervals of a first screen firm.
  private var briefRough: Prose? {
    let names = keyFigures.map(\.metric)
    let judged =
      settings.flatMap { setting in names.compactMap { setting.summary($0)?.judged } }
      + comparisons.flatMap { comparison in names.compactMap { comparison.row($0)?.judged } }
    let rough = judged.filter { !$0.isFirm }
    if rough.isEmpty || uncertainty != nil { return nil }
    let enough = rough.compactMap { found -> Int? in
      if case .about(let count)? = found.advice { count } else { nil }
    }.max()
    let isOpen = rough.contains { found in
      if case .moreThan? = found.advice { true } else { false }
    }
    let words: Prose = "\"~\" marks a rough interval"
    guard let enough else { return "\(words)." }
    return "\(words); about \(enough, "replicate") make \(isOpen ? "most" : "them") firm."
  }

  private var briefSingle: Prose? {
    plan.settings.count == 1 && plan.settings[0].scenario.replicates == 1
      ? "One market was simulated: how far markets differ is not known." : nil
  }

  private var briefGraph: Prose? {
    guard plan.settings.allSatisfy({ $0.scenario.graphsUsed == 1 }) else { return nil }
    // One replicate uses one graph, however many are to be drawn.
    if plan.settings.contains(where: { $0.scenario.graphDraws > 1 }) {
      return "All figures are from one graph."
    }
    if plan.settings.contains(where: { $0.scenario.graph.isRandom }) {
      return """
        All figures come from one simulated network of people; others may differ: try --set \
        graph.draws=10.
        """
    }
    return nil
  }
}

extension ExperimentResult {
  /// How often hearers would have to retell, where the chance was solved for.
  fileprivate var calibrationSentences: [Prose] {
    guard plan.scope != .sweep, let setting = plan.settings.first else { return [] }
    let parts = Opinion.allCases.compactMap { opinion -> Prose? in
      guard let found = setting.calibrated[opinion] else { return nil }
      let interval = found.interval.low == found.interval.high ? nil : found.interval
      let numbers = PeopleNumbers(found.chance, interval, .share)
      return """
        \(numbers.value(found.chance)) of those who hear \(opinion.news) would have to retell \
        it\(numbers.brackets(found.chance, interval)) for \(.exact(found.target)) people to hear of \
        one customer
        """
    }
    return parts.isEmpty ? [] : ["\(parts.joined(separator: ", and "))."]
  }
}
