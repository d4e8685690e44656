import Experiments
import Reports
import Statistics
import Testing

@Suite struct ConclusionTests {
  @Test func `a run ends in what a customer's story reached, and how many it takes`() throws {
    #expect(
      Conclusion(result: try Example.run()).sentences == [
        "Each dissatisfied customer's story reached 9.1 people (95 % interval 8.8 to 9.5; the slogan: "
          + "9), each satisfied customer's story reached 2.40 people (95 % interval 2.31 to 2.49; the "
          + "slogan: 2.5).",
        "It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals) to reach as "
          + "many people as one dissatisfied customer does.",
      ])
  }

  @Test func `without an interval to trust there is no exchange rate, and it is said`() throws {
    var result = try Example.run()
    for index in result.settings[0].summaries.indices {
      result.settings[0].summaries[index].interval = nil
      result.settings[0].summaries[index].replicatesNeeded = 99
    }
    let sentences = Conclusion(result: result).sentences
    #expect(sentences.count == 1)
    #expect(sentences[0].contains("no interval to trust: needs 99 runs"))
  }

  @Test func `a comparison ends in a sentence for each what-if`() throws {
    var result = try Example.compare()
    #expect(
      Conclusion(result: result).sentences.last
        == "half-as-many-unhappy: negative reach falls by 522 people (95 % interval of the change "
        + "-574 to -470); positive reach stays the same.")
    let rows = result.comparisons[0].rows.indices
    for index in rows { result.comparisons[0].rows[index].interval = Interval(low: -1, high: 2) }
    #expect(
      Conclusion(result: result).sentences.last
        == "half-as-many-unhappy: no change of negative reach can be told from luck (-1.0 to +2.0); no "
        + "change of positive reach can be told from luck (-1.0 to +2.0).")
    for index in rows { result.comparisons[0].rows[index].interval = nil }
    #expect(Conclusion(result: result).sentences.last?.contains("(no interval to trust)") == true)
  }

  @Test func `a sweep ends in the points between which reach goes`() throws {
    #expect(
      Conclusion(result: try Example.sweep(points: 3)).sentences.first
        == "Over 3 points the negative reach goes from 1,045 (95 % interval 1,006 to 1,083; "
        + "customers.dissatisfied 0.1, voices.negative.retell 0.02) to 1,047 (95 % interval 1,006 to "
        + "1,083; customers.dissatisfied 0.3, voices.negative.retell 0.02).")
  }

  @Test func `of nothing there is nothing to say`() throws {
    var result = try Example.run()
    result.settings = []
    #expect(Conclusion(result: result).sentences == [])
  }
}
