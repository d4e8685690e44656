import Scenarios
import Service
import Statistics
import Testing
import WordOfMouth

@testable import Experiments
@testable import Reports

@Suite struct VerdictWordsTests {
  /// A firm whose what-if is worth this much more in each simulated market, beside 1,000 today.
  private func firm(_ gains: [Double]) throws -> ExperimentResult {
    var result = try Example.service(.compare)
    let table = result.plan.metrics
    let count = gains.count
    for place in result.plan.settings.indices {
      result.plan.settings[place].scenario.replicates = count
      // Records have no periods.
      result.plan.settings[place].scenario.service?.periods = 0
    }
    let value = try #require(table.place(of: "net_present_value"))
    let spent = try #require(table.place(of: "cost"))
    result.runs = try StoredRuns(
      of: result.plan,
      gains.enumerated().flatMap { replicate, gain in
        [0, gain].enumerated().map { setting, gain in
          var values = table.metrics.map { _ in 1.0 }
          values[value] = 1000 + gain
          values[spent] = setting == 0 ? 1 : 2
          return RunRecord(
            runID: result.plan.settings[setting].firstRunID + replicate, setting: setting,
            replicate: replicate, values: values)
        }
      })
    result.comparisons = [
      VariantComparison(
        setting: 1, baseline: result.runs.sample(0), variant: result.runs.sample(1))
    ]
    return result
  }

  private func words(_ gains: [Double]) throws -> String {
    let result = try firm(gains)
    let figure = try #require(DecidingFigure(result))
    return try #require(VerdictWords(result, figure)).paragraph.text
  }

  @Test func `a gain in nearly all markets pays`() throws {
    let text = try words(Array(repeating: 100, count: 20))
    #expect(text.hasPrefix("Yes"))
    #expect(text.contains("about 100 more than today's 1,000"))
    #expect(text.contains("20 of 20 simulated markets"))
  }

  @Test func `a loss never reads as a gain`() throws {
    let text = try words(Array(repeating: -100, count: 20))
    #expect(text.hasPrefix("No. It costs money."))
    #expect(text.contains("about 100 worse than today's 1,000, in 20 of 20 simulated markets"))
    #expect(!text.contains("-100") && !text.contains("−") && !text.contains("more than"))
  }

  @Test func `what goes either way says how far`() throws {
    let text = try words([-200, -150, -100, 100, 120, 150, 180, 200, -90, 90])
    #expect(text.hasPrefix("It could go either way."))
    #expect(text.contains("better in 6 of 10 simulated markets and worse in 4"))
    #expect(text.contains("worse to") && text.contains("On average it is"))
  }

  @Test func `probably says what happens in the others`() throws {
    let gains = Array(repeating: 100.0, count: 17) + [-30, -20, -40]
    let text = try words(gains)
    #expect(text.hasPrefix("Probably."))
    #expect(text.contains("better in 17 of 20 simulated markets; in the others up to 40 worse"))
    let other = try words(gains.map { -$0 })
    #expect(other.hasPrefix("Probably not."))
    #expect(other.contains("worse in 17 of 20 simulated markets; in the others up to 40 better"))
  }

  @Test func `what does not matter is said so, with the direction`() throws {
    // Spread evenly from 4 to 6, so that the mean has an interval.
    let text = try words((0..<201).map { 4 + Double(($0 * 37) % 201) / 100 })
    #expect(text.hasPrefix("It makes no difference that matters."))
    #expect(text.contains("about 5 better than today's 1,000, less than 1 %"))
    #expect(text.contains("The direction is sure (201 of 201 simulated markets)"), "\(text)")
  }

  @Test func `one market that differs shows no direction`() throws {
    let text = try words([5, 0, 0, 0])
    #expect(text.contains("The direction is not sure: "), "\(text)")
  }

  @Test func `without money the first words say what happens`() throws {
    let result = try Example.compare()
    let figure = try #require(DecidingFigure(result))
    #expect(figure.kind == .hearers(.negative) && !figure.isHigherBetter)
    let words = try #require(VerdictWords(result, figure)).paragraph.text
    #expect(words.contains("half-as-many-unhappy"))
    #expect(!words.contains("pays") && !words.contains("money"))
  }
}
