import Measurement
import Testing

@Suite struct DigestTests {
  private func digest(_ words: Int...) -> UInt64 {
    var digest = Digest()
    for word in words { digest.add(word) }
    return digest.value
  }

  @Test func `it is FNV-1a over words`() {
    #expect(digest() == 0xCBF2_9CE4_8422_2325)
    // One byte, so the published value for the text "a" holds.
    #expect(digest(0x61) == 0xAF63_DC4C_8601_EC8C)
  }

  @Test func `order and every word count`() {
    #expect(digest(1, 2) != digest(2, 1))
    #expect(digest(1, 0) != digest(1))
    #expect(digest(-1) != digest(1))
  }
}
