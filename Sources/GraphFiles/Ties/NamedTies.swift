import SocialGraph

/// Ties as a file names them, before people have their final numbers.
///
/// As long as all ids are whole numbers below 2^32 they stand for themselves. With the first id that
/// is not, all become entries of a ``NameTable``.
struct NamedTies {
  /// The ties in pieces; their ends are ids or, once there is a table, its numbers.
  private(set) var pieces: [[Tie]] = []
  /// The texts, once an id is no small number.
  private(set) var table: NameTable?
  /// A number that no id is above, and less than twice the largest, as long as ids stand for
  /// themselves.
  private(set) var bound: PersonID = 0
  /// The number of ties.
  private(set) var count = 0

  /// The piece that ties are added to, and how many the next one takes.
  ///
  /// Each is twice as long as the one before, from 512 KiB up to 32 MiB: a large list has few, and a
  /// small one takes little more than its ties.
  private var open: [Tie] = []
  private var pieceLength = 1 << 16
  private static let longestPiece = 1 << 22

  /// Whether ids still stand for themselves.
  var isNumeric: Bool { table == nil }

  /// Adds a tie of two numbers, which ids must still stand for.
  mutating func add(_ pair: NumberPair) {
    bound |= pair.first | pair.second
    append(Tie(pair.first, pair.second))
  }

  /// Adds lines of two numbers, which ids must still stand for.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: What is left of it; see ``NumberPair/scanLines(_:_:separator:_:into:)``.
  ///   - separator: The byte between the numbers, or nil for blanks and tabs.
  /// - Returns: How many lines were read, and how many of them had more than the numbers.
  mutating func addLines(
    of bytes: Span<UInt8>, _ range: inout Range<Int>, separator: UInt8?
  ) -> (count: Int, withMore: Int) {
    prepare()
    var lines = NumberPair.Lines()
    let before = open.count
    open.append(addingCapacity: pieceLength - before) { ties in
      NumberPair.scanLines(bytes, &range, separator: separator, &lines, into: &ties)
    }
    let added = open.count - before
    bound |= lines.bits
    count += added
    if open.count >= pieceLength { close() }
    return (added, lines.withMore)
  }

  /// Adds a tie of two texts.
  ///
  /// - Returns: False if there are more people than can be numbered.
  mutating func add(
    _ source: Span<UInt8>, from: Range<Int>, to: Range<Int>
  ) -> Bool {
    if table == nil { turnIntoTexts() }
    guard let first = table?.number(of: source, from), let second = table?.number(of: source, to)
    else { return false }
    append(Tie(first, second))
    return true
  }

  /// Hands over the ties.
  mutating func takePieces() -> [[Tie]] {
    close()
    defer { pieces = [] }
    return pieces
  }

  private mutating func append(_ tie: Tie) {
    prepare()
    open.append(tie)
    count += 1
    if open.count >= pieceLength { close() }
  }

  private mutating func prepare() {
    if open.capacity == 0 { open.reserveHugePages(pieceLength) }
  }

  private mutating func close() {
    guard !open.isEmpty else { return }
    pieces.append(open)
    open = []
    pieceLength = min(2 * pieceLength, Self.longestPiece)
  }

  // MARK: Texts

  /// Adds the ties of another part of the file.
  ///
  /// - Returns: False if there are more people than can be numbered.
  /// - Complexity: O(1) while all ids are numbers, else O(ties and texts of the part).
  mutating func append(_ other: consuming NamedTies) -> Bool {
    var added = other.takePieces()
    if isNumeric, other.isNumeric {
      close()
      bound |= other.bound
    } else {
      if isNumeric { turnIntoTexts() }
      close()
      // Taken out, not shared with, so that it grows in place.
      guard var all = table else { return false }
      table = nil
      defer { table = all }
      if let texts = other.table {
        guard let numbers = Self.numbers(of: texts, in: &all) else { return false }
        for piece in added.indices {
          for index in added[piece].indices {
            let tie = added[piece][index]
            added[piece][index] = Tie(numbers[Int(tie.from)], numbers[Int(tie.to)])
          }
        }
      } else {
        for piece in added.indices where !Self.turnIntoTexts(&added[piece], of: &all) {
          return false
        }
      }
    }
    pieces += added
    count += other.count
    return true
  }

  /// Makes every number so far the text of its digits.
  private mutating func turnIntoTexts() {
    close()
    var table = NameTable()
    // There are enough numbers for texts: each is one of the numbers below 2^32.
    for piece in pieces.indices { _ = Self.turnIntoTexts(&pieces[piece], of: &table) }
    self.table = table
  }

  /// Makes numbers in a table of the numbers that ids stand for.
  ///
  /// - Returns: False if there are more texts than can be numbered.
  private static func turnIntoTexts(_ piece: inout [Tie], of table: inout NameTable) -> Bool {
    var digits = [UInt8](repeating: 0, count: 10)
    func text(_ number: UInt32) -> UInt32? {
      var rest = number
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      } while rest > 0
      return table.number(of: digits.span, start..<digits.count)
    }
    for index in piece.indices {
      guard let from = text(piece[index].from), let to = text(piece[index].to) else { return false }
      piece[index] = Tie(from, to)
    }
    return true
  }

  /// What the texts of another table are numbered here; nil if there are too many.
  private static func numbers(of texts: NameTable, in table: inout NameTable) -> [UInt32]? {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(texts.count)
    for text in 0..<texts.count {
      let range = texts.ends[text]..<texts.ends[text + 1]
      guard let number = table.number(of: texts.bytes.span, range) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
