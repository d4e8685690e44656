import Statistics
import Testing

@testable import Reports

@Suite struct PeopleNumbersTests {
  @Test(arguments: [
    (151_542.0, Interval(low: 149_010, high: 153_901), "151,500 (149,000 to 153,900)"),
    (3_370_951, Interval(low: 3_358_100, high: 3_383_516), "3.371 M (3.358 to 3.384 M)"),
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
  }

  @Test func `an interval that rounds to nothing is left out`() {
    let interval = Interval(low: 2.4999, high: 2.5001)
    #expect(PeopleNumbers(2.5, interval).brackets(2.5, interval).isEmpty)
  }

  @Test func `a range whose ends read the same is one number`() {
    #expect(PeopleNumbers(46, .amount).range(46, 46).text == "46")
    #expect(PeopleNumbers(46, .amount).range(45, 47).text == "45 to 47")
  }

  @Test func `changes have a sign, and those of shares are in points`() {
    #expect(PeopleNumbers(1_234, .amount).change(1_234).text == "+1,234")
    #expect(PeopleNumbers(-0.05, .share).change(-0.05).text == "-5.0 pt")
  }
}
