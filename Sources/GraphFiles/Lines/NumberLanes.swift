import SocialGraph

/// Reads lines of two numbers four at a time, where there is nothing else.
///
/// Where a line begins is known once the end of the one before is, and that takes longer to find than all else.
/// So a chunk of text is cut into four lanes, of which one line each is read in turns:
///
/// 1. The ends of its numbers are found, and their digits put aside: ``Swift/Span/digits(ofLineAt:separator:masks:)``.
/// 2. Later the digits are summed up, those of both numbers of a line at once, and checked.
///
/// No branch depends on how long a number is, so none is guessed wrong.
enum NumberLanes {
  /// How long chunks are; of each, all is read or nothing.
  ///
  /// The digits of the longest take less than 128 KiB: for more, C libraries ask the system each time.
  static let longest = 30 << 10
  static let shortest = 4 << 10
  /// How much text must follow a chunk.
  static let margin = 32
  /// The most lines of a lane, of four bytes each, and a few more: a lane begins and ends up to a line late.
  private static let share = longest / 16 + 16
  /// The most ties of a chunk.
  static let mostLines = 4 * share

  /// Reads the lines of a chunk, if each is two numbers of up to eight digits, a separator between them, and LF.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - chunk: Where the chunk is: it begins with a line, eight bytes or more behind the beginning of the text.
  ///   - separator: The separator.
  ///   - allBits: Takes all bits of all numbers.
  ///   - ties: Where the ties go, in order.
  /// - Returns: How long the lines are, or 0 if there are others: then nothing was read.
  static func scan(
    _ text: Span<UInt8>, _ chunk: Range<Int>, separator: UInt8, _ allBits: inout UInt32,
    into ties: inout OutputSpan<Tie>
  ) -> Int {
    LineDigits.withRoom(for: mostLines) { digits in
      guard let lines = lanes(text, chunk, separator, into: &digits) else { return 0 }
      let before = ties.count
      var (odd, bits) = (SIMD8<UInt16>(), SIMD4<UInt32>())
      for lane in 0..<4 {
        sumUp(digits.span, lane * share..<lines.ends[lane], &odd, &bits, into: &ties)
      }
      guard odd & SIMD8(repeating: 0xF0F0) == SIMD8() else {
        ties.removeLast(ties.count - before)
        return 0
      }
      allBits |= bits[0] | bits[1] | bits[2] | bits[3]
      return lines.next - chunk.lowerBound
    }
  }

  /// Puts the digits of all lines of a chunk aside.
  ///
  /// - Returns: The ends of the four lanes' shares of the digits, and the place behind the last line; nil if
  ///   there is a line of another shape.
  @inline(__always)
  private static func lanes(
    _ text: Span<UInt8>, _ chunk: Range<Int>, _ separator: UInt8,
    into digits: inout MutableSpan<LineDigits>
  ) -> (ends: SIMD4<Int>, next: Int)? {
    precondition(digits.count == mostLines && shortest...longest ~= chunk.count)
    let allMasks: InlineArray<9, UInt64> = [
      0, 0xFF << 56, 0xFFFF << 48, 0xFFFFFF << 40, 0xFFFF_FFFF << 32, 0xFFFFFF_FFFF << 24,
      0xFFFF_FFFF_FFFF << 16, 0xFFFFFF_FFFF_FFFF << 8, ~0,
    ]
    let masks = allMasks.span
    @inline(__always) func line(_ place: inout Int, _ number: Int) -> Bool {
      guard let line = text.digits(ofLineAt: place, separator: separator, masks: masks) else {
        return false
      }
      (digits[number], place) = line
      return true
    }
    let (start, quarter) = (chunk.lowerBound, chunk.count / 4)
    let second = firstLine(text, behind: start + quarter)
    let third = firstLine(text, behind: start + 2 * quarter)
    let fourth = firstLine(text, behind: start + 3 * quarter)
    var (place0, place1, place2, place3) = (start, second, third, fourth)
    var count = 0
    while count < share, place0 < second, place1 < third, place2 < fourth, place3 < chunk.upperBound
    {
      guard line(&place0, count), line(&place1, share &+ count), line(&place2, 2 &* share &+ count),
        line(&place3, 3 &* share &+ count)
      else { return nil }
      count &+= 1
    }
    // The fourth lane ends where it is, and the next chunk begins there.
    var ends = SIMD4(0, share, 2 * share, 3 * share) &+ SIMD4(repeating: count)
    while place0 < second {
      guard line(&place0, ends[0]) else { return nil }
      ends[0] += 1
    }
    while place1 < third {
      guard line(&place1, ends[1]) else { return nil }
      ends[1] += 1
    }
    while place2 < fourth {
      guard line(&place2, ends[2]) else { return nil }
      ends[2] += 1
    }
    // Lines are summed up in twos.
    for lane in 0..<4 { digits[ends[lane]] = LineDigits() }
    return (ends, place3)
  }

  /// Where the first line behind a place begins, if the one before is two numbers; else somewhere: then the lane
  /// that ends there finds that one.
  private static func firstLine(_ text: Span<UInt8>, behind place: Int) -> Int {
    var end = place
    while text[end] != 0x0A, end < place + margin { end += 1 }
    return end + 1
  }

  /// Adds the ties of lines whose digits were put aside.
  ///
  /// - Parameters:
  ///   - digits: The digits.
  ///   - lines: Which of them.
  ///   - odd: Has one of the upper four bits of each byte set if what is there is no digit.
  ///   - bits: Takes all bits of all numbers.
  ///   - ties: Where the ties go.
  @inline(__always)
  private static func sumUp(
    _ digits: Span<LineDigits>, _ lines: Range<Int>, _ odd: inout SIMD8<UInt16>,
    _ bits: inout SIMD4<UInt32>, into ties: inout OutputSpan<Tie>
  ) {
    var (allOdd, allBits) = (odd, bits)
    ties.append(lines.count) { number in
      let line = lines.lowerBound &+ number
      let ends = SIMD4(
        lowHalf: numbers(digits.pairs(at: line), &allOdd).halves.evenHalf,
        highHalf: numbers(digits.pairs(at: line &+ 1), &allOdd).halves.evenHalf)
      allBits |= ends
      return ends
    }
    (odd, bits) = (allOdd, allBits)
  }

  /// The numbers of eight digits each.
  ///
  /// Neighbours are added up, the lower one ten, then a hundred, then ten thousand times.
  @inline(__always)
  private static func numbers(
    _ digits: SIMD8<UInt16>, _ odd: inout SIMD8<UInt16>
  ) -> SIMD2<UInt64> {
    odd |= digits | (digits &+ SIMD8(repeating: 0x0606))
    let pairs = (digits &* SIMD8(repeating: 1 + 10 << 8)) &>> SIMD8(repeating: 8)
    let hundreds = (pairs &* SIMD8(repeating: 100)).joined & SIMD4(repeating: 0xFFFF)
    let fours = (hundreds &+ (pairs.joined &>> SIMD4(repeating: 16))).joined
    return (fours & SIMD2(repeating: 0xFFFF_FFFF)) &* SIMD2(repeating: 10_000)
      &+ (fours &>> SIMD2(repeating: 32))
  }
}
