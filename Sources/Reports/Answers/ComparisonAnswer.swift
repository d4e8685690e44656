import Experiments
import PlainText
import Scenarios
import Service
import Statistics
import WordOfMouth

/// What the what-ifs of a comparison come to, in sentences: first the best one, then losses.
struct ComparisonAnswer {
  /// How many what-ifs get a sentence.
  private static let most = 4

  let result: ExperimentResult
  private let terms: ServiceTerms

  init(_ result: ExperimentResult) {
    self.result = result
    terms = result.terms
  }

  /// The sentences.
  var sentences: [Prose] {
    if result.comparisons.isEmpty { return [] }
    if hasMoney { return complaints + worth }
    if result.isAboutTime { return result.timeSentences + limited(time) }
    return limited(stories)
  }

  private func hasValue(_ row: VariantComparison.Row) -> Bool {
    (row.baseline ?? 0) != 0 || (row.value ?? 0) != 0
  }

  /// A sentence for each of the what-ifs that matter most.
  private func limited(_ sentence: (VariantComparison) -> Prose?) -> [Prose] {
    ranked.prefix(Self.most).compactMap(sentence)
  }

  // MARK: Which what-ifs matter most

  /// The what-ifs, those that matter most first: the best one where it is shown to be better, then losses,
  /// then the largest differences, then those without a difference that is shown.
  var ranked: [VariantComparison] {
    guard let metric = headline else { return result.comparisons }
    let changes = result.comparisons.map { comparison in
      let isShown =
        !(hasMoney && result.plan.whyNotComparable(comparison.setting) != nil)
        && comparison.direction(metric) != 0
      return (
        comparison: comparison, change: comparison.row(metric)?.difference ?? 0, isShown: isShown
      )
    }
    let best = changes.filter { hasMoney && $0.isShown && $0.change > 0 }.max {
      $0.change < $1.change
    }
    func rank(_ each: (comparison: VariantComparison, change: Double, isShown: Bool)) -> Int {
      if each.comparison.setting == best?.comparison.setting { return 0 }
      if !each.isShown { return 3 }
      return hasMoney && each.change < 0 ? 1 : 2
    }
    return changes.sorted {
      if rank($0) != rank($1) { return rank($0) < rank($1) }
      if abs($0.change) != abs($1.change) { return abs($0.change) > abs($1.change) }
      return $0.comparison.setting < $1.comparison.setting
    }.map(\.comparison)
  }

  /// How many what-ifs have no sentence, in words.
  var leftOut: [Prose] {
    let more = result.comparisons.count - Self.most
    return more > 0 ? ["a sentence about \(more, "more what-if")"] : []
  }

  private var hasMoney: Bool {
    result.plan.metrics.hasPeriods
      && result.comparisons.first?.row("net_present_value").map(hasValue) ?? false
  }

  /// The figure that what-ifs are ranked by.
  private var headline: String? {
    if hasMoney { return "net_present_value" }
    if result.isAboutTime { return nil }
    return result.toldStories.first.map { KeyFigure.heard($0, result.plan.metrics).metric }
  }

  private func name(_ comparison: VariantComparison) -> String {
    result.plan.settings[comparison.setting].variant
  }

  // MARK: Money

