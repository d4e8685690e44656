import Experiments
import PlainText
import Scenarios

/// A what-if on a page: what it does to the figure that decides.
struct WhatIf {
  /// The share of the baseline below which a difference does not matter.
  static let importance = 0.01

  /// The comparison with the baseline.
  let comparison: VariantComparison
  /// Its name.
  let name: String
  /// The figure that decides.
  let figure: DecidingFigure
  /// What it does to that figure.
  let row: VariantComparison.Row
  /// The same in each simulated market.
  let pairs: PairedReplicates
  /// What it comes to where inputs are as assumed.
  let verdict: Verdict
  /// How money goes period by period; nil where it does not decide.
  let course: MoneyCourse?

  /// Takes a what-if; nil where the figure is not known on both sides, or cannot be compared.
  init?(_ comparison: VariantComparison, _ figure: DecidingFigure, in result: ExperimentResult) {
    guard result.plan.whyNotComparable(comparison.setting) == nil || figure.kind != .money,
      let row = comparison.row(figure.metric), row.difference != nil,
      let pairs = PairedReplicates(
        result, setting: comparison.setting, metric: figure.metric, beside: result.baselineSetting)
    else { return nil }
    self.comparison = comparison
    name = TextWidth.printable(result.plan.settings[comparison.setting].variant)
    (self.figure, self.row, self.pairs) = (figure, row, pairs)
    verdict = Verdict(
      pairs.cases(isHigherBetter: figure.isHigherBetter),
      least: Self.importance * abs(row.baseline ?? 0))
    course =
      figure.kind == .money
      ? MoneyCourse(
        comparison, result.runs.periodDifferences(comparison.setting, from: result.baselineSetting))
      : nil
  }

  /// The mean difference.
  var difference: Double { row.difference ?? 0 }
  /// The same, more than 0 where it is better.
  var gain: Double { figure.isHigherBetter ? difference : -difference }
  /// The baseline's figure.
  var baseline: Double { row.baseline ?? 0 }
  /// How the simulated markets divide.
  var cases: Verdict.Cases { pairs.cases(isHigherBetter: figure.isHigherBetter) }

  /// The word for a difference for the better, or for the worse.
  func word(isBetter: Bool) -> String {
    isBetter == figure.isHigherBetter ? figure.higher : figure.lower
  }

  /// In how many simulated markets it is as on average, and how it is in the others where not nearly all agree:
  /// `in 200 of 200 simulated markets`.
  var markets: Prose {
    "in \(pairs.split(isUp: difference > 0, hasNoun: true, none: "the same", other: figure.word(-difference)))"
  }
}

// MARK: Words

extension WhatIf {
  /// The difference in words.
  var said: String { difference == 0 ? "none" : figure.said(difference) }

  /// What was found, with its number: the title of a chart.
  var title: Prose {
    let all: Prose = "\(cases.count, "simulated market")"
    let isMoney = figure.kind == .money
    switch verdict {
    case .same: return "\(name) changes nothing in any of \(all)"
    case .tooFew: return "\(name): \(all), too few to tell"
    case .noDifference:
      return """
        \(name): \(said)\(noun) than today's \(figure.numbers.value(baseline)), less than 1 %
        """
    case .mostlySame:
      return "\(name) changes nothing in \(.count(cases.same)) of \(all)"
    case .eitherWay:
      return """
        \(name)\(isMoney ? " is" : ":") \(word(isBetter: true)) in \(.count(cases.better)) of \(all), \
        \(word(isBetter: false)) in \(.count(cases.worse))
        """
    case .yes, .no, .probably, .probablyNot:
      let count = gain > 0 ? cases.better : cases.worse
      let markets: Prose =
        count == cases.count ? "in all \(all)" : "in \(.count(count)) of \(all)"
      let average = verdict == .yes || verdict == .no ? "" : " on average"
      return isMoney
        ? """
        \(name) is \(figure.word(difference)) \(markets), by about \
        \(figure.numbers.value(abs(difference)))\(average)
        """
        : "\(name): \(said)\(noun)\(average), \(markets)"
    }
  }

  /// What is counted, after a number and its direction.
  private var noun: Prose {
    switch figure.kind {
    case .money, .rounds: ""
    case .hearers(let opinion):
      figure.metric.hasPrefix("hearings_")
        ? " hearings of \(opinion.news)" : " people hear \(opinion.news)"
    }
  }
}

extension PairedReplicates {
  /// How they divide.
  func cases(isHigherBetter: Bool) -> Verdict.Cases {
    let all = (differences.first ?? 0)...(differences.last ?? 0)
    return isHigherBetter
      ? Verdict.Cases(
        better: higher, worse: lower, same: same, mean: mean, ninety: ninety, all: all)
      : Verdict.Cases(
        better: lower, worse: higher, same: same, mean: -mean,
        ninety: -ninety.upperBound ... -ninety.lowerBound,
        all: -all.upperBound ... -all.lowerBound)
  }
}

extension ExperimentResult {
  /// The what-ifs that can be compared by a figure, the best first.
  func whatIfs(by figure: DecidingFigure) -> [WhatIf] {
    comparisons.compactMap { WhatIf($0, figure, in: self) }.sorted {
      (-$0.gain, $0.comparison.setting) < (-$1.gain, $1.comparison.setting)
    }
  }

  /// The index of the setting that what-ifs are beside.
  var baselineSetting: Int { 0 }

  /// A figure of each replicate of a setting that has it.
  func values(of metric: String, setting: Int) -> [Double] {
    guard let place = plan.metrics.place(of: metric) else { return [] }
    return runs.column(.metric(place), of: setting).filter(\.isFinite)
  }
}
