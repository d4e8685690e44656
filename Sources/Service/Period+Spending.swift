internal import Randomness

/// Customers who buy less after misery: passes of their own, made only where there are any.
extension Period {
  /// Notices silent customers by what they buy, lever by lever; who is known stands among the attempted.
  mutating func notice(_ word: inout PeopleWord, _ index: Int) {
    let silent = word.misery & ~word.complained
    var noticed: UInt64 = 0
    for (lever, coins) in coins.levers.enumerated() where coins.notices.value > 0 {
      let now = coins.notices.flip(silent, index, keys.levers[lever].finding)
      contacts[lever] += now.nonzeroBitCount
      noticed |= now
    }
    outcome.noticed += (noticed & ~word.attempted).nonzeroBitCount
    word.attempted |= noticed
  }

  /// Keeps by which misery customers spend, and adds up what those who stayed do.
  mutating func spend(_ memory: inout ServiceMemory) {
    if !coins.buysLess { return }
    let unhappy: [CustomerClass] = [.silent, .unresolved, .resolved, .resolvedQuickly]
    var counts = SIMD4<Int>()
    for index in memory.spending.indices {
      let word = memory.words[index]
      let now = SIMD4(
        word.customers(of: .silent), word.customers(of: .unresolved),
        word.customers(of: .resolved), word.customers(of: .resolvedQuickly))
      // The last misery counts.
      let before = memory.spending[index] & SIMD4(repeating: ~word.misery)
      let last = (before | now) & SIMD4(repeating: word.customers)
      memory.spending[index] = last
      for lane in 0..<4 { counts[lane] += last[lane].nonzeroBitCount }
    }
    outcome.spending = Double(outcome.stayed - counts.wrappedSum())
    for (lane, kind) in unhappy.enumerated() {
      outcome.spending += Double(counts[lane]) * model.classes[kind].spends
    }
  }
}
