@testable import Experiments
import Testing

@testable import Reports

@Suite struct EndWordsTests {
  private static func bar(_ input: String, _ texts: [String]) -> DecisionResult.Bar {
    DecisionResult.Bar(
      input: input, assumed: texts[0],
      ends: texts.map { .init(text: $0, number: Double($0), difference: nil) },
      hasAlternatives: Double(texts[0]) == nil)
  }

  private static func said(_ input: String, _ texts: [String]) -> [String] {
    let bar = bar(input, texts)
    let words = EndWords(bar: bar, terms: ServiceTerms(nil))
    return bar.ends.map(words.said)
  }

  @Test
  func `numbers have the unit of their parameter, and more digits where they would read alike`() {
    #expect(Self.said("service.complain", ["0.1712", "0.513"]) == ["17.1 %", "51.3 %"])
    #expect(Self.said("money.margin", ["1000.4", "1001.2"]) == ["1,000.4", "1,001.2"])
  }

  @Test func `an alternative is what sets it apart`() {
    #expect(
      Self.said(
        "graph",
        [
          #"{"model": "ring-lattice", "people": 50, "contacts": 2}"#,
          #"{"model": "watts-strogatz", "people": 50, "contacts": 2, "rewire": 0.1}"#,
        ]) == ["ring of neighbours", "small world (Watts and Strogatz)"])
    #expect(Self.said("conflict", ["coin", "negativeWins"]) == ["either, by a coin", "bad news"])
  }
}
