import Parallelism
import SocialGraph
import Testing

@Suite struct CompleteGraphTests {
  @Test func `everybody knows everybody else, without a byte stored`() throws {
    let graph = try GraphModel.complete(people: 4).build(seed: 1, workers: .single)
    #expect(graph.rows == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]])
    #expect(graph.ties == 6)
    #expect(graph.byteCount == 0)
  }

  @Test(arguments: [0, 1, 2, 5, 6])
  func `it equals the stored graph of all pairs`(people: Int) throws {
    let complete = try GraphModel.complete(people: people).build(seed: 1, workers: .single)
    let stored = try GraphModel.erdosRenyi(people: people, contacts: Double(max(0, people - 1)))
      .build(seed: 1, workers: .single)
    #expect(complete.rows == stored.rows)
    #expect(complete.ties == stored.ties)
    #expect(complete.largestContactCount == stored.largestContactCount)
    #expect(
      GraphSummary(of: complete, workers: .single) == GraphSummary(of: stored, workers: .single))
  }
}
