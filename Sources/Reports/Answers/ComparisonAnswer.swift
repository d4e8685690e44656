import Experiments
import Scenarios
import Service
import WordOfMouth

/// What the what-ifs of a comparison come to, in sentences: first the best one, then losses.
struct ComparisonAnswer {
  /// How many what-ifs get a sentence.
  private static let most = 4

  let result: ExperimentResult
  let terms: ServiceTerms

  init(_ result: ExperimentResult) {
    self.result = result
    terms = result.terms
  }

  /// The sentences.
  var sentences: [Prose] {
    if result.comparisons.isEmpty { return [] }
    if hasMoney { return complaints + worth + [served].compactMap(\.self) }
    if result.isAboutTime { return result.timeSentences + limited(time) }
    return limited(stories)
  }

  /// A sentence for each of the what-ifs that matter most.
  func limited(_ sentence: (VariantComparison) -> Prose?) -> [Prose] {
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

  private var hasMoney: Bool { result.hasMoney }

  /// The figure that what-ifs are ranked by.
  private var headline: String? {
    if hasMoney { return "net_present_value" }
    if result.isAboutTime { return nil }
    return result.toldStories.first.map { KeyFigure.heard($0, result.plan.metrics).metric }
  }

  func name(_ comparison: VariantComparison) -> String {
    result.plan.settings[comparison.setting].variant
  }

  // MARK: What the firm sees

  /// How many customers have a bad experience, where not all are served: a share of those served is easily taken
  /// for one of all.
  private var served: Prose? {
    guard let model = result.plan.settings.first?.scenario.service, model.visits < 1,
      model.segments.isEmpty
    else { return nil }
    let misery = model.experience.startingMisery
    return """
      In a \(terms.period) \(.share(model.visits)) of customers are served, and \(.share(misery)) of these have a \
      bad experience: \(.share(model.visits * misery)) of all.
      """
  }

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
