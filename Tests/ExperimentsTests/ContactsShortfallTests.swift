@testable import Experiments
import Scenarios
import SocialGraph
import TestSupport
import Testing

@Suite struct ContactsShortfallTests {
  private func remarks(_ json: String, on graph: Graph) throws -> [String] {
    let plan = try Plan(Samples.document(json), scope: .run)
    var notes = SettingNotes()
    ContactsShortfall(graph: GraphProfile(graph)).note(
      plan.settings[0].scenario, setting: 0, in: &notes)
    return notes.sentences(plan)
  }

  private func scenario(_ positive: String, _ negative: String) throws -> [String] {
    try remarks(
      """
      { "format": 1, "graph": { "model": "ring-lattice", "people": 100, "contacts": 4 },
        "customers": { "count": 1, "satisfied": 0.5, "dissatisfied": 0.5 },
        "voices": { "positive": \(positive), "negative": \(negative) } }
      """, on: SmallGraphs.ring(100))
  }

  @Test func `a rule that asks for more than anybody knows is remarked on`() throws {
    let remarks = try scenario(
      #"{ "tells": { "exactly": 2 } }"#, #"{ "tells": { "exactly": 50 } }"#)
    #expect(remarks.count == 1)
    let text = try #require(remarks.first)
    #expect(text.contains("negative story"))
    #expect(text.contains("a first-hand customer should tell 50 other people"))
    #expect(text.contains("all of the 100 people"))
    #expect(text.contains("2 on average, 2 at most"))
  }

  @Test func `retelling is remarked on where there is any`() throws {
    let silent = try scenario(
      #"{ "tells": { "exactly": 2 }, "retells": { "exactly": 9 } }"#, #"{ "tells": "everyone" }"#)
    #expect(silent.isEmpty)
    let loud = try scenario(
      #"{ "tells": { "exactly": 2 }, "retells": { "exactly": 9 }, "retell": 0.5 }"#,
      #"{ "tells": { "exactly": 9 }, "retell": 0.5 }"#)
    #expect(loud.count == 2)
    #expect(loud.first?.contains("somebody who retells it should tell 9") == true)
    #expect(loud.last?.contains("everybody who tells it should tell 9") == true)
  }

  @Test func `shares of the people are counted`() throws {
    let remarks = try remarks(Samples.lively(), on: SmallGraphs.star(leaves: 9))
    #expect(remarks.last?.contains("9 of the 10 people (90 %)") == true)
  }

  @Test func `a broadcast to more people than there are is remarked on`() throws {
    let remarks = try remarks(
      """
      { "format": 1, "extends": "preset:tarp-1979-minor",
        "graph": { "model": "ring-lattice", "people": 100, "contacts": 4 },
        "customers": { "share": 0.5 },
        "voices": {
          "positive": { "tells": { "exactly": 1 } }, "negative": { "tells": { "exactly": 1 } } },
        "service": {
          "experience": { "misery": 0.1 }, "complain": 0.2,
          "recovery": { "attempt": 0, "resolvedQuickly": 0, "resolved": 0 },
          "broadcast": { "silent": { "share": 0.1, "reaches": { "exactly": 200 } } } },
        "money": { "margin": 1 } }
      """, on: SmallGraphs.ring(100))
    #expect(
      remarks == [
        "A broadcast is to reach 200 people, but there are 100 (service.broadcast.silent.reaches)."
      ])
  }

  @Test func `nobody is short where there is nobody`() throws {
    let nobody = SmallGraphs.graph(people: 0, ties: [])
    #expect(try remarks(Samples.lively(), on: nobody).isEmpty)
  }
}
