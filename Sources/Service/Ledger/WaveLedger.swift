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
  public enum Customers: Sendable, Hashable {
    /// A share of people are customers, and a share of those hold it.
    case share(Double, people: Int, holding: Double)
    /// So many are customers, and a share of those hold it.
    case count(Int, holding: Double)
    /// So many hold it.
    case holders(Double)
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
  ///   - customers: How many people hold it first-hand.
  ///   - voice: How it is told.
  ///   - contacts: How many contacts people have on average, where rules depend on it.
  ///   - rounds: The last round in which anybody tells, or nil for no limit.
  /// - Complexity: O(rounds), and without a limit O(hops until what they add no longer counts).
  public init(
    _ opinion: Opinion, customers: Customers, voice: Voice, contacts: Double, rounds: Int?
  ) {
    self.opinion = opinion
    let tells = voice.tells.mean(contacts: contacts)
    let hops = LedgerHops(voice, contacts: contacts, rounds: rounds)
    isEndless = tells > 0 && hops.areEndless

    var inputs = Self.inputs(customers, opinion)
    let who = opinion == .positive ? "a satisfied customer" : "a dissatisfied customer"
    inputs.append(
      .ofScenario("tells", tells, "people", .count, "people \(who) tells on average"))
    var ledger = Ledger(inputs: inputs + hops.inputs)
    Self.addCustomers(customers, opinion, to: &ledger)
    hops.add(firstHand: .term(Self.holders(opinion)) * "tells", to: &ledger)
    self.ledger = ledger
  }

  // MARK: - Parts

  /// What the customers who hold an opinion are called.
  private static func holders(_ opinion: Opinion) -> String {
    opinion == .positive ? "happy" : "unhappy"
  }

  private static func inputs(_ customers: Customers, _ opinion: Opinion) -> [Ledger.Input] {
    func share(_ holding: Double) -> Ledger.Input {
      let name = opinion == .positive ? "satisfied" : "dissatisfied"
      return .ofScenario(name, holding, "share", .share, "share of the customers who are \(name)")
    }
    switch customers {
    case .share(let part, let people, let holding):
      return [
        .ofScenario("people", Double(people), "people", .count, "people in the graph"),
        .ofScenario("share", part, "share", .share, "share of these who are customers"),
        share(holding),
      ]
    case .count(let count, let holding):
      return [
        .ofScenario("customers", Double(count), "people", .count, "customers"), share(holding),
      ]
    case .holders(let count):
      return [
        .ofScenario(
          holders(opinion), count, "people", .count,
          "customers who are \(opinion == .positive ? "satisfied" : "dissatisfied")")
      ]
    }
  }

  private static func addCustomers(
    _ customers: Customers, _ opinion: Opinion, to ledger: inout Ledger
  ) {
    if case .share = customers {
      ledger.add("customers", "customers", unit: "people", "people" * "share")
    }
    let share: LedgerFormula = opinion == .positive ? "satisfied" : "dissatisfied"
    switch customers {
    case .share, .count:
      ledger.add(
        holders(opinion), "\(holders(opinion)) customers", unit: "people", "customers" * share)
    case .holders: break
    }
  }
}
