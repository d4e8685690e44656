@testable import Experiments
import Reports
import Scenarios
import Service
import Testing
import WordOfMouth

@Suite struct ScenarioCautionsSegmentsTests {
  private func cautions(
    _ change: (inout Segment) -> Void, _ changeModel: (inout ServiceModel) -> Void = { _ in }
  ) throws -> [String] {
    var model = Example.model
    var first = Segment("first", share: 0.5)
    change(&first)
    model.segments = [first, Segment("other", share: 0.5, misery: 1.1)]
    changeModel(&model)
    var scenario = try Example.document().baseline
    scenario.service = model
    return ScenarioCautions.sentences(scenario)
  }

  @Test func `where every factor can have an effect nothing is said`() throws {
    #expect(
      try cautions {
        ($0.margin, $0.misery, $0.complain, $0.tells) = (2, 3, 0.5, 2)
      }.isEmpty)
  }

  @Test func `segments without factors only divide figures`() throws {
    #expect(
      try cautions({ _ in }, { $0.segments[1].misery = 1 }) == [
        "customers.segments changes nothing but what figures can be broken down by: no factor differs from 1."
      ])
  }

  @Test func `a segment of nobody has no effect`() throws {
    #expect(
      try cautions({ ($0.share, $0.misery) = (0, 2) }, { $0.segments[1].share = 1 }) == [
        "customers.segments.first has no effect: nobody is of it (share is 0)."
      ])
  }

  @Test func `factors on chances that are certain`() throws {
    let end = ", and no factor but 0 changes a chance of 0 or 1."
    #expect(
      try cautions({ $0.complain = 2 }, { $0.complaints.invited = 1 }) == [
        "customers.segments.first.complain has no effect: every unhappy customer complains\(end)"
      ])
    #expect(
      try cautions(
        { $0.complain = 2 }, { ($0.complaints.invited, $0.complaints.complain) = (nil, 0) })
        == [
          "customers.segments.first.complain has no effect: no unhappy customer complains\(end)"
        ])
    #expect(
      try cautions({ ($0.misery, $0.complain) = (0, 2) }) == [
        "customers.segments.first.complain has no effect: none of its customers is unhappy."
      ])
    let happy = try cautions({ $0.misery = 2 }, { $0.experience.misery = 0 })
    #expect(
      happy.contains(
        "customers.segments.first.misery has no effect: misery is certain or never happens\(end)"))
  }

  @Test func `misery that takes the share of magic`() throws {
    let found = try cautions({ $0.misery = 9 }) {
      ($0.experience.employees, $0.experience.misery, $0.experience.magic) = (nil, 0.5, 0.5)
      $0.segments[1].misery = 1
    }
    #expect(
      found == [
        "customers.segments.first.misery also lowers the share of excellent experiences of this segment, "
          + "from 50.0 % to 10.0 %: bad experiences take their share first."
      ])
  }

  @Test func `a margin of nothing, and contacts that are all told or none`() throws {
    #expect(
      try cautions({ $0.margin = 2 }, { $0.money.margin = 0 })
        .contains("customers.segments.first.margin has no effect: customers bring no margin."))
    func told(_ rule: TellingRule?) throws -> [String] {
      try cautions({ $0.tells = 2 }) { model in
        model.market = Market(join: 0.02)
        model.money.margin = 0
        for kind in CustomerClass.allCases {
          model.classes[kind].story = rule.map { FirstHandStory(.negative, tells: $0) }
        }
      }
    }
    #expect(
      try told(.everyone) == [
        "customers.segments.first.tells has no effect: its customers tell all their contacts already."
      ])
    for rule in [nil, TellingRule.nobody] {
      #expect(
        try told(rule) == [
          "customers.segments.first.tells has no effect: none of its customers tells anybody."
        ])
    }
  }
}
