/// Gzip files (RFC 1952) made by hand: of one stored block, or of one that repeats what it says (RFC 1951).
enum GzipFile {
  /// The file of some bytes, at most 65,535 of them, as they are.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.prefix(0xFFFF)
    let count = UInt16(bytes.count)
    return file(
      holding: [1] + little(UInt32(count), 2) + little(UInt32(~count), 2) + bytes, of: bytes)
  }

  /// The file of a short text that is repeated: some 160 times smaller than what it holds.
  ///
  /// - Parameters:
  ///   - piece: The text, 1...32,768 bytes below 144.
  ///   - times: How often it is there, at least once.
  /// - Returns: The file; the last copy may be cut off.
  static func repeated(_ piece: [UInt8], _ times: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.number(0b011, 3)
    for byte in piece { bits.code(0x30 + UInt32(byte), 8) }
    var rest = piece.count * (times - 1)
    let distance = UInt32(piece.count - 1)
    let extra = distance < 4 ? 0 : 30 - distance.leadingZeroBitCount
    while rest >= 258 {
      bits.code(0b1100_0101, 8)
      bits.code(2 * UInt32(extra) + distance >> UInt32(extra), 5)
      bits.number(distance & (1 << UInt32(extra) - 1), extra)
      rest -= 258
    }
    let count = piece.count * (times - 1) - rest
    let whole = (0..<piece.count + count).lazy.map { piece[$0 % piece.count] }
    bits.code(0, 7)
    return file(holding: bits.bytes, of: whole)
  }

  private static func file(holding blocks: [UInt8], of bytes: some Collection<UInt8>) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + blocks + little(checksum(bytes), 4)
      + little(UInt32(bytes.count), 4)
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}

/// Bits in the order of a deflated stream.
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var free = 0

  /// Adds a number, its lowest bit first.
  mutating func number(_ number: UInt32, _ count: Int) {
    for place in 0..<count { add(number >> UInt32(place) & 1) }
  }

  /// Adds the code of a symbol, its highest bit first.
  mutating func code(_ code: UInt32, _ count: Int) {
    for place in (0..<count).reversed() { add(code >> UInt32(place) & 1) }
  }

  private mutating func add(_ bit: UInt32) {
    if free == 0 { bytes.append(0) }
    if free == 0 { free = 8 }
    bytes[bytes.count - 1] |= UInt8(bit) << UInt8(8 - free)
    free -= 1
  }
}
