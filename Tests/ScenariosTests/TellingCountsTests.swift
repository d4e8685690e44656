import Randomness
import PlainText
import Scenarios
import Testing
import WordOfMouth

/// Of `TellingCounts` and `ValueKind`.
@Suite struct TellingCountsTests {
  static let rules: [(String, TellingRule)] = [
    ("{\"exactly\": 9}", .exactly(9)), ("{\"exactly\": 0}", .exactly(0)),
    ("{\"between\": [8, 10]}", TellingRule(.count(.between(8, 10)))),
    ("{\"each\": 0.2}", .each(0.2)),
    ("\"weightedCascade\"", TellingRule(.weightedCascade)), ("\"everyone\"", .everyone),
    ("\"nobody\"", .nobody),
    ("{\"poisson\": 9}", TellingRule(.count(.poisson(mean: 9)))),
    (
      "{\"negativeBinomial\": {\"shape\": 0.5, \"mean\": 9}}",
      TellingRule(.count(.negativeBinomial(mean: 9, shape: 0.5)))
    ),
    (
      "{\"shares\": {\"20\": 0.05, \"0\": 0.7, \"3\": 0.25}}",
      TellingRule(
        .count(
          .shares([
            .init(count: 0, share: 0.7), .init(count: 3, share: 0.25),
            .init(count: 20, share: 0.05),
          ])))
    ),
    ("{\"silent\": 0.3, \"exactly\": 30}", TellingRule(.count(.exactly(30)), silent: 0.3)),
    ("{\"each\": 0.1, \"silent\": 1}", TellingRule(.each(0.1), silent: 1)),
  ]

  static func text(_ rule: String) -> String {
    GoodFiles.drawn.replacing("{ \"between\": [2, 3] }", with: rule)
  }

  @Test(arguments: rules)
  func `every telling count reads`(written: String, rule: TellingRule) throws {
    #expect(try GoodFiles.read(Self.text(written)).baseline.voices.positive.tells == rule)
  }

  @Test func `each form that is explained is one that can be written`() throws {
    let forms = try #require(ParameterDescription.at("voices.positive.tells")).forms
    #expect(forms.count == 12 && ParameterDescription.at("voices.negative.retells")?.forms == forms)
    // A file without weights or layers says so of these two, and knows both.
    for form in forms where !form.contains("byWeight") && !form.contains("layers") {
      #expect(throws: Never.self) { try GoodFiles.read(Self.text(form)) }
    }
  }

  @Test(arguments: ["byWeight", "exactly", "negativeBinomial"])
  func `the key of a form alone is told how to write it`(word: String) throws {
    let error = #expect(throws: Diagnostics.self) { try GoodFiles.read(Self.text("\"\(word)\"")) }
    #expect(error?.items.first?.remedies.contains { $0.hasPrefix("write {\"\(word)\": ") } == true)
  }

  @Test func `without retells people retell as many as first-hand people tell`() throws {
    let text = GoodFiles.drawn.replacing(
      ", \"retells\": { \"exactly\": 2, \"silent\": 0.1 }", with: "")
    let voice = try GoodFiles.read(text).baseline.voices.positive
    #expect(voice.retells == voice.tells)
  }
}
