import PlainText
import Foundation
import Scenarios
import Testing

/// Of the reader in `JSONReader`, `JSONReader+Scalars`, `SourceText` and `JSONValue`.
@Suite struct ScenarioReaderTests {
  /// A scenario with something in place of its title.
  static func titled(_ title: String) -> String {
    GoodFiles.drawn.replacingOccurrences(of: "\"A question\"", with: title)
  }

  @Test func `comments, trailing commas, line ends and a byte-order mark do not matter`() throws {
    let plain = try GoodFiles.read(GoodFiles.drawn).resolvedJSON()
    let variants = [
      "\u{FEFF}" + GoodFiles.drawn,
      GoodFiles.drawn.replacing("\n", with: "\r\n"),
      GoodFiles.drawn.replacing("\n", with: " // so\n"),
      GoodFiles.drawn.replacing(" ", with: "\t").replacing("A\tquestion", with: "A question")
        .replacing("//\tA\tcomment", with: "// A comment"),
      GoodFiles.drawn.replacing(": ", with: " /* * / ** */ : "),
      GoodFiles.drawn.replacing("]", with: ",]").replacing("5 }", with: "5, }"),
      GoodFiles.drawn + "// the end",
      GoodFiles.drawn + "/**/",
    ]
    for text in variants { #expect(try GoodFiles.read(text).resolvedJSON() == plain) }
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00""#, "😀"), ("\"漢字 😀\"", "漢字 😀"),
    ("\"\u{7F}\"", "\u{7F}"), (#""// no /* comment""#, "// no /* comment"),
  ])
  func `texts are decoded and written back`(written: String, decoded: String) throws {
    let document = try GoodFiles.read(Self.titled(written))
    #expect(document.baseline.title == decoded)
    #expect(try GoodFiles.read(document.resolvedJSON()).baseline.title == decoded)
  }

  @Test(arguments: [
    ("0", 0 as UInt64), ("18446744073709551615", .max), ("9007199254740993", 9_007_199_254_740_993),
    ("\"0x2A\"", 42), ("\"0XFFFFFFFFFFFFFFFF\"", .max), ("1e3", 1000), ("7.0", 7), ("-0", 0),
  ])
  func `seeds keep all their bits`(written: String, seed: UInt64) throws {
    let text = GoodFiles.drawn.replacing("42", with: written)
    #expect(try GoodFiles.read(text).baseline.seed == seed)
    let again = try GoodFiles.read(GoodFiles.read(text).resolvedJSON())
    #expect(again.baseline.seed == seed)
  }

  @Test func `deep nesting is an error, not a crash`() throws {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
      let text = String(repeating: open, count: 100_000)
      let item = try #require(GoodFiles.errors(Self.titled(text)).first)
      #expect(item.message == "lists and objects are nested more than 64 deep")
      #expect(item.line == 4)
      #expect(!GoodFiles.errors(text).isEmpty)
    }
    // As deep as allowed: refused for what it is, not for its depth.
    let nested = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
    #expect(
      GoodFiles.errors(Self.titled(nested)).map(\.message) == [
        "title must be a string that is not empty, or null for no title, not a list"
      ])
  }

  @Test(arguments: [
    ([UInt8](), "the file has no scenario in it"),
    (Array(" // nothing\n".utf8), "the file has no scenario in it"),
    ([0xFF, 0xFE, 0x7B, 0], "this text is UTF-16"),
    (Array("[1]".utf8), "a scenario must be an object, not a list"),
    (Array("{\"title\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), "this byte is not UTF-8"),
    ([0x7B, 0xED, 0xA0, 0x80, 0x7D], "this byte is not UTF-8"),
    ([0x7B, 0xC0, 0x80], "this byte is not UTF-8"),
    ([0], "this is not JSON, which begins with \"{\" or \"[\""),
    ([0xEF, 0xBB, 0xBF], "the file has no scenario in it"),
  ])
  func `bytes that are no scenario are rejected`(bytes: [UInt8], message: String) {
    #expect {
      _ = try GoodFiles.read(bytes: bytes)
    } throws: { error in
      (error as? Diagnostics)?.items.first?.message == message
    }
  }

  @Test func `one reading finds most mistakes of writing`() {
    let text = """
      {
        "format": 1
        "seed": 0x2a,
        title: "A question",
        "conflict": 'coin',
        "replicates": 010,
        "limits": { "rounds": },
        "variants": [1, , 2]
      }
      """
    let items = GoodFiles.errors(text)
    #expect(items.compactMap(\.line) == [3, 3, 4, 5, 6, 7, 8])
  }

  @Test func `the number of syntax errors reported is limited`() {
    let text = "{" + String(repeating: "a: 1,\n", count: 10_000) + "}"
    #expect((1...25).contains(GoodFiles.errors(text).count))
  }
}
