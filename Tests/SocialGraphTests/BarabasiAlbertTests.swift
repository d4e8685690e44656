import Parallelism
import SocialGraph
import Testing

@Suite struct BarabasiAlbertTests {
  @Test(arguments: [(10, 1), (10, 9), (1000, 2), (3000, 17)])
  func `everybody has at least as many contacts as newcomers attach to`(
    people: Int, attach: Int
  ) throws {
    let graph = try GraphModel.barabasiAlbert(people: people, attach: attach)
      .build(seed: 2, workers: Workers(2))
    #expect(graph.degrees.min() == attach)
    #expect(graph.ties == attach * (attach + 1) / 2 + (people - attach - 1) * attach)
    // Newcomers choose exactly that many of those before them.
    for person in attach + 1..<people {
      #expect(graph.contacts(of: PersonID(person)).count { $0 < PersonID(person) } == attach)
    }
    #expect(GraphSummary(of: graph, workers: .single).components == 1)
  }

  @Test func `newcomers choose in proportion to contacts`() throws {
    // 0-1 are tied, 2 ties to either, who then has 2 of 4 ends; 3 chooses among ends 2 : 1 : 1.
    var choices = [0, 0, 0]
    let model = GraphModel.barabasiAlbert(people: 4, attach: 1)
    for draw in 0..<4000 {
      let graph = try model.build(seed: 9, draw: draw, workers: .single)
      let hub: PersonID = graph.hasTie(from: 2, to: 0) ? 0 : 1
      let chosen = graph.contacts(of: 3)[0]
      choices[chosen == hub ? 0 : chosen == 2 ? 1 : 2] += 1
    }
    expectChiSquared(choices, expected: [2000, 1000, 1000])
  }

  @Test func `a newcomer who attaches twice draws again what it has`() throws {
    // 0, 1, 2 know each other; 3 ties to two of them; 4 draws in proportion without replacement.
    var first = [0, 0, 0]
    let model = GraphModel.barabasiAlbert(people: 4, attach: 2)
    for draw in 0..<3000 {
      let graph = try model.build(seed: 9, draw: draw, workers: .single)
      let left = (0..<3).first { !graph.hasTie(from: 3, to: $0) }
      first[Int(left ?? 0)] += 1
    }
    expectChiSquared(first, expected: [1000, 1000, 1000])
  }

  @Test(arguments: [1, 2, 5])
  func `numbers of contacts follow the power law of the model`(attach: Int) throws {
    // Bollobas, Riordan, Spencer and Tusnady 2001: P(k) = 2m(m + 1) / (k (k + 1) (k + 2)).
    let people = 100_000
    let graph = try GraphModel.barabasiAlbert(people: people, attach: attach)
      .build(seed: 12, workers: Workers(2))
    let counts = graph.degrees.histogram(upTo: 10_000)
    for k in attach...attach + 10 {
      let share = 2 * Double(attach * (attach + 1)) / Double(k * (k + 1) * (k + 2))
      expectNear(
        Double(counts[k]) / Double(people), share,
        standardError: (share * (1 - share) / Double(people)).squareRoot(), allowance: 5e-4)
    }
    // Hubs grow as the square root of the number of people.
    #expect(graph.largestContactCount > 100 * attach)
  }
}
