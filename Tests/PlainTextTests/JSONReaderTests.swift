import PlainText
import Testing

/// Of `JSONReader` and `JSONReader+Scalars`.
@Suite struct JSONReaderTests {
  static func read(_ bytes: [UInt8]) -> JSONReader.Outcome {
    JSONReader.read(SourceText(.file, name: "x.json", bytes: bytes))
  }
  /// Reads a text that is no file, which may be any value.
  static func read(_ text: String) -> JSONReader.Outcome {
    JSONReader.read(SourceText(.builtIn, name: "x.json", bytes: Array(text.utf8)))
  }

  /// The messages of what is not JSON in a text.
  static func errors(_ text: String) -> [String] { read(text).syntaxErrors.map(\.message) }

  static let plain = #"{"a": [1, "b c", true], "d": {"e": null}}"#

  @Test func `comments, trailing commas, line ends and a byte-order mark do not matter`() {
    let value: JSONValue = ["a": [1, "b c", true], "d": ["e": .null]]
    let texts = [
      Self.plain, "\u{FEFF}" + Self.plain, "\r\n" + Self.plain + "\r\n",
      Self.plain.replacing(",", with: ", // so\n"),
      Self.plain.replacing(":", with: " /* * / ** */ : "),
      Self.plain.replacing("]", with: ",]").replacing("}}", with: ",\t},}"),
      Self.plain + "// the end", Self.plain + "/**/",
    ]
    for text in texts {
      let read = Self.read(text)
      #expect(read.root == value)
      #expect(read.syntaxErrors.isEmpty && read.duplicates.isEmpty)
    }
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00""#, "😀"), ("\"漢字 😀\"", "漢字 😀"),
    ("\"\u{7F}\"", "\u{7F}"), (#""// no /* comment""#, "// no /* comment"),
  ])
  func `strings are decoded`(written: String, decoded: String) {
    #expect(Self.read(written).root?.text == decoded)
  }

  @Test(arguments: [
    #""\q""#, #""\u12""#, #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\u0041""#, "\"a\nb\"",
    "\"\u{1}\"", "\"open",
  ])
  func `broken strings are reported`(written: String) {
    #expect(!Self.errors(written).isEmpty)
  }

  @Test(arguments: ["0", "-0", "12", "0.5", "1e3", "1E+3", "-1.5e-7", "18446744073709551615"])
  func `numbers keep their text`(written: String) {
    #expect(Self.read(written).root?.content == .number(written))
  }

  @Test(arguments: [
    "010", "+1", ".5", "5.", "1e", "0x2a", "1_000", "--1", "NaN", "Infinity", "1.2.3", "True",
  ])
  func `what is no number of JSON is reported`(written: String) {
    #expect(Self.errors(written).count == 1)
  }

  @Test func `keys and values know where they are`() throws {
    let root = try #require(Self.read("{\n  \"a\": { \"b\": 7 }\n}").root)
    let member = try #require(root["a"]?.value["b"])
    let source = member.keyPlace.source
    #expect(source.position(of: member.keyPlace.offset) == (2, 10))
    #expect(source.position(of: member.value.place.offset) == (2, 15))
  }

  @Test func `a key written twice is reported, and the first kept`() throws {
    let read = Self.read("{ \"a\": 1,\n\"b\": 2, \"a\": 3 }")
    #expect(read.root == ["a": 1, "b": 2])
    let duplicate = try #require(read.duplicates.first)
    #expect(read.duplicates.count == 1)
    #expect(duplicate.message.contains("line 1"))
    #expect(duplicate.place.source.position(of: duplicate.place.offset) == (2, 9))
  }

  @Test func `one reading finds most mistakes`() {
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
    let lines = Self.read(text).syntaxErrors.map {
      $0.place.source.position(of: $0.place.offset).line
    }
    #expect(lines == [3, 3, 4, 5, 6, 7, 8])
  }

