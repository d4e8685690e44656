package import WordOfMouth

/// A number that every replicate that ran has; over the replicates of a setting, a column.
///
/// Those that every scenario has come first: whether the positive and the negative opinion took off, and the
/// numbers of how their stories grew; then the metrics of its plan.
package enum ReplicateColumn: Hashable, Sendable {
  /// Whether an opinion took off: 1 where it did, else 0.
  case tookOff(Opinion)
  /// A number of how a story grew.
  case story(Opinion, StoryRounds.Number)
  /// A metric, by its place in its plan's ``MetricTable``.
  case metric(Int)

  /// How many columns there are before those of the metrics.
  static let fixedCount = 2 + 2 * StoryRounds.Number.allCases.count

  /// Its place in a row.
  var place: Int {
    switch self {
    case .tookOff(let opinion): opinion == .positive ? 0 : 1
    case .story(let opinion, let number):
      2 + (opinion == .positive ? 0 : StoryRounds.Number.allCases.count) + number.rawValue
    case .metric(let place): Self.fixedCount + place
    }
  }
}
