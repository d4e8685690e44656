import Experiments
import Statistics
import WordOfMouth

/// What uncertain inputs come to: sentences made of computed figures alone, and tables.
package struct UncertaintyWords {
  /// What was found.
  let found: UncertaintyResult
  /// The figures of the plan.
  let metrics: MetricTable
  /// What periods and money are called.
  let terms: ServiceTerms

  /// The figures whose inputs are ranked; the files have all of them.
  private var headlines: [ShownMetric] {
    let money =
      metrics.hasPeriods
      ? [
        ShownMetric("net_present_value", "net present value"), ShownMetric("profit", "profit"),
        ShownMetric("customers_end", "customers at the end"),
      ] : []
    return money + [
      Self.reach(.negative, metrics), Self.reach(.positive, metrics), .negativePerPositive,
    ]
  }

  private static func reach(_ opinion: Opinion, _ metrics: MetricTable) -> ShownMetric {
    let reach = ShownMetric.reach(opinion, hasPeriods: metrics.hasPeriods)
    return ShownMetric(reach.name, "\(opinion) \(reach.label)")
  }

  // MARK: Sentences

  /// A sentence or two for each figure that matters most.
  package var sentences: [Prose] {
    let shown = headlines
    let chosen = metrics.hasPeriods ? [shown[0], shown[3]] : [shown[0], shown[1]]
    return chosen.compactMap { metric in
      guard let row = found.row(metric.name), let mean = row.mean, mean.isFinite else { return nil }
      return sentence(metric, row, mean)
    }
  }

  private func sentence(
    _ metric: ShownMetric, _ row: UncertaintyResult.Row, _ mean: Double
  ) -> Prose? {
    guard let error = row.standardError, let inputs = row.inputDeviation, let spread = row.spread
    else { return nil }
    let style = FigureStyle(metric.kind, of: mean, standardError: error)
    let said = style.inSentence(about: mean)
    let interval: Prose =
      row.judged.map { "95 % interval \(said.range($0))" } ?? "no interval"
    func deviation(_ value: Double) -> Value { style.inSentence(about: value).deviation(value) }
    return """
      Averaged over the inputs, \(metric.label) is \(said.value(mean)) (\(interval); simulation \
      error \(deviation(error))). Its standard deviation is \(deviation(spread)) across simulated \
      markets and \(deviation(inputs)) because the inputs are uncertain: \
      \(Self.verdict(inputs: inputs, spread: spread)).\(explained(row))
      """
  }

  /// What matters more: the inputs or chance.
  static func verdict(inputs: Double, spread: Double) -> String {
    if inputs == 0, spread == 0 { return "neither moves it" }
    return inputs > spread
      ? "the inputs matter more than chance" : "chance matters more than the inputs"
  }

  /// Which input is behind the uncertainty.
  private func explained(_ row: UncertaintyResult.Row) -> Prose {
    guard let top = row.ranking.first else {
      return Self.reason(row.withheld).map { " Share of each input: \($0)." } ?? ""
    }
    let parts = row.ranking.prefix(3).map { input -> Prose in
      let share = row.shares[input]
      let interval: Prose =
        share.interval.map { " (\(FigureStyle(kind: .share).range($0)))" } ?? ""
      return "\(found.inputs[input]) \(.percent(share.value))\(interval)"
    }
    let second = row.ranking.dropFirst().first
    let isClear =
      second.map { other in
        (row.shares[top].interval?.low ?? 0) > (row.shares[other].interval?.high ?? 1)
      } ?? true
    return """
       Share of the input uncertainty explained by each input alone: \
      \(parts.joined(separator: ", "))\(isClear ? "" : "; the order of the first two is not certain").
      """
  }

  /// Why there are no shares; nil where there are.
  static func reason(_ withheld: UncertaintyResult.Withheld?) -> Prose? {
    switch withheld {
    case nil: nil
    case .equal: "the same in all samples"
    case .samplesNeeded(let needed): "too few samples; \(.count(needed)) would be enough"
    case .replicatesNeeded(let needed?):
      "hidden by the spread across replicates; about \(needed, "replicate") would show it"
    case .replicatesNeeded(nil): "no effect of the inputs can be detected"
    case .errorUnknown:
      "simulation error is unknown; at least 2 replicates of each sample are needed"
    }
  }

  // MARK: How uncertain each figure is

  /// The tables: for each figure what moves it, and for those that matter most the inputs by rank.
  package var tables: [Document.Block] { [.table(spreads), .table(ranking)] }

  private var spreads: Table {
    var table = Table([
      .init("", .text), .init("mean", group: 0), .init("95 % interval", group: 0),
      .init("spread\n(sd)", group: 1),
      .init("simulation\nerror (se)", group: 1), .init("input uncer-\ntainty (sd)", group: 1),
      .init("samples (5th to\n95th percentile)", group: 2),
    ])
    func isShown(_ metric: ShownMetric) -> Bool {
      found.row(metric.name)?.quantiles.map { $0.min != 0 || $0.max != 0 } ?? false
    }
    for section in ShownMetric.sections(metrics) {
      let further = section.opinion == nil ? section.metrics.filter(isShown) : []
      let rows = (section.always + further).compactMap(row)
      if !rows.isEmpty { table.rows += [.span(Prose(terms.named(section.heading)))] + rows }
    }
    return table
  }

  private func row(_ metric: ShownMetric) -> Table.Row? {
    guard let row = found.row(metric.name), !metric.isOptional || row.mean != nil
    else { return nil }
    let label = Value.text(terms.named(metric.label))
    guard let mean = row.mean, mean.isFinite else {
      return .cells([label] + Array(repeating: .missing, count: 6), level: 1)
    }
    let style = FigureStyle(metric.kind, of: mean, standardError: row.standardError)
    let deviations = [row.spread, row.standardError, row.inputDeviation].map {
      $0.map(style.deviation) ?? .missing
    }
    return .cells(
      [label, style.value(mean), row.judged.map { style.range($0) } ?? .missing] + deviations
        + [row.quantiles.map { style.range($0.p05, $0.p95) } ?? .missing], level: 1)
  }

  // MARK: Which input is behind it

  private var ranking: Table {
    var table = Table([
      .init("input uncertainty of", .text), .init("rank", group: 0), .init("share", group: 0),
      .init("95 % interval", group: 0),
    ])
    for metric in headlines {
      guard let row = found.row(metric.name), row.mean != nil else { continue }
      table.rows.append(.span(Prose(metric.label)))
      if let reason = Self.reason(row.withheld) { table.rows.append(.span(reason, level: 1)) }
      for (rank, input) in row.ranking.enumerated() {
        let share = row.shares[input]
        let interval = share.interval.map { FigureStyle(kind: .share).range($0) }
        table.rows.append(
          .cells(
            [
              .text(found.inputs[input]), .count(rank + 1), .percent(share.value),
              interval ?? .missing,
            ], level: 1))
      }
      if let rest = row.rest {
        table.rows.append(.cells(["the rest", .empty, .percent(rest), .empty], level: 1))
      }
    }
    return table
  }
}
