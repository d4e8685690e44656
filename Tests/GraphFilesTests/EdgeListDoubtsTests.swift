import GraphFiles
import Testing

/// What is read as an edge list and may be something else (`EdgeListDoubts`).
@Suite struct EdgeListDoubtsTests {
  @Test(
    arguments: [
      ("ann,bob,cy\nbob,dan,eve\ncy,dan,fay\n", "Fields behind the second are ids"),
      ("1 2\n2 3 4\n3 4\n", "Fields behind the second are ids as well"),
      ("a likes b\nb hates c\n", "ends in .sif"),
      ((0..<30).map { "\($0)" }.joined(separator: " ") + "\n", "20 fields and more"),
      // No doubt.
      ("1 2\n2 3 5\n3 4\n", nil), ("Ann,Bob\nBob,Cleo,met at work\nCleo,Dan\n", nil),
      ("1 2 1\n2 3 1\n1 3 2\n", nil), ("1 2 1\n2 3 1\n3 4 2\n", nil),
      ("ann bob friend\nbob cleo colleague\n", nil), ("ann,bob,2\nbob,cy\n", nil),
      ("from,to,introduced by\nann,bob,cy\nbob,cy,ann\n", nil), ("1 2\n2 3\n", nil),
      ("ann bob met at work\nbob cleo\ncy dan friends since school\n", nil),
    ] as [(String, String?)])
  func `is questioned if it may be a list of neighbours, SIF or a matrix`(
    text: String, words: String?
  ) throws {
    let report = try readTies(text).report
    #expect(report.format.hasPrefix("edge list"), "\(report)")
    let doubts = report.notes.filter {
      $0.contains("Fields behind") || $0.contains("fields and more")
    }
    #expect(doubts.count == (words == nil ? 0 : 1), "\(doubts)")
    if let words { #expect(doubts.allSatisfy { $0.contains(words) }, "\(doubts)") }
  }

  @Test func `a matrix of very wide rows is one`() throws {
    let row = (0..<40_000).map { $0 % 3 == 0 ? "1" : "0" }.joined(separator: ",") + "\n"
    try expectRefusal((row + row + row).utf8, line: 1, "rows are not its columns")
  }

  @Test func `two kinds in the header line are said to be two-mode`() throws {
    let report = try readTies("director_id,board_id\nd1,b1\nd2,b1\n").report
    #expect(report.seemsTwoMode)
    #expect(report.notes.contains { $0.contains("names two kinds") })
    #expect(try readTies("from,to\nd1,b1\nd2,b1\n").report.seemsTwoMode == false)
  }
}
