@testable import Experiments
import Parallelism
@testable import Reports
import Scenarios
import Statistics
import Testing
import WordOfMouth

@Suite struct PrecisionWordsTests {
  private static func run(_ precision: String, _ scope: Plan.Scope = .run) throws
    -> ExperimentResult
  {
    let text = """
      { "format": 1, "seed": 7,
        "graph": { "model": "complete", "people": 400 },
        "customers": { "count": 20, "satisfied": 0, "dissatisfied": 1 },
        "voices": { "positive": { "tells": "nobody" },
                    "negative": { "tells": { "between": [1, 8] } } },
        "precision": \(precision),
        "variants": { "fewer": { "customers.count": 15 } },
        "sweep": { "grid": { "customers.count": [10, 40] } } }
      """
    let document = try ScenarioDocument.read(.text(text, name: "s.json"))
    return try Experiment(Plan(document, scope: scope)).run(
      workers: Workers(2), cancellation: Cancellation()
    ) { _ in }
  }

  private func stopped(_ result: ExperimentResult) -> String? {
    PrecisionWords(result).stopped?.text
  }

  private func missed(_ result: ExperimentResult) -> String? {
    PrecisionWords(result).missed()?.text
  }

  @Test func `a group that stopped says after how many replicates and what is known`() throws {
    let result = try Self.run("{ \"relative\": 0.05 }")
    #expect(
      stopped(result)
        == "Stopped after 128 replicates, when intervals were narrow enough: that of people who hear bad "
        + "news within 5 % of it (simulation error alone).")
    #expect(missed(result) == nil)
    #expect(Answer(result).sentences.last?.text == stopped(result))
    #expect(flat(printed(Document.of(result))).contains("Stopped after 128 replicates"))
    #expect(result.facts.contains { $0.label == "precision" })
  }

  @Test func `what was not reached says how near it is and what would do`() throws {
    let result = try Self.run("{ \"relative\": 0.001, \"atMost\": 200 }")
    #expect(stopped(result) == nil)
    let words = try #require(missed(result))
    #expect(
      words.hasPrefix(
        "200 replicates (the most allowed) were not enough: the interval of people who hear bad news is within "
      ))
    #expect(words.contains(" of it, not 0.1 %. About "))
    #expect(words.contains("would do: try --replicates "))
    #expect(Answer(result).cautions.first?.text == words)
    #expect(result.cautions.first?.text == words)
    // A hundred times as many make the arms a tenth.
    let miss = try #require(result.precision[0].misses.first)
    let times = try #require(miss.distance) / miss.allowed
    let number = words.split(separator: " ").last.map { $0.dropLast().filter { $0 != "," } }
    let needed = try #require(number.flatMap { Int($0) })
    #expect(Double(needed) >= 200 * times * times && Double(needed) <= 220 * times * times + 100)
  }

  @Test func `what is always 0 is known, and a figure without a firm interval says so`() throws {
    let nothing = try Self.run("{ \"metric\": \"reach_positive\", \"relative\": 0.1 }")
    #expect(stopped(nothing)?.hasPrefix("Stopped after 128 replicates") == true)
    let rough = try Self.run("{ \"relative\": 0.1, \"atMost\": 50 }")
    #expect(
      missed(rough)
        == "50 replicates (the most allowed) were not enough: the interval of people who hear bad news is "
        + "rough. Allow more with --replicates, or a wider interval.")
  }

  @Test func `what a comparison missed names the setting`() throws {
    let result = try Self.run(
      """
      { "all": [{ "metric": "reach_negative", "difference": true, "absolute": 0.01 },
                { "metric": "reach_negative", "absolute": 50 }], "atMost": 150 }
      """, .compare)
    let words = try #require(missed(result))
    #expect(words.contains("difference in people who hear bad news (fewer) is within "))
    #expect(words.contains(" of it, not 0.01."))
    #expect(
      PrecisionWords(result).asked?.text
        == "difference in people who hear bad news to within 0.01, people who hear bad news to "
        + "within 50; at most 150 replicates")
  }

  @Test func `points of a sweep stop by themselves, and tables show where`() throws {
    let result = try Self.run("{ \"absolute\": 1.3, \"atMost\": 500 }", .sweep)
    let counts = result.precision.map(\.replicates)
    #expect(counts[0] < counts[1])
    let table = try #require(Answer(result).table)
    #expect(table.columns.last?.heading == "replicates")
    let shown = table.rows.compactMap { row in
      if case .cells(let cells) = row.content { cells.last?.text } else { nil }
    }
    #expect(Set(shown) == Set(counts.map { "\($0)" }))
    #expect(SettingTables.stories(result).columns.contains { $0.heading == "replicates" })
    #expect(result.settings.map { $0.summaries[0].requested } == counts)
    if result.precision.allSatisfy(\.misses.isEmpty) {
      #expect(stopped(result)?.hasPrefix("2 of 2 points stopped after \(counts[0]) to ") == true)
    } else {
      #expect(stopped(result)?.hasPrefix("1 of 2 points stopped after \(counts[0]) ") == true)
      #expect(missed(result)?.contains("were not enough for 1 of 2 points: ") == true)
    }
  }

  @Test func `the manifest has goals and what was reached`() throws {
    let result = try Self.run("{ \"relative\": 0.05 }")
    let text = Manifest(result: result, tables: []).text
    for line in [
      "\"metric\": \"reach_negative\"", "\"relative\": 0.05", "\"at_most\": 65536",
      "\"reached\": true", "\"fewest_replicates\": 128",
    ] {
      #expect(text.contains(line), "\(text)")
    }
  }

  @Test func `without a precision nothing is said`() throws {
    let result = try Example.run()
    #expect(stopped(result) == nil && missed(result) == nil)
    #expect(PrecisionWords(result).asked == nil && result.precision.isEmpty)
  }
}
