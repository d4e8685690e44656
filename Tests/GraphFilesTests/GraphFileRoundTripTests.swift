import Foundation
import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import TestSupport
import Testing

/// What `GraphText` writes `GraphFile` reads, whatever happens to the text in between.
@Suite struct GraphFileRoundTripTests {
  /// Labels of three kinds, some of them odd.
  func labels(_ count: Int, kind: Int, _ generator: inout FixedGenerator) -> PersonLabels {
    switch kind {
    case 0: return .numbered(count)
    case 1:
      let numbers = (0..<count).map { _ in
        Bool.random(using: &generator)
          ? UInt64.random(in: 1...500, using: &generator)
          : UInt64.random(in: 0...UInt64.max, using: &generator)
      }
      return .integers(Set(numbers).sorted())
    default:
      let parts = ["ann", " ", ",", ";", "\t", "\"", "#", "%", "/", "é", "7", "x", "to", "-", "*"]
      let texts = (0..<count).map { number in
        (0..<4).map { _ in parts.randomElement(using: &generator) ?? "" }.joined() + "\(number % 9)"
      }
      return .texts(Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  /// A random graph in which everybody has a tie, so that a list of ties holds it whole.
  func graph(people: Int, isDirected: Bool, _ generator: inout FixedGenerator) throws -> Graph {
    var list = TieList()
    for person in 0..<people {
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let other = (person + Int.random(in: 1..<people, using: &generator)) % people
        list.add(PersonID(person), PersonID(other))
      }
    }
    return try list.build(people: people, isDirected: isDirected, workers: .single).graph
  }

  @Test(arguments: 0..<120)
  func `a graph comes back through every format and every change that means nothing`(
    seed: Int
  ) throws {
    var generator = FixedGenerator(UInt64(seed))
    let labels = labels(Int.random(in: 2...60, using: &generator), kind: seed % 3, &generator)
    guard labels.count >= 2 else { return }
    let isDirected = seed % 2 == 0
    let graph = try graph(people: labels.count, isDirected: isDirected, &generator)
    for format in GraphText.Format.allCases {
      var bytes: [UInt8] = []
      let text = GraphText(graph: graph, labels: labels, format: format)
      text.write { bytes += $0 }
      let file = try readTies(
        change(bytes, format: format, &generator), isDirected: isDirected)
      #expect(file.report.rows >= graph.ties)
      if format == .mtx {
        #expect(file.labels == .integers((1...labels.count).map(UInt64.init)))
        #expect(arcs(of: file.graph) == arcs(of: graph))
      } else {
        #expect(file.labels == labels)
        #expect(arcs(of: file.graph) == arcs(of: graph))
      }
    }
  }

  func arcs(of graph: Graph) -> [[PersonID]] {
    (0..<PersonID(graph.people)).map { Array(graph.contacts(of: $0)) }
  }

  /// Shuffles lines, adds comments, empty lines, columns, quotes and a byte-order mark, and changes
  /// the ends of lines; what stays above the ties stays there.
  func change(
    _ bytes: [UInt8], format: GraphText.Format, _ generator: inout FixedGenerator
  ) throws -> [UInt8] {
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    let isMatrix = format == .mtx
    let hasHeader = lines.first.map { $0.hasPrefix("from") } ?? false
    let heading = Array(lines.prefix(isMatrix ? 2 : hasHeader ? 1 : 0))
    lines.removeFirst(heading.count)
    lines.shuffle(using: &generator)
    if !isMatrix, Bool.random(using: &generator) {
      let separator = format == .csv ? "," : format == .tsv ? "\t" : " "
      lines = lines.map { $0 + separator + "0.25" }
      lines += lines.prefix(3)
    }
    for comment in ["% a comment", "", isMatrix ? "%%" : "# another"] {
      lines.insert(comment, at: Int.random(in: 0...lines.count, using: &generator))
    }
    let ends = ["\n", "\r\n", "\r"]
    let end = ends.randomElement(using: &generator) ?? "\n"
    let mark = Bool.random(using: &generator) ? "\u{FEFF}" : ""
    let last = Bool.random(using: &generator) ? end : ""
    return Array((mark + (heading + lines).joined(separator: end) + last).utf8)
  }

  /// Good texts of every kind.
  static let seeds: [String] = [
    "1 2\n2 3\n3 1\n4 1\n4 4\n", "source,target,w\n\"a, b\",c,1\nc,\"d \"\"e\"\"\",2\r\n",
    "# c\n10\t20\n20\t30\n4294967296\t10\n", "a;b\nb;c\n\u{E9};a\n",
    "%%MatrixMarket matrix coordinate real symmetric\n% c\n4 4 3\n2 1 .5\n3 1 1e9\n4 4 -1\n",
    "%%MatrixMarket matrix coordinate pattern general\n3 3 2\n1 2\n3 2\n",
    "\u{FEFF}src dst time\r\n1 2 3\r\n2 3 4\r\n3 4 5\r\n",
  ]

  static func mutated(_ bytes: [UInt8], _ generator: inout FixedGenerator) -> [UInt8] {
    var bytes = bytes
    let odd: [UInt8] = [0, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x3B, 0x09, 0x39, 0x2D, 0x25, 0xFF, 0xC3]
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes = Array(bytes[..<place])
      case 1: bytes.insert(odd.randomElement(using: &generator) ?? 0, at: place)
      case 2 where place < bytes.count: bytes.remove(at: place)
      case 3 where place < bytes.count: bytes[place] = odd.randomElement(using: &generator) ?? 0
      case 4 where place < bytes.count:
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      default: bytes.insert(contentsOf: bytes[place...].prefix(12), at: place)
      }
    }
    return bytes
  }

  func expectReadOrRefused(_ bytes: [UInt8], isDirected: Bool) throws {
    do {
      let file = try readTies(bytes, isDirected: isDirected)
      let report = file.report
      #expect(report.rows == file.graph.ties + report.selfLoopsDropped + report.repeatsDropped)
      #expect(file.labels.count == file.graph.people)
      #expect(file.graph.checkInvariants().isEmpty)
    } catch let error as Diagnostic {
      #expect(!error.message.isEmpty && !error.remedies.joined(separator: "\n").isEmpty)
    }
  }

  @Test func `mutations of good texts read or are rejected`() throws {
    var generator = FixedGenerator(17)
    for round in 0..<700 {
      let seed = Array(Self.seeds[round % Self.seeds.count].utf8)
      try expectReadOrRefused(Self.mutated(seed, &generator), isDirected: round % 2 == 0)
    }
  }

  @Test func `mutations of a compressed text read or are rejected`() throws {
    var generator = FixedGenerator(19)
    let whole = try TemporaryFile.gzip(Self.seeds.prefix(1).joined().utf8)
    for round in 0..<40 {
      try expectReadOrRefused(Self.mutated(whole, &generator), isDirected: round % 2 == 0)
    }
  }
}
