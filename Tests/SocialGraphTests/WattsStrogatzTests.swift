import Parallelism
import SocialGraph
import Testing

@Suite struct WattsStrogatzTests {
  @Test func `without rewiring it is the ring lattice`() throws {
    let ring = try GraphModel.ringLattice(people: 50, contacts: 6).build(seed: 1, workers: .single)
    let world = try GraphModel.wattsStrogatz(people: 50, contacts: 6, rewire: 0)
      .build(seed: 1, workers: .single)
    #expect(world.rows == ring.rows)
  }

  @Test(arguments: [0, 0.01, 0.1, 0.5, 1], [2, 10, 20])
  func `rewiring keeps the number of ties and everybody's own half`(
    rewire: Double, contacts: Int
  ) throws {
    let graph = try GraphModel.wattsStrogatz(people: 2000, contacts: contacts, rewire: rewire)
      .build(seed: 3, workers: Workers(2))
    #expect(graph.ties == 2000 * contacts / 2)
    #expect((graph.degrees.min() ?? 0) >= contacts / 2)
  }

  @Test func `where everybody knows everybody a tie cannot be moved`() throws {
    let graph = try GraphModel.wattsStrogatz(people: 9, contacts: 8, rewire: 1)
      .build(seed: 3, workers: .single)
    #expect(graph.degrees.allSatisfy { $0 == 8 })
  }

  @Test(arguments: [0.1, 0.4, 0.9])
  func `the share of ties of the ring that stay is one minus rewire`(rewire: Double) throws {
    let people = 20_000
    let graph = try GraphModel.wattsStrogatz(people: people, contacts: 10, rewire: rewire)
      .build(seed: 8, workers: Workers(2))
    var stayed = 0
    for person in 0..<people {
      for contact in graph.contacts(of: PersonID(person)) {
        let gap = abs(person - Int(contact))
        if min(gap, people - gap) <= 5 { stayed += 1 }
      }
    }
    let ties = Double(graph.ties)
    // A moved tie may come to lie on the ring again: at most a share contacts/people of them.
    expectNear(
      Double(stayed / 2) / ties, 1 - rewire,
      standardError: (rewire * (1 - rewire) / ties).squareRoot(), allowance: 10.0 / 20_000)
  }

  @Test(arguments: [0.1, 0.5, 1])
  func `contacts spread as kept ties and ties moved here say`(rewire: Double) throws {
    // Barrat and Weigt 2000: k/2 own ties, k/2 others kept with chance 1 - p, Poisson(pk/2) moved.
    let people = 50_000
    let k = 8.0
    let graph = try GraphModel.wattsStrogatz(people: people, contacts: 8, rewire: rewire)
      .build(seed: 4, workers: Workers(2))
    let expected = k / 2 * rewire * (1 - rewire) + k / 2 * rewire
    expectNear(
      graph.degrees.variance(about: k), expected,
      standardError: expected * (3.0 / Double(people)).squareRoot())
  }

  @Test(arguments: [0.05, 0.2, 0.5])
  func `transitivity falls with the cube of the ties that stay`(rewire: Double) throws {
    // Barrat and Weigt 2000: C(p) = C(0) (1 - p)^3 up to terms of order 1/people.
    let graph = try GraphModel.wattsStrogatz(people: 50_000, contacts: 10, rewire: rewire)
      .build(seed: 4, workers: Workers(2))
    let expected = 2.0 / 3 * (1 - rewire) * (1 - rewire) * (1 - rewire)
    let paths = graph.degrees.reduce(0.0) { $0 + Double($1 * ($1 - 1)) / 2 }
    let ofRing = 50_000.0 * 45
    let summary = GraphSummary(of: graph, workers: Workers(2))
    #expect(abs(summary.transitivity * paths / ofRing - expected) < 0.01)
  }
}
