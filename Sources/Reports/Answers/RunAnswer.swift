import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// What one setting comes to, in sentences and a table.
struct RunAnswer {
  let result: ExperimentResult
  private let terms: ServiceTerms

  init(_ result: ExperimentResult) {
    self.result = result
    terms = result.terms
  }

  private var found: SettingResult? { result.settings.first }

  /// The sentences.
  var sentences: [Prose] {
    guard let found else { return ["Nothing was run."] }
    if result.toldStories.isEmpty, !result.plan.metrics.hasPeriods { return untold(found) }
    if result.isAboutTime { return result.timeSentences }
    return result.plan.metrics.hasPeriods ? service(found) : wave(found)
  }

  private func said(_ metric: String, _ kind: ShownFigure.Kind = .amount) -> Said? {
    guard let summary = found?.summary(metric), let mean = summary.mean, mean.isFinite
    else { return nil }
    return Said(
      mean: mean, judged: summary.judged, numbers: PeopleNumbers(mean, summary.judged, kind))
  }

  /// A figure in a sentence.
  private struct Said {
    let mean: Double
    let judged: SampleInterval?
    let numbers: PeopleNumbers

    var number: Value { numbers.value(mean) }
    func counted(_ noun: String, _ plural: String? = nil) -> Prose {
      numbers.counted(mean, noun, plural)
    }
    var brackets: Prose { numbers.brackets(mean, judged) }
  }

  // MARK: Stories

  /// That nobody is told: for certain, or in the replicates that were run.
  private func untold(_ found: SettingResult) -> [Prose] {
    let unseen = Opinion.allCases.filter { found.growth[$0].state == .nobodyTold }
      .compactMap { StoryWords($0, in: found, called: $0.news).sentence }
    return unseen.isEmpty ? ["Nobody is told."] : unseen
  }

  private func wave(_ found: SettingResult) -> [Prose] {
    let told = result.toldStories
    let parts = told.compactMap { opinion -> (Opinion, Said)? in
      said(KeyFigure.heard(opinion, result.plan.metrics).metric).map { (opinion, $0) }
    }
    guard let first = parts.first else { return [] }
    let all = ("of \(found.people, "person", "people")" as Prose).text
    let hearers: Prose =
      first.1.mean == 0 ? "none \(all) hear" : first.1.counted("\(all) hears", "\(all) hear")
    var sentence: Prose =
      "On average \(hearers) the \(first.0.news)\(first.1.brackets)"
    for (opinion, figure) in parts.dropFirst() {
      let hearers: Prose =
        figure.mean == 0 ? "nobody hears" : figure.counted("hears", "hear")
      sentence += ", and \(hearers) the \(opinion.news)\(figure.brackets)"
    }
    let reach = ["\(sentence).", customers(found)].compactMap(\.self)
    let stories = [perCustomer(told, found)].compactMap(\.self)
    // A saying asks for the reach of each customer's story.
    let hasSaying = result.plan.settings.first?.scenario.slogan != nil
    return (hasSaying ? stories + reach : reach + stories) + growth(told, found)
  }

  /// What the customers of an opinion are called: those who turn against a product after buying it are
  /// disappointed.
  private func who(_ opinion: Opinion) -> String {
    guard opinion == .negative, (found?.summary("turned")?.mean ?? 0) > 0,
      case .drawn(_, _, _, dissatisfied: 0)? = result.plan.settings.first?.scenario.customers
    else { return opinion.customers }
    return "disappointed"
  }

  /// How many customers have something to tell.
  private func customers(_ found: SettingResult) -> Prose? {
    let groups = Opinion.allCases.reversed().compactMap { opinion -> (Opinion, Said)? in
      said("first_hand_\(opinion)").map { (opinion, $0) }
    }.filter { $0.1.mean > 0 }
    guard let (opinion, figure) = groups.first else { return nil }
    let isExact = groups.allSatisfy { $0.1.brackets.isEmpty && $0.1.mean == $0.1.mean.rounded() }
    let average = isExact ? "" : "on average "
    let who = who(opinion)
    var sentence: Prose = """
      Of \(found.people, "person", "people"), \
      \(average)\(figure.counted("is a \(who) customer", "are \(who) customers"))
      """
    for (opinion, figure) in groups.dropFirst() {
      sentence += " and \(figure.counted("\(self.who(opinion)) one"))"
    }
    return "\(sentence)."
  }

  /// What becomes of each story.
  private func growth(_ told: [Opinion], _ found: SettingResult) -> [Prose] {
    if told.allSatisfy({ found.growth[$0].state == .notRetold }) {
      return [told.count > 1 ? "Nobody passes either story on." : "Nobody passes it on."]
    }
    return told.compactMap { opinion in
      found.growth[opinion].state == .notRetold
        ? "Nobody passes \(opinion.news) on."
        : StoryWords(opinion, in: found, called: opinion.news).sentence
    }
  }

