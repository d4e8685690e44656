import Statistics
import WordOfMouth

extension RoundSeries {
  /// The quantiles of `rounds.csv`.
  private static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Summarises every round over the replicates: opinions x rounds x quantities.
  ///
  /// Rounds go up to the longest replicate's last; a replicate that ended before has nothing new and
  /// keeps its reach. All sums are of whole numbers, so the order of the replicates does not matter.
  ///
  /// - Complexity: O(rounds x replicates x log replicates).
  package func summaries() -> [RoundSummary] {
    var places = starts
    let lengths = places.indices.map { number(at: &places[$0]) }
    let longest = lengths.max() ?? 0
    var reach = ByOpinion { _ in [Int](repeating: 0, count: replicates) }
    // First the rows of the positive opinion, then those of the negative one.
    var found: [RoundSummary] = []
    var negative: [RoundSummary] = []
    found.reserveCapacity(6 * longest)
    negative.reserveCapacity(3 * longest)
    var column = ByOpinion { _ in
      (newly: [Int](repeating: 0, count: replicates), told: [Int](repeating: 0, count: replicates))
    }
    for round in 0..<longest {
      for replicate in places.indices {
        let runs = round < lengths[replicate]
        for opinion in Opinion.allCases {
          let newly = runs ? number(at: &places[replicate]) : 0
          let told = runs ? number(at: &places[replicate]) : 0
          column[opinion].newly[replicate] = newly
          column[opinion].told[replicate] = told
          reach[opinion][replicate] += newly
        }
      }
      for opinion in Opinion.allCases {
        func add(_ quantity: RoundSummary.Quantity, _ values: [Int]) {
          let figures = Self.figures(values)
          let row = RoundSummary(
            opinion: opinion, round: round + 1, quantity: quantity, mean: figures.mean,
            quantiles: figures.quantiles)
          if opinion == .positive { found.append(row) } else { negative.append(row) }
        }
        add(.newlyReached, column[opinion].newly)
        add(.reach, reach[opinion])
        add(.tellings, column[opinion].told)
      }
    }
    return found + negative
  }

  /// The mean and the quantiles of at least one whole number.
  private static func figures(_ values: [Int]) -> (mean: Double, quantiles: [Double]) {
    let sum = values.reduce(0, +)
    // Ended replicates leave many zeros, which need no sorting.
    let sorted = values.filter { $0 != 0 }.sorted()
    let zeros = values.count - sorted.count
    let quantiles = probabilities.map { probability in
      Quantile(probability, count: values.count).value {
        $0 < zeros ? 0 : Double(sorted[$0 - zeros])
      }
    }
    return (Double(sum) / Double(values.count), quantiles)
  }
}
