/// CRC-32 as gzip uses it (RFC 1952), sixteen bytes at a time.
struct Checksum {
  /// The sum of the bytes so far.
  var value: UInt32 { ~register }
  private let register: UInt32

  /// The sum of no bytes.
  init() { self.init(register: .max) }

  private init(register: UInt32) { self.register = register }

  /// Entry 256 k + b: what byte b adds that has k more bytes behind it.
  private static let table: [UInt32] = {
    var table = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for place in 256..<16 * 256 {
      let before = table[place - 256]
      table.append(before >> 8 ^ table[Int(before & 0xFF)])
    }
    return table
  }()

  /// The sum with bytes behind those so far.
  func adding(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Checksum {
    let table = Self.table.span
    var sum = register
    var place = range.lowerBound
    @inline(__always) func sixteenth(_ word: UInt64, _ byte: UInt64, _ behind: Int) -> UInt32 {
      table[behind &* 256 &+ Int(truncatingIfNeeded: word &>> (8 &* byte) & 0xFF)]
    }
    while place &+ 16 <= range.upperBound {
      let low = bytes.word(at: place) ^ UInt64(sum)
      let high = bytes.word(at: place &+ 8)
      let first =
        sixteenth(low, 0, 15) ^ sixteenth(low, 1, 14) ^ sixteenth(low, 2, 13)
        ^ sixteenth(low, 3, 12)
      let second =
        sixteenth(low, 4, 11) ^ sixteenth(low, 5, 10) ^ sixteenth(low, 6, 9)
        ^ sixteenth(low, 7, 8)
      let third =
        sixteenth(high, 0, 7) ^ sixteenth(high, 1, 6) ^ sixteenth(high, 2, 5)
        ^ sixteenth(high, 3, 4)
      let fourth =
        sixteenth(high, 4, 3) ^ sixteenth(high, 5, 2) ^ sixteenth(high, 6, 1)
        ^ sixteenth(high, 7, 0)
      sum = first ^ second ^ third ^ fourth
      place &+= 16
    }
    for index in place..<range.upperBound {
      sum = sum >> 8 ^ table[Int((sum ^ UInt32(bytes[index])) & 0xFF)]
    }
    return Checksum(register: sum)
  }
}
