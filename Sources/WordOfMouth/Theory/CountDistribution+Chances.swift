internal import Foundation
package import Randomness
internal import Statistics

extension CountDistribution {
  /// The chances of the counts 0, 1, … `most`, where larger draws count as that many.
  ///
  /// - Complexity: O(most).
  package func chances(atMost most: Int) -> [Double] {
    precondition(most >= 0, "a number of contacts is not negative")
    var chances = [Double](repeating: 0, count: most + 1)
    switch self {
    case .exactly(let count): chances[min(count, most)] = 1
    case .between(let low, let high):
      let each = 1 / (Double(high) - Double(low) + 1)
      if low < most { for count in low..<min(most, high + 1) { chances[count] = each } }
      chances[most] += high >= most ? each * Double(high - max(low, most) + 1) : 0
    case .poisson(let mean):
      Self.fill(&chances) { count in
        let k = Double(count)
        return mean == 0
          ? (count == 0 ? 1 : 0) : Elementary.exp(k * Elementary.log(mean) - mean - logGamma(k + 1))
      }
    case .negativeBinomial(let mean, let shape):
      let (stay, go) = (
        Elementary.log(shape / (mean + shape)), Elementary.log(mean / (mean + shape))
      )
      Self.fill(&chances) { count in
        let k = Double(count)
        if mean == 0 { return count == 0 ? 1 : 0 }
        return Elementary.exp(
          logGamma(k + shape) - logGamma(shape) - logGamma(k + 1) + shape * stay + k * go)
      }
    case .shares(let shares):
      for share in shares { chances[min(share.count, most)] += share.share }
    }
    return chances
  }

  /// Fills in the chances of all counts but the last, which has the rest.
  private static func fill(_ chances: inout [Double], _ chance: (Int) -> Double) {
    var rest = 1.0
    for count in 0..<(chances.count - 1) {
      chances[count] = chance(count)
      rest -= chances[count]
    }
    chances[chances.count - 1] = max(0, rest)
  }
}
