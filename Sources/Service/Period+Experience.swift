internal import Randomness

/// What customers meet, and who speaks of it: between one step and the next everybody's coins of the next are
/// flipped at once.
extension Period {
  /// Lets customers be served, complain and be asked; whose attempt coin succeeds is attempted.
  mutating func experience(_ memory: inout ServiceMemory) {
    // Taken out and put back, as is who is asked below: the blocks are changed meanwhile.
    var active: [Int] = []
    swap(&active, &memory.active)
    active.removeAll(keepingCapacity: true)
    var blocks = memory.words.blocks.mutableSpan
    var (customers, gone) = (PeopleCount(), PeopleCount())
    for index in blocks.indices {
      gone.add(blocks[index].gone)
      if blocks[index].customers.isEmpty {
        blocks[index].forgetPeriod()
      } else {
        customers.add(blocks[index].customers)
        active.append(index)
      }
    }
    swap(&active, &memory.active)
    outcome.customers = customers.total
    outcome.gone = gone.total
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
    var asked = PeopleBlocks()
    swap(&asked, &memory.asked)
    asked.clear(words: memory.words.indices.count)
    for index in memory.active { asked.blocks[index] = memory.words.blocks[index].customers }
    memory.visiting.removeCoins()
    memory.visiting.add(keys.visit, coins.visits)
    for (lever, coins) in coins.levers.enumerated() {
      memory.visiting.add(keys.levers[lever].asking, coins.asks)
    }
    memory.visiting.flip(of: asked)
    for index in memory.active { asked.blocks[index] &= memory.visiting.lower(0, block: index) }

    let never = CoinThreshold(chance: 0)
    let (nobody, everybody) = (
      coins.engaged.value == 0, coins.engaged.value >= CoinThreshold.always
    )
    memory.serving.removeCoins()
    memory.serving.add(keys.service, coins.engaged)
    for (misery, isNeeded) in [(misery, !everybody), (miseryWhenEngaged, !nobody)] {
      // It counts for moments that are no misery, and so may be as high.
      let notMagic = misery.value > coins.notMagic.value ? misery : coins.notMagic
      memory.serving.add(
        keys.experience, isNeeded ? misery : never, isNeeded ? notMagic : never)
    }
    memory.serving.flip(of: asked)
    swap(&asked, &memory.asked)
  }

  /// Gives customers served a moment: misery, magic, or neither.
  ///
  /// Who is in misery is asked afterwards.
  private mutating func meet(_ memory: inout ServiceMemory) {
    let (active, serving) = (memory.active, memory.serving)
    var people = PeopleBlocks()
    swap(&people, &memory.asked)
    var blocks = memory.words.blocks.mutableSpan
    var asked = people.blocks.mutableSpan
    var count = PeopleCount()
    for index in active {
      let served = asked[index]
      let engaged = served & serving.lower(0, block: index)
      let other = served & ~engaged
      let misery =
        (other & serving.lower(1, block: index)) | (engaged & serving.lower(2, block: index))
      let notMagic =
        (other & serving.higher(1, block: index)) | (engaged & serving.higher(2, block: index))
      blocks[index].misery = misery
      blocks[index].magic = served & ~notMagic & ~misery
      asked[index] = misery
      count.add(served)
    }
    outcome.served += count.total
    swap(&people, &memory.asked)
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
    let (active, voices) = (memory.active, memory.voices)
    var blocks = memory.words.blocks.mutableSpan
    var (complaints, analysed) = (PeopleCount(), PeopleCount())
    for index in active {
      let complained =
        blocks[index].misery & voices.lower(Misery.complain, block: index)
        & ~voices.lower(Misery.vents, block: index)
      blocks[index].complained = complained
      // Who is known, until all levers have asked.
      blocks[index].attempted = complained
      complaints.add(complained)
      if coins.analysed.value > 0 {
        analysed.add(complained & voices.lower(Misery.analysed, block: index))
      }
    }
    outcome.complaints += complaints.total
    outcome.causesNoticed += analysed.total
    for lever in coins.levers.indices where coins.levers[lever].asks.value > 0 {
      ask(by: lever, &memory)
    }
    if coins.noticesBuyingLess {
      for index in active {
        for word in 8 * index..<8 * index + 8 { notice(&memory.words[word], word) }
      }
    }
    blocks = memory.words.blocks.mutableSpan
    for index in active {
      blocks[index].attempted &= voices.lower(Misery.attempt, block: index)
    }
  }

  /// Lets a lever ask customers: of the silent in misery some become known, of the others some are pleased.
  private mutating func ask(by lever: Int, _ memory: inout ServiceMemory) {
    let (active, visiting, voices) = (memory.active, memory.visiting, memory.voices)
    let (pleases, pleasing) = (coins.levers[lever].pleases, keys.levers[lever].pleasing)
    var blocks = memory.words.blocks.mutableSpan
    var (askedOnes, foundOnes, pleasedOnes) = (PeopleCount(), PeopleCount(), PeopleCount())
    for index in active {
      let asked = blocks[index].customers & visiting.lower(1 + lever, block: index)
      askedOnes.add(asked)
      // Of the silent who are asked, those who become known.
      let found =
        asked & blocks[index].misery & ~blocks[index].attempted
        & voices.lower(Misery.finding + lever, block: index)
      blocks[index].attempted |= found
      foundOnes.add(found)
      if pleases.value == 0 { continue }
      let ordinary = asked & blocks[index].customers(of: .ordinary)
      var pleased = SIMD8<UInt64>()
      for word in 0..<8 { pleased[word] = pleases.flip(ordinary[word], 8 * index + word, pleasing) }
      blocks[index].magic |= pleased
      pleasedOnes.add(pleased)
    }
    outcome.asked += askedOnes.total
    contacts[lever] += askedOnes.total
    outcome.found += foundOnes.total
    outcome.pleased += pleasedOnes.total
  }
}
