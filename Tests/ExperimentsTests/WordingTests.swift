import Testing

import Experiments

@Suite struct WordingTests {
  @Test func `numbers read as people write them`() {
    #expect(grouped(0) == "0")
    #expect(grouped(999) == "999")
    #expect(grouped(1000) == "1,000")
    #expect(grouped(-1_234_567) == "-1,234,567")
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
    #expect(counted(1, "point") == "1 point")
    #expect(counted(1_000_000_000, "point") == "1,000,000,000 points")
    #expect(counted(2, "person", plural: "people") == "2 people")
    #expect(percent(1) == "100 %")
    #expect(percent(0.1234) == "12 %")
    #expect(percent(0.0123) == "1.2 %")
    #expect(bytesInWords(512) == "512 bytes")
    #expect(bytesInWords(1.5 * 1024 * 1024 * 1024) == "1.5 GiB")
    #expect(oneDigit(19.96) == "20")
    #expect(oneDigit(19.84) == "19.8")
    #expect(oneDigit(.infinity) == "inf")
  }
}
