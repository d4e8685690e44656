import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

@Suite struct ReadingProblemsTests {
  @Test func `an error reads as compilers write theirs, with the remedies below`() throws {
    let file = try TemporaryFile("1 2\n3\n".utf8)
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(file.path, isDirected: false, workers: .single)
    }
    #expect(error.description.hasPrefix("\(file.path):2: error: a tie needs two ids"))
    #expect(error.remedies.count == 2 && error.remedies[0].hasPrefix("Write one tie a line"))
    #expect(
      error.remedies[1]
        == "Hearsay reads edge lists (two ids a line, separated by blanks, tabs, commas or "
        + "semicolons), adjacency matrices, SIF (Cytoscape), adjacency lists, pairs in brackets, "
        + "Matrix Market, GraphML, GML, Pajek, UCINET DL, node-link JSON and METIS, plain or "
        + "gzip-compressed.")
  }

  @Test func `a file of two modes is a cause of its own`() throws {
    let matrix = "%%MatrixMarket matrix coordinate pattern general\n2 3 1\n1 3\n"
    let error = try #require(throws: Diagnostic.self) { try readTies(matrix) }
    #expect(error.cause as? GraphFileCause == .twoModes)
  }

  @Test(arguments: ["", "/", "/no/such/file", "\u{0}", String(repeating: "x", count: 5000)])
  func `no path is too odd for an error`(path: String) {
    #expect(throws: Diagnostic.self) {
      try GraphFile.read(path, isDirected: false, workers: .single)
    }
  }
}
