import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// The answer and the tiles of one setting: how many hear, or what customers are worth.
struct RunWords {
  private let result: ExperimentResult
  private let found: SettingResult
  private let people = ChartNumbers.people
  private let terms: ServiceTerms

  /// Takes the setting that what-ifs are beside; nil where nothing was run.
  init?(_ result: ExperimentResult) {
    guard result.settings.indices.contains(result.baselineSetting) else { return nil }
    self.result = result
    found = result.settings[result.baselineSetting]
    terms = result.terms
  }

  private func mean(_ metric: String) -> Double? {
    found.summary(metric)?.mean.flatMap { $0.isFinite ? $0 : nil }
  }

  private func known(_ opinion: Opinion) -> (mean: Double, summary: MetricSummary)? {
    guard let summary = found.summary(KeyFigure.heard(opinion, result.plan.metrics).metric),
      let mean = summary.mean
    else { return nil }
    return (mean, summary)
  }

  // MARK: The answer

  /// The answer.
  var paragraph: Prose {
    if result.hasMoney { return money }
    let told = result.toldStories
    if told.isEmpty { return RunAnswer(result).sentences.joined(separator: " ") }
    if result.isAboutTime { return told.map(time).joined(separator: " ") }
    return
      ([hearers(told)] + told.compactMap(takesOff) + [varies(told), exchange].compactMap(\.self))
      .joined(separator: " ")
  }

  private func hearers(_ told: [Opinion]) -> Prose {
    let unit = result.plan.metrics.hasPeriods ? " times" : " people"
    let parts = told.enumerated().compactMap { place, opinion -> Prose? in
      known(opinion).map { figure in
        result.plan.metrics.hasPeriods
          ? "\(opinion.news) is heard \(Prose("\(people.value(figure.mean))\(unit)").strong)"
          : "\(Prose("\(people.value(figure.mean))\(place == 0 ? unit : "")").strong) hear \(opinion.news)"
      }
    }
    let tellers = Opinion.allCases.reversed().compactMap { opinion -> Prose? in
      guard let mean = mean("first_hand_\(opinion)"), mean > 0, !result.plan.metrics.hasPeriods
      else { return nil }
      let who = opinion == .negative ? "dissatisfied" : "satisfied"
      return "\(mean < 1 ? people.value(mean) : people.exact(mean.rounded())) \(who)"
    }
    let begun = result.begunByCustomers.count == Opinion.allCases.count
    let who: Prose =
      tellers.isEmpty || !begun
      ? "" : ", \(Prose.list(tellers)) \(isOne ? "customer" : "customers") among them"
    return "Of \(found.people, "person", "people")\(who), about \(Prose.list(parts))."
  }

  private var isOne: Bool {
    Opinion.allCases.compactMap { mean("first_hand_\($0)") }.reduce(0, +) == 1
  }

  /// How long a story takes.
  private func time(_ opinion: Opinion) -> Prose {
    func after(_ percent: Int) -> Prose? {
      mean("round_\(percent)_\(opinion)").map {
        Prose("\(ChartNumbers.people.value($0)) \($0 == 1 ? "round" : "rounds")").strong
      }
    }
    let start: Prose = "of \(found.people, "person", "people") know the \(opinion.news)"
    guard let half = after(50) else {
      return "Half \(start) in no simulated market, in the rounds that are simulated."
    }
    let most: Prose = after(95).map { ", 95 % after about \($0)" } ?? ""
    return "Half \(start) after about \(half)\(most)."
  }

  /// In how many simulated markets a story takes off, where it does not in all.
  private func takesOff(_ opinion: Opinion) -> Prose? {
    guard let chance = mean("split_chance_\(opinion)"), let far = mean("split_reach_\(opinion)")
    else { return nil }
    let count = found.summary("split_chance_\(opinion)")?.ok ?? 0
    return """
      \(Prose(opinion.news).capitalized) takes off in \(.exact((chance * Double(count)).rounded())) of \
      \(count, "simulated market") and then reaches about \(people.value(far)) people; in the others it \
      stays small.
      """
  }

  /// How far simulated markets differ, where they differ much.
  private func varies(_ told: [Opinion]) -> Prose? {
    let parts = told.filter { takesOff($0) == nil }.compactMap { opinion -> Prose? in
      guard let quantiles = known(opinion)?.summary.quantiles, quantiles.p95 > 2 * quantiles.p05,
        quantiles.p95 - quantiles.p05 > 2
      else { return nil }
      return "\(people.range(quantiles.p05, quantiles.p95)) hear \(opinion.news)"
    }
    return parts.isEmpty
      ? nil : "It varies: in nine of ten simulated markets \(Prose.list(parts))."
  }

  /// How many satisfied customers reach as many people as a dissatisfied one.
  private var exchange: Prose? {
    guard result.toldStories.count > 1, result.begunByCustomers.contains(.negative),
      let rate = found.exchangeRate, !rate.judged.interval.contains(1), rate.value > 1
    else { return nil }
    let number = ChartNumbers.plain.value((rate.value * 10).rounded() / 10)
    return """
      It takes \(Prose("\(number) satisfied customers").strong) to reach as many people as one \
      dissatisfied customer does.
      """
  }

