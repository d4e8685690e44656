internal import Randomness

/// A telling rule made ready to draw from: its tables and logarithms computed once.
enum CompiledRule: Sendable {
  /// Draws a number of contacts; the silent share is in the sampler.
  case count(CountSampler)
  /// Flips a coin for each contact, by the gaps between successes.
  case each(GeometricGap, silent: Double)
  /// Flips a coin for each contact, with chance 1 over the number who can tell that contact.
  case weightedCascade(silent: Double)
  /// Takes all contacts.
  case everyone(silent: Double)
  /// Takes no contact.
  case nobody

  /// Compiles a rule that has no ``TellingRule/problem``.
  init(_ rule: TellingRule) {
    precondition(rule.problem == nil, "the telling rule's numbers are out of range")
    switch rule.form {
    case .count(let distribution):
      self = .count(CountSampler(distribution, silent: rule.silent))
    case .each(let chance):
      self = .each(GeometricGap(chance: chance), silent: rule.silent)
    case .weightedCascade:
      self = .weightedCascade(silent: rule.silent)
    case .everyone:
      self = .everyone(silent: rule.silent)
    case .nobody:
      self = .nobody
    }
  }
}

/// The luck of one wave: a key for each purpose the kernel draws for.
struct WaveKeys: Sendable {
  /// How many contacts a teller tells, and whether it is silent: draw 0.
  let count: RandomKey
  /// Which contacts: draw i for the i-th contact chosen, gap, or coin.
  let choice: RandomKey
  /// Whether a hearer tells on: draw 0.
  let retelling: RandomKey
  /// Which of two opinions that arrive together is taken up: draw 0.
  let tie: RandomKey

  /// Makes the keys of a luck.
  init(_ luck: Luck) {
    count = luck.key(.tellingCount)
    choice = luck.key(.tellingChoice)
    retelling = luck.key(.retelling)
    tie = luck.key(.tie)
  }
}

extension Luck {
  /// The key of a purpose under this luck.
  func key(_ purpose: RandomPurpose) -> RandomKey {
    RandomKey(
      seed: seed, purpose: purpose, replicate: UInt64(truncatingIfNeeded: replicate),
      period: UInt64(truncatingIfNeeded: period))
  }
}
