import PlainText
import Testing

@Suite struct JSONWriterTests {
  @Test func `members stay in the order given, one a line`() {
    let value: JSONValue = [
      "zebra": -3, "ant": [0.1, .null, true], "nested": ["empty": [:], "list": []],
    ]
    #expect(
      value.pretty == """
        {
          "zebra": -3,
          "ant": [0.1, null, true],
          "nested": {
            "empty": {},
            "list": []
          }
        }

        """)
    #expect(
      value.line
        == #"{"zebra": -3, "ant": [0.1, null, true], "nested": {"empty": {}, "list": []}}"#)
  }

  @Test func `what was written is read back the same`() {
    let value: JSONValue = [
      "text": "a \"b\" \\ \n", "numbers": [0.1, -7, 1e-300, .integer(UInt64.max)],
      "lists": [[1], [], [["x": [true, .null]]]], "": "empty key",
    ]
    for text in [value.line, value.pretty] {
      let read = JSONReader.read(SourceText(.file, name: "x", bytes: Array(text.utf8)))
      #expect(read.root == value)
      #expect(read.syntaxErrors.isEmpty)
    }
  }

  @Test func `numbers that are missing or not finite are null`() {
    #expect(JSONValue.number(nil).line == "null")
    #expect(JSONValue.number(.infinity).line == "null")
    #expect(JSONValue.number(1.5).line == "1.5")
  }
}
