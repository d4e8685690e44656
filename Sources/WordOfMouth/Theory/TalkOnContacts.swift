internal import Statistics
internal import Randomness

/// One opinion on a large random graph with given numbers of contacts: what any telling rule, retell
/// chance and fading come to, with few customers or many.
///
/// What it takes of a graph is how many contacts people have; all else is random. Two views:
///
/// - *forward*: a customer tells c(k) of k contacts on average; a hearer, met along a tie, has k contacts
///   with chance k p(k) / <k> and passes the story on to q c(k) (k - 1) / k new people on average: one of
///   the contacts brought it, and telling back is wasted. Their sum is the reproduction number. It decides
///   how many one lone story reaches, and whether it can take off.
/// - *backward*: a person of k contacts hears unless none of k contacts tells them, and a contact of j tells
///   a given one with chance c(j) / j if they tell anybody, independently for each contact. That
///   gives the share who hear, customers' overlap included, round by round.
///
/// Sources: Newman, *Spread of epidemic disease on networks*, Phys. Rev. E 66, 016128 (2002), for the rule
/// `each` with everyone retelling; Meester and Trapman, *Bounding the size and probability of epidemics on
/// networks*, Adv. Appl. Probab. 43 (2011), for the two views of rules that are not coins; Gleeson and
/// Cahalane, *Seed size strongly affects cascades on random networks*, Phys. Rev. E 75, 056103 (2007), for
/// many first-hand people.
///
/// It holds for undirected graphs without short circles of ties, in the limit of many people; with one
/// opinion, for a second one takes hearers away. The rules `weightedCascade` and `byWeight` are not among those it knows;
/// where all ties weigh the same, `byWeight` is `each`.
public struct TalkOnContacts: Sendable, Hashable {
  /// People with the same number of contacts.
  private struct Class: Sendable, Hashable {
    /// The number of contacts.
    let contacts: Int
    /// The share of all people.
    let share: Double
    /// The share of those met along a tie.
    let shareAlongTies: Double
    /// The mean number told by a customer.
    let told: Double
    /// The mean number told by a hearer who retells.
    let retold: Double
  }

  /// How the opinion is told.
  public let voice: Voice
  /// The mean number of contacts.
  public let meanContacts: Double
  private let classes: [Class]

  /// Takes numbers of contacts and a voice, or nil where it does not hold: the rules `weightedCascade` and
  /// `byWeight`, layers, repeated telling or opinions that turn, or nobody with a contact.
  ///
  /// - Parameters:
  ///   - people: How many people have each number of contacts.
  ///   - voice: How the opinion is told.
  /// - Complexity: O(sum of the different numbers of contacts).
  public init?(people: [(contacts: Int, count: Int)], voice: Voice) {
    let total = people.reduce(0.0) { $0 + Double($1.count) }
    let ties = people.reduce(0.0) { $0 + Double($1.contacts) * Double($1.count) }
    guard ties > 0,
      [voice.tells, voice.retells].allSatisfy({ rule in
        if case .byWeight = rule.form { return false }
        return rule.form != .weightedCascade && rule.layerNames == nil
      }), !voice.goesOn, voice.quality == 1
    else { return nil }
    self.voice = voice
    meanContacts = ties / total
    classes = people.filter { $0.count > 0 }.map { entry in
      Class(
        contacts: entry.contacts, share: Double(entry.count) / total,
        shareAlongTies: Double(entry.contacts) * Double(entry.count) / ties,
        told: Self.meanTold(voice.tells, of: entry.contacts),
        retold: Self.meanTold(voice.retells, of: entry.contacts))
    }
  }

  /// The mean number of contacts that a person with this many contacts tells.
  private static func meanTold(_ rule: TellingRule, of contacts: Int) -> Double {
    let told: Double
    switch rule.form {
    case .nobody: told = 0
    case .everyone: told = Double(contacts)
    case .each(let chance): told = chance * Double(contacts)
    case .weightedCascade, .byWeight, .layers: told = 0
    case .count(.exactly(let count)): told = Double(min(count, contacts))
    case .count(let distribution):
      told = distribution.chances(atMost: contacts).enumerated()
        .reduce(0) { $0 + Double($1.0) * $1.1 }
    }
    return (1 - rule.silent) * told
  }

  // MARK: Forward

  /// The mean number of people a customer tells, drawn at random.
  public var told: Double { classes.reduce(0) { $0 + $1.share * $1.told } }

  /// The mean number of new people that a hearer at the first hop tells.
  public var reproduction: Double {
    voice.retell
      * classes.reduce(0) { sum, group in
        group.contacts == 0
          ? sum
          : sum + group.shareAlongTies * group.retold * Double(group.contacts - 1)
            / Double(group.contacts)
      }
  }

