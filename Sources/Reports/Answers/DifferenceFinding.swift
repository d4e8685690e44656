import Experiments
import Statistics

/// What a difference from the baseline amounts to: the one rule by which sentences and tables call it a
/// finding.
enum DifferenceFinding {
  /// It is 0 in every simulated market.
  case same
  /// Its interval holds 0, or reads as if it did.
  case unclear
  /// It is below 1 % of the baseline and below 1: no person, and no unit of money.
  case negligible
  /// It is below 1 % of the baseline, however sure its direction is.
  case little
  /// It is more than that.
  case clear

  /// The share of the baseline from which on a difference is more than little.
  private static let importance = 0.01

  /// Decides.
  ///
  /// - Parameter row: The comparison of a figure.
  init(_ row: VariantComparison.Row) {
    let difference = row.difference ?? 0
    let isLittle = abs(difference) < Self.importance * abs(row.baseline ?? 0)
    self =
      if row.isSame {
        .same
      } else if Self.mayBeNone(difference, row.judged) {
        .unclear
      } else if isLittle, abs(difference) < 1 {
        .negligible
      } else if isLittle {
        .little
      } else {
        .clear
      }
  }

  /// Whether it is a finding.
  var isFinding: Bool {
    switch self {
    case .little, .clear: true
    case .same, .unclear, .negligible: false
    }
  }

  /// Whether its direction is known, of whatever size it is.
  var isShown: Bool { isFinding || self == .negligible }

  /// Whether the interval holds 0, or the end next to 0 is shown as 0.
  private static func mayBeNone(_ difference: Double, _ found: SampleInterval?) -> Bool {
    guard let found, !found.interval.contains(0) else { return true }
    let numbers = PeopleNumbers(difference, found)
    let end = found.interval.low > 0 ? found.interval.low : found.interval.high
    return numbers.value(abs(end)).text == numbers.value(0).text
  }
}

/// How sure the direction of a finding is.
enum DifferenceVerdict {
  /// Of the simulated markets that differ, at least 95 % go that way.
  case sure
  /// At least 75 % of them do.
  case probable
  /// It goes either way, although its mean does not.
  case open

  /// Decides.
  ///
  /// - Parameters:
  ///   - row: The comparison of the figure.
  ///   - pairs: Its replicates.
  init(_ row: VariantComparison.Row, _ pairs: PairedReplicates) {
    let agreeing = (row.difference ?? 0) > 0 ? pairs.higher : pairs.lower
    let share = Double(agreeing) / Double(max(1, pairs.higher + pairs.lower))
    self = share >= 0.95 ? .sure : share >= 0.75 ? .probable : .open
  }
}

extension VariantComparison {
  /// What the difference of a figure amounts to; nil where there is none.
  func finding(_ metric: String) -> DifferenceFinding? {
    row(metric).flatMap { $0.difference == nil ? nil : DifferenceFinding($0) }
  }

  /// 1 where a figure rises, -1 where it falls, 0 where no difference is shown.
  func direction(_ metric: String) -> Int {
    guard let row = row(metric), DifferenceFinding(row).isFinding else { return 0 }
    return (row.difference ?? 0) > 0 ? 1 : -1
  }
}
