import Experiments
import Foundation
import FoundationXML
import Testing

@testable import Reports

@Suite struct PageTests {
  private static let source = PageSource(command: ["hearsay", "compare", "a b.json"])

  private func page(_ result: ExperimentResult) -> Document {
    Document(page: result, source: Self.source)
  }

  private func headings(_ document: Document) -> [String] {
    document.blocks.compactMap { if case .heading(let words) = $0 { words.text } else { nil } }
  }

  private func charts(_ document: Document) -> [Chart] {
    document.blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  @Test func `a page of a firm has every part in order`() throws {
    let page = page(try Example.service(.compare))
    #expect(
      headings(page).prefix(3) == [
        "Does it pay, and when?", "Who hears what?",
        "How sure are we, and what would change the answer?",
      ])
    let rest = headings(page).dropFirst(3)
    #expect(rest.first == "What we assumed" && rest.last == "How to get this page again")
    #expect(
      charts(page).map(\.id).prefix(5) == ["differences", "money", "periods", "spread", "funnel"])
    let tiles = page.blocks.compactMap { if case .tiles(let tiles) = $0 { tiles } else { nil } }
    #expect(tiles.count == 1 && tiles[0].count == 3)
  }

  @Test func `a page without money is about who hears`() throws {
    let page = page(try Example.compare())
    #expect(headings(page).first == "How many hear, when, and what if?")
    #expect(charts(page).map(\.id).contains("differences"))
  }

  @Test func `cautions of a page are without commands`() throws {
    let result = try Example.compare()
    let items = page(result).blocks.flatMap { block -> [Prose] in
      if case .list(let items) = block { items } else { [] }
    }
    #expect(items.contains { $0.text.hasPrefix("All figures come from one simulated network") })
    #expect(!items.contains { $0.text.contains("--") })
    #expect(result.briefCautions().contains { $0.text.contains("try --set graph.draws=10") })
  }

  @Test(arguments: ["run", "compare", "sweep", "uncertain", "service"])
  func `every kind of page is well-formed, and the same twice`(kind: String) throws {
    let result =
      switch kind {
      case "run": try Example.run()
      case "compare": try Example.compare()
      case "sweep": try Example.sweep()
      case "uncertain": try Example.uncertain()
      default: try Example.service(.compare)
      }
    let text = HTMLRenderer().text(page(result))
    #expect(text == HTMLRenderer().text(page(result)))
    #expect(text.contains("hearsay compare 'a b.json'") || text.contains("&#39;a b.json&#39;"))
    #expect(!text.contains("<script") && !text.contains("nan"))
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  @Test func `titles and sentences end as they should`() throws {
    for result in [try Example.service(.compare), try Example.compare(), try Example.run()] {
      for chart in charts(page(result)) {
        #expect(!chart.title.text.hasSuffix("."), "\(chart.title)")
        #expect(!chart.title.text.contains("  ") && !chart.note.text.contains("  "))
      }
    }
  }
}
