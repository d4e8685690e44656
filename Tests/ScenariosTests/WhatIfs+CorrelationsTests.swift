import PlainText
import Scenarios
import Testing

/// Also of `RankCorrelations`, which reads them.
@Suite struct WhatIfsCorrelationsTests {
  private static func text(_ correlations: String) -> String {
    """
    { "format": 1, "extends": "preset:two-three-eight-ten",
      "uncertain": {
        "voices.negative.retell": { "from": 0, "to": 0.1 },
        "customers.dissatisfied": [0.1, 0.2, 0.3],
        "customers.share": { "p05": 0.02, "p95": 0.1 },
        "conflict": { "oneOf": ["coin", "negativeWins"] },
        "voices.positive.retell": [0.1, 0] },
      "uncertainty": { "correlations": \(correlations) } }
    """
  }

  private static func pair(_ one: String, _ other: String, _ rank: Double) -> String {
    "{ \"between\": [\"\(one)\", \"\(other)\"], \"rank\": \(rank) }"
  }

  private static let (retell, bad, share) = (
    "voices.negative.retell", "customers.dissatisfied", "customers.share"
  )

  @Test func `correlations are read, recorded and explained`() throws {
    let document = try GoodFiles.read(
      Self.text(
        "[\(Self.pair(Self.retell, Self.bad, 0.5)), \(Self.pair(Self.share, Self.bad, -0.3))]"))
    let inputs = try #require(document.uncertain)
    #expect(
      inputs.correlations.map(\.paths) == [[Self.retell, Self.bad], [Self.share, Self.bad]])
    #expect(inputs.correlations.map(\.rank) == [0.5, -0.3])
    #expect(
      inputs.correlationMatrix(of: [Self.bad, Self.retell, Self.share])
        == [[1, 0.5, -0.3], [0.5, 1, 0], [-0.3, 0, 1]])
    let again = try ScenarioDocument.read(.text(document.recordedJSON(), name: "y.json"))
    #expect(again.uncertain == inputs)
    #expect(document.explained().contains { $0.path == "uncertainty.correlations" })
  }

  @Test(arguments: [
    ("§7", "uncertainty.correlations must be a list", ""),
    ("[§7]", "uncertainty.correlations[0] must be an object", ""),
    ("[§{ \"rank\": 0.5 }]", "\"between\" is missing", ""),
    ("[{ \"between\": §[\"customers.share\"], \"rank\": 0.5 }]", "a list of two paths", ""),
    (
      "[{ \"between\": [\"customers.share\", \"customers.dissatisfied\"], \"rank\": §2 }]",
      "\"rank\" must be a number above -1 and below 1", ""
    ),
    (
      "[{ \"between\": [\"customers.share\", \"customers.dissatisfied\"], \"rank\": §1 }]",
      "\"rank\" must be a number above -1 and below 1, not 1", "write 0.99"
    ),
    (
      "[{ \"between\": [\"customers.share\", §\"customers.disatisfied\"], \"rank\": 0.5 }]",
      "\"customers.disatisfied\" is not an uncertain input",
      "did you mean \"customers.dissatisfied\"?"
    ),
    (
      "[{ \"between\": [\"customers.share\", §\"conflict\"], \"rank\": 0.5 }]",
      "the values of conflict have no order", "only numbers"
    ),
    (
      "[{ \"between\": [§\"voices.positive.retell\", \"customers.share\"], \"rank\": 0.5 }]",
      "have no order", "rising order"
    ),
    ("[§\(pair(share, share, 0.5))]", "is correlated with itself", ""),
    ("[\(pair(share, bad, 0.5)), §\(pair(bad, share, 0.4))]", "are here twice", "keep one"),
    (
      "§[\(pair(share, bad, 0.9)), \(pair(bad, retell, 0.9)), \(pair(retell, share, -0.9))]",
      "not positive definite", "nearer to 0"
    ),
    (
      "[{ \"between\": [], §\"ranks\": 0.5 }]", "unknown key \"ranks\"", "did you mean \"rank\"?"
    ),
  ]) func `an error is reported at its place`(
    correlations: String, message: String, note: String
  ) throws {
    let marked = try #require(Marked(Self.text(correlations)))
    let items = GoodFiles.errors(marked.text)
    let item = try #require(items.first { $0.message.contains(message) }, "\(items)")
    #expect(item.line == marked.line && item.column == marked.column, "\(item)")
    #expect(note.isEmpty || item.remedies.contains { $0.contains(note) }, "\(item.remedies)")
  }
}
