@testable import Experiments
import Parallelism
import Scenarios
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

@Suite struct UnheardCustomersTests {
  /// Person 0 knows 1; 2 to 9 know nobody.
  private let graph = SmallGraphs.graph(people: 10, ties: [(0, 1)])

  private func remark(
    positive: [PersonID] = [], negative: [PersonID] = [], tells: TellingRule = .exactly(2),
    isFile: Bool = false, on graph: Graph? = nil
  ) throws -> String? {
    var scenario = try Samples.bare().baseline
    let people = ByOpinion(positive: positive, negative: negative)
    let labels = ByOpinion { opinion in people[opinion].map { "p\($0)" } }
    scenario.customers = .listed(
      isFile
        ? .file(path: "list.csv", personColumn: "a", opinionColumn: "b") : .labels(labels))
    scenario.voices.negative.tells = tells
    scenario.voices.positive.tells = .exactly(1)
    return UnheardCustomers.remark(scenario, .listed(people), on: graph ?? self.graph)
  }

  @Test func `people without contacts are counted and named`() throws {
    #expect(try remark(positive: [0], negative: [1]) == nil)
    #expect(
      try remark(positive: [0, 3], negative: [1])
        == "1 of 3 listed customers has no contacts in this graph, so nobody can hear a story from "
        + "them: \"p3\".")
    #expect(
      try remark(positive: [3, 4, 5, 6], negative: [7, 8, 9, 1])
        == "7 of 8 listed customers have no contacts in this graph, so nobody can hear a story from "
        + "them: \"p3\", \"p4\", \"p5\", \"p6\", \"p7\" and 2 more.")
    #expect(
      try remark(positive: [0, 3], isFile: true)
        == "1 of 2 listed customers has no contacts in this graph, so nobody can hear a story from "
        + "them.")
  }

  @Test func `who has nothing to tell, or meets people, is not`() throws {
    #expect(try remark(positive: [0], negative: [3], tells: .nobody) == nil)
    let met = try Graph(
      layers: [GraphLayer("met", .meetings(2))], people: 10, workers: Workers(1))
    #expect(try remark(negative: [3], on: met) == nil)
    let nobodyMet = try Graph(
      layers: [GraphLayer("met", .meetings(0))], people: 10, workers: Workers(1))
    #expect(try remark(negative: [3], on: nobodyMet) != nil)
  }

  @Test func `a run says so`() throws {
    var scenario = try Samples.bare().baseline
    scenario.graph = .model(.erdosRenyi(people: 50, contacts: 0))
    scenario.customers = .listed(.labels(ByOpinion(positive: ["3"], negative: [])))
    scenario.voices.positive.tells = .exactly(1)
    let plan = Plan(
      [try Samples.bare()], scope: .run, paths: [],
      settings: [
        Plan.Setting(
          variant: "baseline", point: 0, parameters: [], scenario: scenario, firstRunID: 0)
      ])
    let notes = try Experiment(plan).run(workers: Workers(1), cancellation: Cancellation()) { _ in }
      .notes
    #expect(notes.contains { $0.hasPrefix("1 of 1 listed customer has no contacts") })
  }
}
