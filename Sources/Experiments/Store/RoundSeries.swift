package import WordOfMouth

/// The rounds of many replicates of one setting, compactly: most counts take one byte.
///
/// For each replicate: its number of rounds; then round by round, for the positive and then the
/// negative opinion, how many were newly reached and how many tellings there were. Numbers are written
/// seven bits to a byte, lowest first, the top bit set in all but the last (LEB128).
package struct RoundSeries: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each replicate starts.
  private(set) var starts: [Int] = []

  /// The number of replicates.
  package var replicates: Int { starts.count }

  /// Adds a replicate.
  package mutating func append(_ outcome: WaveOutcome) {
    starts.append(bytes.count)
    let columns = [
      outcome.counts.positive.newlyReached, outcome.counts.positive.tellingsByRound,
      outcome.counts.negative.newlyReached, outcome.counts.negative.tellingsByRound,
    ]
    let rounds = columns.reduce(0) { max($0, $1.count) }
    append(rounds)
    for round in 0..<rounds {
      for column in columns { append(round < column.count ? column[round] : 0) }
    }
  }

  /// Adds the replicates of another series.
  package mutating func append(_ other: RoundSeries) {
    let offset = bytes.count
    bytes += other.bytes
    starts += other.starts.map { $0 + offset }
  }

  private mutating func append(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Reads the number at a place and moves the place behind it.
  func number(at place: inout Int) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
  }
}
