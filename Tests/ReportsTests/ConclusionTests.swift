import Experiments
import Reports
import Statistics
import Testing

@Suite struct ConclusionTests {
  @Test func `a run ends in what a customer's story reached, and how many it takes`() throws {
    #expect(
      try Example.run().conclusion.map(\.text) == [
        "Each dissatisfied customer's story reaches 9.1 people (95 % interval 8.8 to 9.5; the slogan "
          + "says 9); each satisfied customer's story reaches 2.40 people (95 % interval 2.31 to 2.49; "
          + "the slogan says 2.5).",
        "The negative story takes off in 75.0 % of markets (30.1 to 95.4 %); then it reaches 1,100 "
          + "people, else 878.",
        "Nobody tells the positive story on: R = 0.",
        "It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals) to reach as "
          + "many people as one dissatisfied customer does.",
      ])
  }

  @Test func `without intervals there is no exchange rate, and rough ones are marked`() throws {
    var result = try Example.run()
    for index in result.settings[0].summaries.indices {
      result.settings[0].summaries[index].judged?.isFirm = false
    }
    #expect(result.conclusion.map(\.text).last?.contains("(~3.5 to 4.1, from") == true)
    for index in result.settings[0].summaries.indices {
      result.settings[0].summaries[index].judged = nil
    }
    let sentences = result.conclusion.map(\.text)
    #expect(!sentences.contains { $0.hasPrefix("It takes") })
    #expect(sentences[0].contains("(no interval; the slogan says 9)"))
  }

  @Test func `a comparison ends in a sentence for each what-if`() throws {
    var result = try Example.compare()
    #expect(
      result.conclusion.map(\.text).last
        == "half-as-many-unhappy: negative reach falls by 522 people (95 % interval 470 to 574); "
        + "positive reach stays the same.")
    let rows = result.comparisons[0].rows.indices
    for index in rows {
      result.comparisons[0].rows[index].judged = SampleInterval(
        Interval(low: -1, high: 2), isFirm: true)
      result.comparisons[0].rows[index].isSame = false
    }
    #expect(
      result.conclusion.map(\.text).last
        == "half-as-many-unhappy: no significant change in negative reach (95 % interval -1.0 to +2.0); "
        + "no significant change in positive reach (95 % interval -1.0 to +2.0).")
    for index in rows { result.comparisons[0].rows[index].judged = nil }
    #expect(
      result.conclusion.map(\.text).last?.contains(
        "(no interval)") == true)
  }

  @Test func `a sweep ends in the points between which reach goes`() throws {
    #expect(
      try Example.sweep(points: 3).conclusion.map(\.text).first
        == "Across 3 design points, negative reach ranges from 1,040 (95 % interval 1,010 to 1,080; "
        + "customers.dissatisfied = 0.1, voices.negative.retell = 0.02) to 1,050 (95 % interval 1,010 "
        + "to 1,080; customers.dissatisfied = 0.3, voices.negative.retell = 0.02).")
  }

  @Test func `of nothing there is nothing to say`() throws {
    var result = try Example.run()
    result.settings = []
    #expect(result.conclusion.map(\.text) == [])
  }
}
