import Scenarios

/// Scenario texts without a mistake, to read, to merge and to break.
enum GoodFiles {
  /// A file that uses most keys.
  static let drawn = """
    // A comment first.
    {
      "format": 1,
      "title": "A question",
      "seed": 42,
      "replicates": 20,
      "graph": { "model": "watts-strogatz", "people": 1000, "contacts": 10, "rewire": 0.1, "draws": 2 },
      "customers": { "share": 0.05, "choose": "random", "satisfied": 0.6, "dissatisfied": 0.1 },
      "voices": { /* both */
        "positive": { "tells": { "between": [2, 3] }, "retell": 0.01, "fade": 0.9, "retells": { "exactly": 2, "silent": 0.1 } },
        "negative": { "tells": { "shares": { "0": 0.5, "9": 0.5 } }, "retell": 0.02 },
      },
      "tie": "coin",
      "limits": { "rounds": 10, "takeOff": 0.02 },
      "slogan": { "positive": 2.5, "negative": 9, "source": "somebody", "year": 1981, "kind": "survey" },
      "variants": { "half": { "customers.dissatisfied": 0.05 }, "loud": { "voices.positive.tells": "everyone" } },
      "sweep": { "grid": { "customers.satisfied": [0.1, 0.2], "voices.negative.retell": { "from": 0, "to": 0.3, "count": 4 } } }
    }

    """

  /// A file with a graph from a file, listed customers and a zip.
  static let listed = """
    {
      "format": 1,
      "seed": "0xFFFFFFFFFFFFFFFF",
      "graph": { "file": "ties.csv", "directed": true },
      "customers": { "listed": { "satisfied": ["ann", "bob"], "dissatisfied": [7] } },
      "voices": {
        "positive": { "tells": { "each": 0.2 } },
        "negative": { "tells": { "negativeBinomial": { "mean": 9, "shape": 0.5 } } }
      },
      "sweep": { "zip": { "voices.positive.retell": [0, 0.1, 0.2], "voices.negative.retell": [0.3, 0.4, 0.5] } }
    }

    """

  /// A file with groups, customers from a file and points.
  static let blocks = """
    {
      "format": 1,
      "graph": {
        "model": "stochastic-block",
        "sizes": [60, 40],
        "contacts": [[8, 1], [1.5, 6]]
      },
      "customers": { "file": "customers.csv", "person": "id", "opinion": "view" },
      "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": { "poisson": 9 } } },
      "sweep": { "points": [{ "voices.negative.retell": 0.1 }, { "voices.negative.tells.silent": 0.5 }] }
    }

    """

  /// All of them.
  static let all = [drawn, listed, blocks]

  /// Reads a text as the file `scenarios/x.json`.
  static func read(_ text: String, settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(.text(text, name: "scenarios/x.json"), settings: settings)
  }

  /// The errors of a text; empty if there are none.
  static func errors(_ text: String, settings: [String] = []) -> [ScenarioErrors.Item] {
    do throws(ScenarioErrors) {
      _ = try ScenarioDocument.read(.text(text, name: "scenarios/x.json"), settings: settings)
      return []
    } catch {
      return error.items
    }
  }
}

/// A text in which `§` marks a place: the text without it, and line and column of the place.
struct Marked {
  var text: String
  var line: Int
  var column: Int

  init?(_ marked: String) {
    guard let mark = marked.firstIndex(of: "§") else { return nil }
    let before = marked[..<mark]
    line = before.count { $0 == "\n" || $0 == "\r\n" } + 1
    let start = before.lastIndex { $0 == "\n" || $0 == "\r\n" }.map { marked.index(after: $0) }
    column = marked.distance(from: start ?? marked.startIndex, to: mark) + 1
    text = String(before + marked[marked.index(after: mark)...])
  }
}
