public import Statistics

/// How a story grows over the replicates of a setting: how many new hearers each hearer brings, whether it
/// may take off, and whether its reach has two modes.
public struct StoryGrowth: Sendable, Hashable {
  /// What is known of the reproduction number: new hearers for each hearer before the market fills up.
  public enum State: Sendable, Hashable {
    /// It is not defined: whoever tells goes on telling.
    case repeats
    /// It is not defined: people are told from outside in every round.
    case outside
    /// It is not defined: talk stops after the first round.
    case oneRound
    /// It is 0: nobody who was told tells it on.
    case notRetold
    /// It is unknown: nobody was told.
    case nobodyTold
    /// It is unknown: by the first telling more than half of all people know.
    case filledAtOnce
    /// It was read late, when more than a tenth of all people knew, and is too low if it is near 1 or more.
    case late
    /// It is 0 as far as was seen: no hearer brought another.
    case noneBrought
    /// It was estimated.
    case estimated
  }

  /// What is known of the reproduction number.
  public let state: State
  /// The reproduction number.
  public let number: Double?
  /// Its interval; nil where the number is exact, where nobody was brought, and where all hearers were in
  /// one replicate.
  public let interval: SampleInterval?
  /// The standard error of the number.
  public let standardError: Double?
  /// Whether it dies out for certain: each hearer tells fewer than one person on average.
  public let diesOut: Bool
  /// Whether new hearers for each hearer may be more than 1, so that the story may take off.
  public let mayTakeOff: Bool
  /// The two modes of the people first told after round 1, where there are two.
  public let split: Split?
  /// The number of replicates.
  public let replicates: Int
  /// In how many of them the share `limits.takeOff` of all people, or more, were first told after round 1.
  public let far: Int
  /// Whether the chance to retell falls from hop to hop.
  public let fades: Bool
  /// The share of people who know after the first telling, on average.
  public let knowingAtFirst: Double
  /// How many hearers there were in all who could have told it on.
  public let hearers: Double

  /// A mode that the replicates may not have shown.
  struct Risk: Sendable, Hashable {
    /// How many replicates of the smaller mode there are.
    var seen: Int
    /// Whether it may be one of stories that died early.
    var isLow: Bool
    /// Whether it may be one of stories that took off.
    var isHigh: Bool
    /// Whether it is assumed only because there are so few replicates.
    var isOnlyForFew: Bool
  }

  /// The mode that the replicates may not have shown, or hardly, if there may be one.
  let risk: Risk?

  /// How many people a replicate can count.
  struct Extent: Sendable, Hashable {
    /// The number of people.
    var people = 0.0
    /// People in waves: who is in two of them counts twice.
    var inWaves = 0.0
    /// The most of them who do not hold the opinion first-hand.
    var others = 0.0
    /// The most of them who can tell the story.
    var tellers = 0.0
    /// The most customers at one time.
    var customers = 0.0
    /// The most customers in waves.
    var customersInWaves = 0.0
  }

  /// How many people a replicate can count; nil where that is not known.
  let extent: Extent?
}
