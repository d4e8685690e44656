/// Ties as a file names them, before people have their final numbers.
///
/// As long as all ids are whole numbers below 2^32 they stand for themselves. With the first id that
/// is not, all become entries of a ``TextTable``.
struct NamedTies {
  /// The ties in pieces; their ends are ids or, once there is a table, its numbers.
  private(set) var pieces: [[Tie]] = []
  /// The texts, once an id is no small number.
  private(set) var table: TextTable?
  /// The largest id, as long as ids stand for themselves.
  private(set) var largest: PersonID = 0
  /// The number of ties.
  private(set) var count = 0

  /// The piece that ties are added to.
  private var open: [Tie] = []
  private static let pieceLength = 1 << 16

  /// Whether ids still stand for themselves.
  var isNumeric: Bool { table == nil }

  /// Adds a tie of two numbers, which ids must still stand for.
  @inline(__always)
  mutating func add(_ from: PersonID, _ to: PersonID) {
    largest = max(largest, max(from, to))
    append(Tie(from, to))
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

  @inline(__always)
  private mutating func append(_ tie: Tie) {
    open.append(tie)
    count += 1
    if open.count == Self.pieceLength { close() }
  }

  private mutating func close() {
    if !open.isEmpty { pieces.append(open) }
    open = []
    open.reserveCapacity(Self.pieceLength)
  }

  /// Makes every number so far the text of its digits.
  private mutating func turnIntoTexts() {
    close()
    var table = TextTable()
    var digits = [UInt8](repeating: 0, count: 10)
    func text(_ number: UInt32) -> UInt32 {
      var rest = number
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      } while rest > 0
      // There are fewer texts than table places: each is a number below 2^32.
      return table.number(of: digits.span, start..<digits.count) ?? 0
    }
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        let tie = pieces[piece][index]
        pieces[piece][index] = Tie(text(tie.from), text(tie.to))
      }
    }
    self.table = table
  }
}
