import Experiments
import PlainText
import Scenarios
import Statistics

/// What is known of a decision where inputs are uncertain: the verdict, how often each what-if is better, what
/// turns the answer, and what to find out first.
struct DecisionWords {
  let result: ExperimentResult
  let decision: DecisionResult
  /// How numbers of the metric are written.
  let numbers: ChartNumbers
  /// What the metric is called.
  private let label: String
  /// The verdict at the scenario's own values and over the inputs; nil of a metric that no verdict is by.
  private let verdict: VerdictWords?
  /// The what-if that most is said about.
  private let best: DecisionResult.WhatIf

  /// Takes a result; nil where nothing is known of a decision.
  init?(_ result: ExperimentResult) {
    guard let decision = result.decision, let comparison = result.comparison else { return nil }
    (self.result, self.decision) = (result, decision)
    let figure = DecidingFigure(comparison).flatMap { $0.metric == decision.metric ? $0 : nil }
    verdict = figure.flatMap { VerdictWords(comparison, $0) }
    numbers = figure?.numbers ?? Self.numbers(of: decision.unit, result.terms)
    label = figure?.label ?? decision.metric
    let sign = decision.isHigherBetter ? 1.0 : -1.0
    let chosen =
      verdict.flatMap {
        decision.whatIf(comparison.plan.settings[$0.best.comparison.setting].variant)
      }
      ?? decision.whatIfs.max { sign * ($0.mean ?? -.infinity) < sign * ($1.mean ?? -.infinity) }
    guard let chosen, !chosen.worlds.isEmpty else { return nil }
    best = chosen
  }

  private static func numbers(of unit: String, _ terms: ServiceTerms) -> ChartNumbers {
    if unit.hasPrefix("money") { return .money(terms.currency) }
    return unit.hasPrefix("share") ? .shares : unit.contains(" per ") ? .plain : .people
  }

  // MARK: Sentences

  /// The answer first, then what to do about the doubt; what comes last may have no room.
  var sentences: [Prose] {
    let none = isTurnedByNone ? noneTurns : nil
    return [verdict?.paragraph ?? counts(best), information, turns ?? none].compactMap(\.self)
      // The verdict has the average over the combinations of inputs.
      + others + [verdict == nil ? spread : nil].compactMap(\.self)
  }

  /// In how many combinations of inputs a what-if is better.
  private func counts(_ whatIf: DecisionResult.WhatIf) -> Prose {
    let counts = [
      ("better", whatIf.count(.better)), ("worse", whatIf.count(.worse)),
      ("too close to tell", whatIf.count(.tooClose)),
    ].filter { $0.1 > 0 }.map { word, count -> Prose in "\(word) in \(.count(count))" }
    return """
      \(name(whatIf)) is \(Prose.list(counts)) of \
      \(whatIf.worlds.count, "combination") of inputs\(verdict == nil ? " (by \(label))" : "").
      """
  }

  private func name(_ whatIf: DecisionResult.WhatIf) -> String { TextWidth.printable(whatIf.name) }

  /// The other what-ifs.
  private var others: [Prose] {
    let rest = decision.whatIfs.filter { $0.name != best.name && !$0.worlds.isEmpty }
    return rest.prefix(2).map(counts)
  }

  /// A difference with its direction in words.
  private func said(_ difference: Double) -> String {
    if let figure = verdict?.figure { return figure.said(difference) }
    let isBetter = (difference > 0) == decision.isHigherBetter
    return "\(numbers.value(abs(difference))) \(isBetter ? "better" : "worse")"
  }

  /// How far the combinations of inputs are apart.
  var spread: Prose? {
    guard let mean = best.mean, let found = best.quantiles else { return nil }
    // The worse end first.
    let (first, last) =
      decision.isHigherBetter ? (found.p05, found.p95) : (found.p95, found.p05)
    return """
      Over all combinations of inputs \(name(best)) is on average \(said(mean)); nine of ten lie between \
      \(said(first)) and \(said(last)).
      """
  }

  /// How bad the worst combination of inputs is, and what the inputs are there; nil where none is worse than the
  /// baseline.
  var worst: Prose? {
    let sign = decision.isHigherBetter ? 1.0 : -1.0
    let found = best.worlds.min { sign * $0.difference.value < sign * $1.difference.value }
    guard let world = found, sign * world.difference.value < 0 else { return nil }
    let samples = result.plan.samples
    let values =
      samples.indices.contains(world.sample)
      ? result.plan.settings[samples[world.sample]].parameters : []
    let inputs = best.bars.compactMap { bar -> String? in
      guard let place = result.plan.paths.firstIndex(of: bar.input), values.indices.contains(place)
      else { return nil }
      let label = AssumptionWords.label(of: bar.input, in: result.plan.document)
      let text = values[place]
      return "\(label) \(Double(text).map(words(bar).said) ?? words(bar).alternative(text))"
    }
    let place = inputs.isEmpty ? "" : "; there: \(inputs.joined(separator: ", "))"
    return "In the worst one it is \(said(world.difference.value))\(place)."
  }

