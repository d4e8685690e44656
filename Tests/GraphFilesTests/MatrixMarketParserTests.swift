import GraphFiles
import SocialGraph
import Testing

@Suite struct MatrixMarketParserTests {
  let banner = "%%MatrixMarket matrix coordinate pattern general\n"

  @Test(arguments: [
    ("pattern general", "3 3 2\n1 2\n2 3\n"), ("real general", "3 3 2\n1 2 0.5\n2 3 -1e3\n"),
    ("Integer General", "3 3 2\r\n1 2 5\r\n2 3 0\r\n"),
    ("pattern general", "% c\n\n3 3 2\n% c\n 1  2 \n\n2\t3"),
  ])
  func `entries are ties, whatever their values`(kind: String, body: String) throws {
    let file = try readTies("%%MatrixMarket matrix coordinate \(kind)\n" + body)
    #expect(ties(of: file) == ["1>2", "2>3"])
    #expect(file.report.format == "Matrix Market \(kind.lowercased())")
    #expect(file.report.notes.count == (kind.hasPrefix("pattern") ? 0 : 1))
  }

  @Test(arguments: ["symmetric", "skew-symmetric"])
  func `an entry of a symmetric matrix is a tie each way`(kind: String) throws {
    let text = "\u{FEFF}%%matrixmarket MATRIX coordinate real \(kind)\n3 3 2\n2 1 1\n3 3 1\n"
    let directed = try readTies(text)
    #expect(ties(of: directed) == ["1>2", "2>1"])
    #expect(directed.report.rows == 3)
    #expect(directed.report.selfLoopsDropped == 1)
    let undirected = try readTies(text, isDirected: false)
    #expect(undirected.graph.ties == 1)
    #expect(undirected.report.rows == 2)
  }

  @Test func `people without a tie are people`() throws {
    let file = try readTies(banner + "5 5 1\n2 4\n")
    #expect(file.labels == .integers([1, 2, 3, 4, 5]))
    #expect(try readTies(banner + "4 4 0\n").graph.people == 4)
    #expect(try readTies(banner + "0 0 0\n").graph.people == 0)
  }

  @Test(arguments: [
    ("% 3 3 1\n1 2\n", 3, "not a size line"), ("", 1, "has no size line"),
    ("3 3\n1 2\n", 2, "not a size line"), ("3 4 1\n1 2\n", 2, "3 rows and 4 columns"),
    ("3 3 2\n1 2\n", 3, "ends after 1 of the 2 entries"),
    ("3 3 1\n1 2\n2 3\n", 4, "more entries than the 1"), ("3 3 1\n1 4\n", 3, "outside the matrix"),
    ("3 3 1\n0 1\n", 3, "outside the matrix"), ("3 3 1\n1 2 5\n", 3, "not an entry"),
    ("3 3 1\nx\n", 3, "not an entry"), ("3 3 1\n1\n", 3, "not an entry"),
    ("3 3 1\n1 -2\n", 3, "not an entry"),
    ("-3 -3 1\n", 2, "not a size line"), ("99999999999999999999 3 1\n", 2, "not a size line"),
    ("4294967296 4294967296 5000000\n", 2, "more people or ties"),
    ("4000000000 4000000000 1\n1 2\n", 2, "declares 4000000000 people"),
    ("3 3 9000000000000000000\n", 2, "more people or ties"),
  ])
  func `a file that is not what it says is rejected`(
    body: String, line: Int, words: String
  ) throws {
    try expectRefusal((banner + body).utf8, line: line, words)
  }

  @Test func `an entry without its value is rejected`() throws {
    let text = "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2\n"
    try expectRefusal(text.utf8, line: 3, "and a value")
  }

  @Test(arguments: [
    ("array complex general", "complex"), ("array pattern general", "array pattern"),
    ("list real general", "list"), ("coordinate complex general", "complex"),
    ("coordinate real hermitian", "hermitian"), ("coordinate real", "first line"),
  ])
  func `other matrices are rejected`(kind: String, words: String) throws {
    try expectRefusal(
      "%%MatrixMarket matrix \(kind)\n2 2 1\n1 2 3\n".utf8, line: 1, words, remedy: "coordinate")
  }

  @Test(arguments: [
    ("general", "3 3\n0\n1\n0\n1\n0\n2.5\n0\n-1e0\n0\n", 9, true),
    ("symmetric", "3 3\n0\n1\n0\n0\n2.5\n0\n", 6, true),
    ("skew-symmetric", "3 3\n1\n0\n2\n", 3, true),
    ("general", "3 3\n0\n0\n0\n1\n0\n0\n0\n1\n0\n", 9, false),
  ])
  func `an array lists all cells, column by column`(
    kind: String, body: String, cells: Int, isSymmetric: Bool
  ) throws {
    let text = "%%MatrixMarket matrix array real \(kind)\n%\n" + body
    let file = try readTies(text)
    #expect(ties(of: file) == (isSymmetric ? ["1>2", "2>1", "2>3", "3>2"] : ["1>2", "2>3"]))
    #expect(file.report.format == "Matrix Market array real \(kind)")
    #expect(file.labels == .integers([1, 2, 3]))
    try expectRefusal(
      text.dropLast(2).utf8, line: cells + 2, "ends after \(cells - 1) of the \(cells) numbers")
    try expectRefusal((text + "0\n").utf8, line: cells + 4, "more numbers than the \(cells)")
  }

  @Test(arguments: [
    ("3\n", 2, "two whole numbers"), ("3 3 9\n", 2, "two whole numbers"),
    ("2 2\n0\nx\n", 4, "not a number: \"x\""), ("3 2\n0\n", 2, "3 rows and 2 columns"),
    ("4000000000 4000000000\n1\n", 2, "more people or ties"),
    ("20000000 20000000\n1\n", 3, "ends after 1 of"),
  ])
  func `an array that is not what it says is rejected`(body: String, line: Int, words: String)
    throws
  {
    try expectRefusal(
      ("%%MatrixMarket matrix array integer general\n" + body).utf8, line: line, words)
  }

  @Test func `a file that is only named so is rejected`() throws {
    try expectRefusal("% x\n3 3 1\n1 2\n".utf8, line: 1, "%%MatrixMarket", named: "a.mtx")
  }
}
