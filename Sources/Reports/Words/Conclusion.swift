import PlainText
package import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// The answer in plain sentences, made of computed figures alone.
extension ExperimentResult {
  /// How many variants get a sentence.
  private static let variantLimit = 5

  /// The answer; no sentences where there is nothing to say.
  package var conclusion: [Prose] {
    let hasPeriods = plan.metrics.hasPeriods
    let one = hasPeriods ? service : wave
    return switch plan.scope {
    case .run: one
    case .compare: one + variants
    case .sweep: settings.count > 1 ? sweep : one
    case .uncertain:
      (DecisionWords(self)?.sentences ?? [])
        + (uncertainty.map {
          UncertaintyWords(found: $0, metrics: plan.metrics, terms: terms).sentences
        } ?? [])
    }
  }

  /// What the baseline calls periods and money.
  var terms: ServiceTerms { ServiceTerms(plan.document.baseline.service) }

  // MARK: - One setting

  /// The opinions whose stories only customers begin, so that reach per customer means something: not bad
  /// news that people begin whom the product disappointed, though they were no customers before.
  var begunByCustomers: [Opinion] {
    plan.metrics.place(of: "turned") == nil ? Opinion.allCases : [.positive]
  }

  private var wave: [Prose] {
    guard let found = settings.first, let scenario = plan.settings.first?.scenario
    else { return [] }
    let parts = begunByCustomers.reversed().compactMap { opinion -> Prose? in
      guard let figure = figure(.perCustomer(opinion), found) else { return nil }
      let slogan: Prose =
        scenario.slogan.map { "the slogan says \(.exact($0.reach[opinion]))" } ?? ""
      return """
        each \(opinion.customers) customer's story reaches \(figure.said) \
        people\(figure.brackets("95 % interval", slogan))
        """
    }
    guard !parts.isEmpty else { return [] }
    return ["\(parts.joined(separator: "; ").capitalized)."] + growth(found)
      + [exchange(found)].compactMap(\.self)
  }

  /// What becomes of each story.
  private func growth(_ found: SettingResult) -> [Prose] {
    Opinion.allCases.reversed().compactMap { StoryWords($0, in: found).sentence }
  }

  /// How many satisfied customers reach as many people as one dissatisfied one.
  private func exchange(_ found: SettingResult) -> Prose? {
    guard begunByCustomers.contains(.negative), let rate = found.exchangeRate else { return nil }
    let style = FigureStyle(
      of: rate.value, standardError: (rate.judged.interval.high - rate.judged.interval.low) / 4
    ).inSentence(about: rate.value)
    return """
      It takes \(style.value(rate.value), "satisfied customer") (\(style.range(rate.judged)), from \
      the ends of both intervals) to reach as many people as one dissatisfied customer does.
      """
  }

  private func figure(_ metric: ShownMetric, _ found: SettingResult) -> ShownFigure? {
    found.summary(metric.name)?.mean == nil ? nil : metric.figure(found)
  }

  // MARK: - Periods

  /// What happened, what the firm sees of it, and what it is worth.
  private var service: [Prose] {
    guard let found = settings.first else { return [] }
    func says(_ metric: String, _ kind: ShownFigure.Kind = .amount) -> ShownFigure? {
      figure(ShownMetric(metric, "", kind), found)
    }
    var sentences: [Prose] = []
    if let unhappy = says("unhappy"), let complaints = says("complaints"),
      let recovered = says("recovered")
    {
      sentences.append(
        """
        Summed over the \(terms.plural), \(unhappy.said, "customer was", "customers were") \
        unhappy\(unhappy.brackets()); \(complaints.said) \
        complained\(complaints.brackets(nil)); \(recovered.said, "case was", "cases were") \
        resolved\(recovered.brackets(nil)).
        """)
    }
    if let truth = says("misery_share", .share), let seen = says("complaints_per_served", .share) {
      let behind: Prose =
        says("unhappy_per_complaint").map {
          "; there \($0.said.text == "1" ? "is" : "are") \($0.said, "unhappy customer") for each complaint\($0.brackets())"
        } ?? ""
      sentences.append(
        """
        Complaints suggest that \(seen.said) of customers served are \
        unhappy\(seen.brackets()); in truth \(truth.said) are\(truth.brackets())\(behind).
        """)
    }
    if let model = plan.settings.first?.scenario.service,
      let unhappy = model.meanComplaints.unhappy(untilHeardWith: 0.95)
    {
      sentences.append(
        """
        If \(ServiceWords.share(model.meanComplaints.chance, of: model)) complain, it takes \
        \(unhappy, "unhappy customer") to be 95 % sure of at least one complaint.
        """)
    }
    if let value = says("net_present_value") {
      let residual: Prose =
        says("residual_value").map {
          """
          , of which \(terms.money($0.said))\($0.brackets()) is the value of customers who remain \
          at the end
          """
        } ?? ""
      sentences.append(
        "The net present value is \(terms.money(value.said))\(value.brackets())\(residual).")
    }
    if plan.decomposes {
      sentences += TalkCostWords(setting: found, terms: terms, buysLess: plan.buysLess).sentences
    }
    return sentences + growth(found)
  }