  /// What knowing inputs would be worth, and which to find out first.
  var information: Prose? {
    let found = decision.information
    guard let all = found.all else {
      return UncertaintyWords.reason(found.withheld).map {
        "What knowing an input would be worth cannot be told: \($0)."
      }
    }
    let option =
      found.best.map { $0 == "baseline" ? "the baseline" : TextWidth.printable($0) } ?? ""
    guard all.changesDecision else {
      let most: Prose =
        all.interval.high > 0 ? " (at most \(numbers.value(all.interval.high)))" : ""
      return """
        No input changes the decision: \(option) is best in every combination of inputs, so that knowing all \
        of them exactly would be worth \(numbers.value(0))\(most).
        """
    }
    let together: Prose = "knowing all of them exactly \(worth(all))"
    guard let first = found.ranking.first, let top = found.inputs[first], top.changesDecision
    else {
      return """
        No input alone changes the decision (\(option) is best on average); \(together).
        """
    }
    // What may be worth nothing is no reason to look for it.
    guard top.interval.low > 0 else {
      let most = found.inputs.compactMap { $0?.interval.high }.max() ?? top.interval.high
      let isSmall = most <= Self.negligible * abs(best.mean ?? 0)
      let what: Prose =
        isSmall
        ? "Nothing has to be found out"
        : "Which input to find out first is not shown; more samples or replicates would tell"
      return """
        \(what): \(option) is best on average, and that knowing any one input exactly would improve on it is \
        not shown (at most by \(numbers.value(most))); \(together).
        """
    }
    let turn: Prose = turn(first).map { "; the answer turns at \($0)" } ?? ""
    let least = abs(best.mean ?? 0)
    let isLittle = isTurnedByNone && top.value < Self.little * least
    let beside: Prose =
      isLittle ? ", against a difference of \(numbers.value(least)) on average" : ""
    return """
      Find out \(KeyWords.said(decision.inputs[first])) first\(isLittle ? ", if anything" : ""): knowing it \
      exactly \(worth(top))\(beside)\(turn); \(together).\(longest(but: first))
      """
  }

  /// The share of the mean difference up to which what knowing an input may be worth does not matter.
  private static let negligible = 0.01
  /// The share of the mean difference below which knowing an input is worth little.
  private static let little = 0.1

  /// That the input with the longest bar moves the amount and not the decision, where another one is to be found
  /// out first.
  private func longest(but first: Int) -> Prose {
    guard let longest = best.ranking.first, longest != first, best.bars[longest].signChange == nil,
      decision.information.inputs[longest]?.changesDecision == false
    else { return "" }
    let path = decision.inputs[longest]
    let input = Prose(KeyWords.words(path) ?? KeyWords.subject(path)).capitalized
    return " \(input) moves the amount most, but not the decision."
  }

  private func worth(_ worth: DecisionResult.Worth) -> Prose {
    let range = numbers.range(worth.interval.low, worth.interval.high)
    let isMoney = decision.unit.hasPrefix("money")
    return isMoney
      ? "would be worth about \(numbers.value(worth.value)) (\(range))"
      : "would improve it by about \(numbers.value(worth.value)) on average (\(range))"
  }

  /// Where an input turns the answer of the best what-if.
  private func turn(_ input: Int) -> Prose? {
    guard let change = best.bars[input].signChange, change.isClear else { return nil }
    return changed(change, of: best.bars[input])
  }

  private func changed(
    _ change: DecisionResult.SignChange, of bar: DecisionResult.Bar
  ) -> Prose? {
    if let number = change.number {
      return "about \(words(bar).said(number))"
    }
    return change.alternative.map { Prose(words(bar).alternative($0)) }
  }

  /// Whether no input alone clearly turns the answer within its likely range.
  var isTurnedByNone: Bool { best.bars.allSatisfy { $0.signChange?.isClear != true } }

  /// That none does; where simulation error decides for some, that none clearly does.
  var noneTurns: Prose {
    let isOpen = best.bars.contains { $0.signChange != nil }
    return "No input alone \(isOpen ? "clearly " : "")turns the answer \(likelyValues)."
  }

  /// Within what each input was moved alone.
  var likelyValues: Prose {
    let range: Prose = "within its likely range (5th to 95th percentile)"
    let lists = best.bars.count(where: \.hasAlternatives)
    if lists == 0 { return range }
    return lists == best.bars.count
      ? "at any of its alternatives" : "\(range) or at any of its alternatives"
  }

