public import Statistics

/// A chance to retell that was solved for: the one with which the story of one customer reaches as many
/// people as were wished for.
///
/// The chance is where the mean of a number of stories, each told alone on the scenario's graph, meets the
/// wish; its interval has the chances at which the wish is within the simulation error of that mean.
public struct CalibratedRetelling: Sendable, Hashable {
  /// The people whom a customer's story was to reach on average.
  public let target: Double
  /// The chance, in 0...1.
  public let chance: Double
  /// The 95 % interval of the chance, from the simulation error of reach.
  public let interval: Interval
  /// The mean reach of a story at that chance.
  public let reach: Double
  /// The standard error of that mean.
  public let standardError: Double
  /// The number of stories that the mean is of.
  public let stories: Int
  /// The reproduction number: new hearers for each hearer, 1 - (told first-hand) / reach.
  ///
  /// Tellings to people who had heard are not in it.
  public let reproduction: Double
  /// By how many per cent the mean reach changes for one per cent of the chance.
  public let steepness: Double
  /// Why the chance says little, or nil where it says what it seems to.
  public let doubt: Doubt?

  /// Why a chance that was found says little.
  public enum Doubt: Sendable, Hashable {
    /// One per cent of the chance changes the reach by more than half.
    case steep
    /// The standard error of the mean reach is more than a tenth of it: few stories carry it.
    case fewStories
    /// Most of the reach is of stories that sweep the graph, and many others hardly begin: the mean is of
    /// two kinds, and no story is like it.
    case twoKinds
  }

  /// Makes a chance that was found.
  package init(
    target: Double, chance: Double, interval: Interval, reach: Double, standardError: Double,
    stories: Int, reproduction: Double, steepness: Double, doubt: Doubt?
  ) {
    self.target = target
    self.chance = chance
    self.interval = interval
    self.reach = reach
    self.standardError = standardError
    self.stories = stories
    self.reproduction = reproduction
    self.steepness = steepness
    self.doubt = doubt
  }
}
