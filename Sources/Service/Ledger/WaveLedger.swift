public import WordOfMouth

/// The ledger of one opinion of a plain wave: what its numbers multiply out to, without overlap and
/// without chance.
///
/// Customers x share x told x (retell x told on) x … : every telling is to somebody new, everybody
/// has enough contacts, and nobody holds the other opinion. So tellings and people told are one number.
/// At hop h >= 2 the tellings are those of the hop before, times retell x fade^(h-2) x told on; without
/// a limit the hops sum to told x `Branching.fadeSum` of `WordOfMouth`.
public struct WaveLedger: Sendable, Hashable {
  /// How many people hold the opinion first-hand.
  public enum Holders: Sendable, Hashable {
    /// A share of this many customers.
    case share(Double, of: CustomerCount)
    /// This many people.
    case count(Double)
  }

  /// The opinion.
  public let opinion: Opinion
  /// The ledger; its result is all tellings.
  public let ledger: Ledger
  /// Whether the hops never end, so that the result is infinite: no limit of rounds, and each hearer
  /// tells one or more on.
  public let isEndless: Bool

  /// People who hold the opinion first-hand.
  public var firstHand: Double { ledger.value(of: Self.holders(opinion)) ?? 0 }
  /// How many people each of them tells.
  public var told: Double { ledger.value(of: "tells") ?? 0 }
  /// Tellings of the first round: first-hand people times told, or 0 if no round is run.
  public var firstHandTellings: Double { ledger.value(of: "hop1") ?? 0 }
  /// All tellings, each to somebody new.
  public var tellings: Double { ledger.result.value }

  /// Multiplies out.
  ///
  /// - Parameters:
  ///   - opinion: The opinion.
  ///   - holders: How many people hold it first-hand.
  ///   - people: The number of people in the graph.
  ///   - voice: How it is told.
  ///   - contacts: How many contacts people have on average, where rules depend on it.
  ///   - rounds: The last round in which anybody tells, or nil for no limit.
  /// - Complexity: O(rounds), and without a limit O(hops until what they add no longer counts).
  public init(
    _ opinion: Opinion, holders: Holders, people: Int, voice: Voice, contacts: Double, rounds: Int?
  ) {
    self.opinion = opinion
    let tells = voice.tells.mean(contacts: contacts)
    let hops = LedgerHops(voice, contacts: contacts, rounds: rounds)
    isEndless = tells > 0 && hops.areEndless

    let word = opinion == .positive ? "satisfied" : "dissatisfied"
    let name = Self.holders(opinion)
    let inputs: [Ledger.Input] =
      switch holders {
      case .share(let share, let customers):
        customers.inputs(people: people)
          + [.share(word, share, "share of the customers who are \(word)")]
      case .count(let count): [.count(name, count, "customers who are \(word)")]
      }
    var ledger = Ledger(
      inputs: inputs + [.count("tells", tells, "people a \(word) customer tells on average")]
        + hops.inputs,
      source: Ledger.scenario)
    if case .share(_, let customers) = holders {
      customers.addLine(to: &ledger)
      ledger.add(name, "\(name) customers", "customers" * .term(word))
    }
    hops.add(firstHand: .term(name) * "tells", to: &ledger)
    self.ledger = ledger
  }

  /// What the customers who hold an opinion are called.
  private static func holders(_ opinion: Opinion) -> String {
    opinion == .positive ? "happy" : "unhappy"
  }
}