  /// The mean number of people that the story of a single customer reaches: the branching total.
  ///
  /// - Parameter rounds: The last round with a telling, or nil.
  /// - Returns: told x the sum over hops j >= 0 of m^j f^(j (j - 1) / 2); infinity where it does not
  ///   converge.
  public func loneReach(rounds: Int? = nil) -> Double {
    if told == 0 { return 0 }
    let hops = rounds.map { min($0, 100_000) } ?? .max
    return told * Branching.fadeSum(reproduction: reproduction, fade: voice.fade, hops: hops)
  }

  /// The chance that the story of one customer, drawn at random, takes off on a graph without end.
  ///
  /// With fading every story ends: 0.
  public var takeOffChance: Double {
    guard voice.fade == 1, reproduction > 1 else { return 0 }
    // s: the chance that the story of a hearer dies.
    let s = smallestFixedPoint { s in
      classes.reduce(0) { sum, group in
        sum + group.shareAlongTies
          * (1 - voice.retell + voice.retell
            * Self.dying(voice.retells, group.contacts, s, back: true))
      }
    }
    return 1
      - classes.reduce(0) { $0 + $1.share * Self.dying(voice.tells, $1.contacts, s, back: false) }
  }

  /// The chance that all stories die that somebody starts who tells by a rule, where each dies with
  /// chance s; `back` of a hearer, one of whose contacts brought the story.
  private static func dying(
    _ rule: TellingRule, _ contacts: Int, _ s: Double, back: Bool
  ) -> Double {
    let others = back ? max(0, contacts - 1) : contacts
    let told: Double
    switch rule.form {
    case .nobody, .weightedCascade, .byWeight, .layers: told = 1
    case .everyone: told = Elementary.pow(s, others)
    case .each(let chance): told = Elementary.pow(1 - chance + chance * s, others)
    case .count(.exactly(let count)):
      told = dying(count: min(count, contacts), contacts, s, back: back)
    case .count(let distribution):
      told = distribution.chances(atMost: contacts).enumerated().reduce(0) { sum, entry in
        entry.1 == 0 ? sum : sum + entry.1 * dying(count: entry.0, contacts, s, back: back)
      }
    }
    return rule.silent + (1 - rule.silent) * told
  }

  private static func dying(count: Int, _ contacts: Int, _ s: Double, back: Bool) -> Double {
    guard back, count > 0 else { return Elementary.pow(s, count) }
    // The tie that brought the story is among those chosen with this chance.
    let wasted = Double(count) / Double(contacts)
    return Elementary.pow(s, count - 1) * (wasted + (1 - wasted) * s)
  }

  // MARK: Backward

  /// The share of all people who are told and do not hold the opinion first-hand.
  ///
  /// - Parameters:
  ///   - firstHand: The share of people who hold it first-hand, each with that chance, in 0...1.
  ///   - rounds: The last round with a telling, or nil.
  /// - Returns: The share in the mean. From a firstHand of nearly 0 it jumps to that of a take-off where the
  ///   reproduction number is above 1: it is then the mean of markets in which some story takes off.
  /// - Complexity: O(rounds x different numbers of contacts).
  public func reach(firstHand: Double, rounds: Int? = nil) -> Double {
    // told: the chance that a given contact has told by now; heard[class]: the chance to have heard by
    // the round before from the other contacts.
    let firstHandTells = classes.reduce(0) { sum, group in
      group.contacts == 0
        ? sum : sum + firstHand * group.shareAlongTies * group.told / Double(group.contacts)
    }
    var told = 0.0
    var next = firstHandTells
    var chance = voice.retell
    var heard = [Double](repeating: 0, count: classes.count)
    let last = min(rounds ?? .max, 1_000_000)
    for _ in 0..<last {
      if next - told < 1e-15 {
        told = next
        break
      }
      told = next
      if chance == 0 { break }
      for (place, group) in classes.enumerated() where group.contacts > 0 {
        let now = 1 - Elementary.pow(1 - told, group.contacts - 1)
        next +=
          (1 - firstHand) * group.shareAlongTies * group.retold / Double(group.contacts) * chance
          * (now - heard[place])
        heard[place] = now
      }
      chance *= voice.fade
    }
    return (1 - firstHand)
      * classes.reduce(0) { $0 + $1.share * (1 - Elementary.pow(1 - told, $1.contacts)) }
  }

  /// The share of people reached given that a story takes off, from few customers, without fading or a
  /// limit of rounds; 0 where none can.
  public var reachGivenTakeOff: Double {
    guard voice.fade == 1, reproduction > 1 else { return 0 }
    // u: the chance that a given contact does not tell.
    let u = smallestFixedPoint { u in
      classes.reduce(0) { sum, group in
        if group.contacts == 0 { return sum }
        let tells = voice.retell * group.retold / Double(group.contacts)
        return sum + group.shareAlongTies
          * (1 - tells + tells * Elementary.pow(u, group.contacts - 1))
      }
    }
    return 1 - classes.reduce(0) { $0 + $1.share * Elementary.pow(u, $1.contacts) }
  }
}
