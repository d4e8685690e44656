internal import Foundation
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
  /// The round at which the ledger stops, or nil for none.
  public let rounds: Int?

  /// People who hold the opinion first-hand.
  public var firstHand: Double { ledger.value(of: Self.holders(opinion)) ?? 0 }
  /// How many people each of them tells.
  public var told: Double { ledger.value(of: "tells") ?? 0 }
  /// Tellings of the first round: first-hand people times told, or 0 if no round is run.
  public var firstHandTellings: Double { ledger.value(of: "hop1") ?? 0 }
  /// All tellings, each to somebody new.
  public var tellings: Double { ledger.result.value }

  /// The most hops that have a line of their own.
  static let mostHops = 6

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
    self.rounds = rounds
    let tells = Self.mean(voice.tells, contacts: contacts)
    let retells = Self.mean(voice.retells, contacts: contacts)
    let passesOn = voice.retell > 0 && (rounds ?? 2) >= 2
    isEndless =
      passesOn && rounds == nil && tells > 0
      && !Branching.fadeSum(reproduction: voice.retell * retells, fade: voice.fade).isFinite

    var inputs = Self.inputs(customers, opinion)
    let who = opinion == .positive ? "a satisfied customer" : "a dissatisfied customer"
    inputs.append(Self.input("tells", tells, "people", .count, "people \(who) tells on average"))
    if passesOn {
      inputs += [
        Self.input("retell", voice.retell, "share", .share, "share of hearers who tell it on"),
        Self.input("fade", voice.fade, "share", .share, "what is left of it at each further hop"),
        Self.input("retells", retells, "people", .count, "people each of those tells on average"),
      ]
    }
    var ledger = Ledger(inputs: inputs)
    Self.addCustomers(customers, opinion, to: &ledger)

    var hops: [LedgerFormula] = []
    if (rounds ?? 1) >= 1 {
      ledger.add(
        "hop1", "told first-hand", unit: "tellings", .term(Self.holders(opinion)) * "tells")
      hops.append("hop1")
    }
    if passesOn {
      let last = Self.addHops(voice, until: rounds ?? .max, to: &ledger)
      hops += (2..<last + 1).map { .term("hop\($0)") }
      let rest = Self.further(
        reproduction: voice.retell * retells, fade: voice.fade, after: last, rounds: rounds)
      if rest > 0, ledger.value(of: "hop\(last)") ?? 0 > 0 {
        let hops = rounds.map { last + 1 == $0 ? "hop \($0)" : "hops \(last + 1) to \($0)" }
        ledger.add(
          "further", "told at \(hops ?? "hops \(last + 1) and on"), summed", unit: "tellings",
          .term("hop\(last)") * .number(rest))
      }
    }
    if ledger.value(of: "further") != nil { hops.append("further") }
    ledger.add("all", "told in all, nobody twice", unit: "tellings", hops.isEmpty ? 0 : .sum(hops))
    self.ledger = ledger
  }

  // MARK: - Parts

  /// What the customers who hold an opinion are called.
  private static func holders(_ opinion: Opinion) -> String {
    opinion == .positive ? "happy" : "unhappy"
  }

  private static func input(
    _ name: String, _ value: Double, _ unit: String, _ quantity: Ledger.Quantity, _ meaning: String
  ) -> Ledger.Input {
    .init(name, value, unit: unit, quantity, meaning, source: "the scenario")
  }

  private static func inputs(_ customers: Customers, _ opinion: Opinion) -> [Ledger.Input] {
    func share(_ holding: Double) -> Ledger.Input {
      let name = opinion == .positive ? "satisfied" : "dissatisfied"
      return input(name, holding, "share", .share, "share of the customers who are \(name)")
    }
    switch customers {
    case .share(let part, let people, let holding):
      return [
        input("people", Double(people), "people", .count, "people in the graph"),
        input("share", part, "share", .share, "share of them who are customers"), share(holding),
      ]
    case .count(let count, let holding):
      return [
        input("customers", Double(count), "people", .count, "customers"), share(holding),
      ]
    case .holders(let count):
      return [
        input(
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

  /// Adds hops from the second on: while they count, and not too many.
  ///
  /// - Returns: The last hop that has a line.
  private static func addHops(_ voice: Voice, until limit: Int, to ledger: inout Ledger) -> Int {
    var hop = 1
    while hop < limit, hop < mostHops, (ledger.value(of: "hop\(hop)") ?? 0) >= 0.5 {
      hop += 1
      var formula: LedgerFormula = .term("hop\(hop - 1)") * "retell"
      if voice.fade < 1, hop > 2 {
        formula = formula * (hop == 3 ? "fade" : .power("fade", hop - 2))
      }
      ledger.add("hop\(hop)", "told at hop \(hop)", unit: "tellings", formula * "retells")
    }
    return hop
  }

  /// What all hops after one come to, for each telling of that one.
  private static func further(
    reproduction: Double, fade: Double, after hop: Int, rounds: Int?
  ) -> Double {
    // At the hop that follows the chance has faded hop - 1 times.
    var factor = reproduction * pow(fade, Double(hop - 1))
    guard let rounds else {
      return factor == 0 ? 0 : Branching.fadeSum(reproduction: factor, fade: fade) - 1
    }
    if fade == 1 {
      let count = Double(max(0, rounds - hop))
      return factor == 1 ? count : factor * (pow(factor, count) - 1) / (factor - 1)
    }
    var (sum, term) = (0.0, 1.0)
    for _ in 0..<max(0, rounds - hop) {
      term *= factor
      factor *= fade
      if !(term > sum * 0x1p-60) || !sum.isFinite { break }
      sum += term
    }
    return sum
  }

  /// How many people a rule tells on average, where everybody has contacts to spare.
  ///
  /// Weighted cascades tell everybody once on average who can be told.
  private static func mean(_ rule: TellingRule, contacts: Double) -> Double {
    if let mean = rule.meanCount { return mean }
    return switch rule.form {
    case .each(let chance): (1 - rule.silent) * chance * contacts
    case .weightedCascade: 1 - rule.silent
    case .count, .everyone, .nobody: (1 - rule.silent) * contacts
    }
  }
}
