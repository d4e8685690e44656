internal import Randomness

/// The cases of 64 people that take time, a bit each.
struct CaseWord: Sendable {
  /// Customers who wait.
  var open: UInt64 = 0
  /// Customers who have waited, and whose case is closed in the period under way.
  var closed: UInt64 = 0
}

/// Cases that take time: passes of their own, made only where there are any.
extension Period {
  /// Closes some of the cases that are open from earlier periods, and takes those whose cases they are out of
  /// the period: they meet nothing, are not asked and do not complain again.
  mutating func setAsideWaiting(_ memory: inout ServiceMemory) {
    for index in memory.cases.indices {
      let open = memory.cases[index].open
      let closed = coins.closes.flip(open, index, keys.closingLater)
      memory.cases[index] = CaseWord(open: open & ~closed, closed: closed)
      memory.words[index].customers &= ~open
    }
  }

  /// Lets attempts take their time, once it is known how each would end, and brings back who waits.
  ///
  /// Who waits is silent for the period, and who has waited is resolved or unresolved.
  mutating func wait(_ memory: inout ServiceMemory) {
    if !coins.takesTime { return }
    for index in memory.cases.indices {
      var word = memory.words[index]
      let stillOpen = memory.cases[index].open
      let begun = word.attempted & ~coins.closes.flip(word.attempted, index, keys.closing)
      let ended = memory.cases[index].closed
      let resolved = coins.resolvedAtAll.flip(ended, index, keys.recoveryOutcome)
      outcome.waiting += (begun | stillOpen).nonzeroBitCount
      outcome.casesFromBefore += (stillOpen | ended).nonzeroBitCount
      outcome.recoveredLater += resolved.nonzeroBitCount

      word.customers |= stillOpen | ended
      word.misery |= stillOpen | ended
      word.complained &= ~begun
      word.attempted = (word.attempted & ~begun) | ended
      word.resolved = (word.resolved & ~begun) | resolved
      word.resolvedQuickly &= ~begun
      memory.words[index] = word
      memory.cases[index] = CaseWord(open: begun | stillOpen)
    }
  }

  /// Forgets the cases of those who left.
  mutating func dropCasesOfLeavers(_ memory: inout ServiceMemory) {
    if !coins.takesTime { return }
    for index in memory.cases.indices {
      memory.cases[index].open &= memory.words[index].customers
      outcome.openCases += memory.cases[index].open.nonzeroBitCount
    }
  }
}
