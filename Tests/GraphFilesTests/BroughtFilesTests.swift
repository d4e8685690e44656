@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Files as people bring them: which are read, and as how many people and ties.
@Suite struct BroughtFilesTests {
  /// A file, and what it holds when it is read without directions.
  struct Brought: Sendable, CustomTestStringConvertible {
    var format: String
    var people: Int
    var ties: Int
    var text: String
    var named = "ties.txt"
    var testDescription: String { "\(format): \(text.prefix(40))" }
  }

  static let matrices: [Brought] = [
    .init(
      format: "adjacency matrix", people: 5, ties: 4,
      text: "0,1,1,0,0\n1,0,0,1,0\n1,0,0,0,0\n0,1,0,0,1\n0,0,0,1,0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text: "0.0,1.0,1.0\n0.0,0.0,0.0\n0.0,0.0,0.0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text: ",Mike,Allen,Jo\nMike,0,1,0\nAllen,1,0,3\nJo,0,3,0\n"),
    .init(
      format: "adjacency matrix", people: 4, ties: 3,
      text: "0\t1\t0\t0\n1\t0\t1\t0\n0\t1\t0\t1\n0\t0\t1\t0\n"),
    .init(format: "adjacency matrix", people: 3, ties: 2, text: "0;0,5;0\n0,5;0;1,25\n0;1,25;0\n"),
    .init(format: "adjacency matrix", people: 3, ties: 3, text: "0 1 1\r\n1 0 1\r\n1 1 0\r\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2, text: "ann bob cleo\n0 1 0\n1 0 1\n0 1 0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text: "ann bob cleo\nann 0 1 0\nbob 1 0 1\ncleo 0 1 0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2, text: "ann 0 1 0\nbob 1 0 1\ncleo 0 1 0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text: "\"\",\"x\",\"y\",\"z\"\n\"x\",0,1,0\n\"y\",1,0,1\n\"z\",0,1,0\n"),
    .init(format: "adjacency matrix", people: 3, ties: 1, text: ";a;b;c\na;;2;\nb;2;;\nc;;;\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2, text: ",1,2,3\n1,0,1,0\n2,1,0,1\n3,0,1,0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text:
        "0.000e+00 1.000e+00 0.000e+00\n1.000e+00 0.000e+00 1.000e+00\n0.000e+00 1.000e+00 0.000e+00\n"
    ),
    .init(
      format: "adjacency matrix", people: 3, ties: 2, text: "id,b,a,c\na,1,0,1\nb,0,1,0\nc,0,1,0\n"),
    .init(
      format: "adjacency matrix", people: 4, ties: 2, text: "0 -1 0 0\n-1 0 0 0\n0 0 0 7\n0 0 7 0\n"
    ),
  ]

  static let lists: [Brought] = [
    .init(format: "adjacency list", people: 4, ties: 3, text: "a;b\nb;c;d\n"),
    .init(format: "adjacency list", people: 3, ties: 2, text: "a: b, c\nb: a\nc: a\n"),
    .init(format: "adjacency list", people: 4, ties: 3, text: "a: b 2, c 3\nb: d 1\nd:\n"),
    .init(format: "adjacency list", people: 4, ties: 3, text: "1: 2 3\n2: 4\n3:\n"),
    .init(
      format: "adjacency list", people: 3, ties: 2,
      text: "Ann Lee: Bob Ray, Cleo\nBob Ray: Ann Lee\n"),
    .init(format: "adjacency list", people: 3, ties: 2, text: "a: b(2) c(3)\nb:\n"),
    // Inches are no quotes.
    .init(
      format: "adjacency list", people: 8, ties: 6,
      text: "pipe 5\",pipe 6\"\npipe 7\",pipe 8\"\npipe 8\",pipe 1\",pipe 9\",pipe 10\"\n"
        + "pipe 9\",pipe 2\"\n"),
    .init(format: "adjacency list", people: 3, ties: 2, text: "a: ['b', 'c']\nb: []\n"),
    .init(
      format: "adjacency list", people: 5, ties: 3,
      text: "# /tmp/x.py\n# GMT Mon Nov 30 04:00:00 2026\n# \n0 1 2\n1\n2 3\n3\n4\n"),
    .init(format: "adjacency list", people: 4, ties: 4, text: "1 2 3 4\n2 1\n3 1 4\n"),
    .init(
      format: "adjacency list", people: 4, ties: 3,
      text: "ann bob cleo\nbob ann\ncleo ann dan\ndan cleo\n"),
    .init(format: "adjacency list", people: 4, ties: 4, text: "ann,bob,cleo\nbob,cleo\ncleo,dan\n"),
    .init(
      format: "adjacency list", people: 6, ties: 6, text: "ann,bob,cy\nbob,dan\ncy,dan,eve,fay\n"),
    .init(
      format: "adjacency list", people: 6, ties: 6,
      text: "ann\tbob\tcy\nbob\tdan\ncy\tdan\teve\tfay\n"),
    .init(format: "adjacency list", people: 4, ties: 5, text: "0 1 2 3\n1 2\n2 3\n"),
    .init(
      format: "adjacency list", people: 3, ties: 2, text: "a 2\nb {'weight': 2}\nc {}\nb 0\nc 0\n"),
    .init(
      format: "adjacency list", people: 4, ties: 2,
      text: "Ann Lee 1\nBob {}\nBob 0\nCleo 1\nDan Ö {'w': 'x y'}\n"),
  ]

