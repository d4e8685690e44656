@testable import GraphFiles
import Parallelism
import SocialGraph
import Testing

/// GML files (`GMLTokens`, `GMLParser`).
@Suite struct GMLParserTests {
  @Test(arguments: [
    "graph [ directed 1 node [ id 1 ] node [ id 2 ] node [ id 3 ] edge [ source 1 target 2 ] edge [ source 2 target 3 ] ]",
    """
    # made by hand
    Creator "somebody [ and ] \\"
    Version 1
    graph
    [
      comment "several
    lines # no comment"
      node [ id 3 graphics [ x 1.5 y -2e3 fill "#ff0000" ] ]
      edge [ source 2 target 3 value 7 ]
      node [ id 2 ]
      node
      [
        id 1
      ]
      edge [ source 1 target 2 label "x" ]
      directed 1
    ]
    """,
    "graph[directed 1\rnode[id 01]\rnode[id +2]node[id 3]edge[source 1 target 2]edge[target 3 source 2]]",
  ])
  func `the same two arcs, however they are written`(text: String) throws {
    let file = try readTies(text)
    #expect(file.report.format == "GML")
    #expect(file.labels == .integers([1, 2, 3]))
    #expect(ties(of: file) == ["1>2", "2>3"])
    #expect(file.report.notes == [])
  }

  @Test func `ties go both ways unless the graph is directed`() throws {
    let nodes = "node [ id 1 ] node [ id 2 ] node [ id 9 ] edge [ source 2 target 1 ]"
    for flag in ["", "directed 0"] {
      let file = try readTies("graph [ \(flag) \(nodes) ]")
      #expect(ties(of: file) == ["1>2", "2>1"])
      #expect(file.report.rows == 2)
      #expect(file.report.notes.count == 1)
      #expect(file.graph.people == 3)
      #expect(try readTies("graph [ \(flag) \(nodes) ]", isDirected: false).report.notes == [])
    }
    let directed = try readTies("graph [ directed 1 \(nodes) ]", isDirected: false)
    #expect(
      directed.report.notes == [
        "In the file the ties go one way; here all go both ways."
      ])
  }

  private func labelled(_ labels: [String?]) throws -> GraphFile {
    let nodes = labels.enumerated().map { number, label in
      "node [ id \(number + 5) \(label.map { "label \"\($0)\"" } ?? "") ]"
    }
    return try readTies("graph [ \(nodes.joined(separator: "\n")) edge [ source 5 target 6 ] ]")
  }

  @Test func `people are called by their labels if these distinguish them, else by ids`() throws {
    #expect(try labelled(["bob", "ann &amp; co &#233;"]).labels == .texts(["ann & co é", "bob"]))
    #expect(try labelled(["a &x; & b", "&quot;c&quot;"]).labels == .texts(["\"c\"", "a &x; & b"]))
    for labels in [["ann", "ann"], ["ann", nil]] {
      let file = try labelled(labels)
      #expect(file.labels == .integers([5, 6]))
      #expect(file.report.notes.contains { $0.contains("by their ids") })
    }
  }

  @Test func `rows are ties, self-loops and repeats`() throws {
    let edges = [(1, 2), (1, 2), (2, 1), (2, 2)].map { "edge [ source \($0) target \($1) ]" }
    let text = "graph [ directed 1 node [ id 1 ] node [ id 2 ] \(edges.joined()) ]"
    let file = try readTies(text)
    #expect(file.report.rows == 4)
    #expect(file.graph.ties == 2)
    #expect(file.report.selfLoopsDropped == 1)
    #expect(file.report.repeatsDropped == 1)
  }

  @Test func `tokens do not depend on where blocks of bytes end`() throws {
    var text = "graph [ directed 1 node [ id 1 label \"a\nb\" ]\nnode [ id 2 label \"c\" ]\n"
    text += "edge [\n  source 1\n  target 2\n]\nedge [ source 2 target 1 ] ]\n"
    let file = try TemporaryFile(text.utf8)
    for length in 1...text.utf8.count {
      // The first block is looked at whole.
      let read = try GraphFile.read(
        file.path, isDirected: true, workers: .single,
        blocks: BlockLengths(first: length, others: max(1, length / 3)))
      #expect(ties(of: read) == ["a\nb>c", "c>a\nb"])
    }
  }

  @Test(arguments: [
    ("graph [\nnode [ id 1 ]\nedge [ source 1 target 2 ] ]", 3, "leads to \"2\""),
    ("graph [\nnode [ id 1 ]\nnode [ id 1 ] ]", 3, "second node"),
    ("graph [ x\n" + String(repeating: "[ y ", count: 300), 2, "256 deep"),
    ("graph [\nnode [ id 9223372036854775807 ]\nnode [ ] ]", 3, "no id"),
    ("graph [\nnode [ id x ] ]", 2, "whole number"),
    ("graph [\nnode [ id 1.5 ] ]", 2, "whole number"),
    ("graph [\nnode [ id 1 ]\nedge [ source 1 ] ]", 3, "no target"),
    ("graph [\nedge [\ntarget 1 ] ]", 2, "no source"), ("graph [\nnode [ id ] ]", 2, "no value"),
    ("graph [\ndirected 2 ]", 2, "`directed` is \"2\""), ("graph [\n[ ] ]", 2, "key is missing"),
    ("graph [\n\"x\" 1 ]", 2, "key is missing"), ("graph [ ]\n]", 2, "closes no list"),
    ("graph [ ]\ngraph [ ]", 2, "second graph"),
    ("graph [\nnode [ id 1\ngraph [ ] ] ]", 3, "nested inside another"),
    ("graph [\nnode [ id 1 ]\n", 1, "does not end"), ("graph [\nnode [ id 1\n", 2, "does not end"),
    ("graph [\nlabel \"x ]\n", 2, "string does not end"), ("graph [ ]\nx", 2, "no value"),
    ("Creator \"x\"\n#\ngraph\n[\n]\n\nx", 7, "no value"),
  ])
  func `a file that is not what it says is rejected`(
    text: String, line: Int?, words: String
  ) throws {
    try expectRefusal(text.utf8, line: line, words)
  }

  @Test func `a node without id is nobody's contact`() throws {
    let nodes = "node [ ]\nnode [ id 5 ]\nnode [ label \"x\" ]\nnode [ id 7 ]"
    let file = try readTies("graph [ \(nodes)\nedge [ source 5 target 7 ] ]", isDirected: false)
    #expect(file.labels == .integers([5, 7, 8, 9]))
    #expect(file.graph.ties == 1)
    #expect(
      file.report.notes.first
        == "2 nodes have no id: they have no ties, and their ids are 8 to 9 here.")
  }

  @Test func `a label that is no text is rejected`() throws {
    let text = Array("graph [\nnode [ id 1 label \"".utf8) + [0xE9] + Array("\" ] ]".utf8)
    try expectRefusal(text, line: 2, "UTF-8")
  }
}
