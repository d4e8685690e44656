package import Parallelism
package import Randomness

/// Puts entries in a uniformly random order.
///
/// Fisher and Yates's shuffle as Durstenfeld wrote it, with the draws of a key in place of a
/// generator's state.
///
/// - Parameters:
///   - entries: What is shuffled.
///   - random: The random numbers.
///   - workers: Once they are cancelled it is left half done.
/// - Complexity: O(count).
package func shuffle(_ entries: inout [UInt32], random: RandomKey, workers: Workers = .single) {
  var span = entries.mutableSpan
  var last = span.count - 1
  while last > 0 {
    if last & 0xF_FFFF == 0, workers.isCancelled { return }
    let other = random.draws(of: UInt64(last)).below(UInt64(last) + 1, 0)
    span.swapAt(last, Int(other))
    last -= 1
  }
}
