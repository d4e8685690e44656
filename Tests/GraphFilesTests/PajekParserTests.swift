import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

@Suite struct PajekParserTests {
  @Test(arguments: [
    "*Vertices 4\n1 \"ann\"\n2 \"bob b\"\n3 cleo\n4 \"dan\"\n*Arcs\n1 2\n2 3\n",
    "*vertices 4\r\n4 \"dan\" 0.1 0.2 0.5 ic Red\r\n2 \"bob b\"\r\n1 ann\r\n3 cleo\r\n*ARCS\r\n1 2 5\r\n2 3 1 c Blue",
    "% c\n*Network a town\n*Vertices 4\n% c\n1 ann\n2 \"bob b\"\n3 cleo\n4 dan\n\n*Arcslist\n1 2\n2 3\n",
    "/* c */\n*Vertices 4\n1 ann\n2 \"bob b\"\n3 cleo\n4 dan\n*Matrix\n0 1 0 0\n0 0 2.5 0\n0 0 0 0\n0 0 0 0\n",
    "*Vertices 4\n1 ann\n2 \"bob b\"\n3 cleo\n4 dan\n*Arcs :1 \"LIKES\"\n1: 1 2\n  1 : 2 3 1\n",
  ])
  func `the same two arcs, however they are written`(text: String) throws {
    let file = try readTies(text)
    #expect(file.report.format == "Pajek")
    #expect(file.labels == .texts(["ann", "bob b", "cleo", "dan"]))
    #expect(ties(of: file) == ["ann>bob b", "bob b>cleo"])
    #expect(try readTies(text, isDirected: false).graph.ties == 2)
  }

