@testable import GraphFiles
import Foundation
import Parallelism
import PlainText
import Reports
import SocialGraph
import Testing

@Suite struct GraphWordsTests {
  /// A triangle, a pair and somebody alone.
  private func summary(directed: Bool = false) throws -> GraphSummary {
    var list = TieList()
    for (from, to) in [(0, 1), (1, 2), (0, 2), (3, 4)] { list.add(PersonID(from), PersonID(to)) }
    let built = try list.build(people: 6, isDirected: directed, workers: .single)
    return GraphSummary(of: built.graph, workers: .single)
  }

  private let report = ReadingReport(
    path: "ties.tsv", format: "edge list, tab-separated", isCompressed: true, rows: 8,
    selfLoopsDropped: 1, repeatsDropped: 3, reversedRepeats: 2,
    notes: ["The header line is skipped."])

  @Test func `people read a graph as a table`() throws {
    let text = printed(.of(try summary(), report, title: "ties.tsv"))
    #expect(
      text == """
        ties.tsv
        edge list, tab-separated, gzip, 8 rows

          people                   6
          ties                     4
          self-loops dropped       1
          repeats dropped          3  2 of them in the other direction
          components               3
          largest component        3  50.0 %
          mean contacts         1.33
          most contacts            2
          without contacts         1  16.7 %
          clustering          0.5000  Watts and Strogatz 1998
          transitivity        1.0000  Newman 2003

        Contacts per person: min 0, p05 0, p25 1, p50 1, p75 2, p95 2, max 2
        note: The header line is skipped.

        """)
  }

  @Test func `programs read a graph as one JSON object`() throws {
    let text = JSONValue.of(try summary(), report).pretty
    #expect(
      text == """
        {
          "people": 6,
          "ties": 4,
          "directed": false,
          "self_loops_dropped": 1,
          "repeats_dropped": 3,
          "components": 3,
          "largest_component": 3,
          "mean_contacts": 1.3333333333333333,
          "max_contacts": 2,
          "clustering": 0.5,
          "transitivity": 1,
          "without_contacts": 1,
          "contacts_min": 0,
          "contacts_p05": 0,
          "contacts_p25": 1,
          "contacts_p50": 1,
          "contacts_p75": 2,
          "contacts_p95": 2,
          "contacts_max": 2,
          "file": "ties.tsv",
          "format": "edge list, tab-separated",
          "compressed": true,
          "rows": 8,
          "reversed_repeats": 2,
          "notes": ["The header line is skipped."]
        }

        """)
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func `a generated graph has no file, and a directed one says so`() throws {
    let json = JSONValue.of(try summary(directed: true), nil).pretty
    #expect(json.contains("\"directed\": true"))
    #expect(json.contains("\"repeats_dropped\": 0"))
    #expect(!json.contains("\"file\""))
    let text = printed(.of(try summary(directed: true), nil, title: "a"))
    #expect(text.contains("directed"))
    #expect(!text.contains("dropped"))
  }

  @Test func `a graph of nobody is reported`() throws {
    let built = try TieList().build(people: 0, isDirected: false, workers: .single)
    let nobody = GraphSummary(of: built.graph, workers: .single)
    #expect(printed(.of(nobody, nil, title: "nobody")).contains("people"))
    #expect(JSONValue.of(nobody, nil).pretty.contains("\"people\": 0"))
  }
}
