import Scenarios
import Testing

@testable import Reports

@Suite struct WhatIfChangesTests {
  private static func document(_ variants: String) throws -> ScenarioDocument {
    try ScenarioDocument.read(
      .text(
        """
        { "format": 1, "extends": "preset:two-three-eight-ten",
          "graph": { "model": "ring-lattice", "people": 400, "contacts": 10 },
          "customers": { "share": 0.2 },
          "service": {
            "experience": { "misery": 0.1, "magic": 0 }, "complain": 0.25, "learning": 0.001,
            "loyalty": { "ordinary": 0.9, "silent": 0.4, "unresolved": 0.2, "resolved": 0.5, "resolvedQuickly": 0.8 }
          },
          "money": { "currency": "EUR", "margin": 25 },
          "variants": { \(variants) } }
        """, name: "x.json"))
  }

  private static func words(_ variants: String) throws -> [String] {
    let document = try document(variants)
    let changes = WhatIfChanges(document: document, terms: ServiceTerms(document.baseline.service))
    return document.variants.map { changes.words(of: $0.name) }
  }

  @Test func `a value is said with what it is in the baseline`() throws {
    #expect(
      try Self.words(
        #""more": { "service.complain": 0.5, "money.margin": 30 }, "same": { "service.complain": 0.25 }"#
      )
        == [
          """
          the share of unhappy customers who complain: 50 % instead of 25 %; the margin of a customer a period: \
          30 EUR instead of 25 EUR
          """, "",
        ])
  }

  @Test func `what-ifs that add one block are told apart by the values that differ`() throws {
    let block = #""finds": "leavers", "chance": 0.3, "cost": { "perContact": 15 }"#
    let words = try Self.words(
      """
      "win": { "service.listening.talks": { \(block), "winBack": 0.11 } },
      "learn": { "service.listening.talks": { \(block) }, "service.learning": 0.002 }
      """)
    #expect(words[0].hasPrefix("adds listening by talks, with "), "\(words)")
    #expect(words[0].hasSuffix(": 11 %"))
    #expect(words[1].hasPrefix("adds listening by talks, with "))
    #expect(words[1].contains(": 0 %; ") && words[1].hasSuffix(": 0.2 % instead of 0.1 %"))
  }

  @Test func `a choice is said in words, and what is not set by what that means`() throws {
    let words = try Self.words(
      #""rule": { "conflict": "coin" }, "rounds": { "limits.rounds": 3 }"#)
    #expect(
      words == [
        "the winner when good and bad news meet: either, by a coin instead of bad news",
        "the number of rounds in which people tell: 3 instead of no limit",
      ])
  }

  @Test func `of many parts those that other what-ifs do not share come first`() throws {
    let shared = #""service.complain": 0.5, "money.margin": 30"#
    let document = try Self.document(
      """
      "one": { \(shared), "service.learning": 0.002 }, "two": { \(shared), "customers.share": 0.3 }
      """)
    let changes = WhatIfChanges(document: document, terms: ServiceTerms(document.baseline.service))
    let words = ["one", "two"].map { changes.words(of: $0, most: 2) }
    #expect(words[0].contains(": 0.2 % instead of 0.1 %; ") && words[0].hasSuffix("; and 1 more"))
    #expect(words[1].contains(": 30 % instead of 20 %; ") && words[1].hasSuffix("; and 1 more"))
    #expect(!changes.words(of: "one").contains("more"))
  }
}
