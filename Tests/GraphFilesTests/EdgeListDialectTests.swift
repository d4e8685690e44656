import GraphFiles
import PlainText
import SocialGraph
import Testing

/// What the first lines say about the rest (`EdgeListDialect`, `HeaderWords`).
@Suite struct EdgeListDialectTests {
  @Test(arguments: [
    "source target\n", "src dst time\n", "node_1,node_2\n", "x y\n", "FromNodeId\tToNodeId\n",
    "\"V1\",\"V2\"\n", ",\n",
  ])
  func `a line of words above numbers is a header`(header: String) throws {
    let separator = header.contains(",") ? "," : header.contains("\t") ? "\t" : " "
    let file = try readTies(header + "1\(separator)2\n2\(separator)3\n")
    #expect(file.report.rows == 2)
    #expect(file.labels == .integers([1, 2, 3]))
  }

  @Test(arguments: [
    "source,target", "Source,Target,Type,Weight", "from,to", "user_id,friend_id",
    "\"source\",\"target\"", "FromNodeId,ToNodeId", "node1,node2", "person A,person B", "ego,alter",
    "truster,trustee", "name,contact name", "Anrufer,Angerufene,3 Spalten",
  ])
  func `usual names of columns, and a text above numbers, are a header`(header: String) throws {
    let file = try readTies(header + "\nann lee,bob,1\nbob,cleo,2\n")
    #expect(ties(of: file) == ["ann lee>bob", "bob>cleo"])
    #expect(file.report.notes.first?.contains("header") == true)
  }

  @Test(arguments: [
    "ann,bob\nbob,cleo\n", "ann,bob\n", "node1,node2\nnode2,node3\n",
    "user 1,user 2\nuser 3,user 1\n",
    "a,b\nb,c\n", "ann,7\nbob,8\n", "source,ann\nann,bob\n", "ann,bob,likes\nbob,cleo,hates\n",
    "ann,bob,1\nbob,cleo,2\n", "x,1\n2,3\n", "1,x\n2,3\n", "E1,E2\nE1,E3\n",
  ])
  func `a list without a header keeps its first line`(text: String) throws {
    let file = try readTies(text)
    #expect(file.report.rows == text.utf8.count { $0 == UInt8(ascii: "\n") })
  }

  @Test(arguments: [
    ("id,source,target\n1,ann,bob\n2,bob,cleo\n", ["ann>bob", "bob>cleo"]),
    (",source,target\n0,1,2\n1,2,3\n", ["1>2", "2>3"]),
    ("to,from\nann,bob\n", ["bob>ann"]),
    ("time;source;target\n5;1;2\n6;2;3\n", ["1>2", "2>3"]),
    ("id,ego,alter\n1,ann,bob\n", ["ann>bob"]),
    ("date,user_1,user_2\n2026-01-05,ann,bob\n", ["ann>bob"]),
    ("from_name,from_id,to_name,to_id\nAnn,1,Bob,2\n", ["1>2"]),
  ])
  func `ids are read from the columns that the header names`(text: String, found: [String]) throws {
    let file = try readTies(text)
    #expect(ties(of: file) == found)
    #expect(
      file.report.notes.contains {
        $0.contains("Other columns were ignored") || found == ["bob>ann"]
      })
  }

  @Test(arguments: [
    ("ann lee\tbob ray, x\ncleo\tdan\n", "ann lee", "bob ray, x"),
    ("ann lee,bob\ncleo poe,dan\n", "ann lee", "bob"),
    ("lee, ann;ray, bob\npoe, cleo;doe, dan\n", "lee, ann", "ray, bob"),
    ("ann bob\ncleo dan\n", "ann", "bob"),
    ("ann,bob\ncleo\n,\n", nil, nil),
    ("5,1 2\n6,2 3\n", "5", "1 2"),
  ])
  func `the separator is the one that is in the lines`(
    text: String, first: String?, second: String?
  ) throws {
    guard let first, let second else {
      try expectRefusal(text.utf8, line: 2, "separated by a comma")
      return
    }
    #expect(try ties(of: readTies(text)).contains("\(first)>\(second)"))
  }

  @Test func `a semicolon in one id of two lines parts nothing`() throws {
    #expect(try ties(of: readTies("from to\n0 \";[\"\n")) == ["0>;["])
    #expect(try ties(of: readTies("from;to\n0;a b\n")) == ["0>a b"])
    #expect(try ties(of: readTies("from,to\n&,\";B\"\n")) == ["&>;B"])
    #expect(try ties(of: readTies("2 \",5\"\n3 \",5\"\n")) == ["2>,5", "3>,5"])
    #expect(try ties(of: readTies("from,to\n2,\"Von;Nach;I\"\n")) == ["2>Von;Nach;I"])
    #expect(try ties(of: readTies("2,\"a \"\";b\"\";c\"\n")) == ["2>a \";b\";c"])
    // Inches are no quotes.
    #expect(try ties(of: readTies("5\",3\"\n7\",8\"\n")) == ["5\">3\"", "7\">8\""])
  }

  @Test func `a short list is read as one, whether or not its last line ends`() throws {
    for end in ["", "\n"] {
      #expect(try ties(of: readTies("Von;Nach\n1.0;7" + end)) == ["1>7"])
    }
  }

  @Test func `a first line that cannot be taken apart is an error`() throws {
    let text = "\"V1\" \"V2\"0\n1 \"1\" 10 20\n2 \"2\" 20 30\n3 \"3\" 30 10\n"
    #expect(throws: Diagnostic.self) { try readTies(text) }
  }
}
