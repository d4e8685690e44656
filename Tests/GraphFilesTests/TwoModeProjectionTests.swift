@testable import GraphFiles
import Parallelism
import PlainText
import Randomness
import SocialGraph
import Testing

/// Two-mode lists (`TwoModeProjection`, `TwoModeHint`).
@Suite struct TwoModeProjectionTests {
  private func project(
    _ text: String, on side: Projection, isDirected: Bool = false
  ) throws -> GraphFile {
    let file = try TemporaryFile(text.utf8)
    return try GraphFile.read(
      file.path, isDirected: isDirected, workers: .single, projection: side)
  }

  @Test func `people who share something are tied once`() throws {
    let text =
      "person,event\nann,fair\nbob,fair\nann,ball\nbob,ball\ncleo,ball\ndan,fete\nann,fair\n"
    let people = try project(text, on: .first)
    #expect(people.labels == .texts(["ann", "bob", "cleo", "dan"]))
    #expect(people.graph.ties == 3)
    #expect(people.graph.contactCount(of: 3) == 0, "who shares nothing is a person too")
    #expect(people.report.rows == 7)
    #expect(people.report.repeatsDropped == 1)
    #expect(people.report.notes.last?.contains("4 people") == true)
    #expect(
      try ties(of: project(text, on: .second, isDirected: true)) == ["ball>fair", "fair>ball"])
  }

  @Test func `the columns of a list are of two kinds even where their ids are the same`() throws {
    let file = try project("1 1\n2 1\n3 2\n", on: .first)
    #expect(file.labels == .integers([1, 2, 3]))
    #expect(file.graph.ties == 1)
    #expect(file.report.notes.contains { $0.contains("2 ids are in both columns") })
  }

  @Test(arguments: [Projection.first, .second], [3, 40])
  func `a random list is projected as every pair is compared`(
    side: Projection, things: Int
  ) throws {
    let random = RandomKey(seed: 11, purpose: .graph)
    let rows = (0..<150).map { row in
      let draws = random.draws(of: UInt64(row))
      return (draws.below(60, 0), draws.below(UInt64(things), 1))
    }
    let text = rows.map { "p\($0.0),t\($0.1)\n" }.joined()
    let file = try project(text, on: side)
    var shares: [String: Set<String>] = [:]
    for row in rows {
      let (person, thing) = side == .first ? ("p\(row.0)", "t\(row.1)") : ("t\(row.1)", "p\(row.0)")
      shares[person, default: []].insert(thing)
    }
    let people = shares.keys.sorted()
    #expect(file.labels == .texts(people))
    for (number, person) in people.enumerated() {
      let contacts = people.filter {
        $0 != person && !(shares[$0] ?? []).isDisjoint(with: shares[person] ?? [])
      }
      #expect(file.graph.contacts(of: PersonID(number)).map { file.labels[$0] } == contacts)
    }
  }

  @Test func `a matrix of people and things is rejected with a message, or projected`() throws {
    let text = "%%MatrixMarket matrix coordinate pattern general\n2 3 3\n1 1\n2 1\n2 3\n"
    try expectRefusal(text.utf8, line: 2, "2 rows and 3 columns", remedy: "Project it")
    #expect(try ties(of: project(text, on: .first, isDirected: true)) == ["1>2", "2>1"])
    let columns = try project(text, on: .second)
    #expect(columns.labels == .integers([1, 2, 3]))
    #expect(columns.graph.ties == 1)
    let symmetric = "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n"
    #expect(throws: Diagnostic.self) { try project(symmetric, on: .first) }
  }

  @Test func `other formats are projected if ties lead from one side to the other`() throws {
    func text(_ last: Int) -> String {
      let nodes = (1...4).map { "node [ id \($0) ]" }.joined()
      let edges = [(1, 3), (2, 3), (last, 4)].map { "edge [ source \($0) target \($1) ]" }.joined()
      return "graph [ \(nodes) \(edges) ]"
    }
    #expect(try project(text(1), on: .first).graph.ties == 1)
    #expect(try project(text(1), on: .second).graph.ties == 1)
    let error = try #require(throws: Diagnostic.self) { try project(text(3), on: .first) }
    #expect(error.message.contains("not two-mode: \"3\""))
  }

  @Test func `a projection too large to be held is rejected before it is made`() throws {
    // One thing that 70,000 people share ties two thousand million pairs.
    let text = (0..<70_000).map { "\($0) x\n" }.joined()
    let error = try #require(throws: Diagnostic.self) { try project(text, on: .first) }
    #expect(error.message.contains("2,449,965,000 ties or more"), "\(error)")
    #expect(error.cause as? GraphFileCause == .memory)
    #expect(error.remedies.joined(separator: "\n").contains("second side"))
    #expect(try project(text, on: .second).graph.people == 1)
  }

  @Test func `a list that seems to be two-mode is read, and that is said`() throws {
    func isNoted(_ text: String) throws -> Bool {
      try readTies(text).report.notes.contains { $0.contains("two-mode") }
    }
    #expect(try isNoted("person,event\nann,fair\nbob,fair\n"))
    #expect(try isNoted("user_id\titem_id\trating\n1\t900\t3\n2\t900\t4\n"))
    #expect(try !isNoted("source,target\nann,bob\ncleo,bob\n"))
    #expect(try !isNoted("node_1,node_2\n1,2\n3,2\n"))
    #expect(try !isNoted("person_a,person_b\nann,bob\n"))
    #expect(try !isNoted("follower,followee\nann,bob\ncleo,bob\n"))
    let grid = (0..<6).flatMap { row in (0..<4).map { "\(row) \($0 + 10)\n" } }
    #expect(try isNoted(grid.joined()))
    #expect(try !isNoted(grid.prefix(19).joined()))
    #expect(try !isNoted(grid.joined() + "10 0\n"))
  }

  @Test func `a projection is refused with its size if it takes more memory than there is`() throws
  {
    let rows = (0..<8000).map { "p\($0) x\n" }.joined()
    let file = try TemporaryFile(rows.utf8)
    var options = ReadingOptions(isDirected: false, workers: .single, projection: .first)
    options.memory = MemoryLimit(5e8)
    let error = try #require(throws: Diagnostic.self) { try GraphFile(file.path, options) }
    #expect(error.cause as? GraphFileCause == .memory)
    #expect(error.message.contains("31,996,000 ties or more"), "\(error)")
    // 24 bytes a tie: more than there is, as the message must say.
    #expect(error.message.contains("takes 732 MiB"), "\(error)")
    #expect(error.message.contains("may use 477 MiB"), "\(error)")
    options.memory = MemoryLimit(1e7)
    options.projection = .second
    #expect(try GraphFile(file.path, options).graph.people == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `people who share all of many things are not compared for each of them`() throws {
    let rows = (0..<300).flatMap { person in (0..<300).map { "p\(person) t\($0)\n" } }
    let file = try TemporaryFile(rows.joined().utf8)
    var options = ReadingOptions(isDirected: false, workers: .single, projection: .first)
    // Fewer than the pairs of all things, more than the rows and the pairs of people.
    options.memory = MemoryLimit(24 * 200_000)
    let projected = try GraphFile(file.path, options)
    #expect(projected.graph.ties == 300 * 299 / 2)
  }

  @Test func `a header line of two kinds above ids that are in both columns is refused`() throws {
    try expectRefusal(
      "director_id,board_id\n1,1\n2,1\n".utf8, line: 1, "two-mode", remedy: "\"source\"")
    try expectRefusal("person,event\nann,fair\nfair,bob\n".utf8, line: 1, "\"fair\"")
    #expect(try project("director_id,board_id\n1,1\n2,1\n", on: .first).graph.ties == 1)
    #expect(try ties(of: readTies("source,target\n1,1\n2,1\n")) == ["2>1"])
    #expect(try ties(of: readTies("manager,employee\nann,bob\nbob,cleo\n")).count == 2)
  }
}
