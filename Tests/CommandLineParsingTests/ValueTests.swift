import CommandLineParsing
import Testing

@Suite struct ValueTests {
  @Test(arguments: zip(["0", "7", "18446744073709551615", "0x2a", "0XFF"], [0, 7, .max, 42, 255]))
  func `whole numbers are decimal or hexadecimal`(text: String, number: UInt64) {
    #expect(Value.whole("n", 0...UInt64.max).read(text) == number)
  }

  @Test(arguments: ["", "-1", "1.5", "1e3", "18446744073709551616", "0x", "0xg", "seven", " 7"])
  func `what is not a whole number is rejected`(text: String) {
    let value = Value.whole("n", 1...9)
    #expect(value.read(text) == nil)
    #expect(value.form.expected == "a whole number from 1 to 9")
  }

  @Test func `the ends of a range are inside`() {
    let value = Value.whole("n", 1...9)
    #expect(value.read("1") == 1 && value.read("9") == 9)
    #expect(value.read("0") == nil && value.read("10") == nil)
    let chance = Value.number("p", 0...1)
    #expect(chance.read("0") == 0 && chance.read("1") == 1 && chance.read("1.01") == nil)
    #expect(chance.form.expected == "a number from 0 to 1")
    #expect(Value.number("x", 0...Double.infinity).form.expected == "a number of at least 0")
  }

  @Test(arguments: ["nan", "inf", "", "1,5"])
  func `what is not a number is rejected`(text: String) {
    #expect(Value.number("x", 0...Double.greatestFiniteMagnitude).read(text) == nil)
  }

  @Test func `a choice is one of its words, spelled exactly, and is read as what it stands for`() {
    let value = Value.choice("format", [("tsv", 1), ("csv", 2)])
    #expect(value.read("csv") == 2 && value.read("CSV") == nil)
    #expect(value.form.expected == "one of tsv, csv")
    #expect(Value.choice("shell", Shell.self).read("zsh") == .zsh)
  }

  @Test func `paths are not empty, texts may be`() {
    #expect(Value.text("x").read("")?.isEmpty == true)
    #expect(Value.file("x").read("") == nil && Value.folder("x").read("") == nil)
  }

  @Test func `a value may have a reader of its own`() {
    let value = Value("path=value", expected: "path=value") { $0.split(separator: "=").count }
    #expect(value.read("a=b") == 2)
  }
}
