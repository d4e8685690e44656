import Experiments
import Scenarios
import WordOfMouth

/// The charts of how stories spread in one setting: how many hear, and when.
struct StoryCharts {
  private let result: ExperimentResult
  private let setting: Int
  private let told: [Opinion]
  private let people = ChartNumbers.people

  init(_ result: ExperimentResult) {
    self.result = result
    setting = result.baselineSetting
    told = result.toldStories
  }

  private var found: SettingResult { result.settings[setting] }
  private var hasPeriods: Bool { result.plan.metrics.hasPeriods }

  /// How many simulated markets there are.
  private var count: Int { found.summaries.first?.ok ?? 0 }

  private func ink(_ opinion: Opinion) -> Ink { opinion == .negative ? .bad : .good }

  // MARK: One market

  /// A small market, step by step; nil where none was kept.
  var frames: Chart? {
    guard let market = result.markets.first(where: { $0.setting == setting }) else { return nil }
    let frames = MarketFrames(market, periodName: result.terms.period)
    guard let last = frames.frames.last else { return nil }
    let parts = told.map { "\(last.knows[$0].count) know \($0.news)" }
    return frames.chart(
      id: "market",
      title: """
        One simulated market of \(market.places.count, "person", "people"): \
        \(parts.joined(separator: ", ")) after \(last.label)
        """)
  }

  // MARK: What customers are worth

  /// What customers are worth, in all simulated markets.
  var worth: Chart? {
    let metric = "net_present_value"
    guard result.hasMoney, let quantiles = found.summary(metric)?.quantiles else { return nil }
    let numbers = ChartNumbers.money(result.terms.currency)
    return QuantileDots(
      axis: "net present value", numbers,
      rows: [.init("today", .baseline, values: result.values(of: metric, setting: setting))]
    ).chart(
      id: "worth",
      title: """
        Customers are worth \(numbers.range(quantiles.p05, quantiles.p95)) in nine of ten simulated markets
        """)
  }

  // MARK: How many

  /// How many hear each story, in all simulated markets.
  var hearers: Chart? {
    if result.isAboutTime { return rounds }
    let heard = told.map { ($0, KeyFigure.heard($0, result.plan.metrics)) }
    guard let first = told.first else { return nil }
    let unit = hasPeriods ? "hearings in \(result.terms.length)" : "people who hear the story"
    return QuantileDots(
      axis: unit, .people,
      rows: heard.map { opinion, figure in
        .init(
          opinion.news, ink(opinion), values: result.values(of: figure.metric, setting: setting))
      }
    ).chart(id: "hearers", title: hearersTitle(first))
  }

  private func hearersTitle(_ first: Opinion) -> Prose {
    func summary(_ opinion: Opinion) -> MetricSummary? {
      found.summary(KeyFigure.heard(opinion, result.plan.metrics).metric)
    }
    if let quantiles = summary(first)?.quantiles, quantiles.p95 > 2 * quantiles.p05,
      quantiles.p95 - quantiles.p05 > 2
    {
      return """
        \(Prose(first.news).capitalized) is hard to predict: \
        \(people.range(quantiles.p05, quantiles.p95)) \
        \(hasPeriods ? "hearings" : "people hear it") in nine of ten simulated markets
        """
    }
    let parts = told.enumerated().compactMap { place, opinion -> Prose? in
      summary(opinion)?.mean.map {
        hasPeriods
          ? "\(people.value($0)) hearings of \(opinion.news)"
          : "\(people.value($0))\(place == 0 ? " people hear" : "") \(opinion.news)"
      }
    }
    return hasPeriods
      ? "About \(Prose.list(parts)) in \(result.terms.length)"
      : "About \(Prose.list(parts)), of \(found.people, "person", "people")"
  }

  /// How long it takes until half of all people know a story.
  private var rounds: Chart? {
    let rows = told.compactMap { opinion -> QuantileDots.Row? in
      let values = result.values(of: KeyFigure.round(50, opinion).metric, setting: setting)
      return values.isEmpty ? nil : .init(opinion.news, ink(opinion), values: values)
    }
    guard let first = told.first,
      let quantiles = found.summary(KeyFigure.round(50, first).metric)?.quantiles
    else { return nil }
    return QuantileDots(axis: "rounds until half of all people know", .plain, rows: rows).chart(
      id: "hearers",
      title: """
        Half of all people know \(first.news) after \(people.range(quantiles.p05, quantiles.p95)) rounds \
        in nine of ten simulated markets
        """)
  }

