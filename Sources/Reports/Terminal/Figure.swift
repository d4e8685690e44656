package import Experiments
import Statistics

/// A figure as people read it: no more digits than are known, and never without its interval.
package struct Figure {
  /// What kind of figure it is.
  package enum Kind {
    /// A number of people, or a ratio of numbers.
    case amount
    /// A chance.
    case chance
    /// A share that differs from one replicate to the next.
    case share
    /// A period that need not come.
    case period

    /// Whether it is shown in per cent.
    var isPercent: Bool { self == .chance || self == .share }
  }

  /// The figure, or `-`.
  package let value: String
  /// Its 95 % interval, or why there is none.
  package let interval: String
  /// Where nine replicates in ten are: one market to the next.
  package let luck: String

  /// The texts of a summary.
  ///
  /// - Parameters:
  ///   - summary: The summary, or nil where there is none.
  ///   - kind: What kind of figure it is.
  package init(_ summary: MetricSummary?, _ kind: Kind) {
    guard let summary, let mean = summary.mean, mean.isFinite else {
      let never = kind == .period && summary?.ok == 0
      value = never ? "never" : "-"
      interval = Self.reason(summary)
      luck = "-"
      return
    }
    let decimals = NumberText.decimals(for: mean, standardError: summary.standardError)
    value = Self.text(mean, kind, decimals)
    interval =
      summary.interval.map { Self.range($0.low, $0.high, kind, decimals) } ?? Self.reason(summary)
    luck =
      switch kind {
      case .chance: ""
      case .amount, .share, .period:
        summary.quantiles.map {
          let decimals = min(decimals, Self.decimals($0.p05, $0.p95))
          return Self.range($0.p05, $0.p95, kind, decimals)
        } ?? "-"
      }
  }

  private static func reason(_ summary: MetricSummary?) -> String {
    guard let needed = summary?.replicatesNeeded else { return "-" }
    return "needs \(NumberText.count(needed, "run"))"
  }

  /// Counts are whole; ratios take the decimals of the mean.
  private static func decimals(_ low: Double, _ high: Double) -> Int {
    low == low.rounded() && high == high.rounded() ? 0 : 6
  }

  /// A figure in text.
  package static func text(_ value: Double, _ kind: Kind, _ decimals: Int) -> String {
    kind.isPercent ? NumberText.percent(value) : NumberText.fixed(value, decimals: decimals)
  }

  /// An interval in text: `7,358 to 7,368`, `0.0 to 0.4 %`.
  package static func range(_ low: Double, _ high: Double, _ kind: Kind, _ decimals: Int) -> String
  {
    let first = text(low, kind, decimals)
    let second = text(high, kind, decimals)
    let blank = kind.isPercent && first.hasSuffix(" %") && second.hasSuffix(" %")
    return (blank ? String(first.dropLast(2)) : first) + " to " + second
  }
}

/// The difference a what-if makes, as people read it.
package struct DifferenceFigure {
  /// The baseline's figure.
  package let baseline: String
  /// The variant's figure.
  package let value: String
  /// The difference with its sign; of chances in percentage points.
  package let difference: String
  /// The difference's 95 % interval, or `-`.
  package let interval: String
  /// In how many replicates the variant is higher.
  package let higher: String

  /// The texts of a comparison's row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - kind: What kind of figure it is.
  package init(_ row: VariantComparison.Row, _ kind: Figure.Kind) {
    let width = row.interval.map { $0.high - $0.low }
    let scale = kind.isPercent ? 100.0 : 1
    let unit = kind.isPercent ? " pt" : ""
    // The interval is about four standard errors wide.
    let decimals =
      [row.difference, row.baseline, row.value].map { value in
        NumberText.decimals(
          for: (value ?? 0) * scale, standardError: width.map { $0 / 4 * scale })
      }.max() ?? 0
    let shown = kind.isPercent ? min(max(1, decimals), 4) : decimals
    func signed(_ value: Double) -> String {
      let text = NumberText.fixed(value * scale, decimals: shown)
      return value > 0 ? "+" + text : text
    }
    baseline = row.baseline.map { Figure.text($0, kind, shown) } ?? "-"
    value = row.value.map { Figure.text($0, kind, shown) } ?? "-"
    difference = row.difference.map { signed($0) + unit } ?? "-"
    interval = row.interval.map { "\(signed($0.low)) to \(signed($0.high))" + unit } ?? "-"
    higher = row.shareHigher.map { NumberText.percent($0) } ?? "-"
  }
}
