@testable import Reports
import Testing

@Suite struct ChartNumbersTests {
  private let euro = ChartNumbers.money("€")

  @Test func `words have three significant digits`() {
    #expect(
      [0, 0.123456, 1.5, 12, 26.44, 151_542, 3048.3].map(ChartNumbers.people.value) == [
        "0", "0.123", "1.5", "12", "26", "152,000", "3,050",
      ])
    #expect(ChartNumbers.people.value(3_371_234) == "3.37 million")
    #expect(ChartNumbers.people.value(999_999) == "1 million")
    #expect(ChartNumbers.people.value(1_801_000) == "1.80 million")
    #expect(ChartNumbers.people.whole(1920.4, beside: 2011) == "1,920")
    // So that 683 fewer than 53,024 are 52,341.
    #expect(ChartNumbers.people.whole(52_341.2, beside: 53_024) == "52,341")
    #expect(ChartNumbers.people.whole(1_234_567, beside: 1_234_567) == "1.23 million")
    #expect(ChartNumbers.money("EUR").axisLabel("profit, EUR") == "profit, EUR")
    #expect(ChartNumbers.people.value(.nan) == "-")
  }

  @Test func `a sign stands before an amount, a name behind`() {
    #expect(euro.value(151_542) == "€152,000")
    #expect(euro.value(3_371_234) == "€3.37 million")
    #expect(euro.value(8.8) == "€8.80")
    #expect(euro.value(-22_000) == "−€22,000")
    #expect(ChartNumbers.money("EUR").value(151_542) == "152,000 EUR")
    #expect(ChartNumbers.money(nil).value(151_542) == "152,000")
    #expect(ChartNumbers.money("EUR").axisLabel("profit") == "profit, EUR")
    #expect(euro.axisLabel("profit") == "profit")
    #expect(ChartNumbers.money("EUR").axisLabel("").isEmpty)
  }

  @Test func `what is known exactly has all its digits`() {
    #expect(euro.exact(1234.5) == "€1,234.5")
    #expect(ChartNumbers.money("EUR").exact(20) == "20 EUR")
    #expect(ChartNumbers.shares.exact(0.125) == "12.5 %")
    #expect(ChartNumbers.people.exact(10_000) == "10,000")
  }

  @Test func `numbers of an axis are short and in one unit`() {
    #expect(euro.ticks([0, 50_000, 100_000]) == ["€0", "€50k", "€100k"])
    #expect(euro.ticks([-5000, 0, 5000]) == ["−€5,000", "€0", "€5,000"])
    #expect(ChartNumbers.people.ticks([2750, 3000]) == ["2,750", "3,000"])
    #expect(ChartNumbers.people.ticks([0, 500_000, 1_000_000]) == ["0", "0.5M", "1M"])
    #expect(ChartNumbers.shares.ticks([0, 0.025, 0.05]) == ["0 %", "2.5 %", "5 %"])
    #expect(ChartNumbers.plain.ticks([0, 0.25, 0.5]) == ["0", "0.25", "0.5"])
    #expect(ChartNumbers.people.ticks([]) == [])
  }

  @Test func `a table has whole numbers`() {
    #expect(euro.cell(151_542.4).text == "151,542")
    #expect(euro.cell(-0.2).text == "0")
    #expect(ChartNumbers.shares.cell(0.1234).text == "12.3 %")
    #expect(ChartNumbers.plain.cell(0.12345).text == "0.123")
    #expect(euro.cell(nil) == .missing)
    #expect(euro.cell(.nan) == .missing)
  }

  @Test func `a range of two numbers that read the same is one`() {
    #expect(euro.range(133_000, 172_000) == "€133,000 to €172,000")
    #expect(euro.range(151_541, 151_542) == "€152,000")
    #expect(ChartNumbers.money("EUR").range(133_000, 172_000) == "133,000 to 172,000 EUR")
  }
}
