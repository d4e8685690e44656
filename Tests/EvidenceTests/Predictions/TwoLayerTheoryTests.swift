import Evidence
import Experiments
import Parallelism
import Scenarios
import TestSupport
import Testing
import WordOfMouth

@Suite struct TwoLayerTheoryTests {
  private func run(
    size: Int, meets: Int, strong: String, weak: String, voice: String = "", more: String = "",
    customers: Int = 1, replicates: Int = 200
  ) throws -> ExperimentResult {
    let text = """
      { "format": 1, "seed": 5, "replicates": \(replicates),
        "graph": { "people": 30000, "layers": {
          "circle": { "model": "circles", "size": \(size), "weak": 0 }, "met": { "meets": \(meets) } } },
        "customers": { "count": \(customers), "satisfied": 1, "dissatisfied": 0 },
        "voices": { "negative": { "tells": "nobody" }, "positive": {
          "tells": { "layers": { "circle": \(strong), "met": \(weak) } }, "retell": 1\(voice) } }\(more) }
      """
    let document = try ScenarioDocument.read(.text(text, name: "layers.json"))
    return try Experiment(Plan(document, scope: .run), theory: Predictions.of).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
  }

  private func predictions(_ result: ExperimentResult) -> [Prediction] {
    result.settings[0].theory
  }

  private func expectAgreement(_ result: ExperimentResult, within allowance: (Double) -> Double)
    throws
  {
    for prediction in predictions(result) {
      let found = try #require(result.settings[0].summary(prediction.metric))
      let (mean, error) = (try #require(found.mean), found.standardError ?? 0)
      #expect(
        abs(mean - prediction.value) <= 4 * error + allowance(prediction.value),
        "\(prediction.metric): \(mean), theory \(prediction.value)")
    }
  }

  @Test(arguments: [(5, 0.3, 0.5), (5, 0.3, 0.25), (3, 0.6, 1), (8, 0.2, 0.6)])
  func `told once it is two-level mixing`(size: Int, chance: Double, mean: Double) throws {
    let result = try run(
      size: size, meets: 100, strong: "{ \"each\": \(chance) }", weak: "{ \"poisson\": \(mean) }")
    let found = predictions(result)
    #expect(found.first?.metric == "took_off_positive" && found[0].formula == "two-level mixing")
    #expect(found.count == (found[0].value > 0 ? 2 : 1))
    try expectAgreement(result) { 0.02 * $0 + 0.02 }
  }

  /// A third of the replicates by default.
  @Test(arguments: [(5, 5, [58.0, 90, 143]), (17, 17, [23, 31, 44])])
  func `told in every round it is strong and weak ties`(
    size: Int, meets: Int, answers: [Double]
  ) throws {
    let result = try run(
      size: size, meets: meets, strong: "{ \"each\": 0.01 }", weak: "{ \"each\": 0.005 }",
      voice: ", \"repeat\": true, \"outside\": 0.0005",
      more: ", \"limits\": { \"rounds\": 1000 }", customers: 0,
      replicates: TestExtent.count(full: 60, reduced: 20))
    #expect(predictions(result).map(\.value) == answers)
    try expectAgreement(result) { _ in 1 }
  }

  @Test func `of other layers nothing is known`() throws {
    let counted = try run(
      size: 5, meets: 5, strong: "{ \"exactly\": 1 }", weak: "{ \"poisson\": 1 }")
    #expect(predictions(counted).isEmpty)
    let cut = try run(size: 5, meets: 2, strong: "{ \"each\": 0.1 }", weak: "{ \"poisson\": 1 }")
    #expect(predictions(cut).isEmpty)
  }
}
