internal import Randomness
internal import WordOfMouth

/// One period under way: what it has come to so far, and the steps that carry it on.
///
/// Each step is a pass over blocks of 512 people, which passes by those without customers; what few models have goes
/// word by word. People meet in the wave and in the queue for attempts only; everything else is a function of one
/// person's coins, so the order of people does not matter.
struct Period {
  let model: ServiceModel
  let coins: ServiceCoins
  let keys: ServiceStreams
  /// What it has come to.
  var outcome: PeriodOutcome
  /// Customers asked or noticed, calls made or leavers heard by each lever.
  var contacts: [Int]

  /// The share of misery that holds, by who serves.
  let misery, miseryWhenEngaged: CoinThreshold

  /// Begins a period.
  init(
    model: ServiceModel, coins: ServiceCoins, keys: ServiceStreams, people: Int, misery: MiseryShare
  ) {
    self.model = model
    self.coins = coins
    self.keys = keys
    outcome = PeriodOutcome(
      wave: WaveOutcome(
        people: people, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0))
    outcome.miseryShare = misery.ofAll
    contacts = [Int](repeating: 0, count: model.listening.count)
    self.misery = CoinThreshold(chance: misery.whenNot)
    miseryWhenEngaged = CoinThreshold(chance: misery.whenEngaged)
  }

  // MARK: Listening

  /// Makes the calls of levers that find causes: how many meet misery is one draw a lever.
  ///
  /// - Complexity: O(root of the calls) for each lever.
  mutating func audit() {
    for (lever, calls) in model.listening.map(\.calls).enumerated() where calls > 0 {
      contacts[lever] = calls
      outcome.calls += calls
      outcome.callsInMisery += CountSampler(trials: calls, chance: outcome.miseryShare).count(
        at: keys.levers[lever].audit.draws(of: UInt64(0)).unit(0))
    }
    outcome.causesNoticed += outcome.callsInMisery
  }

  // MARK: Recovery

  /// Attempts as much as capacity allows.
  mutating func recover(_ memory: inout ServiceMemory) {
    if let capacity = model.recovery.capacity {
      AttemptChoice.limit(
        &memory.words, to: capacity, coins.attempt, keys.attempt, &memory.attempts)
    }
    let (active, voices) = (memory.active, memory.voices)
    var blocks = memory.words.blocks.mutableSpan
    var attempts = PeopleCount()
    for index in active {
      let attempted = blocks[index].attempted
      let quickly = attempted & voices.lower(Misery.recovery, block: index)
      blocks[index].resolvedQuickly = quickly
      blocks[index].resolved =
        attempted & voices.higher(Misery.recovery, block: index) & ~quickly
      attempts.add(attempted)
    }
    outcome.attempts = attempts.total
  }

  // MARK: Consequences

  /// Adds those to who is told in this period who heard before and remember.
  ///
  /// - Parameters:
  ///   - before: Who had heard each opinion by the end of the period before; empty in the first one.
  ///   - hearers: Memory.
  ///   - heard: Who is told each opinion; takes who has heard it.
  /// - Complexity: O(people / 64 + those who heard before), O(1) where nothing that was heard lasts.
  func remember(
    _ before: ByOpinion<[UInt64]>, _ hearers: inout MarketMemory.Hearers,
    _ heard: inout ByOpinion<[UInt64]>
  ) {
    if coins.remembers.value == 0 || before.positive.isEmpty { return }
    let words = before.positive.count
    hearers.people.clear(words: words)
    for word in 0..<words { hearers.people[word] = before.positive[word] | before.negative[word] }
    hearers.sheet.removeCoins()
    hearers.sheet.add(keys.remembering, coins.remembers)
    hearers.sheet.flip(of: hearers.people)
    for word in 0..<words {
      let remember = hearers.people[word] & hearers.sheet.lower(0, word)
      heard.positive[word] |= before.positive[word] & remember
      heard.negative[word] |= before.negative[word] & remember
    }
  }