  static let others: [Brought] = [
    .init(format: "SIF", people: 3, ties: 2, text: "a pp b\nb pp c\n"),
    .init(
      format: "SIF", people: 4, ties: 3,
      text: "A\tinteracts\tB\nB\tinteracts\tC\nC\tactivates\tD\n"),
    .init(format: "Pajek", people: 2, ties: 0, text: "*Vertices 2\n1\n2\n"),
    .init(format: "SIF", people: 5, ties: 3, text: "a pp b c d\ne\n", named: "net.sif"),
    .init(format: "SIF", people: 3, ties: 2, text: "Ann Lee\tlikes\tBob\nBob\tlikes\tCleo\n"),
    .init(
      format: "SIF", people: 3, ties: 3, text: "a,knows,b\nb,knows,c\nc,trusts,a\na,trusts,b\n"),
    .init(
      format: "UCINET DL", people: 3, ties: 2,
      text: "DL\nN=3 NM=1\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nDATA:\n0 1 0\n1 0 1\n0 1 0\n"),
    .init(
      format: "UCINET DL", people: 3, ties: 2,
      text: "dl n=3, format=edgelist1\nlabels:\nann,bob,\"cleo d\"\ndata:\n1 2\n2 3 2.5\n"),
    .init(
      format: "UCINET DL", people: 4, ties: 3,
      text: "dl n = 4 format = nodelist1\ndata:\n1 2 3\n3 4\n"),
    .init(
      format: "UCINET DL", people: 3, ties: 2,
      text: "DL n=3 format=edgelist1 labels embedded data:\nann bob\nbob cleo 4\n"),
    .init(
      format: "UCINET DL", people: 2, ties: 1,
      text: "DL n=2 format=edgelist1 title=5\" \"data: of 2019\" survey.data: DATA :\n1 2\n"),
    .init(
      format: "UCINET DL", people: 3, ties: 2,
      text:
        "dl n=3\nlabels embedded\nformat=fullmatrix\ndata:\nann bob cleo\nann 0 1 0 bob 1 0\n1 cleo 0 1 0\n"
    ),
    .init(
      format: "UCINET DL", people: 3, ties: 1,
      text: "dl n=3 format=fullmatrix diagonal=absent data:\n1 0\n1 0\n0 0\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 2,
      text: ",a,b,c\na,False,True,False\nb,True,False,True\nc,False,True,False\n"),
    .init(
      format: "adjacency matrix", people: 3, ties: 3,
      text: "FALSE TRUE TRUE\nTRUE FALSE TRUE\nTRUE TRUE FALSE\n"),
    .init(
      format: "adjacency list", people: 4, ties: 4,
      text: "ann ben:2 cleo:1\nben dan:3\ncleo dan:1 ann:1\n"),
    .init(
      format: "adjacency list", people: 3, ties: 3, text: "1,2:0.5,3:1\n2,3:2\n3,1:1\n"),
    .init(format: "edge list", people: 4, ties: 2, text: "ann item:5\nben item:7\n"),
    .init(
      format: "node-link JSON", people: 2, ties: 1,
      text:
        "{\"directed\": false, \"nodes\": [{\"id\":1},{\"id\":2}], \"links\": [{\"source\":1,\"target\":2}]}\n"
    ),
    .init(
      format: "node-link JSON", people: 3, ties: 1,
      text:
        "{\"directed\": true, \"multigraph\": false, \"graph\": {}, \"nodes\": [{\"id\": \"a b\"}, {\"id\": \"é\"}, {\"id\": 3}], \"edges\": [{\"weight\": 2, \"source\": \"a b\", \"target\": \"é\"}]}"
    ),
    .init(
      format: "node-link JSON", people: 3, ties: 2,
      text:
        "{\"nodes\":[{\"name\":\"Myriel\"},{\"name\":\"Napoleon\"},{\"name\":\"Valjean\"}],\"links\":[{\"source\":1,\"target\":0,\"value\":1},{\"source\":2,\"target\":0}]}"
    ),
    .init(
      format: "node-link JSON", people: 2, ties: 1,
      text:
        "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"a\"}}, {\"data\": {\"id\": \"b\"}}], \"edges\": [{\"data\": {\"id\": \"e\", \"source\": \"a\", \"target\": \"b\"}}]}}"
    ),
    .init(
      format: "node-link JSON", people: 2, ties: 1,
      text:
        "{\"elements\": [{\"data\": {\"id\": \"a\"}}, {\"data\": {\"id\": \"b\"}}, {\"data\": {\"source\": \"a\", \"target\": \"b\"}}]}"
    ),
    .init(
      format: "node-link JSON", people: 2, ties: 1,
      text:
        "{\"graph\": {\"directed\": false, \"nodes\": {\"a\": {}, \"b\": {}}, \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}}"
    ),
    .init(
      format: "node-link JSON", people: 2, ties: 1,
      text: "{\"nodes\": [\"a\", \"b\"], \"edges\": [{\"from\": \"a\", \"to\": \"b\"}]}"),
    .init(
      format: "GML", people: 3, ties: 1,
      text:
        "graph [\n  directed 0\n  node [ ]\n  node [ id 5 ]\n  node [ id 7 label \"b\" attrs [ ] ]\n  edge [ source 5 target 7 ]\n]\n"
    ),
    .init(
      format: "Pajek", people: 3, ties: 1,
      text: "*Partition x\n*Vertices 3\n1\n2\n1\n*Network y\n*Vertices 3\n*Edges\n1 2\n"),
    .init(
      format: "Pajek", people: 3, ties: 2, text: "\u{FEFF}*Vertices 3\r\n*Edgeslist\r\n1 2 3\r\n"),
    .init(format: "Pajek", people: 3, ties: 1, text: "*Vertices 3\n*Matrix\n0 1 0\n1 0 0\n0 0 0\n"),
  ]