  /// How far each story goes, and how many satisfied customers make up for a dissatisfied one.
  private func perCustomer(_ told: [Opinion], _ found: SettingResult) -> Prose? {
    let slogan = result.plan.settings.first?.scenario.slogan
    let parts = told.filter(result.begunByCustomers.contains).compactMap { opinion -> Prose? in
      guard let figure = said("reach_per_customer_\(opinion)") else { return nil }
      let says: Prose =
        slogan.map { " (the saying: \(.exact($0.reach[opinion])))" } ?? ""
      return
        "each \(opinion.customers) customer's story reaches \(figure.counted("person", "people"))\(says)"
    }
    let rate = exchange(found).map { ": \($0)" as Prose } ?? ""
    return parts.isEmpty ? nil : "\(parts.joined(separator: ", ").capitalized)\(rate)."
  }

  private func exchange(_ found: SettingResult) -> Prose? {
    guard result.begunByCustomers.contains(.negative), let rate = found.exchangeRate
    else { return nil }
    let numbers = PeopleNumbers(rate.value, rate.judged)
    let value = numbers.value(rate.value)
    let interval = numbers.brackets(rate.value, rate.judged)
    if rate.judged.interval.contains(1) {
      return """
        no clear difference in how many people one customer reaches; dissatisfied to satisfied, the \
        ratio is \(value)\(interval)
        """
    }
    return rate.value > 1
      ? "one dissatisfied customer reaches as many people as \(value) satisfied ones\(interval)"
      : nil
  }

  // MARK: Periods

  private func service(_ found: SettingResult) -> [Prose] {
    var sentences: [Prose] = []
    if result.plan.document.baseline.service?.money.margin != 0,
      let value = said("net_present_value")
    {
      let after = said("residual_value").flatMap { $0.mean == 0 ? nil : $0 }
      let later: Prose =
        after.map {
          let within = value.mean - $0.mean
          return """
            : \(terms.money(value.numbers.value(within))) in that time\(result.discounted) and \
            \(terms.money(value.numbers.value($0.mean))) expected later
            """
        } ?? " over \(terms.length)"
      let lifetime: Prose =
        said("customer_lifetime_value").map {
          """
          a customer is worth \(terms.money($0.number))\($0.brackets) from the next \(terms.period) on; \
          all who are customers now or join in \(terms.theseAll)
          """
        } ?? "customers"
      sentences.append(
        """
        As things are, \(lifetime) are worth \(terms.money(value.number))\(value.brackets)\(later).
        """)
    }
    if let start = said("customers_start"), let end = said("customers_end"),
      let left = said("leavers"), let joined = said("joiners")
    {
      let joining: Prose = joined.mean == 0 ? "nobody joins" : joined.counted("joins", "join")
      let replaced: Prose =
        said("replaced").map {
          $0.mean == 0
            ? ", nobody is replaced" : ", \($0.counted("is replaced", "are replaced"))"
        } ?? ""
      sentences.append(
        """
        In \(terms.length) \(left.counted("customer leaves", "customers leave"))\(replaced) and \
        \(joining): \(start.number) at the start, \(end.number) at the end\(end.brackets).
        """)
    }
    if let unhappy = said("unhappy"), let complaints = said("complaints"),
      let resolved = said("recovered")
    {
      let within: Prose =
        resolved.mean == 0
        ? ""
        : said("recovered_within_period").map {
          ", \($0.number) of them within the \(terms.period) in which they came up"
        } ?? ""
      sentences.append(
        """
        Customers have \(unhappy.counted("bad experience"))\(unhappy.brackets) and make \
        \(complaints.counted("complaint")); \(resolved.counted("case is", "cases are")) \
        resolved\(within).
        """)
    }
    if let truth = said("misery_share", .share), let seen = said("complaints_per_served", .share) {
      sentences.append(
        """
        Complaints suggest that \(seen.number) of customers served are unhappy; in truth \
        \(truth.number) are.
        """)
    }
    if result.plan.decomposes {
      sentences.insert(
        contentsOf: TalkCostWords(setting: found, terms: terms, buysLess: result.plan.buysLess)
          .sentences,
        at: min(1, sentences.count))
    }
    return sentences
  }

  // MARK: Table

  /// The figures that matter.
  var table: Table? {
    let rows = rows.prefix(ComparisonTable.mostRows)
    if rows.isEmpty { return nil }
    return Table(
      [
        .init("", .text), .init("mean", group: 0), .init("95 % interval", group: 0),
        .init("nine in ten\nmarkets lie\nbetween", group: 0, isDispensable: true),
      ], rows: Array(rows))
  }

  /// What the table leaves out.
  var leftOut: [Prose] {
    let more = rows.count - ComparisonTable.mostRows
    return more > 0 ? ["\(more, "more figure")"] : []
  }

  private var rows: [Table.Row] {
    result.keyFigures.compactMap { figure in
      guard let summary = found?.summary(figure.metric), let mean = summary.mean, mean.isFinite,
        mean != 0 || (summary.quantiles?.max ?? 0) != 0
      else { return nil }
      let numbers = PeopleNumbers(mean, summary.judged, figure.kind)
      let spread =
        (summary.ok > 1 ? summary.quantiles : nil).map { numbers.range($0.p05, $0.p95) } ?? .missing
      return .cells([
        .text(figure.label), numbers.value(mean),
        summary.judged.map(numbers.range) ?? .missing, spread,
      ])
    }
  }
}
