public import Parallelism

extension Graph {
  /// Makes a graph of ties of several kinds.
  ///
  /// The graph itself has a tie wherever one of the layers has, so that contacts, components and whoever
  /// has the most contacts are those of all kinds together. It is directed if a layer is; the ties of an
  /// undirected layer then go both ways.
  ///
  /// - Parameters:
  ///   - layers: The layers, at least one, each of its own name.
  ///   - people: The number of people, at most 2^32 - 1; that of every layer's graph.
  ///   - workers: Who builds it; their number does not change the graph.
  /// - Throws: ``GraphTooLarge`` if the layers have more ties together than a graph can hold.
  /// - Precondition: names differ, graphs have this many people and are stored, not complete.
  /// - Complexity: O(people + ties). Memory: that of the layers, and that of a graph of all their ties.
  public init(
    layers: [GraphLayer], people: Int, workers: Workers
  ) throws(GraphTooLarge) {
    precondition(!layers.isEmpty, "a layered graph has a layer")
    precondition(Set(layers.map(\.name)).count == layers.count, "layers have names of their own")
    let graphs = layers.compactMap(\.ties)
    let isDirected = graphs.contains(where: \.isDirected)
    var list = TieList()
    for graph in graphs {
      precondition(graph.people == people, "layers have the same people")
      guard case .rows = graph.storage else { preconditionFailure("a layer's ties are stored") }
      for person in 0..<PersonID(truncatingIfNeeded: people) {
        for contact in graph.contacts(of: person)
        where isDirected || graph.isDirected || person < contact {
          list.add(person, contact)
        }
      }
    }
    self = try list.build(people: people, isDirected: isDirected, workers: workers).graph
    self.layers = layers
  }
}
