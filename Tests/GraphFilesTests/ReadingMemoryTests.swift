@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// What reading takes beside ties: the tables of ids, and what a format holds of its own.
@Suite struct ReadingMemoryTests {
  /// So many ties between as many people, in one format.
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var ending = ".txt"
    var text: @Sendable (_ count: Int) -> String

    var testDescription: String { name }
  }

  static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  static let forms: [Form] = [
    Form(name: "names") { lines($0) { "person-\($0),person-\($0 + 1)" } },
    Form(name: "numbers") { lines($0) { "\($0) \($0 + 1)" } },
    Form(name: "numbers far apart") { lines($0) { "\($0 * 400_009) \($0 * 400_009 + 7)" } },
    Form(name: "large numbers") { lines($0) { "\($0)00000000000 \($0 + 1)00000000000" } },
    Form(name: "numbers, then a name") { lines($0) { "\($0) \($0 + 1)" } + "x y\n" },
    Form(name: "adjacency list") { lines($0) { "p\($0): p\($0 + 1), q\($0)" } },
    Form(name: "pairs in brackets") { lines($0) { "('p\($0)', 'p\($0 + 1)')" } },
    Form(name: "arrows") { lines($0) { "p\($0) -> p\($0 + 1)" } },
    Form(name: "SIF", ending: ".sif") { lines($0) { "p\($0)\tpp\tp\($0 + 1)" } },
    Form(name: "DL") { count in
      "dl n=\(count + 1) format=edgelist1\nlabels embedded\ndata:\n"
        + lines(count) { "p\($0) p\($0 + 1)" }
    },
    Form(name: "Pajek", ending: ".net") { count in
      "*Vertices \(count + 1)\n" + lines(count + 1) { "\($0 + 1) \"p\($0)\"" } + "*Edges\n"
        + lines(count) { "\($0 + 1) \($0 + 2)" }
    },
    Form(name: "GML") { count in
      "graph [\n" + lines(count + 1) { "node [ id \($0) label \"p\($0)\" ]" }
        + lines(count) { "edge [ source \($0) target \($0 + 1) ]" } + "]\n"
    },
    Form(name: "GraphML") { count in
      "<graphml><graph edgedefault=\"directed\">\n" + lines(count + 1) { "<node id=\"p\($0)\"/>" }
        + lines(count) { "<edge source=\"p\($0)\" target=\"p\($0 + 1)\"/>" }
        + "</graph></graphml>\n"
    },
    Form(name: "JSON") { count in
      "{\"nodes\": [" + (0...count).map { "\"p\($0)\"" }.joined(separator: ",") + "], \"links\": ["
        + (0..<count).map { "{\"source\": \"p\($0)\", \"target\": \"p\($0 + 1)\"}" }
        .joined(separator: ",") + "]}\n"
    },
    Form(name: "Matrix Market") { count in
      "%%MatrixMarket matrix coordinate pattern general\n\(count + 1) \(count + 1) \(count)\n"
        + lines(count) { "\($0 + 1) \($0 + 2)" }
    },
    Form(name: "METIS", ending: ".graph") { count in
      "\(count) \(count)\n"
        + lines(count) { "\(($0 + 1) % count + 1) \(($0 + count - 1) % count + 1)" }
    },
  ]

  private func read(
    _ file: TemporaryFile, _ bytes: Double, workers: Workers = .single,
    blocks: BlockLengths = BlockLengths()
  ) throws -> GraphFile {
    var options = ReadingOptions(isDirected: true, workers: workers, blocks: blocks)
    options.memory = MemoryLimit(bytes)
    return try GraphFile(file.path, options)
  }

  @Test(arguments: forms)
  func `what memory does not hold is refused with the figure, in every format`(form: Form) throws {
    let file = try TemporaryFile(form.text(6000).utf8, named: "t" + form.ending)
    #expect(try read(file, 1e8).graph.ties >= 6000)
    for bytes in [5e4, 95e3] {
      let error = try #require(throws: Diagnostic.self) { try read(file, bytes) }
      #expect(error.cause as? GraphFileCause == .memory, "\(error)")
      #expect(error.message.contains(" and this process may use "), "\(error)")
      #expect(error.message.contains(NumberText.bytes(bytes)), "\(error)")
      #expect(!error.remedies.isEmpty)
    }
  }

  @Test func `a table of texts is refused before it grows beyond its memory`() throws {
    var table = NameTable(MemoryLimit(300_000))
    table.others = 50_000
    let error = try #require(throws: Diagnostic.self) {
      for number in 0..<100_000 { _ = try table.number(of: "person \(number)") }
    }
    #expect(table.count > 2000 && table.size <= 250_000)
    #expect(error.message.contains("more than \(table.count) different ids"), "\(error)")
    // What is there is found still.
    #expect(try table.number(of: "person 7") == 7)
    #expect(table.find(Array("person 8".utf8)) == 8 && table.find(Array("x".utf8)) == nil)
  }

  @Test func `a table of numbers takes no more than it may`() {
    var table = NumberTable(limit: 100_000)
    for number in 0..<50_000 { table.add(UInt32(number) &* 77_777_777) }
    #expect(table.isFull && table.size <= 100_000 && table.ids.count > 2000)
  }

  @Test func `workers who together take too much leave it to one`() throws {
    let text = Self.lines(20_000) { "\($0 * 200_003) \($0 * 200_003 + 5)" }
    let file = try TemporaryFile(text.utf8)
    let blocks = BlockLengths(first: 1000, others: 1000)
    let all = try read(file, 1e8)
    // 40,000 numbers are in a table of 1 MiB, beside 160 kB of ties.
    let few = try read(file, 2.4e6, workers: Workers(4), blocks: blocks)
    #expect(few.labels == all.labels && ties(of: few) == ties(of: all))
    #expect(throws: Diagnostic.self) {
      try read(file, 1.2e6, workers: Workers(4), blocks: blocks)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `parts that are read at the same time are counted together`(workers: Int) throws {
    let file = try TemporaryFile(Self.lines(20_000) { "person-\($0) friend-\($0)" }.utf8)
    let blocks = BlockLengths(first: 1000, others: 3000)
    let all = try read(file, 1e8)
    let parts = try read(file, 2e7, workers: Workers(workers), blocks: blocks)
    #expect(parts.labels == all.labels && ties(of: parts) == ties(of: all))
    let error = try #require(throws: Diagnostic.self) {
      try read(file, 1e6, workers: Workers(workers), blocks: blocks)
    }
    #expect(error.cause as? GraphFileCause == .memory, "\(error)")
  }
}
