import PlainText
import GraphFiles
import SocialGraph
import Testing

/// Each quirk of edge lists (`EdgeListParser`, `FieldScanner`, `NumberPair`, `TextLines`).
@Suite struct EdgeListParserTests {
  @Test(arguments: [
    "1 2\n2 3\n", "1 2\r\n2 3\r\n", "1 2\r2 3\r", "1 2\n2 3", "1\t2\n2\t3\n", "1,2\n2,3\n",
    "1;2\n2;3\n", "1, 2\n2 ,3\n", "  1   2 \n 2\t \t3\n", "\u{FEFF}1 2\n2 3\n",
    "# c\n% c\n\n1 2\n// c\n   # c\n2 3\n\n", "\"1\" \"2\"\n2 3\n", "\"1\",\"2\"\n\"2\",\"3\"\n",
    "1 2 0.5\n2 3 x\n", "1\t2\t\"a\"\t\n2\t3\n", "1;2;0,5\n2;3;0,7\n", "1,2,\n2,3,\n",
    "a b\n1 2\n2 3\n", "1 2\n2 3\n1 2\n3 3\n", "1 2 0,5\n2 3 0,5\n", "1\t2\n2 3\n",
  ])
  func `the same two ties, however they are written`(text: String) throws {
    let file = try readTies(text)
    #expect(ties(of: file) == ["1>2", "2>3"])
    #expect(file.labels == .integers([1, 2, 3]))
  }

  @Test func `ids in quotes may hold blanks, separators and doubled quotes`() throws {
    let file = try readTies("\"a, b\",c d\n\"say \"\"x\"\"\", \"\"\"\"\n")
    #expect(ties(of: file) == ["a, b>c d", "say \"x\">\""])
    #expect(try ties(of: readTies("\"a b\" 'c\n'c \"\td\"\n")) == ["'c>\td", "a b>'c"])
  }

  @Test func `quotes make no difference to who it is`() throws {
    let file = try readTies("from,to\n\"ann\",bob\nann,\"bob\"\n ann , bob \n\"a\"\"b\",bob\n")
    #expect(ties(of: file) == ["a\"b>bob", "ann>bob"])
    #expect(file.report.repeatsDropped == 2)
  }

  @Test func `rows are ties, self-loops and repeats`() throws {
    let text = "1 2\n2 1\n1 2\n3 3\n4 4\n2 3\n"
    let directed = try readTies(text)
    #expect(directed.report.rows == 6)
    #expect(directed.graph.ties == 3)
    #expect(directed.report.selfLoopsDropped == 2)
    #expect(directed.report.repeatsDropped == 1)
    #expect(directed.report.reversedRepeats == 0)
    let undirected = try readTies(text, isDirected: false)
    #expect(undirected.graph.ties == 2)
    #expect(undirected.report.repeatsDropped == 2)
    #expect(undirected.report.reversedRepeats == 1)
    #expect(undirected.graph.people == 4, "who is in a self-loop alone is a person too")
  }

