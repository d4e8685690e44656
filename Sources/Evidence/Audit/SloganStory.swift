internal import Statistics
public import WordOfMouth

/// A slogan about one customer's story: how many the customer tells, and how many hear in total.
///
/// ```swift
/// let story = SloganStory(told: 9, reach: 250)
/// story.reproduction  // 0.964
/// ```
///
/// All figures are those of a branching process (`Branching`): every hearer is new, and
/// stories do not fade. Overlap and fading only make a slogan less plausible.
public struct SloganStory: Sendable, Hashable {
  /// The share of all who will hear that counts as their bulk.
  public static let bulk = 0.95
  /// The reproduction number from which word of mouth is almost self-sustaining.
  public static let nearCritical = 0.9

  /// The opinion, or nil if the slogan does not give it.
  public let opinion: Opinion?
  /// How many a customer tells.
  public let told: Double
  /// How many hear in total.
  public let reach: Double
  /// The number of contacts of everybody, or nil where people are drawn from all.
  public let contacts: Int?

  /// Makes a story.
  ///
  /// - Parameters:
  ///   - opinion: The opinion, or nil if the slogan does not give it.
  ///   - told: How many a customer tells, at least 0 and finite.
  ///   - reach: How many hear in total, at least 0 and finite.
  ///   - contacts: The number of contacts of everybody, at least 2, or nil.
  public init(opinion: Opinion? = nil, told: Double, reach: Double, contacts: Int? = nil) {
    precondition(told >= 0 && reach >= 0 && told.isFinite && reach.isFinite)
    precondition(
      contacts.map { $0 >= 2 } ?? true, "somebody has a contact to tell besides the teller")
    self.opinion = opinion
    self.told = told
    self.reach = reach
    self.contacts = contacts
  }

  /// Whether as many hear as are told, so that nobody needs to retell it.
  public var isFirstHand: Bool { told == reach }

  /// Whether the two numbers are consistent: at least as many hear as are told, and if nobody is told
  /// nobody hears.
  public var isConsistent: Bool { reach >= told && (told > 0 || reach == 0) }

  /// How many people a customer could tell: the contacts where they are given, else those a person knows
  /// by each published count, in rising order.
  public var known: [Int] { contacts.map { [$0] } ?? Acquaintances.all.map(\.mean) }

  /// How many new hearers each hearer would have to bring, or nil where the numbers contradict each other.
  public var reproduction: Double? {
    guard isConsistent else { return nil }
    return reach == 0 ? 0 : Branching.reproduction(told: told, reach: reach)
  }

  /// The share of hearers who would have to retell if each tells as many as a customer; above 1 if not
  /// even all of them are enough, nil if the numbers contradict each other.
  public var retellingShare: Double? {
    reproduction.map {
      Branching.retellingShare(reproduction: $0, told: told, contacts: contacts)
    }
  }

  /// How many hearers would have to retell each customer's story, or nil where the numbers contradict each
  /// other or no share of hearers is enough.
  public var retellings: Double? {
    retellingShare.flatMap { $0 <= 1 ? $0 * reach : nil }
  }

  /// How many hops it takes until ``bulk`` of the reach have heard, or nil if that is impossible.
  public var generations: Int? {
    guard let reproduction, reproduction < 1, retellingShare.map({ $0 <= 1 }) == true else {
      return nil
    }
    return Branching.hops(reaching: Self.bulk, reproduction: reproduction)
  }

  /// The reach if the reproduction number were larger by an amount; infinite from 1 on, nil where the
  /// numbers contradict each other.
  public func reach(reproductionLargerBy more: Double) -> Double? {
    reproduction.map { Branching.reachPerCustomer(told: told, reproduction: $0 + more) }
  }

  /// The share of all hearers that the customer told, within one hop, or nil where the numbers
  /// contradict each other.
  public var shareWithinOneHop: Double? { reproduction.map { 1 - $0 } }

  /// The share of stories that would go further than one hop: at least one of those told retells.
  ///
  /// Nil if the numbers contradict each other or no share of hearers is enough.
  public var shareBeyondOneHop: Double? {
    guard let retellingShare, retellingShare <= 1 else { return nil }
    if retellingShare == 0 || told == 0 { return 0 }
    return retellingShare == 1 ? 1 : -Elementary.expm1(told * Elementary.log1p(-retellingShare))
  }

  /// The verdict.
  public var verdict: SloganVerdict { SloganVerdict(self) }
}
