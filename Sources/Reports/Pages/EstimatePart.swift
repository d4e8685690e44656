import Experiments
import Scenarios
import Service
import Statistics
import WordOfMouth

/// The back-of-the-envelope estimate beside the simulation: a bridge between the two, and the lines of the
/// estimate.
struct EstimatePart {
  private let result: ExperimentResult
  private let comparison: LedgerComparison?

  /// Takes the ledger of the story that most is asked of; none where a result has none.
  init(_ result: ExperimentResult) {
    self.result = result
    let all = LedgerResult(result).comparisons
    comparison = result.toldStories.first.flatMap { all?[$0] }
  }

  private var noun: String { result.plan.metrics.hasPeriods ? "hearings" : "people" }

  /// The bridge from the estimate to the simulated number; nil where there is no estimate, or none that ends.
  var chart: Chart? { counted.flatMap(bridge) }

  /// The section; nothing where there is no estimate.
  ///
  /// - Parameter hasChart: Whether the bridge is in it, and not among the charts above.
  /// - Returns: Its heading, and what it multiplies.
  func blocks(hasChart: Bool) -> [Document.Block] {
    guard let comparison = counted else { return [] }
    return [.heading("The back-of-the-envelope estimate beside the simulation")]
      + (hasChart ? [chart.map { .chart($0) }].compactMap(\.self) : [])
      + [.paragraph(lines(comparison))]
      + (LedgerComparisonWords.endless(comparison).map { [.paragraph($0)] } ?? [])
  }

  /// The ledger, where its estimate is more than nothing.
  private var counted: LedgerComparison? { comparison.flatMap { $0.counted.value > 0 ? $0 : nil } }

  /// What the estimate multiplies, line by line.
  private func lines(_ comparison: LedgerComparison) -> Prose {
    let lines = comparison.ledger.lines.map { line -> Prose in
      """
      \(line.label): \(LedgerWords.calculation(of: line, in: comparison.ledger)) = \
      \(Prose("\(LedgerWords.amount(line.value))").strong)
      """
    }
    return "\(Prose("Multiplied.").strong) \(lines.joined(separator: "; ").capitalized)."
  }

  private func bridge(_ comparison: LedgerComparison) -> Chart? {
    guard let end = comparison.simulated.mean, end.isFinite, comparison.imposedRounds == nil,
      comparison.counted.value.isFinite
    else { return nil }
    let people = ChartNumbers.people
    let parts = LedgerComparisonWords.parts(comparison).compactMap { part, summary in
      // A part is what the estimate counts and the simulation does not.
      summary.mean.map { mean -> Bridge.Part in
        let isFurther = part == .died && mean < 0
        return Bridge.Part(
          label: isFurther ? "stories that went further" : part.label, change: -mean)
      }
    }.filter { $0.change != 0 }
    let largest = parts.max { abs($0.change) < abs($1.change) }
    let gap = end - comparison.counted.value
    let isMain = largest.map { ($0.change > 0) == (gap > 0) } ?? false
    let reason: Prose =
      isMain ? largest.map { "; the largest part of the difference: \($0.label)" } ?? "" : ""
    return Bridge(
      axis: noun,
      start: .init(
        label: "back-of-the-envelope estimate", value: comparison.counted.value, ink: .baseline),
      parts: parts, end: .init(label: "\(noun), simulated (today)", value: end, ink: .best)
    ).chart(
      id: "bridge",
      title: """
        Multiplying gives \(people.value(comparison.counted.value)) \(noun), the simulation \
        \(people.value(end))\(reason)
        """)
  }
}
