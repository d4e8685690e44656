import Testing

@testable import Reports

@Suite struct KeyWordsTests {
  @Test func `a key has its words before it, where there are any`() {
    #expect(
      KeyWords.said("customers.dissatisfied").text
        == "the share of dissatisfied customers (customers.dissatisfied)")
    #expect(KeyWords.said("graph.rewire").text == "graph.rewire")
  }
}
