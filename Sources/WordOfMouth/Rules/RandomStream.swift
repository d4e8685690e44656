package import Randomness

/// The random numbers of a replicate: everything random in a wave is a function of these and of the
/// person.
public struct RandomStream: Sendable, Hashable {
  /// The random seed.
  public var seed: UInt64
  /// The replicate, from 0.
  public var replicate: Int
  /// The business cycle, from 0.
  public var period: Int

  /// Makes a stream.
  public init(seed: UInt64, replicate: Int = 0, period: Int = 0) {
    self.seed = seed
    self.replicate = replicate
    self.period = period
  }

  /// The key of a purpose.
  package func key(_ purpose: RandomPurpose) -> RandomKey {
    RandomKey(
      seed: seed, purpose: purpose, replicate: UInt64(truncatingIfNeeded: replicate),
      period: UInt64(truncatingIfNeeded: period))
  }
}
