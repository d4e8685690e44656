import DelimitedText
import Testing

@Suite struct DelimitedWriterTests {
  func text(_ records: [[DelimitedCell]], _ dialect: DelimitedDialect = .csv) -> String {
    var writer = DelimitedWriter(dialect: dialect)
    for record in records { writer.write(record) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `texts are quoted only if necessary`() {
    let cells: [DelimitedCell] = [
      .text("plain"), .text("a b"), .text("a,b"), .text("a\"b"), .text("a\nb"), .text("a\rb"),
      .text("a;b"), .text("é"),
    ]
    #expect(text([cells]) == "plain,a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",a;b,é\n")
    #expect(text([[.text("a,b"), .text("a;b")]], .semicolons) == "a,b;\"a;b\"\n")
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (0.1, "0.1"), (1e-5, "1e-05"),
    (123456.75, "123456.75"), (1e15, "1000000000000000"), (1e16, "1e+16"), (1e300, "1e+300"),
    (.nan, ""), (.infinity, ""), (-.infinity, ""),
    (.leastNonzeroMagnitude, "5e-324"), (1.0 / 3, "0.3333333333333333"),
  ])
  func `numbers have their shortest form, and are empty if not finite`(
    number: Double, form: String
  ) {
    #expect(DelimitedWriter.shortest(number) == form)
    #expect(text([[.number(number), .integer(1)]]) == "\(form),1\n")
    if number.isFinite { #expect(Double(form) == number) }
  }

  @Test func `a missing cell is empty, but a record of one is not an empty line`() {
    #expect(text([[.missing, .integer(-3), .missing]]) == ",-3,\n")
    #expect(text([[.missing], [.text("")], []]) == "\"\"\n\"\"\n")
  }

  @Test func `taking the bytes leaves none and loses none`() {
    var writer = DelimitedWriter(dialect: .tsv)
    writer.write([.integer(1), .integer(2)])
    #expect(writer.takeBytes() == Array("1\t2\n".utf8))
    #expect(writer.bytes.isEmpty)
    writer.write([.text("a\tb")])
    #expect(writer.takeBytes() == Array("\"a\tb\"\n".utf8))
  }

  @Test(arguments: [DelimitedDialect.csv, .tsv, .semicolons])
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
      for record in records { writer.write(record.map { .text($0) }) }
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