  /// Notes everybody's class and counts them, once recovery is over.
  mutating func sort(_ memory: inout ServiceMemory) {
    memory.stayingOrJoining.sort(
      memory.words.blocks, memory.active, asksProspects: coins.anybodyJoins)
    outcome.byClass = memory.stayingOrJoining.byClass
  }

  /// Flips the coins of customers who may stay, and of prospects who may join, by what they heard.
  func prepareToDecide(_ memory: inout ServiceMemory, _ heard: ByOpinion<[UInt64]>) {
    memory.stayingOrJoining.flip(coins.stay, keys.loyalty, coins.join, keys.joining, heard)
  }

  /// Those about to leave by what they heard, before anybody is interviewed or called.
  func leaving(_ memory: ServiceMemory) -> [UInt64] {
    memory.words.blocks.indices.flatMap { index in
      let customers = memory.words.blocks[index].customers
      let leaving =
        customers & ~memory.stayingOrJoining.flips(of: customers, block: index).succeed
      return (0..<8).map { leaving[$0] }
    }
  }

  /// Lets customers leave, be won back or stay after a call, and prospects join, by what they heard.
  mutating func consequences(
    _ memory: inout ServiceMemory, _ heard: ByOpinion<[UInt64]>, _ called: CalledFriends
  ) {
    if coins.callsFriends { count(called, among: memory.words) }
    let (active, coins) = (memory.active, memory.stayingOrJoining)
    var blocks = memory.words.blocks.mutableSpan
    var counts = EndCounts()
    if self.coins.anybodyJoins {
      for index in blocks.indices { end(&blocks[index], index, coins, heard, called, &counts) }
    } else {
      for index in active { end(&blocks[index], index, coins, heard, called, &counts) }
    }
    counts.add(to: &outcome)
  }

  /// Lets the customers of a block leave or stay, and its prospects join.
  @inline(__always)
  private mutating func end(
    _ block: inout PeopleBlock, _ index: Int, _ coins: StayOrJoinSheet,
    _ heard: ByOpinion<[UInt64]>, _ called: CalledFriends, _ counts: inout EndCounts
  ) {
    let asked = coins.asked(block: index)
    if asked.isEmpty { return }
    // Prospects are taken before anybody leaves: a leaver does not join.
    let stay = coins.flips(of: block.customers, block: index)
    let join = coins.flips(of: asked & ~block.customers, block: index)
    let left = leave(block, index, stay, called, heard, &counts)
    if !(join.succeed | join.lost).isEmpty {
      counts.joiners.add(join.succeed)
      counts.joinersByTalk.add(join.won)
      counts.joinersLostByTalk.add(join.lost)
    }
    block.gone |= left
    block.customers = (block.customers & ~left) | join.succeed
  }

  /// Who leaves in the end.
  @inline(__always)
  private mutating func leave(
    _ block: PeopleBlock, _ index: Int, _ stay: SwayedCoin.Flips, _ called: CalledFriends,
    _ heard: ByOpinion<[UInt64]>, _ counts: inout EndCounts
  ) -> SIMD8<UInt64> {
    counts.keptByTalk.add(stay.won)
    counts.leaversWithoutTalk.add(block.customers & ~stay.unmoved)
    var left = block.customers & ~stay.succeed
    var lost = stay.lost
    if coins.interviewsLeavers || coins.callsFriends {
      for word in 0..<8 where left[word] != 0 {
        let number = 8 * index + word
        if coins.interviewsLeavers {
          left[word] = interview(left[word], block.misery[word], number)
        }
        if coins.callsFriends {
          keepFriends(
            &left[word], &lost[word], of: block[word], number, called,
            heardGood: heard.positive[number], heardBad: heard.negative[number])
        }
      }
    }
    counts.leavers.add(left)
    counts.unhappyLeavers.add(left & block.misery)
    counts.lostByTalk.add(left & lost)
    // Who was lost stays if somebody intervened.
    if coins.interviewsLeavers || coins.callsFriends { counts.wonBackAfterTalk.add(lost & ~left) }
    return left
  }

