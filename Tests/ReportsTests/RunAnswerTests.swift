import PlainText
import Statistics
import Testing

@testable import Experiments
@testable import Reports

@Suite struct RunAnswerTests {
  /// What is said of how many people one customer's story reaches, the negative one's set to some figure.
  private func exchange(_ reach: Double, _ low: Double, _ high: Double) throws -> String? {
    var result = try Example.run()
    let place = try #require(
      result.settings[0].summaries.firstIndex { $0.metric == "reach_per_customer_negative" })
    result.settings[0].summaries[place].mean = reach
    result.settings[0].summaries[place].judged = SampleInterval(
      Interval(low: low, high: high), isFirm: true)
    let sentence = RunAnswer(result).sentences.map(\.text).first { $0.hasPrefix("Each ") }
    // Behind how many each story reaches.
    return sentence?.split(separator: ": ").last.map(String.init).flatMap {
      $0.hasPrefix("one dissatisfied") || $0.hasPrefix("no clear difference") ? $0 : nil
    }
  }

  @Test func `as many as some satisfied customers, with the interval`() throws {
    #expect(
      try exchange(9.1234, 8.76, 9.48)
        == "one dissatisfied customer reaches as many people as 3.80 satisfied ones "
        + "(3.52 to 4.10).")
    #expect(try exchange(1.2, 1.1, 1.3) == nil)
  }

  @Test func `an interval that holds 1 is no finding, on either side of it`() throws {
    let start =
      "no clear difference in how many people one customer reaches; dissatisfied to satisfied, the "
      + "ratio is"
    #expect(
      try exchange(3.1, 2.2, 4)
        == "\(start) 1.29 (0.88 to 1.73).")
    #expect(
      try exchange(2, 1.5, 2.5)
        == "\(start) 0.83 (0.60 to 1.08).")
  }
}
