import Experiments
import Testing

@testable import Reports

@Suite struct ProvenanceWordsTests {
  @Test func `the command can be copied, and the plan is named`() throws {
    let result = try Example.compare()
    let blocks = ProvenanceWords(
      result: result, source: PageSource(command: ["hearsay", "compare", "a b.json"])
    ).blocks
    #expect(blocks.contains(.code(["hearsay compare 'a b.json'"])))
    let words = blocks.compactMap { if case .note(let words) = $0 { words.text } else { nil } }
    #expect(words[0].contains("plan \(result.plan.hash), random seed 42, 4 replicates"))
    #expect(words[0].contains("Differences are paired"))
  }
}
