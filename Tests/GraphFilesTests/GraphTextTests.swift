import GraphFiles
import SocialGraph
import Testing

@Suite struct GraphTextTests {
  /// Ties 0-1, 0-2 and 1-2, and a person 3 without any.
  private let triangle = Graph(
    offsets: [0, 2, 4, 6, 6], targets: [1, 2, 0, 2, 0, 1], isDirected: false)
  /// Ties 0 -> 1, 1 -> 0 and 2 -> 0.
  private let arrows = Graph(
    offsets: [0, 1, 2, 3], targets: [1, 0, 0], isDirected: true, incoming: [2, 1, 0])

  private func text(
    _ graph: Graph, _ format: GraphText.Format, labels: PersonLabels? = nil
  ) -> String {
    var bytes: [UInt8] = []
    GraphText(graph: graph, labels: labels ?? .numbered(graph.people), format: format)
      .write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (GraphText.Format.edges, "0 1\n0 2\n1 2\n"), (.tsv, "0\t1\n0\t2\n1\t2\n"),
    (.csv, "from,to\n0,1\n0,2\n1,2\n"),
    (
      .mtx,
      "%%MatrixMarket matrix coordinate pattern symmetric\n4 4 3\n2 1\n3 1\n3 2\n"
    ),
  ])
  func `an undirected tie is written once`(format: GraphText.Format, expected: String) {
    #expect(text(triangle, format) == expected)
  }

  @Test(arguments: [
    (GraphText.Format.edges, "0 1\n1 0\n2 0\n"),
    (
      .mtx,
      "%%MatrixMarket matrix coordinate pattern general\n3 3 3\n1 2\n2 1\n3 1\n"
    ),
  ])
  func `directed ties are written each`(format: GraphText.Format, expected: String) {
    #expect(text(arrows, format) == expected)
  }

  @Test func `labels are written as they were, in quotes where they must be`() {
    #expect(text(arrows, .edges, labels: .integers([7, 10, 400])) == "7 10\n10 7\n400 7\n")
    #expect(
      text(arrows, .csv, labels: .texts(["#a", "b \"c\"", "d"]))
        == "from,to\n\"#a\",\"b \"\"c\"\"\"\n\"b \"\"c\"\"\",\"#a\"\nd,\"#a\"\n")
  }

  @Test(arguments: [GraphText.Format.edges, .tsv, .csv])
  func `labels that could be arrows or separators read back`(format: GraphText.Format) throws {
    let written = text(arrows, format, labels: .texts(["a->b", "a><", "→;["]))
    let back = try readTies(written)
    #expect(ties(of: back).sorted() == ["a->b>a><", "a><>a->b", "→;[>a->b"].sorted(), "\(written)")
  }

  @Test func `an empty graph has a heading at most`() {
    let nobody = Graph(completeWithPeople: 0)
    #expect(text(nobody, .edges).isEmpty)
    #expect(text(nobody, .csv) == "from,to\n")
    #expect(text(nobody, .mtx).hasSuffix("\n0 0 0\n"))
  }

  @Test func `a large graph comes in pieces that are whole lines`() {
    let graph = Graph(completeWithPeople: 300)
    var pieces: [[UInt8]] = []
    GraphText(graph: graph, labels: .numbered(300), format: .tsv).write { pieces.append($0) }
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.last == UInt8(ascii: "\n") })
    #expect(pieces.joined().count { $0 == UInt8(ascii: "\n") } == graph.ties)
  }

  @Test func `a sink that fails ends it`() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try GraphText(graph: triangle, labels: .numbered(4), format: .edges).write { _ in
        throw Full()
      }
    }
  }

  @Test func `what a format cannot hold is said`() {
    func losses(_ graph: Graph, _ format: GraphText.Format, _ labels: PersonLabels) -> [String] {
      GraphText(graph: graph, labels: labels, format: format).losses
    }
    #expect(losses(triangle, .mtx, .numbered(4)) == [])
    #expect(losses(arrows, .mtx, .integers([1, 2, 3])) == [])
    #expect(losses(arrows, .mtx, .integers([0, 1, 2])).count == 1)
    #expect(losses(arrows, .edges, .numbered(3)) == [])
    #expect(losses(triangle, .csv, .numbered(4)).first?.hasPrefix("1 person without") == true)
    #expect(losses(arrows, .mtx, .texts(["a", "b", "c"])).count == 1)
  }

  @Test(arguments: [
    ("g.csv", GraphText.Format.csv), ("a.b/g.MTX", .mtx), ("g.tsv", .tsv), ("g.txt", .edges),
    ("g", .edges), ("", .edges), ("g.edges", .edges),
  ])
  func `the ending of a name asks for a format`(path: String, format: GraphText.Format) {
    #expect(GraphText.Format(endingOf: path) == format)
  }
}
