@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Weights of ties, in every format that has them.
///
/// Mentions `WeightText`, which all of them read by.
@Suite struct ListedWeightsTests {
  /// Reads a text with weights.
  private func read(
    _ text: String, _ column: String = "weight", repeated: RepeatedWeights? = nil,
    named name: String = "ties.txt", isDirected: Bool = true
  ) throws -> GraphFile {
    let file = try TemporaryFile(text.utf8, named: name)
    return try GraphFile.read(
      file.path, isDirected: isDirected, workers: .single,
      weights: WeightColumn(column, repeated: repeated))
  }

  /// The ties by label with their weights: `a>b 0.5`.
  private func weights(of file: GraphFile) -> [String] {
    (0..<PersonID(file.graph.people)).flatMap { person in
      file.graph.contacts(of: person).enumerated().map { index, contact in
        let weight = file.graph.weight(index, of: person).map { "\(Float($0))" } ?? "none"
        return "\(file.labels[person])>\(file.labels[contact]) \(weight)"
      }
    }
  }

  /// A text that is rejected with these words, at a line.
  private func expectRefusal(
    _ text: String, _ column: String = "weight", repeated: RepeatedWeights? = nil, line: Int?,
    _ words: String, remedy: String = " ", isDirected: Bool = true, named name: String = "ties.txt",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = try #require(throws: Diagnostic.self, sourceLocation: sourceLocation) {
      try read(text, column, repeated: repeated, named: name, isDirected: isDirected)
    }
    #expect(error.line == line, "\(error)", sourceLocation: sourceLocation)
    #expect(error.message.contains(words), "\(error)", sourceLocation: sourceLocation)
    #expect(
      error.remedies.joined(separator: "\n").contains(remedy), "\(error)",
      sourceLocation: sourceLocation)
    #expect(error.file.hasSuffix(name), sourceLocation: sourceLocation)
  }

  // MARK: Formats

  /// Each says that a tells b with 0.5, and b tells c with 0.25, in a column of a name.
  static let files: [(name: String, column: String, text: String)] = [
    ("t.csv", "weight", "from,to,weight\na,b,0.5\nb,c,.25\n"),
    ("t.csv", "strength", "from,to,kind,strength\na,b,x,0.5\nb,c,y,25e-2\n"),
    ("t.csv", "3", "from,to,weight\na,b,0.5\nb,c,0.25\n"),
    ("t.csv", "w", "w,source,target\n0.5,a,b\n0.25,b,c\n"),
    ("t.csv", "weight", "from;to;weight\na;b;0,5\nb;c;0,25\n"),
    ("t.txt", "3", "a b 0.5\nb c 0.25\n"),
    ("t.txt", "4", "# a comment\na b 7 0.5\nb c 7 0.25\n"),
    ("t.tsv", "weight", "\"from\"\t\"to\"\t\"weight\"\n\"a\"\t\"b\"\t\"0.5\"\nb\tc\t0.25\n"),
    (
      "t.graphml", "w",
      "<graphml><key id=\"k\" for=\"edge\" attr.name=\"w\"><default>0.25</default></key>"
        + "<graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"
        + "<edge source=\"a\" target=\"b\"><data key=\"k\"> 0.5 </data></edge>"
        + "<edge source=\"b\" target=\"c\"/></graph></graphml>"
    ),
    (
      "t.gml", "value",
      "graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] node [ id 3 label \"c\" ]\n"
        + "edge [ source 1 target 2 value 0.5 ] edge [ source 2 target 3 value 0.25 ] ]\n"
    ),
    ("t.net", "weight", "*Vertices 3\n1 a\n2 b\n3 c\n*Arcs\n1 2 0.5\n2 3 0.25 c Blue\n"),
    ("t.net", "value", "*Vertices 3\n1 a\n2 b\n3 c\n*Arcs :1 \"x\"\n1: 1 2 0.5\n1: 2 3 0.25\n"),
    ("t.net", "weight", "*Vertices 3\n1 a\n2 b\n3 c\n*Matrix\n0 0.5 0\n0 0 0.25\n0 0 0\n"),
    (
      "t.json", "weight",
      "{\"directed\": true, \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}], \"links\": "
        + "[{\"source\": \"a\", \"target\": \"b\", \"weight\": 0.5},"
        + " {\"source\": \"b\", \"target\": \"c\", \"weight\": \"0.25\"}]}"
    ),
    ("t.csv", "weight", ",a,b,c\na,0,0.5,0\nb,0,0,0.25\nc,0,0,0\n"),
    ("t.txt", "weight", "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 0.5\n2 3 0.25\n"),
    (
      "t.txt", "weight",
      "dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 0.5 0\n0 0 0.25\n0 0 0\n"
    ),
    ("t.txt", "weight", "a: b(0.5)\nb: c(0.25)\nc:\n"),
    ("t.txt", "weight", "a 1\nb {'weight': 0.5}\nb 1\nc {'kind': 'x', 'weight': 0.25}\nc 0\n"),
  ]

  @Test(arguments: files.indices)
  func `the same two weights, however they are written`(index: Int) throws {
    let (name, column, text) = Self.files[index]
    let file = try read(text, column, named: name)
    #expect(weights(of: file) == ["a>b 0.5", "b>c 0.25"])
    #expect(file.report.weights?.smallest == 0.25 && file.report.weights?.largest == 0.5)
    #expect(!file.report.notes.contains { $0.contains("ignored") && !$0.hasPrefix("Other") })
    let undirected = try read(text, column, named: name, isDirected: false)
    #expect(weights(of: undirected) == ["a>b 0.5", "b>a 0.5", "b>c 0.25", "c>b 0.25"])
    // Without the column nothing else changes.
    let plain = try readTies(text, named: name)
    #expect(plain.graph.weights == nil && ties(of: plain) == ties(of: file))
  }

  @Test func `numbers, many people and parts: each tie keeps its own weight`() throws {
    var text = "from,to,weight\n"
    for number in 0..<3000 { text += "\(number * 7919 % 1000),\(number + 1000),0.\(number + 1)\n" }
    let file = try TemporaryFile(text.utf8)
    for workers in [Workers.single, Workers(3)] {
      let graph = try GraphFile(
        file.path,
        ReadingOptions(
          isDirected: false, workers: workers, weights: WeightColumn("weight"),
          blocks: BlockLengths(first: 64, others: 256)))
      for number in stride(from: 0, to: 3000, by: 97) {
        let person = PersonID(number + 1000)
        #expect(graph.labels[person] == "\(number + 1000)")
        #expect(graph.graph.weight(0, of: person) == Double(Float("0.\(number + 1)") ?? 0))
      }
    }
  }

  @Test func `Matrix Market: values of both triangles`() throws {
    let head = "%%MatrixMarket matrix coordinate real"
    let file = try read("\(head) symmetric\n3 3 2\n2 1 0.5\n3 2 0.25\n", isDirected: false)
    #expect(weights(of: file) == ["1>2 0.5", "2>1 0.5", "2>3 0.25", "3>2 0.25"])
    let general = try read("\(head) general\n2 2 2\n1 2 0.5\n2 1 0.125\n")
    #expect(weights(of: general) == ["1>2 0.5", "2>1 0.125"])
    try expectRefusal(
      "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2\n", line: 1, "no column")
    try expectRefusal("\(head) general\n2 2 1\n1 2 -1\n", line: 3, "is negative")
  }

  @Test func `a symmetric matrix has one weight a tie, any other two`() throws {
    let same = ",a,b\na,0,0.5\nb,0.5,0\n"
    #expect(
      weights(of: try read(same, named: "m.csv", isDirected: false)) == ["a>b 0.5", "b>a 0.5"])
    #expect(
      weights(of: try read(same, repeated: .sum, named: "m.csv", isDirected: false)) == [
        "a>b 0.5", "b>a 0.5",
      ])
    let other = ",a,b\na,0,0.5\nb,0.25,0\n"
    #expect(weights(of: try read(other, named: "m.csv")) == ["a>b 0.5", "b>a 0.25"])
    try expectRefusal(
      other, line: 3, "two weights: line 2 gives 0.5, the other way round", isDirected: false,
      named: "m.csv")
  }

  @Test func `layers have weights of their own`() throws {
    let file = try TemporaryFile("from,to,kind,w\na,b,x,0.5\na,b,y,0.25\nb,c,y,1\n".utf8)
    let read = try LayeredGraphFile.read(
      file.path, layerColumn: "kind", isDirected: true, workers: .single,
      weights: WeightColumn("w"))
    #expect(read.layers.map(\.graph.weights?.largest) == [0.5, 1])
    #expect(read.layers[1].graph.weight(0, of: 0) == 0.25)
    #expect(read.reports.map(\.weights?.largest) == [0.5, 1])
    let other = try TemporaryFile("a b\nc a\n".utf8)
    let both = try LayeredGraphFile.read(
      [("x", file.path), ("y", other.path)], isDirected: true, workers: .single,
      weights: ["x": WeightColumn("w", repeated: .largest)])
    #expect(both.layers[0].graph.weight(0, of: 0) == 0.5 && both.layers[1].graph.weights == nil)
  }

  // MARK: Repeats

  @Test func `rows that give a tie two weights are an error, or what was asked for`() throws {
    let text = "from,to,weight\na,b,0.5\nb,c,0.25\na,b,0.5\na,b,0.75\n"
    try expectRefusal(text, line: 5, "two weights: line 2 gives 0.5, and this line 0.75")
    #expect(weights(of: try read(text, repeated: .sum)) == ["a>b 1.75", "b>c 0.25"])
    #expect(weights(of: try read(text, repeated: .largest)) == ["a>b 0.75", "b>c 0.25"])
    #expect(weights(of: try read(text, repeated: .either)) == ["a>b 0.9375", "b>c 0.25"])
    let sum = try read(text, repeated: .sum).report
    #expect(
      sum.notes.contains("2 rows give ties another weight: weights of one tie were added up."))
    #expect(sum.weights == WeightRange(column: "weight", smallest: 0.25, largest: 1.75, line: 5))
  }

  @Test func `an undirected tie has one weight, whichever way it is listed`() throws {
    let text = "from,to,weight\na,b,0.5\nb,a,0.25\n"
    #expect(weights(of: try read(text)) == ["a>b 0.5", "b>a 0.25"])
    try expectRefusal(
      text, line: 3, "line 2 gives 0.5, the other way round, and this line 0.25",
      remedy: "read ties as directed", isDirected: false)
    let same = "from,to,weight\na,b,0.5\nb,a,0.5\na,a,7\n"
    #expect(weights(of: try read(same, isDirected: false)) == ["a>b 0.5", "b>a 0.5"])
  }

  // MARK: What is wrong with a weight

  @Test func `missing, negative and other weights that are none are named with their line`() throws
  {
    for row in ["a,b,", "a,b", "a,b,NA", "a,b,nan"] {
      try expectRefusal(
        "from,to,weight\nc,d,1\n\(row)\n", line: 3, "has no weight: \"weight\" is missing",
        remedy: "Write its weight")
    }
    try expectRefusal("from,to,weight\nc,d,1\na,b,-0.5\n", line: 3, "-0.5 is negative")
    try expectRefusal("from,to,weight\nc,d,1\na,b,x\n", line: 3, "\"x\" is not a number")
    try expectRefusal("from,to,weight\nc,d,1\na,b,inf\n", line: 3, "\"inf\" is not a number")
    try expectRefusal("from,to,weight\nc,d,1\na,b,1e31\n", line: 3, "above 1e+30")
    try expectRefusal(
      "from,to,weight\nc,d,1\na,b,1.5\n", repeated: .either, line: 3, "above 1, and \"either\"")
  }

  @Test func `a column that is not there is named with those that are`() throws {
    try expectRefusal(
      "from,to,weight\na,b,1\n", "wight", line: 1, "no column \"wight\"", remedy: "\"weight\"")
    try expectRefusal("a b 0.5\nb c 1\n", "weight", line: 1, "no column", remedy: "\"3\"")
    try expectRefusal("a b\nb c\n", "3", line: 1, "no column \"3\"", remedy: "third column")
    try expectRefusal("from,to,weight\na,b,1\n", "1", line: 1, "no column \"1\"")
    try expectRefusal("a -> b\nb -> c\n", line: 1, "no column", remedy: "third column")
    try expectRefusal("(1, 2)\n(2, 3)\n", line: nil, "no column", remedy: "third column")
    try expectRefusal(
      "*Vertices 2\n*Arcs\n1 2 0.5\n", "strength", line: nil, "no column", remedy: "\"weight\"",
      named: "t.net")
    try expectRefusal("a: b\nb: a\nc: a\n", line: 1, "has no weight")
    try expectRefusal(
      "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 w 3 ] ]\n", line: 1,
      "no column",
      remedy: "\"w\"", named: "t.gml")
  }

  @Test func `a projection has no weights`() throws {
    let file = try TemporaryFile("from,to,weight\na,x,1\nb,x,1\n".utf8)
    #expect(throws: Diagnostic.self) {
      try GraphFile.read(
        file.path, isDirected: false, workers: .single, projection: .first,
        weights: WeightColumn("weight"))
    }
  }

  // MARK: Writing

  @Test(arguments: GraphText.Format.allCases, [false, true])
  func `weights come back`(format: GraphText.Format, isDirected: Bool) throws {
    for text in ["1 2 0.1\n2 3 7\n3 1 1e-7\n", "a b 0.1\nb c 7\nc a 1e-7\nc d 0\n"] {
      let file = try read(text, "3", isDirected: isDirected)
      var bytes: [UInt8] = []
      GraphText(graph: file.graph, labels: file.labels, format: format).write { bytes += $0 }
      let again = try read(String(decoding: bytes, as: UTF8.self), isDirected: isDirected)
      #expect(
        again.graph.weights?.values == file.graph.weights?.values,
        "\(String(decoding: bytes, as: UTF8.self))")
      #expect(format == .mtx || weights(of: again) == weights(of: file))
    }
  }
}
