import DelimitedText
import Testing

@Suite struct DelimitedReaderTests {
  func records(
    _ text: String, _ dialect: DelimitedDialect = .csv
  ) throws -> [DelimitedReader.Record] {
    var reader = DelimitedReader(Array(text.utf8), dialect: dialect)
    var records: [DelimitedReader.Record] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  func fields(_ text: String, _ dialect: DelimitedDialect = .csv) throws -> [[String]] {
    try records(text, dialect).map(\.fields)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in LF, CRLF or CR, and the last line needs no end`(end: String) throws {
    let expected = [["a", "b"], ["1", "2"], ["3", ""]]
    #expect(try fields(["a,b", "1,2", "3,"].joined(separator: end)) == expected)
    #expect(try fields(["a,b", "1,2", "3,", ""].joined(separator: end)) == expected)
    #expect(
      try records(["", "a,b", "", "1,2", "3,"].joined(separator: end)).map(\.line) == [2, 4, 5])
  }

  @Test func `quoted fields hold separators, line ends and doubled quotes`() throws {
    let text = "\"a,b\",\"say \"\"hi\"\"\",\"\"\n\"two\r\nlines\",x\n\"\"\"\"\n"
    #expect(
      try records(text) == [
        .init(line: 1, fields: ["a,b", "say \"hi\"", ""]),
        .init(line: 2, fields: ["two\r\nlines", "x"]),
        .init(line: 4, fields: ["\""]),
      ])
  }

  @Test func `spaces and quotes inside an unquoted field are ordinary characters`() throws {
    #expect(try fields(" a , 5\" disk \n") == [[" a ", " 5\" disk "]])
  }

  @Test func `a byte-order mark is skipped only at the start`() throws {
    #expect(try fields("\u{FEFF}\"a\",\u{FEFF}b") == [["a", "\u{FEFF}b"]])
  }

  @Test func `dialects differ in their separator`() throws {
    #expect(try fields("a,b\tc;d", .tsv) == [["a,b", "c;d"]])
    #expect(try fields("1,5;\"2;5\"", .semicolons) == [["1,5", "2;5"]])
  }

  @Test func `a separator makes two fields, whatever is around it`() throws {
    #expect(try fields(",") == [["", ""]])
    #expect(try fields(",,\n,") == [["", "", ""], ["", ""]])
  }

  @Test(arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}"])
  func `a text without a record has none`(text: String) throws {
    #expect(try fields(text).isEmpty)
  }

  @Test(arguments: [
    ("a\n\"b\n\nc", 2, "a quoted field that begins in this line does not end"),
    ("a\n\"b\n\"c", 3, "text follows the closing quote of a field"),
    ("\"", 1, "a quoted field that begins in this line does not end"),
    ("x,\"a\" ,b", 1, "text follows the closing quote of a field"),
  ])
  func `a badly quoted field is an error with its line`(
    text: String, line: Int, message: String
  ) {
    #expect(throws: DelimitedTextError(line: line, message: message)) { try records(text) }
  }

  @Test(arguments: [
    [0x61, 0x0A, 0xFF], [0x61, 0x0A, 0x22, 0xC3, 0x22], [0x0A, 0xED, 0xA0, 0x80],
  ])
  func `a field that is not UTF-8 is an error with its line`(bytes: [UInt8]) throws {
    var reader = DelimitedReader(bytes)
    if bytes[0] == 0x61 { _ = try reader.next() }
    #expect(throws: DelimitedTextError(line: 2, message: "a field is not valid UTF-8")) {
      try reader.next()
    }
  }

  @Test func `an error names its line first`() {
    #expect(DelimitedTextError(line: 7, message: "what").description == "line 7: what")
  }
}
