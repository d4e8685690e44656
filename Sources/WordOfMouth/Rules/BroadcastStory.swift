public import Randomness

/// An opinion told to people drawn at random from everybody, contacts or not: a post, a letter to the
/// editor.
///
/// Those who broadcast hold the opinion first-hand and tell their contacts besides, as their group does.
/// Each broadcasts once: in round 1, on any graph, to a number of distinct people other than itself,
/// every set of that many equally likely. Whoever is told has heard as from a contact, and tells on as
/// other hearers do.
public struct BroadcastStory: Sendable, Hashable {
  /// The opinion.
  public var opinion: Opinion
  /// How many people each broadcast reaches; at most everybody else.
  public var reaches: CountDistribution

  /// Makes a story.
  public init(_ opinion: Opinion, reaches: CountDistribution) {
    self.opinion = opinion
    self.reaches = reaches
  }
}