  /// Interviews those about to leave, lever by lever.
  ///
  /// - Returns: Those who leave nonetheless.
  private mutating func interview(_ leaving: UInt64, _ misery: UInt64, _ index: Int) -> UInt64 {
    var (left, heard) = (leaving, UInt64(0))
    for lever in coins.levers.indices where coins.levers[lever].hears.value > 0 {
      let now = hear(&left, by: lever, index)
      contacts[lever] += now.nonzeroBitCount
      heard |= now
    }
    outcome.leaversHeard += heard.nonzeroBitCount
    outcome.causesNoticed += (heard & misery).nonzeroBitCount
    outcome.wonBack += (leaving & ~left).nonzeroBitCount
    return left
  }

  /// Lets a lever hear those about to leave, some of whom are won back.
  ///
  /// - Parameters:
  ///   - left: Those about to leave; loses whoever is won back.
  ///   - lever: The number of the lever.
  ///   - index: The number of the word.
  /// - Returns: Those heard.
  @inline(__always)
  func hear(_ left: inout UInt64, by lever: Int, _ index: Int) -> UInt64 {
    let (coins, keys) = (coins.levers[lever], keys.levers[lever])
    let now = coins.hears.flip(left, index, keys.exitInterview)
    left &= ~coins.winsBack.flip(now, index, keys.winningBack)
    return now
  }

  // MARK: Money

  /// Adds up what the period brought and cost.
  mutating func settle() {
    let money = model.money
    if !coins.buysLess { outcome.spending = Double(outcome.stayed) }
    outcome.revenue = money.margin * outcome.spending
    outcome.revenueLost = money.margin * (Double(outcome.stayed) - outcome.spending)
    outcome.acquisitionSaved = money.acquisitionCost * Double(outcome.joinersByTalk)
    outcome.recoveryCost = model.recovery.costPerAttempt * Double(outcome.attempts)
    outcome.answerCost = model.complaints.answerCost * Double(outcome.complaints)
    for (lever, contacts) in zip(model.listening, contacts) {
      let cost = lever.costPerPeriod + lever.costPerContact * Double(contacts)
      outcome.listeningCost += cost
      if case .leavers = lever.finds { outcome.exitInterviewCost += cost }
    }
    outcome.inviteCost =
      model.complaints.invited == nil
      ? 0 : model.complaints.inviteCost * Double(outcome.customers)
    outcome.engagementCost = model.experience.employees?.costPerPeriod ?? 0
    outcome.marginLost = Double(outcome.leavers) + money.discount * Double(outcome.customers)
    outcome.replacingCost = money.costOfReplacing * Double(outcome.replaced)
    outcome.replacementCost = money.costOfReplacing * Double(outcome.leavers)
  }
}

/// How many leave, stay and join in a period, as they are counted block by block.
private struct EndCounts {
  var keptByTalk = PeopleCount(), leaversWithoutTalk = PeopleCount(), leavers = PeopleCount(),
    unhappyLeavers = PeopleCount(), lostByTalk = PeopleCount(), wonBackAfterTalk = PeopleCount()
  var joiners = PeopleCount(), joinersByTalk = PeopleCount(), joinersLostByTalk = PeopleCount()

  /// Adds them to what came of a period.
  func add(to outcome: inout PeriodOutcome) {
    outcome.keptByTalk += keptByTalk.total
    outcome.leaversWithoutTalk += leaversWithoutTalk.total
    outcome.leavers += leavers.total
    outcome.unhappyLeavers += unhappyLeavers.total
    outcome.lostByTalk += lostByTalk.total
    outcome.wonBackAfterTalk += wonBackAfterTalk.total
    outcome.joiners += joiners.total
    outcome.joinersByTalk += joinersByTalk.total
    outcome.joinersLostByTalk += joinersLostByTalk.total
  }
}
