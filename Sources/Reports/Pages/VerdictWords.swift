import Experiments
import Scenarios
import Statistics

/// The verdict of a page in one or two sentences: first the word that decides, then by how much and how sure.
///
/// Where chance and doubt about the inputs lead to different verdicts, the inputs decide the first word.
struct VerdictWords {
  let result: ExperimentResult
  let figure: DecidingFigure
  /// The what-ifs, the best first; at least one.
  let whatIfs: [WhatIf]
  /// The best of them.
  let best: WhatIf
  private let answer: ComparisonAnswer

  /// Takes the what-ifs that can be compared; nil where there are none.
  init?(_ result: ExperimentResult, _ figure: DecidingFigure) {
    let whatIfs = result.whatIfs(by: figure)
    guard let best = whatIfs.first else { return nil }
    (self.result, self.figure, self.whatIfs, self.best) = (result, figure, whatIfs, best)
    answer = ComparisonAnswer(result)
  }

  var terms: ServiceTerms { result.terms }
  private var today: Prose { "today's \(figure.numbers.value(best.baseline))" }

  /// The what-if's name, where the first words do not have it, and in brackets what it changes.
  private var name: Prose {
    "\(isNamed ? "It" : best.name)\(answer.changes(best.comparison))"
  }

  /// Whether the first words name the best what-if.
  private var isNamed: Bool {
    let verdict = best.doubt(in: result)?.verdict ?? best.verdict
    return figure.kind == .money && verdict == best.verdict
      && lead(verdict).text.contains(best.name)
  }

  /// The answer.
  var paragraph: Prose {
    if let solved { return solved }
    let doubt = best.doubt(in: result)
    let verdict = doubt?.verdict ?? best.verdict
    let isDecidedByInputs = verdict != best.verdict
    let parts =
      [
        isDecidedByInputs ? "As assumed, \(sentence)" : sentence,
        doubt?.sentence(isBut: isDecidedByInputs, figure),
      ]
      + (isDecidedByInputs ? [] : [contrary]) + [others]
    return ([lead(verdict).strong] + parts.compactMap(\.self)).joined(separator: " ")
  }

  /// What a what-if changes; nil where nothing is known of that.
  func meaning(of whatIf: WhatIf) -> Prose? {
    let changes = answer.changes(whatIf.comparison, most: WhatIfChanges.mostInTable).text
      .trimmingPrefix(" (")
    return changes.isEmpty ? nil : Prose(String(changes.dropLast()))
  }

