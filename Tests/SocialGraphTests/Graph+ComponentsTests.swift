import Parallelism
import Randomness
import SocialGraph
import Testing

/// `Graph+Components`: who can hear from whom at all.
@Suite struct GraphComponentsTests {
  @Test func `components are listed in the order of their smallest ids`() throws {
    var list = TieList()
    for (from, to) in [(5, 1), (1, 7), (2, 3), (6, 2)] as [(PersonID, PersonID)] {
      list.add(from, to)
    }
    let graph = try list.build(people: 8, isDirected: false, workers: .single).graph
    #expect(graph.componentSizes() == [1, 3, 3, 1])
  }

  @Test func `directions are ignored`() throws {
    var list = TieList()
    for (from, to) in [(0, 2), (1, 2), (4, 3)] as [(PersonID, PersonID)] { list.add(from, to) }
    let graph = try list.build(people: 5, isDirected: true, workers: .single).graph
    #expect(graph.componentSizes() == [3, 2])
  }

  @Test func `nobody has no component and complete mixing has one`() {
    #expect(Graph(completeWithPeople: 0).componentSizes() == [])
    #expect(Graph(completeWithPeople: 5).componentSizes() == [5])
    #expect(Graph(offsets: [0], targets: [], isDirected: false).componentSizes() == [])
  }

  @Test(arguments: [0.5, 1.0, 2.0], [false, true])
  func `they are those that a walk finds`(contacts: Double, isDirected: Bool) throws {
    var list = TieList()
    let random = RandomKey(seed: 3, purpose: .graph)
    for index in 0..<Int(500 * contacts) {
      let draws = random.draws(of: UInt64(index))
      list.add(PersonID(draws.below(1000, 0)), PersonID(draws.below(1000, 1)))
    }
    let graph = try list.build(people: 1000, isDirected: isDirected, workers: .single).graph
    var neighbours = graph.rows
    for (person, row) in graph.rows.enumerated() {
      for contact in row { neighbours[Int(contact)].append(PersonID(person)) }
    }
    var sizes: [Int] = []
    var seen = [Bool](repeating: false, count: 1000)
    for start in 0..<1000 where !seen[start] {
      seen[start] = true
      var queue = [PersonID(start)]
      var next = 0
      while next < queue.count {
        for contact in neighbours[Int(queue[next])] where !seen[Int(contact)] {
          seen[Int(contact)] = true
          queue.append(contact)
        }
        next += 1
      }
      sizes.append(queue.count)
    }
    #expect(graph.componentSizes() == sizes)
  }
}
