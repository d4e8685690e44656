import PlainText
import Testing

@Suite struct WrittenNumberTests {
  @Test(arguments: [
    ("150000", 150_000), ("150,000", 150_000), ("1,000,000.5", 1_000_000.5), ("150 000", 150_000),
    ("150\u{A0}000", 150_000), ("150k", 150_000), ("150 k", 150_000), ("1.5M", 1_500_000),
    ("2 bn", 2e9), ("1tn", 1e12), ("0.6", 0.6), (".5", 0.5), ("-20", -20), ("\u{2212}20", -20),
    ("+3", 3), ("1e6", 1e6), ("€20", 20), ("20 €", 20), ("-€1.5M", -1_500_000), ("$-5", -5),
    ("0.000", 0), (" 7 ", 7),
  ])
  func `numbers as people write them`(text: String, value: Double) {
    #expect(WrittenNumber(text)?.value == value)
    #expect(WrittenNumber(text)?.isPercent == false)
  }

  @Test(arguments: [("60 %", 0.6), ("60%", 0.6), ("-2.5 %", -0.025), ("1,000%", 10)])
  func `per cent is a share`(text: String, value: Double) {
    #expect(WrittenNumber(text) == WrittenNumber(text))
    #expect(WrittenNumber(text)?.value == value)
    #expect(WrittenNumber(text)?.isPercent == true)
  }

  @Test func `a currency may stand before or behind`() {
    #expect(WrittenNumber("EUR 150k", currency: "EUR")?.value == 150_000)
    #expect(WrittenNumber("-150,000 EUR", currency: "EUR")?.value == -150_000)
    #expect(WrittenNumber("150,000 EUR") == nil)
    #expect(WrittenNumber("150,000 EUR", currency: "USD") == nil)
  }

  @Test(arguments: [
    "", "-", "%", "k", "k5", "--5", "1,5", "10.000", "1.000.000", "1,00,000", "12,34", ",5", "5,",
    "1.2.3", "nan", "inf", "0x10", "five", "5 %%", "60 % k", "reach_negative", "1e400", "5 people",
  ])
  func `what is no number, or could be two`(text: String) {
    #expect(WrittenNumber(text) == nil)
  }
}
