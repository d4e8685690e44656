/// Who is tied to whom, a bit for each pair: for graphs so dense that rows are long to search.
///
/// It takes people^2 / 8 bytes, at most 4 for each tie of the graphs it is made for.
struct TiedPairs: Sendable {
  private let people: Int
  private var bits: [UInt64]

  /// Makes one in which nobody is tied; nil unless people have so many contacts that it is smaller
  /// than the list of their ties.
  init?(people: Int, contacts: Int) {
    guard contacts >= 64, contacts >= people / 16 else { return nil }
    self.people = people
    bits = [UInt64](repeating: 0, count: (people * people + 63) / 64)
  }

  /// Whether two people are tied, in either order.
  ///
  /// - Complexity: O(1).
  subscript(a: PersonID, b: PersonID) -> Bool {
    get {
      let bit = place(a, b)
      return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
    set {
      let bit = place(a, b)
      let mask = (1 as UInt64) << UInt64(bit & 63)
      if newValue { bits[bit >> 6] |= mask } else { bits[bit >> 6] &= ~mask }
    }
  }

  private func place(_ a: PersonID, _ b: PersonID) -> Int {
    Int(max(a, b)) * people + Int(min(a, b))
  }
}
