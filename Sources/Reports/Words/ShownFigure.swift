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
  /// The figure, where there is one that is finite.
  private let mean: Double?
  private let style: FigureStyle
  /// Whether the figure itself is roughly known.
  private let isRough: Bool

  /// Shows a summary.
  ///
  /// - Parameters:
  ///   - summary: The summary, or nil where there is none.
  ///   - kind: What kind of figure it is.
  ///   - isRough: Whether the figure itself, and not only its interval, is roughly known.
  package init(_ summary: MetricSummary?, _ kind: Kind, isRough: Bool = false) {
    self.summary = summary
    self.isRough = isRough
    mean = summary?.mean.flatMap { $0.isFinite ? $0 : nil }
    style =
      mean.map { FigureStyle(kind, of: $0, standardError: summary?.standardError) }
      ?? FigureStyle(kind: kind, decimals: 0)
  }

  /// The figure.
  package var value: Value {
    mean.map { isRough ? .rough(style.value($0)) : style.value($0) }
      ?? (style.kind == .period && summary?.ok == 0 ? "never" : .missing)
  }

  /// Its 95 % interval.
  package var interval: Value {
    mean == nil ? .missing : summary?.judged.map(style.range) ?? .missing
  }

  /// Where nine replicates in ten are.
  package var spread: Value {
    guard mean != nil, style.kind != .chance else { return mean == nil ? .missing : .empty }
    // One market shows nothing of how markets differ.
    if let summary, summary.ok < 2 { return .missing }
    return summary?.quantiles.map {
      // Counts are whole; ratios have the decimals of the mean.
      let areWhole = $0.p05 == $0.p05.rounded() && $0.p95 == $0.p95.rounded()
      return FigureStyle(kind: style.kind, decimals: areWhole ? 0 : style.decimals)
        .range($0.p05, $0.p95)
    } ?? .missing
  }

  // MARK: In sentences

  /// The figure in a sentence: three digits where more are known.
  package var said: Value { inSentence.value(mean ?? .nan) }

  /// Its 95 % interval in brackets, with a blank before; nothing where both ends read as the figure does.
  ///
  /// - Parameters:
  ///   - label: What it is called; nil where the sentence has said so.
  ///   - more: What else stands in the brackets.
  /// - Returns: The brackets.
  package func brackets(_ label: String? = "95 % interval", _ more: Prose = "") -> Prose {
    var parts: [Prose] = []
    if let found = summary?.judged {
      let ends = [found.interval.low, found.interval.high]
      if ends.contains(where: { inSentence.value($0).text != said.text }) {
        let range = inSentence.range(found)
        parts.append(label.map { "\($0) \(range)" } ?? "\(range)")
      }
    } else {
      parts.append("no interval")
    }
    if !more.isEmpty { parts.append(more) }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  private var inSentence: FigureStyle { style.inSentence(about: mean ?? .nan) }
}

/// How the numbers of a figure are shown: what kind of figure it is, and how many decimals are known.
struct FigureStyle {
  let kind: ShownFigure.Kind
  var decimals = 1

  /// A number.
  func value(_ number: Double) -> Value { .quantity(quantity(number)) }

  /// A range.
  func range(_ low: Double, _ high: Double) -> Value { .range(quantity(low), quantity(high)) }

  /// An interval.
  func range(_ interval: Interval) -> Value { range(interval.low, interval.high) }

  /// An interval, marked if it is rough.
  func range(_ found: SampleInterval) -> Value {
    found.isFirm ? range(found.interval) : .rough(range(found.interval), found.advice)
  }

  /// A deviation of a figure: of percentages in points.
  func deviation(_ number: Double) -> Value {
    .quantity(
      kind.isPercent ? Quantity(number, .points, decimals: 1) : Quantity(number, decimals: decimals)
    )
  }

  /// The style in a sentence about a number: three digits at most.
  func inSentence(about number: Double) -> FigureStyle {
    guard number.isFinite, number != 0 else { return self }
    let three = 2 - DecimalPlaces.magnitude(number)
    return FigureStyle(kind: kind, decimals: min(decimals, three))
  }

  private func quantity(_ number: Double) -> Quantity {
    kind.isPercent ? Quantity(number, .percent, decimals: 1) : Quantity(number, decimals: decimals)
  }
}

extension FigureStyle {
  /// No more digits than a standard error leaves.
  init(_ kind: ShownFigure.Kind = .amount, of number: Double, standardError: Double?) {
    self.init(
      kind: kind, decimals: NumberText.decimals(for: number, standardError: standardError))
  }
}

/// The difference that a what-if makes, as a document shows it.
package struct ShownDifference {
  /// The baseline's figure.
  package let baseline: Value
  /// The variant's figure.
  package let value: Value
  /// The difference with its sign, of shares in percentage points; without one what is no difference but
  /// belongs to a comparison, such as the period in which it pays back.
  package let difference: Value
  /// The difference's 95 % interval.
  package let interval: Value
  /// In how many replicates the variant is higher; `same` where it is equal in all of them.
  package let higher: Value

  /// Shows a row of a comparison.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - kind: What kind of figure it is.
  ///   - missing: What stands for a figure that one side does not have.
  package init(
    _ row: VariantComparison.Row, _ kind: ShownFigure.Kind, missing: Value = .missing
  ) {
    // Where no pair differs the interval says how rare a difference may be, and not how well it is known.
    let width = row.isSame ? 0 : row.interval.map { $0.high - $0.low }
    let scale = kind.isPercent ? 100.0 : 1
    // The interval is about four standard errors wide.
    let known =
      [row.difference, row.baseline, row.value].map { value in
        NumberText.decimals(
          for: (value ?? 0) * scale, standardError: width.map { $0 / 4 * scale })
      }.max() ?? 0
    let decimals = kind.isPercent ? min(max(1, known), 4) : known
    func signed(_ number: Double) -> Quantity {
      var quantity = Quantity(number, kind.isPercent ? .points : .plain, decimals: decimals)
      quantity.isSigned = row.baseline != nil || row.metric == "net_benefit"
      return quantity
    }
    let style = FigureStyle(kind: kind, decimals: decimals)
    baseline = row.baseline.map(style.value) ?? missing
    value = row.value.map(style.value) ?? missing
    difference = row.difference.map { .quantity(signed($0)) } ?? .missing
    interval =
      row.judged.map { found in
        let range = Value.range(signed(found.interval.low), signed(found.interval.high))
        return found.isFirm ? range : .rough(range, found.advice)
      } ?? .missing
    higher = row.isSame ? "same" : row.shareHigher.map { .percent($0) } ?? .missing
  }
}
