/// The scenario of a bare `hearsay`: a question that everybody understands, answered in seconds.
package enum BuiltInScenario {
  /// What results call it.
  package static let name = "default"
  /// The scenario, as a file would have it.
  static let text = """
    {
      "format": 1,
      "title": "How far do the two stories travel?",
      "extends": "preset:two-three-eight-ten",
      "seed": 42,
      "replicates": 1024,
      // 100,000 people who each know about 20 others, most of whom know each other.
      "graph": { "model": "watts-strogatz", "people": 100000, "contacts": 20, "rewire": 0.1 },
      // 1 in 20 people is a customer. Of the customers 6 in 10 are satisfied, 1 in 10 is not.
      "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
      // The saying at its word: customers tell, and nobody who hears a story passes it on.
      // What if half of the dissatisfied had been won back? What if a few hearers passed stories on?
      "variants": {
        "half-as-many-unhappy": { "customers.dissatisfied": 0.05 },
        "retold": { "voices.positive.retell": 0.01, "voices.negative.retell": 0.02 }
      }
    }

    """
}
