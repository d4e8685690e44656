package import Experiments
package import Scenarios
import Statistics
import WordOfMouth

/// The results of settings as tables: one setting in full, or variants and design points side by side.
package enum SettingTables {
  /// Words in lines of a column, of at most 13 characters where they can be broken.
  static func heading(_ words: String, breaking separator: String = "-") -> String {
    var lines = [""]
    for part in words.split(separator: separator, omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(part)
      } else if last.count + part.count < 13 {
        lines[lines.count - 1] += "\(separator)\(part)"
      } else {
        lines[lines.count - 1] += separator == " " ? "" : separator
        lines.append(String(part))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// How many settings are shown before the rest is left to the files.
  package static let limit = 100

  // MARK: One setting

  /// A row for each figure of a setting, and for what a slogan says of it.
  package static func one(
    _ setting: SettingResult, slogan: Slogan?, metrics: MetricTable = .wave,
    terms: ServiceTerms = ServiceTerms(nil)
  ) -> Table {
    var table = Table([
      .init("", .text), .init("mean", group: 0), .init("95 % interval", group: 0),
      .init("spread across\nreplicates (5th to\n95th percentile)", group: 1),
    ])
    func isShown(_ metric: ShownMetric) -> Bool {
      guard let summary = setting.summary(metric.name) else { return false }
      return metric.kind == .period || summary.mean.map { $0 != 0 } ?? false
    }
    for section in ShownMetric.sections(metrics) {
      let always = section.always.filter {
        !$0.isOptional || setting.summary($0.name)?.mean != nil
      }
      var rows = (always + section.metrics.filter(isShown)).flatMap {
        self.rows($0, setting, terms)
      }
      if let slogan, let opinion = section.opinion {
        rows.append(
          .cells(["the slogan says", .exact(slogan.reach[opinion]), .empty, .empty], level: 1))
      }
      if !rows.isEmpty {
        let heading = terms.named(section.heading)
        table.rows +=
          [.span(Prose(section.isMoney ? terms.inMoney(heading) : heading))] + rows
      }
    }
    return table
  }

  /// A figure, and in how many replicates a period came that did not in all of them.
  private static func rows(
    _ metric: ShownMetric, _ setting: SettingResult, _ terms: ServiceTerms
  ) -> [Table.Row] {
    var figure = metric.figure(setting)
    var label = terms.named(metric.label)
    if let opposite = metric.oppositeLabel, let summary = setting.summary(metric.name),
      (summary.mean ?? 0) < 0
    {
      (figure, label) = (ShownFigure(summary.scaled(by: -1), metric.kind), opposite)
    }
    let row = Table.Row.cells(
      [
        .text(label), figure.value,
        metric.isExact(setting) ? "exact" : figure.interval, figure.spread,
      ], level: 1)
    guard metric.kind == .period, let ok = setting.summary(metric.name)?.ok,
      let all = setting.summaries.first?.ok, ok > 0, ok < all
    else { return [row] }
    let share = Double(ok) / Double(all)
    let interval = SampleInterval(chance: share, of: all).map {
      FigureStyle(kind: .chance).range($0)
    }
    return [
      row,
      .cells(
        ["share of replicates", .percent(share), interval ?? .missing, .empty], level: 2),
    ]
  }

  // MARK: Several settings

  /// A row for each setting and opinion.
  package static func stories(_ result: ExperimentResult, limit: Int = limit) -> Table {
    let hasSlogan = result.plan.settings.contains { $0.scenario.slogan != nil }
    let slogan: [Table.Column] = hasSlogan ? [.init("slogan\nsays", group: 10)] : []
    // What belongs to two modes of reach has columns only where there are any.
    let hasPeriods = result.plan.metrics.hasPeriods
    let shown = Opinion.allCases.map { opinion in
      ShownMetric.all(opinion, hasPeriods: hasPeriods).enumerated().filter { place, metric in
        !metric.isOptional
          || result.settings.prefix(limit).contains { found in
            Opinion.allCases.contains {
              found.summary(ShownMetric.all($0, hasPeriods: hasPeriods)[place].name)?.mean != nil
            }
          }
      }.map(\.element)
    }
    let columns = (shown.first ?? []).enumerated().flatMap { place, metric in
      pair(Self.headings[metric.label] ?? metric.label, place)
    }
    var table = Table(
      keyColumns(result.plan) + [.init("story", .text)] + columns + slogan
        + pair("negative\nper positive", 11)
        + [
          .init(
            "spread of \(hasPeriods ? "hearings" : "reach")\n(5th to 95th\npercentile)", group: 12)
        ])
    table.blanksRepeatedKeys = true
    for (setting, found) in zip(result.plan.settings, result.settings).prefix(limit) {
      for (opinion, metrics) in zip(Opinion.allCases, shown) {
        var cells = keys(setting, result.plan) + [.text(opinion.description)]
        cells += metrics.flatMap { self.cells($0, found) }
        if hasSlogan {
          cells.append(setting.scenario.slogan.map { .exact($0.reach[opinion]) } ?? .missing)
        }
        // It belongs to both opinions and is shown once, beside the second.
        cells +=
          opinion == .negative
          ? self.cells(.negativePerPositive, found) : [.empty, .empty]
        cells.append(
          ShownMetric.reach(opinion, hasPeriods: hasPeriods).figure(found).spread)
        table.rows.append(.cells(cells))
      }
    }
    return table
  }

  /// Labels in two lines.
  private static let headings = [
    "chance of take-off": "chance of\ntake-off", "reach given take-off": "reach given\ntake-off",
    "new hearers per hearer": "new hearers\nper hearer",
    "reach per customer": "reach per\ncustomer",
    "hearings given take-off": "hearings given\ntake-off",
    "hearings per story": "hearings per\nstory",
    "people who hear it": "people who\nhear it",
  ]

  /// What happened and what it is worth, of scenarios with periods: a row for each setting.
  package static func service(_ result: ExperimentResult) -> Table {
    let shown = [
      ShownMetric("customers_end", "customers\nat the end"), ShownMetric("unhappy", "unhappy"),
      ShownMetric("recovered", "resolved"),
      ShownMetric("misery_share", "unhappy, of\nthose served", .share),
      ShownMetric("complaints_per_served", "complaints, of\nthose served", .share),
      ShownMetric("silent_share", "silent, of\nthe unhappy", .share),
      ShownMetric("profit", result.terms.inMoney("profit")),
      ShownMetric("net_present_value", result.terms.inMoney("net present\nvalue")),
    ]
    return Table(
      keyColumns(result.plan)
        + shown.enumerated().flatMap { place, metric in pair(metric.label, place) },
      rows: zip(result.plan.settings, result.settings).prefix(limit).map { setting, found in
        .cells(keys(setting, result.plan) + shown.flatMap { cells($0, found) })
      })
  }

  /// A figure's columns: itself and its interval.
  private static func pair(_ heading: String, _ group: Int) -> [Table.Column] {
    [.init(heading, group: group), .init("95 % interval", group: group)]
  }

  private static func cells(_ metric: ShownMetric, _ found: SettingResult) -> [Value] {
    let figure = metric.figure(found)
    let value = found.summary(metric.name)?.mean == nil ? metric.ofNone : figure.value
    return [value, metric.isExact(found) ? "exact" : figure.interval]
  }

  /// The columns that distinguish settings.
  private static func keyColumns(_ plan: Plan) -> [Table.Column] {
    plan.scope == .compare
      ? [.init("what if", .text)]
      : plan.paths.map { .init($0.split(separator: ".").joined(separator: ".\n")) }
        + (plan.goals.isEmpty ? [] : [.init("replicates")])
  }

  private static func keys(_ setting: Plan.Setting, _ plan: Plan) -> [Value] {
    plan.scope == .compare
      ? [.text(setting.variant)]
      : setting.parameters.map { .text($0) }
        + (plan.goals.isEmpty ? [] : [.count(setting.scenario.replicates)])
  }
}
