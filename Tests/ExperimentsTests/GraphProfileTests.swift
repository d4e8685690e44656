import Experiments
import Parallelism
import SocialGraph
import Synchronization
import Testing

@Suite struct GraphProfileTests {
  private func profile(_ model: GraphModel) throws -> GraphProfile {
    GraphProfile(try model.build(seed: 4, workers: .single))
  }

  @Test func `numbers of contacts are counted`() throws {
    let model = GraphModel.barabasiAlbert(people: 700, attach: 3)
    let graph = try model.build(seed: 4, workers: .single)
    let profile = GraphProfile(graph)
    #expect(profile.people == 700 && profile.ties == graph.ties && !profile.isDirected)
    #expect(profile.contacts.reduce(0) { $0 + $1.count } == 700)
    #expect(profile.contacts.reduce(0) { $0 + $1.contacts * $1.count } == 2 * graph.ties)
    #expect(profile.contacts.map(\.contacts) == profile.contacts.map(\.contacts).sorted())
    #expect(profile.meanContacts == 2 * Double(graph.ties) / 700)
  }

  @Test func `clustering is near that of all pairs`() throws {
    // Of a ring of 10 contacts 2/3: 3 (k - 2) / 4 (k - 1).
    #expect(abs(try profile(.ringLattice(people: 5000, contacts: 10)).clustering - 2 / 3.0) < 0.03)
    #expect(try profile(.ringLattice(people: 50, contacts: 2)).clustering == 0)
    #expect(try profile(.complete(people: 40)).clustering == 1)
    #expect(try profile(.randomRegular(people: 20_000, contacts: 6)).clustering < 0.01)
    let model = GraphModel.wattsStrogatz(people: 4000, contacts: 8, rewire: 0.1)
    let graph = try model.build(seed: 4, workers: .single)
    let exact = GraphSummary(of: graph, workers: .single).clustering
    #expect(abs(GraphProfile(graph).clustering - exact) < 0.03)
  }

  @Test func `nobody has no profile to speak of`() throws {
    let profile = try profile(.complete(people: 0))
    #expect(profile.people == 0 && profile.contacts.isEmpty)
    #expect(profile.meanContacts == 0 && profile.clustering == 0)
    #expect(profile.clusteringByChance == 0)
  }

  @Test func `theory is told it`() throws {
    let profiles = Mutex<[GraphProfile?]>([])
    let plan = try Plan(Samples.document(Samples.lively()), scope: .run)
    let experiment = Experiment(plan) { _, profile in
      profiles.withLock { $0.append(profile) }
      return []
    }
    _ = try experiment.run(workers: Workers(2), cancellation: Cancellation()) { _ in }
    let found = profiles.withLock { $0 }
    #expect(found.count == 1)
    #expect(found[0]?.people == 300 && found[0]?.meanContacts == 8)
  }
}
