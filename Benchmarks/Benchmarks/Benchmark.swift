import Measurement

/// One benchmark: a name in plain words, work with a digest, and a check of what it did.
struct Benchmark: Sendable {
  /// Suite and work: "spreading/dense, 10 k people, one worker".
  let name: String
  /// What is counted: "ties", "tellings".
  let unit: String
  /// The work whose rate this one is shown against, or nil.
  ///
  /// The two take turns, so that the ratio is one of the same moments of a shared machine.
  let yardstick: Yardstick?
  /// Sets up, outside the clock, and returns the work.
  ///
  /// The work returns what it counted and a digest that must be the same each time, and throws if
  /// its result is wrong.
  let prepare: @Sendable (Size) throws -> () throws -> Outcome

  /// Makes a benchmark.
  init(
    name: String, unit: String, yardstick: Yardstick? = nil,
    prepare: @escaping @Sendable (Size) throws -> () throws -> Outcome
  ) {
    self.name = name
    self.unit = unit
    self.yardstick = yardstick
    self.prepare = prepare
  }

  /// Other work to compare with.
  struct Yardstick: Sendable {
    /// What it is, in plain words: "one worker".
    let name: String
    /// Sets up and returns the work, as a benchmark's own does.
    let prepare: @Sendable (Size) throws -> () throws -> Outcome
  }

  /// What one run of the work came to.
  struct Outcome: Equatable, Sendable {
    /// How many units were done.
    let units: Int
    /// A digest of the result.
    let digest: UInt64
  }

  /// How large a problem to set.
  enum Size {
    /// A second or less: to see that it works.
    case quick
    /// Large enough to leave the caches.
    case full

    /// One number for each size.
    func choose(quick: Int, full: Int) -> Int { self == .quick ? quick : full }
  }
}

/// A benchmark whose result is wrong: its time means nothing.
struct WrongResult: Error, CustomStringConvertible {
  let description: String
}

/// Throws unless a condition holds.
func check(_ condition: Bool, _ message: @autoclosure () -> String) throws {
  if !condition { throw WrongResult(description: message()) }
}

/// A running digest (FNV-1a over words).
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: word)) &* 0x0000_0100_0000_01B3
  }
}
