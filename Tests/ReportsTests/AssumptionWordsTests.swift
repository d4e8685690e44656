import Experiments
import Parallelism
import PlainText
import Scenarios
import Testing

@testable import Reports

@Suite struct AssumptionWordsTests {
  @Test func `every value has a source and a grade, but for the question`() throws {
    let blocks = AssumptionWords(try Example.compare()).blocks
    let rows = try #require(blocks.tables.first).texts
    #expect(
      rows[0] == ["dissatisfied customers", "10 % (half-as-many-unhappy: 5 %)", "the question", ""])
    #expect(rows.dropFirst().allSatisfy { !$0[2].isEmpty && !$0[3].isEmpty })
    #expect(rows.contains { $0[1] == "8 to 10" && $0[2].hasPrefix("[") && $0[3] == "C" })
  }

  @Test func `a run asks nothing: no value is called the question`() throws {
    let blocks = AssumptionWords(try Example.run()).blocks
    let rows = try #require(blocks.tables.first).texts
    let share = try #require(rows.first { $0[0] == "dissatisfied customers" })
    #expect(share == ["dissatisfied customers", "10 %", "assumed", "D"])
    #expect(!rows.contains { $0[2] == "the question" })
  }

  @Test func `what a what-if adds has a row, and what is uncertain its range`() throws {
    let document = try ScenarioDocument.read(
      .text(
        """
        { "format": 1, "extends": "preset:two-three-eight-ten",
          "graph": { "model": "ring-lattice", "people": 100, "contacts": 10 },
          "customers": { "share": 0.2 },
          "service": {
            "periods": 2, "experience": { "misery": 0.1, "magic": 0 }, "complain": 0.25,
            "loyalty": { "ordinary": 0.9, "silent": 0.4, "unresolved": 0.2, "resolved": 0.5, "resolvedQuickly": 0.8 }
          },
          "money": { "currency": "EUR", "margin": 25 }, "replicates": 4,
          "uncertain": { "money.margin": { "from": 15, "to": 35 } },
          "variants": { "ask": { "service.listening.survey": { "finds": "unhappy", "asks": 0.3, "chance": 0.5 } } } }
        """, name: "x.json"))
    let result = try Experiment(Plan(document, scope: .compare)).run(
      workers: Workers(1), cancellation: Cancellation()
    ) { _ in }
    let rows = try #require(AssumptionWords(result).blocks.tables.first).texts
    #expect(rows.contains { $0[1] == "none (ask: 30 %)" && $0[2] == "the question" }, "\(rows)")
    #expect(rows.contains { $0[1] == "none (ask: 50 %)" })
    #expect(rows.contains { $0[1] == "25 EUR (15 EUR to 35 EUR)" && $0[2] == "assumed" })
  }

  @Test func `values are in words`() {
    let terms = ServiceTerms(nil)
    func said(_ text: String, _ path: String) -> String {
      AssumptionWords.value(AssumptionWords.parameter(text), of: path, terms)
    }
    #expect(said("0.6", "service.recovery.attempt") == "60 %")
    #expect(said(#"{"between": [4, 5]}"#, "voices.negative.tells") == "4 to 5")
    #expect(said("20", "service.recovery.cost") == "20")
    #expect(said("0.01", "money.discount") == "1 %")
    #expect(said("watts-strogatz", "graph.model") == "small world (Watts and Strogatz)")
  }
}
