internal import Randomness
public import SpreadTypes

/// The memory of one worker and the loops of waves that run in it.
public final class KernelWorker: WaveWorker {
  private var memory = KernelMemory()

  /// Makes a worker without memory; it grows to the largest graph it meets.
  public init() {}

  // MARK: Plain waves

  @unsafe public func spread(
    _ rows: ContactRows, _ rules: SpreadRules, _ streams: StreamWords,
    _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) -> WaveRounds {
    unsafe memory.spread(rows, rules, streams, groups, count)
    return unsafe memory.rounds.all
  }

  // MARK: Small waves

  public func beginTogether(_ rows: ContactRows) {
    memory.small.begin(people: rows.people)
    let people = SmallWaves.most << Int(memory.small.shift)
    memory.prepare(people: people, largest: rows.largest)
  }

  @unsafe public func enter(
    _ wave: Int, _ streams: StreamWords, _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) {
    unsafe memory.enter(wave, streams, groups, count)
  }

  public func spreadTogether(
    _ rows: ContactRows, _ rules: SpreadRules, _ positive: SpreadRule, _ negative: SpreadRule
  ) {
    guard let rows = RowContacts(rows) else {
      preconditionFailure("small waves need stored rows")
    }
    memory.spreadTogether(rows, rules, ByStory(positive: positive, negative: negative))
  }

  public func rounds(of wave: Int) -> WaveRounds {
    memory.copyRounds(ofSmall: wave)
    return unsafe memory.rounds.all
  }

  // MARK: Waves step by step

  public func beginSteps(_ rows: ContactRows, marksTellers: Bool, notesHops: Bool) {
    memory.prepare(people: rows.people, largest: rows.largest)
    memory.steps.prepare(
      people: rows.people, marksTellers: marksTellers, notesHops: notesHops)
  }

  public func placeFirstHand(_ group: TellerGroup) {
    memory.placeFirstHand(group)
  }

  @unsafe public func tell(
    _ rows: ContactRows, _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ streams: StreamWords, _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    unsafe memory.tell(rows, groups, count, streams, conflict, isSparse: isSparse)
  }

  public func tellFromOutside(
    _ story: Story, chance: Double, word: UInt64, people: Int, _ streams: StreamWords,
    _ conflict: StoryConflict, isSparse: Bool
  ) -> StoryCounts {
    memory.tellFromOutside(
      story, chance: chance, KeyStream(word: word), people: people, streams, conflict,
      isSparse: isSparse)
  }

  @unsafe public func countTellers(_ people: UnsafePointer<UInt32>, _ count: Int) -> Int {
    unsafe memory.steps.countTellers(people, count)
  }

  public func noteHop(_ hop: Int, _ story: Story, from first: Int) -> Int {
    if story == .positive {
      memory.steps.noteHop(hop, memory.adoptersPositive, from: first)
      return memory.adoptersPositive.count
    }
    memory.steps.noteHop(hop, memory.adoptersNegative, from: first)
    return memory.adoptersNegative.count
  }

  public func settle(
    people: Int, _ streams: StreamWords, _ conflict: StoryConflict, isSparse: Bool,
    _ round: inout RoundCounts
  ) {
    memory.settle(
      people: people, isSparse: isSparse, conflict, KeyStream(word: streams.conflict),
      wanted: ByStory(positive: true, negative: true), &round)
  }

  public func turn(keep: Double, word: UInt64) -> (turned: Int, knewNegative: Int) {
    memory.turn(keep: keep, KeyStream(word: word))
  }

  public func adopters(of story: Story) -> PeopleList {
    unsafe story == .positive
      ? PeopleList(people: memory.adoptersPositive.start, count: memory.adoptersPositive.count)
      : PeopleList(people: memory.adoptersNegative.start, count: memory.adoptersNegative.count)
  }

  @unsafe public var hops: UnsafePointer<UInt32> { unsafe memory.steps.allHops }

  public func keepAdopters(of story: Story, chance: Double, word: UInt64) {
    if story == .positive {
      memory.adoptersPositive.keep(chance: chance, KeyStream(word: word))
    } else {
      memory.adoptersNegative.keep(chance: chance, KeyStream(word: word))
    }
  }

  public func forgetAdopters() { memory.forgetAdopters() }

  // MARK: Looking

  @unsafe public func known(_ story: Story) -> UnsafePointer<UInt64> {
    unsafe memory.knowledge.known(story)
  }
}
