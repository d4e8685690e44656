@testable import GraphFiles
import PlainText
import SocialGraph
import Testing

@Suite struct GraphMLParserTests {
  private func graph(_ body: String, _ attributes: String = "edgedefault=\"directed\"") -> String {
    "<?xml version=\"1.0\"?>\n<graphml>\n<graph \(attributes)>\n\(body)\n</graph>\n</graphml>\n"
  }

  private static let nodes = "<node id=\"b\"/><node id=\"a &amp; co\"/><node id=\"c\"></node>"

  @Test(arguments: [
    "\(nodes)<edge source=\"a &amp; co\" target=\"b\"/><edge source=\"b\" target=\"c\"/>",
    "<edge id=\"e\" source=\"b\" target=\"c\"><data key=\"w\">1</data></edge>\n<!-- c -->\(nodes)"
      + "<edge directed=\"true\" source=\"a &#38; co\" target=\"b\"><desc>x</desc></edge>",
    "\(nodes)<node id=\"d\"><data key=\"k\"><![CDATA[<node id=\"e\"/>]]></data></node>"
      + "<edge source=\"a &amp; co\" target=\"b\"/><edge source=\"b\" target=\"c\"/>",
  ])
  func `the same two arcs, however they are written`(body: String) throws {
    for text in [graph(body), graph(body, "edgedefault='directed' id='G' parse.order='free'")] {
      for bytes in [Array(text.utf8), try TemporaryFile.gzip(Array(text.utf8))] {
        let file = try readTies(bytes)
        #expect(file.report.format == "GraphML")
        #expect(ties(of: file) == ["a & co>b", "b>c"])
        #expect(file.report.notes == [])
      }
    }
  }

  @Test func `prefixes of namespaces do not matter`() throws {
    let text = """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><g:graph edgedefault="directed">
      <g:node id="1"/><g:node id="2"/><g:edge source="1" target="2"/></g:graph></g:graphml>
      """
    let file = try readTies(text)
    #expect(file.labels == .integers([1, 2]))
    #expect(ties(of: file) == ["1>2"])
  }

