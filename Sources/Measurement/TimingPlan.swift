/// How often to time a piece of work.
public struct TimingPlan: Sendable, Hashable {
  /// Runs that are not counted: first touch of memory, caches, branch history.
  public var warmUps: Int
  /// Runs that are counted, at least 1.
  public var samples: Int

  /// Makes a plan; by default one warm-up and ten samples.
  public init(warmUps: Int = 1, samples: Int = 10) {
    precondition(warmUps >= 0 && samples >= 1)
    self.warmUps = warmUps
    self.samples = samples
  }

  /// One warm-up and three samples: to test that a benchmark works, not to measure.
  public static let quick = TimingPlan(warmUps: 1, samples: 3)

  /// Times a piece of work and checks that it does the same each time.
  ///
  /// - Parameters:
  ///   - name: What it does, in plain words.
  ///   - work: The work; it returns a digest of what it did.
  /// - Returns: The measurement and the digest.
  /// - Throws: ``WrongResult`` if two runs give different digests; whatever the work throws.
  public func measure<Digest: Equatable & Sendable>(
    _ name: String, _ work: () throws -> Digest
  ) throws -> (measurement: Measurement, digest: Digest) {
    let (measurements, digest) = try measureInTurn([name]) { _ in try work() }
    return (measurements[0], digest)
  }

  /// Times several ways to do the same work, a sample of each in turn, so that a disturbance of the
  /// machine affects all of them equally, and checks that all have the same result.
  ///
  /// - Parameters:
  ///   - names: What each way is, in plain words; at least one.
  ///   - work: Does the work in the way of this index and returns a digest of what it did.
  /// - Returns: The measurement of each way, and the one digest.
  /// - Throws: ``WrongResult`` if two runs of whichever ways give different digests; whatever the
  ///   work throws.
  public func measureInTurn<Digest: Equatable & Sendable>(
    _ names: [String], _ work: (_ way: Int) throws -> Digest
  ) throws -> (measurements: [Measurement], digest: Digest) {
    precondition(!names.isEmpty, "there is something to measure")
    let clock = ContinuousClock()
    var agreed: Digest?
    var seconds = Array(repeating: [Double](), count: names.count)
    var cpuSeconds = seconds
    for run in 0..<warmUps + samples {
      for way in names.indices {
        let start = (wall: clock.now, cpu: CPUTime.seconds)
        let digest = try work(way)
        let cpu = CPUTime.seconds
        let duration = clock.now - start.wall
        if let agreed, agreed != digest {
          throw WrongResult(names[way], agreed, digest)
        }
        agreed = digest
        guard run >= warmUps else { continue }
        seconds[way].append(duration / .seconds(1))
        if let cpu, let before = start.cpu { cpuSeconds[way].append(cpu - before) }
      }
    }
    guard let agreed else { preconditionFailure("there is at least one sample") }
    let measurements = names.indices.map {
      Measurement(name: names[$0], seconds: seconds[$0], cpuSeconds: cpuSeconds[$0])
    }
    return (measurements, agreed)
  }

  /// How many pieces of work make a sample long enough to time.
  ///
  /// - Parameters:
  ///   - seconds: How long a sample should last.
  ///   - range: The fewest and the most pieces it may have.
  ///   - time: Does this many pieces and returns the seconds they took.
  /// - Returns: The number; the upper bound if even that takes less time.
  /// - Throws: Whatever the work throws.
  /// - Complexity: Does about twice as many pieces as it returns.
  public static func size(
    lasting seconds: Double, within range: ClosedRange<Int>, time: (_ pieces: Int) throws -> Double
  ) rethrows -> Int {
    var pieces = range.lowerBound
    while pieces < range.upperBound {
      let taken = try time(pieces)
      if taken >= seconds { break }
      // The first pieces are slower, so one step is at most tenfold.
      let wanted = Double(pieces) * min(10, 1.1 * seconds / max(taken, 1e-9))
      pieces = Int(min(Double(range.upperBound), max(Double(pieces + 1), wanted.rounded(.up))))
    }
    return pieces
  }
}

/// A benchmark that computes something wrong, so that its times mean nothing.
public struct WrongResult: Error, Sendable, CustomStringConvertible {
  /// What happened, in a sentence without its full stop.
  public let description: String

  /// Makes an error.
  public init(_ description: String) { self.description = description }

  /// Makes an error of two runs whose digests differ.
  public init(_ name: String, _ first: some Any, _ other: some Any) {
    description = "\(name): one run gave \(first), another \(other)"
  }
}
