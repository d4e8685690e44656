import Parallelism
import Randomness

/// A coin for each pair of a table, all with one chance: the ties of many random graphs.
///
/// The table has rows `firstRow..<firstRow + rows`, the people of one end; a row's columns, the
/// people of the other end, are `firstColumn` and those that follow, as many as `shape` says.
struct PairTable: Sendable {
  /// How many columns a row has.
  enum Shape: Sendable {
    /// All rows as many.
    case rectangle(columns: Int)
    /// Row i as many as rows before it: each pair of people once.
    case triangle
    /// Row i as many as rows before its block: each pair of people of different blocks once.
    case beforeBlocks(of: Int)
  }

  var firstRow: Int
  var firstColumn: Int
  var rows: Int
  var shape: Shape
  /// The chance of each pair, in 0...1.
  var chance: Double
  /// Keeps the tables of one graph separate.
  var stage: UInt64

  /// The number of columns of row number `row`.
  @inline(__always)
  private func columns(of row: Int) -> Int {
    switch shape {
    case .rectangle(let columns): columns
    case .triangle: row
    case .beforeBlocks(let length): row - row % length
    }
  }

  /// Rows that are walked by one worker at a stretch; they do not depend on the workers.
  fileprivate var stretches: [Range<Int>] {
    guard chance > 0, rows > 0 else { return [] }
    // About as many ties and rows as fill a piece of a tie list.
    let mostTies = Double(columns(of: rows - 1)) * chance
    let length = max(1, Int(32_768 / (1 + mostTies)))
    return stride(from: 0, to: rows, by: length).map { $0..<min(rows, $0 + length) }
  }

  /// The pairs of a stretch of rows whose coins succeed.
  ///
  /// Walks from success to success by geometric gaps across the ends of rows.
  fileprivate func successes(_ stretch: Range<Int>, random: GraphStream) -> [Tie] {
    let draws = random.key(stage: stage).draws(of: UInt64(stretch.lowerBound))
    let gap = GeometricGap(chance: chance)
    var ties: [Tie] = []
    var row = stretch.lowerBound
    var length = columns(of: row)
    var column = 0
    var draw = 0
    while true {
      // Far more than pairs there are, and no overflow when it is added to a column.
      column += gap.failures(draws.bits(draw), limit: Int.max / 2)
      draw += 1
      while column >= length {
        column -= length
        row += 1
        guard row < stretch.upperBound else { return ties }
        length = columns(of: row)
      }
      ties.append(
        Tie(
          PersonID(truncatingIfNeeded: firstRow + row),
          PersonID(truncatingIfNeeded: firstColumn + column)))
      column += 1
    }
  }
}

extension TieList {
  /// Adds the pairs whose coins succeed, independent of each other and of how work is shared; not all where
  /// the workers are cancelled.
  ///
  /// - Complexity: O(rows + successes) expected, shared by the workers.
  ///
  /// Reference: Batagelj and Brandes, *Efficient generation of large random networks*, Phys. Rev. E
  /// 71 (2005), who skip from tie to tie.
  mutating func addSuccesses(of tables: [PairTable], random: GraphStream, workers: Workers) {
    let work = tables.flatMap { table in table.stretches.map { (table: table, rows: $0) } }
    // A batch at a time: what a batch takes for itself, the next one takes again.
    let length = 8 * workers.count
    for start in stride(from: 0, to: work.count, by: length) where !workers.isCancelled {
      let batch = workers.map(min(length, work.count - start)) { index in
        let (table, rows) = work[start + index]
        return table.successes(rows, random: random)
      }
      // Copied to the open piece: the C library keeps the memory of small pieces between others in use,
      // and a large graph built of them would not find it free.
      for tie in batch.joined() { add(tie.from, tie.to) }
    }
  }
}
