import Experiments
import Scenarios
import Service
import WordOfMouth

/// The tiles of a comparison in money: what the best what-if brings, when, and who hears bad news.
struct MoneyTiles {
  private let words: VerdictWords
  private let result: ExperimentResult
  private let best: WhatIf
  private let terms: ServiceTerms

  /// Takes the verdict.
  init(_ words: VerdictWords) {
    self.words = words
    (result, best, terms) = (words.result, words.best, words.result.terms)
  }

  private var numbers: ChartNumbers { best.figure.numbers }

  /// The tiles.
  var all: [Tile] {
    [benefit, words.isDoneByFirm ? payback : customers, hearers].compactMap(\.self)
  }

  // MARK: What it brings

  private var benefit: Tile {
    let cases = best.cases
    let agreeing = best.gain >= 0 ? cases.better : cases.worse
    return Tile(
      best.comparison.isUnpaid && words.isDoneByFirm
        ? "Net benefit before what the change costs" : "Net benefit",
      best.difference == 0 ? "none" : Prose(best.figure.said(best.difference)),
      note: """
        \(best.figure.word(best.difference)) in \(.count(agreeing)) of \
        \(cases.count, "simulated market")\(split)\(overInputs)
        """,
      ink: best.verdict.isBetter ? .best : best.verdict.isWorse ? .bad : .text)
  }

  /// What it is over the combinations of inputs, where these lead to another verdict.
  private var overInputs: Prose {
    guard let doubt = best.doubt(in: result), doubt.verdict != best.verdict else { return "" }
    let mean = best.figure.isHigherBetter ? doubt.cases.mean : -doubt.cases.mean
    return "; over the combinations of inputs \(best.figure.said(mean)) on average"
  }

  /// How much of it falls within the simulated periods.
  private var split: Prose {
    guard let course = best.course else { return "" }
    if course.later == 0 { return ", all of it within \(terms.length)" }
    let (within, later) = Self.addingUp(course.within, course.later)
    if course.isOneWay {
      let reason: Prose =
        switch (best.difference > 0, best.comparison.direction("customers_end")) {
        case (true, 1...): ": customers stay longer"
        case (false, ..<0): ": customers leave sooner"
        default: ""
        }
      return """
        : \(numbers.value(abs(within))) within \(terms.length), \(numbers.value(abs(later))) later, if it \
        goes on\(reason)
        """
    }
    func part(_ number: Double) -> Prose {
      "a \(number > 0 ? "gain" : "loss") of \(numbers.value(abs(number)))"
    }
    return ": \(part(within)) within \(terms.length), \(part(later)) later, if it goes on"
  }

  /// Two numbers, rounded so that they add up to their sum as it is shown.
  static func addingUp(_ first: Double, _ second: Double) -> (Double, Double) {
    var step = 1e-6
    while step * 1000 <= abs(first + second), step < 1e15 { step *= 10 }
    let sum = ((first + second) / step).rounded() * step
    let rounded = (first / step).rounded() * step
    return (rounded, sum - rounded)
  }

  // MARK: When

  private var payback: Tile? {
    guard let course = best.course else { return nil }
    if best.comparison.isUnpaid {
      return Tile(
        "May cost up to", Prose(numbers.value(best.difference)),
        note: "what the change itself costs is not in the scenario")
    }
    let label = "Pays back on average in"
    guard let period = course.aheadFrom else {
      let note: Prose =
        if let payback = course.payback {
          "ahead in \(terms.period) \(.count(payback)), but behind again later"
        } else if course.isAlwaysBehind {
          best.difference > 0
            ? "behind in every \(terms.period); what customers bring later makes up for it"
            : "behind in every \(terms.period)"
        } else {
          "not ahead at the end"
        }
      return Tile(
        "Pays back", "not within \(terms.length)",
        note: [note, spent].compactMap(\.self).joined(separator: "; "))
    }
    let row = course.cumulative[period - 1]
    let share = row.sharePaidBack.map { share -> Prose in
      "by then in \(.exact((share * Double(row.ok)).rounded())) of \(row.ok, "simulated market")"
    }
    return Tile(
      label, "\(terms.period) \(.count(period))",
      note: [share, Prose("never behind on average after that"), spent].compactMap(\.self)
        .joined(separator: "; "))
  }

