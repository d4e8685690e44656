internal import Randomness

/// Newcomers in place of customers who left: passes of their own, made only where there are any.
extension Period {
  /// Keeps who has left before anybody leaves in the period.
  func noteGone(_ memory: inout ServiceMemory) {
    if !coins.replacesLeavers { return }
    memory.goneBefore.removeAll(keepingCapacity: true)
    for word in memory.words.indices { memory.goneBefore.append(memory.words[word].gone) }
  }

  /// Replaces some of those who left in the period, who are gone no longer.
  ///
  /// What customers keep from one period to the next was forgotten of those who left.
  mutating func replaceLeavers(_ memory: inout ServiceMemory) {
    if !coins.replacesLeavers { return }
    for index in memory.words.indices {
      let left = memory.words[index].gone & ~memory.goneBefore[index]
      if left == 0 { continue }
      let replaced = coins.replaces.flip(left, index, keys.replacing)
      memory.words[index].gone &= ~replaced
      memory.words[index].customers |= replaced
      outcome.replaced += replaced.nonzeroBitCount
    }
  }
}
