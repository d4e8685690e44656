import Statistics
import TestSupport
import Testing
import WordOfMouth

@testable import Experiments

/// Take-off by the rule for printing, where theory knows it: the known answers N1 to N5 and T1 to T3.
@Suite struct TakeOffAnswersTests {
  private struct Answer: Sendable, CustomTestStringConvertible {
    let id: String
    let graph: String
    let tells: String
    /// The chance of take-off.
    let chance: Double
    /// The share of people who know, given take-off.
    let share: Double

    var testDescription: String { id }
  }

  private static let regular = #""model": "random-regular", "contacts": 10"#
  private static let answers = [
    Answer(
      id: "N1", graph: #""model": "random-regular", "contacts": 3"#, tells: #"{ "each": 0.6 }"#,
      chance: 19.0 / 27, share: 19.0 / 27),
    Answer(
      id: "N3", graph: regular, tells: #"{ "each": 0.2 }"#, chance: 0.818747, share: 0.818747),
    Answer(
      id: "N4", graph: #""model": "erdos-renyi", "contacts": 5"#, tells: #"{ "each": 0.3 }"#,
      chance: 0.582812, share: 0.582812),
    Answer(
      id: "N5", graph: #""model": "erdos-renyi", "contacts": 20"#, tells: #"{ "each": 0.1 }"#,
      chance: 0.796812, share: 0.796812),
    Answer(
      id: "T3", graph: regular, tells: #"{ "exactly": 5, "silent": 0.7 }"#, chance: 0.181179,
      share: 0.552410),
  ]

  private static func setting(_ graph: String, _ tells: String) throws -> SettingResult {
    let people = TestExtent.count(full: 100_000, reduced: 5_000)
    let replicates = TestExtent.count(full: 400, reduced: 100)
    let json = """
      { "format": 1, "seed": 3, "replicates": \(replicates),
        "graph": { \(graph), "people": \(people) },
        "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" },
                    "negative": { "tells": \(tells), "retell": 1 } } }
      """
    return try #require(Samples.run(json).settings.first)
  }

  @Test(arguments: TestExtent.cases(answers, reduced: 2))
  private func `a story that may take off is split as theory has it`(answer: Answer) throws {
    let found = try Self.setting(answer.graph, answer.tells)
    let split = try #require(found.growth.negative.split)
    let chance = try #require(found.summary("split_chance_negative")?.mean)
    let error = (answer.chance * (1 - answer.chance) / Double(split.count)).squareRoot()
    #expect(abs(chance - answer.chance) < 4 * error)
    let reach = try #require(found.summary("split_reach_negative"))
    let share = try #require(reach.mean) / Double(found.people)
    // A graph of 5,000 people differs from others of its kind by more.
    let allowance = TestExtent.isFull ? 0.01 : 0.03
    #expect(abs(share - answer.share) < allowance)
    // The line of limits.takeOff parts the same replicates.
    #expect(found.summary("took_off_negative")?.mean == chance)
  }

  @Test func `N2: a story below the threshold dies out`() throws {
    let found = try Self.setting(
      #""model": "random-regular", "contacts": 3"#, #"{ "each": 0.4 }"#)
    let growth = found.growth.negative
    #expect(growth.split == nil)
    // Each of two further contacts with chance .4.
    #expect(growth.interval?.interval.contains(0.8) == true)
  }

  @Test func `T2: a story that cannot die early is not split`() throws {
    let found = try Self.setting(Self.regular, #"{ "exactly": 2 }"#)
    let growth = found.growth.negative
    #expect(growth.split == nil && growth.far == growth.replicates && growth.mayTakeOff)
    let share = try #require(found.summary("reach_negative")?.mean) / Double(found.people)
    #expect(abs(share - 0.818747) < (TestExtent.isFull ? 0.01 : 0.03))
  }
}