  /// Edge lists that look a little like something else.
  static let edgeLists: [Brought] = [
    .init(
      format: "edge list", people: 4, ties: 3,
      text: "0 1 {'weight': 2.5}\n1 2 {'weight': 1.0}\n3 1 {'weight': 4.0}\n"),
    .init(format: "edge list", people: 3, ties: 3, text: "1 2 1\n2 3 1\n1 3 1\n"),
    .init(format: "edge list", people: 4, ties: 3, text: "1 2\n2 3 5\n3 4\n"),
    .init(format: "edge list", people: 3, ties: 2, text: "source,target,weight\n1,2,1\n2,3,1\n"),
    .init(format: "edge list", people: 4, ties: 3, text: "from,to,weight\n1,2,0\n2,3,1\n3,4,0\n"),
    .init(
      format: "edge list", people: 4, ties: 4, text: "1 2 100 7\n2 3 101 9\n3 4 102 4\n4 1 103 2\n"),
    .init(format: "edge list", people: 3, ties: 2, text: "ann bob friend\nbob cleo colleague\n"),
    .init(
      format: "edge list", people: 4, ties: 3, text: "Ann,Bob\nBob,Cleo,met at work\nCleo,Dan\n"),
    .init(
      format: "edge list", people: 3, ties: 2, text: "ann,bob,2020-01-01\nbob,cleo,2021-05-06\n"),
    .init(format: "edge list", people: 3, ties: 2, text: "http://a http://b\nhttp://b http://c\n"),
    .init(format: "edge list", people: 4, ties: 3, text: "1 2 0.5 3\n2 3 0.25 1\n3 4 0.125 2\n"),
    .init(format: "edge list", people: 3, ties: 2, text: "a b {}\nb c {}\n"),
    .init(
      format: "edge list", people: 3, ties: 2,
      text: "1 2 30 40\n2 3 40 30\n"),
    .init(
      format: "edge list", people: 3, ties: 2,
      text: "name,contact name,interaction\nann,bob,x\nbob,cy,y\n"),
  ]

