import Experiments
import Parallelism
import Scenarios
import Testing

/// Values that are sought in small scenarios.
extension Example {
  /// A hundred tellers among a thousand people, told by each to ten of the others.
  static let told = """
    { "format": 1, "title": "Who hears?", "seed": 3, "replicates": 100,
      "graph": { "model": "complete", "people": 1000 },
      "customers": { "count": 100, "satisfied": 0, "dissatisfied": 1 },
      "voices": { "negative": { "tells": { "exactly": 10 } }, "positive": { "tells": "nobody" } } }
    """

  /// A firm whose 200 customers are all unhappy; each case costs an attempt.
  static let firm = """
    { "format": 1, "title": "What may an attempt cost?", "seed": 9, "replicates": 100,
      "graph": { "model": "ring-lattice", "people": 400, "contacts": 2 },
      "customers": { "count": 200 },
      "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": "nobody" } },
      "service": { "periods": 2, "experience": { "misery": 0.2 }, "complain": 1,
        "recovery": { "attempt": 0.5, "resolvedQuickly": 0, "resolved": 1, "cost": 20 },
        "loyalty": { "ordinary": 1, "magic": 1, "silent": 1, "unresolved": 1, "resolved": 1,
          "resolvedQuickly": 1 } },
      "market": { "joining": { "chance": 0 } },
      "money": { "margin": 30, "currency": "EUR", "discount": 0, "retention": 0 },
      "variants": { "more": { "service.recovery.attempt": 1 } } }
    """

  /// Seeks a value.
  static func seek(
    _ json: String, _ path: String, _ from: String, _ to: String, _ until: String,
    variant: String? = nil, inBoth: Bool = false, settings: [String] = []
  ) throws -> SeekResult {
    let document = try ScenarioDocument.read(
      .text(json, name: "sought.json"), settings: settings)
    let condition = try #require(SeekCondition(until))
    let experiment = try SeekExperiment(
      document, varying: path, from: from, to: to, until: condition, variant: variant,
      inBoth: inBoth)
    return try #require(
      experiment.run(workers: Workers(2), cancellation: Cancellation()) { _ in })
  }
}
