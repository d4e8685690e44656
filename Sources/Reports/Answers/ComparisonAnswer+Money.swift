import Experiments
import PlainText
import Scenarios
import Service
import Statistics

/// What what-ifs are worth, a sentence each.
extension ComparisonAnswer {
  var worth: [Prose] {
    if let few = tooFew { return [few] }
    let ranked = ranked
    var sentences = limited { money($0, isFirst: $0.setting == ranked.first?.setting) }
    let comparable = ranked.filter { result.plan.whyNotComparable($0.setting) == nil }
    let isAnyBetter = comparable.contains { $0.direction("net_present_value") > 0 }
    if !isAnyBetter, comparable.count > 1 {
      let replicates = result.plan.replicates
      let all: Prose =
        comparable.count == 2 ? "Both" : "All \(comparable.count, "what-if")"
      sentences.insert(
        comparable.allSatisfy { $0.direction("net_present_value") < 0 }
          ? "\(all) are worse than the baseline."
          : """
          None of the \(comparable.count, "what-if") is shown to be better than the baseline with \
          \(replicates, "replicate").
          """, at: 0)
    }
    if result.plan.decomposes, let baseline = result.settings.first {
      sentences.insert(
        contentsOf: TalkCostWords(setting: baseline, terms: terms, buysLess: result.plan.buysLess)
          .sentences,
        at: min(1, sentences.count))
    }
    return sentences
  }

  /// That there are fewer simulated markets than any verdict needs; nil where there are enough.
  private var tooFew: Prose? {
    let counts = result.comparisons.compactMap {
      PairedReplicates(result, setting: $0.setting, metric: "net_present_value")?.count
    }
    guard let most = counts.max(), most < Verdict.fewest else { return nil }
    return Verdict.tooFew(most)
  }

  private func money(_ comparison: VariantComparison, isFirst: Bool) -> Prose? {
    if let why = result.plan.whyNotComparable(comparison.setting) {
      return "\(name(comparison))\(changes(comparison))\(why)."
    }
    guard let row = comparison.row("net_present_value"), let difference = row.difference,
      let pairs = PairedReplicates(
        result, setting: comparison.setting, metric: "net_present_value")
    else { return nil }
    let name: Prose = "\(name(comparison))\(changes(comparison))"
    let finding = DifferenceFinding(row)
    let (direction, other) = difference > 0 ? ("better", "worse") : ("worse", "better")
    let agreeing: Prose =
      "in \(pairs.split(isUp: difference > 0, hasNoun: isFirst, none: "no effect", other: other))"
    let markets: Prose = "\(agreeing)\(isFirst ? " if the inputs are right" : "")"
    let amount = amount(difference, row.judged)
    let slightly = finding == .little ? "slightly (less than 1 %) " : ""
    let average = pairs.agree(isUp: difference > 0) ? "" : "on average "
    let isUnpaid = comparison.isUnpaid
    let worth: Prose =
      difference > 0 ? "\(average)worth\(isUnpaid ? " up to" : "")" : "\(average)it loses"
    let unpaid = isUnpaid ? ": \(WorthWords.unpaid)" : ""
    let rest: Prose = "\(split(comparison, difference))\(because(comparison, difference))\(unpaid)"
    switch finding {
    case .same: return "\(name) changes nothing in any of \(pairs.count, "simulated market")."
    case .negligible: return "\(name) changes practically nothing."
    case .unclear:
      let ends: Prose = row.interval.map { ": \(between($0))" } ?? ""
      if let parts = lossAndGain(comparison, difference, row.interval) {
        return "\(name) about breaks even, with \(parts)\(ends)."
      }
      return "\(name) makes no difference that \(pairs.count, "replicate") can show\(ends)."
    case .little, .clear: break
    }
    switch DifferenceVerdict(row, pairs) {
    case .sure:
      return """
        \(name) is \(slightly)\(direction) than the baseline \(markets): \(worth) \
        \(amount)\(rest)\(payback(comparison, difference))\(most(comparison, difference)).
        """
    case .probable:
      return """
        \(name) is probably \(slightly)\(direction) than the baseline, \(markets): \(worth) \
        \(amount)\(rest).
        """
    case .open:
      return """
        \(name) could go either way: \(direction) than the baseline \(markets); on average \
        \(amount) \(direction).
        """
    }
  }

  /// What a what-if changes, in brackets and in words.
  func changes(
    _ comparison: VariantComparison, most: Int = WhatIfChanges.mostInSentence
  ) -> Prose {
    let words = WhatIfChanges(document: result.plan.document, terms: terms)
      .words(of: name(comparison), most: most)
    return words.isEmpty ? "" : " (\(words))"
  }

  func overrides(_ comparison: VariantComparison) -> [Override] {
    let name = name(comparison)
    return result.plan.document.variants.first { $0.name == name }?.overrides ?? []
  }

