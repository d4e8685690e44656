import Randomness
import SocialGraph

/// The rate at which this machine can touch random memory of a graph's size: what no spread beats by
/// much, however clever, since each telling reads a random place and marks a random person.
///
/// Positions are worked out 256 at a time before they are touched, so that many cache misses are
/// under way at once, and nothing is chosen, counted or settled.
struct RandomAccess {
  /// What is done at random places, and where these come from.
  enum Form: String, CaseIterable {
    /// A word of a table as large as a graph's rows is read, changed and written; the places come one
    /// after the other from a xorshift generator, as one would write it on the first day.
    case modify
    /// The same; the places come from the kernel's generator, many at a time. In a near cache this is
    /// twice as fast.
    case modifySpread = "modify-spread"
    /// A person is read from a table as large as a graph's rows, then the bit of that person is set; the
    /// places come from the kernel's generator.
    case mark
  }

  private var table: [PersonID]
  private var bits: [UInt64]
  /// How many accesses were made, so that no two runs make the same.
  private var counter: UInt64 = 0

  /// How many positions are worked out at a time.
  private static let batch = 256

  /// Fills a table with random people.
  ///
  /// - Parameters:
  ///   - people: How many bits there are, at least 1.
  ///   - places: How many entries the table has, at least 1; twice the ties of a graph.
  init(people: Int, places: Int) {
    table = (0..<UInt64(places)).map { place in
      PersonID(truncatingIfNeeded: scattered(place).multipliedFullWidth(by: UInt64(people)).high)
    }
    bits = [UInt64](repeating: 0, count: (people + 63) / 64)
  }

  /// Makes at least this many accesses.
  ///
  /// - Returns: How many, a multiple of the batch.
  mutating func run(_ count: Int, _ form: Form) -> Int {
    let batches = (count + Self.batch - 1) / Self.batch
    let start = counter
    switch form {
    case .modify: counter = Self.modify(&table, batches: batches, from: start | 1)
    case .modifySpread: counter = Self.modifySpread(&table, batches: batches, from: start)
    case .mark: counter = Self.mark(table, &bits, batches: batches, from: start)
    }
    return batches * Self.batch
  }

  /// The next random position, of the generator that the kernel draws from; `word` counts.
  @inline(__always)
  private static func position(_ word: inout UInt64, below places: UInt64) -> UInt64 {
    word &+= goldenStep
    return scattered(word).multipliedFullWidth(by: places).high
  }

  /// Modifies words at places of a generator whose state, not 0, is given and returned.
  private static func modify(_ table: inout [PersonID], batches: Int, from state: UInt64)
    -> UInt64
  {
    let places = UInt64(table.count)
    var rows = table.mutableSpan
    var state = state
    var positions: [256 of UInt32] = .init(repeating: 0)
    for _ in 0..<batches {
      for index in positions.indices {
        // Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (2003), 14.
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        positions[index] = UInt32(truncatingIfNeeded: state % places)
      }
      // The lowest bit alone: the table still holds people, or one more.
      for index in positions.indices { rows[Int(positions[index])] ^= 1 }
    }
    return state
  }

  private static func modifySpread(_ table: inout [PersonID], batches: Int, from counter: UInt64)
    -> UInt64
  {
    let places = UInt64(table.count)
    var rows = table.mutableSpan
    var word = counter
    var positions: [256 of UInt32] = .init(repeating: 0)
    for _ in 0..<batches {
      for index in positions.indices {
        positions[index] = UInt32(truncatingIfNeeded: position(&word, below: places))
      }
      // The lowest bit alone: the table still holds people, or one more.
      for index in positions.indices { rows[Int(positions[index])] ^= 1 }
    }
    return word
  }

  private static func mark(
    _ table: [PersonID], _ bits: inout [UInt64], batches: Int, from counter: UInt64
  ) -> UInt64 {
    let places = UInt64(table.count)
    let last = PersonID(truncatingIfNeeded: bits.count * 64 - 1)
    let rows = table.span
    var words = bits.mutableSpan
    var word = counter
    var found: [256 of PersonID] = .init(repeating: 0)
    for _ in 0..<batches {
      for index in found.indices {
        found[index] = rows[Int(truncatingIfNeeded: position(&word, below: places))]
      }
      for index in found.indices {
        let person = min(found[index], last)
        words[Int(person >> 6)] |= 1 << UInt64(person & 63)
      }
    }
    return word
  }
}