  @Test func `arcs go one way and edges both`() throws {
    let text = "*Vertices 4\n*Arcs\n1 2\n*Edges\n2 3\n3 3\n*Edgeslist\n1 3 4\n"
    let directed = try readTies(text)
    #expect(directed.labels == .integers([1, 2, 3, 4]))
    #expect(ties(of: directed) == ["1>2", "1>3", "1>4", "2>3", "3>1", "3>2", "4>1"])
    #expect(directed.report.rows == 8)
    #expect(directed.report.selfLoopsDropped == 1)
    #expect(
      directed.report.notes == [
        "In the file 3 ties go both ways: each was read as two rows, one each way."
      ])
    let undirected = try readTies(text, isDirected: false)
    #expect(undirected.graph.ties == 4)
    #expect(undirected.report.rows == 5)
    #expect(
      undirected.report.notes == [
        "In the file 1 tie goes one way; here all go both ways."
      ])
  }

  @Test func `several relations are one graph, and that is said`() throws {
    let text = "*Vertices 3\n*Arcs :1 \"LIKES\"\n1 2 2\n2 1\n*Arcs :2 \"HATES\"\n1 2\n3 1\n"
    let file = try readTies(text)
    #expect(ties(of: file) == ["1>2", "2>1", "3>1"])
    #expect(file.report.repeatsDropped == 1)
    #expect(file.report.notes.first?.contains("2 relations (\"LIKES\", \"HATES\")") == true)
  }

  @Test func `people are called by their labels if these distinguish them, else by numbers`() throws
  {
    let twice = try readTies("*Vertices 3\n1 \"ann\"\n2 \"ann\"\n3 \"bob\"\n*Arcs\n1 3\n")
    #expect(twice.labels == .integers([1, 2, 3]))
    #expect(twice.report.notes.first?.contains("\"ann\"") == true)
    let some = try readTies("*Vertices 3\n2 \"ann\"\n*Arcs\n1 2\n")
    #expect(ties(of: some) == ["1>ann"])
    // Labels that are numbers are in the order of these, not in that of the vertices.
    let numbers = try readTies("*Vertices 3\n1 \"30\"\n2 \"20\"\n3 \"10\"\n*Arcs\n1 2\n")
    #expect(numbers.labels == .integers([10, 20, 30]))
    #expect(ties(of: numbers) == ["30>20"])
  }

  @Test func `people without a tie are people`() throws {
    #expect(try readTies("*Vertices 5\n*Edges\n2 4\n").graph.people == 5)
    #expect(try readTies("*Vertices 3\n").graph.people == 3)
  }

  let twoMode = "*Vertices 5 2\n1 ann\n2 bob\n3 fair\n4 ball\n5 fete\n*Edges\n1 3\n4 1\n2 4\n"

  @Test func `two modes are rejected with a message, or projected`() throws {
    try expectRefusal(twoMode.utf8, line: 1, "two modes", remedy: "Project it")
    let file = try TemporaryFile(twoMode.utf8, named: "a.net")
    let people = try GraphFile.read(
      file.path, isDirected: false, workers: .single, projection: .first)
    #expect(people.labels == .texts(["ann", "bob"]))
    #expect(people.graph.ties == 1)
    let things = try GraphFile.read(
      file.path, isDirected: true, workers: .single, projection: .second)
    #expect(ties(of: things) == ["ball>fair", "fair>ball"])
    #expect(things.graph.people == 3, "the fete is a thing though nobody went")
    let matrix = try TemporaryFile("*Vertices 5 2\n*Matrix\n1 1 0\n0 1 0\n".utf8)
    let numbers = try GraphFile.read(
      matrix.path, isDirected: true, workers: .single, projection: .second)
    #expect(numbers.labels == .integers([3, 4, 5]))
    #expect(ties(of: numbers) == ["3>4", "4>3"])
  }

  @Test func `a tie inside a mode is rejected`() throws {
    let file = try TemporaryFile("*Vertices 5 2\n*Edges\n1 2\n".utf8)
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(file.path, isDirected: false, workers: .single, projection: .first)
    }
    #expect(error.line == 3)
    #expect(error.message.contains("same mode"))
  }

  @Test(arguments: [
    ("*Vertices 3\n*Arcs\n1 4\n", 3, "vertex 4"), ("*Vertices 3\n*Arcs\n0 1\n", 3, "vertex 0"),
    ("*Vertices 3\n*Arcs\n1\n", 3, "not a tie"), ("*Vertices 3\n*Arcs\na b\n", 3, "not a tie"),
    ("*Vertices 3\n*Arcs\nx: 1 2\n", 3, "not a tie"),
    ("*Vertices 3\n*Edgeslist\n1 b\n", 3, "not a tie"),
    ("*Vertices 3\n4 \"a\"\n", 2, "1 to 3"), ("*Vertices 3\n1 a\n1 b\n", 3, "twice"),
    ("*Vertices 3\n1 \"a\n", 2, "does not end"), ("*Vertices x\n", 1, "not followed"),
    ("*Vertices\n", 1, "not followed"), ("*Vertices 3 4\n", 1, "first mode has 4 of 3"),
    ("*Arcs\n1 2\n", 1, "no `*Vertices`"), ("*Network x\n1 2\n", 2, "no `*Vertices`"),
    ("*Vertices 3\n*Vertices 4\n", 2, "second network"),
    ("*Vertices 3\n*Multilayer x\n", 2, "not a part of a Pajek network"),
    ("*Vertices 3\n*Arcs :x\n1 2\n", 2, "no number"),
    ("*Vertices 2\n*Matrix\n0 1\n", 3, "ends after 1 of 2"),
    ("*Vertices 2\n*Matrix\n0 1\n1 0\n1 1\n", 5, "more than 2 rows"),
    ("*Vertices 2\n*Matrix\n0 1 1\n1 0\n", 3, "holds 2 numbers"),
    ("*Vertices 2\n*Matrix\n0 1\n*Arcs\n1 2\n", 4, "ends after 1 of 2"),
    ("*Vertices 4294967296\n", 1, "more people or ties"),
    ("*Vertices 40000000\n*Arcs\n1 2\n", 1, "declares 40000000 people"),
  ])
  func `a file that is not what it says is rejected`(text: String, line: Int, words: String) throws
  {
    try expectRefusal(text.utf8, line: line, words)
  }

  @Test func `a section that is as long as a text is not quoted whole`() throws {
    let name = String(repeating: "*edges", count: 1000)
    let error = try #require(throws: Diagnostic.self) {
      try readTies("*Vertices 2\n\(name)\n1 2\n")
    }
    #expect(error.message.hasPrefix("`*edges*edges") && error.message.count < 150)
  }

  @Test func `a file without vertices is rejected`() throws {
    try expectRefusal("*Network x\n".utf8, line: 1, "no `*Vertices`")
  }
}
