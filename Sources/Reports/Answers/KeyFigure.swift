import Experiments
import Scenarios
import Service
import WordOfMouth

/// A figure that a first screen may show, and what it is called there.
struct KeyFigure {
  /// The metric's name.
  let metric: String
  /// What it is called.
  let label: String
  /// What kind of figure it is.
  let kind: ShownFigure.Kind

  init(_ metric: String, _ label: String, _ kind: ShownFigure.Kind = .amount) {
    (self.metric, self.label, self.kind) = (metric, label, kind)
  }

  /// Whether it is a rate for each 100 customers of a period.
  var isRate: Bool { metric.hasSuffix("_per_100_customers") }

  /// What stands for it where it does not exist.
  var ofNone: Value {
    kind == .period ? "never" : ShownMetric(metric, label, kind).ofNone
  }

  /// The people told a story: of periods the sum over all of them.
  static func heard(_ opinion: Opinion, _ table: MetricTable) -> KeyFigure {
    KeyFigure(
      table.reach(opinion),
      table.hasPeriods ? "hearings of \(opinion.news)" : "people who hear \(opinion.news)")
  }

  /// The round by which a share of all people know a story.
  static func round(_ percent: Int, _ opinion: Opinion) -> KeyFigure {
    KeyFigure("round_\(percent)_\(opinion)", "rounds until \(percent) % know", .period)
  }
}

extension ExperimentResult {
  /// The stories that anybody is told in any setting.
  var toldStories: [Opinion] {
    Opinion.allCases.reversed().filter { opinion in
      let metric = KeyFigure.heard(opinion, plan.metrics).metric
      return settings.contains { ($0.summary(metric)?.quantiles?.max ?? 0) > 0 }
    }
  }

  /// Whether the question is how long a story takes: whoever tells goes on telling.
  var isAboutTime: Bool {
    plan.settings.contains { setting in
      Opinion.allCases.contains { setting.scenario.voices[$0].repeats }
    }
  }

  /// Whether money of later periods counts less.
  private var isDiscounted: Bool { plan.document.baseline.service?.money.discount ?? 0 != 0 }

  /// That an amount is discounted, in brackets.
  var discounted: Prose { isDiscounted ? " (discounted)" : "" }

  /// The figures of a first screen, most important first.
  var keyFigures: [KeyFigure] {
    let told = toldStories
    let stories = told.map { KeyFigure.heard($0, plan.metrics) }
    guard plan.metrics.hasPeriods else { return waveFigures(told, stories) }
    let words = terms
    let money = [
      KeyFigure("net_present_value", words.inMoney("net present value")),
      KeyFigure(
        "profit",
        words.inMoney(isDiscounted ? "profit, not discounted" : "profit in \(words.length.text)")),
      KeyFigure("residual_value", words.inMoney("value of customers at the end")),
    ]
    let costs = [
      KeyFigure("cost_recovery", words.inMoney("cost of recovery")),
      KeyFigure("cost_answer", words.inMoney("cost of answers")),
      KeyFigure("cost_listening", words.inMoney("cost of listening")),
      KeyFigure("cost_invite", words.inMoney("cost of inviting")),
      KeyFigure("cost_engagement", words.inMoney("cost of engagement")),
      KeyFigure("cost_replacing", words.inMoney("cost of replacing customers")),
    ]
    return [money[0], KeyFigure("customers_end", "customers at the end")]
      + [
        KeyFigure("unhappy", "bad experiences"),
        // The share, since fewer cases are resolved also where there are fewer.
        KeyFigure("fixed", "known cases resolved", .share),
        KeyFigure("fixed_within_period", "resolved within the \(words.period)", .share),
        KeyFigure(
          "revenue_lost_by_buying_less", words.inMoney("revenue lost as customers buy less")),
        KeyFigure("leavers", "customers who leave"),
      ] + stories + [KeyFigure("joiners", "customers who join")] + Array(money.dropFirst()) + costs
      + [
        KeyFigure("complaints", "complaints"),
        KeyFigure("unhappy_per_complaint", "unhappy customers per complaint"),
        KeyFigure("misery_share", "unhappy, of those served", .share),
        KeyFigure("vented", "customers who posted instead of complaining"),
        KeyFigure("friends_kept", "customers kept by a call to friends of leavers"),
      ]
      + told.map { KeyFigure("broadcasters_\($0)", "customers who broadcast \($0.news)") }
  }

  private func waveFigures(_ told: [Opinion], _ stories: [KeyFigure]) -> [KeyFigure] {
    let times =
      isAboutTime
      ? told.flatMap { opinion in
        MetricTable.percentsOfInterest.map { KeyFigure.round($0, opinion) }
      } : []
    let splits = told.flatMap { opinion in
      [
        KeyFigure("split_chance_\(opinion)", "chance that \(opinion.news) takes off", .chance),
        KeyFigure("split_reach_\(opinion)", "people who then hear \(opinion.news)"),
      ]
    }
    let both =
      told.count > 1
      ? [
        KeyFigure("negative_per_positive", "bad news heard per good news"),
        KeyFigure("reach_both", "people who hear both"),
      ] : []
    let layers = told.flatMap { opinion in
      plan.metrics.layers.map {
        KeyFigure("newly_reached_\(opinion)_\($0)", "\(opinion.news) first heard in layer \($0)")
      } + [
        KeyFigure("outside_newly_reached_\(opinion)", "\(opinion.news) first heard from outside")
      ]
    }
    let customers = told.filter(begunByCustomers.contains).map {
      KeyFigure("reach_per_customer_\($0)", "people per \($0.customers) customer")
    }
    return times + stories + splits + customers + both + layers
      + [KeyFigure("turned", "turned by a bad experience")]
  }
}

extension Opinion {
  /// What people call its story.
  var news: String { self == .positive ? "good news" : "bad news" }
}
