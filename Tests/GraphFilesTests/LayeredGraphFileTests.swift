import Foundation
import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

private let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

@Suite struct LayeredGraphFileTests {
  /// The ties of each layer by label.
  private func ties(of file: LayeredGraphFile) -> [[String]] {
    file.layers.map { layer in
      (0..<PersonID(layer.graph.people)).flatMap { person in
        layer.graph.contacts(of: person).map { "\(file.labels[person])>\(file.labels[$0])" }
      }
    }
  }

  private func read(
    _ text: String, by column: String, isDirected: Bool = true
  ) throws -> LayeredGraphFile {
    let file = try TemporaryFile(text.utf8)
    return try LayeredGraphFile.read(
      file.path, layerColumn: column, isDirected: isDirected, workers: .single)
  }

  private func refusal(_ text: String, by column: String) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try read(text, by: column) }
  }

  @Test func `files of different formats share their people`() throws {
    let family = try TemporaryFile("7 10\n10 9\n".utf8, named: "family.txt")
    let work = try TemporaryFile(
      "*Vertices 3\n1 \"10\"\n2 \"8\"\n3 \"7\"\n*Edges\n1 3\n3 3\n".utf8, named: "work.net")
    let town = try LayeredGraphFile.read(
      [("family", family.path), ("work", work.path)], isDirected: true, workers: Workers(2))
    #expect(town.labels == .integers([7, 8, 9, 10]))
    #expect(town.layers.map(\.name) == ["family", "work"])
    #expect(ties(of: town) == [["7>10", "10>9"], ["7>10", "10>7"]])
    #expect(town.reports.map(\.path) == [family.path, work.path])
    #expect(town.reports.map(\.selfLoopsDropped) == [0, 1])
    #expect(town.layers.allSatisfy { $0.graph.people == 4 && $0.graph.isDirected })
  }

  @Test func `one name among numbers puts all people into the order of texts`() throws {
    let numbers = try TemporaryFile("9 10\n".utf8)
    let names = try TemporaryFile("9 ann\n".utf8)
    let town = try LayeredGraphFile.read(
      [("a", numbers.path), ("b", names.path)], isDirected: false, workers: .single)
    #expect(town.labels == .texts(["10", "9", "ann"]))
    #expect(ties(of: town) == [["10>9", "9>10"], ["9>ann", "ann>9"]])
  }

  @Test func `a layer is as its file alone`() throws {
    let first = (0..<200).map { "\($0 % 37) \($0 * 7 % 41)\n" }.joined()
    let second = (0..<100).map { "\($0 % 13 + 30) \($0 * 5 % 17 + 20)\n" }.joined()
    let paths = try [first, second].map { try TemporaryFile($0.utf8) }
    let town = try LayeredGraphFile.read(
      [("a", paths[0].path), ("b", paths[1].path)], isDirected: true, workers: Workers(2))
    for (layer, file) in zip(town.layers, paths) {
      let alone = try GraphFile.read(file.path, isDirected: true, workers: .single)
      #expect(layer.graph.ties == alone.graph.ties)
      for person in 0..<PersonID(alone.graph.people) {
        let same = try #require(town.labels.person(called: alone.labels[person]))
        #expect(
          layer.graph.contacts(of: same).map { town.labels[$0] }
            == alone.graph.contacts(of: person).map { alone.labels[$0] })
      }
    }
  }

  @Test func `a file that is not there is refused by its name`() throws {
    let file = try TemporaryFile("1 2\n".utf8)
    let error = try #require(throws: Diagnostic.self) {
      try LayeredGraphFile.read(
        [("a", file.path), ("b", "/no/such")], isDirected: true, workers: .single)
    }
    #expect(error.file == "/no/such")
  }

  @Test func `a column parts the ties of a list`() throws {
    let text =
      "from,to,since,kind\n1,2,x,work\n2,3,y,family\n2,1,z,\"work\"\n1,2,x,family\n4,4,x,work\n"
    let file = try read(text, by: "kind")
    #expect(file.layers.map(\.name) == ["work", "family"])
    #expect(file.labels == .integers([1, 2, 3, 4]))
    #expect(ties(of: file) == [["1>2", "2>1"], ["1>2", "2>3"]])
    #expect(file.reports.map(\.rows) == [3, 2])
    #expect(file.reports.map(\.selfLoopsDropped) == [1, 0])
    #expect(file.reports[0].notes.contains { $0.contains("Other columns") })
    #expect(file.reports[1].notes == [])
    let undirected = try read(text, by: "kind", isDirected: false)
    #expect(undirected.layers[0].graph.ties == 1)
    // Without words that are usual, the first line is a header line if it names the column.
    let names = try read("ann\tbob\tkind\nx\ty\ta\ny\tz\tb\n", by: "kind")
    #expect(ties(of: names) == [["x>y"], ["y>z"]])
  }

  @Test func `a long list in several blocks is parted as a short one`() throws {
    let rows = (0..<120_000).map { "\($0 % 5000),\($0 * 7 % 4999),k\($0 % 3)\n" }
    let file = try read("source,target,kind\n" + rows.joined(), by: "kind", isDirected: true)
    #expect(file.layers.map(\.name) == ["k0", "k1", "k2"])
    #expect(file.reports.map(\.rows) == [40_000, 40_000, 40_000])
    let second = stride(from: 1, to: rows.count, by: 3).map { rows[$0] }
    let alone = try readTies(second.joined())
    #expect(file.layers[1].graph.ties == alone.graph.ties)
  }

  @Test func `a column that is not there is an error with those that are`() throws {
    let text = "from,to,since,kind\n1,2,x,work\n"
    let wrong = try refusal(text, by: "knid")
    #expect(wrong.message.contains("\"knid\""))
    #expect(wrong.remedies[0].contains("\"since\", \"kind\""))
    #expect(try refusal(text, by: "from").remedies[0].contains("\"kind\""))
    #expect(try refusal("1 2 a\n2 3 b\n", by: "kind").message.contains("header line"))
    #expect(try refusal("from,to\n1,2\n", by: "kind").remedies[0].contains("no such columns"))
    let empty = try refusal("from,to,kind\n1,2,a\n2,3,\n", by: "kind")
    #expect(empty.line == 3)
    #expect(try refusal("from,to,kind\n1,2,a\n2,3\n", by: "kind").line == 3)
    let matrix = "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2\n"
    #expect(try refusal(matrix, by: "kind").remedies[0].contains("a file for each layer"))
    #expect(try refusal("5 4\n2 3\n1 3\n1 2 4\n3\n\n% c\n", by: "kind").message.contains("kind"))
  }

  @Test func `relations of a Pajek file are layers`() throws {
    let text = """
      *Vertices 3
      *Arcs :2 "LIKES"
      1 2
      *Edges :7
      2 3
      *Arcs :2
      2 1
      7: 3 1
      """
    let file = try read(text, by: "relation")
    #expect(file.layers.map(\.name) == ["LIKES", "7"])
    #expect(ties(of: file) == [["1>2", "2>1"], ["2>3", "3>1", "3>2"]])
    #expect(try refusal(text, by: "kind").remedies[0].contains("\"relation\""))
    #expect(try refusal("*Vertices 3\n", by: "relation").message.contains("no ties"))
  }

  @Test func `a key of edges parts those of GraphML and GML`() throws {
    let text = """
      <graphml><key id="d0" for="node" attr.name="name"/><key id="d1" for="edge" attr.name="kind">
      <default>work</default></key><key id="d2" for="edge" attr.name="since"/>
      <graph edgedefault="undirected"><node id="1"/><node id="2"/><node id="3"/>
      <edge source="1" target="2"><data key="d1"> family </data><data key="d2">9</data></edge>
      <edge source="2" target="3"/></graph></graphml>
      """
    for column in ["kind", "d1"] {
      let file = try read(text, by: column)
      #expect(file.layers.map(\.name) == ["family", "work"])
      #expect(ties(of: file) == [["1>2", "2>1"], ["2>3", "3>2"]])
    }
    #expect(try refusal(text, by: "since").message.contains("\"since\""))
    #expect(try refusal(text, by: "name").remedies[0].contains("\"kind\", \"since\""))
    let nodes = "node [ id 1 ] node [ id 2 ]"
    let gml =
      "graph [ \(nodes)\nedge [ source 1 target 2 kind \"a\" ] edge [ source 2 target 1 kind b ] ]"
    #expect(try read(gml, by: "kind").layers.map(\.name) == ["a", "b"])
    let error = try refusal(gml, by: "weight")
    #expect(error.line == 2)
    #expect(error.remedies.joined(separator: "\n").contains("\"kind\""))
  }

  @Test(.enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"))
  func `ten relations of eighteen monks`() throws {
    let file = try LayeredGraphFile.read(
      "\(data ?? "")/graphs/sampson.net", layerColumn: "relation", isDirected: true,
      workers: .single)
    #expect(file.layers.map(\.graph.ties) == [55, 57, 56, 47, 54, 58, 53, 50, 39, 41])
    #expect(file.layers.first?.name == "SAMPLK1")
    #expect(file.layers.last?.name == "SAMNPR")
    #expect(file.labels.person(called: "ROMUL_10") != nil)
    #expect(file.labels.count == 18)
  }

  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"),
    arguments: [
      ("brazilian_farmers_edges.csv", 2926, 66, 1854),
      ("medical_innovation_edges.csv", 450, 0, 294),
    ])
  func `answers to several questions`(name: String, rows: Int, loops: Int, arcs: Int) throws {
    let path = "\(data ?? "")/cascades/\(name)"
    let file = try LayeredGraphFile.read(
      path, layerColumn: "question", isDirected: true, workers: .single)
    #expect(file.reports.reduce(0) { $0 + $1.rows } == rows)
    #expect(file.reports.reduce(0) { $0 + $1.selfLoopsDropped } == loops)
    #expect(file.layers.allSatisfy { $0.name.hasPrefix("net") })
    // All layers together are the file read as one graph.
    let whole = try GraphFile.read(path, isDirected: true, workers: .single)
    #expect(whole.labels == file.labels)
    #expect(whole.graph.ties == arcs)
    for person in 0..<PersonID(whole.graph.people) {
      let contacts = file.layers.flatMap { Array($0.graph.contacts(of: person)) }
      #expect(Array(whole.graph.contacts(of: person)) == Set(contacts).sorted())
    }
  }
}
