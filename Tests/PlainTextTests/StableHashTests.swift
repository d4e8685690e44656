import PlainText
import Testing

@Suite struct StableHashTests {
  @Test(arguments: [
    ("", 0xCBF2_9CE4_8422_2325 as UInt64), ("a", 0xAF63_DC4C_8601_EC8C),
    ("foobar", 0x8594_4171_F739_67E8),
  ])
  func `agrees with the published values of FNV-1a`(text: String, value: UInt64) {
    // A text is closed by one more byte.
    #expect(StableHash([text]).value == (value ^ 0xFF) &* 0x0000_0100_0000_01B3)
  }

  @Test func `the top bits of two words do not cancel`() {
    func hash(_ bytes: [UInt8]) -> UInt64 {
      var hash = StableHash()
      hash.add(bytes)
      return hash.value
    }
    let bytes = (0..<64).map { UInt8(3 * $0) }
    for (one, other) in [(7, 15), (7, 63), (31, 39)] {
      var changed = bytes
      for place in [one, other] { changed[place] ^= 0x80 }
      #expect(hash(changed) != hash(bytes))
    }
  }

  @Test func `some bytes of an array are hashed as if they were alone`() {
    let bytes = (0..<40).map { UInt8($0) }
    var (some, alone) = (StableHash(), StableHash())
    some.add(bytes[3..<30])
    alone.add(Array(bytes[3..<30]))
    #expect(some == alone)
  }

  @Test func `two texts are not the text they make together`() {
    var apart = StableHash()
    apart.add("ab")
    apart.add("c")
    var together = StableHash()
    together.add("a")
    together.add("bc")
    #expect(apart != together)
  }

  @Test func `digits are sixteen, whatever was taken`() {
    var hash = StableHash()
    var seen: Set<String> = []
    for number in 0..<1000 {
      hash.add(number)
      #expect(hash.digits.count == 16)
      seen.insert(hash.digits)
    }
    #expect(seen.count == 1000)
  }

  @Test func `one bit more changes about half of the digits' bits`() {
    var flipped = 0
    for number in 0..<200 {
      var (even, odd) = (StableHash(), StableHash())
      even.add(2 * number)
      odd.add(2 * number + 1)
      let values = [even, odd].compactMap { UInt64($0.digits, radix: 16) }
      flipped += (values[0] ^ values[1]).nonzeroBitCount
    }
    #expect((5900...6900).contains(flipped))
  }
}
