import Foundation
import Parallelism
import SocialGraph
import Testing

/// The folder of published graphs, if the one who runs the tests has it.
private let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

/// What is published about a file, as its documentation states it.
struct PublishedGraph: Sendable, CustomTestStringConvertible {
  var file: String
  var isDirected: Bool
  var people: Int
  var rows: Int
  var ties: Int
  var selfLoops = 0
  var components: Int?
  var largestComponent: Int?
  var format = "edge list, separated by blanks"

  var testDescription: String { "\(file), \(isDirected ? "directed" : "undirected")" }

  static let all: [PublishedGraph] = [
    .init(
      file: "facebook_combined.txt.gz", isDirected: false, people: 4039, rows: 88234,
      ties: 88234, components: 1),
    .init(
      file: "wiki-Vote.txt.gz", isDirected: true, people: 7115, rows: 103689, ties: 103689,
      largestComponent: 7066, format: "edge list, tab-separated"),
    .init(
      file: "wiki-Vote.txt.gz", isDirected: false, people: 7115, rows: 103689, ties: 100762,
      largestComponent: 7066, format: "edge list, tab-separated"),
    .init(
      file: "email-Enron.txt.gz", isDirected: false, people: 36692, rows: 367662, ties: 183831,
      components: 1065, format: "edge list, tab-separated"),
    // 14,496 pairs of which 12 are self-loops; both directions listed, self-loops once.
    .init(
      file: "ca-GrQc.txt.gz", isDirected: false, people: 5242, rows: 28980, ties: 14484,
      selfLoops: 12, components: 355, format: "edge list, tab-separated"),
    .init(
      file: "email-Eu-core.txt.gz", isDirected: true, people: 1005, rows: 25571,
      ties: 25571 - 642, selfLoops: 642),
    .init(file: "CollegeMsg.txt.gz", isDirected: true, people: 1899, rows: 59835, ties: 20296),
    .init(
      file: "soc-sign-bitcoinotc.csv.gz", isDirected: true, people: 5881, rows: 35592,
      ties: 35592, format: "edge list, comma-separated"),
    .init(
      file: "advogato.txt.gz", isDirected: true, people: 6539, rows: 51127, ties: 51127 - 3992,
      selfLoops: 3992),
    .init(
      file: "lastfm_asia_edges.csv", isDirected: false, people: 7624, rows: 27806, ties: 27806,
      format: "edge list, comma-separated"),
    .init(
      file: "musae_facebook_edges.csv.gz", isDirected: false, people: 22470, rows: 171002,
      ties: 171002 - 179, selfLoops: 179, format: "edge list, comma-separated"),
    .init(
      file: "deezer_RO_edges.csv.gz", isDirected: false, people: 41773, rows: 125826,
      ties: 125826, format: "edge list, comma-separated"),
    .init(
      file: "soc-Slashdot0902.tsv.gz", isDirected: true, people: 82168, rows: 948464,
      ties: 948464 - 78303, selfLoops: 78303, format: "edge list, tab-separated"),
    .init(
      file: "soc-hamsterster.edges", isDirected: false, people: 2426, rows: 16630, ties: 16630,
      components: 148),
    .init(file: "filmtrust_trust.txt", isDirected: true, people: 874, rows: 1853, ties: 1853),
    .init(
      file: "karate.mtx", isDirected: false, people: 34, rows: 78, ties: 78, components: 1,
      format: "Matrix Market pattern symmetric"),
    .init(
      file: "karate.mtx", isDirected: true, people: 34, rows: 156, ties: 156,
      format: "Matrix Market pattern symmetric"),
    .init(
      file: "soc-dolphins.mtx", isDirected: false, people: 62, rows: 159, ties: 159,
      format: "Matrix Market pattern symmetric"),
    .init(
      file: "davis_southern_women.csv", isDirected: false, people: 18 + 14, rows: 89, ties: 89,
      format: "edge list, comma-separated"),
    .init(
      file: "les_miserables.csv", isDirected: false, people: 77, rows: 254, ties: 254,
      format: "edge list, comma-separated"),
  ]
}

@Suite struct GraphFileTests {
  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"), arguments: PublishedGraph.all)
  func `published graphs have the counts that are published with them`(
    published: PublishedGraph
  ) throws {
    let path = "\(data ?? "")/graphs/\(published.file)"
    let file = try GraphFile.read(path, isDirected: published.isDirected, workers: Workers(2))
    #expect(file.graph.people == published.people)
    #expect(file.labels.count == published.people)
    #expect(file.graph.ties == published.ties)
    #expect(file.report.rows == published.rows)
    #expect(file.report.selfLoopsDropped == published.selfLoops)
    #expect(
      file.report.rows
        == file.graph.ties + file.report.selfLoopsDropped + file.report.repeatsDropped)
    #expect(file.report.isCompressed == published.file.hasSuffix(".gz"))
    #expect(file.report.format == published.format)
    let components = componentSizes(of: file.graph)
    if let expected = published.components { #expect(components.count == expected) }
    if let expected = published.largestComponent { #expect(components.max() == expected) }
  }

  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"),
    arguments: [
      ("bad/lfs_pointer_edges.csv", 1, "Git LFS pointer"),
      ("bad/ca-GrQc.truncated.txt.gz", nil, "damaged or cut short"),
      ("bad/soc-dolphins.no_size_line.mtx", 37, "no size line"),
      ("karate.graphml", nil, "GraphML"),
      ("lesmis_graphtool.graphml", nil, "GraphML"),
      ("UKfaculty.graphml", nil, "GraphML"),
      ("polblogs.gml.gz", nil, "GML"),
      ("sampson.net", nil, "Pajek"),
      ("PGPgiantcompo.graph", 1, "METIS"),
      ("bad", nil, "folder"),
      ("none.csv", nil, "no such file"),
    ])
  func `what is no list of ties is refused with a remedy`(
    name: String, line: Int?, words: String
  ) throws {
    let path = "\(data ?? "")/graphs/\(name)"
    let error = try #require(throws: GraphFileError.self) {
      try GraphFile.read(path, isDirected: false, workers: .single)
    }
    #expect(error.path == path)
    #expect(error.line == line)
    #expect(error.message.contains(words))
    #expect(!error.remedy.isEmpty)
  }

  /// The sizes of the components, by following ties from everybody not yet met.
  private func componentSizes(of graph: Graph) -> [Int] {
    var neighbours = [[PersonID]](repeating: [], count: graph.people)
    for person in 0..<graph.people {
      for contact in graph.contacts(of: PersonID(person)) {
        neighbours[person].append(contact)
        neighbours[Int(contact)].append(PersonID(person))
      }
    }
    var isMet = [Bool](repeating: false, count: graph.people)
    var sizes: [Int] = []
    for person in 0..<graph.people where !isMet[person] {
      isMet[person] = true
      var open = [person]
      var size = 0
      while let next = open.popLast() {
        size += 1
        for contact in neighbours[next] where !isMet[Int(contact)] {
          isMet[Int(contact)] = true
          open.append(Int(contact))
        }
      }
      sizes.append(size)
    }
    return sizes
  }
}
