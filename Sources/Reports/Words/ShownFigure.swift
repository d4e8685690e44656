import PlainText
package import Experiments
import Foundation
import Statistics

/// A metric's figure as a document shows it: no more digits than are known, and its interval beside it.
package struct ShownFigure {
  /// What kind of figure it is.
  package enum Kind: Sendable {
    /// A number of people, an amount of money, or a ratio of numbers.
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

  private let summary: MetricSummary?
  private let kind: Kind
  /// The figure, where there is one that is finite.
  private let mean: Double?
  private let decimals: Int

  /// Shows a summary.
  ///
  /// - Parameters:
  ///   - summary: The summary, or nil where there is none.
  ///   - kind: What kind of figure it is.
  package init(_ summary: MetricSummary?, _ kind: Kind) {
    self.summary = summary
    self.kind = kind
    mean = summary?.mean.flatMap { $0.isFinite ? $0 : nil }
    decimals = mean.map { NumberText.decimals(for: $0, standardError: summary?.standardError) } ?? 0
  }

  /// The figure.
  package var value: Value {
    mean.map { .quantity(Self.quantity($0, kind, decimals)) }
      ?? (kind == .period && summary?.ok == 0 ? "never" : .missing)
  }

  /// Its 95 % interval, or how many replicates one would need.
  package var interval: Value {
    guard mean != nil, let ends = summary?.interval else {
      return summary?.replicatesNeeded.map { .needed(replicates: $0) } ?? .missing
    }
    return Self.range(ends.low, ends.high, kind, decimals: decimals)
  }

  /// Where nine replicates in ten are.
  package var spread: Value {
    guard mean != nil, kind != .chance else { return mean == nil ? .missing : .empty }
    return summary?.quantiles.map {
      // Counts are whole; ratios have the decimals of the mean.
      let areWhole = $0.p05 == $0.p05.rounded() && $0.p95 == $0.p95.rounded()
      return Self.range($0.p05, $0.p95, kind, decimals: areWhole ? 0 : decimals)
    } ?? .missing
  }

  /// A number as a figure of a kind is shown.
  static func quantity(_ number: Double, _ kind: Kind, _ decimals: Int) -> Quantity {
    kind.isPercent
      ? Quantity(number, .percent, .decimals(1)) : Quantity(number, .plain, .decimals(decimals))
  }

  /// A range as a figure of a kind is shown.
  static func range(_ low: Double, _ high: Double, _ kind: Kind, decimals: Int = 1) -> Value {
    .range(quantity(low, kind, decimals), quantity(high, kind, decimals))
  }

  // MARK: In sentences

  /// The figure in a sentence: three digits where more are known.
  package var said: Value { .quantity(said(mean ?? .nan)) }

  /// Its 95 % interval in brackets, with a blank before; nothing where both ends read as the figure does.
  ///
  /// - Parameters:
  ///   - label: What it is called; nil where the sentence has said so.
  ///   - more: What else stands in the brackets.
  /// - Returns: The brackets.
  package func brackets(_ label: String? = "95 % interval", _ more: Prose = "") -> Prose {
    var parts: [Prose] = []
    if let ends = summary?.interval {
      let range = Value.range(said(ends.low), said(ends.high))
      if said(ends.low).text != said.text || said(ends.high).text != said.text {
        parts.append(label.map { "\($0) \(range)" } ?? "\(range)")
      }
    } else {
      parts.append(
        summary?.replicatesNeeded.map {
          "too few replicates for an interval; \($0, "is", "are") needed"
        }
          ?? "no interval")
    }
    if !more.isEmpty { parts.append(more) }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  private func said(_ number: Double) -> Quantity {
    Self.quantity(number, kind, Self.saidDecimals(mean ?? .nan, decimals))
  }

  /// The decimals of a number in a sentence: as many as are known, and three digits at most.
  static func saidDecimals(_ number: Double, _ known: Int) -> Int {
    guard number.isFinite, number != 0 else { return known }
    return min(known, 2 - Int(log10(abs(number)).rounded(.down)))
  }
}

/// The difference that a what-if makes, as a document shows it.
package struct ShownDifference {
  /// The baseline's figure.
  package let baseline: Value
  /// The variant's figure.
  package let value: Value
  /// The difference with its sign; of shares in percentage points.
  package let difference: Value
  /// The difference's 95 % interval.
  package let interval: Value
  /// In how many replicates the variant is higher.
  package let higher: Value

  /// Shows a row of a comparison.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - kind: What kind of figure it is.
  package init(_ row: VariantComparison.Row, _ kind: ShownFigure.Kind) {
    let width = row.interval.map { $0.high - $0.low }
    let scale = kind.isPercent ? 100.0 : 1
    // The interval is about four standard errors wide.
    let known =
      [row.difference, row.baseline, row.value].map { value in
        NumberText.decimals(
          for: (value ?? 0) * scale, standardError: width.map { $0 / 4 * scale })
      }.max() ?? 0
    let decimals = kind.isPercent ? min(max(1, known), 4) : known
    func signed(_ number: Double) -> Quantity {
      var quantity = Quantity(number, kind.isPercent ? .points : .plain, .decimals(decimals))
      quantity.isSigned = true
      return quantity
    }
    func figure(_ number: Double) -> Value {
      .quantity(ShownFigure.quantity(number, kind, decimals))
    }
    baseline = row.baseline.map(figure) ?? .missing
    value = row.value.map(figure) ?? .missing
    difference = row.difference.map { .quantity(signed($0)) } ?? .missing
    interval = row.interval.map { .range(signed($0.low), signed($0.high)) } ?? .missing
    higher = row.shareHigher.map { .percent($0) } ?? .missing
  }
}
