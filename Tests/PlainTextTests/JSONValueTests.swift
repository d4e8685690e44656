import PlainText
import Testing

@Suite struct JSONValueTests {
  @Test func `keeps the order of keys and the text of numbers`() {
    let text = #"{"b": 1, "a": [18446744073709551615, 1e3, "x"], "c": null, "d": true}"#
    let read = JSONReader.read(SourceText(.file, name: "f", bytes: Array(text.utf8)))
    #expect(read.syntaxErrors.isEmpty)
    #expect(read.root?.line == text)
  }

  @Test func `values are equal wherever they are`() {
    let read = JSONReader.read(
      SourceText(.file, name: "f", bytes: Array(#"{ "a": [1, 0.5] }"#.utf8)))
    #expect(read.root == ["a": [1, 0.5]])
    #expect(read.root?["a"]?.value.place.offset == 7)
  }

  @Test func `a path of keys leads into objects`() {
    let value: JSONValue = ["a": ["b": ["c": 7]], "l": [["c": 8]]]
    #expect(value.descendant("a.b.c") == 7)
    #expect(value.descendant("a.b")?["c"]?.value == 7)
    #expect(value.descendant("a.x") == nil && value.descendant("l.c") == nil)
    #expect(value.descendant("") == value)
  }

  @Test func `members are added after those before, and only to objects`() {
    var value: JSONValue = ["a": 1]
    value.append("b", .integer(UInt64.max))
    #expect(value.line == #"{"a": 1, "b": 18446744073709551615}"#)
    var list: JSONValue = [1]
    list.append("b", 2)
    #expect(list == [1])
  }

  @Test(
    arguments: [
      (JSONValue.null, "null"), (true, "true"), (1.5, "1.5"), ("co\"in", #""co\"in""#),
      ([1], "a list"),
      (["a": 1], "an object"), (.text(String(repeating: "x", count: 99)), nil),
    ] as [(JSONValue, String?)])
  func `errors say what was written, briefly`(value: JSONValue, words: String?) {
    if let words { #expect(value.described == words) }
    #expect(value.described.count <= 42)
  }

  @Test(arguments: [
    ("20", 20), ("20.0", 20), ("2e1", 20), ("20.00", 20), ("20.000", nil), ("-1.000", nil),
    ("1.500", nil), ("0.000", 0), ("1000.000", 1000), ("20.000e0", 20), ("0.5", nil),
    ("1e400", nil),
    ("9007199254740993", 9_007_199_254_740_993), ("9007199254740993.0", nil), ("-0", 0),
  ])
  func `a whole number is one that nobody can take for another`(text: String, number: Int?) {
    #expect(JSONValue(.number(text)).wholeNumber == number)
  }
}
