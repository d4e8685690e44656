import SocialGraph

extension NumberPair {
  /// Reads lines of two numbers into ties, as many as follow each other.
  ///
  /// Nearly all lines of nearly all large files are two numbers of at most eight digits, one
  /// separator between them and LF behind. Such a line is read in two steps of eight bytes:
  ///
  /// 1. Digits are the bytes 0x30 to 0x39, and what usually ends them (blank, tab, comma, LF) has
  ///    bit 4 clear: the first such byte is taken for the end.
  /// 2. Shifted so that the last digit is in the highest byte and zeros are below the first, the
  ///    eight are checked to be digits and summed up in pairs, fours and eights by multiplications.
  ///
  /// No branch depends on how long a number is, so none is guessed wrong: that, and not the
  /// arithmetic, is what costs digit by digit. Whatever else a line holds (no digit, a zero in
  /// front, nine digits, a semicolon, which has bit 4 set) is seen by the check or where the
  /// separator should be, and the line is read by ``scan(_:from:separator:)``, which alone decides.
  ///
  /// Where there are many such lines, ``NumberLanes`` read four at a time.
  ///
  /// Source: Lemire 2022, *Parsing series of integers with SIMD* and its eight digits at a time.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: What is left of it: whole lines. Afterwards it begins at the first line that was not
  ///     read, because it has another shape, is within 24 bytes of the end of the text, or the ties
  ///     are full.
  ///   - separator: The byte between the numbers, or nil for blanks and tabs.
  ///   - allBits: Takes all bits of all numbers.
  ///   - linesWithMore: Takes the number of lines that have more behind the two numbers.
  ///   - ties: Where the ties go, one a line.
  static func scanLines(
    _ bytes: Span<UInt8>, _ range: inout Range<Int>, separator: UInt8?,
    _ allBits: inout UInt32, _ linesWithMore: inout Int, into ties: inout OutputSpan<Tie>
  ) {
    let oneSeparator = separator ?? UInt8(ascii: " ")
    let otherSeparator = separator ?? UInt8(ascii: "\t")
    var position = range.lowerBound
    // Up to 18 bytes from the beginning of a line on are looked at before it is known what it is.
    let end = min(range.upperBound, bytes.count - 24)
    var bits = allBits
    var withMore = linesWithMore
    // What separated the numbers of the line before, if it held nothing else.
    var plainSeparator: UInt8?
    // Up to here, lines are read one by one; behind it, so much text at once. Little at first, since among other
    // lines that is in vain.
    var alone = position &+ 1024
    var length = NumberLanes.shortest
    while position < end, !ties.isFull {
      let chunk = position..<max(position, min(position &+ length, end &- NumberLanes.margin))
      if let byte = plainSeparator, position >= alone, chunk.count >= NumberLanes.shortest,
        ties.freeCapacity >= NumberLanes.mostLines
      {
        let read = NumberLanes.scan(bytes, chunk, separator: byte, &bits, into: &ties)
        position &+= read
        if read == 0 { alone = chunk.upperBound }
        length = read == 0 ? NumberLanes.shortest : min(2 &* length, NumberLanes.longest)
        continue
      }
      let word1 = bytes.word(at: position)
      let length1 = bitsOfDigits(word1)
      let middle = position &+ (length1 &>> 3)
      let (between, word2) = bytes.byteAndWord(at: middle)
      let length2 = bitsOfDigits(word2)
      let behind = middle &+ 1 &+ (length2 &>> 3)
      let ending = bytes[behind]
      let digits1 = digits(word1, length1)
      let digits2 = digits(word2, length2)
      // Below zero if a number begins with a zero, which is seldom.
      let fronts = ((word1 & 0xFF) &- 0x31) | ((word2 & 0xFF) &- 0x31)
      let odd = (aboveNine(digits1) | aboveNine(digits2) | fronts) & 0x8080_8080_8080_8080
      var pair: NumberPair
      if odd == 0, between == oneSeparator || between == otherSeparator {
        pair = NumberPair(first: value(digits1), second: value(digits2), next: behind)
        if ending == UInt8(ascii: "\n") {
          bits |= pair.first | pair.second
          ties.append(Tie(pair.first, pair.second))
          position = behind &+ 1
          plainSeparator = between
          continue
        }
        guard let next = placeBehind(bytes, behind, separator) else { break }
        pair.next = next
      } else {
        guard let other = scan(bytes, from: position, separator: separator) else { break }
        pair = other
      }
      guard let end = pair.endOfLine(in: bytes) else { break }
      withMore += end > pair.next ? 1 : 0
      bits |= pair.first | pair.second
      ties.append(Tie(pair.first, pair.second))
      position = TextLines.next(in: bytes, behind: end)
    }
    allBits = bits
    linesWithMore = withMore
    range = position..<range.upperBound
  }

  /// The place of the end of the line, or nil if a quote is before it.
  ///
  /// Quotes behind the ids must be closed; whether they are is for the long way to say.
  func endOfLine(in bytes: Span<UInt8>) -> Int? {
    var place = next
    while place &+ 8 <= bytes.count {
      let word = bytes.word(at: place)
      let found =
        Self.zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A) | Self.zeros(word ^ 0x0D0D_0D0D_0D0D_0D0D)
        | Self.zeros(word ^ 0x2222_2222_2222_2222)
      place &+= found.trailingZeroBitCount &>> 3
      if found != 0 { break }
    }
    while !Self.isEnd(bytes[place]), bytes[place] != UInt8(ascii: "\"") { place += 1 }
    return Self.isEnd(bytes[place]) ? place : nil
  }

  // MARK: Eight bytes at a time, the first of them the lowest

  /// The number of bits before the first byte whose bit 4 is clear: 0, 8, … 64.
  @inline(__always)
  private static func bitsOfDigits(_ word: UInt64) -> Int {
    ((~word &>> 4) & 0x0101_0101_0101_0101).trailingZeroBitCount
  }

  /// The values of the digits, the last in the highest byte, with zeros below the first.
  ///
  /// For no digits at all the bytes are left where they are, and the first is no digit.
  @inline(__always)
  private static func digits(_ word: UInt64, _ bits: Int) -> UInt64 {
    (word ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 0 &- bits)
  }

  /// Has the highest bit of a byte set if the byte is above nine, and perhaps those of bytes above.
  @inline(__always)
  private static func aboveNine(_ digits: UInt64) -> UInt64 {
    (digits &+ 0x7676_7676_7676_7676) | digits
  }

  /// The number of eight digits.
  @inline(__always)
  private static func value(_ digits: UInt64) -> UInt32 {
    // Neighbours are added up, the lower one ten, then a hundred, then ten thousand times: the sum
    // is in the upper one of each two, whose turn is the next.
    let pairs = (digits &* (1 + 10 << 8)) &>> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* (1 + 100 << 16)) &>> 16
    let eights = ((fours & 0x0000_FFFF_0000_FFFF) &* (1 + 10_000 << 32)) &>> 32
    return UInt32(truncatingIfNeeded: eights)
  }

  /// Has the highest bit of the first byte that is zero set, none below, and perhaps some above.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