  /// How much more is spent, and what is gained for it.
  private var spent: Prose? {
    guard best.comparison.direction("cost") > 0,
      let more = best.comparison.row("cost")?.difference, more > 0
    else { return nil }
    // What nearly all of it is spent on.
    let purpose = ComparisonAnswer.costs.first { cost in
      (best.comparison.row(cost.metric)?.difference ?? 0) > 0.95 * more
    }.map { " on \($0.purpose)" }
    let gain = best.comparison.row("profit_per_unit_spent")?.difference.flatMap { gain -> Prose? in
      gain > 0
        ? ", with \(numbers.value(gain)) more profit for each \(numbers.value(1)) of it" : nil
    }
    return """
      \(numbers.value(more)) more is spent\(purpose ?? "") within \(terms.length)\(gain ?? "")
      """
  }

  /// Where customers decide, how many are left.
  private var customers: Tile? {
    guard let row = best.comparison.row("customers_end"), let before = row.baseline,
      let after = row.value
    else { return nil }
    let people = { ChartNumbers.people.whole($0, beside: max(before, after)) }
    let change = Self.change(from: before, to: after)
    return Tile(
      "Customers after \(terms.length)", Prose(people(after)),
      note: change == 0
        ? "as many as today"
        : """
        \(people(abs(change))) \(change < 0 ? "fewer" : "more") than today's \(people(before))
        """)
  }

  /// A difference between numbers of people as they are printed.
  private static func change(from before: Double, to after: Double) -> Double {
    ChartNumbers.areWhole.contains(max(before, after))
      ? after.rounded() - before.rounded() : after - before
  }

  // MARK: Who hears

  private var hearers: Tile? {
    guard let opinion = result.toldStories.first, let periods = result.periodCount, periods > 0,
      let row = best.comparison.row("hearings_\(opinion)"), let before = row.baseline,
      let after = row.value
    else { return nil }
    let (was, now) = (before / Double(periods), after / Double(periods))
    let people = ChartNumbers.people
    let whole = { people.whole($0, beside: max(was, now)) }
    let change: Prose =
      best.comparison.direction("hearings_\(opinion)") == 0
      ? "about as many as today"
      : """
      \(whole(abs(Self.change(from: was, to: now)))) \(now < was ? "fewer" : "more") than today's \
      \(whole(was))
      """
    let talk = TalkDirection(best.comparison)
    let reason: Prose =
      opinion == .negative && talk.isByCustomers ? ", only because \(talk.reason)" : ""
    let ever = best.comparison.row("ever_heard_\(opinion)").flatMap { row -> Prose? in
      guard let value = row.value, let all = result.settings.first?.people else { return nil }
      let today = row.baseline.map { ", \(people.value($0)) today" } ?? ""
      return """
        ; \(people.value(value)) of \(people.value(Double(all))) hear it at least once\(today)
        """
    }
    return Tile(
      "People who hear \(opinion.news)", "\(whole(now)) \(terms.each)",
      note: "with \(best.name); \(change), on average over \(terms.length)\(reason)\(ever ?? "")")
  }
}

extension ServiceTerms {
  /// In every period: `a month`, `an hour`, `in 2 weeks`.
  var each: String {
    guard let first = period.first, !first.isNumber else { return "in \(period)" }
    return "\("aeiou".contains(first.lowercased()) ? "an" : "a") \(period)"
  }
}

extension ExperimentResult {
  /// How many periods there are; nil without any.
  var periodCount: Int? { plan.settings.first?.scenario.service?.periods }
}
