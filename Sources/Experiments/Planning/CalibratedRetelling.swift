public import Statistics
package import WordOfMouth

/// A chance to retell that was solved for: the one with which the story of one customer reaches the
/// target on average.
///
/// At this chance the mean reach of a number of stories, each told alone on the scenario's graph, meets
/// the target; the interval holds the chances at which the target is within the simulation error of that
/// mean.
public struct CalibratedRetelling: Sendable, Hashable {
  /// The mean reach of a customer's story that was asked for.
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
  /// Tellings to people who had already heard are not counted.
  public let reproduction: Double
  /// By how many per cent the mean reach changes for one per cent of the chance.
  public let steepness: Double
  /// Why the chance is doubtful, or nil.
  public let doubt: Doubt?

  /// Why a chance is doubtful.
  public enum Doubt: Sendable, Hashable {
    /// One per cent of the chance changes the reach by more than half.
    case steep
    /// The standard error of the mean reach is more than a tenth of it: few stories carry the mean.
    case fewStories
    /// The stories are of two kinds: some sweep the graph and hold most of the reach, many others end
    /// early, and none is near the mean.
    case twoKinds
  }

  /// Half the 95 % interval of the mean reach at that chance, as a share of it.
  package var relativeError: Double {
    reach > 0 ? Normal.quantile(0.975) * standardError / reach : 0
  }
}

extension Plan {
  /// Whether a setting solves for another chance to retell a story than the baseline.
  package func isSolvedAnew(_ opinion: Opinion, setting: Int) -> Bool {
    settings[setting].calibrated[opinion] != settings[baseline(of: setting)].calibrated[opinion]
  }
}
