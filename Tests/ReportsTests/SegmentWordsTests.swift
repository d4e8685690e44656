import Experiments
@testable import Reports
import Service
import Testing

/// Of `SegmentWords`, and of segments in the words of a model.
@Suite struct SegmentWordsTests {
  static var divided: ServiceModel {
    var model = Example.model
    model.segments = [
      Segment("business", share: 0.25, margin: 4, misery: 0.5, complain: 3, tells: 2),
      Segment("private", share: 0.75),
    ]
    return model
  }

  @Test func `a run has a column for each segment and one of all`() throws {
    let result = try Example.service(of: Self.divided)
    let table = SegmentWords(result, isBrief: true).table
    #expect(table.columns.map(\.heading) == ["", "business", "private", "all"])
    let row = try #require(table.texts.first { $0[0] == "left" })
    let means = try ["leavers.business", "leavers.private", "leavers"].map {
      try #require(result.settings[0].summary($0)?.mean)
    }
    #expect(abs(means[0] + means[1] - means[2]) < 1e-9)
    for (cell, mean) in zip(row.dropFirst(), means) {
      #expect(abs(try #require(Double(cell)) - mean) <= 0.5)
    }
    let full = SegmentWords(result).table
    #expect(full.columns.filter { $0.heading == "95 % interval" }.count == 3)
    #expect(full.rows.count > table.rows.count)
  }

  @Test func `the first sentence says who brings how much`() throws {
    let result = try Example.service(of: Self.divided)
    let sentences = SegmentWords(result).sentences.map(\.text)
    #expect(sentences[0].hasPrefix("What customers are worth comes to "))
    #expect(sentences[0].contains(" % from business, with 2"))
    #expect(sentences[0].hasSuffix(" of the customers at the start."))
    // Calls and surveys cost something in each period.
    #expect(
      sentences[1]
        == "Costs that belong to no segment, such as those per period, are only in the last column."
    )
  }

  @Test func `a comparison has the change of each segment`() throws {
    let result = try Example.service(.compare, of: Self.divided)
    let table = SegmentWords(result).table
    #expect(table.texts[0] == ["fix-more"])
    let row = try #require(table.texts.first { $0[0] == "left" })
    let shown = try ["leavers.business", "leavers.private", "leavers"].map {
      ShownDifference(try #require(result.comparisons[0].row($0)), .amount)
    }
    #expect(Array(row.dropFirst()) == shown.flatMap { [$0.difference.text, $0.interval.text] })
  }

  @Test(arguments: [80, 100])
  func `the first screen has at most 40 lines, and keeps to the width`(width: Int) throws {
    for scope in [Plan.Scope.run, .compare] {
      let result = try Example.service(scope, of: Self.divided)
      let text = printed(
        Answer(bySegmentOf: result).document(more: "hearsay run shop.json --details"),
        width: width)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
      #expect(text.contains("business"))
      let details = printed(.bySegment(result), width: width)
      #expect(details.split(separator: "\n").allSatisfy { $0.count <= width })
      #expect(printed(.of(result)).contains("By segment"))
    }
    #expect(!printed(.of(try Example.service())).contains("By segment"))
  }

  @Test func `a choice of metrics is shown as it was asked for`() throws {
    let result = try Example.service(of: Self.divided)
    let choice = try MetricChoice(["leavers", "retention"], of: result.plan)
    let rows = Document.bySegment(result, only: choice).blocks.tables[0].texts
    #expect(rows.map { $0[0] } == ["leavers", "retention"])
  }

  @Test func `the setting says what differs, in values`() {
    let facts = ServiceWords.facts(Self.divided)
    let words = facts.first { $0.label == "segments" }?.text.text ?? ""
    // Half the odds of 20 % are 1 to 8, and three times those of 40 % are 2 to 1.
    #expect(
      words
        == "business (25 % of people): margin 400, 11.1 % have a bad experience, 66.7 % of the "
        + "unhappy complain, tell 2 times as many contacts; private (75 % of people): as all")
    #expect(ServiceWords.facts(Example.model).count == facts.count - 1)
  }
}
