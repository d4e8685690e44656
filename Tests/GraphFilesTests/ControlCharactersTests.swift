import GraphFiles
import PlainText
import SocialGraph
import Testing

/// Characters in ids that a terminal would obey, or that are not seen, in every format (`ControlCharacters`).
@Suite struct ControlCharactersTests {
  /// A file in which an id stands where ids, or labels, do.
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var ending = ".txt"
    /// Whether ids are texts.
    var hasNames = true
    /// Whether the text is JSON, where control characters are written by their numbers.
    var isJSON = false
    var text: @Sendable (_ id: String) -> String

    var testDescription: String { name }

    func file(_ id: String) -> String {
      guard isJSON else { return text(id) }
      return text(id.utf16.map { "\\u" + hexadecimal(UInt64($0), digits: 4) }.joined())
    }
  }

  static let forms: [Form] = [
    Form(name: "edge list") { "\($0),b\nb,c\n" },
    Form(name: "edge list with a header line") { "from,to\n1,2\n\"\($0)\",c\n" },
    Form(name: "matrix") { ",\($0),b,c\n\($0),0,1,0\nb,1,0,1\nc,0,1,0\n" },
    Form(name: "matrix, rows alone") { "\($0),0,1,0\nb,1,0,1\nc,0,1,0\n" },
    Form(name: "adjacency list") { "\($0): b, c\nb: c\n" },
    Form(name: "adjacency list, rows") { "\($0);b;c\nb;c\nc;b;\($0);d\n" },
    Form(name: "pairs in brackets") { "('\($0)', 'b')\n('b', 'c')\n" },
    Form(name: "arrows") { "\($0) -> b\nb -> c\n" },
    Form(name: "SIF", ending: ".sif") { "\($0)\tpp\tb\nb\tpp\tc\n" },
    Form(name: "DL, labels") { "dl n=3 format=edgelist1\nlabels:\n\"\($0)\",b,c\ndata:\n1 2\n" },
    Form(name: "DL, labels in the data") {
      "dl n=3 format=edgelist1\nlabels embedded\ndata:\n\"\($0)\" b\nb c\n"
    },
    Form(name: "DL, labels of a matrix") {
      "dl n=2\nlabels embedded\ndata:\n\"\($0)\" b\n\"\($0)\" 0 1\nb 1 0\n"
    },
    Form(name: "Pajek", ending: ".net") {
      "*Vertices 3\n1 \"\($0)\"\n2 \"\($0)\"\n3 c\n*Edges\n1 2\n"
    },
    Form(name: "Pajek, one label", ending: ".net") { "*Vertices 2\n1 \"\($0)\"\n*Edges\n1 2\n" },
    Form(name: "GML") {
      "graph [\nnode [ id 1 label \"\($0)\" ]\nnode [ id 2 label \"\($0)\" ]\n"
        + "edge [ source 1 target 2 ]\n]\n"
    },
    Form(name: "GraphML") {
      "<graphml><graph edgedefault=\"directed\">\n<node id=\"b\"/>\n"
        + "<edge source=\"\($0)\" target=\"b\"/></graph></graphml>\n"
    },
    Form(name: "GraphML, nodes") {
      "<graphml><graph edgedefault=\"directed\">\n<node id=\"\($0)\"/>\n<node id=\"\($0)\"/>\n"
        + "</graph></graphml>\n"
    },
    Form(name: "JSON", isJSON: true) {
      "{\"nodes\": [{\"id\": \"b\"}],\n\"links\": [{\"source\": \"\($0)\", \"target\": \"b\"}]}\n"
    },
    Form(name: "JSON, names", isJSON: true) {
      "{\"nodes\": [{\"name\": \"\($0)\"}, {\"name\": \"b\"}],\n"
        + "\"links\": [{\"source\": 0, \"target\": 1}]}\n"
    },
    Form(name: "KONECT") { "% asym\n\($0) 2\n2 3\n3 2\n" },
    Form(name: "Matrix Market", hasNames: false) {
      "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 \($0)\n"
    },
    Form(name: "METIS", ending: ".graph", hasNames: false) { "2 1\n\($0)\n1\n" },
  ]

  private func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
        || ["\u{202E}", "\u{2028}"].contains(scalar)
    }
  }

  @Test(arguments: forms, ["x\u{1B}[31my", "x\u{0}y", "x\u{7F}y", "\u{7}"])
  func `an id with a control character is refused in its line, and shown harmless`(
    form: Form, id: String
  ) throws {
    let error = try #require(throws: Diagnostic.self) {
      try readTies(form.file(id), named: "t" + form.ending)
    }
    #expect(error.line != nil, "\(error)")
    #expect(isHarmless(error.message + error.remedies.joined()), "\(error)")
    #expect(!error.remedies.isEmpty)
  }

  @Test(arguments: forms, ["x\u{9B}31my", "x\u{202E}y", "x\u{2028}y"])
  func `an id with another hidden character is kept, and shown harmless`(
    form: Form, id: String
  ) throws {
    do {
      let read = try readTies(form.file(id), named: "t" + form.ending)
      #expect(form.hasNames)
      #expect(isHarmless(read.report.notes.joined()), "\(read.report.notes)")
    } catch let error as Diagnostic {
      #expect(error.line != nil, "\(error)")
      #expect(isHarmless(error.message + error.remedies.joined()), "\(error)")
    }
  }
}
