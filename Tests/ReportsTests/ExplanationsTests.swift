import Experiments
import Reports
import Testing

@Suite struct ExplanationsTests {
  @Test func `simulation error, spread and uncertain inputs are distinguished`() throws {
    let text = try Example.run().explanations.map(\.text).joined(separator: "\n")
    for words in [
      "simulation error", "simulated markets differ", "uncertainty about the inputs",
      "Take-off is shown where reach has two modes",
    ] {
      #expect(text.contains(words))
    }
    #expect(!text.contains("Higher in"))
  }

  @Test func `differences are explained where there are any`() throws {
    let sentences = try Example.compare().explanations.map(\.text)
    #expect(sentences.last?.hasPrefix("Differences are what-if minus baseline") == true)
    #expect(
      sentences[0].hasSuffix("\"No split\" means that a reach has one mode."))
  }
}
