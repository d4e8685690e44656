public import Parallelism

/// Ties of one kind among others: a circle of friends, acquaintances, followers.
///
/// Source of the idea: Granovetter, *The strength of weak ties*, Am. J. Sociol. 78 (1973); the two kinds
/// of Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12 (2001).
public struct GraphLayer: Sendable {
  /// Whom a person can tell in a layer.
  public enum Contacts: Sendable {
    /// The contacts of a graph of the same people.
    case ties(Graph)
    /// So many people met afresh by everybody who tells, each time that somebody tells: any people but
    /// oneself, all equally likely. Nothing is stored.
    case meetings(Int)
  }

  /// What the layer is called; its luck is keyed by it.
  public let name: String
  /// Whom a person can tell in it.
  public let contacts: Contacts

  /// Makes a layer.
  ///
  /// - Precondition: a number of meetings is not negative; a graph of ties has no layers itself.
  public init(_ name: String, _ contacts: Contacts) {
    switch contacts {
    case .ties(let graph): precondition(graph.layers.isEmpty, "layers have no layers")
    case .meetings(let count): precondition(count >= 0, "a number of people is not negative")
    }
    self.name = name
    self.contacts = contacts
  }

  /// The graph of its ties, or nil where people are met afresh.
  public var ties: Graph? {
    if case .ties(let graph) = contacts { graph } else { nil }
  }
}

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
  /// - Throws: ``GraphModelProblem`` if the layers have more ties together than a graph can hold.
  /// - Precondition: names differ, graphs have so many people and are stored, not complete.
  /// - Complexity: O(people + ties). Memory: that of the layers, and that of a graph of all their ties.
  public init(
    layers: [GraphLayer], people: Int, workers: Workers
  ) throws(GraphModelProblem) {
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
    do throws(GraphTooLarge) {
      self = try list.build(people: people, isDirected: isDirected, workers: workers).graph
    } catch {
      throw .tooLarge(error, parameter: "layers")
    }
    self.layers = layers
  }
}
