/// Numbers the people of a file by their ids and rewrites ties accordingly.
///
/// If every id is a whole number in its plain form (no sign, no leading zero) below 2^64, people
/// are numbered in the order of these numbers; else by the UTF-8 bytes of their ids. Either way the
/// graph does not depend on the order of the lines.
enum PersonNumbering {
  /// Numbers people 0, 1, … and uses these numbers in the ties.
  static func number(_ ties: consuming NamedTies) -> (labels: PersonLabels, ties: [[Tie]]) {
    let largest = ties.largest
    let count = ties.count
    let table = ties.table
    var pieces = ties.takePieces()
    if let table { return number(table, &pieces) }
    guard count > 0 else { return (.numbered(0), []) }
    // A bit for each possible id, as long as that is not more than the ties themselves take.
    let numbers =
      Int(largest) / 64 <= count
      ? rankByBits(&pieces, largest: largest) : rankBySorting(&pieces, count: count)
    let isDense = Int(largest) == numbers.count - 1
    return (isDense ? .numbered(numbers.count) : .integers(numbers), pieces)
  }

  /// The numbers in use, in order; ties then hold their ranks.
  private static func rankByBits(_ pieces: inout [[Tie]], largest: UInt32) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: Int(largest) / 64 + 1)
    for piece in pieces {
      for tie in piece {
        bits[Int(tie.from >> 6)] |= 1 << UInt64(tie.from & 63)
        bits[Int(tie.to >> 6)] |= 1 << UInt64(tie.to & 63)
      }
    }
    var ranks = [UInt32](repeating: 0, count: bits.count)
    var numbers: [UInt64] = []
    for (word, var rest) in bits.enumerated() {
      ranks[word] = UInt32(truncatingIfNeeded: numbers.count)
      while rest != 0 {
        numbers.append(UInt64(word * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    guard numbers.count <= Int(largest) else { return numbers }
    func rank(_ id: UInt32) -> UInt32 {
      let below = bits[Int(id >> 6)] & (1 << UInt64(id & 63) &- 1)
      return ranks[Int(id >> 6)] &+ UInt32(truncatingIfNeeded: below.nonzeroBitCount)
    }
    rewrite(&pieces, rank)
    return numbers
  }

  /// The same for few ties with large ids.
  private static func rankBySorting(_ pieces: inout [[Tie]], count: Int) -> [UInt64] {
    var ids: [UInt32] = []
    ids.reserveCapacity(2 * count)
    for piece in pieces {
      for tie in piece {
        ids.append(tie.from)
        ids.append(tie.to)
      }
    }
    ids.sort()
    var numbers: [UInt64] = []
    for id in ids where numbers.last != UInt64(id) { numbers.append(UInt64(id)) }
    rewrite(&pieces) { id in
      var low = 0
      var high = numbers.count
      while low < high {
        let middle = (low + high) / 2
        if numbers[middle] < UInt64(id) { low = middle + 1 } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
    return numbers
  }

  private static func rewrite(_ pieces: inout [[Tie]], _ number: (UInt32) -> UInt32) {
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        let tie = pieces[piece][index]
        pieces[piece][index] = Tie(number(tie.from), number(tie.to))
      }
    }
  }

  private static func number(
    _ table: TextTable, _ pieces: inout [[Tie]]
  ) -> (labels: PersonLabels, ties: [[Tie]]) {
    let labels: PersonLabels
    let order: [Int]
    if let numbers = plainNumbers(table) {
      order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
      labels = .integers(order.map { numbers[$0] })
    } else {
      order = orderByBytes(table)
      labels = .texts(order.map { String(decoding: table.text($0), as: UTF8.self) })
    }
    var ranks = [UInt32](repeating: 0, count: table.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(truncatingIfNeeded: rank) }
    rewrite(&pieces) { ranks[Int($0)] }
    return (labels, pieces)
  }

  /// The texts as numbers, if all are plain ones.
  private static func plainNumbers(_ table: TextTable) -> [UInt64]? {
    var numbers: [UInt64] = []
    numbers.reserveCapacity(table.count)
    for index in 0..<table.count {
      guard let number = plainNumber(table.text(index)) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The whole number that a text is the plain form of, if it is below 2^64.
  static func plainNumber(_ text: some Collection<UInt8>) -> UInt64? {
    guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var number: UInt64 = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(byte - 0x30))
      guard !overflow, !carry else { return nil }
      number = sum
    }
    return number
  }

  /// The numbers of the texts in the order of their bytes.
  private static func orderByBytes(_ table: TextTable) -> [Int] {
    // Eight bytes behind what all have in common decide most comparisons; behind the end of a text
    // they are zero, which no text contains.
    var common = table.count > 0 ? table.text(0).count : 0
    for number in 0..<table.count {
      common = zip(table.text(0).prefix(common), table.text(number)).prefix { $0 == $1 }.count
    }
    let keys = (0..<table.count).map { number in
      let text = table.text(number).dropFirst(common)
      var key: UInt64 = 0
      for byte in text.prefix(8) { key = key << 8 | UInt64(byte) }
      return (key: key << UInt64(8 * max(0, 8 - text.count)), number: number)
    }
    return keys.sorted { first, second in
      first.key != second.key
        ? first.key < second.key
        : table.text(first.number).lexicographicallyPrecedes(table.text(second.number))
    }.map(\.number)
  }
}
