import GraphFiles
import PlainText
import Testing

/// Row names that R and pandas write (`RowNames`), and lists that only look as if they had some.
@Suite struct RowNamesTests {
  @Test(arguments: [
    ("from to\n1 17 18\n2 18 19\n", ["17>18", "18>19"], "taken for names of rows"),
    ("V1 V2\n1 17 18\n2 18 19\n", ["17>18", "18>19"], "taken for names of rows"),
    ("from to weight\n1 17 18 0.5\n2 18 19 1\n", ["17>18", "18>19"], "taken for names"),
    ("from to\n3 17 18\n7 18 19\n", ["17>18", "18>19"], "taken for names of rows"),
    ("from to\nx1 ann bob\nx2 bob cy\n", ["ann>bob", "bob>cy"], "taken for names of rows"),
    ("\"\",\"V1\",\"V2\"\n\"3\",5,6\n\"7\",6,7\n", ["5>6", "6>7"], ""),
    ("\"from\" \"to\"\n\"1\" \"a\" \"b\"\n\"2\" \"b\" \"c\"\n", ["a>b", "b>c"], ""),
    // Weights without a name.
    ("from to\n1 2 0.5\n2 3 1.5\n", ["1>2", "2>3"], ""),
    ("from to\n1 2 1\n2 3 1\n3 4 1\n", ["1>2", "2>3", "3>4"], "were read as its ids"),
    ("from to\n1 2 5\n2 3 7\n", ["1>2", "2>3"], "were read as its ids"),
    ("from to\n0 1 5\n1 2 7\n", ["0>1", "1>2"], "were read as its ids"),
    ("from to\n1 2 friend\n2 3 enemy\n", ["1>2", "2>3"], "were read as its ids"),
    ("from to\n1 ann 5\n2 bob 6\n", ["1>ann", "2>bob"], "were read as its ids"),
    ("from to\n5 6 3\n5 7 2\n6 7 1\n", ["5>6", "5>7", "6>7"], ""),
    ("from to\nann bob friend\nbob cy friend\n", ["ann>bob", "bob>cy"], ""),
  ])
  func `row names are no people, and what may be either is questioned`(
    text: String, found: [String], doubt: String
  ) throws {
    let file = try readTies(text)
    #expect(ties(of: file).sorted() == found.sorted(), "\(file.report.notes)")
    let doubts = file.report.notes.filter { $0.contains("one field less") }
    #expect(doubts.count == (doubt.isEmpty ? 0 : 1), "\(doubts)")
    #expect(doubts.allSatisfy { $0.contains(doubt) }, "\(doubts)")
  }
}
