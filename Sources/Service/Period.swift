internal import Randomness
internal import WordOfMouth

/// One period under way: what it has come to so far, and the steps that carry it on.
///
/// Each step is a pass over words of 64 people. People meet in the wave and in the queue for attempts
/// only; everything else is a function of one person's coins, so the order of people does not matter.
struct Period {
  let model: ServiceModel
  let coins: ServiceCoins
  let keys: ServiceLuck
  /// What it has come to.
  var outcome: PeriodOutcome
  /// Customers asked, calls made or leavers heard by each lever.
  var contacts: [Int]

  private let miseryShare: Double
  private let misery: Coin
  private let miseryWhenEngaged: Coin

  /// Begins a period.
  init(
    model: ServiceModel, coins: ServiceCoins, keys: ServiceLuck, people: Int, misery: MiseryShare
  ) {
    self.model = model
    self.coins = coins
    self.keys = keys
    outcome = PeriodOutcome(
      wave: WaveOutcome(
        people: people, counts: ByOpinion { _ in .init() }, reachBoth: 0, rounds: 0))
    outcome.miseryShare = misery.ofAll
    contacts = [Int](repeating: 0, count: model.listening.count)
    miseryShare = misery.ofAll
    self.misery = Coin(misery.whenNot)
    miseryWhenEngaged = Coin(misery.whenEngaged)
  }

  // MARK: Experience, voice and listening

  /// Lets customers be served, complain and be asked; whose attempt coin succeeds is attempted.
  mutating func experience(_ words: inout [PeopleWord]) {
    for index in words.indices {
      var word = words[index]
      outcome.customers += word.customers.nonzeroBitCount
      outcome.prospects += word.prospects.nonzeroBitCount
      outcome.gone += word.gone.nonzeroBitCount
      meet(&word, index)
      word.complained = coins.complain.flip(word.misery, index, keys.complaint)
      outcome.complaints += word.complained.nonzeroBitCount
      outcome.causesNoticed +=
        coins.analysed.flip(word.complained, index, keys.analysis).nonzeroBitCount
      let found = ask(&word, index)
      word.attempted = coins.attempt.flip(word.complained | found, index, keys.attempt)
      words[index] = word
    }
  }

  /// Serves customers: misery, magic, or neither.
  @inline(__always)
  private mutating func meet(_ word: inout PeopleWord, _ index: Int) {
    let served = coins.visits.flip(word.customers, index, keys.visit)
    outcome.served += served.nonzeroBitCount
    let engaged = coins.engaged.flip(served, index, keys.service)
    let whenNot = Coin.flip(served & ~engaged, index, keys.experience, misery, coins.notMagic)
    var below = (misery: whenNot.lower, notMagic: whenNot.higher)
    if engaged != 0 {
      let when = Coin.flip(engaged, index, keys.experience, miseryWhenEngaged, coins.notMagic)
      below = (below.misery | when.lower, below.notMagic | when.higher)
    }
    word.misery = below.misery
    word.magic = served & ~below.notMagic & ~below.misery
  }

  /// Lets every lever ask customers.
  ///
  /// - Returns: The silent unhappy who became known.
  @inline(__always)
  private mutating func ask(_ word: inout PeopleWord, _ index: Int) -> UInt64 {
    let silent = word.misery & ~word.complained
    let ordinary = word.customers & ~word.misery & ~word.magic
    var (found, pleased): (UInt64, UInt64) = (0, 0)
    for (lever, coins) in coins.levers.enumerated() where coins.asks.threshold > 0 {
      let asked = coins.asks.flip(word.customers, index, keys.levers[lever].asking)
      contacts[lever] += asked.nonzeroBitCount
      outcome.asked += asked.nonzeroBitCount
      found |= coins.finds.flip(asked & silent, index, keys.levers[lever].finding)
      pleased |= coins.pleases.flip(asked & ordinary, index, keys.levers[lever].pleasing)
    }
    word.magic |= pleased
    outcome.found += found.nonzeroBitCount
    outcome.pleased += pleased.nonzeroBitCount
    return found
  }

  /// Makes the calls of levers that find causes.
  mutating func audit() {
    let coin = Coin(miseryShare)
    for (lever, calls) in model.listening.map(\.calls).enumerated() where calls > 0 {
      contacts[lever] = calls
      outcome.calls += calls
      for word in 0...(calls - 1) / 64 {
        let made = ~UInt64(0) >> UInt64(64 - min(64, calls - word * 64))
        outcome.callsInMisery += coin.flip(made, word, keys.levers[lever].audit).nonzeroBitCount
      }
    }
    outcome.causesNoticed += outcome.callsInMisery
  }

  // MARK: Recovery

  /// Attempts as much as capacity allows, and counts the classes that come of it.
  mutating func recover(_ memory: inout ServiceMemory) {
    if let capacity = model.recovery.capacity {
      AttemptChoice.limit(
        &memory.words, to: capacity, coins.attempt, keys.attempt, &memory.attempts)
    }
    var counts = InlineArray<6, Int>(repeating: 0)
    for index in memory.words.indices {
      var word = memory.words[index]
      let result = Coin.flip(
        word.attempted, index, keys.recoveryOutcome, coins.quick, coins.putRight)
      word.quick = result.lower
      word.satisfied = result.higher & ~result.lower
      outcome.attempts += word.attempted.nonzeroBitCount
      memory.words[index] = word
      for kind in CustomerClass.allCases {
        counts[kind.rawValue] += word.customers(of: kind).nonzeroBitCount
      }
    }
    outcome.byClass = ByClass { counts[$0.rawValue] }
  }