  @Test func `the number of errors listed is limited`() {
    let text = "{" + String(repeating: "a: 1,\n", count: 10_000) + "}"
    #expect((1...JSONReader.mostErrors + 5).contains(Self.errors(text).count))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func `deep nesting is an error, not a crash`(open: String) {
    let errors = Self.errors(String(repeating: open, count: 100_000))
    #expect(errors == ["lists and objects are nested more than 64 deep"])
    let deepest = JSONReader.deepest
    let nested = String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)
    #expect(Self.errors(nested).isEmpty)
    #expect(Self.errors("[" + nested + "]").count == 1)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x7B, 0], [0],
      Array("{\"a\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), [0x7B, 0xED, 0xA0, 0x80, 0x7D],
      [0x7B, 0, 0x22, 0], [0, 0x7B, 0, 0x22], [0x7B, 0xC0, 0x80],
      [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82],
    ] as [[UInt8]])
  func `bytes that are no text or no value are one error`(bytes: [UInt8]) {
    let read = Self.read(bytes)
    #expect(read.root == nil)
    #expect(read.syntaxErrors.count == 1)
  }

  @Test(arguments: [[], Array(" // nothing\n".utf8), [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func `a text without a value has no value and no error`(bytes: [UInt8]) {
    let read = Self.read(bytes)
    #expect(read.root == nil && read.syntaxErrors.isEmpty)
  }

  @Test(arguments: [
    "{\"a\": 1} x", "[1] [2]", "[1", "[1}", "{\"a\"}", "{\"a\" 1}", "{1: 2}", "/* open", "[1,,2]",
    "{,}", "nul", "'a'",
  ])
  func `what is not JSON is an error`(text: String) {
    #expect(!Self.errors(text).isEmpty)
  }

  /// Every beginning of a text with all kinds of values, and the text with each byte replaced.
  @Test func `no damage makes it crash or go on forever`() {
    let bytes = Array(
      #"{"a": [1, -2.5e3, "b\n\u00e9", {}], /* c */ "d": {"e": null}, "f": true}"#.utf8)
    for end in bytes.indices { _ = Self.read(Array(bytes[..<end])) }
    for index in bytes.indices {
      for byte in [0, 0x22, 0x2C, 0x2F, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0xFF] as [UInt8] {
        var broken = bytes
        broken[index] = byte
        let read = Self.read(broken)
        #expect(read.syntaxErrors.count <= JSONReader.mostErrors + 5)
      }
    }
  }

  @Test(arguments: [
    ("60 %", "60 %"), ("60%", "60%"), ("1 in 26", "1 in 26"), ("1/26", "1/26"), ("0,6", "0,6"),
    ("8 - 10", "8 - 10"), ("100,000 // so", "100,000"), (".6", ".6"), ("8-10", "8-10"),
  ])
  func `what stands behind a number and makes it none is one error`(written: String, found: String)
  {
    var asked: [String] = []
    let text = "{\n\"a\": \(written),\n\"b\": 1 }"
    let source = SourceText(.file, name: "x", bytes: Array(text.utf8))
    let read = JSONReader.read(source) { word, _ in
      asked.append(word)
      return ["did you mean it?"]
    }
    #expect(asked == [found])
    #expect(read.syntaxErrors.map(\.message) == ["expected a value, found \(found)"])
    #expect(read.syntaxErrors.map(\.remedies) == [["did you mean it?"]])
    #expect(read.root == ["b": 1])
  }

  @Test func `numbers of a list stand beside each other without blanks`() {
    #expect(Self.read("[8,10,1]").root == [8, 10, 1])
    #expect(Self.read("{\"a\": 1,\"b\": 2}").root == ["a": 1, "b": 2])
  }

  @Test(arguments: [
    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk", "id,score\n1,9\n", "hunter2",
    "\"name\",\"mail\"\n", "PK\u{3}\u{4}", "{\\rtf1 secret}",
  ])
  func `a file that does not begin as JSON is not quoted`(text: String) {
    let read = Self.read(Array(text.utf8))
    let errors = Diagnostics(read.syntaxErrors).items
    #expect(read.root == nil && errors.count == 1)
    #expect(errors.allSatisfy { $0.sourceLine == nil && $0.line == 1 && $0.column == 1 })
    #expect(errors.first?.message == "this is not JSON, which begins with \"{\" or \"[\"")
  }

  @Test func `the number of values may be limited`() {
    let source = SourceText(.file, name: "x", bytes: Array("[1, 2, [3], 4]".utf8))
    #expect(JSONReader.read(source, mostValues: 6).root == [1, 2, [3], 4])
    let read = JSONReader.read(source, mostValues: 5)
    #expect(read.root == nil)
    #expect(
      read.syntaxErrors.map(\.message) == ["there are more than 5 values in this text"])
  }

  @Test func `keys and numbers that are too long are errors, and cut in them`() {
    let long = String(repeating: "1", count: 5_000)
    for text in ["{\"\(long)\": 1}", "{\"a\": \(long)}", "{\(long): 1}"] {
      let errors = Self.read(text).syntaxErrors
      #expect(errors.count == 1)
      #expect(errors.allSatisfy { $0.message.utf8.count + $0.remedies.joined().utf8.count < 200 })
    }
  }

  @Test func `of keys written twice no more are worked out than are listed`() {
    let text = "{" + String(repeating: "\"a\": 1,", count: 1_001) + "}"
    let read = Self.read(text)
    #expect(read.duplicates.count == Diagnostics.most)
    #expect(read.otherDuplicates == 1_000 - Diagnostics.most)
  }

  /// Twice the text takes twice the time; here only that a long one ends.
  @Test func `errors in one long line do not take the length of the line each`() {
    let text =
      "{\"t\": \"\(String(repeating: "a", count: 300_000))\""
      + String(
        repeating: ",\"t\": tru", count: 19) + "}"
    let source = SourceText(.file, name: "x", bytes: Array(text.utf8))
    let errors = Diagnostics(JSONReader.read(source).syntaxErrors).items
    #expect(errors.count == 19)
    #expect(errors.first?.column == 300_015)
    #expect(errors.allSatisfy { ($0.sourceLine?.count ?? 0) <= 122 })
  }
}
