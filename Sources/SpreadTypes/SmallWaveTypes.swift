/// What waves can run together.
public enum SmallWaveLimits {
  /// The most waves in one pass.
  @inlinable public static var waves: Int { 64 }
  /// The most people: bitmaps of all waves are to stay in a near cache.
  @inlinable public static var people: Int { 1 << 18 }
  /// The most who hold a story first-hand, about: more fill the lanes alone.
  @inlinable public static var firstHand: Int { 512 }
  /// The most who are drawn in lanes in a wave.
  @inlinable public static var drawn: Int { 256 }
  /// The most contacts of all people together: the number of a wave is in the bits above.
  @inlinable public static var contacts: Int { 1 << 26 - 1 }

  /// The most waves in one pass on a graph of this many people: a power of two.
  @inlinable
  public static func waves(people: Int) -> Int {
    var waves = Self.waves
    while waves > 1, waves * people > 1 << 22 { waves /= 2 }
    return waves
  }
}

/// A small wave whose first-hand people are drawn by the kernel.
///
/// They are the first of a random order of all people: draw i of person 0 is for step i of a shuffle. Draw 0 of each
/// of them says which story they hold.
public struct DrawnWave: BitwiseCopyable, Sendable {
  /// How many are drawn: at most ``SmallWaveLimits/drawn`` and all people.
  public var count: UInt32
  /// The random stream of who comes first.
  public var order: UInt64
  /// The random stream of who holds which story.
  public var opinions: UInt64
  /// The random streams of the wave.
  public var streams: StreamWords

  /// Makes a wave.
  public init(count: UInt32, order: UInt64, opinions: UInt64, streams: StreamWords) {
    self.count = count
    self.order = order
    self.opinions = opinions
    self.streams = streams
  }
}

/// What a small wave came to.
///
/// The pointers are valid until the worker is called again.
@safe public struct SmallWaveOutcome: BitwiseCopyable {
  /// The counts of the positive story in all rounds.
  public var positive: StoryCounts
  /// The counts of the negative story.
  public var negative: StoryCounts
  /// How many hold the positive story first-hand.
  public var positiveFirstHand: Int
  /// How many hold the negative story first-hand.
  public var negativeFirstHand: Int
  /// The last round with a telling.
  public var rounds: Int
  @unsafe private let tellings: UnsafePointer<UInt32>
  @unsafe private let newlyReached: UnsafePointer<UInt32>
  private let storyStride: Int
  private let roundStride: Int

  /// Takes the counts in all rounds, and where those of the rounds are.
  @unsafe public init(
    positive: StoryCounts, negative: StoryCounts, positiveFirstHand: Int, negativeFirstHand: Int,
    rounds: Int, tellings: UnsafePointer<UInt32>, newlyReached: UnsafePointer<UInt32>,
    storyStride: Int, roundStride: Int
  ) {
    self.positive = positive
    self.negative = negative
    self.positiveFirstHand = positiveFirstHand
    self.negativeFirstHand = negativeFirstHand
    self.rounds = rounds
    unsafe self.tellings = tellings
    unsafe self.newlyReached = newlyReached
    self.storyStride = storyStride
    self.roundStride = roundStride
  }

  /// The counts of a story in all rounds.
  public subscript(story: Story) -> StoryCounts { story == .positive ? positive : negative }

  /// Tellings of a story in a round, from 0.
  public func tellings(_ story: Story, round: Int) -> Int {
    precondition(round < rounds)
    return unsafe Int(tellings[round * roundStride + story.rawValue * storyStride])
  }

  /// Those newly reached by a story in a round, from 0.
  public func newlyReached(_ story: Story, round: Int) -> Int {
    precondition(round < rounds)
    return unsafe Int(newlyReached[round * roundStride + story.rawValue * storyStride])
  }
}
