import SocialGraph

/// Ties as a file names them, before people have their final numbers.
///
/// As long as all ids are whole numbers below 2^32 they are their own numbers. With the first id that is
/// not, all become entries of a ``NameTable``.
struct NamedTies {
  /// The ends are ids or, once there is a table, its numbers.
  private var ties = TiePieces()
  /// The texts, once an id is no small number.
  private(set) var table: NameTable?
  /// A number that no id is above, and less than twice the largest, as long as ids are numbers.
  private(set) var bound: PersonID = 0

  /// The number of ties.
  var count: Int { ties.count }

  /// Whether all ids are whole numbers below 2^32.
  var isNumeric: Bool { table == nil }

  /// Adds a tie of two numbers; ids must still be numbers.
  mutating func add(_ from: UInt32, _ to: UInt32) {
    bound |= from | to
    ties.append(Tie(from, to))
  }

  /// Adds lines of two numbers; ids must still be numbers.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: What is left of it; see ``NumberPair/scanLines(_:_:separator:_:_:into:)``.
  ///   - separator: The byte between the numbers, or nil for blanks and tabs.
  /// - Returns: How many lines were read, and how many of them had more than the numbers.
  mutating func addLines(
    of bytes: Span<UInt8>, _ range: inout Range<Int>, separator: UInt8?
  ) -> (count: Int, withMore: Int) {
    var bits = bound
    var withMore = 0
    let added = ties.append { ties in
      NumberPair.scanLines(bytes, &range, separator: separator, &bits, &withMore, into: &ties)
    }
    bound = bits
    return (added, withMore)
  }

  /// Adds a tie of two texts.
  ///
  /// - Returns: False if there are more people than can be numbered.
  mutating func add(
    _ source: Span<UInt8>, from: Range<Int>, to: Range<Int>
  ) -> Bool {
    if isNumeric { turnIntoTexts() }
    guard let first = table?.number(of: source, from), let second = table?.number(of: source, to)
    else { return false }
    ties.append(Tie(first, second))
    return true
  }

  /// Removes all ties and returns them.
  mutating func takePieces() -> [[Tie]] { ties.take() }

  /// Adds the ties of another part of the file.
  ///
  /// - Returns: False if there are more people than can be numbered.
  /// - Complexity: O(1) while all ids are numbers, else O(ties and texts of the part).
  mutating func append(_ other: consuming NamedTies) -> Bool {
    if !isNumeric || !other.isNumeric {
      if isNumeric { turnIntoTexts() }
      if other.isNumeric { other.turnIntoTexts() }
      guard let texts = other.table, let numbers = table?.numbers(of: texts) else { return false }
      other.renumber { numbers[Int($0)] }
    }
    bound |= other.bound
    for piece in other.takePieces() { ties.append(contentsOf: piece) }
    return true
  }

  /// Makes every number so far the text of its digits.
  private mutating func turnIntoTexts() {
    var texts = NameTable()
    var digits: [UInt8] = []
    renumber { number in
      digits.removeAll(keepingCapacity: true)
      digits.append(digitsOf: UInt64(number))
      // There are enough numbers for texts: each is one of the numbers below 2^32.
      return texts.number(of: digits.span, digits.indices) ?? 0
    }
    table = texts
  }

  private mutating func renumber(_ number: (UInt32) -> UInt32) {
    var pieces = ties.take()
    for index in pieces.indices { pieces[index].renumber(number) }
    for piece in pieces { ties.append(contentsOf: piece) }
  }
}

extension [Tie] {
  /// Gives all ends other numbers.
  @inline(__always)
  mutating func renumber(_ number: (PersonID) -> PersonID) {
    var ties = mutableSpan
    for index in ties.indices {
      ties[index] = Tie(number(ties[index].from), number(ties[index].to))
    }
  }
}
