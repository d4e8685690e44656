/// One build of the kernel: its loops, compiled for one instruction set.
///
/// What crosses this border, here and in ``WaveWorker``, is raw memory and the plain structs of this module.
/// Never a vector by value, which builds pass in different registers, and never a generic type of the
/// library, whose code a linker would share between builds.
public protocol KernelBuild: Sendable {
  /// Makes a worker without memory; it grows to the largest graph it meets.
  func newWorker() -> any WaveWorker

  /// Flips one coin for each person and compares it with two chances.
  ///
  /// Eight words of 64 people are a block; lane l of an answer belongs to word l, a bit each. A person's
  /// coin is draw 0 of a stream, so that the answers are those of coins flipped one by one.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - word: The random stream of the coins.
  ///   - lower: The lower chance: coins whose upper 53 bits are below it succeed.
  ///   - higher: The higher chance.
  ///   - answers: Takes two answers a block: who succeeds at the lower chance, and at the higher.
  /// - Complexity: O(people).
  @unsafe func flip(
    _ blocks: Int, word: UInt64, _ lower: UInt64, _ higher: UInt64,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>)

  /// Flips one coin for each person, of one of two kinds, and compares it with the four chances of that
  /// kind.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - first: The coin of those whose bit is set.
  ///   - second: The coin of the others.
  ///   - answers: Four words a block, the first of which says whose bit is set; takes who succeeds at
  ///     each chance.
  /// - Complexity: O(people).
  @unsafe func flip(
    _ blocks: Int, _ first: HearingCoin, _ second: HearingCoin,
    into answers: UnsafeMutablePointer<SIMD8<UInt64>>)
}

/// A coin whose chance depends on what somebody heard.
///
/// Chances are thresholds: coins whose upper 53 bits are below one succeed.
public struct HearingCoin: BitwiseCopyable, Sendable {
  /// The random stream.
  public var word: UInt64
  /// The chance of those who heard nothing.
  public var nothing: UInt64
  /// The chance of those who heard the positive story only.
  public var good: UInt64
  /// The chance of those who heard the negative story only.
  public var bad: UInt64
  /// The chance of those who heard both.
  public var both: UInt64

  /// Makes a coin.
  public init(word: UInt64, nothing: UInt64, good: UInt64, bad: UInt64, both: UInt64) {
    self.word = word
    self.nothing = nothing
    self.good = good
    self.bad = bad
    self.both = both
  }
}
