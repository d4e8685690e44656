/// A hash that is the same on every machine and in every version: FNV-1a, 64 bits.
///
/// Source: Fowler, Noll and Vo, *The FNV non-cryptographic hash algorithm*, which takes bytes. Of words its
/// multiplication moves no bit down, so that changes in the top bits of two words could cancel: after each
/// word the upper half is folded into the lower. It distinguishes what differs by accident; it is no seal
/// against somebody who wants two things to look alike.
public struct StableHash: Sendable, Hashable {
  /// What was taken so far comes to this.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Hashes texts in order; of none, the hash of nothing.
  public init(_ texts: [String] = []) {
    for text in texts { add(text) }
  }

  /// Takes one more number, as one word.
  ///
  /// - Complexity: O(1), one multiplication.
  public mutating func add(_ word: Int) {
    mix(UInt64(truncatingIfNeeded: word))
    value ^= value >> 32
  }

  /// The step of FNV-1a.
  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
  }

  /// Takes a text: its UTF-8 bytes, closed by a byte that UTF-8 never has.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { mix(UInt64(byte)) }
    mix(0xFF)
  }

  /// Takes bytes, eight as one word, closed by their number.
  ///
  /// - Complexity: O(bytes).
  public mutating func add(_ bytes: [UInt8]) { add(bytes[...]) }

  /// Takes some of an array's bytes, as ``add(_:)-([UInt8])`` would take them alone.
  ///
  /// - Complexity: O(bytes).
  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      var place = 0
      // In bounds: a word is taken where eight bytes are left.
      while place + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        add(Int(truncatingIfNeeded: UInt64(littleEndian: word)))
        place += 8
      }
      for place in place..<bytes.count { add(Int(unsafe bytes[place])) }
      add(bytes.count)
    }
  }

  /// The hash as 16 hexadecimal digits, its bits well mixed (the finalizer of splitmix64).
  public var digits: String {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return hexadecimal(z ^ (z >> 31), digits: 16)
  }
}
