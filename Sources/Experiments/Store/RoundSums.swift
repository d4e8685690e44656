import Statistics
import WordOfMouth

/// Summarises the rounds of the replicates of a setting, round by round, from the sections of its blocks
/// (see ``RoundSeries``).
///
/// Blocks are read piece by piece, so that in memory there are a few numbers for each replicate, however
/// many rounds there are.
struct RoundSums {
  /// The blocks.
  private let blocks: [StoredRuns.Source]
  /// How many rounds each replicate has.
  private var lengths: [Int]
  /// Of a number for each replicate, those that count.
  private let take: ([Int]) -> [Int]

  /// Bytes of all blocks that are read ahead.
  private static let readAhead = 4 << 20
  /// More people than anybody can reach.
  private static let mostReached = 1 << 40

  /// Prepares a summary.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - replicates: How many replicates there are.
  ///   - take: Of a number for each replicate, gives those that count.
  init(_ blocks: [StoredRuns.Source], replicates: Int, take: @escaping ([Int]) -> [Int]) {
    self.blocks = blocks
    lengths = Array(repeating: 0, count: replicates)
    self.take = take
  }

  /// Summarises every round over the replicates: opinions x rounds x quantities.
  ///
  /// Rounds go up to the longest replicate's last; one that ended earlier has nothing new and keeps its
  /// reach. All sums are of whole numbers, so the order of the replicates does not matter.
  ///
  /// - Throws: ``JournalError`` if something cannot be read.
  /// - Complexity: O(rounds x replicates).
  func summaries(_ layout: BlockLayout) throws(JournalError) -> [RoundSummary] {
    var sums = self
    for block in blocks {
      var counts = try CountReader(block, layout.lengths, window: Self.readAhead)
      for replicate in block.header.ran { sums.lengths[replicate] = try counts.next() }
    }
    var found: [RoundSummary] = []
    for (place, opinion) in Opinion.allCases.enumerated() {
      found += try sums.summaries(opinion, section: layout.rounds + place)
    }
    return found
  }

  private func summaries(
    _ opinion: Opinion, section: Int
  ) throws(JournalError) -> [RoundSummary] {
    let window = max(64, min(1 << 16, Self.readAhead / max(1, blocks.count)))
    var readers: [CountReader] = []
    for block in blocks { readers.append(try CountReader(block, section, window: window)) }
    let longest = blocks.map { block in block.header.ran.reduce(0) { max($0, lengths[$1]) } }
    var newly = Array(repeating: 0, count: lengths.count)
    var tellings = newly
    var reach = newly
    var sort = WholeNumberSort()
    var found: [RoundSummary] = []
    // Every round that is read takes bytes, so that a number of rounds that is none ends soon.
    for round in 0..<(longest.max() ?? 0) {
      for (place, block) in blocks.enumerated() {
        // Who ended in the round before has nothing from now on.
        guard round <= longest[place] else { continue }
        for replicate in block.header.ran {
          let runs = round < lengths[replicate]
          newly[replicate] = runs ? try readers[place].next() : 0
          tellings[replicate] = runs ? try readers[place].next() : 0
          if reach[replicate] + newly[replicate] > Self.mostReached { throw block.damage }
        }
      }
      for replicate in reach.indices { reach[replicate] += newly[replicate] }
      for quantity in RoundSummary.Quantity.allCases {
        let numbers =
          switch quantity {
          case .newlyReached: newly
          case .reach: reach
          case .tellings: tellings
          }
        found.append(Self.row(opinion, round + 1, quantity, take(numbers), &sort))
      }
    }
    return found
  }

  private static func row(
    _ opinion: Opinion, _ round: Int, _ quantity: RoundSummary.Quantity, _ values: [Int],
    _ sort: inout WholeNumberSort
  ) -> RoundSummary {
    sort.take(values)
    let sorted = sort.sorted
    let found = [0.05, 0.25, 0.5, 0.75, 0.95].map {
      Quantile($0, count: values.count).value { Double(sorted[$0]) }
    }
    return RoundSummary(
      opinion: opinion, round: round, quantity: quantity,
      // No sum of counts of people overflows; one of counts that a file made up is only wrong.
      mean: Double(values.reduce(0, &+)) / Double(values.count),
      p05: found[0], p25: found[1], p50: found[2], p75: found[3], p95: found[4])
  }
}

/// Reads the counts of a section one after the other, a piece of it at a time.
private struct CountReader {
  private let source: StoredRuns.Source
  private let window: Int
  /// What of the block was not read.
  private var rest: Range<Int>
  private var bytes: [UInt8] = []
  private var place = 0

  init(
    _ source: StoredRuns.Source, _ section: Int, window: Int
  ) throws(JournalError) {
    self.source = source
    self.window = window
    rest = try source.log.place(of: section, in: source.block, source.header)
  }

  /// The next count.
  mutating func next() throws(JournalError) -> Int {
    if !rest.isEmpty, bytes.count - place < [UInt8].longestCount {
      let piece = rest.prefix(window)
      bytes = try bytes[place...] + source.log.read(source.block, source.header, piece)
      rest = piece.upperBound..<rest.upperBound
      place = 0
    }
    guard let count = bytes.count(at: &place) else { throw source.damage }
    return count
  }
}
