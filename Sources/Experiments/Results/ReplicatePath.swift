import WordOfMouth

/// How one replicate went: the rounds of its wave, or its periods.
public struct ReplicatePath: Sendable, Hashable {
  /// Its number within the setting.
  public let replicate: Int
  /// For each round or period, from 1, a value for each column.
  ///
  /// Of waves, for the positive and then the negative opinion, the quantities of ``RoundSummary``; of
  /// periods, the metrics of the plan's periods, not a number where one does not exist.
  public let steps: [[Double]]

  /// The first replicates of each setting whose paths are kept.
  public static let kept = 20

  /// The path of a replicate that ran.
  ///
  /// - Parameters:
  ///   - row: Its row of the block.
  ///   - block: A block, with its rounds.
  /// - Complexity: O(rounds), or O(periods x metrics).
  package init(_ row: Int, of block: RunBlock) {
    replicate = block.replicates[row]
    let periods = block.layout.periods
    if periods.isEmpty {
      var reach = ByOpinion { _ in 0 }
      steps = block.rounds.rounds(of: row).map { round in
        Opinion.allCases.flatMap { opinion in
          reach[opinion] += round[opinion].newlyReached
          return [round[opinion].newlyReached, reach[opinion], round[opinion].tellings]
            .map(Double.init)
        }
      }
    } else {
      steps = periods.map { group in
        let width = block.layout.widths[group]
        return Array(
          block.groups[group][row * width + ReplicateColumn.fixedCount..<(row + 1) * width])
      }
    }
  }
}