  @Test(arguments: matrices + lists + others + edgeLists)
  func `is read as what it is`(file: Brought) throws {
    let read = try readTies(file.text, named: file.named, isDirected: false)
    #expect(read.report.format.hasPrefix(file.format), "\(read.report)")
    #expect(read.graph.people == file.people, "\(read.labels)")
    #expect(read.graph.ties == file.ties, "\(ties(of: read))")
    let unpacked = try readTies(
      TemporaryFile.gzip(file.text.utf8), named: file.named, isDirected: false)
    #expect(ties(of: unpacked) == ties(of: read), "compressed")
  }

  @Test(arguments: [
    ("digraph x {\n a -> b\n}\n", "DOT", "gv2gml"),
    ("/* made */\nstrict graph \"\" {\n", "DOT", "gv2gml"),
    ("digraph g\n{\n a -> b;\n}\n", "DOT", "gv2gml"), ("<?xml?>\n<gexf>", "GEXF", "read_gexf"),
    ("1 Ann\n2 Bob\n#\n1 2 friend\n", "TGF", "sed"), ("LEDA.GRAPH\nstring\n", "LEDA", "read_leda"),
    ("1 1 2 1\n2 1 3 1\n1 2 3 2\n", "multilayer", "awk"),
    ("1 1 2 1 1\n1 1 3 1 1\n2 2 3 2 1\n1 1 1 2 1\n3 1 3 2 1\n", "multilayer", "awk"),
    (
      "\"shared name\",\"shared interaction\",\"name\",\"SUID\"\n\"A (pp) B\",\"pp\",\"A (pp) B\",\"101\"\n",
      "Cytoscape", "as SIF"
    ),
    ("SUID,name,interaction\n101,A (pp) B,pp\n102,B (pp) C,pp\n", "Cytoscape", "as SIF"),
    ("name,interaction\nA (pp) B,pp\nB (x y) C,x y\n", "Cytoscape", "as SIF"),
    ("SUID\tname\tselected\n1\tAnn\tfalse\n", "Cytoscape", "as SIF"),
    ("1 1 2 1 1\n2 1 3 1 1\n3 2 4 2 1\n1 1 1 2 1\n4 2 1 2 1\n", "multilayer", "awk"),
    ("# a\nb\nc\n# b\nd\n", "LGL", "Read_Lgl"), (">>graph6<<DqK\n", "graph6", "read_graph6"),
    (">>sparse6<<:Fa@x^\n", "sparse6", "read_sparse6"),
    ("nodedef>name VARCHAR\na\n", "GDF", "Gephi"),
    ("*Node data\nid name\n", "VNA", "NetDraw"), ("(tlp \"2.0\"\n(nodes 0 1)\n", "TLP", "GML"),
    ("{\"a\": [\"b\"]}\n", "JSON", "nodes"), ("{\"adjacency\": [[]]}", "JSON", "nodes"),
    ("p max 3 2\na 1 2 1\na 2 3 1\n", "DIMACS", "awk"),
  ])
  func `another format is refused by its name, with a remedy`(
    text: String, name: String, remedy: String
  ) throws {
    let line = text.hasPrefix("/*") || text.hasPrefix("# a\nb") ? 2 : 1
    try expectRefusal(text.utf8, line: line, name, remedy: remedy)
  }

