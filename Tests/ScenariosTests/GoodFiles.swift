import Foundation
import PlainText
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
      "conflict": "coin",
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

  /// A file with a service model that uses most keys.
  static let service = """
    {
      "format": 1,
      "graph": { "model": "ring-lattice", "people": 1000, "contacts": 10 },
      "customers": { "count": 300 },
      "voices": { "positive": { "tells": { "exactly": 2 } }, "negative": { "tells": { "exactly": 9 } } },
      "service": {
        "periods": 6,
        "visits": 0.9,
        "experience": { "misery": 0.2, "magic": 0.05, "ownFault": 0.1 },
        "complain": 0.25,
        "invite": { "complain": 0.4, "cost": 0.1 },
        "answer": { "cost": 2, "analysed": 0.3 },
        "listening": {
          "survey": { "finds": "unhappy", "asks": 0.2, "chance": 0.5, "pleases": 0.01, "cost": { "perPeriod": 3, "perContact": 1 } },
          "mystery-shoppers": { "finds": "causes", "calls": 20, "cost": { "perContact": 15 } },
          "exit_2": { "finds": "leavers", "chance": 0.3, "winBack": 0.1 }
        },
        "recovery": { "attempt": 0.7, "capacity": 40, "resolvedQuickly": 0.3, "resolved": 0.6, "within": { "mean": 2 }, "helpsOwnFault": 0.5, "cost": 20, "boost": 0.02 },
        "loyalty": { "ordinary": 0.99, "magic": 0.98, "silent": 0.37, "unresolved": 0.46, "resolved": 0.7, "resolvedQuickly": 0.95 },
        "spends": { "silent": 0.6, "resolvedQuickly": 1.1 },
        "stories": {
          "silent": { "opinion": "negative", "tells": { "shares": { "0": 0.9, "30": 0.1 } } },
          "resolvedQuickly": "nothing"
        },
        "learning": 0.001
      },
      "market": { "joining": { "chance": 0.002, "heardGood": 3, "heardBad": 0.4 }, "staying": { "heardGood": 1.5, "heardBad": 0 }, "remembers": 2.5 },
      "money": { "margin": 100, "acquisitionCost": 7, "replacementCost": 9, "replace": 0.2, "discount": 0.01, "retention": 0.8 },
      "variants": { "deaf": { "service.listening.survey": null }, "all-ears": { "service.listening.survey.asks": 1 } },
      "sweep": { "grid": { "service.recovery.attempt": [0.2, 0.6], "service.listening.exit_2.chance": [0, 1] } }
    }

    """

  /// The same without variants and sweep, which need its levers.
  static let serviceWithoutDesign = service.split(separator: "\n").filter {
    !$0.contains("\"variants\"") && !$0.contains("\"sweep\"")
  }.joined(separator: "\n")

  /// All of them.
  static let all = [drawn, listed, blocks, service]

  /// Reads a text as the file `scenarios/x.json`.
  static func read(_ text: String, settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(
      .text(text, name: "scenarios/x.json"), settings: settings, settingName: "--set")
  }

  /// Reads a file of bytes, which need not be a text.
  static func read(bytes: [UInt8]) throws -> ScenarioDocument {
    let folder = try Folder()
    defer { folder.remove() }
    let file = folder.url.appendingPathComponent("x.json")
    try Data(bytes).write(to: file)
    return try ScenarioDocument.read(.file(file.path))
  }

  /// The errors of a text; empty if there are none.
  static func errors(_ text: String, settings: [String] = []) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try ScenarioDocument.read(
        .text(text, name: "scenarios/x.json"), settings: settings, settingName: "--set")
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
