import Experiments
import Reports
import Testing

@Suite struct ExplanationsTests {
  @Test func `Explanations tell simulation error, luck and doubt about inputs apart`() throws {
    let text = Explanations(result: try Example.run()).sentences.joined(separator: "\n")
    for words in [
      "simulation error", "one market to the next", "doubt about the inputs", "at least 1 % of all",
    ] {
      #expect(text.contains(words))
    }
    #expect(!text.contains("Higher in"))
  }

  @Test func `differences are explained where there are any`() throws {
    let sentences = Explanations(result: try Example.compare()).sentences
    #expect(sentences.last?.hasPrefix("Differences are what-if less baseline") == true)
  }
}