  @Test(
    arguments: [
      ("dl n=2 nm=2\ndata:\n0 1 1 0 0 1 1 0\n", 2, "2 networks"),
      ("dl n=2 format=upperhalf\ndata:\n1\n", 2, "upperhalf"),
      ("dl n=3 data:\n0 1 0\n1 0\n", 3, "ends after 5 of 9"),
      ("dl n=3 data:\n0 1 x\n", 2, "not a number"),
      ("dl n=3 format=edgelist1 data:\n1 4\n", 2, "neither a label"),
      ("dl format=edgelist1 data:\n1 2\n", 1, "how many"),
      ("dl n=3\n1 2\n", 2, "no `data:`"), ("dl n=3 labels:\na,b\ndata:\n", 3, "2 labels for 3"),
      ("dl n=9000000000 data:\n", 1, "more people"),
      ("dl n=2\nlabels:\na,\"\nb\ndata:\n0 1 1 0\n", 5, "no second one"),
      ("dl n=2 title=x.data: 1\n0 1 1 0\n", 2, "no `data:`"),
      ("{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1}]}", 2, "no `target`"),
      (
        "{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1, \"target\": 2}]}", 2,
        "leads to \"2\""
      ),
      ("{\"nodes\": [{\"id\": 1},\n{\"id\": 1}], \"links\": []}", 2, "second node"),
      ("{\"nodes\": 1, \"links\": []}", 1, "not a list"),
      ("{\"nodes\": [{}], \"links\": [{\"source\": 0, \"target\": 1}]}", 1, "counted from 0 to 0"),
      ("% x\n*Partition x\n*Vertices 2\n1\n2\n", 2, "no network"),
      ("*Vector v\n*Vertices 1\n0.5\n", 1, "no network"),
      ("*Vertices 3\n0.5\n0.2\n0.1\n", 1, "Pajek vector"),
      ("\n*vertices 3\r\n 1\r\n 2\r\n 1\r\n", 2, "Pajek partition"),
      (",a,b,c\na,0,1,0\nb,1,0\nc,0,1,0\n", 3, "3 columns, and this row has more or fewer"),
      ("a b c\na 0 1 0\nb 1 0 1\n\nc 0 1 0 1\n", 5, "3 columns, and this row has more"),
      ("# x\n,p,q,r\na,1,0,1\nb,0,1,0\n", 2, "rows are not its columns"),
      ("% x\n\n1 2 3\n4\n5 6\n7 8 9\n1\n2 3\n4 5 6\n7\n", 3, "list of neighbours"),
      ("\n#LAYERS\nwork\n#EDGES\na,b,work\n", 2, "multilayer"),
      ("#TYPE multiplex\n#ACTORS\n", 1, "multilayer"),
    ] as [(String, Int?, String)])
  func `a broken file of a known format is refused, with its line`(
    text: String, line: Int?, words: String
  ) throws {
    try expectRefusal(text.utf8, line: line, words)
  }

  @Test(arguments: [
    ",e1,e2,e3\nann,1,0,1\nbob,0,1,1\n", "1 0 1 0\n0 1 1 0\n1 1 1 1\n",
    "dl nr=2 nc=3 data:\n1 0 1\n0 1 1\n",
    "dl nr=2 nc=3 format=edgelist2 labels embedded data:\nann e1\nbob e2\n",
  ])
  func `rows and columns of two kinds ask for a projection`(text: String) throws {
    let error = try #require(throws: Diagnostic.self) { try readTies(text) }
    #expect(error.cause as? GraphFileCause == .twoModes)
    let file = try TemporaryFile(text.utf8)
    let read = try GraphFile.read(
      file.path, isDirected: false, workers: .single, projection: .first)
    #expect(read.graph.people == (text.hasPrefix("1") ? 3 : 2))
  }

  @Test(arguments: [
    ("from,to\nann,bob\n@,bob\n", 3), ("a -> b\n@ -> a\n", 2), ("a: b\nb: a, @\n", 2),
    ("[('a', 'b'),\n ('@', 'a')]\n", 2), ("a pp b\nb pp @\n", 2),
    (",a,@,c\na,0,1,0\n@,1,0,1\nc,0,1,0\n", 3), ("*Vertices 2\n1 \"@\"\n2 \"b\"\n", 2),
    ("graph [\n node [ id 1 label \"@\" ]\n]\n", 2),
    ("dl n=2 format=edgelist1\nlabels:\na,@\ndata:\n1 2\n", 3),
  ])
  func `a name that is not UTF-8 is called so, with its line`(text: String, line: Int) throws {
    let bytes = text.utf8.map { $0 == UInt8(ascii: "@") ? 0xE9 : $0 }
    try expectRefusal(bytes, line: line, "not valid UTF-8", remedy: "iconv")
  }

