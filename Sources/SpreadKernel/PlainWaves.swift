internal import SpreadTypes

// The kernel's contract.
//
// In: the rows of a graph, groups of first-hand people who are in it, each person once, compiled rules, and
// the words of random streams. Out: the counts of each round; they are a function of these alone. In between
// it keeps the rounds of the model:
//
//   1. the first-hand people are due in round 1;
//   2. whoever is due chooses contacts and tells them (`Telling`);
//   3. whoever is told something for the first time adopts a story (`Knowledge`), and by a coin
//      becomes due in the next round (`PersonList.keep`);
//   4. it ends when nobody tells, or at the limit; or early, between batches of tellers or between rounds,
//      if whoever runs it is asked to stop (`StopCheck`).
//
// State: half a byte a person in bitmaps (`Knowledge`), and the lists of those who are due. Every random
// number is keyed by person, so that no order of people matters.
//
// Why it is fast: sixteen tellers choose side by side in vector lanes; choosing, looking contacts up and
// telling are passes of their own, so that cache misses overlap; a telling is a load, a store and no
// branch; a dense round is settled 64 people at a time, and a sparse one as it goes; those who adopt a story
// in a dense round come out in order of id, so that the next tellers' rows are read in order; once
// the memory is warm nothing is allocated. It is compiled for stored rows and for computed contacts.
//
// Waves too small to fill the lanes go up to 64 at a time through the same passes: `SmallWaves`. Layers of
// ties, people who tell every round, messages from outside and opinions that turn take more steps a
// round, through the same passes too: `StepWaves`.
//
// Only raw memory, plain values of SpreadTypes and types of this module are used: no array, no closure, and
// no generic type of the library whose specialisation another module could share. A replacement must keep
// the calls of `WaveWorker`; the reference simulator of the tests compares them, person by person, and small
// waves are compared with waves alone.

extension KernelMemory {
  /// Runs one wave and leaves its rounds in memory; its first-hand people know their stories.
  mutating func spread(
    _ contacts: some ContactSource, people: Int, _ rules: SpreadRules,
    _ streams: WaveStreams<KeyStream>, _ groups: UnsafePointer<TellerGroup>, _ count: Int
  ) {
    var chance = ByStory(positive: rules.positive.chance, negative: rules.negative.chance)
    let meanRetold = ByStory(
      positive: rules.positive.rule.meanTold(rules.meanContacts),
      negative: rules.negative.rule.meanTold(rules.meanContacts))
    var expected = 0.0
    for place in 0..<count {
      let group = unsafe groups[place]
      expected += Double(group.count) * group.rule.meanTold(rules.meanContacts)
    }
    while rounds.count < rules.roundLimit, !stop.afterRound(people: people) {
      var round = RoundCounts()
      let isFirst = rounds.count == 0
      let isSparse = SpreadRules.isSparseRound(tellings: expected, people: people)
      var story = rules.conflict.firstTold
      for _ in 0..<2 {
        var telling = Telling(
          story: story, random: streams, contacts: contacts, isSparse: isSparse,
          hasConflict: rules.conflict == .coin, tellers: Total(), tellings: Total(),
          newlyReached: Total(), visits: Total())
        if isFirst {
          unsafe tell(groups, count, &telling)
        } else {
          let (people, count) = unsafe due.people(of: story)
          unsafe telling.tell(people, count, by: rules[story].rule, in: &self)
        }
        round[story] = telling.counts
        story = story.other
      }
      if round.tellings > 0 {
        settle(
          people: people, isSparse: isSparse, rules.conflict, streams.conflict,
          wanted: ByStory(positive: chance.positive > 0, negative: chance.negative > 0), &round)
      }
      rounds.append(round)
      if round.tellings == 0 { return }
      passOn(chance, streams.retelling)
      chance.positive *= rules.positive.fade
      chance.negative *= rules.negative.fade
      expected =
        Double(due.positive.count) * meanRetold.positive
        + Double(due.negative.count) * meanRetold.negative
    }
  }

  /// Lets those of some groups tell who hold the story.
  @inline(__always)
  mutating func tell<Contacts: ContactSource, Tally: PersonTally>(
    _ groups: UnsafePointer<TellerGroup>, _ count: Int,
    _ telling: inout Telling<Contacts, KeyStream, Tally>
  ) {
    for place in 0..<count {
      let group = unsafe groups[place]
      if group.story != telling.story { continue }
      guard let people = unsafe group.people else { continue }
      unsafe telling.tell(people, group.count, by: group.rule, in: &self)
    }
  }

  /// Lets a group know its story.
  mutating func placeFirstHand(_ group: TellerGroup) {
    guard let people = unsafe group.people else { return }
    let (count, story) = (group.count, group.story)
    for index in 0..<count { unsafe knowledge.placeFirstHand(people[index], story) }
  }

  /// Counts who adopted each story, and leaves them in the lists where they are wanted.
  @inline(__always)
  mutating func settle(
    people: Int, isSparse: Bool, _ conflict: StoryConflict, _ random: KeyStream,
    wanted: ByStory<Bool>, _ round: inout RoundCounts
  ) {
    if isSparse {
      if conflict == .coin { knowledge.endConflict(&adopters.negative) }
      round.positive.adopted = adopters.positive.count
      round.negative.adopted = adopters.negative.count
    } else {
      adopters.positive.reserve(wanted.positive ? min(round.positive.tellings, people) : 0)
      adopters.negative.reserve(wanted.negative ? min(round.negative.tellings, people) : 0)
      knowledge.settle(
        conflict, random, positives: &adopters.positive, negatives: &adopters.negative,
        wanted: wanted, &round)
    }
    if !wanted.positive { adopters.positive.removeAll() }
    if !wanted.negative { adopters.negative.removeAll() }
  }
}
