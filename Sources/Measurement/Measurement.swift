/// How long a piece of work took, over several samples.
///
/// The figure to quote is the median: on a shared machine the mean follows whatever else was
/// running. The spread is the median absolute deviation from it.
public struct Measurement: Sendable, Hashable {
  /// What was done, in plain words.
  public let name: String
  /// Seconds of each sample, in order.
  public let seconds: [Double]
  /// The CPU time of each sample in seconds, over all threads of the process; empty if it was not
  /// taken.
  public let cpuSeconds: [Double]

  /// Takes samples.
  ///
  /// - Parameters:
  ///   - name: What was done, in plain words.
  ///   - seconds: Seconds of each sample; at least one.
  ///   - cpuSeconds: The CPU time of each sample in seconds, over all threads; none if it was not
  ///     taken.
  public init(name: String, seconds: [Double], cpuSeconds: [Double] = []) {
    precondition(!seconds.isEmpty, "a measurement has a sample")
    precondition(
      cpuSeconds.isEmpty || cpuSeconds.count == seconds.count, "each sample has both times")
    self.name = name
    self.seconds = seconds
    self.cpuSeconds = cpuSeconds
  }

  /// The median of the samples, in seconds.
  public var median: Double { Self.median(of: seconds) }

  /// The median CPU time of the samples in seconds, or nil if it was not taken.
  public var medianCPU: Double? { cpuSeconds.isEmpty ? nil : Self.median(of: cpuSeconds) }

  /// The median distance of a sample from the median, in seconds.
  public var medianAbsoluteDeviation: Double {
    let middle = median
    return Self.median(of: seconds.map { abs($0 - middle) })
  }

  /// The shortest sample, in seconds.
  public var shortest: Double { seconds.min() ?? 0 }

  /// The longest sample, in seconds.
  public var longest: Double { seconds.max() ?? 0 }

  /// Samples whose modified Z-score exceeds 3.5 (Iglewicz and Hoaglin 1993): signs of disturbance.
  public var outliers: Int {
    let middle = median
    let deviation = medianAbsoluteDeviation
    guard deviation > 0 else { return 0 }
    return seconds.count { 0.6745 * abs($0 - middle) / deviation > 3.5 }
  }

  /// The median of numbers; there is at least one.
  static func median(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