  /// Which inputs turn the answer alone, at which value.
  var turns: Prose? {
    let named = decision.information.ranking.first.flatMap { first in
      decision.information.inputs[first]?.changesDecision == true ? first : nil
    }
    let parts = best.ranking.filter { $0 != named || turn($0) == nil }.compactMap { input in
      turn(input).map { turn -> Prose in
        best.bars[input].hasAlternatives
          ? "\(KeyWords.said(decision.inputs[input])) is \(turn)"
          : "\(KeyWords.said(decision.inputs[input])) passes \(turn)"
      }
    }
    if parts.isEmpty { return nil }
    return
      "The answer \(named.flatMap(turn) == nil ? "turns" : "also turns") where \(Prose.list(parts.prefix(3).map(\.self), and: "or"))."
  }

  // MARK: Tables

  /// What the best what-if comes to at the ends of each input, the longest bars first.
  var tornado: Table { tornado(best, most: ComparisonTable.mostRows) }

  private func tornado(_ whatIf: DecisionResult.WhatIf, most: Int) -> Table {
    let change = "\(name(whatIf)),\ndifference"
    var table = Table([
      .init("input", .longText), .init("low", group: 0), .init("high", group: 0),
      .init("\(change)\nat low", group: 1), .init("\(change)\nat high", group: 1),
      .init("turns\nat about", group: 2), .init("worth\nknowing", group: 2),
    ])
    let worths = decision.information.inputs
    table.rows = whatIf.ranking.prefix(most).map { input in
      let bar = whatIf.bars[input]
      let low = bar.hasAlternatives ? bar.lowest : bar.ends.first
      let high = bar.hasAlternatives ? bar.highest : bar.ends.last
      let worth = worths.indices.contains(input) ? worths[input] : nil
      // Where simulation error decides on which side of 0 an end is, no value is worth naming.
      let turn: Value =
        bar.signChange.map { change in
          let value =
            change.number.map(words(bar).said) ?? change.alternative.map { short($0, of: bar) }
            ?? ""
          return .text(change.isClear ? value : "not clear")
        } ?? .text("-")
      return .cells([
        .text(bar.input), shown(low, of: bar), shown(high, of: bar),
        numbers.cell(low?.difference?.value),
        numbers.cell(high?.difference?.value), turn,
        worth.map { numbers.cell($0.value) } ?? .missing,
      ])
    }
    return table
  }

  private func words(_ bar: DecisionResult.Bar) -> EndWords {
    EndWords(bar: bar, terms: result.terms)
  }

  /// The value of an input as a table has it.
  private func shown(_ end: DecisionResult.End?, of bar: DecisionResult.Bar) -> Value {
    guard let end else { return .missing }
    return .text(end.number == nil ? short(end.text, of: bar) : words(bar).said(end))
  }

  /// The longest text of an alternative that stands for itself.
  private static let longest = 18

  /// An alternative in a few letters: of a block its number among all of them.
  private func short(_ text: String, of bar: DecisionResult.Bar) -> String {
    let words = words(bar).alternative(text)
    if words.count <= Self.longest { return words }
    let place = bar.ends.firstIndex { $0.text == text } ?? 0
    return "no. \(place + 1)"
  }

  /// How many combinations of inputs each what-if is better in, what each input does to each what-if, and what
  /// knowing it would be worth.
  var tables: [Document.Block] {
    var worlds = Table([
      .init("over the inputs", .text), .init("better", group: 0), .init("worse", group: 0),
      .init("too close\nto tell", group: 0), .init("mean\ndifference", group: 1),
      .init("95 % interval", group: 1), .init("5th to 95th\npercentile", group: 2),
    ])
    worlds.rows = decision.whatIfs.map { whatIf in
      .cells([
        .text(whatIf.name), .count(whatIf.count(.better)), .count(whatIf.count(.worse)),
        .count(whatIf.count(.tooClose)), numbers.cell(whatIf.mean), range(whatIf.interval),
        range(whatIf.quantiles.map { Interval(low: $0.p05, high: $0.p95) }),
      ])
    }
    var worths = Table([
      .init("what knowing it is worth", .text), .init("value", group: 0),
      .init("95 % interval", group: 0), .init("changes\nthe decision", .text, group: 1),
    ])
    let found = decision.information
    let inputs = found.ranking.map { (decision.inputs[$0], found.inputs[$0]) }
    worths.rows = (inputs + [("all of them", found.all)]).map { name, worth in
      .cells([
        .text(name), worth.map { numbers.cell($0.value) } ?? .missing, range(worth?.interval),
        worth.map { .text($0.changesDecision ? "yes" : "no") } ?? .missing,
      ])
    }
    return [.table(worlds)]
      + decision.whatIfs.map { .table(tornado($0, most: .max)) } + [.table(worths)]
  }

  private func range(_ interval: Interval?) -> Value {
    guard let interval, case .quantity(let low) = numbers.cell(interval.low),
      case .quantity(let high) = numbers.cell(interval.high)
    else { return .missing }
    return .range(low, high)
  }
}