  private var worth: [Prose] {
    let ranked = ranked
    var sentences = limited { money($0, isFirst: $0.setting == ranked.first?.setting) }
    let comparable = ranked.filter { result.plan.whyNotComparable($0.setting) == nil }
    let isAnyBetter = comparable.contains { $0.direction("net_present_value") > 0 }
    if !isAnyBetter, comparable.count > 1 {
      let replicates = result.plan.document.baseline.replicates
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

  /// What a what-if changes, in brackets and in words: of a single key from what to what.
  private func changes(_ comparison: VariantComparison) -> Prose {
    let overrides = overrides(comparison)
    if overrides.count == 1, let only = overrides.first, let words = KeyWords.words(only.path),
      let value = KeyWords.value(only.value, of: only.path, terms)
    {
      let before = result.plan.document.value(of: only.path).flatMap {
        KeyWords.value($0, of: only.path, terms)
      }
      let instead = before.map { " instead of \(TextWidth.printable($0))" } ?? ""
      return " (\(words): \(TextWidth.printable(value))\(instead))"
    }
    let subjects = unique(overrides.map { KeyWords.subject($0.path) })
    if subjects.isEmpty { return "" }
    let isNew = overrides.allSatisfy { result.plan.document.value(of: $0.path) == nil }
    let more = subjects.count - 2
    let named = subjects.prefix(2).joined(separator: more > 0 ? ", " : " and ")
    let rest = more > 0 ? " and \(more) more" : ""
    return " (\(isNew ? "adds" : "changes") \(TextWidth.printable(named))\(rest))"
  }

  private func overrides(_ comparison: VariantComparison) -> [Override] {
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

  private static let costs = [
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
  private func size(of found: SampleInterval?) -> SampleInterval? {
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
    return "; worth it up to \(terms.money(numbers.value(cost))) an attempt"
  }

  /// Whether a what-if changes what the firm does, and not only what customers and prospects do.
  private func isDoneByFirm(_ comparison: VariantComparison) -> Bool {
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

  // MARK: What the firm sees

  /// Where nothing but the chance to complain differs: how many unhappy customers stand behind a complaint.
  private var complaints: [Prose] {
    guard result.plan.paths == ["service.complain"] else { return [] }
    let parts = result.settings.indices.compactMap { index -> Prose? in
      guard let summary = result.settings[index].summary("unhappy_per_complaint"),
        let mean = summary.mean
      else { return nil }
      let numbers = PeopleNumbers(mean, summary.interval)
      guard let model = result.plan.settings[index].scenario.service else { return nil }
      let share = ServiceWords.share(model.meanComplaints.complain, of: model)
      return "\(numbers.value(mean)) if \(share) complain"
    }
    if parts.isEmpty { return [] }
    let heard = result.settings.compactMap { setting -> Prose? in
      guard let unhappy = setting.summary("unhappy_per_complaint")?.mean,
        let hearings = setting.summary("hearings_per_unhappy")?.mean
      else { return nil }
      return "\(PeopleNumbers(unhappy * hearings).value(unhappy * hearings))"
    }
    let news: Prose =
      heard.count == parts.count
      ? "; bad news is heard this many times: \(heard.joined(separator: ", "))" : ""
    return [
      """
      Behind one complaint stand this many unhappy customers: \(parts.joined(separator: ", "))\
      \(news).
      """
    ]
  }

  // MARK: Stories

  private func stories(_ comparison: VariantComparison) -> Prose? {
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

  // MARK: Time

  private func time(_ comparison: VariantComparison) -> Prose? {
    let parts = result.toldStories.compactMap { opinion in
      result.times(opinion, setting: comparison.setting)
    }
    return parts.isEmpty ? nil : "\(name(comparison)): \(parts.joined(separator: "; "))."
  }
}

extension ExperimentResult {
  /// How long each story takes in the first setting, a sentence each.
  var timeSentences: [Prose] {
    toldStories.compactMap { opinion in
      let people: Prose =
        settings.first.map { "of \($0.people, "person", "people") know the \(opinion.news)" } ?? ""
      return times(opinion, setting: 0, people).map { "\($0.capitalized)." }
    }
  }

  /// How long a story takes until half and 95 % of all people know it.
  func times(_ opinion: Opinion, setting: Int, _ know: Prose = "know") -> Prose? {
    func after(_ percent: Int) -> Prose? {
      guard let summary = settings[setting].summary(KeyFigure.round(percent, opinion).metric)
      else { return nil }
      guard let mean = summary.mean, mean.isFinite else {
        let limit = plan.settings[setting].scenario.roundLimit
        let within: Prose = limit.map { " within \($0, "round")" } ?? ""
        return "never\(within)"
      }
      let numbers = PeopleNumbers(mean, summary.judged, .period)
      let all = settings[setting].summaries.first?.ok ?? summary.ok
      let part: Prose =
        summary.ok < all ? ", in \(.count(summary.ok)) of \(all, "simulated market")" : ""
      return "after \(numbers.value(mean), "round")\(numbers.brackets(mean, summary.judged))\(part)"
    }
    guard let half = after(50), let most = after(95) else { return nil }
    return half.text == most.text
      ? "half \(know) \(half)" : "half \(know) \(half), 95 % \(most)"
  }
}

extension ComparisonAnswer {
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
