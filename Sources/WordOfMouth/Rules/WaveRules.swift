/// How one opinion is told: by those who hold it first-hand, and by those who adopted it by hearsay.
public struct Voice: Sendable, Hashable {
  /// Which contacts a first-hand person tells.
  public var tells: TellingRule
  /// The chance that a person who adopted the opinion by hearsay tells it on, in 0...1.
  public var retell: Double
  /// The factor on that chance at each further hop, in 0...1.
  public var fade: Double
  /// Which contacts a person who adopted the opinion by hearsay tells.
  public var retells: TellingRule
  /// Whether tellers tell in every round from then on, to newly chosen contacts, instead of once.
  ///
  /// Who is silent (``TellingRule/silent``) is drawn once for each person and layer, and so in every round.
  /// Fading then counts hops, not rounds: somebody who is told is one hop further than the nearest of
  /// those who tell it in that round.
  public var repeats: Bool
  /// The chance that a person is told from outside in a round, for instance by an advertisement; in
  /// 0...1.
  ///
  /// People who adopt the opinion this way are one hop away.
  public var outside: Double
  /// The chance that a person who adopts the opinion, or holds it first-hand, keeps it; in 0...1,
  /// and 1 for the negative one.
  ///
  /// Others have a bad experience of their own: they hold the negative opinion from then on. Source:
  /// Chen and others, *Influence maximization in social networks when negative opinions may emerge and
  /// propagate*, SDM 2011, where it is the quality of a product.
  public var quality: Double

  /// Makes a voice; by default nobody tells on, and if somebody did, then as a first-hand person.
  public init(
    tells: TellingRule, retell: Double = 0, fade: Double = 1, retells: TellingRule? = nil,
    repeats: Bool = false, outside: Double = 0, quality: Double = 1
  ) {
    self.tells = tells
    self.retell = retell
    self.fade = fade
    self.retells = retells ?? tells
    self.repeats = repeats
    self.outside = outside
    self.quality = quality
  }

  /// Whether it is told as long as there are rounds.
  public var goesOn: Bool { repeats || outside > 0 }
}

/// The opinion adopted by a person who is first told both in the same round.
public enum ConflictRule: String, Sendable, Hashable, CaseIterable {
  /// The negative one.
  case negativeWins
  /// The positive one.
  case positiveWins
  /// Either, by a fair coin for each person.
  case coin
}

/// The rules of one wave beside its graph and its first-hand people.
public struct WaveRules: Sendable, Hashable {
  /// How each opinion is told.
  public var voices: ByOpinion<Voice>
  /// What decides between opposite stories that arrive together.
  public var conflict: ConflictRule
  /// The last round in which anybody tells, or nil for no limit; there is one where a voice
  /// ``Voice/goesOn``.
  public var roundLimit: Int?

  /// Whether anybody tells in every round, is told from outside, or turns.
  public var goesBeyondPlain: Bool {
    Opinion.allCases.contains { voices[$0].goesOn } || voices.positive.quality < 1
  }

  /// Makes rules.
  public init(
    voices: ByOpinion<Voice>, conflict: ConflictRule = .negativeWins, roundLimit: Int? = nil
  ) {
    self.voices = voices
    self.conflict = conflict
    self.roundLimit = roundLimit
  }
}