  @Test func `a dense matrix takes no more memory than there is`() throws {
    let row = [String](repeating: "1", count: 1000).joined(separator: " ") + "\n"
    let file = try TemporaryFile([String](repeating: row, count: 1000).joined().utf8)
    var options = ReadingOptions(isDirected: false, workers: .single)
    options.memory = MemoryLimit(30e6)
    #expect(try GraphFile(file.path, options).graph.ties == 499_500)
    options.memory = MemoryLimit(1e7)
    let error = try #require(throws: Diagnostic.self) { try GraphFile(file.path, options) }
    #expect(error.cause as? GraphFileCause == .memory)
    #expect(
      error.message.contains("more than 500001 values that are not 0") && error.line == 501,
      "\(error)")
  }

  @Test func `a workbook is told from other archives`() throws {
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    for name in [
      "xl/workbook.xml", "[Content_Types].xml",
      "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    ] {
      try expectRefusal(zip + Array(name.utf8), line: nil, "spreadsheet workbook", remedy: "CSV")
    }
    try expectRefusal(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], line: nil, "spreadsheet workbook",
      remedy: "CSV")
    try expectRefusal(zip + Array("ties.txt".utf8), line: nil, "ZIP", remedy: "unzip")
  }

  @Test(
    arguments: [
      ([0x80, 0x04, 0x95, 0x00], "pickle"),
      ([0xE2, 0x9B, 0xBE, 0x20, 0x67, 0x74, 1], "graph-tool"),
      ([0x93] + Array("NUMPY".utf8), "NumPy"), (Array("RDX3\nX\n".utf8) + [0], "R data"),
      (Array("PAR1".utf8), "Parquet"), ([0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0], "UTF-32"),
    ] as [([UInt8], String)])
  func `files of data programs are refused by name`(bytes: [UInt8], name: String) throws {
    try expectRefusal(bytes, line: nil, name)
  }

  @Test func `a directed matrix ties its rows to its columns`() throws {
    let read = try readTies(",a,b,c\na,0,1,0\nb,0,0,1\nc,0,0,0\n")
    #expect(ties(of: read) == ["a>b", "b>c"])
    #expect(try ties(of: readTies("a,b,c\n0,1,0\n1,0,0\n0,0,0\n")) == ["a>b", "b>a"])
  }

  @Test func `a list of neighbours ties the first to the others`() throws {
    #expect(try ties(of: readTies("a: b, c\nb: c\nc:\n")) == ["a>b", "a>c", "b>c"])
    #expect(try readTies("a: b 2, c 3\nd:\n").report.notes.contains { $0.contains("weights") })
  }

  @Test func `kinds of ties of SIF can be layers`() throws {
    let file = try TemporaryFile("a likes b\nb hates c\nc likes a\na hates c\n".utf8)
    let read = try LayeredGraphFile.read(
      file.path, layerColumn: "interaction", isDirected: true, workers: .single)
    #expect(read.layers.map(\.name) == ["likes", "hates"])
    #expect(read.layers.map(\.graph.ties) == [2, 2])
  }

  @Test func `a file named like a scenario may hold a graph`() throws {
    let graph = try TemporaryFile("{\"nodes\": [], \"links\": []}".utf8, named: "x.json")
    #expect(GraphFormats.isJSONGraph(graph.path))
    for text in [
      "{\"format\": 1, \"graph\": {\"nodes\": 3}}", "{\"graph\": {\"model\": \"ring\"}}", "[]", "",
      "{",
    ] {
      let other = try TemporaryFile(text.utf8, named: "x.json")
      #expect(!GraphFormats.isJSONGraph(other.path))
    }
    #expect(!GraphFormats.isJSONGraph("/nowhere.json"))
  }

  @Test(arguments: [
    (#""adjacency": [[{"id": 2}], [{"id": 1}]]"#, "adjacency JSON", "adjacency_graph"),
    (#""directed": false"#, "there is no list `links`", "`[]`"),
  ])
  func `JSON without links is no graph without ties`(
    member: String, message: String, remedy: String
  ) throws {
    let error = try #require(throws: Diagnostic.self) {
      try readTies(#"{ "nodes": [{"id": 1}, {"id": 2}], \#(member) }"#)
    }
    #expect(error.message.contains(message) && error.line == 1, "\(error)")
    #expect(error.remedies.contains { $0.contains(remedy) }, "\(error)")
  }

  @Test func `an id with a control character is refused, as no list of ties can hold it`() throws {
    let error = try #require(throws: Diagnostic.self) {
      try readTies(
        #"{"nodes": [{"id": "a\u0000"}, {"id": "b"}], "links": [{"source": "b", "target": "a\u0000"}]}"#
      )
    }
    #expect(error.message.contains("a control character") && error.line == 1, "\(error)")
    #expect(error.remedies.count == 1)
  }
}
