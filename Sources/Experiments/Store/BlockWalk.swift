/// Reads the blocks of a setting in order of replicates, some replicates at a time.
///
/// Blocks may lie across one another, as those of a thousand shards do. Of a block that goes on behind the
/// replicates that are asked for, only their numbers are read. Rounds are not apart by replicate: they are
/// read once and kept until the block ends, as long as there is room.
struct BlockWalk {
  private let sources: [StoredRuns.Source]
  private let layout: BlockLayout
  /// The first block that was not reached.
  private var next = 0
  /// The blocks that were reached and go on.
  private var open: [OpenBlock] = []

  /// The most bytes of rounds that are kept.
  private static let roundsBytes = 64 << 20

  /// Starts before the first replicate.
  ///
  /// - Parameters:
  ///   - sources: The blocks, in order of their first replicate.
  ///   - layout: Where their numbers are.
  init(_ sources: [StoredRuns.Source], _ layout: BlockLayout) {
    self.sources = sources
    self.layout = layout
  }

  /// Reads the replicates in a range behind those that were read before.
  ///
  /// - Parameters:
  ///   - range: Their numbers.
  ///   - withRounds: Whether their rounds are read; else they have none.
  /// - Returns: The replicates in order, each once.
  /// - Throws: ``JournalError`` if they cannot be read.
  /// - Complexity: O(bytes of the replicates); with rounds that are too many to keep, O(bytes of the blocks).
  mutating func replicates(
    _ range: Range<Int>, withRounds: Bool
  ) throws(JournalError) -> RunBlock {
    while next < sources.count, sources[next].header.least < range.upperBound {
      open.append(OpenBlock(source: sources[next]))
      next += 1
    }
    guard let setting = sources.first?.header.setting else {
      return RunBlock(setting: 0, layout)
    }
    var found = RunBlock(setting: setting, layout)
    var kept = 0
    for place in open.indices {
      let header = open[place].source.header
      if range.lowerBound <= header.least, header.greatest < range.upperBound {
        found.append(of: try open[place].source.read(layout, withRounds: withRounds), in: range)
      } else {
        found.append(of: try open[place].part(range, layout, withRounds: withRounds), in: range)
        kept += open[place].rounds?.size ?? 0
        if kept > Self.roundsBytes { open[place].rounds = nil }
      }
    }
    open.removeAll { $0.source.header.greatest < range.upperBound }
    return found.inOrder()
  }
}

/// A block that was reached.
private struct OpenBlock {
  let source: StoredRuns.Source
  /// Where its sections are.
  var ends: [Int]?
  var rounds: RoundSeries?
  var failures: [RunBlock.Failure]?
}

extension OpenBlock {
  /// Reads at least the replicates in a range.
  fileprivate mutating func part(
    _ range: Range<Int>, _ layout: BlockLayout, withRounds: Bool
  ) throws(JournalError) -> RunBlock {
    let (log, block, header) = (source.log, source.block, source.header)
    var found = RunBlock(setting: header.setting, layout)
    let ends: [Int]
    if let known = self.ends { ends = known } else { ends = try log.ends(of: block, header) }
    self.ends = ends
    func section(_ place: Int) throws(JournalError) -> [UInt8] {
      try log.read(block, header, ends[place]..<ends[place + 1])
    }
    let rows = header.ran.places(in: range)
    if !rows.isEmpty {
      found.replicates = Array(header.ran.dropFirst(rows.lowerBound).prefix(rows.count))
      var place = 0
      for (group, width) in layout.widths.enumerated() {
        found.groups[group] = Array(repeating: 0, count: rows.count * width)
        for column in 0..<width {
          let start = ends[place]
          let bytes = try ColumnBytes.part(
            rows, of: header.ran.count, length: ends[place + 1] - start
          ) { (part) throws(JournalError) in
            try log.read(block, header, start + part.lowerBound..<start + part.upperBound)
          }
          let run = ReplicateList.Run(first: column, stride: width, count: rows.count)
          guard let bytes, ColumnBytes.read(bytes, to: [run], in: &found.groups[group]) else {
            throw source.damage
          }
          place += 1
        }
      }
      if withRounds {
        if rounds == nil {
          rounds = RoundSeries(
            header.ran.count, lengths: try section(layout.lengths),
            positive: try section(layout.rounds), negative: try section(layout.rounds + 1))
        }
        guard let rounds else { throw source.damage }
        found.rounds.append(rows, of: rounds)
      } else {
        for _ in rows { found.rounds.append(nil) }
      }
    }
    if header.failed.count > 0 {
      if failures == nil {
        guard let messages = RunBlock.messages(try section(layout.failures), header.failed.count)
        else { throw source.damage }
        failures = zip(header.failed, messages).map { .init(replicate: $0, message: $1) }
      }
      found.failures = failures ?? []
    }
    return found
  }
}

extension BlockHeader {
  /// The least number of its replicates.
  var least: Int { min(ran.least ?? .max, failed.least ?? .max) }
  /// The greatest number of its replicates.
  var greatest: Int { max(ran.greatest ?? -1, failed.greatest ?? -1) }
}

extension RunBlock {
  /// Adds the replicates of another block whose numbers are in a range.
  fileprivate mutating func append(of other: RunBlock, in range: Range<Int>) {
    var row = 0
    while row < other.replicates.count {
      let start = row
      while row < other.replicates.count, range.contains(other.replicates[row]) { row += 1 }
      append(start..<row, of: other)
      row += 1
    }
    failures += other.failures.filter { range.contains($0.replicate) }
  }

  /// The same replicates in the order of their numbers, each once.
  fileprivate func inOrder() -> RunBlock {
    var sorted = RunBlock(setting: setting, layout)
    if zip(replicates, replicates.dropFirst()).allSatisfy(<) {
      sorted = self
    } else {
      let rows = replicates.indices.sorted { replicates[$0] < replicates[$1] }
      for row in rows where replicates[row] != sorted.replicates.last {
        sorted.append(row..<row + 1, of: self)
      }
    }
    sorted.failures = failures.sorted { $0.replicate < $1.replicate }
    for place in sorted.failures.indices.dropLast().reversed()
    where sorted.failures[place] == sorted.failures[place + 1] {
      sorted.failures.remove(at: place)
    }
    return sorted
  }
}
