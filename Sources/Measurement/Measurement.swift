/// How long a piece of work took, over several samples.
///
/// The figure to quote is the median: on a shared machine the mean follows whatever else was
/// running. The spread is the median absolute deviation from it.
public struct Measurement: Sendable, Hashable {
  /// What was done, in plain words.
  public let name: String
  /// Seconds of each sample, in order.
  public let seconds: [Double]

  /// Takes samples.
  ///
  /// - Parameters:
  ///   - name: What was done, in plain words.
  ///   - seconds: Seconds of each sample; at least one.
  public init(name: String, seconds: [Double]) {
    precondition(!seconds.isEmpty, "a measurement has a sample")
    self.name = name
    self.seconds = seconds
  }

  /// The median of the samples, in seconds.
  public var median: Double { Self.median(of: seconds) }

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

  private static func median(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

/// How often to time a piece of work.
public struct Sampling: Sendable, Hashable {
  /// Runs that are not counted: first touch of memory, caches, branch history.
  public var warmUps: Int
  /// Runs that are counted, at least 1.
  public var samples: Int

  /// Makes a sampling; by default one warm-up and ten samples.
  public init(warmUps: Int = 1, samples: Int = 10) {
    precondition(warmUps >= 0 && samples >= 1)
    self.warmUps = warmUps
    self.samples = samples
  }

  /// One warm-up and three samples: to see that a benchmark works, not how fast it is.
  public static let quick = Sampling(warmUps: 1, samples: 3)

  /// Times a piece of work and checks that it does the same each time.
  ///
  /// - Parameters:
  ///   - name: What it does, in plain words.
  ///   - work: The work; it returns a digest of what it did.
  /// - Returns: The measurement and the digest.
  /// - Throws: ``UnsteadyWork`` if two runs give different digests; whatever the work throws.
  public func measure<Digest: Equatable & Sendable>(
    _ name: String, _ work: () throws -> Digest
  ) throws -> (measurement: Measurement, digest: Digest) {
    let clock = ContinuousClock()
    var digest: Digest?
    var seconds: [Double] = []
    for run in 0..<warmUps + samples {
      var result: Digest?
      let duration = try clock.measure { result = try work() }
      if let digest, digest != result {
        throw UnsteadyWork(
          name: name, first: "\(digest)", other: result.map { "\($0)" } ?? "nothing")
      }
      digest = result
      if run >= warmUps { seconds.append(duration / .seconds(1)) }
    }
    guard let digest else { preconditionFailure("there is at least one sample") }
    return (Measurement(name: name, seconds: seconds), digest)
  }
}

/// A benchmark whose runs do not agree on what they did: its times mean nothing.
public struct UnsteadyWork: Error, Sendable, CustomStringConvertible {
  /// What was timed.
  public let name: String
  /// The digest of an earlier run.
  public let first: String
  /// The digest of the run that differs.
  public let other: String

  /// What happened, in a sentence.
  public var description: String { "\(name): one run gave \(first), another \(other)" }
}
