/// What asks a worker to stop; once raised it stays raised.
public protocol StopFlag: AnyObject, Sendable {
  /// Whether the worker is asked to stop.
  var isRaised: Bool { get }
}

/// The memory of one worker and the loops of waves that run in it, as one build of the kernel has them.
///
/// Waves come in three kinds, each with calls of its own:
///
/// - plain: one call of ``spread(_:_:_:_:_:)`` a wave;
/// - small: ``beginTogether(_:waves:)``, ``enter(_:_:_:_:_:)`` for each story of each wave
///   or ``enterDrawn(_:_:people:negativeBelow:positiveFrom:)`` for all,   ``spreadTogether(_:_:_:_:)``, then ``outcome(of:)`` for each;
/// - step by step: ``beginSteps(_:layers:repeats:notesHops:notesTold:)``, and then a call for each step of a
///   round.
///
/// Not for two threads at a time. Every person in a list is in the graph.
public protocol WaveWorker: AnyObject {
  // MARK: Stopping

  /// What asks it to stop: between rounds, and in long rounds between some thousands of tellers.
  ///
  /// What is under way ends early, with counts of no meaning, and what begins later at once.
  var stopFlag: (any StopFlag)? { get set }

  /// Whether it found the flag raised and stopped early.
  var wasStopped: Bool { get }

  /// Looks at the flag, but between steps that cost little not every time.
  ///
  /// - Parameter people: The number of people, by which the step before may have been long.
  /// - Returns: Whether it was stopped.
  func stops(people: Int) -> Bool

  // MARK: Plain waves

  /// Runs one wave to its end.
  ///
  /// - Returns: The rounds, valid until the worker is called again.
  /// - Complexity: O(first-hand people + tellings).
  @unsafe func spread(
    _ rows: ContactRows, _ rules: SpreadRules, _ streams: StreamWords,
    _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) -> UnsafeBufferPointer<RoundCounts>

  // MARK: Small waves

  /// Begins waves on one graph, at most ``SmallWaveLimits/waves(people:)``.
  func beginTogether(_ rows: ContactRows, waves: Int)

  /// Enters those who hold a story first-hand in a wave.
  ///
  /// - Parameters:
  ///   - wave: The wave's place, from 0.
  ///   - streams: Its random streams.
  ///   - story: The story.
  ///   - people: In `0..<count`, who holds it.
  ///   - count: How many.
  @unsafe func enter(
    _ wave: Int, _ streams: StreamWords, _ story: Story, _ people: UnsafePointer<UInt32>,
    _ count: Int)

  /// Draws those who hold a story first-hand in each of the waves, and enters them.
  ///
  /// - Parameters:
  ///   - waves: The waves, all that were begun.
  ///   - count: How many.
  ///   - people: The number of people in the graph.
  ///   - negativeBelow: Whose draw of 53 bits is below this hold the negative story.
  ///   - positiveFrom: Of the others, whose draw is not below this hold the positive one.
  @unsafe func enterDrawn(
    _ waves: UnsafePointer<DrawnWave>, _ count: Int, people: Int, negativeBelow: UInt64,
    positiveFrom: UInt64)

  /// Runs the waves that were entered to their ends; first-hand people tell by a rule for each story.
  func spreadTogether(
    _ rows: ContactRows, _ rules: SpreadRules, _ positive: SpreadRule, _ negative: SpreadRule)

  /// What one of the waves came to, valid until the worker is called again.
  func outcome(of wave: Int) -> SmallWaveOutcome

  // MARK: Waves step by step

  /// Begins a wave that is run step by step.
  ///
  /// - Parameters:
  ///   - rows: The number of people, and the largest number of contacts in any layer.
  ///   - layers: The number of layers in which people tell.
  ///   - repeats: Whether people tell in several rounds.
  ///   - notesHops: Whether to remember how far away people are who adopt a story.
  ///   - notesTold: Whether to note who is told, whatever they hold.
  /// - Complexity: O(people / 64) for each set of tellers that is remembered, to count each once: in all
  ///   layers where there are several, and in each layer where people tell in several rounds.
  func beginSteps(
    _ rows: ContactRows, layers: Int, repeats: Bool, notesHops: Bool, notesTold: Bool)

  /// Lets people know a story first-hand.
  func placeFirstHand(_ group: TellerGroup)

  /// Lets groups that hold one story tell it in a layer.
  ///
  /// - Parameters:
  ///   - rows: Their contacts.
  ///   - groups: The groups.
  ///   - count: How many.
  ///   - layer: The number of the layer, from 0.
  ///   - round: What the steps of the round share.
  /// - Returns: Those who told somebody in this layer for the first time, tellings, those newly reached,
  ///   and visits.
  @unsafe func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int, layer: Int,
    _ round: StepRound
  ) -> StoryCounts

  /// Tells people a story who are told by no contact: those whose coin succeeds.
  ///
  /// - Parameters:
  ///   - story: The story; for the negative one a coin below the chance succeeds, for the positive one a
  ///     coin above one less the chance.
  ///   - chance: The chance, in 0...1.
  ///   - word: The random stream of these coins: draw 0 of each person.
  ///   - round: What the steps of the round share.
  /// - Returns: Tellings, those newly reached, and visits.
  func tellFromOutside(
    _ story: Story, chance: Double, word: UInt64, _ round: StepRound
  ) -> StoryCounts

  /// How many people told somebody for the first time in this wave, in whatever layer, since this was last
  /// asked.
  func takeNewTellers() -> Int

  /// Notes the hop of those who adopted a story in this round, from an index of the list on.
  ///
  /// - Returns: The end of the list.
  func noteHop(_ hop: Int, _ story: Story, from first: Int) -> Int

  /// Ends the telling of a round.
  ///
  /// - Parameters:
  ///   - round: What its steps share.
  ///   - counts: The round's tellings; takes who adopted a story, and in a dense round who was newly
  ///     reached.
  func settle(_ round: StepRound, _ counts: inout RoundCounts)

  /// Turns those who adopted the positive story in this round and do not keep it.
  ///
  /// - Parameters:
  ///   - keep: The chance to keep it.
  ///   - word: The random stream: draw 0 of each person.
  /// - Returns: How many turned, and how many of them knew the negative story before.
  func turn(keep: Double, word: UInt64) -> (turned: Int, knewNegative: Int)

  /// Those who adopted a story in this round; valid until the worker is called again.
  @unsafe func adopters(of story: Story) -> UnsafeBufferPointer<UInt32>

  /// By person, the hop that was noted last.
  @unsafe var hops: UnsafePointer<UInt32> { get }

  /// Keeps those who adopted a story in this round and whose coin succeeds.
  func keepAdopters(of story: Story, chance: Double, word: UInt64)

  /// Forgets who adopted a story in this round.
  func forgetAdopters()

  // MARK: Looking

  /// Who knows a story after the last plain wave or step: bit `p % 64` of word `p / 64` is person p.
  ///
  /// The pointer is valid until the worker is called again.
  @unsafe func known(_ story: Story) -> UnsafePointer<UInt64>

  /// Who was told a story in the last wave, which notes it, whatever they hold: bit `p % 64` of word
  /// `p / 64` is person p.
  ///
  /// The pointer is valid until the worker is called again.
  @unsafe func told(_ story: Story) -> UnsafePointer<UInt64>
}
