/// Sampling weights of answers: how many people each one stands for.
public struct SurveyWeights: Sendable, Hashable {
  /// The name of the column with the weights.
  public var column: String
  /// The sum of the weights of each score, from the lowest to the highest.
  public var sums: [Double]
  /// The sum of the squares of all weights.
  public var squares: Double

  init(column: String, scores: Int) {
    self.column = column
    sums = Array(repeating: 0, count: scores)
    squares = 0
  }

  mutating func add(_ weight: Double, at place: Int) {
    sums[place] += weight
    squares += weight * weight
  }

  /// The sum of all weights.
  public var total: Double { sums.reduce(0, +) }

  /// The number of answers of equal weight that would tell as much: the square of the sum of the weights
  /// over the sum of their squares.
  ///
  /// Answers over this number is the design effect of weighting, where weights have nothing to do with
  /// the answers. Source: Kish, *Survey Sampling*, Wiley 1965, section 11.7.
  public var effectiveAnswers: Double { total * total / squares }

  /// The weighted share of a group: 0...1.
  func share(of group: SurveyScale.Group, on scale: SurveyScale) -> Double {
    scale.scores(of: group).reduce(0) { $0 + sums[$1 - scale.scores.lowerBound] } / total
  }
}
