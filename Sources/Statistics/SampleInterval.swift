/// The interval of a figure from a sample of independent parts, and whether it is firm or rough.
///
/// An interval is *firm* where at least 100 parts average out how skewed they are and no mode that the
/// sample may not have shown can matter; it is then Hall's (see ``Estimate/interval(confidence:)``), below 200 parts
/// joined with the ends of ``PhantomBound`` at the smallest and largest part. Otherwise it is *rough*: it
/// allows for one part beyond those that were seen, and where a whole mode may be missing, for one part
/// as far off as can be. A rough interval is wider and covers the truth at least as often.
///
/// How often either covers it is measured: see the documentation of the experiments.
public struct SampleInterval: Sendable, Hashable {
  /// The interval, for a confidence of 95 %.
  public var interval: Interval
  /// Whether it is firm.
  public var isFirm: Bool
  /// How many parts would make it firm; nil where it is.
  public var advice: Advice?

  /// Makes an interval that was judged before.
  public init(_ interval: Interval, isFirm: Bool, advice: Advice? = nil) {
    self.interval = interval
    self.isFirm = isFirm
    self.advice = advice
  }

  /// What a figure may be.
  public struct Range: Sendable, Hashable {
    /// The values that are possible; an end that is not known is infinite.
    public var limits: Interval
    /// The least by which a part differs from others that are all alike: 1 of counts, 0 where that is not
    /// known.
    public var step: Double

    /// Makes a range; by default any value is possible.
    public init(
      limits: Interval = Interval(low: -.infinity, high: .infinity), step: Double = 0
    ) {
      self.limits = limits
      self.step = step
    }
  }

  /// A mode of the parts that the sample may not have shown, or hardly.
  public struct UnseenMode: Sendable, Hashable {
    /// How many parts of the smaller mode the sample shows.
    public var seen: Int
    /// A value of the unseen mode below the parts that were seen, if there may be one.
    public var low: Double?
    /// A value of the unseen mode above the parts that were seen, if there may be one.
    public var high: Double?
    /// Whether it is assumed only because there are so few parts, and not for what they show.
    public var isOnlyForFewParts: Bool

    /// Makes an unseen mode; where it lies may be unknown.
    public init(
      seen: Int, low: Double? = nil, high: Double? = nil, isOnlyForFewParts: Bool = false
    ) {
      self.seen = seen
      self.low = low
      self.high = high
      self.isOnlyForFewParts = isOnlyForFewParts
    }
  }

  /// The fewest parts of a firm interval.
  public static let fewestFirm = 100
  /// From this many parts on less evenness is required, since Hall's interval allows for skewness.
  static let fewestOfSkewed = 200
  /// This many parts of the smaller mode are enough to know its weight.
  public static let enoughSeen = 10
  /// Parts that differ by less than this share of a step are equal.
  static let noise = 1e-9
  /// How far beyond the sample the part lies that a rough interval allows for, in ranges of the sample, and
  /// at least a step.
  static let reachBeyond = 0.5

  /// Makes the interval of an estimate.
  ///
  /// It is nil below two parts or if a number is not finite.
  ///
  /// - Parameters:
  ///   - estimate: The figure.
  ///   - parts: What each independent part contributes: the numbers themselves of a mean, pseudo-values
  ///     of a ratio.
  ///   - range: What the figure may be.
  ///   - unseen: A mode that the sample may not have shown.
  ///   - hull: An interval to be joined with it, such as Fieller's of a ratio whose denominator is poorly
  ///     known; the interval is then rough.
  ///   - hullAdvice: How many parts make the hull needless.
  /// - Complexity: O(parts).
  public init?(
    _ estimate: Estimate, parts: [Double], range: Range = Range(), unseen: UnseenMode? = nil,
    hull: Interval? = nil, hullAdvice: Advice? = nil
  ) {
    let moments = Moments(parts)
    guard let hall = estimate.interval(), let deviation = moments.standardDeviation,
      let smallest = parts.min(), let largest = parts.max()
    else { return nil }
    let n = Double(parts.count)
    let beyond = max(Self.reachBeyond * (largest - smallest), range.step)
    let below = max(range.limits.low, smallest - beyond)
    let above = min(range.limits.high, largest + beyond)
    let skewness = moments.skewness ?? 0

    // But for rounding errors.
    let areEqual = deviation <= Self.noise * range.step
    let isEven = Self.isEven(count: parts.count, skewness: skewness)
    let mode = unseen.flatMap { $0.seen < Self.enoughSeen ? $0 : nil }
    let needed = mode.map { Self.partsThatOutweigh($0, estimate.value, deviation) }
    let isGuarded = needed.map { n >= $0 } ?? true
    isFirm =
      parts.count >= Self.fewestFirm && hull == nil
      && (areEqual ? mode == nil : isEven && isGuarded)

    func lower(_ unseen: Double) -> Double {
      PhantomBound.end(moments, unseen: unseen, z: -Self.z) ?? estimate.value
    }
    func upper(_ unseen: Double) -> Double {
      PhantomBound.end(moments, unseen: unseen, z: Self.z) ?? estimate.value
    }
    if isFirm, areEqual {
      // The rule of three, with 2.5 % on either side.
      let doubt = 3.7 / n * range.step
      interval = Interval(low: estimate.value - doubt, high: estimate.value + doubt)
    } else if isFirm {
      interval = hall
      if parts.count < Self.fewestOfSkewed {
        interval.join(Interval(low: lower(smallest), high: upper(largest)))
      }
    } else {
      interval = Interval(low: min(hall.low, lower(below)), high: upper(above))
      if unseen?.high == nil { interval.join(hall) }
      if let low = unseen?.low { interval.low = min(interval.low, lower(low)) }
      if let high = unseen?.high { interval.high = max(interval.high, upper(high)) }
      if let hull { interval.join(hull) }
    }
    interval.clip(to: range.limits)
    if isFirm { return }

    let feared = Moments(parts + [skewness >= 0 ? above : below]).skewness ?? 0
    let found = Self.advice(
      parts, skewness: max(abs(skewness), abs(feared)), isEven: isEven,
      mode: isGuarded || mode?.isOnlyForFewParts == true ? nil : mode, needed: needed ?? 0)
    advice = hullAdvice.map { max($0, found) } ?? found
  }

  private static let z = Normal.quantile(0.975)

  private static func isEven(count: Int, skewness: Double) -> Bool {
    Double(count) >= (count < fewestOfSkewed ? 50 : 2) * skewness * skewness
  }

  /// How many parts outweigh an unseen mode, so that it cannot move the mean by more than the interval
  /// covers.
  private static func partsThatOutweigh(
    _ mode: UnseenMode, _ mean: Double, _ deviation: Double
  ) -> Double {
    let distances = [mode.high.map { $0 - mean }, mode.low.map { mean - $0 }].compactMap { $0 }
    guard let distance = distances.max(), deviation > 0 else { return .infinity }
    let ratio = distance / deviation
    return (mode.seen > 0 ? 10 : 1.4) * ratio * ratio
  }
}
