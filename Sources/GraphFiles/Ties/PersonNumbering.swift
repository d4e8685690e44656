import Parallelism
import PlainText
import SocialGraph
import Synchronization

/// Numbers the people of a file by their ids and rewrites ties accordingly.
///
/// If every id is a whole number in its plain form (no sign, no leading zero) below 2^64, people
/// are numbered in the order of these numbers; else by the UTF-8 bytes of their ids. Either way the
/// graph does not depend on the order of the lines.
enum PersonNumbering {
  /// Numbers people 0, 1, … and uses these numbers in the ties.
  ///
  /// - Throws: If memory does not hold what that takes.
  static func number(
    _ ties: consuming NamedTies, _ options: ReadingOptions
  ) throws(Diagnostic) -> (labels: PersonLabels, ties: TakenTies) {
    let (table, bound) = (ties.table, ties.bound)
    var taken = ties.take()
    // The ends of weighted ties are numbered as one more piece.
    let weighted = taken.weights.map { [$0.ends] } ?? []
    let (labels, pieces) = try number(
      exchange(&taken.pieces, with: []) + weighted, table, bound, options)
    taken.pieces = pieces
    if !weighted.isEmpty, let last = taken.pieces.popLast() { taken.weights?.take(last) }
    return (labels, taken)
  }

  /// Numbers the people of ties whose ends are numbers of texts or, without these, ids.
  private static func number(
    _ pieces: consuming [[Tie]], _ table: NameTable?, _ bound: PersonID,
    _ options: ReadingOptions
  ) throws(Diagnostic) -> (labels: PersonLabels, ties: [[Tie]]) {
    let workers = options.workers
    let words = Int(bound) / 64 + 1
    let count = pieces.reduce(0) { $0 + $1.count }
    if let table {
      let (labels, ranks) = number(table)
      let ties = renumbered(pieces, workers) { piece in
        let ranks = ranks.span
        piece.renumber { ranks[Int($0)] }
      }
      return (labels, ties)
    }
    guard count > 0 else { return (.numbered(0), []) }
    // A bit and a byte for each possible id, as long as these take no more than the ties themselves.
    return words <= max(1024, count / 9)
      ? try rankByBits(pieces, words: words, options) : try rankByTable(pieces, options)
  }

  /// A person's number is how many bits of smaller ids are set.
  private static func rankByBits(
    _ pieces: consuming [[Tie]], words: Int, _ options: ReadingOptions
  ) throws(Diagnostic) -> (labels: PersonLabels, ties: [[Tie]]) {
    let count = pieces.reduce(0) { $0 + $1.count }
    let bits = bits(of: pieces, words: words, options.workers)
    let people = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    guard let first = bits.firstIndex(where: { $0 != 0 }),
      let last = bits.lastIndex(where: { $0 != 0 })
    else { return (.numbered(0), pieces) }
    let least = UInt64(64 * first + bits[first].trailingZeroBitCount)
    let end = UInt64(64 * (last + 1) - bits[last].leadingZeroBitCount)
    if people == end { return (.numbered(people), pieces) }
    // Lists often count people from 1.
    if people == end - least {
      try options.checkMemory(ties: count, numbers: people)
      let offset = UInt32(truncatingIfNeeded: least)
      let ties = renumbered(pieces, options.workers) { $0.renumber { $0 &- offset } }
      return (.integers(Array(least..<end)), ties)
    }
    try options.checkMemory(ties: count, numbers: people, besides: 64 * words)
    var numbers: [UInt64] = []
    numbers.reserveCapacity(people)
    // For each word the set bits of those before it, and for each of its bits those before it in the word:
    // to count them for each tie takes longer.
    var ranks = [UInt32](repeating: 0, count: words)
    var ranksInWord = [UInt8](repeating: 0, count: 64 * words)
    for word in 0..<words {
      ranks[word] = UInt32(truncatingIfNeeded: numbers.count)
      var rank: UInt8 = 0
      for bit in 0..<64 {
        ranksInWord[64 * word + bit] = rank
        guard bits[word] & (1 << UInt64(bit)) != 0 else { continue }
        numbers.append(UInt64(64 * word + bit))
        rank += 1
      }
    }
    let (allRanks, allRanksInWord) = (ranks, ranksInWord)
    let ties = renumbered(pieces, options.workers) { piece in
      let (ranks, ranksInWord) = (allRanks.span, allRanksInWord.span)
      piece.renumber { ranks[Int($0 >> 6)] &+ UInt32(ranksInWord[Int($0)]) }
    }
    return (.integers(numbers), ties)
  }

  /// A bit for each possible id: whether it is there.
  private static func bits(of pieces: [[Tie]], words: Int, _ workers: Workers) -> [UInt64] {
    // Each worker has its own bits, as long as all of them are no more than a quarter of the ties.
    let most = max(1, pieces.reduce(0) { $0 + $1.count } / 4 / words)
    let marks = collected(
      from: pieces, Workers(min(workers.count, most)),
      into: [UInt64](repeating: 0, count: words)
    ) { bits, piece, range in
      let ties = piece.span
      var marks = bits.mutableSpan
      // Lists are often in the order of the first end: its bits are kept until another word's turn comes, for
      // what was just stored is slow to read.
      var (word, found) = (0, UInt64(0))
      for index in range {
        let tie = ties[index]
        if Int(tie.from >> 6) != word {
          marks[word] |= found
          (word, found) = (Int(tie.from >> 6), 0)
        }
        found |= 1 << UInt64(tie.from & 63)
        marks[Int(tie.to >> 6)] |= 1 << UInt64(tie.to & 63)
      }
      marks[word] |= found
    }
    var bits = marks[0]
    for other in marks.dropFirst() {
      for word in 0..<words { bits[word] |= other[word] }
    }
    return bits
  }

