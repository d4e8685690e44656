/// Who is tied to whom, a bit for each pair and end: for graphs so dense that rows are long to search.
///
/// It takes people^2 / 8 bytes, about 4 at most for each tie of the graphs it is made for.
struct TiedPairs: Sendable {
  /// The words of each person's row.
  private let words: Int
  private var bits: [UInt64]

  /// Makes one in which nobody is tied; nil unless people know a sixteenth of all others, and either so many
  /// that their rows are long to search, or more than half.
  init?(people: Int, contacts: Int) {
    guard contacts >= people / 16, contacts >= 64 || contacts > people / 2 else { return nil }
    words = (people + 63) / 64
    bits = [UInt64](repeating: 0, count: people * words)
  }

  /// Whether two people are tied.
  ///
  /// - Complexity: O(1).
  subscript(a: PersonID, b: PersonID) -> Bool {
    get { bits[Int(a) * words + Int(b >> 6)] >> UInt64(b & 63) & 1 == 1 }
    set {
      mark(newValue, a, b)
      mark(newValue, b, a)
    }
  }

  private mutating func mark(_ isTied: Bool, _ row: PersonID, _ column: PersonID) {
    let place = Int(row) * words + Int(column >> 6)
    let mask = (1 as UInt64) << UInt64(column & 63)
    if isTied { bits[place] |= mask } else { bits[place] &= ~mask }
  }

  /// Of those to whom somebody is not tied, in order of id and without itself, the one of a rank from 0.
  ///
  /// - Precondition: There are more of them than the rank.
  /// - Complexity: O(people / 64).
  func stranger(_ rank: Int, of person: PersonID) -> PersonID {
    var rest = rank
    for word in 0..<words {
      var free = ~bits[Int(person) * words + word]
      if word == Int(person >> 6) { free &= ~((1 as UInt64) << UInt64(person & 63)) }
      let count = free.nonzeroBitCount
      if rest < count {
        for _ in 0..<rest { free &= free &- 1 }
        return PersonID(truncatingIfNeeded: word << 6 + free.trailingZeroBitCount)
      }
      rest -= count
    }
    preconditionFailure("a person has fewer strangers than said")
  }
}
