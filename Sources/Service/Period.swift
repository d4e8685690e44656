internal import Randomness
internal import WordOfMouth

/// One period under way: what it has come to so far, and the steps that carry it on.
///
/// Each step is a pass over words of 64 people, which passes by those in which there is nobody it is about. People
/// meet in the wave and in the queue for attempts only; everything else is a function of one person's coins, so the
/// order of people does not matter.
struct Period {
  let model: ServiceModel
  let coins: ServiceCoins
  let keys: ServiceStreams
  /// What it has come to.
  var outcome: PeriodOutcome
  /// Customers asked or noticed, calls made or leavers heard by each lever.
  var contacts: [Int]

  private let misery: CoinThreshold
  private let miseryWhenEngaged: CoinThreshold

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

  // MARK: Experience, voice and listening

  /// Lets customers be served, complain and be asked; whose attempt coin succeeds is attempted.
  mutating func experience(_ memory: inout ServiceMemory) {
    for word in memory.words where word.customers | word.gone != 0 {
      outcome.customers += word.customers.nonzeroBitCount
      outcome.gone += word.gone.nonzeroBitCount
    }
    outcome.prospects = memory.people - outcome.customers - outcome.gone
    if coins.takesTime { setAsideWaiting(&memory) }
    prepareToServe(&memory)
    for index in memory.words.indices {
      if memory.words[index].customers == 0 {
        memory.words[index].forgetPeriod()
        continue
      }
      var word = memory.words[index]
      meet(&word, index, memory)
      let wish = coins.complain.flip(word.misery, index, keys.complaint)
      word.complained = wish & ~coins.vents.flip(wish, index, keys.venting)
      outcome.complaints += word.complained.nonzeroBitCount
      outcome.causesNoticed +=
        coins.analysed.flip(word.complained, index, keys.analysis).nonzeroBitCount
      let found = ask(&word, index, memory.asking)
      word.attempted = coins.attempt.flip(word.complained | found, index, keys.attempt)
      memory.words[index] = word
    }
  }

  /// Flips the coins that most customers are asked for.
  private func prepareToServe(_ memory: inout ServiceMemory) {
    let (words, customers) = (memory.words.count, outcome.customers)
    let served = Int(Double(customers) * model.visits)
    let engaged = Int(Double(served) * (model.experience.employees?.engaged ?? 0))
    memory.visiting.prepare(words: words, asked: customers, keys.visit, coins.visits)
    memory.serving.prepare(words: words, asked: served, keys.service, coins.engaged)
    memory.moments.prepare(
      words: words, asked: served - engaged, keys.experience, misery, coins.notMagic)
    memory.engagedMoments.prepare(
      words: words, asked: engaged, keys.experience, miseryWhenEngaged, coins.notMagic)
    if memory.asking.count != coins.levers.count {
      memory.asking = coins.levers.map { _ in CoinSheet() }
    }
    for (lever, coins) in coins.levers.enumerated() {
      memory.asking[lever].prepare(
        words: words, asked: customers, keys.levers[lever].asking, coins.asks)
    }
  }

  /// Serves customers: misery, magic, or neither.
  @inline(__always)
  private mutating func meet(_ word: inout PeopleWord, _ index: Int, _ memory: ServiceMemory) {
    let served = memory.visiting.flip(word.customers, index).lower
    outcome.served += served.nonzeroBitCount
    let engaged = memory.serving.flip(served, index).lower
    let whenNot = memory.moments.flip(served & ~engaged, index)
    var below = (misery: whenNot.lower, notMagic: whenNot.higher)
    if engaged != 0 {
      let when = memory.engagedMoments.flip(engaged, index)
      below = (below.misery | when.lower, below.notMagic | when.higher)
    }
    word.misery = below.misery
    word.magic = served & ~below.notMagic & ~below.misery
    (word.resolved, word.resolvedQuickly) = (0, 0)
  }

