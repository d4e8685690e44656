internal import Randomness
public import SpreadTypes

/// The memory of one worker and the loops of waves that run in it.
public final class KernelWorker: WaveWorker {
  private var memory = KernelMemory()

  /// Makes a worker without memory; it grows to the largest graph it meets.
  public init() {}

  // MARK: Plain waves

  /// Runs one wave to its end.
  ///
  /// - Complexity: O(first-hand people + tellings).
  @unsafe public func spread(
    _ rows: ContactRows, _ rules: SpreadRules, _ streams: StreamWords,
    _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) -> WaveRounds {
    unsafe memory.spread(rows, rules, streams, groups, count)
    return unsafe memory.rounds.all
  }

  // MARK: Small waves

  /// Begins up to ``SmallWaveLimits/waves`` waves on one graph.
  public func beginTogether(_ rows: ContactRows) {
    memory.small.begin(people: rows.people)
    let people = SmallWaves.most << Int(memory.small.shift)
    memory.prepare(people: people, largest: rows.largest)
  }

  /// Enters a wave: its place from 0, its random streams, and who holds which story first-hand.
  @unsafe public func enter(
    _ wave: Int, _ streams: StreamWords, _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) {
    unsafe memory.enter(wave, streams, groups, count)
  }

  /// Runs the waves that were entered to their ends; first-hand people tell by a rule for each story.
  public func spreadTogether(
    _ rows: ContactRows, _ rules: SpreadRules, _ positive: SpreadRule, _ negative: SpreadRule
  ) {
    guard let rows = RowContacts(rows) else {
      preconditionFailure("small waves need stored rows")
    }
    memory.spreadTogether(rows, rules, ByStory(positive: positive, negative: negative))
  }

  /// What one of the waves came to.
  public func rounds(of wave: Int) -> WaveRounds {
    memory.copyRounds(ofSmall: wave)
    return unsafe memory.rounds.all
  }

  // MARK: Waves step by step

  /// Begins a wave that is run step by step.
  ///
  /// - Parameters:
  ///   - rows: The number of people, and the largest number of contacts in any layer.
  ///   - marksTellers: Whether to remember who told, for ``countTellers(_:_:)``.
  ///   - notesHops: Whether to remember how far away people are who adopt a story.
  public func beginSteps(_ rows: ContactRows, marksTellers: Bool, notesHops: Bool) {
    memory.prepare(people: rows.people, largest: rows.largest)
    memory.steps.prepare(
      people: rows.people, marksTellers: marksTellers, notesHops: notesHops)
  }

  /// Lets people know a story first-hand.
  public func placeFirstHand(_ group: TellerGroup) {
    memory.placeFirstHand(group)
  }

  /// Lets groups that hold one story tell it.
  ///
  /// - Parameters:
  ///   - rows: Their contacts.
  ///   - groups: The groups.
  ///   - count: How many.
  ///   - streams: The random streams.
  ///   - conflict: What decides between stories that arrive together.
  ///   - isSparse: Whether each telling is heard at once; the same for all of a round.
  /// - Returns: Tellers, tellings, those newly reached, and visits.
  @unsafe public func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ streams: StreamWords, _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    unsafe memory.tell(rows, groups, count, streams, conflict, isSparse: isSparse)
  }

  /// Tells people a story who are told by no contact: those whose coin succeeds.
  ///
  /// - Parameters:
  ///   - story: The story; for the negative one a coin below the chance succeeds, for the positive one a
  ///     coin above one less the chance.
  ///   - chance: The chance, in 0...1.
  ///   - word: The random stream of these coins: draw 0 of each person.
  ///   - people: The number of people.
  ///   - streams: The other random streams.
  ///   - conflict: What decides between stories that arrive together.
  ///   - isSparse: Whether each telling is heard at once.
  /// - Returns: Tellings, those newly reached, and visits.
  public func tellFromOutside(
    _ story: Story, chance: Double, word: UInt64, people: Int, _ streams: StreamWords,
    _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    memory.tellFromOutside(
      story, chance: chance, KeyStream(word: word), people: people, streams, conflict,
      isSparse: isSparse)
  }

  /// Counts those of the people who told somebody since they were last counted, and forgets it.
  @unsafe public func countTellers(_ people: UnsafePointer<UInt32>, _ count: Int) -> Int {
    unsafe memory.steps.countTellers(people, count)
  }

  /// Notes the hop of those who adopted a story in this round, from an index of the list on.
  ///
  /// - Returns: The end of the list.
  public func noteHop(_ hop: Int, _ story: Story, from first: Int) -> Int {
    if story == .positive {
      memory.steps.noteHop(hop, memory.adoptersPositive, from: first)
      return memory.adoptersPositive.count
    }
    memory.steps.noteHop(hop, memory.adoptersNegative, from: first)
    return memory.adoptersNegative.count
  }

  /// Ends the telling of a round.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - streams: The random streams.
  ///   - conflict: What decides between stories that arrive together.
  ///   - isSparse: Whether tellings were heard at once.
  ///   - round: The round's tellings; takes who adopted a story, and in a dense round who was newly reached.
  public func settle(
    people: Int, _ streams: StreamWords, _ conflict: StoryConflict, isSparse: Bool,
    _ round: inout RoundCounts
  ) {
    memory.settle(
      people: people, isSparse: isSparse, conflict, KeyStream(word: streams.conflict),
      wanted: ByStory(positive: true, negative: true), &round)
  }

  /// Turns those who adopted the positive story in this round and do not keep it.
  ///
  /// - Parameters:
  ///   - keep: The chance to keep it.
  ///   - word: The random stream: draw 0 of each person.
  /// - Returns: How many turned, and how many of them knew the negative story before.
  public func turn(keep: Double, word: UInt64) -> (turned: Int, knewNegative: Int) {
    memory.turn(keep: keep, KeyStream(word: word))
  }

  /// Those who adopted a story in this round.
  public func adopters(of story: Story) -> PeopleList {
    unsafe story == .positive
      ? PeopleList(people: memory.adoptersPositive.start, count: memory.adoptersPositive.count)
      : PeopleList(people: memory.adoptersNegative.start, count: memory.adoptersNegative.count)
  }

  /// By person, the hop that was noted last.
  @unsafe public var hops: UnsafePointer<UInt32> { unsafe memory.steps.allHops }

  /// Keeps those who adopted a story in this round and whose coin succeeds.
  public func keepAdopters(of story: Story, chance: Double, word: UInt64) {
    if story == .positive {
      memory.adoptersPositive.keep(chance: chance, KeyStream(word: word))
    } else {
      memory.adoptersNegative.keep(chance: chance, KeyStream(word: word))
    }
  }

  /// Forgets who adopted a story in this round.
  public func forgetAdopters() { memory.forgetAdopters() }

  // MARK: Looking

  /// Who knows a story after the last plain wave or step: bit `p % 64` of word `p / 64` is person p.
  ///
  /// The pointer is valid until the worker is called again.
  @unsafe public func known(_ story: Story) -> UnsafePointer<UInt64> {
    unsafe memory.knowledge.known(story)
  }
}
