import Randomness

/// A hash of texts that is the same on every machine and in every version: FNV-1a over their UTF-8
/// bytes, 64 bits, each text closed by a byte that UTF-8 never has, and scattered at the end.
///
/// Source: Fowler, Noll and Vo, *The FNV non-cryptographic hash algorithm*. It tells plans apart that
/// differ by accident; it is no seal against somebody who wants two plans to look alike.
package struct PlanHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Hashes texts in order.
  package init(_ texts: String...) { self.init(texts) }

  /// Hashes texts in order.
  package init(_ texts: [String]) {
    for text in texts {
      for byte in text.utf8 { take(byte) }
      take(0xFF)
    }
  }

  private mutating func take(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The hash as 16 hexadecimal digits.
  package var text: String {
    let digits = String(scattered(state), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
