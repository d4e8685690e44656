import Statistics
import Testing

@testable import Reports

@Suite struct PeopleNumbersTests {
  @Test(arguments: [
    (151_542.0, Interval(low: 149_010, high: 153_901), "151,500 (149,000 to 153,900)"),
    (3_370_951, Interval(low: 3_358_100, high: 3_383_516), "3.371 M (3.358 to 3.384 M)"),
    (32.76e12, Interval(low: 32.27e12, high: 33.32e12), "32.76 tn (32.27 to 33.32 tn)"),
    (2_690_400_000, Interval(low: 2.68e9, high: 2.7e9), "2.690 bn (2.680 to 2.700 bn)"),
    (57.6, Interval(low: 56.1, high: 59.1), "58 (56 to 59)"),
    (9.954, Interval(low: 9.945, high: 9.962), "9.95 (9.95 to 9.96)"),
    (4_970.3, Interval(low: 4_956.2, high: 4_983.4), "4,970 (4,956 to 4,983)"),
  ]) func `numbers are rounded to what their interval leaves`(
    value: Double, interval: Interval, text: String
  ) {
    let numbers = PeopleNumbers(value, interval)
    let words: Prose = "\(numbers.value(value))\(numbers.brackets(value, interval))"
    #expect(words.text == text)
  }

  @Test func `a rough interval that reaches far does not round its number away`() {
    func text(_ value: Double, _ low: Double, _ high: Double) -> String {
      let found = SampleInterval(Interval(low: low, high: high), isFirm: false)
      let numbers = PeopleNumbers(value, found)
      return ("\(numbers.value(value))\(numbers.brackets(value, found))" as Prose).text
    }
    #expect(text(6, 0, 600) == "6 (~0 to 600)")
    #expect(text(24, 0, 200) == "24 (~0 to 200)")
    #expect(text(0, 0, 600) == "0 (~0 to 600)")
    #expect(text(45.2, 3.1, 4_812) == "45 (~3 to 4,812)")
    #expect(text(0.42, 0, 279.6) == "0.42 (~0 to 280)")
    #expect(text(7, 6.69, 7.31) == "7.00 (~6.69 to 7.31)")
  }

  @Test func `no number but 0 is shown as 0`() {
    let interval = Interval(low: -30.2, high: 31.1)
    #expect(PeopleNumbers(0.42, interval).change(0.42).text == "+0.4")
    #expect(PeopleNumbers(0.000002, .share).value(0.000002).text == "0.0002 %")
    #expect(PeopleNumbers(0, interval).change(0).text == "0")
    #expect(PeopleNumbers(1e-12, interval).value(1e-12).text == "0")
  }

  @Test func `an interval that rounds to nothing is left out`() {
    let interval = Interval(low: 2.4999, high: 2.5001)
    #expect(PeopleNumbers(2.5, interval).brackets(2.5, interval).isEmpty)
  }

  @Test func `a range whose ends read the same is one number`() {
    #expect(PeopleNumbers(46, .amount).range(46, 46).text == "46")
    #expect(PeopleNumbers(46, .amount).range(45, 47).text == "45 to 47")
  }

  @Test func `one of something is singular, and none of it has no decimals`() {
    func text(_ number: Double, _ interval: Interval) -> String {
      PeopleNumbers(number, interval).counted(number, "case", "cases").text
    }
    #expect(text(1, Interval(low: 1, high: 1)) == "1 case")
    #expect(text(2, Interval(low: 2, high: 2)) == "2 cases")
    #expect(text(1.04, Interval(low: 0.9, high: 1.2)) == "1.04 cases")
    #expect(text(0, Interval(low: 0, high: 0.037)) == "no cases")
  }

  @Test func `changes have a sign, and those of shares are in points`() {
    #expect(PeopleNumbers(1_234, .amount).change(1_234).text == "+1,234")
    #expect(PeopleNumbers(-0.05, .share).change(-0.05).text == "-5.0 pt")
  }
}
