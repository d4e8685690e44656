/// Small scenarios that, beside those that are shipped, have every block.
extension Corpus {
  static let smallScenarios = [
    """
    { "format": 1, "seed": 7, "replicates": 4, "graph": { "file": "ties.csv" },
      "customers": { "file": "customers.csv" },
      "voices": { "positive": { "tells": { "exactly": 2 } }, "negative": { "tells": "everyone", "retell": 0.5 } } }
    """,
    """
    { "format": 1, "replicates": 4, "graph": { "file": "numbers.txt", "directed": true },
      "customers": { "listed": { "satisfied": ["0"], "dissatisfied": ["2"] } },
      "voices": { "positive": { "tells": { "each": 0.5 } }, "negative": { "tells": { "poisson": 2 } } },
      "limits": { "rounds": 5 }, "repeat": false }
    """,
    """
    { "format": 1, "replicates": 4, "graph": { "file": "ties.csv", "layerColumn": "kind" },
      "customers": { "count": 2, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": { "positive": { "tells": { "family": { "exactly": 1 }, "work": "everyone" } },
        "negative": { "tells": { "family": "everyone", "work": "nobody" } } } }
    """,
    """
    { "format": 1, "replicates": 3, "graph": { "layers": { "family": { "model": "circles", "people": 60, "size": 4 },
        "work": { "model": "erdos-renyi", "people": 60, "contacts": 5 } } },
      "customers": { "share": 0.2, "satisfied": 0.6, "dissatisfied": 0.3 },
      "voices": { "positive": { "tells": { "family": { "exactly": 2 }, "work": { "exactly": 1 } } },
        "negative": { "tells": { "family": "everyone", "work": { "between": [2, 4] } }, "retell": 0.1 } } }
    """,
    """
    { "format": 1, "extends": ["preset:two-three-eight-ten"], "replicates": 2, "title": "Where?",
      "graph": { "model": "stochastic-block", "people": 60, "sizes": [20, 40], "contacts": 6, "draws": 2 },
      "customers": { "share": 0.3, "satisfied": 0.7, "dissatisfied": 0.2, "choose": "mostContacts" },
      "slogan": { "positive": 3, "negative": 10, "source": "x", "year": 1979, "kind": "survey" },
      "sweep": { "grid": { "customers.share": { "from": 0, "to": 0.4, "count": 3 }, "customers.satisfied": [0.1, 0.5] } },
      "limits": { "rounds": 4, "takeOff": 0.05 }, "conflict": "coin" }
    """,
    """
    { "format": 1, "graph": { "model": "configuration", "people": 40, "degrees": { "negativeBinomial": { "mean": 5, "shape": 1 } } },
      "customers": { "count": 12, "satisfied": 0.5, "dissatisfied": 0.25 },
      "voices": { "positive": { "tells": { "shares": { "0": 0.5, "3": 0.5 } }, "retell": { "forReach": 9 }, "quality": 0.9 },
        "negative": { "tells": { "exactly": 3, "silent": 0.3 }, "retell": 0.2, "fade": 0.5, "retells": { "poisson": 1 },
          "outside": 0.01, "repeat": true } },
      "precision": { "all": [{ "metric": "reach_negative", "relative": 0.2 }, { "metric": "reach_positive", "absolute": 4 }],
        "atMost": 8 } }
    """,
    """
    { "format": 1, "replicates": 2, "graph": { "file": "ties.csv", "weightColumn": "weight", "repeatedWeights": "sum" },
      "customers": { "file": "customers.csv", "person": "person", "opinion": "opinion" },
      "voices": { "positive": { "tells": { "byWeight": 1 } }, "negative": { "tells": "weightedCascade", "retells": { "each": 0.2 } } },
      "variants": { "loud": { "voices.negative.tells": "everyone" }, "calm": { "voices": { "negative": { "tells": "nobody" } } } } }
    """,
    """
    { "format": 1, "replicates": 3, "seed": 18446744073709551615, "graph": { "layers": {
        "met": { "meets": 4 }, "known": { "model": "computed-small-world", "people": 50, "contacts": 4, "rewire": 0.2 } } },
      "customers": { "share": 0.5, "segments": { "big": { "share": 0.2, "margin": 3, "tells": 2 }, "small": { "share": null } } },
      "service": { "periods": 3, "experience": { "misery": 0.2, "magic": 0.1 }, "complain": 0.3,
        "recovery": { "attempt": 0.5, "resolved": 0.5, "cost": 5 },
        "listening": { "ask": { "finds": "unhappy", "asks": 0.2, "chance": 0.5, "cost": { "perContact": 1 } } } },
      "market": { "joining": { "chance": 0.01, "heardGood": 2, "heardBad": 0.5 }, "remembers": 2 },
      "money": { "currency": "EUR", "margin": 10, "discount": 0.01 },
      "voices": { "positive": { "tells": { "met": { "exactly": 1 }, "known": { "exactly": 2 } } },
        "negative": { "tells": { "met": "everyone", "known": { "between": [2, 3] } } } },
      "variants": { "ask": { "service.listening.ask.asks": 0.5 }, "none": { "service.listening.ask": null } },
      "uncertain": { "service.complain": { "from": 0.1, "to": 0.6, "mode": 0.3 }, "money.margin": { "from": 5, "to": 15 },
        "voices.negative.tells": [{ "met": "nobody", "known": { "exactly": 1 } }, { "met": "everyone", "known": "everyone" }] },
      "uncertainty": { "samples": 4, "replicates": 2, "sampling": "plain",
        "correlations": [{ "between": ["service.complain", "money.margin"], "rank": 0.5 }] } }
    """,
  ]
}
