import Randomness
import SocialGraph

/// The rate at which this machine can do what a telling cannot do without: read a random place of the
/// table of contacts and set the bit of the person found there.
///
/// The table is as large as a graph's rows, the bits as many as its people. Positions are worked out
/// and read for 256 accesses before their bits are set, so that many cache misses are under way at
/// once, and nothing is chosen, counted or settled: tellings per second over this rate say how much a
/// spread costs beside its memory.
struct RandomAccess {
  private let table: [PersonID]
  private var bits: [UInt64]
  /// How many accesses were made, so that no two runs make the same.
  private var counter: UInt64 = 0

  /// How many positions are read before their bits are set.
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

  /// Makes at least so many accesses.
  ///
  /// - Returns: How many, a multiple of the batch.
  mutating func run(_ count: Int) -> Int {
    let batches = (count + Self.batch - 1) / Self.batch
    counter = Self.access(table, &bits, batches: batches, from: counter)
    return batches * Self.batch
  }

  /// Makes whole batches of accesses and returns the counter after them.
  private static func access(
    _ table: [PersonID], _ bits: inout [UInt64], batches: Int, from counter: UInt64
  ) -> UInt64 {
    let places = UInt64(table.count)
    let rows = table.span
    var words = bits.mutableSpan
    var word = counter
    var found: [256 of PersonID] = .init(repeating: 0)
    for _ in 0..<batches {
      for index in found.indices {
        word &+= goldenStep
        let mixed = (word ^ word >> 29) &* 0xBF58_476D_1CE4_E5B9
        found[index] = rows[Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: places).high)]
      }
      for index in found.indices {
        let person = found[index]
        words[Int(person >> 6)] |= 1 << UInt64(person & 63)
      }
    }
    return word
  }

  /// The number of bits that are set.
  var bitsSet: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }
}
