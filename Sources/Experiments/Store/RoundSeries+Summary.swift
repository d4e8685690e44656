import Statistics
import WordOfMouth

extension RoundSeries {
  /// Summarises every round over the replicates: opinions x rounds x quantities.
  ///
  /// Rounds go up to the longest replicate's last; one that ended earlier has nothing new and keeps its
  /// reach. All sums are of whole numbers, so the order of the replicates does not matter.
  ///
  /// - Complexity: O(rounds x replicates).
  package func summaries() -> [RoundSummary] {
    var places = starts
    let lengths = places.indices.map { number(at: &places[$0]) }
    let longest = lengths.max() ?? 0
    // The round at hand: each quantity of each replicate, in the order of `Quantity`.
    var positive = Array(repeating: Array(repeating: 0, count: replicates), count: 3)
    var negative = positive
    let quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map { Quantile($0, count: max(1, replicates)) }
    var sort = WholeNumberSort()
    func row(
      _ opinion: Opinion, _ round: Int, _ quantity: RoundSummary.Quantity, _ values: [Int]
    ) -> RoundSummary {
      sort.take(values)
      let sorted = sort.sorted
      let found = quantiles.map { $0.value { Double(sorted[$0]) } }
      return RoundSummary(
        opinion: opinion, round: round, quantity: quantity,
        mean: Double(values.reduce(0, +)) / Double(values.count),
        p05: found[0], p25: found[1], p50: found[2], p75: found[3], p95: found[4])
    }
    // First the rows of the positive opinion, then those of the negative one.
    var found: [RoundSummary] = []
    var later: [RoundSummary] = []
    found.reserveCapacity(6 * longest)
    later.reserveCapacity(3 * longest)
    for round in 0..<longest {
      for replicate in places.indices {
        let runs = round < lengths[replicate]
        func next() -> Int { runs ? number(at: &places[replicate]) : 0 }
        func enter(_ columns: inout [[Int]]) {
          let newly = next()
          columns[0][replicate] = newly
          columns[1][replicate] += newly
          columns[2][replicate] = next()
        }
        enter(&positive)
        enter(&negative)
      }
      for (place, quantity) in RoundSummary.Quantity.allCases.enumerated() {
        found.append(row(.positive, round + 1, quantity, positive[place]))
        later.append(row(.negative, round + 1, quantity, negative[place]))
      }
    }
    return found + later
  }
}
