import Experiments
import PlainText
import Testing

@testable import Reports

@Suite struct AssumptionWordsTests {
  @Test func `every value has a source and a grade, but for the question`() throws {
    let blocks = AssumptionWords(try Example.compare()).blocks
    let rows = try #require(blocks.tables.first).texts
    #expect(rows[0] == ["dissatisfied customers", "10 % (5 %)", "the question", ""])
    #expect(rows.dropFirst().allSatisfy { !$0[2].isEmpty && !$0[3].isEmpty })
    #expect(rows.contains { $0[1] == "8 to 10" && $0[2].hasPrefix("[") && $0[3] == "C" })
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
