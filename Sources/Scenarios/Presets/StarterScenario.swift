/// The scenario that `hearsay init` writes.
package enum StarterScenario {
  /// The file, with a comment at each value.
  package static let text = """
    // A scenario for hearsay: who knows whom, who is a customer, and who tells whom.
    //   hearsay run FILE        the baseline: everything but "variants" and "sweep"
    //   hearsay compare FILE    the baseline beside each of the variants
    //   hearsay sweep FILE      every point of the sweep
    //   hearsay explain FILE    every value there is, its meaning, and where it came from
    {
      "format": 1,
      "title": "How far do the two stories travel?",
      "seed": 42,
      "replicates": 200,

      // Who knows whom: 10,000 people with 20 contacts each, one tie in ten rewired at random.
      // To bring your own: "graph": { "file": "ties.csv" }
      "graph": { "model": "watts-strogatz", "people": 10000, "contacts": 20, "rewire": 0.1 },

      // One person in twenty is a customer. Shares are of the customers; the rest has nothing to tell.
      "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },

      // How many contacts each of them tells, and the chance that a hearer passes the story on.
      "voices": {
        "positive": { "tells": { "between": [2, 3] }, "retell": 0.01 },
        "negative": { "tells": { "between": [8, 10] }, "retell": 0.02 },
      },

      // What-ifs: each changes some values; they use common random numbers.
      "variants": {
        "half-as-many-unhappy": { "customers.dissatisfied": 0.05 },
        "unhappy-tell-half": { "voices.negative.tells": { "between": [4, 5] } },
      },

      // A sweep: every combination of these values.
      "sweep": {
        "grid": {
          "customers.dissatisfied": { "from": 0, "to": 0.3, "count": 4 },
          "voices.negative.retell": [0, 0.02, 0.05],
        },
      },
    }

    """
}
