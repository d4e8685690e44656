import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

@Suite struct MetisParserTests {
  /// A triangle, somebody tied to one of it, and somebody without ties.
  static let ties = ["1>2", "1>3", "2>1", "2>3", "3>1", "3>2", "3>4", "4>3"]

  @Test(arguments: [
    "5 4\n2 3\n1 3\n1 2 4\n3\n\n", "5 4 0\r\n2 3 \r\n3 1 \r\n4 2 1 \r\n3 \r\n\r\n",
    "% c\n5 4 001\n2 9 3 9\n1 9 3 9\n1 9 2 9 4 0.5\n3 1\n\n",
    "5 4 10\n7 2 3\n7 1 3\n% c\n7 1 2 4\n7 3\n7\n",
    "5 4 011 2\n7 7 2 9 3 9\n7 7 1 9 3 9\n7 7 1 9 2 9 4 9\n7 7 3 9\n7 7\n",
    "5 4 100\n1 2 3\n1 1 3\n1 1 2 4\n1 3\n1",
    // Editors take empty lines at the end away; the number of ties shows that nothing else is gone.
    "5 4\n2 3\n1 3\n1 2 4\n3\n", "5 4\n2 3\n1 3\n1 2 4\n3\n\n\n\n",
  ])
  func `the same four ties, however they are written`(text: String) throws {
    for name in ["a.graph", "A.METIS"] {
      let file = try readTies(text, named: name)
      #expect(file.report.format == "METIS")
      #expect(file.labels == .integers([1, 2, 3, 4, 5]))
      #expect(MetisParserTests.ties == GraphFilesTests.ties(of: file))
      #expect(file.report.rows == 8)
      let undirected = try readTies(text, named: name, isDirected: false)
      #expect(undirected.graph.ties == 4)
      #expect(undirected.report.rows == 4)
    }
    #expect(try readTies(TemporaryFile.gzip(Array(text.utf8)), named: "a.graph.gz").graph.ties == 8)
  }

  @Test func `without such a name, lines of different lengths tell it from an edge list`() throws {
    let text = "5 4\n2 3\n1 3\n1 2 4\n3\n\n% end\n"
    #expect(try readTies(text).report.format == "METIS")
    // Everybody has two contacts: an edge list but for its name.
    let ring = "4 4\n2 4\n1 3\n2 4\n1 3\n"
    #expect(try readTies(ring, named: "a.graph").report.format == "METIS")
    #expect(try readTies(ring).report.format == "edge list, separated by blanks")
    // Lines of two lengths are not enough, but that all ties are in the lines of both ends is.
    #expect(try readTies("4 5 0\n2 4\n1 3 4\n2 4\n1 2 3\n").report.format == "METIS")
    #expect(
      try readTies("4 5\n2 4\n1 3 4\n2 4\n1 2 4\n").report.format
        == "edge list, separated by blanks")
    #expect(try readTies("1 2\n2 3\n", named: "a.graph").report.format.hasPrefix("edge list"))
    #expect(try readTies("ann bob\n", named: "a.graph").report.format.hasPrefix("edge list"))
  }

  @Test func `repeats and self-loops are dropped and counted`() throws {
    let file = try readTies("2 3\n1 2 2\n1 1\n", named: "a.graph", isDirected: false)
    #expect(file.graph.ties == 1)
    #expect(file.report.selfLoopsDropped == 1)
    #expect(file.report.repeatsDropped == 1)
    #expect(file.report.rows == 3)
  }

  @Test(arguments: [
    ("3 2\n2\n1 3\n\n", 4, "declares 2 ties, which is 4 entries, and there are 3"),
    ("3 2\n2\n1\n", 3, "in 2 of 3 lines"), ("3 1\n2 3\n1\n1\n", 3, "more ties than the 1"),
    ("3 2\n2\n1 3\n2\n1\n", 5, "more lines than the 3"),
    ("3 2\n2\n1 4\n2\n", 3, "out of range 1 to 3"),
    ("3 2\n2\n1 x\n2\n", 3, "out of range 1 to 3"), ("3 2\n2\n0 3\n2\n", 3, "out of range 1 to 3"),
    ("3 2\n2\n1 -3\n2\n", 3, "out of range 1 to 3"),
    ("3 2\n2 3\n\n2 1\n", 2, "more often than"),
    ("3 2\n2\n3 3\n2\n", 2, "more often than"),
    ("% a\n3 2\n% b\n2\n% c\n% d\n3 3\n% e\n2\n", 4, "more often than"),
    ("% a\n3 2\n% b\n\n% c\n% d\n3 3 3\n% e\n2\n% f\n", 7, "more often than"),
    ("3 2 1\n2 5\n1 5 3\n2 5\n", 3, "ends before all weights"),
    ("40000000 3\n2\n1\n", 1, "declares 40000000 people"),
  ])
  func `a file that is not what it says is rejected`(text: String, line: Int, words: String) throws
  {
    try expectRefusal(text.utf8, line: line, words, named: "a.graph")
  }

  @Test func `there is nothing to project`() throws {
    let file = try TemporaryFile("2 1\n2\n1\n".utf8, named: "a.graph")
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(file.path, isDirected: false, workers: .single, projection: .first)
    }
    #expect(error.message.contains("nothing to project"))
  }
}
