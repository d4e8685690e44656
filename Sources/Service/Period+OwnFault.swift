internal import Randomness

/// Misery of the customer's own doing: a pass of its own, made only where there is any.
extension Period {
  /// Refuses some of the cases of the customer's own doing that would be attempted.
  ///
  /// Who is refused has spoken in vain, and is unresolved also where found by asking.
  mutating func refuse(_ memory: inout ServiceMemory) {
    if !coins.hasOwnFault { return }
    for index in memory.words.indices {
      var word = memory.words[index]
      if word.misery == 0 { continue }
      let own = coins.ownFault.flip(word.misery, index, keys.ownFault)
      let asked = own & word.attempted
      let refused = asked & ~coins.helps.flip(asked, index, keys.helping)
      word.attempted &= ~refused
      word.complained |= refused
      memory.words[index] = word
      outcome.ownFault += own.nonzeroBitCount
      outcome.refused += refused.nonzeroBitCount
    }
  }
}
