import Experiments
import Scenarios
import Statistics
import WordOfMouth

/// How many people hear a story in a what-if, and not in the baseline.
extension ComparisonAnswer {
  func stories(_ comparison: VariantComparison) -> Prose? {
    let name = name(comparison)
    let told = result.toldStories
    let isHidden = told.allSatisfy { opinion in
      result.plan.isSolvedAnew(opinion, setting: comparison.setting)
        && comparison.finding(KeyFigure.heard(opinion, result.plan.metrics).metric) == .unclear
    }
    if isHidden, !told.isEmpty {
      let parts = told.compactMap { wouldRetell($0, comparison) }
      if parts.count == told.count { return "\(name): \(parts.joined(separator: "; "))." }
      return "\(name): no difference beyond how exactly the chance to retell is known."
    }
    let parts = told.compactMap { story($0, comparison) }
    return parts.isEmpty ? nil : "\(name): \(parts.joined(separator: "; "))."
  }

  /// How many hearers would have to retell a story, where the chance was solved for in both settings.
  private func wouldRetell(_ opinion: Opinion, _ comparison: VariantComparison) -> Prose? {
    guard let before = result.plan.settings[0].calibrated[opinion],
      let after = result.plan.settings[comparison.setting].calibrated[opinion]
    else { return nil }
    func numbers(_ found: CalibratedRetelling) -> (PeopleNumbers, Interval?) {
      let interval = found.interval.low == found.interval.high ? nil : found.interval
      return (PeopleNumbers(found.chance, interval, .share), interval)
    }
    let (old, (new, interval)) = (numbers(before).0, numbers(after))
    return """
      \(new.value(after.chance))\(new.brackets(after.chance, interval)) instead of \
      \(old.value(before.chance)) of those who hear \(opinion.news) would have to retell it
      """
  }

  private func story(_ opinion: Opinion, _ comparison: VariantComparison) -> Prose? {
    let metric = KeyFigure.heard(opinion, result.plan.metrics).metric
    guard let row = comparison.row(metric), let difference = row.difference,
      let pairs = PairedReplicates(result, setting: comparison.setting, metric: metric)
    else { return nil }
    let finding = DifferenceFinding(row)
    switch finding {
    case .same: return "\(opinion.news) reaches exactly as many"
    case .negligible: return "\(opinion.news) practically unchanged"
    case .unclear:
      let ends: Prose = row.judged.map { " (\(fewerToMore($0)))" } ?? ""
      return "no clear difference in \(opinion.news)\(ends)"
    case .little, .clear: break
    }
    let numbers = PeopleNumbers(difference, row.judged)
    let (direction, other) = difference > 0 ? ("more", "fewer") : ("fewer", "more")
    let brackets = numbers.brackets(abs(difference), size(of: row.judged))
    let markets: Prose =
      pairs.agree(isUp: difference > 0)
      ? ""
      : ", in \(pairs.split(isUp: difference > 0, hasNoun: true, none: "the same", other: other))"
    let little: Prose = finding == .little ? ", less than 1 %" : ""
    let what: Prose =
      result.plan.metrics.hasPeriods
      ? "hearings of \(opinion.news)\(brackets)" : "people\(brackets) hear \(opinion.news)"
    return """
      \(numbers.value(abs(difference))) \(direction) \(what): \
      \(figure(metric, comparison.setting)) instead of \(figure(metric, 0))\(little)\(markets)
      """
  }

  /// The ends of an interval that may hold 0: `between 12 fewer and 30 more`, `0 to 250 more`.
  private func fewerToMore(_ found: SampleInterval) -> Prose {
    let (low, high) = (found.interval.low, found.interval.high)
    let numbers = PeopleNumbers(max(abs(low), abs(high)), found)
    let none = numbers.value(0)
    if low >= 0 || numbers.value(abs(low)).text == none.text {
      return "\(numbers.range(0, max(0, high))) more"
    }
    if high <= 0 || numbers.value(high).text == none.text {
      return "\(numbers.range(0, -low)) fewer"
    }
    return "between \(numbers.value(-low)) fewer and \(numbers.value(high)) more"
  }

  /// A setting's figure as the table has it.
  private func figure(_ metric: String, _ setting: Int) -> Value {
    guard let summary = result.settings[setting].summary(metric), let mean = summary.mean
    else { return .missing }
    return PeopleNumbers(mean, summary.interval).value(mean)
  }

  /// What the last what-if adds, whose hearers pass stories on.
  var retelling: Prose? {
    guard let comparison = result.comparisons.last else { return nil }
    let voices = result.plan.settings[comparison.setting].scenario.voices
    let told = result.toldStories.filter { voices[$0].retell > 0 }
    let changes = told.compactMap { opinion -> Prose? in
      let metric = KeyFigure.heard(opinion, result.plan.metrics).metric
      guard comparison.direction(metric) != 0, let row = comparison.row(metric),
        let difference = row.difference
      else { return nil }
      let count = PeopleNumbers(difference, row.interval).value(abs(difference))
      return "\(count) \(difference < 0 ? "fewer" : "more") people hear the \(opinion.news)"
    }
    if changes.isEmpty { return nil }
    let hearers = told.map { opinion -> Prose in
      "\(.share(voices[opinion].retell)) of those who hear \(opinion.news)"
    }
    return """
      If \(hearers.joined(separator: " and ")) pass it on, \(changes.joined(separator: " and ")).
      """
  }
}
