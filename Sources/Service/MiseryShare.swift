/// The share of misery that holds in a period, as learning lowers it from its starting value.
struct MiseryShare {
  /// The share that holds when nobody in particular serves, or by who serves.
  private(set) var whenEngaged: Double
  private(set) var whenNot: Double
  /// The share of all moments.
  private(set) var ofAll: Double
  /// What is left of the starting share.
  private(set) var learnt = 1.0
  private let model: ServiceModel

  /// The share before anything is learnt.
  init(_ model: ServiceModel) {
    self.model = model
    let employees = model.experience.employees
    whenEngaged = employees?.miseryWhenEngaged ?? 0
    whenNot = employees?.miseryWhenNot ?? model.experience.misery
    ofAll = model.experience.startingMisery
  }

  /// Lowers the share for each cause noticed, by the model's learning.
  ///
  /// - Complexity: O(log causes).
  mutating func learn(from causes: Int) {
    let left = Self.power(1 - model.learning, causes)
    whenEngaged *= left
    whenNot *= left
    ofAll *= left
    learnt *= left
  }

  /// A power by squaring: the same on every platform.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