  private var money: Prose {
    let numbers = ChartNumbers.money(terms.currency)
    guard let value = mean("net_present_value") else { return "" }
    let worth = Prose(numbers.value(value)).strong
    let customers: Prose =
      mean("customers_end").flatMap { end in
        mean("customers_start").map { start in
          """
           Of \(people.value(start)) customers at the start, and those who join, \
          \(Prose(people.value(end)).strong) are there after \(terms.length).
          """
        }
      } ?? ""
    return "As things are, customers are worth \(worth).\(customers)"
  }

  // MARK: Tiles

  /// The tiles.
  var tiles: [Tile] {
    if result.hasMoney { return moneyTiles }
    let told = result.toldStories
    if result.isAboutTime { return told.flatMap(timeTiles) }
    let customers = told.filter(result.begunByCustomers.contains).compactMap(customerTile)
    let hear = told.prefix(max(1, 3 - customers.count)).compactMap(hearerTile)
    return Array((hear + customers).prefix(3))
  }

  private func hearerTile(_ opinion: Opinion) -> Tile? {
    guard let (mean, summary) = known(opinion) else { return nil }
    let label = result.plan.metrics.hasPeriods ? "Hearings of" : "People who hear"
    let share = found.people > 0 ? mean / Double(found.people) : 0
    let part: Prose =
      result.plan.metrics.hasPeriods
      ? "in \(terms.length)"
      : "\(ChartNumbers.shares.value(share)) of \(found.people, "person", "people")"
    let spread =
      summary.quantiles.map { "; nine in ten simulated markets: \(people.range($0.p05, $0.p95))" }
      ?? ""
    return Tile(
      "\(label) \(opinion.news)", Prose(people.value(mean)), note: "\(part)\(spread)",
      ink: opinion == .negative ? .bad : .good)
  }

  private func customerTile(_ opinion: Opinion) -> Tile? {
    guard let mean = mean("reach_per_customer_\(opinion)") else { return nil }
    let number = ChartNumbers.plain.value((mean * 10).rounded() / 10)
    let saying = result.plan.settings.first?.scenario.slogan?.reach[opinion]
    let retells = (result.plan.settings.first?.scenario.voices[opinion].retell ?? 0) > 0
    let how = retells ? "some hearers tell it on" : "nobody tells it on"
    let note: Prose = saying.map { "the saying has \(.exact($0)); here \(how)" } ?? "\(how)"
    let who = opinion == .negative ? "dissatisfied" : "satisfied"
    return Tile(
      "One \(who) customer reaches", "\(number) \(number == "1" ? "person" : "people")", note: note)
  }

  private func timeTiles(_ opinion: Opinion) -> [Tile] {
    [50, 95].map { percent in
      let summary = found.summary(KeyFigure.round(percent, opinion).metric)
      let label = "\(percent) % of people know \(opinion.news) after"
      guard let summary, let mean = summary.mean, mean.isFinite else {
        return Tile(label, "never", note: "in the simulated rounds")
      }
      let number = ChartNumbers.plain.value((mean * 10).rounded() / 10)
      let spread =
        summary.quantiles.map {
          "nine in ten simulated markets: \(ChartNumbers.plain.range($0.p05, $0.p95))"
        } ?? ""
      return Tile(label, "\(number) \(number == "1" ? "round" : "rounds")", note: Prose(spread))
    }
  }

  private var moneyTiles: [Tile] {
    let numbers = ChartNumbers.money(terms.currency)
    var tiles: [Tile] = []
    if let value = mean("net_present_value") {
      let later = mean("residual_value") ?? 0
      let (within, after) = MoneyTiles.addingUp(value - later, later)
      tiles.append(
        Tile(
          "What customers are worth", Prose(numbers.value(value)),
          note: later == 0
            ? "all of it within \(terms.length)"
            : """
            \(numbers.value(within)) within \(terms.length), \(numbers.value(after)) from customers \
            who stay longer
            """))
    }
    if let start = mean("customers_start"), let end = mean("customers_end"),
      let left = mean("leavers"), let joined = mean("joiners")
    {
      let whole = { people.whole($0, beside: max(start, end)) }
      // So that the four add up as they are printed.
      let leaving =
        ChartNumbers.areWhole.contains(max(start, end))
        ? start.rounded() + joined.rounded() - end.rounded() : left
      tiles.append(
        Tile(
          "Customers after \(terms.length)", Prose(whole(end)),
          note: """
            of \(whole(start)) at the start; \(whole(leaving)) leave, \(whole(joined)) join
            """))
    }
    if let opinion = result.toldStories.first, let periods = result.periodCount, periods > 0,
      let (mean, _) = known(opinion)
    {
      let ever = self.mean("ever_heard_\(opinion)").map {
        "\(people.value($0)) of \(people.value(Double(found.people))) hear it at least once"
      }
      tiles.append(
        Tile(
          "People who hear \(opinion.news)",
          "\(people.value(mean / Double(periods))) \(terms.each)",
          note: Prose(ever ?? "on average over \(terms.length)")))
    }
    return tiles
  }
}