  /// Lets every lever ask customers.
  ///
  /// - Returns: The silent unhappy who became known.
  @inline(__always)
  private mutating func ask(
    _ word: inout PeopleWord, _ index: Int, _ asking: [CoinSheet]
  ) -> UInt64 {
    let silent = word.misery & ~word.complained
    let ordinary = word.customers & ~word.misery & ~word.magic
    var (found, pleased): (UInt64, UInt64) = (0, 0)
    for (lever, coins) in coins.levers.enumerated() where coins.asks.value > 0 {
      let asked = asking[lever].flip(word.customers, index).lower
      contacts[lever] += asked.nonzeroBitCount
      outcome.asked += asked.nonzeroBitCount
      found |= coins.finds.flip(asked & silent, index, keys.levers[lever].finding)
      pleased |= coins.pleases.flip(asked & ordinary, index, keys.levers[lever].pleasing)
    }
    word.magic |= pleased
    outcome.found += found.nonzeroBitCount
    outcome.pleased += pleased.nonzeroBitCount
    return coins.noticesBuyingLess ? found | notice(silent, index, found: found) : found
  }

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

  /// Attempts as much as capacity allows, and counts the classes that come of it.
  mutating func recover(_ memory: inout ServiceMemory) {
    if let capacity = model.recovery.capacity {
      AttemptChoice.limit(
        &memory.words, to: capacity, coins.attempt, keys.attempt, &memory.attempts)
    }
    var (magic, silent, resolved, resolvedQuickly) = (0, 0, 0, 0)
    var (unhappy, attempts) = (0, 0)
    for index in memory.words.indices {
      var word = memory.words[index]
      if word.misery | word.magic == 0 { continue }
      let result = CoinThreshold.flip(
        word.attempted, index, keys.recoveryOutcome, coins.resolvedQuickly, coins.resolvedAtAll)
      word.resolvedQuickly = result.lower
      word.resolved = result.higher & ~result.lower
      memory.words[index] = word
      attempts += word.attempted.nonzeroBitCount
      magic += word.magic.nonzeroBitCount
      unhappy += word.misery.nonzeroBitCount
      silent += word.customers(of: .silent).nonzeroBitCount
      resolved += word.resolved.nonzeroBitCount
      resolvedQuickly += word.resolvedQuickly.nonzeroBitCount
    }
    outcome.attempts = attempts
    // The rest of the unhappy, and of all.
    outcome.byClass[.ordinary] = outcome.customers - unhappy - magic
    outcome.byClass[.magic] = magic
    outcome.byClass[.silent] = silent
    outcome.byClass[.unresolved] = unhappy - silent - resolved - resolvedQuickly
    outcome.byClass[.resolved] = resolved
    outcome.byClass[.resolvedQuickly] = resolvedQuickly
  }

  // MARK: Consequences

  /// Adds those to who is told in this period who heard before and remember.
  ///
  /// - Parameters:
  ///   - before: Who had heard each opinion by the end of the period before; empty in the first one.
  ///   - sheet: Memory.
  ///   - heard: Who is told each opinion; takes who has heard it.
  /// - Complexity: O(people / 64 + those who heard before), O(1) where nothing that was heard lasts.
  func remember(
    _ before: ByOpinion<[UInt64]>, _ sheet: inout CoinSheet, _ heard: inout ByOpinion<[UInt64]>
  ) {
    if coins.remembers.value == 0 || before.positive.isEmpty { return }
    let words = before.positive.count
    func hearers(_ word: Int) -> UInt64 { before.positive[word] | before.negative[word] }
    let asked = (0..<words).reduce(0) { $0 + hearers($1).nonzeroBitCount }
    sheet.prepare(words: words, asked: asked, keys.remembering, coins.remembers)
    for word in 0..<words {
      let remember = sheet.flip(hearers(word), word).lower
      heard.positive[word] |= before.positive[word] & remember
      heard.negative[word] |= before.negative[word] & remember
    }
  }

