import Parallelism
import SocialGraph
import Testing

@Suite struct GraphFileErrorTests {
  @Test func `an error reads as compilers write theirs, with the remedy below`() {
    let error = GraphFileError(path: "a.csv", line: 7, message: "what", remedy: "Do that.")
    #expect(error.description == "a.csv:7: error: what\n  Do that.")
  }

  @Test func `standard input has a name, and no line is no number`() {
    let error = GraphFileError(path: "-", message: "what", remedy: "Do that.")
    #expect(error.description == "standard input: error: what\n  Do that.")
  }

  @Test(arguments: ["", "/", "/no/such/file", "\u{0}", String(repeating: "x", count: 5000)])
  func `no path is too odd for an error`(path: String) {
    #expect(throws: GraphFileError.self) {
      try GraphFile.read(path, isDirected: false, workers: .single)
    }
  }
}
