import SocialGraph

/// Ties as they are read, so that memory follows how many different ones there are.
///
/// 1. Ties are kept as they come, 8 bytes each. Whenever there are twice as many as at the last look, and
///    2^21 at least, 8 √n of them, at uneven distances, are looked at: if every tie is listed k times,
///    about 32 (k - 1) of these repeat another, wherever the repeats are.
/// 2. If that says that a tie is listed four times or more, all go into a table of different ties with
///    their counts, and from then on what comes does so too, 2^18 at a time.
///
/// A list without many repeats so costs a look at a few of its ties, and one of nothing but repeats no
/// more than the table. Where the table begins changes neither the graph nor its report.
struct CollectedTies: Sendable {
  /// The first look; less in tests.
  static let firstLook = 1 << 21
  /// How many ties are kept before they go into the table.
  private static let share = 1 << 18

  private var pending = TiePieces()
  private var table: TieTable?
  private var nextLook: Int
  /// The number of ties that came, repeats included.
  private(set) var rows = 0

  /// Makes an empty list.
  init(firstLook: Int = CollectedTies.firstLook) { nextLook = firstLook }

  /// The number of ties that are held.
  var held: Int { pending.count + (table?.count ?? 0) }

  /// The bytes that they take; what a table of them takes while it grows, if it may do so soon.
  var size: Int { 8 * pending.count + (table?.size(adding: 2 * Self.share) ?? 0) }

  /// Adds a tie.
  ///
  /// - Complexity: O(1), amortised.
  mutating func append(_ tie: Tie) {
    rows += 1
    pending.append(tie)
    if pending.count >= nextLook { look() }
  }

  /// Adds ties that are written to the rest of an open piece.
  ///
  /// - Returns: The number of ties written.
  mutating func append(_ write: (inout OutputSpan<Tie>) -> Void) -> Int {
    let added = pending.append(write)
    rows += added
    if pending.count >= nextLook { look() }
    return added
  }

  /// Adds the ties of a later part.
  ///
  /// - Complexity: O(pieces), and O(different ties) if either has a table.
  mutating func append(_ other: consuming CollectedTies) {
    rows += other.rows
    if let more = other.table {
      if table == nil { (table, nextLook) = (TieTable(), Self.share) }
      more.forEach { tie, times in _ = table?.add(tie, times: times) }
    }
    for piece in other.pending.take() { pending.append(contentsOf: piece) }
    if pending.count >= nextLook { look() }
  }

  /// Gives all ends other numbers, different ones to different ends.
  mutating func renumber(_ number: (PersonID) -> PersonID) {
    var pieces = pending.take()
    for index in pieces.indices { pieces[index].renumber(number) }
    for piece in pieces { pending.append(contentsOf: piece) }
    guard let old = table else { return }
    var renumbered = TieTable()
    old.forEach { tie, times in
      renumbered.add(Tie(number(tie.from), number(tie.to)), times: times)
    }
    table = renumbered
  }

  /// Removes all ties and returns them, and what was left out of them.
  mutating func take() -> (pieces: [[Tie]], merged: MergedRows) {
    if table != nil { mergePending() }
    guard let table else { return (pending.take(), MergedRows()) }
    var (merged, pieces) = (MergedRows(), TiePieces())
    table.forEach { tie, times in
      pieces.append(tie)
      if tie.from == tie.to {
        merged.selfLoops += Int(times) - 1
      } else if tie.from < tie.to {
        merged.reversed += max(0, Int(min(times, table[Tie(tie.to, tie.from)])) - 1)
      }
    }
    merged.repeats = rows - table.count - merged.selfLoops
    self = CollectedTies()
    return (pieces.take(), merged)
  }

  /// Puts the ties into the table if many of them repeat others.
  private mutating func look() {
    if table != nil { return mergePending() }
    nextLook = 2 * pending.count
    let step = max(1, pending.count / Int(8 * Double(pending.count).squareRoot()))
    // Taken out first and compared afterwards, so that distant memory is waited for once and not for each.
    var (looked, next) = ([Tie](), 0)
    pending.forEachPiece { piece in
      while next < piece.count {
        looked.append(piece[next])
        // From 1 to 2 step - 1, and step on average.
        let mixed = (UInt64(looked.count) &* 0x9E37_79B9_7F4A_7C15) >> 32
        next += 1 + Int(mixed) % (2 * step - 1)
      }
      next -= piece.count
    }
    var sample = TieTable()
    for tie in looked { sample.add(tie) }
    guard looked.count - sample.count >= 96 else { return }
    (table, nextLook) = (TieTable(), Self.share)
    mergePending()
  }

  private mutating func mergePending() {
    for piece in pending.take() {
      for tie in piece { table?.add(tie) }
    }
  }
}

/// Rows that were left out of the ties while these were read, since they repeat others.
struct MergedRows: Sendable {
  /// Those of a person to itself.
  var selfLoops = 0
  /// All others.
  var repeats = 0
  /// How many repeats in the other direction they add to those among the ties that are left.
  var reversed = 0

  /// All.
  var rows: Int { selfLoops + repeats }

  static func + (first: MergedRows, second: MergedRows) -> MergedRows {
    MergedRows(
      selfLoops: first.selfLoops + second.selfLoops, repeats: first.repeats + second.repeats,
      reversed: first.reversed + second.reversed)
  }
}
