import PlainText
import Testing

@Suite struct JSONValueTests {
  @Test func `keeps the order of keys and the text of numbers`() {
    let text = #"{"b": 1, "a": [18446744073709551615, 1e3, "x"], "c": null, "d": true}"#
    let read = JSONReader.read(SourceText(.file, name: "f", bytes: Array(text.utf8)))
    #expect(read.syntaxErrors.isEmpty)
    #expect(read.root?.line == text)
  }

  @Test func `values are equal wherever they stand`() {
    let read = JSONReader.read(SourceText(.file, name: "f", bytes: Array(#"{ "a": [1, 0.5] }"#.utf8)))
    #expect(read.root == ["a": [1, 0.5]])
    #expect(read.root?["a"]?.value.place.offset == 7)
  }

  @Test func `writes a member a line, and lists of plain values in one`() {
    let value: JSONValue = ["a": [1, 2], "b": ["c": .number(.nan)], "d": [["e": "f\n"]]]
    #expect(
      value.pretty == """
        {
          "a": [1, 2],
          "b": {
            "c": null
          },
          "d": [
            {
              "e": "f\\n"
            }
          ]
        }

        """)
  }
}
