import Experiments
import Reports
import Testing

@Suite struct ExplanationsTests {
  @Test func `simulation error, spread and uncertain inputs are distinguished`() throws {
    let text = Explanations(try Example.run()).sentences.map(\.text).joined(separator: "\n")
    for words in [
      "simulation error", "simulated markets differ", "uncertainty about the inputs",
      "at least 1 % of all",
    ] {
      #expect(text.contains(words))
    }
    #expect(!text.contains("Higher in"))
  }

  @Test func `differences are explained where there are any`() throws {
    let sentences = Explanations(try Example.compare()).sentences.map(\.text)
    #expect(sentences.last?.hasPrefix("Differences are what-if minus baseline") == true)
  }
}
