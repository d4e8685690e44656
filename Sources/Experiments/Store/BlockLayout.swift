import Scenarios
import Service

/// Where the numbers of a setting's replicates are in a ``RunBlock`` and its bytes.
///
/// Numbers are in groups: those of the whole replicate, and then those of each period. Such a group has the
/// columns of ``ReplicateColumn``, and the metrics of its table. The last group may be what a ledger is
/// compared with (see ``LedgerRow``).
struct BlockLayout: Sendable, Hashable {
  /// For each group, how many numbers a replicate has in it.
  let widths: [Int]
  /// The groups of periods.
  let periods: Range<Int>
  /// The section of the first column of each group; then that of the first behind the columns.
  private let firstSections: [Int]

  /// The layout of a setting.
  init(_ plan: Plan, setting: Int) {
    self.init(
      metrics: plan.metrics.metrics.count, periodMetrics: plan.periodMetrics.metrics.count,
      periods: plan.settings[setting].scenario.service?.periods ?? 0,
      ledger: plan.ledgerSetting == setting
        ? LedgerRow.width(of: plan.settings[setting].scenario) : 0)
  }

  /// The layout of so many metrics.
  init(metrics: Int, periodMetrics: Int = 0, periods: Int = 0, ledger: Int = 0) {
    widths =
      [ReplicateColumn.fixedCount + metrics]
      + Array(repeating: ReplicateColumn.fixedCount + periodMetrics, count: periods)
      + (ledger == 0 ? [] : [ledger])
    self.periods = 1..<1 + periods
    var sum = 0
    firstSections =
      widths.map { width in
        defer { sum += width }
        return sum
      } + [widths.reduce(0, +)]
  }

  /// The group of what a ledger is compared with, or nil if there is none.
  var ledger: Int? { periods.upperBound < widths.count ? periods.upperBound : nil }

  /// The sections of a group.
  func sections(of group: Int) -> Range<Int> { firstSections[group]..<firstSections[group + 1] }

  /// The section of a column.
  func section(_ column: ReplicateColumn, group: Int) -> Int {
    firstSections[group] + column.place
  }

  /// The section of how many rounds each replicate has.
  var lengths: Int { firstSections[widths.count] }
  /// The section of the rounds of the positive opinion, which that of the negative one follows.
  var rounds: Int { lengths + 1 }
  /// The section of why replicates failed.
  var failures: Int { lengths + 3 }
  /// The number of sections.
  var sections: Int { lengths + 4 }
  /// How many numbers a replicate has, beside its rounds.
  var numbers: Int { lengths }
}
