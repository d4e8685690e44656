import DelimitedText
import Testing

@Suite struct DelimitedWriterTests {
  func text(_ records: [[String]], _ dialect: DelimitedDialect = .csv) -> String {
    var writer = DelimitedWriter(dialect: dialect)
    for record in records { writer.write(record) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `texts are quoted only if necessary`() {
    let fields = ["plain", "a b", "a,b", "a\"b", "a\nb", "a\rb", "a;b", "é"]
    #expect(text([fields]) == "plain,a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",a;b,é\n")
    #expect(text([["a,b", "a;b"]], .semicolons) == "a,b;\"a;b\"\n")
  }

  @Test func `an empty field is empty, but a record of one is not an empty line`() {
    #expect(text([["", "-3", ""]]) == ",-3,\n")
    #expect(text([[""], []]) == "\"\"\n")
  }

  @Test func `taking the bytes leaves none and loses none`() {
    var writer = DelimitedWriter(dialect: .tsv)
    writer.write(["1", "2"])
    #expect(writer.takeBytes() == Array("1\t2\n".utf8))
    #expect(writer.bytes.isEmpty)
    writer.write(["a\tb"])
    #expect(writer.takeBytes() == Array("\"a\tb\"\n".utf8))
  }

  @Test func `a dialect for spreadsheets begins with a mark and ends lines in CRLF`() {
    #expect(text([["a", "b;c"], ["1.5"]], .excel) == "\u{FEFF}a,b;c\r\n1.5\r\n")
    #expect(text([["a", "b;c"], ["1,5"]], .excelEurope) == "\u{FEFF}a;\"b;c\"\r\n1,5\r\n")
  }

  @Test func `the mark is written once, however the bytes are taken`() {
    var writer = DelimitedWriter(dialect: .excel)
    let mark = Array("\u{FEFF}".utf8)
    #expect(writer.bytes == mark)
    #expect(writer.takeBytes() == mark && writer.bytes.isEmpty)
    writer.write(["a"])
    #expect(writer.takeBytes() == Array("a\r\n".utf8))
  }

  @Test(arguments: [DelimitedDialect.csv, .tsv, .semicolons, .excel, .excelEurope])
  func `what is written reads back`(dialect: DelimitedDialect) throws {
    var generator = Steps()
    let alphabet: [Character] = ["a", "\"", ",", ";", "\t", "\n", "\r", " ", "é", "\u{FEFF}"]
    for _ in 0..<300 {
      let records = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          String(
            (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
              alphabet.randomElement(using: &generator)
            })
        }
      }
      var writer = DelimitedWriter(dialect: dialect)
      for record in records { writer.write(record) }
      var reader = DelimitedReader(writer.bytes, dialect: dialect)
      for record in records { #expect(try reader.next()?.fields == record) }
      #expect(try reader.next() == nil)
    }
  }
}

/// A generator that gives the same numbers in every run: Weyl's sequence, mixed.
private struct Steps: RandomNumberGenerator {
  private var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    let mixed = (state ^ (state >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }
}
