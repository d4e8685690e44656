import Parallelism
import SocialGraph
import Testing

@Suite struct StochasticBlockModelTests {
  @Test func `people have as many contacts in each group as the matrix says`() throws {
    let sizes = [5000, 20_000, 1000]
    let contacts = [[4.0, 2.0, 0.5], [0.5, 8.0, 0.0], [2.5, 0.0, 30.0]]
    let graph = try GraphModel.stochasticBlock(sizes: sizes, contacts: contacts)
      .build(seed: 13, workers: Workers(2))
    let starts = [0, 5000, 25_000, 26_000]
    for i in 0..<3 {
      for j in 0..<3 {
        var sum = 0
        for person in starts[i]..<starts[i + 1] {
          sum += graph.contacts(of: PersonID(person)).count {
            (starts[j]..<starts[j + 1]).contains(Int($0))
          }
        }
        let expected = Double(sizes[i]) * contacts[i][j]
        // Ties within a group count twice.
        expectNear(
          Double(sum), expected, standardError: ((i == j ? 2 : 1) * expected).squareRoot())
      }
    }
  }

  @Test func `one group is an Erdos-Renyi graph`() throws {
    let one = try GraphModel.stochasticBlock(sizes: [3000], contacts: [[7]])
      .build(seed: 13, workers: .single)
    let other = try GraphModel.erdosRenyi(people: 3000, contacts: 7)
      .build(seed: 13, workers: .single)
    #expect(one.rows == other.rows)
  }

  @Test func `counts that agree to one part in a million are accepted`() {
    let third = GraphModel.stochasticBlock(
      sizes: [300, 700], contacts: [[1, 1], [0.4285714, 1]])
    #expect(third.problem == nil)
    let tenth = GraphModel.stochasticBlock(sizes: [300, 700], contacts: [[1, 1], [0.42, 1]])
    #expect(tenth.problem?.parameter == "contacts")
  }
}
