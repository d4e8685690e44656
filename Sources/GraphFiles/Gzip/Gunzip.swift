/// Decompresses a gzip-compressed stream (RFC 1952) piece by piece.
///
/// Several members, one behind the other, are one text; zeros behind the last are ignored, as `gzip` does.
/// Memory does not depend on the stream.
struct Gunzip {
  /// How long pieces are.
  private let pieceLength: Int
  private var input: DeflatedInput
  private var inflater = Inflater()
  /// The text: what matches may reach, then what was not returned yet.
  private var text: [UInt8]
  /// Where in the text what was not returned yet begins and ends, and where the member begins.
  private var (start, end, member) = (0, 0, 0)
  private var hasMember = false
  private var hasEnded = false
  private var problem: GzipProblem?
  private var checksum = Checksum()
  /// How much of the member was decompressed.
  private var length: UInt32 = 0

  /// Takes a stream.
  ///
  /// - Parameters:
  ///   - pieceLength: How long pieces are.
  ///   - next: The next compressed bytes, or none at the end.
  init(pieceLength: Int, _ next: @escaping () throws(GzipProblem) -> [UInt8]) {
    self.pieceLength = pieceLength
    input = DeflatedInput(next)
    text = [UInt8](repeating: 0, count: Inflater.window + pieceLength + 2 * Inflater.slack)
  }

  /// The next piece of the text, or none at its end: always a full one except at the end.
  ///
  /// - Throws: What is wrong with the stream, and whenever it is asked again.
  mutating func read() throws(GzipProblem) -> [UInt8] {
    if let problem { throw problem }
    do throws(GzipProblem) {
      return try nextPiece()
    } catch {
      problem = error
      throw error
    }
  }

  private mutating func nextPiece() throws(GzipProblem) -> [UInt8] {
    while !hasEnded, end - start < pieceLength {
      if hasMember { try readMember() } else { try readHeader() }
    }
    let count = min(pieceLength, end - start)
    let piece = text.span.array(start..<start + count)
    start += count
    let dropped = max(0, start - Inflater.window)
    for place in dropped..<end { text[place - dropped] = text[place] }
    (start, end, member) = (start - dropped, end - dropped, max(0, member - dropped))
    return piece
  }

  /// Reads on in a member, up to its end or that of a piece.
  private mutating func readMember() throws(GzipProblem) {
    let first = end
    try inflater.inflate(&input, into: &text, at: &end, from: member, upTo: start + pieceLength)
    checksum = checksum.adding(text.span, first..<end)
    length &+= UInt32(truncatingIfNeeded: end - first)
    guard inflater.hasEnded else { return }
    input.alignToByte()
    guard try number(of: 4) == checksum.value else { throw .badChecksum }
    guard try number(of: 4) == length else { throw .badLength }
    (hasMember, checksum, length) = (false, Checksum(), 0)
  }

  private mutating func number(of bytes: Int) throws(GzipProblem) -> UInt32 {
    var number: UInt32 = 0
    for place in 0..<bytes { number |= UInt32(try input.byte()) << UInt32(8 * place) }
    return number
  }

  // MARK: Headers

  /// Reads the header of the next member, or finds that there is none.
  private mutating func readHeader() throws(GzipProblem) {
    guard try findMember() else {
      hasEnded = true
      return
    }
    let (method, flags) = (try input.byte(), try input.byte())
    guard method == 8, flags & 0xE0 == 0 else { throw .badHeader }
    // Time, level, system.
    for _ in 0..<6 { _ = try input.byte() }
    if flags & 4 != 0 { for _ in 0..<(try number(of: 2)) { _ = try input.byte() } }
    // The name and the comment.
    for flag: UInt8 in [8, 16] where flags & flag != 0 { while try input.byte() != 0 {} }
    // A checksum of the header.
    if flags & 2 != 0 { _ = try number(of: 2) }
    (inflater, member, hasMember) = (Inflater(), end, true)
  }

  /// Reads the two bytes that a member begins with.
  ///
  /// - Returns: False if nothing or nothing but zeros is left behind the last member.
  private mutating func findMember() throws(GzipProblem) -> Bool {
    if !inflater.hasEnded {
      guard try number(of: 2) == 0x8B1F else { throw .badHeader }
      return true
    }
    try input.fill()
    var hasZeros = false
    while !input.isAtEnd {
      let byte = try input.byte()
      if byte != 0 {
        guard byte == 0x1F, !hasZeros, !input.isAtEnd, try input.byte() == 0x8B else {
          throw .garbage
        }
        return true
      }
      hasZeros = true
    }
    return false
  }
}
