import DelimitedText
import Testing

@Suite struct TextEncodingTests {
  /// A header and an answer, with letters of one to four bytes.
  static let text = "Name;NPS\nZo\u{EB};9\n\u{20AC}\u{1F600};10\n"

  static func utf16(_ text: String, isLittle: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is recognized with and without a mark, in either byte order`(
    isLittle: Bool, mark: Bool
  ) {
    let bytes = Self.utf16(Self.text, isLittle: isLittle, mark: mark)
    let encoding = TextEncoding.detect(in: bytes)
    #expect(encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
    #expect(encoding.utf8(bytes) == Array(Self.text.utf8))
  }

  @Test func `UTF-8 loses only its mark`() {
    let bytes = Array(Self.text.utf8)
    #expect(TextEncoding.detect(in: bytes) == .utf8)
    #expect(TextEncoding.detect(in: []) == .utf8)
    #expect(TextEncoding.utf8.utf8(bytes) == bytes)
    #expect(TextEncoding.utf8.utf8([0xEF, 0xBB, 0xBF] + bytes) == bytes)
    #expect(TextEncoding.utf8.utf8([0x61, 0xE9, 0x62]) == nil)
  }

  @Test func `what is not UTF-8 is read as Windows-1252`() {
    let bytes: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x20, 0x80, 0x93, 0x9F, 0x81, 0xFF]
    #expect(TextEncoding.detect(in: bytes) == .windows1252)
    #expect(
      TextEncoding.windows1252.utf8(bytes)
        == Array("caf\u{E9} \u{20AC}\u{201C}\u{178}\u{81}\u{FF}".utf8))
  }

  @Test func `half a unit or half a pair is not UTF-16`() {
    #expect(TextEncoding.utf16LittleEndian.utf8([0x61, 0x00, 0x62]) == nil)
    #expect(TextEncoding.utf16LittleEndian.utf8([0x3D, 0xD8, 0x61, 0x00]) == nil)
    #expect(TextEncoding.utf16BigEndian.utf8([0xD8, 0x3D, 0xDE, 0x00]) == Array("\u{1F600}".utf8))
  }
}
