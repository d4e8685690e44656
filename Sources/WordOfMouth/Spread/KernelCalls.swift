internal import Randomness
internal import SocialGraph
internal import SpreadTypes

// The border to the kernel: arrays become pointers here, and nowhere else in this module.

/// People who tell by one compiled rule.
struct TellingGroup: Sendable {
  /// In `0..<count`, who they are.
  let people: [PersonID]
  let count: Int
  let opinion: Opinion
  let rule: CompiledRule

  /// Makes a group of all people in a list, or of the first of them.
  init(_ people: [PersonID], count: Int? = nil, _ opinion: Opinion, _ rule: CompiledRule) {
    self.people = people
    self.count = count ?? people.count
    self.opinion = opinion
    self.rule = rule
  }
}

/// Who holds an opinion first-hand in small waves.
enum SmallWaveStarts {
  /// Those whom the kernel draws, who are dissatisfied below the first chance and satisfied from the second on.
  case drawn([DrawnWave], CoinThreshold, CoinThreshold)
  /// Those of each random stream: in `0..<counts` of each list.
  case given(
    ArraySlice<RandomStream>,
    (RandomStream) -> (holders: ByOpinion<[PersonID]>, counts: ByOpinion<Int>))

  /// How many waves there are.
  var count: Int {
    switch self {
    case .drawn(let waves, _, _): waves.count
    case .given(let randoms, _): randoms.count
    }
  }
}

extension WaveWorker {
  // MARK: Plain waves

  /// Runs a plain wave.
  func run(
    _ wave: CompiledWave, _ groups: [TellingGroup], _ random: RandomStream
  ) -> WaveOutcome {
    withExtendedLifetime(wave) {
      wave.graph.withRows { rows in
        unsafe groups.withPinned { start, count in
          let rounds = unsafe spread(rows, wave.rules, StreamWords(random), start, count)
          return WaveOutcome(
            unsafe rounds.span, firstHand: groups.counts, people: wave.graph.people)
        }
      }
    }
  }

  // MARK: Small waves

  /// Runs small waves together.
  ///
  /// - Parameters:
  ///   - wave: What they share.
  ///   - tells: Which contacts those tell who hold each opinion first-hand.
  ///   - starts: Who holds one: a start for each wave, at most ``SmallWaveLimits/waves(people:)``.
  ///   - body: Takes the outcome of each; of none, if they were stopped early.
  func run(
    _ wave: CompiledWave, _ tells: ByOpinion<CompiledRule>, _ starts: SmallWaveStarts,
    _ body: (WaveOutcome) -> Void
  ) {
    withExtendedLifetime((wave, tells)) {
      wave.graph.withRows { rows in
        beginTogether(rows, waves: starts.count)
        enter(starts, people: wave.graph.people)
        spreadTogether(
          rows, wave.rules, tells.positive.byLayer[0], tells.negative.byLayer[0])
      }
    }
    if wasStopped { return }
    var outcome = WaveOutcome(
      people: wave.graph.people, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0)
    for place in 0..<starts.count {
      outcome.take(self.outcome(of: place))
      body(outcome)
    }
  }

  private func enter(_ starts: SmallWaveStarts, people: Int) {
    switch starts {
    case .drawn(let waves, let unhappy, let content):
      unsafe waves.withUnsafeBufferPointer { waves in
        guard let start = waves.baseAddress else { return }
        unsafe enterDrawn(
          start, waves.count, people: people, negativeBelow: unhappy.value,
          positiveFrom: content.value)
      }
    case .given(let randoms, let holders):
      for (place, random) in randoms.enumerated() {
        let (people, counts) = holders(random)
        let streams = StreamWords(random)
        for opinion in Opinion.allCases {
          unsafe people[opinion].withUnsafeBufferPointer { people in
            guard let start = people.baseAddress else { return }
            unsafe enter(place, streams, opinion.story, start, counts[opinion])
          }
        }
      }
    }
  }

  // MARK: Waves step by step

  /// Lets groups know their opinions first-hand.
  func placeFirstHand(_ groups: [TellingGroup]) {
    unsafe groups.withPinned { start, count in
      for index in 0..<count { unsafe placeFirstHand(start[index]) }
    }
  }

  /// Lets groups that hold one opinion tell it in a layer.
  func tell(
    _ groups: [TellingGroup], layer: Int, of graph: Graph, _ round: StepRound
  ) -> StoryCounts {
    withExtendedLifetime(groups) {
      graph.withRows { rows in
        unsafe groups.withPinned(layer: layer) { start, count in
          unsafe tell(rows, start, count, layer: layer, round)
        }
      }
    }
  }

  /// Adds those to a list who adopted an opinion in this round and whose coin succeeds.
  func addDue(
    _ opinion: Opinion, chance: Double, _ key: RandomKey, to list: inout [PersonID]
  ) {
    keepAdopters(of: opinion.story, chance: chance, word: key.word)
    unsafe list.append(contentsOf: adopters(of: opinion.story))
  }

  /// Calls for each person who adopted an opinion in this round, with the hop.
  func forEachAdopter(of opinion: Opinion, _ body: (_ person: PersonID, _ hop: Int) -> Void) {
    let (people, hops) = unsafe (adopters(of: opinion.story), hops)
    // In bounds: there is a hop for everybody in the graph.
    for index in 0..<people.count {
      let person = unsafe people[index]
      body(person, unsafe Int(hops[Int(person)]))
    }
  }

