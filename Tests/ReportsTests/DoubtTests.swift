import Testing

@testable import Experiments
@testable import Reports

@Suite struct DoubtTests {
  @Test func `every combination of inputs is counted`() throws {
    let result = try #require(try Example.decided().comparison)
    let figure = try #require(DecidingFigure(result))
    let words = try #require(VerdictWords(result, figure))
    let doubt = try #require(words.best.doubt(in: result))
    #expect(doubt.cases.count == 20)
    let text = doubt.sentence(isBut: false, figure).text
    #expect(text.hasPrefix("Allowing for what we do not know, it is "))
    #expect(text.contains("of 20 combinations of inputs; on average over these "))
    #expect(text.hasSuffix(")."))
    #expect(doubt.sentence(isBut: true, figure).text.hasPrefix("But allowing"))
  }

  @Test func `the charts of doubt stand before the words`() throws {
    let page = Document(
      page: try Example.decided(), source: PageSource(command: ["hearsay", "uncertain", "x.json"]))
    let ids = page.blocks.compactMap { if case .chart(let chart) = $0 { chart.id } else { nil } }
    #expect(ids.contains("worlds") && ids.contains("tornado"))
    let notes = page.blocks.compactMap {
      if case .chart(let chart) = $0 { chart.note.text } else { nil }
    }
    #expect(notes.contains { $0.contains("In the worst combination it is ") })
    let strong = page.blocks.compactMap { block -> String? in
      if case .paragraph(let words) = block { words.text } else { nil }
    }
    #expect(strong.contains { $0.hasPrefix("In the inputs.") })
    #expect(strong.contains { $0.hasPrefix("What to find out first.") })
  }
}
