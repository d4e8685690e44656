import Foundation
import Parallelism
import SocialGraph
import Testing

@Suite struct CirclesGraphTests {
  @Test func `without weak ties circles are closed and apart, the last one smaller`() throws {
    let graph = try GraphModel.circles(people: 8, size: 3, weak: 0).build(seed: 1, workers: .single)
    #expect(graph.rows == [[1, 2], [0, 2], [0, 1], [4, 5], [3, 5], [3, 4], [7], [6]])
    #expect(graph.componentSizes() == [3, 3, 2])
  }

  @Test(arguments: [(5, 0.5), (5, 2.0), (1, 3.0), (12, 0.1)])
  func `everybody knows the circle, and others as many as weak says`(
    size: Int, weak: Double
  ) throws {
    let people = 40_001
    let graph = try GraphModel.circles(people: people, size: size, weak: weak)
      .build(seed: 7, workers: Workers(2))
    var outside: [Int] = []
    for person in 0..<people {
      let circle = person / size
      let contacts = graph.contacts(of: PersonID(person))
      let inside = contacts.count { Int($0) / size == circle }
      #expect(inside == min(size, people - circle * size) - 1)
      outside.append(contacts.count - inside)
    }
    // Each tie adds two to the sum, so the mean has twice the variance of independent people's.
    expectNear(
      outside.mean, weak, standardError: (2 * weak / Double(people)).squareRoot())
    let variance = outside.variance(about: weak)
    expectNear(
      variance, weak, standardError: weak * ((2 + 1 / weak) * 2 / Double(people)).squareRoot())
  }
}
