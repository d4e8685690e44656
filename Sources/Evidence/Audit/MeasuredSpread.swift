/// How readily people passed something on where that was measured, to set beside the verdict on a slogan.
///
/// Games with a duty to name others exceed a reproduction number of 1; spontaneous talk stays far below.
public struct MeasuredSpread: Sendable, Hashable {
  /// What was passed on.
  public let what: String
  /// The reproduction number, the lowest and the highest; nil where retellings were counted instead.
  public let reproduction: ClosedRange<Double>?
  /// Retellings for each person who started a story, on average, where these were counted.
  public let retellingsPerSeed: Double?
  /// What else was found, in words.
  public let remark: String
  /// Where the figures are from.
  public let source: String

  /// A challenge whose players had to name others.
  public static let iceBucket = MeasuredSpread(
    what: "the ice bucket challenge", reproduction: 1.43...1.43, retellingsPerSeed: nil,
    remark: "2.1 days a generation; 9.1 % took part without naming others",
    source: "a study of the ice bucket challenge, abstract")

  /// Four games of that kind.
  public static let nominationGames = MeasuredSpread(
    what: "four nomination games", reproduction: 1.9...2.5, retellingsPerSeed: nil,
    remark: "1 to 2 days a generation; 48 to 60 % of first cases start a large outbreak",
    source: "Kucharski, United Kingdom 2014-15, abstract")

  /// Spontaneous retelling.
  public static let twitter = MeasuredSpread(
    what: "Twitter", reproduction: nil, retellingsPerSeed: 1,
    remark: "at least 100 adoptions in 0.025 % of cascades, of a billion events",
    source: "Goel, Anderson, Hofman and Watts, abstract and secondary page")

  /// All of them, from the readiest to the least ready.
  public static let all = [nominationGames, iceBucket, twitter]
}
