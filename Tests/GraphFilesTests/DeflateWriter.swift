@testable import GraphFiles

/// Writes deflated streams (RFC 1951) with any codes, right ones and wrong ones, and keeps the text that
/// they stand for.
struct DeflateWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var text: [UInt8] = []
  private var free = 0

  /// The bases of the lengths of matches by symbol, from 257 on, and of distances.
  private static let lengths = numbers(3, 28, 4) + [(258, 0)]
  private static let distances = numbers(1, 30, 2)

  private static func numbers(_ first: Int, _ count: Int, _ per: Int) -> [(base: Int, extra: Int)] {
    var next = first
    return (0..<count).map { symbol in
      let extra = max(0, symbol / per - 1)
      defer { next += 1 << extra }
      return (next, extra)
    }
  }

  /// Adds a number, its lowest bit first.
  mutating func number(_ number: Int, _ count: Int) {
    for place in 0..<count {
      if free == 0 { (bytes, free) = (bytes + [0], 8) }
      bytes[bytes.count - 1] |= UInt8(number >> place & 1) << UInt8(8 - free)
      free -= 1
    }
  }

  /// Adds the code of a symbol, its highest bit first.
  mutating func symbol(_ symbol: Int, _ lengths: [Int]) {
    var code = 0
    for length in 1...lengths[symbol] {
      for other in lengths.indices
      where lengths[other] == length && (length < lengths[symbol] || other < symbol) { code += 1 }
      if length < lengths[symbol] { code <<= 1 }
    }
    for place in (0..<lengths[symbol]).reversed() { number(code >> place & 1, 1) }
  }

  /// Adds a stored block of at most 65,535 bytes.
  mutating func stored(_ block: [UInt8], isLast: Bool) {
    number(isLast ? 1 : 0, 3)
    free = 0
    number(block.count, 16)
    number(~block.count & 0xFFFF, 16)
    bytes += block
    text += block
  }

  /// Adds the beginning of a block with codes of its own, whose lengths are written one by one.
  mutating func header(_ literals: [Int], _ distances: [Int], isLast: Bool) {
    number(isLast ? 0b101 : 0b100, 3)
    number(literals.count - 257, 5)
    number(distances.count - 1, 5)
    number(15, 4)
    // Sixteen codes of four bits: for the lengths 0 to 15.
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for symbol in order { number(symbol < 16 ? 4 : 0, 3) }
    let codes = [Int](repeating: 4, count: 16)
    for length in literals + distances { symbol(length, codes) }
  }

  /// Adds a literal.
  mutating func literal(_ byte: UInt8, _ literals: [Int]) {
    symbol(Int(byte), literals)
    text.append(byte)
  }

  /// Adds a match with the symbols of its length and distance and their extra bits; what reaches before the
  /// text is no match.
  mutating func match(
    _ length: (symbol: Int, more: Int), _ distance: (symbol: Int, more: Int),
    _ literals: [Int], _ distances: [Int]
  ) {
    let (lengthOf, distanceOf) = (
      Self.lengths[length.symbol - 257], Self.distances[distance.symbol]
    )
    let more = length.more & (1 << lengthOf.extra - 1)
    let moreDistance = distance.more & (1 << distanceOf.extra - 1)
    symbol(length.symbol, literals)
    number(more, lengthOf.extra)
    symbol(distance.symbol, distances)
    number(moreDistance, distanceOf.extra)
    let back = distanceOf.base + moreDistance
    guard back <= text.count else { return }
    for _ in 0..<lengthOf.base + more { text.append(text[text.count - back]) }
  }

  /// The smallest distance of a symbol.
  static func distance(_ symbol: Int) -> Int { distances[symbol].base }

  /// The stream as a gzip file, with fields in its header or without.
  func gzip(flags: UInt8 = 0, fields: [UInt8] = []) -> [UInt8] {
    let sum = text.withChecksum
    return [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3] + fields + bytes + Self.little(sum)
      + Self.little(UInt32(truncatingIfNeeded: text.count))
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}

extension [UInt8] {
  /// CRC-32, bit by bit.
  var withChecksum: UInt32 {
    var sum = UInt32.max
    for byte in self {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }

  /// The text of a gzip file, which comes and goes in pieces of some lengths.
  func gunzipped(pieces: Int = 1 << 20, input: Int = 1 << 20) throws -> [UInt8] {
    var rest = self[...]
    var gunzip = Gunzip(pieceLength: pieces) { () throws(GzipProblem) in
      defer { rest = rest.dropFirst(input) }
      return Array(rest.prefix(input))
    }
    var text: [UInt8] = []
    while true {
      let piece = try gunzip.read()
      text += piece
      if piece.count < pieces { return try text + gunzip.read() }
    }
  }
}
