import Parallelism
import SocialGraph
import TestSupport
import Testing

@Suite struct GraphTests {
  /// 0 - 1 - 2, and 3 alone.
  private let path = Graph(offsets: [0, 1, 3, 4, 4], targets: [1, 0, 2, 1], isDirected: false)

  @Test func `an undirected graph answers how many contacts and which`() {
    #expect(path.people == 4 && path.ties == 2)
    #expect(path.degrees == [1, 2, 1, 0])
    #expect(path.contact(1, of: 1) == 2)
    #expect(path.incomingCount(of: 1) == 2)
    #expect(path.largestContactCount == 2)
    #expect(path.byteCount == 4 * (5 + 4))
  }

  @Test func `a directed graph counts each tie once and who is told by how many`() {
    let graph = Graph(
      offsets: [0, 2, 2, 3], targets: [1, 2, 1], isDirected: true, incoming: [0, 2, 1])
    #expect(graph.ties == 3)
    #expect((0..<3).map { graph.incomingCount(of: $0) } == [0, 2, 1])
    #expect(graph.degrees == [2, 0, 1])
    #expect(graph.largestContactCount == 2)
    #expect(graph.byteCount == 4 * (4 + 3 + 3))
  }

  @Test func `contacts are a random-access collection`() {
    let contacts = path.contacts(of: 1)
    #expect(contacts.count == 2 && contacts.last == 2 && contacts.reversed() == [2, 0])
    #expect(path.contacts(of: 3).isEmpty)
  }

  @Test(arguments: [0, 1, 2, 3, 6])
  func `complete graphs are computed`(people: Int) {
    let graph = Graph(completeWithPeople: people)
    #expect(graph.ties == people * (people - 1) / 2)
    #expect(graph.checkInvariants() == [])
    #expect(graph.largestContactCount == max(0, people - 1))
    for person in 0..<PersonID(people) {
      #expect(Array(graph.contacts(of: person)) == (0..<PersonID(people)).filter { $0 != person })
    }
  }
}
