@testable import Experiments
import Reports
import Scenarios
import Statistics
import Testing
import WordOfMouth

/// What becomes of a story, in a sentence, and when which sentence is said.
@Suite struct StoryWordsTests {
  /// The sentence of a story whose rounds these are.
  private func sentence(
    _ rounds: [[Int]], people: Int = 10_000, firstHand: Int = 1,
    _ change: (inout StoryRules) -> Void = { _ in }
  ) -> String? {
    var rules = StoryRules()
    change(&rules)
    let records = rounds.enumerated().map { replicate, newly in
      var counts = WaveOutcome.Counts()
      counts.firstHand = firstHand
      counts.newlyReached = newly
      counts.reach = newly.reduce(0, +)
      let outcome = WaveOutcome(
        people: people, counts: ByOpinion(positive: counts, negative: counts), reachBoth: 0,
        rounds: newly.count)
      var record = RunRecord(
        runID: replicate, setting: 0, replicate: replicate,
        values: MetricTable.wave.values(outcome))
      record.stories = ByOpinion { StoryRounds(of: $0, in: outcome, roundLimit: nil) }
      return record
    }
    let block = Example.block(records)
    let sample = SettingSample(
      records.indices.map { Int32($0) }, requested: records.count, draws: 1, table: .wave,
      rules: ByOpinion { _ in rules }
    ) { block.column($0) }
    let setting = SettingResult(
      people: people, ties: 0, summaries: sample.summaries(), growth: sample.growth, rounds: [])
    return StoryWords(.negative, in: setting).sentence?.text
  }

  private func dying(_ count: Int) -> [[Int]] { (0..<count).map { [9, $0 % 9] } }
  private func growing(_ count: Int) -> [[Int]] {
    (0..<count).map { [9, 12 + $0 % 5, 25, 60, 150, 3_000] }
  }

  @Test func `it dies out`() {
    #expect(
      sentence(dying(400))
        == "The negative story dies out: each hearer brings 0.307 new ones (0.293 to 0.320).")
    #expect(
      sentence(Array(repeating: [9], count: 20)) { $0.bound = 0.5 }
        == "The negative story dies out: none of 180 hearers told it on in 20 replicates.")
  }

  @Test func `it may be called news`() throws {
    let setting = try #require(Example.run().settings.first)
    let words = try #require(StoryWords(.negative, in: setting, called: "bad news").sentence?.text)
    #expect(words.hasPrefix("Bad news ") && !words.contains("story"))
  }

  @Test func `it takes off in every market, or in all but a few`() {
    #expect(
      sentence(growing(200))?.hasPrefix("The negative story takes off in every market seen: each")
        == true)
    #expect(
      sentence(growing(197) + dying(3))?.hasPrefix(
        "The negative story takes off in all but 3 of 200 replicates: each hearer brings") == true)
    #expect(
      sentence(growing(200)) { $0.fades = true }?.hasPrefix(
        "The negative story grows at first (") == true)
  }

  @Test func `it takes off in a share of markets only where its reach has two modes`() {
    #expect(
      sentence(growing(100) + dying(100))?.hasPrefix(
        "The negative story takes off in 50.0 % of markets (43.1 to 56.9 %); then it reaches 3,260 "
          + "people, else 13") == true)
    #expect(
      sentence(dying(197) + growing(3))
        == "The negative story went much further in 3 of 200 replicates (the largest 3,260): too few "
        + "to say how often.")
  }

  @Test func `it is at the threshold`() {
    let wide = (0..<240).map { Array(repeating: 9, count: 1 + $0 % 80) }
    #expect(
      sentence(wide)?.hasPrefix("The negative story is at the threshold: each hearer brings")
        == true)
  }

  @Test func `nothing is known of it`() {
    let all = growing(40)
    #expect(
      sentence(all) { $0.exception = .repeats }
        == "New hearers per hearer of the negative story: not defined, as whoever tells goes on "
        + "telling.")
    #expect(
      sentence(all) { $0.exception = .oneRound }
        == "New hearers per hearer of the negative story: not defined, as talk stops after the first "
        + "round.")
    #expect(
      sentence(all) { $0.exception = .notRetold } == "Nobody tells the negative story on: R = 0.")
    #expect(
      sentence(Array(repeating: [], count: 20))
        == "Nobody was told the negative story in 20 replicates.")
    #expect(sentence(Array(repeating: [], count: 20), firstHand: 0) == nil)
    #expect(
      sentence(Array(repeating: [1], count: 20))
        == "None of 20 hearers of the negative story told it on in 20 replicates.")
    #expect(
      sentence((0..<40).map { [2_000, 900 + $0] })
        == "Each hearer of the negative story brings about 0.409 new ones (20.0 % of people already "
        + "know after the first telling).")
    #expect(
      sentence(Array(repeating: [6_000, 10], count: 20))
        == "New hearers per hearer of the negative story: not defined, as by the first telling more "
        + "than half of all people know.")
  }
}