  /// Flips the coins that most customers and prospects are asked for.
  func prepareToDecide(_ memory: inout ServiceMemory) {
    let asked = coins.join.isCertain ? 0 : outcome.prospects
    memory.stayingOrJoining.prepare(
      memory.words, asked: outcome.byClass[.ordinary] + asked,
      staying: .init(coin: coins.stay[CustomerClass.ordinary.rawValue], key: keys.loyalty),
      joining: .init(coin: coins.join, key: keys.joining))
  }

  /// Those about to leave by what they heard, before anybody is interviewed or called.
  func leaving(_ memory: ServiceMemory, _ heard: ByOpinion<[UInt64]>) -> [UInt64] {
    memory.words.enumerated().map { index, word in
      word.customers & ~decide(word, index, memory.stayingOrJoining, heard).stay.succeed
    }
  }

  /// Lets customers leave, be won back or stay after a call, and prospects join, by what they heard.
  mutating func consequences(
    _ memory: inout ServiceMemory, _ heard: ByOpinion<[UInt64]>, _ called: CalledFriends
  ) {
    let sheet = memory.stayingOrJoining
    if coins.callsFriends { count(called, among: memory.words) }
    let nobodyJoins = coins.join.isCertain && coins.join.unmoved.value == 0
    for index in memory.words.indices {
      var word = memory.words[index]
      if word.customers == 0 && (nobodyJoins || word.prospects == 0) { continue }
      // Prospects are taken before anybody leaves: a leaver does not join.
      let (stay, join) = decide(word, index, sheet, heard)
      let left = leave(word, index, stay, called, heard)
      outcome.joiners += join.succeed.nonzeroBitCount
      outcome.joinersByTalk += join.won.nonzeroBitCount
      outcome.joinersLostByTalk += join.lost.nonzeroBitCount
      word.gone |= left
      word.customers = (word.customers & ~left) | join.succeed
      memory.words[index] = word
    }
  }

  /// Flips the coins of customers who may stay, and of prospects who may join.
  @inline(__always)
  private func decide(
    _ word: PeopleWord, _ index: Int, _ sheet: StayOrJoinSheet, _ heard: ByOpinion<[UInt64]>
  ) -> (stay: SwayedCoin.Flips, join: SwayedCoin.Flips) {
    let (good, bad) = (heard.positive[index], heard.negative[index])
    let usual = word.customers(of: .ordinary)
    var (stay, join) = sheet.flip(
      customers: usual, prospects: word.prospects, index, heardGood: good, heardBad: bad)
    let code = word.classCode
    stay.add(
      SwayedCoin.flip(
        word.customers & ~usual, index, keys.loyalty, heardGood: good, heardBad: bad
      ) { coins.stay[code.number(at: $0)] })
    return (stay, join)
  }

  /// Who leaves in the end.
  @inline(__always)
  private mutating func leave(
    _ word: PeopleWord, _ index: Int, _ stay: SwayedCoin.Flips, _ called: CalledFriends,
    _ heard: ByOpinion<[UInt64]>
  ) -> UInt64 {
    outcome.keptByTalk += stay.won.nonzeroBitCount
    outcome.leaversWithoutTalk += (word.customers & ~stay.unmoved).nonzeroBitCount
    let leaving = word.customers & ~stay.succeed
    var left =
      leaving == 0 || !coins.interviewsLeavers
      ? leaving : interview(leaving, word.misery, index)
    var lost = stay.lost
    if coins.callsFriends {
      keepFriends(
        &left, &lost, of: word, index, called, heardGood: heard.positive[index],
        heardBad: heard.negative[index])
    }
    outcome.leavers += left.nonzeroBitCount
    outcome.unhappyLeavers += (left & word.misery).nonzeroBitCount
    outcome.lostByTalk += (left & lost).nonzeroBitCount
    outcome.wonBackAfterTalk += (lost & ~left).nonzeroBitCount
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
