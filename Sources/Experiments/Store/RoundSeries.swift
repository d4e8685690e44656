import WordOfMouth

/// The rounds of some replicates of one setting, compactly: most counts take one byte.
///
/// For each replicate: its number of rounds; then round by round, for the positive and then the
/// negative opinion, how many were newly reached and how many tellings there were.
///
/// In the bytes of a block the rounds of all its replicates are together, so that a round can be summarised
/// without reading those that follow: first the numbers of rounds; then, for the positive opinion, round by
/// round the two counts of each replicate that is that long; then the same for the negative one.
struct RoundSeries: Sendable, Hashable {
  private var bytes: [UInt8] = []
  /// Where each replicate starts.
  private var starts: [Int] = []

  /// Adds a replicate; of no wave, one without rounds.
  mutating func append(_ outcome: WaveOutcome?) {
    starts.append(bytes.count)
    guard let outcome else {
      bytes.append(count: 0)
      return
    }
    let columns = [
      outcome.counts.positive.newlyReached, outcome.counts.positive.tellingsByRound,
      outcome.counts.negative.newlyReached, outcome.counts.negative.tellingsByRound,
    ]
    let rounds = columns.reduce(0) { max($0, $1.count) }
    bytes.append(count: rounds)
    for round in 0..<rounds {
      for column in columns { bytes.append(count: round < column.count ? column[round] : 0) }
    }
  }

  /// Adds some replicates of another series.
  mutating func append(_ rows: Range<Int>, of other: RoundSeries) {
    guard !rows.isEmpty else { return }
    let start = other.starts[rows.lowerBound]
    let offset = bytes.count - start
    starts += other.starts[rows].map { $0 + offset }
    bytes += other.bytes[start..<other.end(of: rows.upperBound - 1)]
  }

  private func end(of row: Int) -> Int {
    row + 1 < starts.count ? starts[row + 1] : bytes.count
  }

  /// The number of bytes of all replicates.
  var size: Int { bytes.count }

  /// The number of bytes of a replicate.
  func size(of row: Int) -> Int { end(of: row) - starts[row] }

  /// The rounds of a replicate: how many were newly reached, and how many tellings there were.
  func rounds(of row: Int) -> [ByOpinion<(newlyReached: Int, tellings: Int)>] {
    var place = starts[row]
    func next() -> Int { bytes.count(at: &place) ?? 0 }
    return (0..<next()).map { _ in ByOpinion { _ in (next(), next()) } }
  }

  // MARK: Bytes of a block

  /// Adds the three sections to the bytes of a block.
  func encode(to block: inout [UInt8], _ end: (inout [UInt8]) -> Void) {
    var places = starts
    let lengths = places.indices.map { bytes.count(at: &places[$0]) ?? 0 }
    for length in lengths { block.append(count: length) }
    end(&block)
    var negative: [UInt8] = []
    for round in 0..<(lengths.max() ?? 0) {
      for (row, length) in lengths.enumerated() where round < length {
        for _ in 0..<2 { block.append(count: bytes.count(at: &places[row]) ?? 0) }
        for _ in 0..<2 { negative.append(count: bytes.count(at: &places[row]) ?? 0) }
      }
    }
    end(&block)
    block += negative
    end(&block)
  }

  /// Makes an empty series.
  init() {}

  /// Reads the series of the three sections of a block; nil where they are not those of so many replicates.
  init?(
    _ replicates: Int, lengths: [UInt8], positive: [UInt8], negative: [UInt8]
  ) {
    // A replicate has at least a byte.
    guard replicates <= lengths.count else { return nil }
    var (place, first, second) = (0, 0, 0)
    var rows = Array(repeating: [UInt8](), count: replicates)
    var ends: [Int] = []
    for row in rows.indices {
      guard let length = lengths.count(at: &place) else { return nil }
      ends.append(length)
      rows[row].append(count: length)
    }
    // Each round takes bytes, so that a number of rounds that is none ends soon.
    var running = Array(ends.indices)
    var round = 0
    while true {
      running.removeAll { ends[$0] <= round }
      if running.isEmpty { break }
      for row in running {
        for _ in 0..<2 {
          guard let count = positive.count(at: &first) else { return nil }
          rows[row].append(count: count)
        }
        for _ in 0..<2 {
          guard let count = negative.count(at: &second) else { return nil }
          rows[row].append(count: count)
        }
      }
      round += 1
    }
    guard place == lengths.count, first == positive.count, second == negative.count
    else { return nil }
    for row in rows {
      starts.append(bytes.count)
      bytes += row
    }
  }
}
