internal import Randomness

/// What customers meet, and who speaks of it: between one step and the next everybody's coins of the next are
/// flipped at once.
extension Period {
  /// Lets customers be served, complain and be asked; whose attempt coin succeeds is attempted.
  mutating func experience(_ memory: inout ServiceMemory) {
    // Taken out and put back, as is who is asked below: the words are changed meanwhile.
    var active: [Int] = []
    swap(&active, &memory.active)
    active.removeAll(keepingCapacity: true)
    var words = memory.words.mutableSpan
    for index in words.indices {
      let (customers, gone) = (words[index].customers, words[index].gone)
      if customers | gone == 0 { continue }
      outcome.customers += customers.nonzeroBitCount
      outcome.gone += gone.nonzeroBitCount
      if customers == 0 { words[index].forgetPeriod() } else { active.append(index) }
    }
    swap(&active, &memory.active)
    outcome.prospects = memory.people - outcome.customers - outcome.gone
    if coins.takesTime { setAsideWaiting(&memory) }
    serve(&memory)
    meet(&memory)
    flipVoices(&memory)
    speak(&memory)
  }

  /// Flips the coins of customers: who is served, by whom, the moment, and whom levers ask.
  ///
  /// Who is served is asked afterwards.
  private func serve(_ memory: inout ServiceMemory) {
    var asked: [UInt64] = []
    swap(&asked, &memory.asked)
    PeopleBlocks.clear(&asked, words: memory.words.count)
    var marks = asked.mutableSpan
    for index in memory.active { marks[index] = memory.words[index].customers }
    memory.visiting.removeCoins()
    memory.visiting.add(keys.visit, coins.visits)
    for (lever, coins) in coins.levers.enumerated() {
      memory.visiting.add(keys.levers[lever].asking, coins.asks)
    }
    memory.visiting.flip(of: asked)
    marks = asked.mutableSpan
    let visiting = memory.visiting
    for index in memory.active { marks[index] &= visiting.lower(0, index) }

    let never = CoinThreshold(chance: 0)
    let (nobody, everybody) = (
      coins.engaged.value == 0, coins.engaged.value >= CoinThreshold.always
    )
    memory.serving.removeCoins()
    memory.serving.add(keys.service, coins.engaged)
    memory.serving.add(
      keys.experience, everybody ? never : misery, everybody ? never : coins.notMagic)
    memory.serving.add(
      keys.experience, nobody ? never : miseryWhenEngaged, nobody ? never : coins.notMagic)
    memory.serving.flip(of: asked)
    swap(&asked, &memory.asked)
  }

  /// Gives customers served a moment: misery, magic, or neither.
  ///
  /// Who is in misery is asked afterwards.
  private mutating func meet(_ memory: inout ServiceMemory) {
    let (active, serving) = (memory.active, memory.serving)
    var asked: [UInt64] = []
    swap(&asked, &memory.asked)
    var words = memory.words.mutableSpan
    for index in active {
      let served = asked[index]
      let engaged = served & serving.lower(0, index)
      let other = served & ~engaged
      let misery = (other & serving.lower(1, index)) | (engaged & serving.lower(2, index))
      let notMagic = (other & serving.higher(1, index)) | (engaged & serving.higher(2, index))
      words[index].misery = misery
      words[index].magic = served & ~notMagic & ~misery
      outcome.served += served.nonzeroBitCount
      asked[index] = misery
    }
    swap(&asked, &memory.asked)
  }

  /// The numbers of the coins of customers in misery; behind them comes one for each lever, of finding.
  enum Misery {
    static let complain = 0, vents = 1, analysed = 2, attempt = 3, recovery = 4, finding = 5
  }

  /// Flips the coins of customers in misery, those too that only some of them are asked for.
  private func flipVoices(_ memory: inout ServiceMemory) {
    memory.voices.removeCoins()
    memory.voices.add(keys.complaint, coins.complain)
    memory.voices.add(keys.venting, coins.vents)
    memory.voices.add(keys.analysis, coins.analysed)
    memory.voices.add(keys.attempt, coins.attempt)
    memory.voices.add(keys.recoveryOutcome, coins.resolvedQuickly, coins.resolvedAtAll)
    for (lever, coins) in coins.levers.enumerated() {
      memory.voices.add(keys.levers[lever].finding, coins.finds)
    }
    memory.voices.flip(of: memory.asked)
  }

  /// Lets customers in misery complain, and levers ask; whose attempt coin succeeds is attempted.
  private mutating func speak(_ memory: inout ServiceMemory) {
    let (active, visiting, voices) = (memory.active, memory.visiting, memory.voices)
    var words = memory.words.mutableSpan
    for index in active {
      let complained =
        words[index].misery & voices.lower(Misery.complain, index)
        & ~voices.lower(Misery.vents, index)
      words[index].complained = complained
      // Who is known, until all levers have asked.
      words[index].attempted = complained
      outcome.complaints += complained.nonzeroBitCount
      let analysed = complained & voices.lower(Misery.analysed, index)
      if analysed != 0 { outcome.causesNoticed += analysed.nonzeroBitCount }
    }
    for lever in coins.levers.indices where coins.levers[lever].asks.value > 0 {
      let (pleases, pleasing) = (coins.levers[lever].pleases, keys.levers[lever].pleasing)
      let before = outcome.asked
      for index in active {
        let asked = words[index].customers & visiting.lower(1 + lever, index)
        outcome.asked += asked.nonzeroBitCount
        // Of the silent who are asked, those who become known.
        let found =
          asked & words[index].misery & ~words[index].attempted
          & voices.lower(Misery.finding + lever, index)
        words[index].attempted |= found
        outcome.found += found.nonzeroBitCount
        let pleased = pleases.flip(
          asked & words[index].customers(of: .ordinary), index, pleasing)
        if pleased == 0 { continue }
        words[index].magic |= pleased
        outcome.pleased += pleased.nonzeroBitCount
      }
      contacts[lever] += outcome.asked - before
    }
    if coins.noticesBuyingLess {
      for index in active { notice(&words[index], index) }
    }
    for index in active { words[index].attempted &= voices.lower(Misery.attempt, index) }
  }
}
