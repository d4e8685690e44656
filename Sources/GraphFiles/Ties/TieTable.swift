import SocialGraph

/// Ties, each once, with how often it was listed: a table of open addresses.
///
/// 12 bytes a slot, of which at most three in four are in use.
struct TieTable: Sendable {
  /// Both ends of a tie in one number; what is in an empty slot says nothing.
  private var keys = [UInt64](repeating: 0, count: 1024)
  /// How often each tie was listed, at most 2^32 - 1 times; 0 for an empty slot.
  private var counts = [UInt32](repeating: 0, count: 1024)
  /// The number of different ties.
  private(set) var count = 0

  /// The bytes that it takes, or takes while it grows if it may do so for so many ties more.
  func size(adding more: Int) -> Int {
    (4 * (count + more) > 3 * keys.count ? 3 : 1) * 12 * keys.count
  }

  /// Adds a tie that was listed so many times.
  ///
  /// - Returns: Whether it is new.
  /// - Complexity: O(1), amortised.
  @discardableResult
  mutating func add(_ tie: Tie, times: UInt32 = 1) -> Bool {
    let key = UInt64(tie.from) << 32 | UInt64(tie.to)
    let slot = slot(of: key)
    guard counts[slot] == 0 else {
      let (sum, overflow) = counts[slot].addingReportingOverflow(times)
      counts[slot] = overflow ? .max : sum
      return false
    }
    (keys[slot], counts[slot]) = (key, times)
    count += 1
    if 4 * count > 3 * keys.count { grow() }
    return true
  }

  /// Calls with each tie and how often it was listed, in no order.
  func forEach(_ body: (Tie, _ times: UInt32) -> Void) {
    for slot in keys.indices where counts[slot] > 0 {
      let key = keys[slot]
      body(Tie(UInt32(key >> 32), UInt32(truncatingIfNeeded: key)), counts[slot])
    }
  }

  /// How often a tie was listed.
  subscript(tie: Tie) -> UInt32 { counts[slot(of: UInt64(tie.from) << 32 | UInt64(tie.to))] }

  /// Where a tie is, or the empty slot where it would be.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // Both halves of the key reach the upper half of the second product.
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(((mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 32) & mask
    while counts[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    keys = [UInt64](repeating: 0, count: 2 * oldKeys.count)
    counts = [UInt32](repeating: 0, count: 2 * oldKeys.count)
    for (old, times) in oldCounts.enumerated() where times != 0 {
      let slot = slot(of: oldKeys[old])
      (keys[slot], counts[slot]) = (oldKeys[old], times)
    }
  }
}
