/// The runs that a batch of graphs allows, as one flat list of blocks: neighbouring replicates of one
/// setting, which one worker runs one after another.
///
/// As blocks of all settings are in one list, one huge setting and a thousand tiny ones keep all workers
/// equally busy. Settings that are compared are gone through several times, a part of each in turn, so that
/// what was stopped has pairs to compare.
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

  /// Neighbouring blocks of a slice.
  private struct Piece {
    /// The number of its first block in the list.
    let first: Int
    let slice: Int
    /// Its first block in the slice.
    let start: Int
  }

  /// The slices that have any replicate, in order of settings.
  package let slices: [Slice]
  /// The blocks in order, those of one pass through one slice together.
  private let pieces: [Piece]
  /// The number of blocks.
  package let blocks: Int

  /// Lists the work of some slices.
  ///
  /// - Parameters:
  ///   - slices: The slices, in order of settings.
  ///   - passes: How often they are gone through, each time for a part of every slice.
  package init(_ slices: [Slice], passes: Int = 1) {
    let slices = slices.filter { $0.count > 0 }
    var pieces: [Piece] = []
    var sum = 0
    for pass in 0..<passes {
      for (place, slice) in slices.enumerated() {
        let (start, end) = (slice.blocks * pass / passes, slice.blocks * (pass + 1) / passes)
        if start == end { continue }
        pieces.append(Piece(first: sum, slice: place, start: start))
        sum += end - start
      }
    }
    (self.slices, self.pieces, blocks) = (slices, pieces, sum)
  }

  /// The slice of a block, and which of the slice's places it covers.
  ///
  /// - Complexity: O(log(slices x passes)).
  package func block(_ index: Int) -> (slice: Int, places: Range<Int>) {
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].first <= index { low = middle } else { high = middle - 1 }
    }
    let piece = pieces[low]
    let slice = slices[piece.slice]
    let start = (piece.start + index - piece.first) * slice.blockSize
    return (piece.slice, start..<min(slice.count, start + slice.blockSize))
  }

  /// How many replicates a block has on a graph of this many people, with this many periods each.
  ///
  /// Handing out a block and recording it must cost little beside running it: a replicate takes a
  /// microsecond or two on a hundred people, and thirty on ten thousand. Small waves run together, up to 64
  /// at a time, which larger blocks allow where every worker has some of them all the same.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - periods: The number of periods of each.
  ///   - runs: How many replicates there are in all.
  ///   - workers: How many workers share them.
  /// - Returns: The number of replicates.
  package static func blockSize(
    people: Int, periods: Int = 1, runs: Int = .max, workers: Int = 1
  ) -> Int {
    let fair = max(1, min(64, 163_840 / max(1, people) / max(1, periods)))
    let large = max(1, min(64, 1_638_400 / max(1, people) / max(1, periods)))
    return min(large, max(fair, runs / max(1, 4 * workers)))
  }
}
