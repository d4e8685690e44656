import Experiments
import Scenarios
import WordOfMouth

/// The charts of what-ifs beside the baseline.
struct ComparisonCharts {
  let words: VerdictWords

  private var result: ExperimentResult { words.result }
  private var best: WhatIf { words.best }
  private var figure: DecidingFigure { words.figure }
  private var numbers: ChartNumbers { figure.numbers }
  private var terms: ServiceTerms { result.terms }

  /// The what-ifs that are drawn, with their colours: the best and the second.
  private var drawn: [(whatIf: WhatIf, ink: Ink)] {
    zip(words.whatIfs, [Ink.best, .second]).map { ($0, $1) }
  }

  // MARK: Whether it is better

  /// The differences, market by market.
  var differences: Chart {
    var chart = DifferenceDots(
      axis: figure.label, numbers,
      worse: best.word(isBetter: false), better: best.word(isBetter: true),
      betterIsHigher: figure.isHigherBetter, baseline: best.baseline,
      rows: drawn.map { .init($0.whatIf.name, $0.ink, differences: $0.whatIf.pairs.differences) }
    ).chart(id: "differences", title: best.title)
    // Of several the table below says it.
    if words.whatIfs.count == 1, let meaning = words.meaning(of: best) {
      chart.note += " \(best.name): \(meaning)."
    }
    return chart
  }

  // MARK: When

  /// The money that the best what-if brings, period by period.
  var money: Chart? {
    let lines = drawn.compactMap { whatIf, ink -> MoneyLines.Series? in
      guard let course = whatIf.course, !course.cumulative.isEmpty else { return nil }
      return MoneyLines.Series(
        whatIf.name, ink, median: course.cumulative.map(\.quantiles.p50),
        paths: ink == .best ? profitPaths(of: whatIf) : [],
        low: course.cumulative.map(\.quantiles.p05), high: course.cumulative.map(\.quantiles.p95),
        total: course.later == 0 ? nil : whatIf.difference,
        payback: course.aheadFrom)
    }
    guard !lines.isEmpty, let title = moneyTitle else { return nil }
    return MoneyLines(period: terms.period, numbers, series: lines.reversed(), of: best.pairs.count)
      .chart(id: "money", title: title)
  }

  /// The discounted profits so far less those of the baseline, in the first simulated markets.
  private func profitPaths(of whatIf: WhatIf) -> [[Double]] {
    guard let place = result.plan.periodMetrics.place(of: "discounted_profit") else { return [] }
    let others = result.runs.paths(result.baselineSetting)
    return result.runs.paths(whatIf.comparison.setting).compactMap { path in
      guard let other = others.first(where: { $0.replicate == path.replicate }) else { return nil }
      var sum = 0.0
      return zip(path.steps, other.steps).map { step, before in
        sum += step[place] - before[place]
        return sum
      }
    }
  }

  private var moneyTitle: Prose? {
    guard let course = best.course else { return nil }
    let period = terms.period
    let most: Prose =
      course.isOneWay && abs(course.later) > abs(course.within)
      ? "; most of the \(best.difference > 0 ? "benefit" : "loss") comes after \(terms.length), if it goes on"
      : ""
    if let ahead = course.aheadFrom {
      let isPaid = words.isDoneByFirm && !best.comparison.isUnpaid
      let start: Prose =
        isPaid ? "On average it has paid for itself from" : "On average it is ahead from"
      let end: Prose =
        course.isOneWay || course.later > 0 ? most : "; it loses after \(terms.length)"
      return "\(start) \(period) \(.count(ahead)) on\(end)"
    }
    if best.difference > 0 {
      return
        "It does not pay for itself within \(terms.length); customers who stay longer make up for it"
    }
    return course.isAlwaysBehind
      ? "It is behind in every \(period)\(most)" : "It is behind after \(terms.length)\(most)"
  }

  // MARK: Who hears

  /// How many hear bad news in each period, today and in the best what-if.
  var hearings: Chart? {
    guard let opinion = result.toldStories.first,
      let place = result.plan.periodMetrics.place(of: "hearings_\(opinion)")
    else { return nil }
    let settings = [
      ("today", Ink.baseline, result.baselineSetting), (best.name, .best, best.comparison.setting),
    ]
    let series = settings.map { name, ink, setting in
      result.periodSeries(name, ink, "hearings_\(opinion)", place, setting: setting)
    }
    var chart = PathLines(
      axis: "people who hear \(opinion.news)", across: terms.period, .people, series: series,
      startsAt: 1, of: best.pairs.count
    ).chart(id: "periods", title: hearingsTitle(opinion))
    if let row = best.comparison.row("customers_end"), let before = row.baseline,
      let after = row.value,
      let start = result.settings[result.baselineSetting].summary("customers_start")?.mean
    {
      let people = ChartNumbers.people
      chart.note += """
         Customers: \(people.value(start)) at the start; after \(terms.length) \(people.value(before)) \
        today, \(people.value(after)) with \(best.name).
        """
    }
    return chart
  }

