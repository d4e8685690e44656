import Foundation
import PlainText
import Testing

@Suite struct QuotingTests {
  @Test func `any text reads back the same`() throws {
    let text = "quote \" slash \\ / line \n\r\t bell \u{7} delete \u{7f} é 評 👍🏽 \u{2028} \u{0}"
    let json = "[" + quoted(text) + "]"
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String] == [text])
    let read = JSONReader.read(SourceText(.file, name: "x", bytes: Array(json.utf8)))
    #expect(read.root == .list([.text(text)]))
    #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x2028 })
  }

  @Test func `hexadecimal digits have zeros in front`() {
    #expect(hexadecimal(42, digits: 16) == "000000000000002a")
    #expect(hexadecimal(.max, digits: 4) == "ffffffffffffffff")
    #expect(hexadecimal(0, digits: 1) == "0")
  }
}
