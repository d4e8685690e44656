/// The scenario of a bare `hearsay`: a question that everybody understands, answered in seconds.
enum BuiltInScenario {
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
      // Few of those who hear a story pass it on, and bad news is passed on more often.
      "voices": { "positive": { "retell": 0.01 }, "negative": { "retell": 0.02 } },
      // What if half of the dissatisfied had been won back? What if nobody passed anything on?
      "variants": {
        "half-as-many-unhappy": { "customers.dissatisfied": 0.05 },
        "first-hand-only": { "voices.positive.retell": 0, "voices.negative.retell": 0 }
      }
    }

    """
}