  // MARK: Looking

  /// Copies who knows an opinion after the last wave, a bit a person.
  ///
  /// - Complexity: O(people / 64).
  func copyKnown(_ opinion: Opinion, people: Int, into bits: inout [UInt64]) {
    unsafe copy(known(opinion.story), people: people, into: &bits)
  }

  /// Copies who was told an opinion in the last wave, which notes it, a bit a person.
  ///
  /// - Complexity: O(people / 64).
  func copyTold(_ opinion: Opinion, people: Int, into bits: inout [UInt64]) {
    unsafe copy(told(opinion.story), people: people, into: &bits)
  }

  /// Counts who was told an opinion so far in a wave that notes it.
  ///
  /// - Complexity: O(people / 64).
  func countTold(_ opinion: Opinion, people: Int) -> Int {
    // In bounds: the wave is one of this many people.
    let words = unsafe told(opinion.story)
    var count = 0
    for word in 0..<(people + 63) / 64 { unsafe count += words[word].nonzeroBitCount }
    return count
  }

  /// Copies a bit a person.
  @unsafe private func copy(
    _ words: UnsafePointer<UInt64>, people: Int, into bits: inout [UInt64]
  ) {
    // In bounds: the wave was one of this many people.
    bits.removeAll(keepingCapacity: true)
    unsafe bits.append(
      contentsOf: UnsafeBufferPointer(start: words, count: (people + 63) / 64))
  }
}

extension Opinion {
  /// The opinion as the kernel knows it.
  var story: Story { self == .positive ? .positive : .negative }
}

extension StreamWords {
  /// The streams of a wave.
  init(_ random: RandomStream) {
    self.init(
      count: random.key(.tellingCount).word, choice: random.key(.tellingChoice).word,
      retelling: random.key(.retelling).word, conflict: random.key(.conflict).word)
  }
}

extension Graph {
  /// Calls with the graph's contacts as the kernel reads them.
  fileprivate func withRows<Result>(_ body: (ContactRows) -> Result) -> Result {
    guard case .rows(let offsets, let targets) = storage else {
      return body(ContactRows(people: people, largest: largestContactCount))
    }
    return unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe targets.withUnsafeBufferPointer { targets in
        unsafe incoming.withUnsafeBufferPointer { incoming in
          var rows = unsafe ContactRows(
            people: people, largest: largestContactCount, offsets: offsets.baseAddress,
            targets: targets.baseAddress,
            incoming: incoming.isEmpty ? nil : incoming.baseAddress)
          guard let values = weights?.values else { return body(rows) }
          return unsafe values.withUnsafeBufferPointer { values in
            unsafe rows.weights = values.baseAddress
            return body(rows)
          }
        }
      }
    }
  }
}

extension [TellingGroup] {
  /// How many people hold each opinion.
  var counts: ByOpinion<Int> {
    var counts = ByOpinion(positive: 0, negative: 0)
    for group in self { counts[group.opinion] += group.count }
    return counts
  }

  /// Calls with the groups as the kernel reads them; their people stay in place meanwhile.
  @unsafe fileprivate func withPinned<Result>(
    layer: Int = 0, _ body: (UnsafePointer<TellerGroup>, Int) -> Result
  ) -> Result {
    unsafe withUnsafeTemporaryAllocation(of: TellerGroup.self, capacity: count) { pinned in
      // The memory has an address, however little it is.
      let start = unsafe pinned.baseAddress.unsafelyUnwrapped
      return unsafe pin(from: 0, layer, start) { unsafe body(start, count) }
    }
  }

  private func pin<Result>(
    from index: Int, _ layer: Int, _ pinned: UnsafeMutablePointer<TellerGroup>,
    _ body: () -> Result
  ) -> Result {
    if index == count { return body() }
    let group = self[index]
    return unsafe group.people.withUnsafeBufferPointer { people in
      // In bounds: there is a place for each group.
      unsafe (pinned + index).initialize(
        to: TellerGroup(
          people: people.baseAddress, count: group.count, story: group.opinion.story,
          rule: group.rule.byLayer[layer]))
      return unsafe pin(from: index + 1, layer, pinned, body)
    }
  }
}

/// The memory of a table of counts, kept as long as rules point into it.
@safe final class CountMemory: @unchecked Sendable {
  /// The table.
  let table: CountTable
  @unsafe private let sums: UnsafeMutableBufferPointer<Double>
  @unsafe private let counts: UnsafeMutableBufferPointer<Int>

  /// Copies the table of a sampler.
  init(_ sampler: CountSampler) {
    unsafe sums = .allocate(capacity: sampler.cumulative.count)
    unsafe counts = .allocate(capacity: sampler.counts.count)
    _ = unsafe sums.initialize(from: sampler.cumulative)
    _ = unsafe counts.initialize(from: sampler.counts)
    let isTable = !sampler.cumulative.isEmpty
    unsafe table = CountTable(
      sums: isTable ? UnsafePointer(sums.baseAddress) : nil,
      counts: sampler.counts.isEmpty ? nil : UnsafePointer(counts.baseAddress),
      width: isTable ? sampler.cumulative.count : sampler.width, lowest: sampler.lowest,
      most: sampler.most, silent: sampler.silent, mean: sampler.mean)
  }

  deinit {
    unsafe sums.deallocate()
    unsafe counts.deallocate()
  }
}