  @Test func `remarks say what was skipped, ignored or read otherwise than it may seem`() throws {
    func notes(_ text: String) throws -> [String] { try readTies(text).report.notes }
    #expect(try notes("1 2\n2 3\n") == [])
    #expect(
      try notes("# c\nsource,target,weight\n1,2,3\n4,5,6\n") == [
        "Line 2 is a header line (\"source\" and \"target\") and was skipped.",
        "Columns after the two ids were ignored (2 lines).",
      ])
    #expect(
      try notes("1 2\n2 3\n-3 4\n") == [
        "All ids were read as strings, because \"-3\" in line 3 is not a plain whole number."
      ])
    #expect(
      try notes("1 2\n#3 4\n//5 6\n7 8 9\n") == [
        "Columns after the two ids were ignored (1 line).",
        "Lines that begin with # or % between the ties were read as comments (1); put an id that"
          + " begins so between quotes.",
        "Lines that begin with // were read as comments (1); put an id that begins so between"
          + " quotes.",
      ])
    #expect(try notes("ann bob\nbob cleo\n").first?.contains("No header line") == true)
  }

  @Test(arguments: [
    ("1 2\n3\n", 2, "this line holds one"),
    ("1,2\n2,3\n3;4\n", 3, "separated by a semicolon, in other lines by a comma"),
    ("ann\tbob\nbob\tcleo\n3 4\n", 3, "separated by blanks, in other lines by a tab"),
    ("ann\tbob\nbob\tcleo\ncleo dan\n", 3, "this line holds one"),
    ("1 2\n2 3\n3,4\n", 3, "separated by a comma, in other lines by blanks"),
    ("1 2\n2 3\n3, 4\n", 3, "separated by a comma"),
    ("ann,bob\nbob,cleo\nann\tcleo\n", 3, "separated by a tab"),
    ("ann,bob\nbob,cleo\nann cleo\n", 3, "this line holds one"),
    ("# x\r\n1,2\r\n,3\r\n", 3, "the first id is empty"),
    ("1,2\n3,\n", 2, "the second id is empty"),
    ("1,2\n3,\"\"\n", 2, "the second id is empty"),
    ("1,2\n\"3,4\n", 2, "does not end in its line"),
    ("1,2\n3,4,\"two\nlines\"\n", 2, "does not end in its line"),
    ("1 2\n3 4 \"two\nlines\"\n", 2, "does not end in its line"),
    ("a,b\n\"c\"d,e\n", 2, "text follows the closing quote"),
    ("a,b\nc,d\u{1}\n", 2, "control character"),
  ])
  func `a line that is not a tie is rejected`(text: String, line: Int, words: String) throws {
    try expectRefusal(text.utf8, line: line, words)
  }

  @Test func `a line of a file of another kind is not quoted`() throws {
    let key = "-----BEGIN-----\nMIIEsecret\n-----END-----\n"
    let error = try #require(throws: Diagnostic.self) { try readTies(key) }
    #expect(!"\(error)".contains("secret") && !"\(error)".contains("BEGIN"), "\(error)")
  }

  @Test func `an id that is not UTF-8 is rejected`() throws {
    try expectRefusal(
      Array("a,b\nMüller,b\n".unicodeScalars.map { UInt8($0.value) }), line: 2, "not valid UTF-8",
      remedy: "iconv")
  }

  @Test(arguments: ["", "\n\n", "# nothing\n", "source,target\n", "\u{FEFF}"])
  func `a text without ties is rejected`(text: String) throws {
    try expectRefusal(text.utf8, line: nil, text.isEmpty ? "empty" : "no ties")
  }

  @Test func `lists of neighbours are not read in part`() throws {
    let neighbours = (0..<20).map { person in
      ([person] + (0...person % 4).map { $0 + 7 }).map(String.init).joined(separator: " ")
    }
    let list = try readTies(neighbours.joined(separator: "\n"))
    #expect(list.report.format == "adjacency list")
    #expect(list.report.rows == 50)
    // Somebody who has two rows makes no such list of it.
    try expectRefusal(
      (neighbours + neighbours).joined(separator: "\n").utf8, line: 1, "list of neighbours",
      remedy: "one tie")
  }

  @Test func `ends of lines and quirks do not depend on where blocks of bytes end`() throws {
    // Blocks are cut at a megabyte: every position of a line meets the cut in one of the texts.
    for padding in 0..<12 {
      let line = "12345 678901\r\n"
      let count = (1 << 20) / line.utf8.count + 3
      var text = "#" + String(repeating: "x", count: padding) + "\r\n"
      for _ in 0..<count { text += line }
      let file = try readTies(text)
      #expect(file.report.rows == count)
      #expect(file.graph.people == 2)
      try expectRefusal((text + "7 8\r\n9").utf8, line: count + 3, "holds one")
    }
  }
}
