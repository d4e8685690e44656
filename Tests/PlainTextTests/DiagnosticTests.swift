import PlainText
import Testing

@Suite struct DiagnosticTests {
  static func source(_ text: String, _ kind: SourceText.Kind = .builtIn) -> SourceText {
    SourceText(kind, name: "town.json", bytes: Array(text.utf8))
  }

  /// A diagnostic at the first occurrence of a word.
  static func diagnostic(_ text: String, at word: String) throws -> Diagnostic {
    let start = try #require(text.firstRange(of: word)).lowerBound
    let offset = text.utf8.distance(from: text.startIndex, to: start)
    return Diagnostic(Place(source: source(text), offset: offset), "this is wrong")
  }

  @Test func `is printed as compilers print errors`() throws {
    let text = "{\n  \"voices\": {\n    \"retel\": 0.02\n  }\n}"
    var diagnostic = try Self.diagnostic(text, at: "\"retel\"")
    diagnostic.remedies = ["did you mean \"retell\"?", "allowed: tells, retell"]
    #expect(
      diagnostic.description == """
        town.json:3:5: error: this is wrong
            "retel": 0.02
            ^
          did you mean "retell"?
          allowed: tells, retell
        """)
  }

  @Test func `the caret is below its character, after tabs and wide characters`() throws {
    let text = "\t\"評判\": bad"
    let lines = try Self.diagnostic(text, at: "bad").description.split(separator: "\n")
    #expect(lines[0] == "town.json:1:8: error: this is wrong")
    #expect(lines[1] == text)
    #expect(lines[2] == "\t" + String(repeating: " ", count: 8) + "^")
  }

  @Test func `of a very long line the part around the place is shown`() throws {
    let text = String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500)
    let diagnostic = try Self.diagnostic(text, at: "!")
    #expect(diagnostic.column == 501)
    let line = try #require(diagnostic.sourceLine)
    #expect(line.count == 122)
    #expect(line.hasPrefix("…") && line.hasSuffix("…"))
    #expect(Array(line)[diagnostic.caret] == "!")
  }

  @Test func `a very long line is cut between characters on both sides`() throws {
    let text =
      "{" + String(repeating: "é", count: 9_001) + "!" + String(repeating: "評", count: 9_000)
    let diagnostic = try Self.diagnostic(text, at: "!")
    #expect(diagnostic.column == 9_003)
    let line = try #require(diagnostic.sourceLine)
    #expect(line.count == 122 && line.hasPrefix("…é") && line.hasSuffix("評…"))
    #expect(Array(line)[diagnostic.caret] == "!")
  }

  @Test func `control characters of the source do not reach the terminal`() throws {
    let diagnostic = try Self.diagnostic("a \u{1B}[31m bad", at: "bad")
    #expect(diagnostic.sourceLine == "a \u{FFFD}[31m bad")
  }

  @Test func `control characters in names do not reach the terminal`() {
    let diagnostic = Diagnostic(
      file: "a\u{1B}[2J", "no column \u{1B}[31m", remedies: ["columns: b\u{7}", "c\u{202E}"])
    #expect(
      diagnostic.description
        == #"a\u{1B}[2J: error: no column \u{1B}[31m"# + "\n" + #"  columns: b\u{7}"# + "\n"
        + #"  c\u{202E}"#)
  }

  @Test(arguments: [SourceText.Kind.setting, .code])
  func `settings and values from code have no line`(kind: SourceText.Kind) {
    let diagnostic = Diagnostic(Place(source: Self.source("1", kind), offset: 0), "bad")
    #expect(diagnostic.description == "town.json: error: bad")
  }

  @Test func `standard input is named in words`() {
    #expect(Diagnostic(file: "-", line: 3, "bad").description == "standard input:3: error: bad")
  }

  @Test func `a place at the end of the text has a line`() {
    for text in ["", "a", "a\n", "a\r\n"] {
      let place = Place(source: Self.source(text), offset: text.utf8.count)
      #expect(Diagnostic(place, "bad").line != nil)
    }
  }
}
