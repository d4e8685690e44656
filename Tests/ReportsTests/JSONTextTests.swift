import Foundation
import Testing

import Reports

@Suite struct JSONTextTests {
  @Test func `members stay in the order given, one a line`() {
    let value = JSONText.object([
      "zebra": .integer(-3), "ant": .list([.number(0.1), .null, .boolean(true)]),
      "nested": .object(["empty": .object([:]), "list": .list([])]),
    ])
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
      value.compact
        == #"{"zebra": -3, "ant": [0.1, null, true], "nested": {"empty": {}, "list": []}}"#)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (2.0, "2"), (0.1, "0.1"), (1e300, "1e+300"), (1e-7, "1e-07"),
    (.nan, "null"), (.infinity, "null"), (123_456_789.125, "123456789.125"),
    (.leastNonzeroMagnitude, "5e-324"),
  ])
  func `numbers are shortest and read back the same`(value: Double, text: String) throws {
    #expect(JSONText.number(value).compact == text)
    if value.isFinite { #expect(Double(text) == value) }
  }

  @Test func `any text reads back the same`() throws {
    let text = "quote \" slash \\ / line \n\r\t bell \u{7} delete \u{7f} é 評 👍🏽 \u{2028} \u{0}"
    let json = JSONText.list([.text(text)]).compact
    let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(back == [text])
    #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x2028 })
  }

  @Test func `written JSON is set in as a whole`() {
    let value = JSONText.object(["scenario": .verbatim("{\n  \"seed\": 1\n}\n"), "n": .integer(1)])
    #expect(
      value.pretty == """
        {
          "scenario": {
            "seed": 1
          },
          "n": 1
        }

        """)
    #expect(value.compact == #"{"scenario": {   "seed": 1 }, "n": 1}"#)
  }

  @Test func `missing numbers are null`() {
    #expect(JSONText.number(nil).compact == "null")
    #expect(JSONText.number(Optional(1.5)).compact == "1.5")
  }
}
