import Experiments
import PlainText
import Statistics

/// What the what-ifs of a comparison change: the figures that matter most, of those that change.
struct ComparisonTable {
  /// The most rows.
  static let mostRows = 8
  /// The most what-ifs that stand side by side.
  private static let mostColumns = 3
  /// The share of the baseline that a change must be to be shown.
  private static let leastChange = 0.005

  private let result: ExperimentResult
  /// The what-ifs that have rows, in file order.
  private let rows: [VariantComparison]
  private var shown: [KeyFigure]
  /// Whether what-ifs are side by side; else they are below each other.
  private var areBeside: Bool
  /// How many figures change, and are not shown.
  private var more: Int
  /// How many figures do not change, or hardly.
  private let unchanged: Int

  /// Chooses the figures and the what-ifs.
  ///
  /// - Parameters:
  ///   - result: The comparison.
  ///   - ranked: Its what-ifs, those that matter most first.
  init(_ result: ExperimentResult, ranked: [VariantComparison]) {
    self.result = result
    let chosen = Set(ranked.prefix(Self.mostRows - 1).map(\.setting))
    rows = result.comparisons.filter { chosen.contains($0.setting) }
    let known = result.keyFigures.map { Self.rate($0, result) }.filter { figure in
      result.comparisons.contains { $0.row(figure.metric).map(Self.isKnown) ?? false }
    }
    let changed = known.filter { figure in
      result.comparisons.contains { $0.row(figure.metric).map(Self.changes) ?? false }
    }
    areBeside = result.comparisons.count <= Self.mostColumns
    shown = Array(changed.prefix(areBeside ? Self.mostRows : 3))
    more = changed.count - shown.count
    unchanged = known.count - changed.count
    makeFit(changed)
  }

  /// Turns a table that is too wide, and then leaves figures out.
  private mutating func makeFit(_ changed: [KeyFigure]) {
    if areBeside, isTooWide {
      areBeside = false
      shown = Array(changed.prefix(3))
    }
    while !areBeside, shown.count > 1, isTooWide { shown.removeLast() }
    more = changed.count - shown.count
  }

  private var isTooWide: Bool {
    guard let table else { return false }
    let layout = TableLayout(table, width: Answer.columns)
    return layout.lines.contains { TextWidth.columns($0.text) > Answer.columns }
  }

  /// For a total that a what-if moves in another direction than its rate per 100 customers, as where more
  /// customers remain, the rate; else the figure itself.
  private static func rate(_ figure: KeyFigure, _ result: ExperimentResult) -> KeyFigure {
    let rate = "\(figure.metric)_per_100_customers"
    let isMisleading = result.comparisons.contains { comparison in
      let direction = comparison.direction(figure.metric)
      return comparison.row(rate) != nil && direction != 0
        && direction != comparison.direction(rate)
    }
    guard isMisleading, !["profit", "residual_value"].contains(figure.metric) else { return figure }
    return KeyFigure(rate, figure.label, figure.kind)
  }

  private static func isKnown(_ row: VariantComparison.Row) -> Bool {
    (row.baseline ?? 0) != 0 || (row.value ?? 0) != 0
  }

  private static func changes(_ row: VariantComparison.Row) -> Bool {
    guard let difference = row.difference, difference != 0 else {
      return (row.baseline == nil) != (row.value == nil)
    }
    // The sentences are about net present value.
    let least = row.metric == "net_present_value" ? 0 : leastChange
    return DifferenceFinding(row).isFinding && abs(difference) >= least * abs(row.baseline ?? 0)
  }

  /// The table, or nil where nothing changes.
  var table: Table? {
    if shown.isEmpty { return nil }
    return areBeside ? whatIfsBeside : whatIfsBelow
  }

  /// What the table leaves out.
  var leftOut: [Prose] {
    var words: [Prose] = []
    if more > 0 { words.append("\(more, "more figure") that \(more == 1 ? "changes" : "change")") }
    if unchanged > 0 {
      words.append("\(unchanged, "figure") that hardly \(unchanged == 1 ? "changes" : "change")")
    }
    let hidden = areBeside ? 0 : result.comparisons.count - rows.count
    if hidden > 0 { words.append("\(hidden, "more what-if")") }
    return words
  }

  // MARK: A row for each figure

  private var whatIfsBeside: Table {
    Table(
      [.init("", .text), .init("baseline", group: 0)]
        + result.comparisons.map { comparison in
          .init(SettingTables.heading(result.plan.settings[comparison.setting].variant), group: 0)
        },
      rows: cells(shown.filter { !$0.isRate }, level: 0)
        + (shown.contains(where: \.isRate) ? [.span(Prose(perCustomers))] : [])
        + cells(shown.filter(\.isRate), level: 1))
  }

  private var perCustomers: String { "per 100 customers and \(result.terms.period)" }

  private func cells(_ figures: [KeyFigure], level: Int) -> [Table.Row] {
    figures.map { figure in
      .cells(
        [.text(figure.label), baseline(figure)] + result.comparisons.map { change(figure, $0) },
        level: level)
    }
  }

  // MARK: A row for each what-if

  private var whatIfsBelow: Table {
    var table = Table(
      [.init("", .longText)]
        + shown.map { figure in
          let label = figure.isRate ? "\(figure.label) \(perCustomers)" : figure.label
          return .init(SettingTables.heading(label, breaking: " "), group: 0)
        })
    table.rows.append(
      .cells(["baseline"] + shown.map(baseline)))
    for comparison in rows {
      table.rows.append(
        .cells(
          [.text(result.plan.settings[comparison.setting].variant)]
            + shown.map { change($0, comparison) }))
    }
    return table
  }

  // MARK: Cells

  private func baseline(_ figure: KeyFigure) -> Value {
    let summary = result.settings.first?.summary(figure.metric)
    guard let mean = summary?.mean, mean.isFinite else { return figure.ofNone }
    return PeopleNumbers(mean, summary?.interval, figure.kind).value(mean)
  }

  /// A change; the figure itself where there is no change that could be shown.
  private func change(_ figure: KeyFigure, _ comparison: VariantComparison) -> Value {
    guard let row = comparison.row(figure.metric), let difference = row.difference,
      result.plan.whyNotComparable(comparison.setting) == nil
    else {
      let value = figure.kind == .period ? nil : comparison.row(figure.metric)?.value
      return value.map { PeopleNumbers($0, figure.kind).value($0) } ?? figure.ofNone
    }
    return switch DifferenceFinding(row) {
    case .same: "same"
    case .unclear: "unclear"
    case .negligible: "about same"
    case .little, .clear:
      PeopleNumbers(difference, row.interval, figure.kind).change(difference)
    }
  }
}
