@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Edge lists as other programs write them, and what they say of themselves: each is read right, or refused
/// with a reason.
@Suite struct EdgeListKindsTests {
  /// A text, what is read of it for a directed graph, and words of a note that it gives, if any.
  struct Brought: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let ties: [String]
    var note = ""
    /// The people, where some have no ties.
    var people: Int?

    var testDescription: String { name }
  }

  static let read: [Brought] = [
    // Arrows.
    .init(name: "arrows", text: "a -> b\nb -> c\n", ties: ["a>b", "b>c"]),
    .init(name: "arrows without blanks", text: "1->2\n2->3\n", ties: ["1>2", "2>3"]),
    .init(
      name: "lines", text: "a -- b\nb -- c\n", ties: ["a>b", "b>a", "b>c", "c>b"], note: "both ways"
    ),
    .init(name: "arrows both ways", text: "a <-> b\nb <- c\n", ties: ["a>b", "b>a", "c>b"]),
    .init(name: "chains", text: "a -> b -> c\n", ties: ["a>b", "b>c"]),
    .init(
      name: "signs", text: "Ann Lee → Bob\nBob ↔ Cleo\n",
      ties: ["Ann Lee>Bob", "Bob>Cleo", "Cleo>Bob"]),
    .init(
      name: "dashes", text: "Ann - Bob\nBob – Jean-Luc\n",
      ties: ["Ann>Bob", "Bob>Ann", "Bob>Jean-Luc", "Jean-Luc>Bob"]),
    .init(
      name: "statements", text: "a -> b;\n\"b c\" -> d [weight=3];\n", ties: ["a>b", "b c>d"],
      note: "ignored (1 line)"),
    // Tuples.
    .init(name: "tuples", text: "(1, 2)\n(2, 3)\n", ties: ["1>2", "2>3"]),
    .init(name: "a list of tuples", text: "[(1,2),(2,3)]\n", ties: ["1>2", "2>3"]),
    .init(name: "a list of texts", text: "[('a', 'b'),\n ('b', 'c')]", ties: ["a>b", "b>c"]),
    .init(
      name: "sets", text: "{1,2}\n{2,3}\n", ties: ["1>2", "2>1", "2>3", "3>2"], note: "both ways"),
    .init(name: "pairs of JSON", text: "[[\"a\",\"b\"],[\"b\",\"c\"]]", ties: ["a>b", "b>c"]),
    .init(
      name: "tuples with data", text: "[(1, 2, {'weight': 3}), (2, 3, {'w': [1, 2]})]",
      ties: ["1>2", "2>3"],
      note: "ignored (2)"),
    // What the file says of itself.
    .init(
      name: "KONECT sym", text: "% sym unweighted\n% 2 3 3\n1 2\n2 3\n",
      ties: ["1>2", "2>1", "2>3", "3>2"],
      note: "both ways"),
    .init(name: "KONECT asym", text: "% asym\n% 2 3 3\n1 2\n2 3\n", ties: ["1>2", "2>3"]),
    .init(
      name: "KONECT cut short", text: "% asym\n% 9 3 3\n1 2\n2 3\n", ties: ["1>2", "2>3"],
      note: "says that it has 9 ties, and 2 rows"),
    .init(
      name: "more people than said", text: "% asym\n% 2 2 2\n1 2\n2 3\n", ties: ["1>2", "2>3"],
      note: "2 people, and its rows name 3"),
    .init(
      name: "SNAP counts", text: "# Nodes: 3 Edges: 3\n1 2\n2 3\n", ties: ["1>2", "2>3"],
      note: "3 ties"),
    .init(
      name: "undirected", text: "# Undirected graph: ../a.txt\n# Nodes: 3 Edges: 2\n1\t2\n2\t3\n",
      ties: ["1>2", "2>1", "2>3", "3>2"]),
    .init(
      name: "counts first", text: "4 3\n0 1\n1 2\n2 3\n", ties: ["0>1", "1>2", "2>3"],
      note: "numbers of people and ties"),
    .init(
      name: "more ties than people", text: "3 4\n1 2\n2 3\n3 1\n2 1\n",
      ties: ["1>2", "2>1", "2>3", "3>1"],
      note: "numbers of people and ties"),
    .init(
      name: "counts or a tie", text: "3 2\n3 1\n2 1\n", ties: ["2>1", "3>1", "3>2"],
      note: "may be the numbers"),
    .init(name: "no counts", text: "5 3\n0 1\n1 2\n", ties: ["0>1", "1>2", "5>3"]),
    .init(
      name: "a column of types", text: "Source,Target,Type,Id\na,b,Directed,0\nb,c,Undirected,1\n",
      ties: ["a>b", "b>c", "c>b"], note: "1 tie goes both ways"),
    .init(
      name: "a column of truth", text: "from;to;directed\na;b;true\nb;c;false\n",
      ties: ["a>b", "b>c", "c>b"]),
    // Header lines.
    .init(
      name: "labels beside ids",
      text: "\"Source\",\"Destination\",\"Type\",\"Source Label\",\"Target Label\"\n"
        + "\"n1\",\"n2\",\"Orienté\",\"http://a\",\"http://b\"\n", ties: ["n1>n2"]),
    .init(
      name: "R, first cell empty",
      text: "\"\",\"from\",\"to\"\n\"1\",\"a\",\"b\"\n\"2\",\"b\",\"c\"\n",
      ties: ["a>b", "b>c"]),
    .init(
      name: "R, one name fewer", text: "\"from\" \"to\"\n\"1\" \"a\" \"b\"\n\"2\" \"b\" \"c\"\n",
      ties: ["a>b", "b>c"]),
    .init(name: "pandas", text: "Unnamed: 0,node1,node2\n0,a,b\n1,b,c\n", ties: ["a>b", "b>c"]),
    .init(
      name: "R without words", text: "\"\",\"V1\",\"V2\"\n\"1\",5,6\n\"2\",6,7\n",
      ties: ["5>6", "6>7"]),
    .init(
      name: "German", text: "Quelle;Ziel;Gewicht\nAnna;Bernd;1,5\nBernd;Cleo;2,0\n",
      ties: ["Anna>Bernd", "Bernd>Cleo"]),
    .init(name: "German, short", text: "Von;Nach\nAnna;Bernd\n", ties: ["Anna>Bernd"]),
    .init(name: "German letters", text: "Absender\tEmpfänger\nAnna\tBernd\n", ties: ["Anna>Bernd"]),
    .init(name: "French", text: "poids;expéditeur;destinataire\n3;Anne;Luc\n", ties: ["Anne>Luc"]),
    .init(name: "French, short", text: "de,à\nAnne,Luc\n", ties: ["Anne>Luc"]),
    .init(name: "Spanish", text: "Destino,Origen\nAna,Luis\n", ties: ["Luis>Ana"]),
    .init(name: "mail", text: "date,Sender,Receiver\n2026-01-02,ann,bob\n", ties: ["ann>bob"]),
    .init(name: "calls", text: "callee,caller\nann,bob\n", ties: ["bob>ann"]),
    .init(name: "follows", text: "followee,follower\nann,bob\n", ties: ["ann>bob"]),
    .init(
      name: "columns in a comment", text: "# weight source target\n5 1 2\n6 2 3\n",
      ties: ["1>2", "2>3"]),
    .init(
      name: "a weight with a decimal comma in quotes",
      text: "a1,b1,w\nann,bob,\"0,5\"\nbob,cy,\"1,5\"\n",
      ties: ["ann>bob", "bob>cy"], note: "header line"),
    // Ids as spreadsheets and other programs write them.
    .init(
      name: "E notation",
      text: "source,target\n8.27824E+09,15830\n8.27824E+09,2111364\n",
      ties: ["8.27824E+09>15830", "8.27824E+09>2111364"],
      note: "\"8.27824E+09\" in line 2 have lost their last digits (2)"),
    .init(
      name: "padded", text: "from,to\n007,8\n7,9\n", ties: ["007>8", "7>9"],
      note: "\"007\" and \"7\""),
    .init(
      name: "floats", text: "from,to\n1.0,2.0\n1,3.0\n", ties: ["1>2", "1>3"],
      note: "whole numbers they stand"),
    .init(
      name: "floats among texts", text: "from,to\n1.0,x\n1,y\n", ties: ["1.0>x", "1>y"],
      note: "\"1.0\" and \"1\""),
    .init(name: "versions", text: "from,to\n1.0,1.1\n1.1,1.2\n", ties: ["1.0>1.1", "1.1>1.2"]),
    .init(
      name: "thousands",
      text: "from,to\n\"1,234\",5\n1,\"2,345\"\n".replacing("1,\"2", with: "7,\"2"),
      ties: ["7>2345", "1234>5"], note: "whole numbers"),
    .init(
      name: "thousands with points", text: "von;nach\n1.234;5\n5;12.345\n",
      ties: ["5>12345", "1234>5"]),
    .init(
      name: "dates", text: "from,to\n03-May,ann\nann,bob\n", ties: ["03-May>ann", "ann>bob"],
      note: "look like dates (1)"),
    .init(
      name: "a column of dates first", text: "2026-05-03,ann,bob\n2026-05-04,bob,cy\n",
      ties: ["2026-05-03>ann", "2026-05-04>bob"], note: "look like dates (2)"),
    .init(
      name: "# below a header line", text: "source,target\n#covid,ann\nann,bob\n",
      ties: ["#covid>ann", "ann>bob"],
      note: "read as ties (1)"),
    .init(
      name: "# with numbers", text: "from;to\n#1;#2\n# a comment; or so\n#2;#3\n",
      ties: ["#1>#2", "#2>#3"]),
    .init(
      name: "a list of messages", text: "1 2\n1 2\n1 2\n2 3\n1 2\n", ties: ["1>2", "2>3"],
      note: "More than half of the rows were dropped: 3 of 5 rows repeat"),
    .init(
      name: "loops", text: "1 1\n2 2\n3 3\n1 2\n", ties: ["1>2"],
      note: "3 of 4 rows tie a person to itself"),
    .init(
      name: "loops and repeats", text: "1 1\n1 2\n1 2\n", ties: ["1>2"],
      note: "1 of 3 rows tie a person to itself, and 1 of 3 rows repeat"),
    // A first line of counts.
    .init(
      name: "counts of a square matrix", text: "3 3 2\n1 2\n2 3\n", ties: ["1>2", "2>3"],
      note: "Line 1 (3 3 2) was read as the numbers"),
    .init(
      name: "counts of a square matrix with values", text: "3 3 2\n1 2 0.5\n2 3 1.5\n",
      ties: ["1>2", "2>3"], note: "Line 1 (3 3 2) was read as the numbers"),
    .init(
      name: "a tie with a weight first", text: "5 7 2\n1 2 3\n2 3 4\n",
      ties: ["1>2", "2>3", "5>7"],
      note: "Line 1 (5 7 2) was read as a tie, and may be"),
    .init(
      name: "weights", text: "1 2 3\n2 3 5\n3 4 1\n4 1 2\n", ties: ["1>2", "2>3", "3>4", "4>1"]),
    .init(
      name: "0 and 1", text: "0,1\n1,0\n", ties: ["0>1", "1>0"], note: "0 and 1 alone in 2 rows"),
    // Quotes inside of ids.
    .init(
      name: "a nickname", text: "Bo \"Bob\" Ray\tAnn\nAnn\tCy \"C\"\n",
      ties: ["Bo \"Bob\" Ray>Ann", "Ann>Cy \"C\""]),
    .init(name: "an inch", text: "pipe 5\",tap\ntap,sink\n", ties: ["pipe 5\">tap", "tap>sink"]),
  ]

  @Test(arguments: read)
  func `a list as another program writes it is read right`(brought: Brought) throws {
    let file = try readTies(brought.text)
    #expect(ties(of: file).sorted() == brought.ties.sorted(), "\(file.report.notes)")
    let notes = file.report.notes.joined(separator: "\n")
    #expect(brought.note.isEmpty || notes.contains(brought.note), "\(notes)")
  }

  @Test(
    arguments: [
      ("% bip unweighted\n% 6 3 4\n1 1\n1 2\n2 2\n2 3\n3 4\n1 4\n", 1, "two-mode"),
      ("0 1\n1 0\n0 0\n1 1\n0 1\n", 1, "0 and 1 alone"),
      ("# yes\n\n0 1\n1 0\n1 1\n", 3, "0 and 1 alone"),
      ("source,target\nann,bob\nsource,target\nx,y\n", 3, "second header line"),
      ("source,target\n1,2\nsource,target\n3,4\n", 3, "second header line"),
      ("from,to\na,b\n\nsource,target\nc,d\n", 4, "second header line"),
      ("from,to\n1,2\n\nsource,target\n3,4\n", 4, "second header line"),
      ("Sender;Receiver;n\na;b;1\nFROM;TO;n\nc;d;1\n", 3, "second header line"),
      ("a\tsource\ttarget\n1\tx\ty\n2\tFromNodeId\tToNodeId\n", 3, "second header line"),
      ("von;nach\na;b\nÉmetteur;Destinataire\nc;d\n", 3, "second header line"),
      ("from,to\na,b\ntarget,source\nc,d\n", 3, "second header line"),
      ("from,to\nuser1,user2\nuser_from,User-To\nc,d\n", 3, "second header line"),
      ("#LAYERS\nl1,UNDIRECTED\n#EDGES\na,b,l1\n", 1, "multilayer"),
      ("3 2 4\n1 1\n2 1\n3 2\n3 1\n", 1, "3 rows and 2 columns"),
      ("node1,layer1,node2,layer2\n1,1,2,1\n1,2,2,2\n", 1, "multilayer"),
      ("a -> b\nb c\n", 2, "arrow"),
      ("id,source,target\n1,a,b\n2,c\n", 3, "no column 3"),
      ("id,source,target\n1,,b\n", 2, "an id is empty"),
      ("[(1, 2), (3, 4)\n(5, 6)\n", 3, "inside a bracket"),
    ] as [(String, Int?, String)])
  func `what is no list of ties between people is refused by name`(
    text: String, line: Int?, words: String
  ) throws {
    let error = try #require(throws: Diagnostic.self) { try readTies(text) }
    #expect(error.message.contains(words), "\(error)")
    #expect(error.line == line, "\(error)")
    #expect(!error.remedies.isEmpty)
  }

  @Test(arguments: [
    "from,to\nsource,a\nb,target\nhead,tale\n", "from,to\nsource,head\nfrom,target\nto,sender\n",
    "from,to\nTom,Ida\nFrommer,Toni\nVonnegut,Nachman\n", "from,to\nto,to\nde,a\nego,alter\n",
    "from,to\nuser1,user2\nnode_a,node_b\nperson 1,person 2\n",
    "from,to\nuser_tom,user_vonda\nnode_é,node-to\nid,id\n",
  ])
  func `ids that are words for an end are ids`(text: String) throws {
    #expect(try readTies(text).report.rows == 3)
  }

  @Test(arguments: [1, 2, 5, 16, 1000])
  func `where a file is cut into blocks does not hide a second header line`(length: Int) throws {
    let ties = (0..<40).map { "p\($0),q\($0)\n" }.joined()
    let file = try TemporaryFile("from,to\n\(ties)\nsource,target\n\(ties)".utf8)
    for workers in [Workers.single, Workers(3)] {
      let error = try #require(throws: Diagnostic.self) {
        try GraphFile.read(
          file.path, isDirected: true, workers: workers,
          blocks: BlockLengths(first: length, others: length))
      }
      #expect(error.line == 43 && error.message.contains("whose first is line 1"), "\(error)")
    }
  }

  @Test func `a directed list read for an undirected graph says so`() throws {
    for text in ["a -> b\n", "% asym\n1 2\n", "from,to,type\na,b,directed\n"] {
      let notes = try readTies(text, isDirected: false).report.notes
      #expect(notes.contains { $0.contains("the ties go one way") }, "\(text) \(notes)")
    }
    for text in ["a -- b\n", "% sym\n1 2\n", "{1,2}\n"] {
      let file = try readTies(text, isDirected: false)
      #expect(file.graph.ties == 1 && file.report.rows == 1)
      #expect(!file.report.notes.contains { $0.contains("way") })
    }
  }

  @Test func `lists in both directions and lists that say nothing are not questioned`() throws {
    for text in [
      "1 2\n2 1\n2 3\n3 2\n", "0 1\n1 0\n", "1 2\n2 3\n", "0 1\n", "1 2\n\n2 3\n# c\n3 4\n",
      "1 2\n\n# end\n", "1-2,3-4\n1-2,5-6\n",
    ] {
      let notes = try readTies(text, isDirected: false).report.notes
      #expect(
        !notes.contains {
          $0.contains("dropped") || $0.contains("date") || $0.contains("one list")
        }, "\(notes)")
    }
  }

  @Test func `JSON and matrices are no list of pairs`() {
    for text in [
      "{\"nodes\": [{\"id\": 1}], \"links\": []}", "[[0,1,0],[1,0,1],[0,1,0]]",
      "{\"a\": [\"b\", \"c\"]}",
      "(unknown),bob\n(x),cleo\n", "[1, 2, 3]", "((((((((((((((((((((", "{1: [2, 3]}",
    ] {
      let sample = FileSample(path: "x", Array(text.utf8))
      #expect(!TupleListParser.recognises(sample), "\(text)")
    }
  }
}
