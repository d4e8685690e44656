/// The runs that a batch of graphs allows, as one flat list of blocks: neighbouring replicates of one
/// setting, which one worker runs one after another.
///
/// As blocks of all settings are in one list, one huge setting and a thousand tiny ones keep all workers
/// equally busy.
package struct WorkList: Sendable {
  /// The replicates of one setting that use some of its graphs.
  package struct Slice: Sendable {
    /// The index of the setting in the plan.
    package let setting: Int
    /// The place of its graphs in the batch.
    package let part: Int
    /// Which of its graphs they are.
    package let draws: Range<Int>
    /// How many graphs the setting has in all.
    package let allDraws: Int
    /// How many replicates the setting has in all.
    package let allReplicates: Int
    /// How many replicates a block has.
    package let blockSize: Int

    /// Draws below this number have one replicate more than the others.
    private var longer: Int { allReplicates % allDraws }
    /// How many replicates the other draws have.
    private var rows: Int { allReplicates / allDraws }
    /// How many of the slice's draws have one replicate more.
    private var longDraws: Int { max(0, min(draws.upperBound, longer) - draws.lowerBound) }

    /// How many replicates it has.
    package var count: Int { draws.count * rows + longDraws }

    /// How many blocks it has.
    package var blocks: Int { (count + blockSize - 1) / blockSize }

    /// The replicate at a place of the slice and the draw it uses; those of one draw are neighbours, so
    /// that a worker seldom changes graphs.
    package func replicate(_ place: Int) -> (replicate: Int, draw: Int) {
      let long = longDraws * (rows + 1)
      if place < long {
        let draw = draws.lowerBound + place / (rows + 1)
        return (place % (rows + 1) * allDraws + draw, draw)
      }
      let draw = draws.lowerBound + longDraws + (place - long) / rows
      return ((place - long) % rows * allDraws + draw, draw)
    }
  }

  /// The slices that have any replicate, in order of settings.
  package let slices: [Slice]
  /// The number of the first block of each slice.
  private let firstBlocks: [Int]
  /// The number of blocks.
  package let blocks: Int

  /// Lists the work of some slices.
  package init(_ slices: [Slice]) {
    self.slices = slices.filter { $0.count > 0 }
    var sum = 0
    firstBlocks = self.slices.map { slice in
      defer { sum += slice.blocks }
      return sum
    }
    blocks = sum
  }

  /// The slice of a block, and which of the slice's places it covers.
  ///
  /// - Complexity: O(log slices).
  package func block(_ index: Int) -> (slice: Int, places: Range<Int>) {
    var low = 0
    var high = slices.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if firstBlocks[middle] <= index { low = middle } else { high = middle - 1 }
    }
    let slice = slices[low]
    let start = (index - firstBlocks[low]) * slice.blockSize
    return (low, start..<min(slice.count, start + slice.blockSize))
  }

  /// How many replicates a block has on a graph of this many people, with this many periods each.
  ///
  /// Handing out a block and recording it must cost little beside running it: a replicate takes a
  /// microsecond or two on a hundred people, and thirty on ten thousand; and small waves run sixteen at a
  /// time.
  package static func blockSize(people: Int, periods: Int = 1) -> Int {
    max(1, min(64, 163_840 / max(1, people) / max(1, periods)))
  }
}