  // MARK: When

  /// How many have heard by each round, or hear in each period.
  var course: Chart? { hasPeriods ? periods : byRound }

  private var byRound: Chart? {
    let paths = result.runs.paths(setting)
    let last = paths.map(\.steps.count).max() ?? 0
    guard last > 0, !told.isEmpty else { return nil }
    let series = told.map { opinion in
      // Of each opinion what is new, who has heard, and tellings.
      let column = opinion == .positive ? 1 : 4
      let rows = found.rounds.filter { $0.opinion == opinion && $0.quantity == .reach }
      return PathLines.Series(
        opinion.news, ink(opinion), median: [0] + Self.carried(rows.map(\.p50), to: last),
        paths: paths.map { [0] + Self.carried($0.steps.map { $0[column] }, to: last) },
        low: [0] + Self.carried(rows.map(\.p05), to: last),
        high: [0] + Self.carried(rows.map(\.p95), to: last))
    }
    return PathLines(
      axis: "people who have heard", across: "round of telling", .people, series: series,
      startsAt: 0, of: count
    ).chart(id: "rounds", title: roundsTitle(last))
  }

  /// A series up to a round: a story that ended has nothing new.
  private static func carried(_ numbers: [Double], to last: Int) -> [Double] {
    let end = numbers.last ?? 0
    return (0..<last).map { $0 < numbers.count ? numbers[$0] : end }
  }

  private func roundsTitle(_ last: Int) -> Prose {
    let known = told.compactMap { opinion -> Int? in
      let means = found.rounds.filter { $0.opinion == opinion && $0.quantity == .reach }.map(\.mean)
      guard let all = means.last, all > 0 else { return nil }
      return means.firstIndex { $0 >= 0.95 * all }.map { $0 + 1 }
    }
    guard let round = known.max() else { return "How far each story has come by round" }
    if last == 1 { return "All who hear are told in the first round" }
    return round == 1
      ? "Nearly all who hear are told in the first round"
      : "Nearly all who hear have heard by round \(.count(round))"
  }

  private var periods: Chart? {
    guard !told.isEmpty else { return nil }
    let terms = result.terms
    let series = told.compactMap { opinion -> PathLines.Series? in
      let metric = "hearings_\(opinion)"
      guard let place = result.plan.periodMetrics.place(of: metric) else { return nil }
      return result.periodSeries(opinion.news, ink(opinion), metric, place, setting: setting)
    }
    let ends = [0, found.periods.count - 1].map { period in
      found.periods.indices.contains(period)
        ? found.summary("hearings_\(told[0])", period: period)?.mean : nil
    }
    guard let first = ends[0], let last = ends[1] else { return nil }
    return PathLines(
      axis: "people who hear in the \(terms.period)", across: terms.period, .people, series: series,
      startsAt: 1, of: count
    ).chart(
      id: "periods",
      title: """
        \(Prose(told[0].news).capitalized) reaches \(people.value(first)) people in \(terms.period) 1 and \
        \(people.value(last)) in \(terms.period) \(.count(found.periods.count))
        """)
  }
}

extension ExperimentResult {
  /// A figure of a setting period by period: its median and its first simulated markets.
  ///
  /// - Parameters:
  ///   - name: What the line is called.
  ///   - ink: Its colour.
  ///   - metric: The figure.
  ///   - place: Its place among the metrics of a period.
  ///   - setting: The index of the setting.
  /// - Returns: The line.
  func periodSeries(
    _ name: String, _ ink: Ink, _ metric: String, _ place: Int, setting: Int
  ) -> PathLines.Series {
    let quantiles = settings[setting].periods.map { period in
      period.first { $0.metric == metric }?.quantiles
    }
    return PathLines.Series(
      name, ink, median: quantiles.map { $0?.p50 ?? .nan },
      paths: runs.paths(setting).map { path in path.steps.map { $0[place] } },
      low: quantiles.map { $0?.p05 ?? .nan }, high: quantiles.map { $0?.p95 ?? .nan })
  }
}