  // MARK: Consequences

  /// Lets customers leave or be won back, and prospects join, by what they heard.
  mutating func consequences(_ words: inout [PeopleWord], _ heard: ByOpinion<[UInt64]>) {
    for index in words.indices {
      var word = words[index]
      let (good, bad) = (heard.positive[index], heard.negative[index])
      // Prospects are told apart before anybody leaves: a leaver does not join.
      let prospects = word.prospects
      let left = leave(word, index, good, bad)
      let joined = join(prospects, index, good, bad)
      word.gone |= left
      word.customers = (word.customers & ~left) | joined
      words[index] = word
    }
  }

  /// Who leaves in the end.
  @inline(__always)
  private mutating func leave(
    _ word: PeopleWord, _ index: Int, _ good: UInt64, _ bad: UInt64
  ) -> UInt64 {
    var (leaving, byTalk): (UInt64, UInt64) = (0, 0)
    for kind in CustomerClass.allCases {
      let customers = word.customers(of: kind)
      if customers == 0 { continue }
      let flips = coins.stay[kind.rawValue].flip(customers, index, keys.loyalty, good, bad)
      leaving |= customers & ~flips.succeed
      byTalk |= flips.lost
      outcome.keptByTalk += flips.won.nonzeroBitCount
    }
    let left = leaving == 0 ? 0 : interview(leaving, word.misery, index)
    outcome.leavers += left.nonzeroBitCount
    outcome.unhappyLeavers += (left & word.misery).nonzeroBitCount
    outcome.lostByTalk += (left & byTalk).nonzeroBitCount
    outcome.wonBackAfterTalk += (byTalk & ~left).nonzeroBitCount
    return left
  }

  /// Interviews those about to leave, lever by lever.
  ///
  /// - Returns: Those who leave nonetheless.
  private mutating func interview(_ leaving: UInt64, _ misery: UInt64, _ index: Int) -> UInt64 {
    var (left, heard) = (leaving, UInt64(0))
    for (lever, coins) in coins.levers.enumerated() where coins.hears.threshold > 0 {
      let keys = keys.levers[lever]
      let now = coins.hears.flip(left, index, keys.exitInterview)
      contacts[lever] += now.nonzeroBitCount
      heard |= now
      left &= ~coins.winsBack.flip(now, index, keys.winningBack)
    }
    outcome.leaversHeard += heard.nonzeroBitCount
    outcome.causesNoticed += (heard & misery).nonzeroBitCount
    outcome.wonBack += (leaving & ~left).nonzeroBitCount
    return left
  }

  /// Who of the prospects joins.
  @inline(__always)
  private mutating func join(
    _ prospects: UInt64, _ index: Int, _ good: UInt64, _ bad: UInt64
  ) -> UInt64 {
    let asked = coins.join.needsGood ? prospects & good : prospects
    if asked == 0 { return 0 }
    let flips = coins.join.flip(asked, index, keys.joining, good, bad)
    outcome.joiners += flips.succeed.nonzeroBitCount
    outcome.joinersByTalk += flips.won.nonzeroBitCount
    outcome.joinersLostByTalk += flips.lost.nonzeroBitCount
    return flips.succeed
  }

  // MARK: Money

  /// Adds up what the period brought and cost.
  mutating func settle() {
    let money = model.money
    outcome.revenue = money.margin * Double(outcome.stayed)
    outcome.acquisitionSaved = money.acquisitionCost * Double(outcome.joinersByTalk)
    outcome.recoveryCost = model.recovery.costPerAttempt * Double(outcome.attempts)
    outcome.answerCost = model.complaints.answerCost * Double(outcome.complaints)
    outcome.listeningCost = zip(model.listening, contacts).reduce(0) {
      $0 + $1.0.costPerPeriod + $1.0.costPerContact * Double($1.1)
    }
    outcome.inviteCost =
      model.complaints.invited == nil
      ? 0 : model.complaints.inviteCost * Double(outcome.customers)
    outcome.engagementCost = model.experience.employees?.costPerPeriod ?? 0
  }
}

extension ServiceCoins.Swayed {
  /// Flips the coins of people by what they heard.
  ///
  /// - Returns: Those who succeed; of them, those who would not have without good talk (`won`); and
  ///   those who would have succeeded without bad talk and did not (`lost`).
  @inline(__always)
  fileprivate func flip(
    _ people: UInt64, _ word: Int, _ key: RandomKey, _ good: UInt64, _ bad: UInt64
  ) -> (succeed: UInt64, won: UInt64, lost: UInt64) {
    let quiet = unmoved.flip(people & ~good & ~bad, word, key)
    let heard = people & (good | bad)
    if heard == 0 { return (quiet, 0, 0) }
    let (onlyGood, onlyBad, heardBoth) = (heard & ~bad, heard & ~good, heard & good & bad)
    let succeed =
      self.good.flip(onlyGood, word, key) | self.bad.flip(onlyBad, word, key)
      | both.flip(heardBoth, word, key)
    // The same coin once more, as if the one opinion had not been heard.
    let won =
      succeed & good
      & ~(unmoved.flip(succeed & onlyGood, word, key)
      | self.bad.flip(succeed & heardBoth, word, key))
    let failed = heard & bad & ~succeed
    let lost =
      unmoved.flip(failed & onlyBad, word, key) | self.good.flip(failed & heardBoth, word, key)
    return (quiet | succeed, won, lost)
  }
}
