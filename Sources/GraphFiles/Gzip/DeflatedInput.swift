/// The next bits of a deflated stream, the first of them the lowest.
struct DeflatedBits {
  /// The bits; those above ``count`` are right or zero.
  private(set) var word: UInt64 = 0
  /// How many there are.
  private(set) var count = 0
  /// The place of the first byte that is not among them.
  var position = 0

  /// Fills up to 56 bits or more.
  @inline(__always)
  mutating func fill(from bytes: Span<UInt8>) {
    word |= bytes.word(at: position) &<< UInt64(truncatingIfNeeded: count)
    position &+= (63 &- count) &>> 3
    count |= 56
  }

  /// Drops the bits that an entry of a ``CodeTable`` uses.
  @inline(__always)
  mutating func drop(_ entry: UInt32) {
    word &>>= UInt64(entry & 0x3F)
    count &-= Int(entry & 0x3F)
  }

  /// Takes a length or distance and its extra bits.
  @inline(__always)
  mutating func takeNumber(_ entry: UInt32) -> Int {
    let all = word & (1 &<< UInt64(entry & 0x3F) &- 1)
    drop(entry)
    return Int(entry &>> 16) &+ Int(truncatingIfNeeded: all &>> UInt64(entry &>> 8 & 0x1F))
  }

  /// Drops what is left of a byte, and gives back the whole bytes behind it.
  mutating func alignToByte() {
    position -= count >> 3
    (word, count) = (0, 0)
  }
}

/// A compressed stream as it comes, with enough of it in memory for what is read in one go.
///
/// Behind its end zeros are read: ``checkEnd()`` says whether they were.
struct DeflatedInput {
  /// More than anything that is read between two calls of ``fill()``: the lengths of all codes of a block.
  private static let margin = 1024

  /// What is in memory, and behind the end of the stream some zeros.
  private(set) var bytes: [UInt8] = []
  var bits = DeflatedBits()
  private let next: () throws(GzipProblem) -> [UInt8]
  /// Where the stream ends, once that is known.
  private var end: Int?

  /// Takes a stream.
  ///
  /// - Parameter next: The next bytes, or none at the end.
  init(_ next: @escaping () throws(GzipProblem) -> [UInt8]) { self.next = next }

  /// Whether the stream has ended where reading stands, at the beginning of a byte.
  var isAtEnd: Bool { end.map { bits.position - bits.count >> 3 >= $0 } ?? false }

  /// Makes sure that enough is in memory.
  ///
  /// - Throws: If nothing is left.
  mutating func fill() throws(GzipProblem) {
    try checkEnd()
    guard end == nil, bytes.count - bits.position < Self.margin else { return }
    // Up to seven bytes before the place may be given back.
    let dropped = max(0, bits.position - 8)
    bytes.removeFirst(dropped)
    bits.position -= dropped
    while end == nil, bytes.count < 2 * Self.margin {
      let more = try next()
      if more.isEmpty {
        end = bytes.count
        bytes += repeatElement(0, count: 2 * Self.margin)
      } else {
        bytes += more
      }
    }
  }

  /// Checks that no zeros behind the end were read.
  mutating func checkEnd() throws(GzipProblem) {
    if let end, bits.position - bits.count >> 3 > end { throw .cutShort }
  }

  /// Takes some bits: at most 32.
  mutating func take(_ count: Int) -> UInt64 {
    fillBits()
    let taken = bits.word & (1 << UInt64(count) - 1)
    bits.drop(UInt32(count))
    return taken
  }

  /// Takes a symbol of a table of literals without longer codes.
  mutating func take(_ table: Span<UInt32>) -> Int {
    fillBits()
    let entry = table[Int(truncatingIfNeeded: bits.word & 0xFF)]
    bits.drop(entry)
    return Int(entry >> 8 & 0xFF)
  }

  private mutating func fillBits() {
    var filled = bits
    filled.fill(from: bytes.span)
    bits = filled
  }

  /// Goes to the beginning of the next byte.
  mutating func alignToByte() {
    bits.drop(UInt32(bits.count & 7))
    bits.alignToByte()
  }

  /// Takes the next byte, from the beginning of one.
  mutating func byte() throws(GzipProblem) -> UInt8 {
    try fill()
    let byte = UInt8(truncatingIfNeeded: take(8))
    try checkEnd()
    return byte
  }

  /// Copies bytes, at least one, from the beginning of a byte.
  ///
  /// - Returns: How many, at most as many as are asked for.
  mutating func copy(
    _ count: Int, into output: inout [UInt8], at place: Int
  ) throws(GzipProblem) -> Int {
    bits.alignToByte()
    try fill()
    let last = end ?? bytes.count
    let count = min(count, last - bits.position)
    guard count > 0 else { throw .cutShort }
    Self.copy(bytes.span, bits.position..<bits.position + count, into: &output, at: place)
    bits.position += count
    return count
  }

  private static func copy(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8], at place: Int
  ) {
    var memory = output.mutableSpan
    for index in 0..<range.count { memory[place &+ index] = bytes[range.lowerBound &+ index] }
  }
}
