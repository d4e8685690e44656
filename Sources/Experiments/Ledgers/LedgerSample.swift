import Service
import WordOfMouth

/// The replicates of a scenario, ready to be set beside its ledger.
struct LedgerSample {
  /// The scenario's own replicates.
  let whole: SettingSample
  /// The number of people in its graph.
  let people: Int
  /// How many contacts people can tell on average.
  let contacts: Double

  /// The longest simulated story, in rounds; at least 1.
  ///
  /// Where hops never end, a ledger is stopped there: it would go on for ever.
  var longestStory: Int { max(1, whole.values("rounds").max().map { Int($0) } ?? 1) }

  /// Compares a line with what was simulated.
  ///
  /// - Parameters:
  ///   - subject: What is counted.
  ///   - ledger: The ledger.
  ///   - counted: Its line that is compared.
  ///   - imposedRounds: The limit it was given because it would not have ended.
  ///   - simulated: The metric that it is compared with.
  ///   - parts: The parts of the gap in the order they are shown, for each replicate.
  /// - Returns: The comparison.
  func comparison(
    _ subject: LedgerSubject, _ ledger: Ledger, _ counted: Ledger.Line, imposedRounds: Int?,
    with simulated: String, parts: [(part: LedgerPart, values: [Double])]
  ) -> LedgerComparison {
    let found = whole.values(simulated)
    let humps: [Opinion] = if case .story(let opinion) = subject { [opinion] } else { [] }
    return LedgerComparison(
      subject: subject, ledger: ledger, counted: counted, imposedRounds: imposedRounds,
      simulated: whole.mean(simulated, found, humps: humps),
      gap: whole.mean("gap", found.map { counted.value - $0 }, humps: humps),
      parts: parts.map {
        whole.mean(
          $0.part.rawValue, $0.values, humps: $0.part == .movedByTalk ? Opinion.allCases : humps)
      })
  }
}