  /// Why a loss is one, where a cost or the number of customers tells.
  private func because(_ comparison: VariantComparison, _ difference: Double) -> Prose {
    guard difference < 0 else { return "" }
    func shown(_ metric: String) -> VariantComparison.Row? {
      comparison.direction(metric) == 0 ? nil : comparison.row(metric)
    }
    let costs = Self.costs.compactMap { cost -> (Double, String, VariantComparison.Row)? in
      guard let row = shown(cost.metric), let change = row.difference else { return nil }
      return (change, cost.purpose, row)
    }
    if let (change, purpose, row) = costs.max(by: { $0.0 < $1.0 }), change > -difference / 2 {
      let numbers = PeopleNumbers(change, row.interval)
      return "; \(terms.money(numbers.value(change))) more is spent on \(purpose)"
    }
    var reasons: [Prose] = []
    if let row = shown("unresolved"), let change = row.difference, change > 0 {
      let numbers = PeopleNumbers(change, row.interval)
      reasons.append("\(numbers.value(change)) more complaints are not resolved")
    }
    if let row = shown("customers_end"), let change = row.difference, change < 0 {
      let numbers = PeopleNumbers(change, row.interval)
      reasons.append("\(numbers.value(-change)) fewer customers are there at the end")
    }
    return reasons.isEmpty ? "" : "; \(reasons.joined(separator: ", and "))"
  }

  /// What the firm spends money on.
  static let costs = [
    (metric: "cost_recovery", purpose: "recovery"), (metric: "cost_answer", purpose: "answers"),
    (metric: "cost_listening", purpose: "listening"), (metric: "cost_invite", purpose: "inviting"),
    (metric: "cost_engagement", purpose: "engagement"),
    (metric: "cost_replacing", purpose: "replacing customers"),
  ]

  private func amount(_ difference: Double, _ found: SampleInterval?) -> Prose {
    let numbers = PeopleNumbers(difference, found)
    let amount = terms.money(numbers.value(abs(difference)))
    return "\(amount)\(numbers.brackets(abs(difference), size(of: found)))"
  }

  /// An interval on one side of 0 without its sign.
  func size(of found: SampleInterval?) -> SampleInterval? {
    found.map { found in
      found.interval.high < 0
        ? SampleInterval(
          Interval(low: -found.interval.high, high: -found.interval.low), isFirm: found.isFirm)
        : found
    }
  }

  private func between(_ interval: Interval) -> Prose {
    let numbers = PeopleNumbers(max(abs(interval.low), abs(interval.high)), interval)
    let none = numbers.value(0).text
    if interval.low >= 0 || numbers.value(-interval.low).text == none {
      return "at most \(terms.money(numbers.value(interval.high))) better"
    }
    if interval.high <= 0 || numbers.value(interval.high).text == none {
      return "at most \(terms.money(numbers.value(-interval.low))) worse"
    }
    return """
      between \(terms.money(numbers.value(-interval.low))) worse and \
      \(terms.money(numbers.value(interval.high))) better
      """
  }

  /// How much of a difference falls within the simulated periods.
  private func split(_ comparison: VariantComparison, _ difference: Double) -> Prose {
    guard let after = comparison.row("residual_value")?.difference, after != 0 else {
      return " over \(terms.length)"
    }
    let within = difference - after
    if (within > 0) == (difference > 0), (after > 0) == (difference > 0) {
      let error = abs(difference) / 50
      let amount = PeopleNumbers(within, Interval(low: -error, high: error)).value(abs(within))
      return ", of it \(terms.money(amount)) within \(terms.length)\(result.discounted)"
    }
    return lossAndGain(comparison, difference).map { ", made up of \($0)" } ?? ""
  }

  /// A loss within the simulated periods and a gain after them, or the other way round; nil where both go one
  /// way, or are within the half-width of an interval.
  private func lossAndGain(
    _ comparison: VariantComparison, _ difference: Double, _ interval: Interval? = nil
  ) -> Prose? {
    guard let after = comparison.row("residual_value")?.difference else { return nil }
    let within = difference - after
    let least = interval.map { ($0.high - $0.low) / 2 } ?? 0
    guard within * after < 0, min(abs(within), abs(after)) > least else { return nil }
    let error = max(abs(difference), least) / 50
    func amount(_ number: Double) -> Prose {
      let numbers = PeopleNumbers(number, Interval(low: -error, high: error))
      return "a \(number > 0 ? "gain" : "loss") of \(terms.money(numbers.value(abs(number))))"
    }
    return "\(amount(within)) within \(terms.length)\(result.discounted) and \(amount(after)) later"
  }

  /// When a gain has paid for what the firm spends on it; nothing where it does not spend more.
  private func payback(_ comparison: VariantComparison, _ difference: Double) -> Prose {
    guard difference > 0, !comparison.isUnpaid, isDoneByFirm(comparison),
      comparison.direction("cost") > 0,
      let row = comparison.row("payback_period")
    else { return "" }
    return row.difference.map { "; paid back in \(terms.period) \(.exact($0))" }
      ?? "; not paid back within \(terms.length)"
  }

  /// What an attempt to resolve a case may cost for the gain of more attempts to be one.
  private func most(_ comparison: VariantComparison, _ difference: Double) -> Prose {
    guard difference > 0, overrides(comparison).map(\.path) == ["service.recovery.attempt"],
      let row = comparison.row("break_even_recovery_cost"), let cost = row.difference, cost > 0
    else { return "" }
    let numbers = PeopleNumbers(cost, row.interval)
    return
      "; worth it up to \(terms.money(numbers.value(cost))) an attempt, if today's cost that too"
  }

  /// Whether a what-if changes what the firm does, and not only what customers and prospects do.
  func isDoneByFirm(_ comparison: VariantComparison) -> Bool {
    let others = [
      "voices", "graph", "market", "money", "customers", "service.stories", "service.loyalty",
      "service.complain", "service.venting", "service.spends", "service.broadcast",
    ]
    let paths = overrides(comparison).map(\.path)
    return paths.isEmpty
      || paths.contains { path in
        path == "money.replace" || !others.contains { path == $0 || path.hasPrefix("\($0).") }
      }
  }
}
