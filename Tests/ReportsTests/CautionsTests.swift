@testable import GraphFiles
import Experiments
import Reports
import Scenarios
import SocialGraph
import Statistics
import Testing
import WordOfMouth

@Suite struct CautionsTests {
  private func says(_ result: ExperimentResult, _ words: String) -> Bool {
    result.cautions.map(\.text).contains { $0.contains(words) }
  }

  @Test func `a slogan is shown with its kind, source and year`() throws {
    #expect(
      try Example.run().cautions.map(\.text).first
        == "The slogan is folklore, repeated without a study to support it: Trade texts on service, 1988."
    )
  }

  @Test func `one graph drawn is one graph`() throws {
    #expect(says(try Example.run(), "the one graph generated"))
    let drawn = try Example.run { ($0.graphDraws, $0.replicates) = (8, 20) }
    #expect(says(drawn, "the means of 8 graphs"))
    // Replicates fewer than draws use as many graphs as they are; a ring is always the same.
    let few = try Example.run { ($0.graphDraws, $0.replicates) = (8, 3) }
    #expect(says(few, "the means of 3 graphs"))
    let ring = try Example.run {
      ($0.graphDraws, $0.graph) = (8, .model(.ringLattice(people: 9, contacts: 2)))
    }
    #expect(!says(ring, "the means of"))
    #expect(!says(drawn, "the one graph generated"))
    let file = try Example.run { $0.graph = .file(path: "ties.tsv", isDirected: false) }
    #expect(says(file, "the graph in this file"))
    let complete = try Example.run { $0.graph = .model(.complete(people: 9)) }
    #expect(!says(complete, "graph"))
  }

  @Test func `two modes are pointed out`() throws {
    #expect(says(try Example.run(), "Stories take off in some replicates and not in others"))
    #expect(says(try Example.sweep(), "In 2 of 2 settings stories take off"))
    var result = try Example.run()
    result.settings[0].growth.negative = result.settings[0].growth.positive
    #expect(!says(result, "take off"))
  }

  @Test func `rough intervals are pointed out, with how many replicates make them firm`() throws {
    var result = try Example.run()
    #expect(says(result, "About 12,000 replicates would make all of them firm."))
    func set(_ metric: String, _ advice: SampleInterval.Advice?, isFirm: Bool? = nil) {
      for index in result.settings[0].summaries.indices
      where result.settings[0].summaries[index].metric == metric {
        result.settings[0].summaries[index].judged?.isFirm = isFirm ?? (advice == nil)
        result.settings[0].summaries[index].judged?.advice = advice
      }
    }
    set("reach_negative", .moreThan(40))
    #expect(says(result, "About 12,000 replicates would make the others firm; reach: more than 40"))
    set("reach_negative", .never)
    #expect(
      says(result, "make the others firm; reach: no number makes it firm, as it is read only"))
    set("reach_negative", .moreThan(40))
    set("negative_per_positive", nil)
    #expect(says(result, "few or uneven. Reach: more than 40 replicates, and nobody can tell yet"))
    set("reach_negative", nil)
    #expect(!says(result, "rough"))
    set("reach_negative", .about(200))
    #expect(says(result, "About 200 replicates would make all of them firm."))
    result.plan = try Example.run { ($0.graphDraws, $0.replicates) = (8, 20) }.plan
    #expect(says(result, "About 200 replicates on 10 graphs or more would make all of them firm."))
  }

  @Test func `notes of the run and of graph files are passed on`() throws {
    var result = try Example.run()
    result.notes = ["Contacts ran short."]
    result.graphReports = [
      ReadingReport(
        path: "ties.tsv", format: "edge list", isCompressed: false, rows: 3, selfLoopsDropped: 1,
        repeatsDropped: 0, reversedRepeats: 0, notes: ["A column is ignored."])
    ]
    #expect(says(result, "Contacts ran short."))
    #expect(says(result, "ties.tsv: A column is ignored."))
  }
}
