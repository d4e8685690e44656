/// Where numbers lie in a drawing.
public struct Scale: Sendable, Hashable {
  /// The least and the largest number it shows.
  public let domain: ClosedRange<Double>
  /// Where the least number lies, in units.
  public let start: Double
  /// Where the largest number lies; above or left of the start where the scale runs that way.
  public let end: Double

  /// Makes a scale.
  ///
  /// - Parameters:
  ///   - domain: The least and the largest number; a domain of one number is widened around it.
  ///   - start: Where the least number lies, in units.
  ///   - end: Where the largest number lies.
  public init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    let isPoint = domain.lowerBound == domain.upperBound
    let half = isPoint ? max(abs(domain.lowerBound) * 0.01, 1) : 0
    self.domain = domain.lowerBound - half...domain.upperBound + half
    self.start = start
    self.end = end
  }

  /// Makes a scale that shows all of some numbers, with 2 % to spare on both sides.
  ///
  /// - Parameters:
  ///   - numbers: The numbers; those that cannot be drawn are left out.
  ///   - start: Where the least number lies, in units.
  ///   - end: Where the largest number lies.
  public init(around numbers: [Double], from start: Double, to end: Double) {
    let shown = numbers.filter(Self.isDrawn)
    let (low, high) = (shown.min() ?? 0, shown.max() ?? 0)
    let spare = (high - low) * 0.02
    self.init(low - spare...high + spare, from: start, to: end)
  }

  /// Makes a scale from 0, or from below the least number where one is below, to a tick at or above the
  /// largest.
  ///
  /// - Parameters:
  ///   - numbers: The numbers; those that cannot be drawn are left out.
  ///   - start: Where the least number lies, in units.
  ///   - end: Where the largest number lies.
  ///   - count: The most ticks.
  public init(fromZero numbers: [Double], from start: Double, to end: Double, atMost count: Int = 6)
  {
    let shown = numbers.filter(Self.isDrawn)
    let (low, high) = (min(0, shown.min() ?? 0), max(0, shown.max() ?? 0))
    guard high > low else {
      self.init(0...1, from: start, to: end)
      return
    }
    let step = Self.step((high - low) / Double(max(1, count - 2)))
    // What is hardly beyond 0 needs no step there.
    func bound(_ number: Double, _ rule: FloatingPointRoundingRule) -> Double {
      abs(number) < step / 4 ? number : (number / step).rounded(rule) * step
    }
    self.init(bound(low, .down)...bound(high, .up), from: start, to: end)
  }

  /// Whether a number can be drawn: it is finite, and not so large that arithmetic fails.
  static func isDrawn(_ number: Double) -> Bool { abs(number) < 1e100 }

  /// Where a number lies.
  public func callAsFunction(_ number: Double) -> Double {
    let share = (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + (end - start) * share
  }

  /// Round numbers in the domain, evenly spaced: the most that are not more than asked for.
  ///
  /// - Parameter count: The most ticks.
  /// - Returns: The numbers, ascending; their steps are 1, 2, 2.5 or 5 times a power of ten.
  public func ticks(atMost count: Int) -> [Double] {
    let width = domain.upperBound - domain.lowerBound
    guard width.isFinite, width > 0, count > 0 else { return [] }
    var step = Self.step(width / Double(count + 1))
    while true {
      let first = (domain.lowerBound / step - 1e-9).rounded(.up)
      let last = (domain.upperBound / step + 1e-9).rounded(.down)
      if last - first < Double(count) {
        guard last >= first else { return [] }
        // A negative zero would read as -0.
        return (0...Int(last - first)).map { (first + Double($0)) * step + 0 }
      }
      step = Self.step(step * 1.01)
    }
  }

  /// The least of 1, 2, 2.5 and 5 times a power of ten that is not below a number.
  private static func step(_ least: Double) -> Double {
    var power = 1.0
    while power > least { power /= 10 }
    while power * 10 <= least { power *= 10 }
    return [1, 2, 2.5, 5].first { $0 * power >= least * (1 - 1e-12) }.map { $0 * power }
      ?? power * 10
  }
}
