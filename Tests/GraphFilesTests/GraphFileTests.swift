import Foundation
import GraphFiles
import Parallelism
import PlainText
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
      file: "karate.graphml", isDirected: false, people: 34, rows: 78, ties: 78, components: 1,
      format: "GraphML"),
    .init(
      file: "karate.graphml", isDirected: true, people: 34, rows: 156, ties: 156, format: "GraphML"),
    .init(
      file: "lesmis_graphtool.graphml", isDirected: false, people: 77, rows: 254, ties: 254,
      components: 1, format: "GraphML"),
    .init(
      file: "UKfaculty.graphml", isDirected: true, people: 81, rows: 817, ties: 817,
      format: "GraphML"),
    // 65 arcs are repeats, and 3 are self-loops.
    .init(
      file: "polblogs.gml.gz", isDirected: true, people: 1490, rows: 19090, ties: 19090 - 65 - 3,
      selfLoops: 3, format: "GML"),
    // 510 arcs in ten relations, of which the union is taken.
    .init(
      file: "sampson.net", isDirected: true, people: 18, rows: 510, ties: 211, format: "Pajek"),
    .init(
      file: "PGPgiantcompo.graph", isDirected: false, people: 10680, rows: 24316, ties: 24316,
      components: 1, format: "METIS"),
    .init(
      file: "PGPgiantcompo.graph", isDirected: true, people: 10680, rows: 48632, ties: 48632,
      format: "METIS"),
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
      ("bad/soc-dolphins.no_size_line.mtx", 37, "not a size line"),
      ("bad", nil, "folder"),
      ("none.csv", nil, "no such file"),
    ])
  func `what is not a list of ties is rejected with a remedy`(
    name: String, line: Int?, words: String
  ) throws {
    let path = "\(data ?? "")/graphs/\(name)"
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(path, isDirected: false, workers: .single)
    }
    #expect(error.file == path)
    #expect(error.line == line)
    #expect(error.message.contains(words))
    #expect(!error.remedies.joined(separator: "\n").isEmpty)
  }

  @Test(.enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"))
  func `the same club in two formats is the same graph`() throws {
    let folder = "\(data ?? "")/graphs"
    let club = try GraphFile.read(
      "\(folder)/karate.graphml", isDirected: false, workers: .single)
    let matrix = try GraphFile.read("\(folder)/karate.mtx", isDirected: false, workers: .single)
    // Ids are n0 to n33 there, sorted as texts, and 1 to 34 here; the numbers of contacts agree.
    for person in 0..<PersonID(34) {
      let label = "n\(person)"
      let same = try #require(club.labels.person(called: label))
      #expect(club.graph.contactCount(of: same) == matrix.graph.contactCount(of: person))
    }
    #expect(club.labels[0] == "n0")
  }

  @Test(.enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"))
  func `women of the old South, projected`() throws {
    let path = "\(data ?? "")/graphs/davis_southern_women.csv"
    // The counts are those of networkx's projected graphs of this list.
    let women = try GraphFile.read(
      path, isDirected: false, workers: .single, projection: .first)
    #expect(women.graph.people == 18)
    #expect(women.graph.ties == 139)
    #expect(women.report.rows == 89)
    let events = try GraphFile.read(
      path, isDirected: false, workers: .single, projection: .second)
    #expect(events.graph.people == 14)
    #expect(events.graph.ties == 66)
    let list = try GraphFile.read(path, isDirected: false, workers: .single)
    #expect(list.report.notes.contains { $0.contains("two-mode") })
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
