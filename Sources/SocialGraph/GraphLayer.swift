/// Ties of one kind among others: a circle of friends, acquaintances, followers.
///
/// Source of the idea: Granovetter, *The strength of weak ties*, Am. J. Sociol. 78 (1973); the two kinds
/// of Goldenberg, Libai and Muller, *Talk of the network*, Marketing Letters 12 (2001).
public struct GraphLayer: Sendable {
  /// The people that a person can tell in a layer.
  public enum Contacts: Sendable {
    /// The contacts of a graph of the same people.
    case ties(Graph)
    /// As many people, newly drawn each time that somebody tells: anybody but that person, each equally likely;
    /// everybody else where they are fewer. Nothing is stored.
    case meetings(Int)
  }

  /// What the layer is called; its random numbers are keyed by it.
  public let name: String
  /// The people that a person can tell in it.
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

  /// The graph of its ties, or nil where people are met at random.
  public var ties: Graph? {
    if case .ties(let graph) = contacts { graph } else { nil }
  }
}