  /// Where chances to retell were solved for in a what-if, so that as many people hear: what they are.
  private var solved: Prose? {
    guard case .hearers(let opinion) = figure.kind,
      result.plan.isSolvedAnew(opinion, setting: best.comparison.setting)
    else { return nil }
    let parts = whatIfs.prefix(3).compactMap { answer.stories($0.comparison) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  // MARK: The first words

  /// Whether all what-ifs are about the same key: more or less of one thing.
  private var isOneLever: Bool {
    let paths = whatIfs.map { Set(answer.overrides($0.comparison).map(\.path)) }
    return whatIfs.count == 1 || (paths[0].count == 1 && Set(paths).count == 1)
  }

  /// Whether the best what-if is better than the second in nearly all simulated markets.
  private var isClearlyBest: Bool {
    guard whatIfs.count > 1 else { return true }
    let setting = best.comparison.setting
    let pairs = PairedReplicates(
      result, setting: setting, metric: figure.metric, beside: whatIfs[1].comparison.setting)
    return pairs?.agree(isUp: figure.isHigherBetter) ?? false
  }

  /// Whether the firm can decide on the best what-if.
  var isDoneByFirm: Bool { answer.isDoneByFirm(best.comparison) }

  /// What the best what-if may cost, where the scenario does not say what it does.
  private var limit: Prose? {
    best.comparison.isUnpaid && isDoneByFirm
      ? "if it costs less than \(figure.numbers.value(best.difference))" : nil
  }

  private func lead(_ verdict: Verdict) -> Prose {
    if figure.kind != .money { return storyLead(verdict) }
    let names = !isOneLever && isClearlyBest
    switch verdict {
    case .tooFew: return "Not known yet."
    case .same: return "It makes no difference."
    case .noDifference: return "It makes no difference that matters."
    case .mostlySame: return "It usually makes no difference."
    case .eitherWay: return "It could go either way."
    case .yes where !isDoneByFirm:
      return names ? "\(best.name) is best for the firm." : "Better for the firm."
    case .probably where !isDoneByFirm: return "Probably better for the firm."
    case .probablyNot where !isDoneByFirm: return "Probably worse for the firm."
    case .no where !isDoneByFirm: return "Worse for the firm."
    case .yes:
      let what: Prose =
        names ? (limit == nil ? " \(best.name) pays best" : " \(best.name) is best") : ""
      if let limit { return "Yes,\(what.isEmpty ? "" : "\(what),") \(limit)." }
      return "Yes,\(what.isEmpty ? " it pays" : what)."
    case .probably: return limit.map { "Probably, \($0)." } ?? "Probably."
    case .probablyNot: return "Probably not."
    case .no: return whatIfs.count > 1 ? "No. None of them pays." : "No. It costs money."
    }
  }

  // MARK: How much, and how sure

  private var sentence: Prose {
    figure.kind == .money ? moneySentence : storySentence
  }

  private func amount(_ number: Double) -> String { figure.numbers.value(abs(number)) }

  private var moneySentence: Prose {
    let (cases, difference) = (best.cases, best.difference)
    let all: Prose = "\(cases.count, "simulated market")"
    let average: Prose = "On average it is \(figure.said(difference)) than \(today)."
    switch best.verdict {
    case .tooFew: return Verdict.tooFew(cases.count)
    case .same: return "\(name) changes nothing in any of \(all)."
    case .noDifference:
      return """
        \(name) is about \(figure.said(difference)) than \(today), less than 1 % of it \
        (\(amount(WhatIf.importance * best.baseline))). \(direction)
        """
    case .mostlySame:
      return """
        \(name) changes nothing in \(.count(cases.same)) of \(all); it is better in \
        \(.count(cases.better)) and worse in \(.count(cases.worse)). \(average)
        """
    case .yes:
      let ahead = best.course?.aheadFrom.map { period -> Prose in
        ", and on average ahead from \(terms.period) \(.count(period)) on"
      }
      return """
        \(name) is worth about \(amount(difference)) more than \(today), \(best.markets)\
        \(ahead ?? "")\(before).
        """
    case .no:
      return """
        \(whatIfs.count > 1 ? "Even the best, \(name)," : name) is about \(amount(difference)) worse than \
        \(today), \(best.markets).
        """
    case .probably, .probablyNot:
      let isBetter = best.verdict == .probably
      let most = isBetter ? cases.all.lowerBound : cases.all.upperBound
      let others: Prose =
        (isBetter ? cases.worse : cases.better) > 0
        ? "; in the others up to \(amount(most)) \(best.word(isBetter: !isBetter))" : ""
      return """
        \(name) is \(best.word(isBetter: isBetter)) in \
        \(.count(isBetter ? cases.better : cases.worse)) of \(all)\(others). \(average)
        """
    case .eitherWay:
      return """
        \(name) is better in \(.count(cases.better)) of \(all) and worse in \(.count(cases.worse)): in nine \
        of ten from \(figure.said(cases.ninety.lowerBound)) to \
        \(figure.said(cases.ninety.upperBound)). \(average)
        """
    }
  }

  /// That the change itself is not paid for.
  private var before: Prose {
    limit == nil ? "" : "; \(WorthWords.unpaid)"
  }

  /// How sure the direction of a difference is that does not matter.
  private var direction: Prose {
    let pairs = best.pairs
    let isUp = best.difference > 0
    guard DifferenceFinding(best.row).isShown, DifferenceVerdict(best.row, pairs) == .sure else {
      return """
        The direction is not sure: \(figure.higher) in \(.count(pairs.higher)) of \
        \(pairs.count, "simulated market"), \(figure.lower) in \(.count(pairs.lower)).
        """
    }
    let equal: Prose = pairs.same > 0 ? ", \(.count(pairs.same)) equal" : ""
    return """
      The direction is sure (\(.count(isUp ? pairs.higher : pairs.lower)) of \
      \(pairs.count, "simulated market")\(equal)); the size hardly matters.
      """
  }

  // MARK: What points the other way

  /// Why bad news is heard less often although the firm loses, or more often although it gains.
  private var contrary: Prose? {
    guard figure.kind == .money, best.verdict.isWorse || best.verdict.isBetter else { return nil }
    return TalkDirection(best.comparison).sentence(isBetter: best.verdict.isBetter)
  }

  // MARK: The other what-ifs

  private var others: Prose? {
    let rest = whatIfs.dropFirst()
    guard figure.kind == .money else { return otherStories }
    if !isClearlyBest, best.verdict.isBetter, let second = rest.first, second.verdict.isBetter {
      return "\(second.name) is about as good."
    }
    let losing = rest.filter(\.verdict.isWorse).map { Prose($0.name) }
    guard !losing.isEmpty, !best.verdict.isWorse else { return nil }
    let cost = losing.count == 1 ? "costs money" : "cost money"
    let loses = losing.count == 1 ? "is worse for the firm" : "are worse for the firm"
    return "\(Prose.list(losing)) \(isDoneByFirm ? cost : loses)."
  }
}

extension Prose {
  /// Things in a row: `one`, `one and two`, `one, two and three`.
  static func list(_ parts: [Prose], and last: String = "and") -> Prose {
    guard let end = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return "\(parts.dropLast().joined(separator: ", ")) \(last) \(end)"
  }
}
