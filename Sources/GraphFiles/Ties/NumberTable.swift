/// A number for each of some ids below 2^32 that are far apart: a table of open addresses.
///
/// The hash affects only speed: people are numbered in the order of their ids.
struct NumberTable: Sendable {
  /// Ids, each below one more than its number, or 0: a power of two of them, at most half in use.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var count = 0
  /// The bytes that it may take, old and new together while it grows.
  var limit: Double
  /// Whether there were more ids than that holds; no more are added then.
  private(set) var isFull = false

  init(limit: Double = .infinity) { self.limit = limit }

  /// The bytes that it takes.
  var size: Int { 8 * slots.count }

  /// Adds an id, if it is new, with the number 0.
  @inline(__always)
  mutating func add(_ id: UInt32) {
    let slot = self.slot(of: id)
    guard slots[slot] == 0, !isFull else { return }
    slots[slot] = 1 << 32 | UInt64(id)
    count += 1
    if 2 * count > slots.count { grow() }
  }

  /// The ids, in no order.
  var ids: [UInt32] {
    slots.compactMap { $0 == 0 ? nil : UInt32(truncatingIfNeeded: $0) }
  }

  /// Calls with each id, in no order.
  func forEach(_ body: (UInt32) -> Void) {
    for slot in slots where slot != 0 { body(UInt32(truncatingIfNeeded: slot)) }
  }

  /// Numbers ids that are in the table by their places in a list.
  mutating func number(_ ids: [UInt32]) {
    for (number, id) in ids.enumerated() {
      slots[slot(of: id)] = UInt64(number + 1) << 32 | UInt64(id)
    }
  }

  /// The number of an id that is in the table.
  @inline(__always)
  subscript(id: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: slots[slot(of: id)] >> 32) &- 1
  }

  /// Where an id is, or the empty slot where it would be.
  @inline(__always)
  private func slot(of id: UInt32) -> Int {
    let mask = slots.count - 1
    // The upper half of the product depends on all of the id.
    var slot = Int((UInt64(id) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot]) != id {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    guard Double(3 * size) <= limit else {
      isFull = true
      return
    }
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      slots[slot(of: UInt32(truncatingIfNeeded: entry))] = entry
    }
  }
}
