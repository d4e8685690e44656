internal import SpreadTypes

/// The memory of one worker and the loops of waves that run in it.
final class KernelWorker: WaveWorker {
  var memory = KernelMemory()

  // MARK: Stopping

  /// What asks it to stop.
  var stopFlag: (any StopFlag)? {
    get { memory.stop.flag }
    set { memory.stop.flag = newValue }
  }

  /// Whether it found the flag raised and stopped early.
  var wasStopped: Bool { memory.stop.isStopped }

  /// Looks at the flag, but between steps that cost little not every time.
  func stops(people: Int) -> Bool { memory.stop.afterRound(people: people) }

  // MARK: Plain waves

  /// Runs one wave to its end.
  ///
  /// - Complexity: O(first-hand people + tellings).
  @unsafe func spread(
    _ rows: ContactRows, _ rules: SpreadRules, _ streams: StreamWords,
    _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) -> UnsafeBufferPointer<RoundCounts> {
    memory.prepare(people: rows.people, largest: rows.largest, notesTold: rules.notesTold)
    for place in 0..<count { unsafe memory.placeFirstHand(groups[place]) }
    let streams = WaveStreams(streams)
    if let contacts = RowContacts(rows) {
      unsafe memory.spread(contacts, people: rows.people, rules, streams, groups, count)
    } else {
      let everybody = CompleteContacts(people: rows.people)
      unsafe memory.spread(everybody, people: rows.people, rules, streams, groups, count)
    }
    return unsafe memory.rounds.all
  }

  // MARK: Small waves

  /// Begins waves on one graph.
  func beginTogether(_ rows: ContactRows, waves: Int) {
    memory.small.begin(waves: waves)
    memory.prepare(people: rows.people * memory.small.copies, largest: rows.largest)
  }

  /// Enters those who hold a story first-hand in a wave.
  @unsafe func enter(
    _ wave: Int, _ streams: StreamWords, _ story: Story, _ people: UnsafePointer<UInt32>,
    _ count: Int
  ) {
    unsafe memory.enter(wave, streams, story, people, count)
  }

  /// Draws those who hold a story first-hand in each wave, and enters them.
  @unsafe func enterDrawn(
    _ waves: UnsafePointer<DrawnWave>, _ count: Int, people: Int, negativeBelow: UInt64,
    positiveFrom: UInt64
  ) {
    unsafe memory.enterDrawn(
      waves, count, people: people, negativeBelow: negativeBelow, positiveFrom: positiveFrom)
  }

  /// Runs the waves that were entered to their ends; first-hand people tell by a rule for each story.
  func spreadTogether(
    _ rows: ContactRows, _ rules: SpreadRules, _ positive: SpreadRule, _ negative: SpreadRule
  ) {
    guard let rows = RowContacts(rows) else {
      preconditionFailure("small waves need stored rows")
    }
    memory.spreadTogether(rows, rules, ByStory(positive: positive, negative: negative))
  }

  /// What one of the waves came to.
  func outcome(of wave: Int) -> SmallWaveOutcome { memory.small.outcome(of: wave) }

  // MARK: Looking

  /// Who knows a story after the last plain wave or step: bit `p % 64` of word `p / 64` is person p.
  ///
  /// The pointer is valid until the worker is called again.
  @unsafe func known(_ story: Story) -> UnsafePointer<UInt64> {
    unsafe memory.knowledge.known(story)
  }

  /// Who was told a story in the last wave, which notes it, whatever they hold: bit `p % 64` of word
  /// `p / 64` is person p.
  ///
  /// The pointer is valid until the worker is called again.
  @unsafe func told(_ story: Story) -> UnsafePointer<UInt64> {
    unsafe memory.knowledge.told(story)
  }
}
