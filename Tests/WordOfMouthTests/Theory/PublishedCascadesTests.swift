import Foundation
import GraphFiles
import Parallelism
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

private let data = ProcessInfo.processInfo.environment["HEARSAY_TEST_DATA"]

/// A mean that others published of the weighted cascade: how many people of a graph know in the end, those who
/// are told first included, with the half width of its 95 % interval over 100 runs.
///
/// Source: D. Bucur and G. Iacca, *Influence maximization in social networks with genetic algorithms*,
/// EvoApplications 2016; its results of the people who can tell most, in the repository of the first author,
/// doinab/SN-influence-maximization.
struct PublishedCascade: Sendable, CustomTestStringConvertible {
  var seeds: [Int]
  var mean: Double
  var halfWidth: Double

  var testDescription: String { "\(seeds.count) know first" }

  /// On `wiki-Vote.txt.gz`, as a directed graph.
  static let wiki: [PublishedCascade] = [
    .init(seeds: [2565], mean: 47.67, halfWidth: 3.782),
    .init(seeds: [2688, 11, 457, 766, 2565], mean: 193.82, halfWidth: 6.889),
    .init(
      seeds: [1133, 1151, 1374, 1166, 2688, 1549, 766, 2565, 11, 457], mean: 289.62,
      halfWidth: 8.193),
    .init(
      seeds: [
        3453, 311, 5524, 2485, 4967, 1151, 1133, 1608, 173, 1374, 5802, 1166, 1549, 2688, 2565,
        2972, 3642, 457,
        11, 766,
      ], mean: 406.9, halfWidth: 8.056),
    .init(
      seeds: [
        1305, 996, 988, 6, 2658, 1608, 1098, 311, 3449, 789, 24, 5524, 1374, 5189, 3453, 5802, 3642,
        2972, 11,
        2485, 2565, 1133, 173, 1549, 1151, 1166, 2688, 4967, 457, 766,
      ], mean: 518.1, halfWidth: 7.589),
  ]
  /// On `facebook_combined.txt.gz`, of the people with the most contacts.
  static let facebook: [PublishedCascade] = [
    .init(seeds: [107], mean: 194.36, halfWidth: 11.679),
    .init(seeds: [107, 1684, 1912, 3437, 0], mean: 707.53, halfWidth: 16.232),
  ]

  /// Whether stories on the graph agree with the mean, within four standard errors of both.
  func agrees(_ graph: Graph, _ labels: PersonLabels, _ rule: TellingRule) throws -> Bool {
    let people = try seeds.map { try #require(labels.person(called: "\($0)")) }
    let story = OneStory(graph, Voice(tells: rule, retell: 1), seeds: people)
    let found = story.fate(1_000, seed: 7).size
    let error = hypot(found.standardError, halfWidth / 1.96)
    return abs(found.mean - mean) < 4 * error
  }
}

@Suite(.enabled(if: data != nil, "HEARSAY_TEST_DATA names no folder"))
struct PublishedCascadesTests {
  @Test(arguments: PublishedCascade.wiki)
  func `one over the number of those who can tell, as a rule and as a weight`(
    _ published: PublishedCascade
  ) throws {
    let file = try GraphFile.read(
      "\(data ?? "")/graphs/wiki-Vote.txt.gz", isDirected: true, workers: .single)
    #expect(try published.agrees(file.graph, file.labels, TellingRule(.weightedCascade)))
    var tellers: [PersonID: Double] = [:]
    for person in 0..<PersonID(file.graph.people) {
      for contact in file.graph.contacts(of: person) { tellers[contact, default: 0] += 1 }
    }
    let weighted = file.graph.weighted { _, contact in 1 / (tellers[contact] ?? 1) }
    #expect(try published.agrees(weighted, file.labels, TellingRule(.byWeight(1))))
  }

  @Test(arguments: PublishedCascade.facebook)
  func `on friendships, where both can tell`(_ published: PublishedCascade) throws {
    let file = try GraphFile.read(
      "\(data ?? "")/graphs/facebook_combined.txt.gz", isDirected: false, workers: .single)
    #expect(try published.agrees(file.graph, file.labels, TellingRule(.weightedCascade)))
  }
}
