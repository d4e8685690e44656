import Testing

import Experiments

@Suite struct PlanHashTests {
  @Test func `texts hash to the same digits for good`() {
    // Computed apart, with whole numbers of any size.
    #expect(PlanHash().text == "f52a15e9a9b5e89b")
    #expect(PlanHash("run", "{}").text == "582d36efc572bed2")
    #expect(PlanHash("a").text.count == 16)
    #expect(PlanHash("a").text.allSatisfy { $0.isHexDigit })
  }

  @Test func `different texts and different cuts hash differently`() {
    let texts = [
      PlanHash(), PlanHash(""), PlanHash("", ""), PlanHash("a"), PlanHash("ab"),
      PlanHash("a", "b"), PlanHash("b", "a"), PlanHash("run", "{}"), PlanHash("sweep", "{}"),
    ].map(\.text)
    #expect(Set(texts).count == texts.count)
  }
}
