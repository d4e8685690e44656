/// A gzip file that holds bytes as they are: one stored block (RFC 1951, RFC 1952).
enum StoredGzip {
  /// The file of some bytes, at most 65,535 of them.
  static func file(of bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.prefix(0xFFFF)
    let count = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(UInt32(count), 2)
      + little(UInt32(~count), 2)
      + bytes + little(checksum(bytes), 4) + little(UInt32(count), 4)
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
  }
}
