import Service
import WordOfMouth

/// The replicates of a scenario, ready to be compared with its ledger.
struct LedgerSample {
  /// The scenario's own replicates.
  let whole: SettingSample
  /// The rows that a ledger is compared with, in the order of the replicates.
  let rows: [LedgerRow]
  /// The number of people in its graph.
  let people: Int
  /// How many contacts people can tell on average.
  let contacts: Double

  /// The longest simulated story, in rounds; at least 1.
  ///
  /// A ledger whose hops never end is stopped there.
  var longestStory: Int { max(1, whole.values("rounds").max().map { Int($0) } ?? 1) }

  /// Compares a line with the simulation.
  ///
  /// - Parameters:
  ///   - subject: What is counted.
  ///   - ledger: The ledger.
  ///   - counted: Its line that is compared.
  ///   - imposedRounds: The limit it was given because it would not have ended.
  ///   - simulated: The metric that it is compared with.
  ///   - parts: The parts of the gap in display order, for each replicate.
  /// - Returns: The comparison.
  func comparison(
    _ subject: LedgerSubject, _ ledger: Ledger, _ counted: Ledger.Line, imposedRounds: Int?,
    with simulated: String, parts: [(part: LedgerPart, values: [Double])]
  ) -> LedgerComparison {
    let found = whole.values(simulated)
    let modes: [Opinion] = if case .story(let opinion) = subject { [opinion] } else { [] }
    return LedgerComparison(
      subject: subject, ledger: ledger, counted: counted, imposedRounds: imposedRounds,
      simulated: whole.mean(simulated, found, modes: modes),
      gap: whole.mean("gap", found.map { counted.value - $0 }, modes: modes),
      parts: parts.map {
        whole.mean(
          $0.part.rawValue, $0.values, modes: $0.part == .movedByTalk ? Opinion.allCases : modes)
      })
  }
}
