@testable import Experiments
import Parallelism
@testable import Reports
import Scenarios
import Statistics
import Testing
import WordOfMouth

@Suite struct CalibrationWordsTests {
  private func found(
    chance: Double = 0.0431, reach: Double = 250, steepness: Double = 27,
    doubt: CalibratedRetelling.Doubt? = nil
  ) -> CalibratedRetelling {
    CalibratedRetelling(
      target: 250, chance: chance, interval: Interval(low: 0.0425, high: 0.0437), reach: reach,
      standardError: 40, stories: 4096, reproduction: 0.9640, steepness: steepness, doubt: doubt)
  }

  @Test func `a chance is shown with its interval and purpose`() {
    #expect(
      CalibrationWords.retell(found(), of: .negative).text
        == "retell 0.0431 (95 % interval 0.0425 to 0.0437), calibrated so that the story of one "
        + "dissatisfied customer reaches 250 people on average")
    #expect(
      CalibrationWords.meaning(found()).text
        == "each hearer brings 0.964 new hearers (the reproduction number); changing the chance by 1 % "
        + "changes the reach by about 27 %")
    #expect(
      CalibrationWords.meaning(found(chance: 0)).text.hasPrefix("first-hand tellings alone"))
    #expect(!CalibrationWords.meaning(found(steepness: .infinity)).text.contains("1 %"))
  }

  @Test func `doubts are sentences`() throws {
    #expect(CalibrationWords.doubt(found(), of: .positive) == nil)
    for doubt in [CalibratedRetelling.Doubt.steep, .fewStories, .twoKinds] {
      let words = try #require(CalibrationWords.doubt(found(doubt: doubt), of: .positive))
      #expect(words.contains("positive story is at its critical point"))
      #expect(words.hasSuffix("."))
    }
    #expect(
      CalibrationWords.doubt(found(doubt: .fewStories), of: .negative)?.contains(
        "known only to within 16 %")
        == true)
  }

  private func run() throws -> ExperimentResult {
    let text = """
      { "format": 1, "seed": 3, "replicates": 20,
        "graph": { "model": "random-regular", "people": 2000, "contacts": 10 },
        "customers": { "count": 2, "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "exactly": 3 }, "retell": { "forReach": 9 } } },
        "variants": { "further": { "voices.negative.retell.forReach": 12 } } }
      """
    let document = try ScenarioDocument.read(.text(text, name: "sample.json"))
    let plan = try Plan(document, scope: .compare)
    return try Experiment(plan).run(workers: Workers(2), cancellation: Cancellation()) { _ in }
  }

  @Test func `reports and the manifest have the chances`() throws {
    let result = try run()
    let text = printed(.of(result), width: 2000)
    #expect(
      text.contains("calibrated so that the story of one dissatisfied customer reaches 9 people"))
    #expect(
      text.contains("calibrated so that the story of one dissatisfied customer reaches 12 people"))
    let manifest = Manifest(result: result, tables: []).text
    #expect(manifest.contains("\"path\": \"voices.negative.retell\""))
    #expect(manifest.contains("\"for_reach\": 12"))
    #expect(!Manifest(result: try Example.run(), tables: []).text.contains("\"calibrated\""))
  }
}