  @Test func `an edge may go another way than the others`() throws {
    let nodes = "<node id=\"1\"/><node id=\"2\"/><node id=\"3\"/><node id=\"9\"/>"
    let one = "<edge source=\"1\" target=\"2\" directed=\"true\"/>"
    let both = "<edge source=\"3\" target=\"2\" directed=\"false\"/>"
    for byDefault in ["directed", "undirected"] {
      let text = graph(nodes + one + both, "edgedefault=\"\(byDefault)\"")
      let directed = try readTies(text)
      #expect(ties(of: directed) == ["1>2", "2>3", "3>2"])
      #expect(directed.graph.people == 4)
      #expect(directed.report.rows == 3)
      #expect(
        directed.report.notes == [
          "In the file 1 tie goes both ways: each was read as two rows, one each way."
        ])
      let undirected = try readTies(text, isDirected: false)
      #expect(undirected.graph.ties == 2)
      #expect(undirected.report.rows == 2)
      #expect(
        undirected.report.notes == [
          "In the file 1 tie goes one way; here all go both ways."
        ])
    }
  }

  @Test func `keys of any type do no harm, and what is ignored is said`() throws {
    let text = """
      <graphml><key id="v" for="node" attr.name="label" attr.type="vector_float"/>
      <key id="w" for="edge" attr.name="weight" attr.type="x"><default>1</default></key>
      <graph edgedefault="undirected"><node id="n1"><data key="v">Ann</data><port name="p"/></node>
      <node id="n0"/><edge source="n0" target="n1" sourceport="p"/><edge source="n1" target="n0"/>
      <edge source="n1" target="n1"/></graph></graphml>
      """
    let file = try readTies(text, isDirected: false)
    #expect(file.labels == .texts(["n0", "n1"]))
    #expect(file.graph.ties == 1)
    #expect(file.report.selfLoopsDropped == 1)
    #expect(file.report.reversedRepeats == 1)
    #expect(
      file.report.notes == [
        "People are called by the ids of their nodes; their \"label\" was ignored.",
        "Data of edges were ignored (\"weight\").", "Ports were ignored.",
      ])
  }

  @Test(arguments: [
    ("<node id=\"1\"/>\n<edge source=\"1\" target=\"2\"/>", 5, "leads to \"2\""),
    ("<node id=\"1\"/>\n<node id=\"1\"/>", 5, "second node"), ("<node/>", 4, "<node> has no id"),
    ("<node id=\"1\"/>\n<edge source=\"1\"/>", 5, "<edge> has no target"),
    ("<edge target=\"1\"/>", 4, "<edge> has no source"),
    ("<node id=\"1\"/>\n<edge source=\"1\" target=\"1\" directed=\"x\"/>", 5, "directed=\"x\""),
    ("\n<hyperedge/>", 5, "hyperedge"),
    ("<node id=\"1\">\n<graph/></node>", 5, "nested inside another"),
    ("</graph>\n<graph edgedefault=\"directed\">", 5, "second graph"),
  ])
  func `a file that is not what it says is rejected`(
    body: String, line: Int, words: String
  ) throws {
    try expectRefusal(graph(body).utf8, line: line, words)
    try expectRefusal(TemporaryFile.gzip(graph(body).utf8), line: line, words)
  }

  @Test func `a graph must say whether its edges go one way`() throws {
    try expectRefusal(graph("", "id=\"G\"").utf8, line: 3, "edgedefault is missing")
    try expectRefusal(graph("", "edgedefault=\"both\"").utf8, line: 3, "\"both\"")
  }

  @Test func `XML that ends too early or is broken is an error`() throws {
    let text = Array(graph(Self.nodes + "<edge source=\"b\" target=\"c\"/>").utf8)
    // Behind the last element nothing but an end of line may be missing.
    for length in stride(from: 35, to: text.count - 1, by: 7) {
      #expect(throws: Diagnostic.self) { try readTies(text.prefix(length)) }
    }
    try expectRefusal(graph("<node id=\"1\"></edge>").utf8, line: 4, "not well-formed")
    try expectRefusal("<graphml>\n</graphml>".utf8, line: 2, "no <graph>")
    try expectRefusal("<x><graphml/></x>".utf8, line: 1, "<x>")
  }

  @Test func `no entity is expanded or loaded`() throws {
    let bomb = "<!DOCTYPE g [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<graphml>&b;</graphml>"
    try expectRefusal(bomb.utf8, line: 1, "entities", remedy: "DOCTYPE")
    try expectRefusal(
      "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml/>".utf8, line: 1, "entities"
    )
    try expectRefusal("<graphml>\n&unknown;</graphml>".utf8, line: 1, "&unknown")
    let named = "<!DOCTYPE graphml SYSTEM \"http://x/y.dtd\">\n" + graph(Self.nodes)
    #expect(try readTies(named.replacing("<?xml version=\"1.0\"?>\n", with: "")).graph.people == 3)
  }

  @Test func `bytes that are no text are an error with their line`() throws {
    let head = Array("<?xml version=\"1.0\"?>\n<graphml><graph edgedefault=\"undirected\">".utf8)
    let tails: [[UInt8]] = [
      Array("<no".utf8) + [0xE9] + Array("de id=\"b\"/>".utf8),
      Array("<node id=\"".utf8) + [0xC3, 0x28] + Array("\"/>".utf8),
      Array("x".utf8) + [0xFF] + Array("<node/>".utf8),
    ]
    for tail in tails {
      try expectRefusal(head + tail + Array("</graph></graphml>".utf8), line: 2, "UTF-8")
    }
    try expectRefusal(head + [1] + Array("<node/>".utf8), line: 2, "control character")
    try expectRefusal(
      String(decoding: head, as: UTF8.self).utf8 + Array("<a>".utf8)
        + Array(String(repeating: "<a>", count: 300).utf8), line: 2, "256 deep")
  }

  @Test func `an encoding that the file names is heard`() throws {
    let latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
      + graph("<node id=\"Müller\"/>").dropFirst(22)
    let bytes = latin.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try readTies(bytes).labels == .texts(["Müller"]))
    try expectRefusal(
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?><graphml/>".utf8, line: 1, "windows-1252",
      remedy: "iconv")
    // What could be more than a name is put into no command.
    try expectRefusal(
      "<?xml version=\"1.0\" encoding=\"$(ls)\"?><graphml/>".utf8, line: 1, "$(ls)",
      remedy: "Save it as UTF-8")
  }

  @Test func `tags are the same wherever pieces of the text end`() throws {
    let text = Array(
      graph(Self.nodes + "<!-- a > b --><edge source='b' target=\"c\"><![CDATA[<]]></edge>").utf8)
    for length in 1...text.count {
      var scanner = XMLScanner()
      var heard = Heard()
      for start in stride(from: 0, to: text.count, by: length) {
        try scanner.scan(text[start..<min(text.count, start + length)], &heard)
      }
      try scanner.finish()
      #expect(heard.elements == ["graphml", "graph", "node", "node", "node", "edge"])
      #expect(heard.ends == 6)
    }
  }

  private struct Heard: XMLHandler {
    var elements: [String] = []
    var ends = 0
    var wantsText: Bool { false }
    mutating func begin(element: String, _ attributes: [String: String], line: Int) {
      elements.append(element)
    }
    mutating func end(element: String) { ends += 1 }
    mutating func add(text: String) {}
  }

  @Test func `broken texts of any kind are errors, and nothing else`() throws {
    let text = Array(
      graph(Self.nodes + "<edge source=\"b\" target=\"c\"><data key=\"k\">&#233; x</data></edge>")
        .utf8)
    let parts = [
      "<", ">", "&", "\"", "<!--", "]]>", "<![CDATA[", "</", "/>", "<?", "\u{0}", "=",
      "<!DOCTYPE [", "&#x110000;",
    ]
    var generator = FixedGenerator(17)
    for _ in 0..<2000 {
      var mutated = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<mutated.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: mutated[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: mutated.removeSubrange(place..<min(mutated.count, place + 9))
        default:
          mutated.insert(
            contentsOf: Array((parts.randomElement(using: &generator) ?? "").utf8), at: place)
        }
      }
      var scanner = XMLScanner()
      var heard = Heard()
      do throws(Diagnostic) {
        try scanner.scan(mutated[...], &heard)
        try scanner.finish()
      } catch {
        #expect(error.line != nil)
      }
    }
  }

  @Test func `a damaged gzip file is an error`() throws {
    let whole = try TemporaryFile.gzip(graph(Self.nodes).utf8)
    try expectRefusal(whole.dropLast(12), line: nil, "damaged or cut short")
  }
}
