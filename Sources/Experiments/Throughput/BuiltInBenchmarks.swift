import PlainText
import Scenarios

extension ThroughputBenchmark {
  /// The built-in set, from a small town in cache to a million people in main memory.
  ///
  /// Graphs are of the Barabasi-Albert model, each newcomer attaching to ten: a few people know
  /// thousands, which is hard on caches. The first case is the built-in scenario.
  ///
  /// - Parameters:
  ///   - isQuick: Leave the million people out.
  ///   - settings: Texts `path=value`, applied to each.
  /// - Returns: The benchmarks, in order.
  /// - Throws: `Diagnostics` where settings do not fit; ``PlanError``.
  public static func builtIn(isQuick: Bool = false, settings: [String] = []) throws
    -> [ThroughputBenchmark]
  {
    let first = try ThroughputBenchmark(
      .read(.builtIn, settings: settings), about: "the built-in scenario")
    return try [first]
      + cases.filter { !isQuick || $0.people < 1_000_000 }.map { entry in
        try ThroughputBenchmark(
          .read(.text(entry.text, name: "\(entry.name).json"), settings: settings))
      }
  }

  private typealias Case = (name: String, people: Int, text: String)

  /// In rising order of people, so that memory left by one does not show in the next.
  private static let cases = [
    talk("busy-10k", 10_000, tellingOn: 3),
    talk("calm-10k", 10_000, tellingOn: 1),
    talk("busy-100k", 100_000, tellingOn: 3),
    talk("calm-100k", 100_000, tellingOn: 1),
    cascade("cascade-100k", 100_000, #"{ "each": 0.05 }"#, "each contact told with chance 0.05"),
    talk("busy-1m", 1_000_000, tellingOn: 3),
    talk("calm-1m", 1_000_000, tellingOn: 1),
    cascade("cascade-1m", 1_000_000, #"{ "each": 0.05 }"#, "each contact told with chance 0.05"),
    cascade("weighted-1m", 1_000_000, #""weightedCascade""#, "weighted cascade"),
  ]

  /// Both stories, told to 2 to 3 and to 8 to 10 people, by one person in a thousand and one in five
  /// thousand.
  private static func talk(_ name: String, _ people: Int, tellingOn tenths: Int) -> Case {
    scenario(
      name, "2-3 and 8-10 told, \(tenths) in 10 retell", people,
      customers: #""share": 0.0012, "satisfied": 0.8333, "dissatisfied": 0.1667"#,
      voices: """
        "positive": { "tells": { "between": [2, 3] }, "retell": 0.\(tenths) },
        "negative": { "tells": { "between": [8, 10] }, "retell": 0.\(tenths) }
        """)
  }

  /// One story from ten people, which everyone retells.
  private static func cascade(
    _ name: String, _ people: Int, _ tells: String, _ words: String
  ) -> Case {
    scenario(
      name, words, people, customers: #""count": 10, "satisfied": 1, "dissatisfied": 0"#,
      voices: """
        "positive": { "tells": \(tells), "retell": 1 },
        "negative": { "tells": "nobody" }
        """)
  }

  private static func scenario(
    _ name: String, _ title: String, _ people: Int, customers: String, voices: String
  ) -> Case {
    (
      name, people,
      """
      {
        "format": 1,
        "title": "\(title)",
        "seed": 1,
        "graph": { "model": "barabasi-albert", "people": \(people), "attach": 10 },
        "customers": { \(customers) },
        "voices": { \(voices) }
      }
      """
    )
  }
}
