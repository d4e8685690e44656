import PlainText
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `whole numbers have commas between thousands`(value: Int, text: String) {
    #expect(NumberText.whole(value) == text)
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 1, "0.0"), (1234.5678, 2, "1,234.57"), (0.05, 1, "0.1"),
    (-0.04, 1, "0.0"), (-1234.5, 0, "-1,235"), (0.000_123, 6, "0.000123"),
    (.nan, 2, "-"), (-.infinity, 2, "-"), (1e17, 3, "100,000,000,000,000,000"),
    (1e300, 1, "1e+300"),
  ])
  func `fixed decimals round to the nearest`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    arguments: [
      (7363.21, 2.4, 0), (7363.21, 0.24, 1), (2.4512, 0.0123, 2), (2.4512, 1e-30, 6),
      (5.0, nil, 0), (2.4512, nil, 2), (0.012_345, nil, 4), (123_456.7, nil, 0), (0, 0, 0),
    ] as [(Double, Double?, Int)])
  func `a number has no more digits than are known`(value: Double, error: Double?, decimals: Int) {
    #expect(NumberText.decimals(for: value, standardError: error) == decimals)
  }

  @Test(arguments: [
    (0.0, "0.0 %"), (1.0, "100.0 %"), (0.123, "12.3 %"), (0.0004, "0.04 %"),
    (0.999_95, "99.995 %"), (1e-9, "< 0.0001 %"), (1 - 1e-9, "> 99.9999 %"), (.nan, "-"),
  ])
  func `a share is never rounded to nothing or to all`(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test(arguments: [(0.05, "5 %"), (0.07, "7 %"), (0.125, "12.5 %"), (0.0, "0 %"), (1.0, "100 %")])
  func `a given share has no needless decimals`(share: Double, text: String) {
    #expect(NumberText.plainPercent(share) == text)
  }

  @Test(arguments: [
    (2.5, "2.5"), (250.0, "250"), (12345.25, "12,345.25"), (-0.5, "-0.5"), (1e-7, "1e-07"),
    (1e20, "1e+20"),
  ])
  func `a given number is in its shortest form`(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (2.0, "2"), (0.1, "0.1"), (1e300, "1e+300"), (1e-7, "1e-07"),
    (.nan, ""), (.infinity, ""), (123_456_789.125, "123456789.125"),
    (.leastNonzeroMagnitude, "5e-324"), (-17, "-17"), (1e-5, "1e-05"), (-.infinity, ""),
    (1e15, "1000000000000000"), (1e16, "1e+16"), (1.0 / 3, "0.3333333333333333"),
  ])
  func `numbers for machines are shortest and read back the same`(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
    if value.isFinite { #expect(Double(text) == value) }
  }

  @Test(arguments: [
    (0, "0 B"), (1023, "1,023 B"), (1536, "1.5 KiB"), (1 << 30, "1.0 GiB"),
    (Int.max, "8.0 EiB"), (-5, "0 B"),
  ])
  func `bytes are given in the unit that suits them`(count: Int, text: String) {
    #expect(NumberText.bytes(count) == text)
  }

  @Test(arguments: [
    (0.2, "less than a second"), (1.0, "about 1 second"), (42.4, "about 42 seconds"),
    (150.0, "about 3 minutes"), (7300.0, "about 2 hours"), (200_000.0, "about 2 days"),
    (.infinity, "longer than anybody can wait"),
  ])
  func `durations are in words`(seconds: Double, text: String) {
    #expect(NumberText.duration(seconds: seconds) == text)
  }

  @Test func `counts agree with their nouns`() {
    #expect(NumberText.count(1, "run") == "1 run")
    #expect(NumberText.count(0, "run") == "0 runs")
    #expect(NumberText.count(2000, "person", "people") == "2,000 people")
  }
}
