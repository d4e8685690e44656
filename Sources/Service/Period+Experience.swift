internal import Randomness

/// What customers meet, and who speaks of it: between one step and the next everybody's coins of the next are
/// flipped at once.
extension Period {
  /// Lets customers be served, complain and be asked; whose attempt coin succeeds is attempted.
  mutating func experience(_ memory: inout ServiceMemory) {
    memory.active.removeAll(keepingCapacity: true)
    for index in memory.words.indices {
      let (customers, gone) = (memory.words[index].customers, memory.words[index].gone)
      if customers | gone == 0 { continue }
      outcome.customers += customers.nonzeroBitCount
      outcome.gone += gone.nonzeroBitCount
      if customers == 0 { memory.words[index].forgetPeriod() } else { memory.active.append(index) }
    }
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
    PeopleBlocks.clear(&memory.asked, words: memory.words.count)
    for index in memory.active { memory.asked[index] = memory.words[index].customers }
    memory.visiting.removeCoins()
    memory.visiting.add(keys.visit, coins.visits)
    for (lever, coins) in coins.levers.enumerated() {
      memory.visiting.add(keys.levers[lever].asking, coins.asks)
    }
    memory.visiting.flip(of: memory.asked)
    for index in memory.active { memory.asked[index] &= memory.visiting.lower(0, index) }

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
    memory.serving.flip(of: memory.asked)
  }

  /// Gives customers served a moment: misery, magic, or neither.
  ///
  /// Who is in misery is asked afterwards.
  private mutating func meet(_ memory: inout ServiceMemory) {
    for index in memory.active {
      var word = memory.words[index]
      let served = memory.asked[index]
      let engaged = served & memory.serving.lower(0, index)
      let other = served & ~engaged
      word.misery =
        (other & memory.serving.lower(1, index)) | (engaged & memory.serving.lower(2, index))
      let notMagic =
        (other & memory.serving.higher(1, index)) | (engaged & memory.serving.higher(2, index))
      word.magic = served & ~notMagic & ~word.misery
      (word.resolved, word.resolvedQuickly) = (0, 0)
      outcome.served += served.nonzeroBitCount
      memory.words[index] = word
      memory.asked[index] = word.misery
    }
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
    for index in memory.active {
      var word = memory.words[index]
      word.complained =
        word.misery & memory.voices.lower(Misery.complain, index)
        & ~memory.voices.lower(Misery.vents, index)
      outcome.complaints += word.complained.nonzeroBitCount
      let analysed = word.complained & memory.voices.lower(Misery.analysed, index)
      if analysed != 0 { outcome.causesNoticed += analysed.nonzeroBitCount }
      let found = ask(&word, index, memory.visiting, memory.voices)
      word.attempted =
        (word.complained | found) & memory.voices.lower(Misery.attempt, index)
      memory.words[index] = word
    }
  }

  /// Lets every lever ask customers.
  ///
  /// - Returns: The silent unhappy who became known.
  @inline(__always)
  private mutating func ask(
    _ word: inout PeopleWord, _ index: Int, _ asking: CoinSheet, _ finding: CoinSheet
  ) -> UInt64 {
    let silent = word.misery & ~word.complained
    let ordinary = word.customers & ~word.misery & ~word.magic
    var (found, pleased): (UInt64, UInt64) = (0, 0)
    for (lever, coins) in coins.levers.enumerated() where coins.asks.value > 0 {
      let asked = word.customers & asking.lower(1 + lever, index)
      contacts[lever] += asked.nonzeroBitCount
      outcome.asked += asked.nonzeroBitCount
      found |= asked & silent & finding.lower(Misery.finding + lever, index)
      pleased |= coins.pleases.flip(asked & ordinary, index, keys.levers[lever].pleasing)
    }
    outcome.found += found.nonzeroBitCount
    if pleased != 0 {
      word.magic |= pleased
      outcome.pleased += pleased.nonzeroBitCount
    }
    return coins.noticesBuyingLess ? found | notice(silent, index, found: found) : found
  }
}
