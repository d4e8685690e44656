@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Repeated rows that are merged on the way (`CollectedTies`, `TieTable`, `TieLayers`).
@Suite struct CollectedTiesTests {
  /// Some ties among few people, loops and both directions included.
  private func rows(_ count: Int, people: Int) -> [Tie] {
    var generator = FixedGenerator(7)
    return (0..<count).map { _ in
      Tie(
        PersonID.random(in: 0..<PersonID(people), using: &generator),
        PersonID.random(in: 0..<PersonID(people), using: &generator))
    }
  }

  /// The report of building some ties after they were merged, or not.
  private func report(
    _ ties: consuming CollectedTies, people: Int, isDirected: Bool
  ) throws -> (ReadingReport, Graph) {
    let options = ReadingOptions(isDirected: isDirected, workers: Workers(2))
    let (pieces, merged) = ties.take()
    var report = ReadingReport(
      path: "", format: "", isCompressed: false,
      rows: pieces.reduce(merged.rows) { $0 + $1.count }, selfLoopsDropped: 0, repeatsDropped: 0,
      reversedRepeats: 0, notes: [])
    let graph = try pieces.built(people: people, without: merged, options, &report)
    return (report, graph)
  }

  @Test(arguments: [true, false], [9, 40, 3000])
  func `merged rows give the graph and the report of all rows`(
    isDirected: Bool, people: Int
  ) throws {
    let rows = rows(40_000, people: people)
    var all = CollectedTies()
    var merged = CollectedTies(firstLook: 1000)
    for tie in rows {
      all.append(tie)
      merged.append(tie)
    }
    // In two parts, of which the second was not merged.
    var parts = CollectedTies(firstLook: 500)
    var second = CollectedTies()
    for tie in rows.prefix(30_000) { parts.append(tie) }
    for tie in rows.dropFirst(30_000) { second.append(tie) }
    parts.append(second)
    let expected = try report(all, people: people, isDirected: isDirected)
    for ties in [merged, parts] {
      #expect(ties.rows == rows.count)
      let found = try report(ties, people: people, isDirected: isDirected)
      #expect(found.0 == expected.0)
      #expect(found.1.ties == expected.1.ties)
      for person in 0..<PersonID(people) {
        #expect(Array(found.1.contacts(of: person)) == Array(expected.1.contacts(of: person)))
      }
    }
  }

  @Test func `memory follows different ties, not rows`() {
    var equal = CollectedTies(firstLook: 1 << 14)
    var repeated = CollectedTies(firstLook: 1 << 14)
    var inRuns = CollectedTies(firstLook: 1 << 14)
    for row in 0..<2_000_000 {
      equal.append(Tie(1, 2))
      repeated.append(Tie(UInt32(row % 1000), 0))
      inRuns.append(Tie(UInt32(row / 100), 0))
    }
    #expect(equal.held < 1 << 19)
    #expect(repeated.held < 1 << 19)
    #expect(inRuns.held < 1 << 19)
    #expect(equal.rows == 2_000_000)
  }

  @Test func `a list without repeats is kept as it is`() {
    var ties = CollectedTies(firstLook: 1 << 14)
    for row in 0..<200_000 { ties.append(Tie(UInt32(row % 500), UInt32(row))) }
    let (pieces, merged) = ties.take()
    #expect(merged.rows == 0)
    #expect(pieces.first?.first == Tie(0, 0) && pieces.first?[1] == Tie(1, 1))
  }

  @Test func `ends can be renumbered after rows were merged`() {
    var ties = CollectedTies(firstLook: 100)
    for row in 0..<10_000 { ties.append(Tie(UInt32(row % 3), 5)) }
    ties.renumber { $0 + 10 }
    ties.append(Tie(15, 15))
    let (pieces, merged) = ties.take()
    #expect(
      pieces.joined().sorted { $0.from < $1.from }
        == [Tie(10, 15), Tie(11, 15), Tie(12, 15), Tie(15, 15)])
    #expect(merged.repeats == 9_997)
  }

  @Test func `a table counts ties`() {
    var table = TieTable()
    for number in 0..<5000 { table.add(Tie(UInt32(number), UInt32(number * 7))) }
    let isNew = table.add(Tie(9, 63), times: 4)
    #expect(!isNew)
    #expect(table.count == 5000)
    #expect(table[Tie(9, 63)] == 5)
    #expect(table[Tie(63, 9)] == 0)
    table.add(Tie(9, 63), times: .max)
    #expect(table[Tie(9, 63)] == .max)
    var sum = 0
    table.forEach { tie, _ in sum += Int(tie.from) }
    #expect(sum == 4999 * 5000 / 2)
  }

  @Test func `more ties than memory holds are refused with the figure`() throws {
    let text = (0..<200_000).map { "\($0) \($0 + 1)\n" }.joined()
    let file = try TemporaryFile(text.utf8)
    var options = ReadingOptions(isDirected: true, workers: .single)
    options.memory = MemoryLimit(1e6)
    let error = try #require(throws: Diagnostic.self) { try GraphFile(file.path, options) }
    #expect(error.cause as? GraphFileCause == .memory)
    #expect(error.message.contains("976.6 KiB") || error.message.contains("977 KiB"), "\(error)")
  }
}