  private func hearingsTitle(_ opinion: Opinion) -> Prose {
    let rows = best.course?.differences(of: "hearings_\(opinion)") ?? []
    let means = result.settings[result.baselineSetting].periods.map { period in
      period.first { $0.metric == "hearings_\(opinion)" }?.mean ?? 0
    }
    let start: Prose = "\(Prose(opinion.news).capitalized) reaches"
    let people = ChartNumbers.people
    let isLittle = zip(rows, means).allSatisfy { abs($0.difference) < WhatIf.importance * abs($1) }
    guard let first = rows.first, let last = rows.last, !isLittle else {
      return "\(start) about as many people as today in every \(terms.period)"
    }
    func change(_ row: PeriodDifference) -> Prose {
      "\(people.value(abs(row.difference))) \(row.difference < 0 ? "fewer" : "more")"
    }
    let up = rows.count { $0.difference > 0 }
    let down = rows.count { $0.difference < 0 }
    let way = down >= up ? "fewer" : "more"
    let count = max(up, down)
    if count < rows.count {
      return
        "\(start) \(way) people in \(.count(count)) of \(rows.count, terms.period, terms.plural)"
    }
    return rows.count == 1
      ? "\(start) \(change(first)) people"
      : """
      \(start) \(way) people in every \(terms.period): \(change(first)) in \(terms.period) 1, \
      \(change(last)) in \(terms.period) \(.count(last.period))
      """
  }

  /// How often a story is heard in all periods, today and in the best what-if.
  var spread: Chart? {
    guard let opinion = result.toldStories.first else { return nil }
    let metric = "hearings_\(opinion)"
    let people = ChartNumbers.people
    guard let row = best.comparison.row(metric), let before = row.baseline, let after = row.value
    else { return nil }
    let rows = [
      QuantileDots.Row(
        "today", .baseline, values: result.values(of: metric, setting: result.baselineSetting)),
      .init(best.name, .best, values: result.values(of: metric, setting: best.comparison.setting)),
    ]
    var chart = QuantileDots(
      axis: "hearings of \(opinion.news) in \(terms.length)", .people, rows: rows
    ).chart(
      id: "spread",
      title: """
        Hearings of \(opinion.news) in \(terms.length): about \(people.value(after)) with \(best.name), \
        \(people.value(before)) today
        """)
    if (result.periodCount ?? 1) > 1 {
      chart.note += " Who hears in two \(terms.plural) counts twice."
    }
    return chart
  }

  // MARK: Where unhappy customers go

  /// Of 100 unhappy customers, how many the firm knows of, how many cases are resolved, and how many have
  /// bad news to tell.
  var funnel: Chart? {
    guard let unhappy = best.comparison.row("unhappy"), let before = unhappy.baseline,
      let after = unhappy.value, before > 0, after > 0
    else { return nil }
    func of100(_ metric: String) -> [Double]? {
      guard let row = best.comparison.row(metric), let one = row.baseline, let two = row.value
      else { return nil }
      return [100 * one / before, 100 * two / after]
    }
    let stages = [
      ("become unhappy", "unhappy"), ("complain", "complaints"), ("are known to the firm", "known"),
      ("are resolved", "recovered"), ("have bad news to tell", "first_hand_negative"),
    ].compactMap { label, metric in of100(metric).map { Funnel.Stage(label: label, values: $0) } }
    guard let known = of100("known"), let resolved = of100("recovered"),
      let heard = of100("hearings_negative")
    else { return nil }
    // Where the firm knows of those alone who complain, one stage says it.
    let isComplaintsAlone = of100("complaints") == known
    return Funnel(
      customers: "unhappy customers",
      stages: stages.filter { !isComplaintsAlone || $0.label != "are known to the firm" },
      series: [.init(name: "today", ink: .baseline), .init(name: best.name, ink: .best)],
      result: .init(label: "hearings of their bad news", values: heard)
    ).chart(
      id: "funnel", title: funnelTitle(known: known, resolved: resolved),
      note: best.comparison.direction("customers_end") > 0 && after > before
        ? """
        For 100 unhappy customers each, since with \(best.name) more customers are left who can become \
        unhappy.
        """ : nil)
  }

  private func funnelTitle(known: [Double], resolved: [Double]) -> Prose {
    func instead(_ values: [Double]) -> Prose {
      let texts = values.map { ChartNumbers.people.value($0.rounded()) }
      return texts[0] == texts[1] ? Prose(texts[0]) : "\(texts[1]) instead of \(texts[0])"
    }
    return """
      Of 100 unhappy customers the firm never learns of \(instead(known.map { 100 - $0 })); \
      \(instead(resolved)) are resolved
      """
  }

  // MARK: All what-ifs

  /// A row for each what-if, where there are several.
  var table: Table? {
    guard words.whatIfs.count > 1 else { return nil }
    return Table(
      [
        .init("what-if", .text), .init("difference to today", .text, group: 0),
        .init("in simulated markets", .text, group: 0),
        .init("what it changes", .text, group: 0),
      ],
      rows: words.whatIfs.map { whatIf in
        .cells([
          .text(whatIf.name), .text(whatIf.said),
          .text(
            """
            \(whatIf.word(isBetter: whatIf.gain >= 0)) in \
            \(whatIf.gain >= 0 ? whatIf.cases.better : whatIf.cases.worse) of \(whatIf.cases.count)
            """),
          .text(words.meaning(of: whatIf)?.text ?? ""),
        ])
      })
  }
}
