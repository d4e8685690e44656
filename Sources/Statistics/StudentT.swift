import Synchronization

/// Student's t distribution.
///
/// Source: Student, *The probable error of a mean*, Biometrika 6 (1908).
public struct StudentT: Sendable, Hashable {
  /// The degrees of freedom, more than 0; need not be a whole number.
  public let degreesOfFreedom: Double

  /// Makes the distribution.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are more than 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The number that a t variable stays below with a probability.
  ///
  /// The distribution is symmetric, and its upper tail is convex where it falls. So Newton's method,
  /// started at the normal quantile, which is never further out, climbs to the answer without passing
  /// it. Beyond 10^5 degrees of freedom the first three terms of the expansion around the normal
  /// quantile (Abramowitz and Stegun, *Handbook of mathematical functions*, 26.7.5) are exact to 15
  /// digits.
  ///
  /// What was found is remembered: a thousand settings of as many replicates ask for one quantile.
  ///
  /// - Parameter probability: In 0...1; the answer has about 12 digits where neither tail is below
  ///   10^-12.
  /// - Returns: The quantile: minus infinity at 0, infinity at 1, not a number outside 0...1.
  /// - Complexity: O(1) for ordinary probabilities: below ten evaluations of a continued fraction.
  public func quantile(_ probability: Double) -> Double {
    guard probability > 0, probability < 1, probability != 0.5 else {
      return Normal.quantile(probability)
    }
    let tail = min(probability, 1 - probability)
    let start = -Normal.quantile(tail)
    let size =
      degreesOfFreedom > 1e5 ? expansion(around: start) : remembered(from: start, to: tail)
    return probability < 0.5 ? -size : size
  }

  private struct Question: Hashable {
    let degreesOfFreedom: Double
    let tail: Double
  }

  private static let mostAnswers = 1024
  private static let answers = Mutex<[Question: Double]>([:])

  /// Climbs, unless the answer is known.
  private func remembered(from start: Double, to tail: Double) -> Double {
    let question = Question(degreesOfFreedom: degreesOfFreedom, tail: tail)
    if let known = Self.answers.withLock({ $0[question] }) { return known }
    let answer = climb(from: start, to: tail)
    Self.answers.withLock { answers in
      // Fractional degrees of freedom seldom occur twice, and must not fill the memory.
      if answers.count == Self.mostAnswers { answers.removeAll(keepingCapacity: true) }
      answers[question] = answer
    }
    return answer
  }

  /// The chance of a value above t, for t >= 0.
  ///
  /// Half the regularised incomplete beta function I_x(n/2, 1/2) at x = n / (n + t^2).
  package func upperTail(_ t: Double) -> Double {
    let n = degreesOfFreedom
    let x = n / (n + t * t)
    // The continued fraction converges fast on this side of the mean only.
    return x < (n + 2) / (n + 5)
      ? 0.5 * incompleteBeta(n / 2, 0.5, x, 1 - x)
      : 0.5 - 0.5 * incompleteBeta(0.5, n / 2, t * t / (n + t * t), x)
  }

  /// The density at t.
  package func density(_ t: Double) -> Double {
    let n = degreesOfFreedom
    return halfStep(n / 2) / (n * Double.pi).squareRoot()
      * Elementary.exp(-(n + 1) / 2 * Elementary.log1p(t * t / n))
  }

  private func climb(from start: Double, to tail: Double) -> Double {
    var t = start
    // Rounding errors of the tail keep the last digits from settling; a few parts in 10^14 are enough.
    for _ in 0..<200 {
      let step = (upperTail(t) - tail) / density(t)
      guard step.isFinite, abs(step) > 1e-14 * t else { break }
      t = max(0, t + step)
    }
    return t
  }

  private func expansion(around z: Double) -> Double {
    let n = degreesOfFreedom
    let z2 = z * z
    let first = z * (z2 + 1) / 4
    let second = z * ((5 * z2 + 16) * z2 + 3) / 96
    return z + first / n + second / (n * n)
  }

  /// I_x(a, b), where one of a and b is 1/2.
  private func incompleteBeta(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    guard x > 0 else { return 0 }
    let half = a == 0.5 ? b : a
    // B(h, 1/2) = sqrt(pi) Gamma(h) / Gamma(h + 1/2).
    let beta = Double.pi.squareRoot() / halfStep(half)
    let front = Elementary.exp(a * Elementary.log(x) + b * Elementary.log(y)) / (a * beta)
    return front * Beta.continuedFraction(a, b, x)
  }

  /// Gamma(x + 1/2) / Gamma(x), by recurrence up to an argument of 100 and the asymptotic series
  /// there (Tricomi and Erdelyi 1951).
  private func halfStep(_ x: Double) -> Double {
    var argument = x
    var factor = 1.0
    while argument < 100 {
      factor *= argument / (argument + 0.5)
      argument += 1
    }
    let u = 1 / argument
    let series =
      1 + u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32768 - u * 399 / 262144))))
    return factor * argument.squareRoot() * series
  }
}