  // MARK: - Variants

  private var variants: [Prose] {
    let sentences = comparisons.prefix(Self.variantLimit).compactMap(sentence)
    let more = comparisons.count - Self.variantLimit
    return more > 0 ? sentences + ["\(more, "more what-if") below."] : sentences
  }

  private func sentence(_ comparison: VariantComparison) -> Prose? {
    let name = plan.settings[comparison.setting].variant
    guard plan.metrics.hasPeriods else {
      let parts = Opinion.allCases.reversed().compactMap { opinion in
        change("\(opinion) reach", "reach_\(opinion)", of: " people", comparison)
      }
      return parts.isEmpty ? nil : "\(name): \(parts.joined(separator: "; "))."
    }
    if let why = plan.whyNotComparable(comparison.setting) { return "\(name)\(why)." }
    let words = WorthWords(comparison: comparison, terms: terms)
    let rates = RateWords(comparison: comparison, metrics: plan.metrics, terms: terms)
    let all = [
      change(
        "net present value", "net_present_value", of: terms.currency.map { " \($0)" } ?? "",
        comparison), words.residual, words.sentence,
      rates.sentence("hearings_negative", "hearings of bad news"),
      rates.sentence("hearings_positive", "hearings of good news"),
      rates.sentence("unhappy", "unhappy customers", onlyIfMisleading: true),
      rates.sentence("leavers", "customers who leave", onlyIfMisleading: true),
    ].compactMap(\.self)
    return all.isEmpty ? nil : "\(name)\(words.verdict): \(all.joined(separator: "; "))."
  }

  /// What a what-if does to a figure: the direction in words, and how much.
  private func change(
    _ label: String, _ metric: String, of unit: String = "", _ comparison: VariantComparison
  ) -> Prose? {
    guard let row = comparison.row(metric), let difference = row.difference else { return nil }
    let error = row.interval.map { ($0.high - $0.low) / 4 }
    let known =
      [difference, row.baseline ?? 0, row.value ?? 0].map {
        NumberText.decimals(for: $0, standardError: error)
      }.max() ?? 0
    let style = FigureStyle(kind: .amount, decimals: known).inSentence(about: difference)
    let change: Prose =
      "\(label) \(difference < 0 ? "falls" : "rises") by \(style.value(abs(difference)))\(unit)"
    if row.isSame { return "\(label) stays the same" }
    guard let found = row.judged else { return "\(change) (no interval)" }
    let interval = found.interval
    if interval.contains(0) {
      return """
        no significant change in \(label) (95 % interval \
        \(ShownDifference(row, .amount).interval))
        """
    }
    let ends = [abs(interval.low), abs(interval.high)].sorted()
    let size = SampleInterval(Interval(low: ends[0], high: ends[1]), isFirm: found.isFirm)
    return "\(change) (95 % interval \(style.range(size))\(markets(row)))"
  }

  /// Of money, in how many replicates the what-if is higher.
  private func markets(_ row: VariantComparison.Row) -> Prose {
    guard row.metric == "net_present_value", let share = row.shareHigher else { return "" }
    return """
      ; higher in \(.exact(share * Double(row.ok))) of \(row.ok, "simulated market")
      """
  }

  // MARK: - Design points

  private var sweep: [Prose] {
    let worth =
      plan.metrics.hasPeriods
      ? [ShownMetric("net_present_value", "net present value")] : []
    let reach = Opinion.allCases.reversed().map { opinion in
      let reach = ShownMetric.reach(opinion, hasPeriods: plan.metrics.hasPeriods)
      return ShownMetric(reach.name, "\(opinion) \(reach.label)")
    }
    return (worth + reach).compactMap(range)
  }

  /// Between which points a figure goes.
  private func range(_ metric: ShownMetric) -> Prose? {
    let means = settings.enumerated().compactMap { index, setting in
      setting.summary(metric.name)?.mean.map { (index: index, mean: $0) }
    }
    guard let low = means.min(by: { $0.mean < $1.mean }),
      let high = means.max(by: { $0.mean < $1.mean }), low.mean < high.mean
    else { return nil }
    return """
      Across \(settings.count, "design point"), \(metric.label) ranges from \
      \(place(low.index, metric)) to \(place(high.index, metric)).
      """
  }

  private func place(_ index: Int, _ metric: ShownMetric) -> Prose {
    let figure = metric.figure(settings[index])
    let values = zip(plan.paths, plan.settings[index].parameters).map {
      "\($0) = \($1)"
    }
    return
      "\(figure.said)\(figure.brackets("95 % interval", Prose(values.joined(separator: ", "))))"
  }
}
