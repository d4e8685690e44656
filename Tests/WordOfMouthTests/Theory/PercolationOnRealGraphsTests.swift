import Foundation
import GraphFiles
import Parallelism
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

private let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

/// A row of the table in *Percolation on real graphs*: shares reached given take-off at four times the
/// threshold.
struct PercolationRow: Sendable, CustomTestStringConvertible {
  var file: String
  var people: Int
  var formula: Double
  var copy: Double
  var graph: Double

  var testDescription: String { file }

  /// Whether there are enough people for a formula that holds for many.
  var isLarge: Bool { people >= 1000 }

  static let all: [PercolationRow] = [
    .init(
      file: "facebook_combined.txt.gz", people: 4039, formula: 0.555, copy: 0.557, graph: 0.299),
    .init(file: "PGPgiantcompo.graph", people: 10680, formula: 0.359, copy: 0.360, graph: 0.210),
    .init(file: "ca-GrQc.txt.gz", people: 5242, formula: 0.488, copy: 0.486, graph: 0.316),
    .init(
      file: "musae_facebook_edges.csv.gz", people: 22470, formula: 0.365, copy: 0.365, graph: 0.282),
    .init(file: "soc-hamsterster.edges", people: 2426, formula: 0.460, copy: 0.462, graph: 0.396),
    .init(file: "lastfm_asia_edges.csv", people: 7624, formula: 0.426, copy: 0.427, graph: 0.378),
    .init(file: "email-Enron.txt.gz", people: 36692, formula: 0.094, copy: 0.097, graph: 0.088),
    .init(file: "deezer_RO_edges.csv.gz", people: 41773, formula: 0.778, copy: 0.777, graph: 0.741),
    .init(file: "email-Eu-core.txt.gz", people: 1005, formula: 0.565, copy: 0.569, graph: 0.560),
    .init(
      file: "soc-Slashdot0902.tsv.gz", people: 82168, formula: 0.114, copy: 0.115, graph: 0.113),
    .init(file: "advogato.txt.gz", people: 6539, formula: 0.213, copy: 0.217, graph: 0.212),
    .init(file: "wiki-Vote.txt.gz", people: 7115, formula: 0.272, copy: 0.275, graph: 0.272),
    .init(file: "polblogs.gml.gz", people: 1490, formula: 0.374, copy: 0.380, graph: 0.378),
    .init(file: "CollegeMsg.txt.gz", people: 1899, formula: 0.373, copy: 0.379, graph: 0.383),
    .init(
      file: "soc-sign-bitcoinotc.csv.gz", people: 5881, formula: 0.123, copy: 0.130, graph: 0.128),
    .init(file: "filmtrust_trust.txt", people: 874, formula: 0.471, copy: 0.469, graph: 0.331),
    .init(file: "lesmis_graphtool.graphml", people: 77, formula: 0.736, copy: 0.731, graph: 0.679),
    .init(file: "UKfaculty.graphml", people: 81, formula: 0.900, copy: 0.907, graph: 0.886),
    .init(file: "sampson.net", people: 18, formula: 0.992, copy: 0.993, graph: 0.992),
    .init(file: "soc-dolphins.mtx", people: 62, formula: 0.931, copy: 0.939, graph: 0.935),
    .init(file: "karate.graphml", people: 34, formula: 0.877, copy: 0.889, graph: 0.898),
  ]
}

@Suite struct PercolationOnRealGraphsTests {
  /// What the formula may be off by on a random copy of a finite graph with large hubs.
  static let finiteSize = 0.012

  /// Four of the 21 graphs by default.
  @Test(
    .enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"),
    arguments: TestExtent.cases(PercolationRow.all, reduced: 4))
  func `the documented figures, the formula on random copies, and less reach where people cluster`(
    row: PercolationRow
  ) throws {
    let path = "\(data ?? "")/graphs/\(row.file)"
    let graph = try GraphFile.read(path, isDirected: false, workers: .single).graph
    let copy = graph.rewiredCopy(seed: 1)
    #expect(graph.people == row.people)
    let theory = Percolation(graph)
    #expect(theory.contacts == Percolation(copy).contacts)
    let chance = 4 * theory.threshold
    let expected = theory.reach(chance: chance)
    #expect(abs(expected - row.formula) < 0.0006)

    // Not the random seed of the table.
    let real = OneStory(graph, OneStory.cascade(chance), randomSeeds: 1).fate(200, seed: 5)
    let random = OneStory(copy, OneStory.cascade(chance), randomSeeds: 1).fate(200, seed: 5)
    // Four standard errors of both samples; that of the table has five times as many runs.
    let rounding = 0.0006
    #expect(abs(real.reach.mean - row.graph) < rounding + 4.4 * real.reach.standardError)
    #expect(abs(random.reach.mean - row.copy) < rounding + 4.4 * random.reach.standardError)
    guard row.isLarge else { return }
    #expect(random.reach.agrees(with: expected, allowance: Self.finiteSize))
    #expect(random.takeOff.agrees(with: expected, allowance: Self.finiteSize))
    #expect(real.reach.mean < expected + Self.finiteSize + 4 * real.reach.standardError)

    let closed = GraphSummary(of: graph, workers: .single).transitivity
    let byChance = GraphSummary(of: copy, workers: .single).transitivity
    if closed - byChance > 0.15 {
      // Contacts know each other, and not because some have very many.
      #expect(real.reach.mean < 0.92 * expected)
      #expect(real.reach.mean > 0.45 * expected)
    }
  }

  @Test func `a random copy keeps numbers of contacts and little else`() throws {
    let graph = try GraphModel.wattsStrogatz(people: 2000, contacts: 10, rewire: 0.05)
      .build(seed: 3, draw: 0, workers: .single)
    let copy = graph.rewiredCopy(seed: 7)
    #expect(copy.checkInvariants() == [])
    for person in 0..<PersonID(graph.people) {
      #expect(copy.contactCount(of: person) == graph.contactCount(of: person))
    }
    #expect(GraphSummary(of: graph, workers: .single).transitivity > 0.5)
    #expect(GraphSummary(of: copy, workers: .single).transitivity < 0.02)
  }
}
