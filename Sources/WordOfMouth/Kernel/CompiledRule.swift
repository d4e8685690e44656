internal import Randomness
internal import SocialGraph

/// A telling rule made ready to draw from: its tables and logarithms computed once.
enum CompiledRule: Sendable {
  /// Draws a number of contacts: each of `width` numbers from `lowest` on equally likely.
  case between(lowest: UInt32, width: UInt32)
  /// Draws a number of contacts from any distribution; the silent share is in the sampler.
  case count(CountSampler)
  /// Flips a coin for each contact, by the gaps between successes.
  case each(GeometricGap, silent: Double)
  /// Flips a coin for each contact, with chance 1 over the number who can tell that contact.
  ///
  /// Nobody can be told by fewer people than given, if by anybody.
  case weightedCascade(fewest: UInt64, silent: Double)
  /// Takes all contacts.
  case everyone(silent: Double)
  /// Takes no contact.
  case nobody
  /// Does as each layer's rule says; `LayeredSpread` tells layer by layer.
  case layers([CompiledRule])

  /// Compiles a rule that has no ``TellingRule/problem``.
  ///
  /// - Complexity: O(1) and what the sampler of counts takes; O(people) for `weightedCascade`; for
  ///   each layer.
  init(_ rule: TellingRule, graph: Graph) {
    precondition(rule.problem == nil, "the telling rule's numbers are out of range")
    guard graph.layers.isEmpty else {
      self = .layers(
        graph.layers.map { layer in
          switch layer.contacts {
          case .ties(let ties): CompiledRule(rule.rule(in: layer.name), graph: ties)
          case .meetings(let most): CompiledRule(rule.rule(in: layer.name), meeting: most)
          }
        })
      return
    }
    switch rule.form {
    case .count(let distribution):
      let sampler = CountSampler(distribution, silent: rule.silent)
      self =
        if let equal = sampler.equallyLikely {
          .between(lowest: equal.lowest, width: equal.width)
        } else {
          .count(sampler)
        }
    case .each(let chance):
      self = .each(
        GeometricGap(chance: chance), silent: rule.silent)
    case .weightedCascade:
      self = .weightedCascade(
        fewest: UInt64(max(1, graph.smallestIncomingCount)), silent: rule.silent)
    case .everyone:
      self = .everyone(silent: rule.silent)
    case .nobody:
      self = .nobody
    case .layers:
      preconditionFailure("a rule of layers is for a graph that has them")
    }
  }

  /// Compiles a rule for people met afresh: as many as it tells of so many are drawn from everybody.
  private init(_ rule: TellingRule, meeting most: Int) {
    switch rule.form {
    case .count(let distribution):
      self = .count(CountSampler(distribution, silent: rule.silent, most: most))
    case .each(let chance):
      self = .count(CountSampler(trials: most, chance: chance, silent: rule.silent))
    case .everyone:
      self = .count(CountSampler(.exactly(most), silent: rule.silent))
    case .nobody:
      self = .nobody
    case .weightedCascade:
      preconditionFailure("who is met afresh has no number of contacts")
    case .layers:
      preconditionFailure("layers have no layers")
    }
  }
}

extension CompiledRule {
  /// The rules of the layers, or the rule itself where there are none.
  var byLayer: [CompiledRule] {
    if case .layers(let rules) = self { rules } else { [self] }
  }

  /// About how many contacts a teller tells, where people have so many contacts on average: what
  /// decides whether a round is sparse, and nothing else.
  func meanTold(_ meanContacts: Double) -> Double {
    switch self {
    case .between(let lowest, let width):
      min(Double(lowest) + Double(width - 1) / 2, meanContacts)
    case .count(let sampler): min(sampler.mean, meanContacts)
    case .each(let gap, let silent): (1 - silent) * gap.chance * meanContacts
    case .weightedCascade(_, let silent): 1 - silent
    case .everyone(let silent): (1 - silent) * meanContacts
    case .nobody: 0
    case .layers(let rules): rules.reduce(0) { $0 + $1.meanTold(meanContacts) }
    }
  }
}

/// The luck of a wave for each purpose the kernel draws for.
struct WaveKeys<Key: PersonStream> {
  /// How many contacts a teller tells, and whether it is silent: draw 0.
  let count: Key
  /// Which contacts: draw i for the i-th contact chosen or gap, draw i + 1 for the i-th contact's coin.
  let choice: Key
  /// Whether a hearer tells on: draw 0.
  let retelling: Key
  /// Which of two opinions that arrive together is taken up: draw 0.
  let conflict: Key
}

extension WaveKeys where Key == RandomKey {
  /// Makes the keys of a luck.
  init(_ random: RandomStream) {
    count = random.key(.tellingCount)
    choice = random.key(.tellingChoice)
    retelling = random.key(.retelling)
    conflict = random.key(.conflict)
  }
}

extension Graph {
  /// The smallest number of people who can tell somebody, of those whom anybody can; 0 if nobody
  /// can be told.
  ///
  /// - Complexity: O(people).
  fileprivate var smallestIncomingCount: Int {
    switch storage {
    case .complete: max(0, people - 1)
    case .rows:
      (0..<people).lazy.map { self.incomingCount(of: PersonID(truncatingIfNeeded: $0)) }
        .filter { $0 > 0 }.min() ?? 0
    }
  }
}

extension RandomStream {
  /// The key of a purpose under this luck.
  @inline(__always)
  func key(_ purpose: RandomPurpose) -> RandomKey {
    RandomKey(
      seed: seed, purpose: purpose, replicate: UInt64(truncatingIfNeeded: replicate),
      period: UInt64(truncatingIfNeeded: period))
  }
}