  /// The same for few ties with large ids.
  private static func rankByTable(
    _ pieces: consuming [[Tie]], _ options: ReadingOptions
  ) throws(Diagnostic) -> (labels: PersonLabels, ties: [[Tie]]) {
    let count = pieces.reduce(0) { $0 + $1.count }
    let room = options.memory.bytes - 8 * Double(count)
    // One table takes less than one for each worker.
    guard
      var table = table(of: pieces, options.workers, room: room)
        ?? table(of: pieces, .single, room: room)
    else {
      throw .overMemory(
        "the ids of \(count) ties are numbers that are far apart",
        taking: "to number them takes more than",
        bytes: options.memory.bytes, options.memory, remedy: Diagnostic.lessTies)
    }
    let ids = table.ids.sorted()
    try options.checkMemory(
      ties: count, numbers: ids.count, besides: table.size + 8 * ids.count)
    let labels = PersonLabels.integers(ids.map { UInt64($0) })
    table.number(ids)
    let numbers = table
    let ties = renumbered(pieces, options.workers) { piece in
      piece.renumber { numbers[$0] }
    }
    return (labels, ties)
  }

  /// The ids of ties, or nil if the tables of all workers, and what they are put together in, take more
  /// than so many bytes.
  private static func table(
    of pieces: [[Tie]], _ workers: Workers, room: Double
  ) -> NumberTable? {
    let each = NumberTable(limit: room / Double(workers.count))
    var tables = collected(from: pieces, workers, into: each) { table, piece, range in
      let ties = piece.span
      for index in range {
        table.add(ties[index].from)
        table.add(ties[index].to)
      }
    }
    guard var all = tables.popLast(), !all.isFull, !tables.contains(where: \.isFull) else {
      return nil
    }
    while let other = tables.popLast() {
      all.limit = room - Double(tables.reduce(other.size) { $0 + $1.size })
      other.forEach { all.add($0) }
    }
    return all.isFull ? nil : all
  }

  // MARK: All ties, by all workers

  /// What each of some shares of the ties comes to; at least one share.
  private static func collected<Sum: Sendable>(
    from pieces: [[Tie]], _ workers: Workers, into empty: Sum,
    _ add: @Sendable (inout Sum, _ piece: [Tie], _ range: Range<Int>) -> Void
  ) -> [Sum] {
    // Pieces differ in length: they are cut up so that shares do not.
    let slices = pieces.enumerated().flatMap { number, piece in
      stride(from: 0, to: piece.count, by: 1 << 14).map { start in
        (piece: number, range: start..<min(start + 1 << 14, piece.count))
      }
    }
    return workers.mapRanges(slices.count, atLeast: 4) { share in
      var sum = empty
      for slice in slices[share] { add(&sum, pieces[slice.piece], slice.range) }
      return sum
    }
  }

  /// The ties with other ends; each piece is changed where it is.
  private static func renumbered(
    _ pieces: consuming [[Tie]], _ workers: Workers, _ change: @Sendable (inout [Tie]) -> Void
  ) -> [[Tie]] {
    let count = pieces.count
    let shared = Mutex(pieces)
    workers.forEach(count, makeState: {}) { _, number in
      // Taken out while it is changed, so that it is nobody else's and not copied.
      var piece = shared.withLock { exchange(&$0[number], with: []) }
      change(&piece)
      shared.withLock { swap(&piece, &$0[number]) }
    }
    return shared.withLock { exchange(&$0, with: []) }
  }

  // MARK: Texts

  /// The labels of texts in their order, and the number of each text.
  static func number(_ table: NameTable) -> (labels: PersonLabels, ranks: [UInt32]) {
    let numbers = (0..<table.count).compactMap { table.plainNumber($0) }
    let areNumbers = numbers.count == table.count
    let order =
      areNumbers
      ? numbers.indices.sorted { numbers[$0] < numbers[$1] } : orderByBytes(table)
    var ranks = [UInt32](repeating: 0, count: table.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(truncatingIfNeeded: rank) }
    let labels: PersonLabels =
      areNumbers ? .integers(order.map { numbers[$0] }) : .texts(order.map { table[$0] })
    return (labels, ranks)
  }

  /// The numbers of the texts in the order of their bytes.
  private static func orderByBytes(_ table: NameTable) -> [Int] {
    // Eight bytes behind what all have in common decide most comparisons; behind the end of a text
    // they are zero, which no text contains.
    var common = table.count > 0 ? table.bytes(of: 0).count : 0
    for number in 0..<table.count {
      common =
        zip(table.bytes(of: 0).prefix(common), table.bytes(of: number)).prefix { $0 == $1 }.count
    }
    let keys = (0..<table.count).map { number in
      let text = table.bytes(of: number).dropFirst(common)
      var key: UInt64 = 0
      for byte in text.prefix(8) { key = key << 8 | UInt64(byte) }
      return (key: key << UInt64(8 * max(0, 8 - text.count)), number: number)
    }
    return keys.sorted { first, second in
      first.key != second.key
        ? first.key < second.key
        : table.bytes(of: first.number).lexicographicallyPrecedes(table.bytes(of: second.number))
    }.map(\.number)
  }
}
