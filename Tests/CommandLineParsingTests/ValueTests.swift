import CommandLineParsing
import Testing

@Suite struct ValueTests {
  @Test(arguments: ["0", "7", "18446744073709551615", "0x2a", "0XFF"])
  func `whole numbers are decimal or hexadecimal`(text: String) {
    #expect(Value("n", .wholeNumber(0...UInt64.max)).problem(with: text) == nil)
  }

  @Test(arguments: ["", "-1", "1.5", "1e3", "18446744073709551616", "0x", "0xg", "seven", " 7"])
  func `what is no whole number is refused`(text: String) {
    #expect(
      Value("n", .wholeNumber(1...9)).problem(with: text)
        == "a whole number from 1 to 9 is expected")
  }

  @Test func `ends of ranges are inside`() {
    let value = Value("n", .wholeNumber(1...9))
    #expect(value.problem(with: "1") == nil && value.problem(with: "9") == nil)
    #expect(value.problem(with: "0") != nil && value.problem(with: "10") != nil)
    let chance = Value("p", .number(0...1))
    #expect(chance.problem(with: "0") == nil && chance.problem(with: "1") == nil)
    #expect(chance.problem(with: "1.01") == "a number from 0.0 to 1.0 is expected")
  }

  @Test(arguments: ["nan", "inf", "", "1,5"])
  func `what is no number is refused`(text: String) {
    #expect(
      Value("x", .number(0...Double.greatestFiniteMagnitude)).problem(with: text) != nil)
  }

  @Test func `a choice is one of its words as they are written`() {
    let value = Value("format", .choice(["tsv", "csv"]))
    #expect(value.problem(with: "csv") == nil)
    #expect(value.problem(with: "CSV") == "one of tsv, csv is expected")
  }

  @Test func `paths are not empty, texts may be`() {
    #expect(Value("x").problem(with: "") == nil)
    #expect(Value("x", .file).problem(with: "") != nil)
    #expect(Value("x", .folder).problem(with: "") != nil)
  }
}
