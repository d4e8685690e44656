public import SocialGraph

/// People who hold an opinion from their own experience and how they tell it.
public struct FirstHandGroup: Sendable, Hashable {
  /// The people, each once, in no particular order; nobody is in two groups of a wave.
  public var people: [PersonID]
  /// The opinion they hold.
  public var opinion: Opinion
  /// Which contacts each of them tells.
  public var rule: TellingRule

  /// Makes a group.
  public init(people: [PersonID], opinion: Opinion, rule: TellingRule) {
    self.people = people
    self.opinion = opinion
    self.rule = rule
  }
}

/// An opinion held first-hand and how it is told.
public struct FirstHandStory: Sendable, Hashable {
  /// The opinion.
  public var opinion: Opinion
  /// Which contacts a person who holds it first-hand tells.
  public var tells: TellingRule

  /// Makes a story.
  public init(_ opinion: Opinion, tells: TellingRule) {
    self.opinion = opinion
    self.tells = tells
  }
}
