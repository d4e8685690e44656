public import Statistics

/// How precisely figures are to be known: replicates are added until they are, or until there are as many as
/// are allowed.
public struct Precision: Sendable, Hashable {
  /// A figure and how precisely it is to be known.
  public struct Goal: Sendable, Hashable {
    /// The name of a metric; nil for the figure that the scenario is about.
    public var metric: String?
    /// When it is known.
    public var rule: StoppingRule
    /// Whether it is the difference that each what-if makes, and not the metric of each setting.
    public var isDifference: Bool

    /// Makes a goal.
    public init(metric: String?, _ rule: StoppingRule, isDifference: Bool = false) {
      self.metric = metric
      self.rule = rule
      self.isDifference = isDifference
    }
  }

  /// The figures, all of which have to be known; at least one.
  public var goals: [Goal]
  /// The most replicates of a setting.
  public var atMost: Int

  /// Makes a precision.
  public init(goals: [Goal], atMost: Int) {
    self.goals = goals
    self.atMost = atMost
  }
}
