/// One build of the kernel: its loops, compiled for one instruction set.
///
/// What crosses this border, here and in ``WaveWorker``, is raw memory and the plain structs of this module.
/// Never a vector by value, which builds pass in different registers, and never a generic type of the
/// library, whose code a linker would share between builds.
public protocol KernelBuild: Sendable {
  /// Makes a worker without memory; it grows to the largest graph it meets.
  func newWorker() -> any WaveWorker

  /// Flips coins of some people and compares each with two chances.
  ///
  /// Bit b of word w is person 64 w + b, and eight words are a block. A person's coin is draw 0 of a stream, so
  /// that the answers are those of coins flipped one by one; of people who are not asked they mean nothing.
  ///
  /// - Parameters:
  ///   - coins: The coins, of the same people.
  ///   - count: How many coins there are.
  ///   - people: In `0..<8 * blocks`, who is asked.
  ///   - blocks: The number of blocks.
  ///   - answers: Takes as many words twice for each coin: who succeeds at the lower chance, and at the higher.
  /// - Complexity: O(people / 64 + people asked x coins).
  @unsafe func flip(
    _ coins: UnsafePointer<PeopleCoin>, _ count: Int, of people: UnsafePointer<UInt64>,
    blocks: Int, into answers: UnsafeMutablePointer<UInt64>)

  /// Flips one coin of some people, each of one of eight kinds, and compares it with the four chances that the
  /// kind has by what somebody heard: as things are, and as if they had not heard one of the stories.
  ///
  /// It is made for most people to be of kinds 0 and 6, and what they heard to matter to few.
  ///
  /// - Parameters:
  ///   - coins: Of each kind five words: the random stream; the chance of those who heard nothing, the positive
  ///     story only, the negative story only, both. Chances are thresholds, as in ``PeopleCoin``.
  ///   - people: As many words as there are in the blocks, four times: who is asked; whose kind has a one, a
  ///     two, a four among its binary digits.
  ///   - positive: Who heard the positive story: words up to the last in which somebody is asked.
  ///   - negative: Who heard the negative one.
  ///   - blocks: The number of blocks.
  ///   - answers: Takes as many words four times: who succeeds; who would without having heard anything; of those
  ///     who succeed, who would not without the positive story; of the others, who would without the negative one.
  /// - Complexity: O(people / 64 + people asked).
  @unsafe func flip(
    byHearing coins: UnsafePointer<UInt64>, of people: UnsafePointer<UInt64>,
    positive: UnsafePointer<UInt64>, negative: UnsafePointer<UInt64>, blocks: Int,
    into answers: UnsafeMutablePointer<UInt64>)

  /// Counts the people of each of eight kinds.
  ///
  /// - Parameters:
  ///   - people: As many words as there are in the blocks, four times: who is counted; whose kind has a one, a
  ///     two, a four among its binary digits.
  ///   - blocks: The number of blocks.
  ///   - counts: Eight words for each kind, to which is added: their sum grows by its people.
  /// - Complexity: O(people / 64).
  @unsafe func count(
    kindsOf people: UnsafePointer<UInt64>, blocks: Int,
    into counts: UnsafeMutablePointer<UInt64>)

  /// Lists the people of some kinds in order of id.
  ///
  /// - Parameters:
  ///   - kinds: A bit for each kind: those that are listed.
  ///   - people: As for ``count(kindsOf:blocks:into:)``.
  ///   - blocks: The number of blocks.
  ///   - list: Takes the people; it has room for all of them, and four places more.
  /// - Complexity: O(people / 64 + those listed).
  @unsafe func list(
    _ kinds: UInt64, of people: UnsafePointer<UInt64>, blocks: Int,
    into list: UnsafeMutablePointer<UInt32>)

  /// Adds people, a bit each, to others.
  ///
  /// - Parameters:
  ///   - people: Whom, in `0..<words`.
  ///   - others: To whom, as many words.
  ///   - words: The number of words.
  /// - Returns: How many were not among them.
  /// - Complexity: O(people / 64).
  @unsafe func add(
    _ people: UnsafePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, words: Int
  ) -> Int
}

/// A coin that people flip, and two chances.
///
/// Chances are thresholds: coins whose upper 53 bits are below one succeed.
public struct PeopleCoin: BitwiseCopyable, Sendable {
  /// The random stream.
  public var word: UInt64
  /// The lower chance.
  public var lower: UInt64
  /// The higher chance: at least the lower.
  public var higher: UInt64

  /// Makes a coin.
  public init(word: UInt64, lower: UInt64, higher: UInt64) {
    precondition(lower <= higher, "the lower chance is at most the higher")
    self.word = word
    self.lower = lower
    self.higher = higher
  }
}
