internal import Statistics
internal import WordOfMouth

/// What a ledger counts beyond first-hand tellings: at hop h >= 2 the tellings of the hop before, times
/// retell x fade^(h-2) x told on.
struct LedgerHops {
  private let voice: Voice
  private let retells: Double
  private let rounds: Int?

  /// The most hops that have a line of their own.
  static let most = 6

  /// Takes how a story is told on.
  ///
  /// - Parameters:
  ///   - voice: How it is told on; which contacts first-hand people tell does not matter.
  ///   - contacts: How many contacts people have on average, where rules depend on it.
  ///   - rounds: The last round in which anybody tells, or nil for no limit.
  init(_ voice: Voice, contacts: Double, rounds: Int?) {
    self.voice = voice
    self.rounds = rounds
    retells = voice.retells.mean(contacts: contacts)
  }

  /// Whether anybody tells after round 1.
  private var passesOn: Bool { voice.retell > 0 && (rounds ?? 2) >= 2 }

  /// Whether the hops never end, once somebody was told.
  var areEndless: Bool {
    passesOn && rounds == nil
      && !Branching.fadeSum(reproduction: voice.retell * retells, fade: voice.fade).isFinite
  }

  /// The inputs its lines need: none where nobody tells on.
  var inputs: [Ledger.Input] {
    if !passesOn { return [] }
    return [
      .share("retell", voice.retell, "share of hearers who pass it on"),
      .share("fade", voice.fade, "factor for that share at each further hop"),
      .count("retells", retells, "people each of these tells on average"),
    ]
  }

  /// Adds the lines `hop1`, `hop2`, …, `further` where there are more, and `all`.
  ///
  /// - Parameters:
  ///   - firstHand: What is told first-hand.
  ///   - ledger: The ledger, which has ``inputs``.
  func add(firstHand: LedgerFormula, to ledger: inout Ledger) {
    var hops: [LedgerFormula] = []
    if (rounds ?? 1) >= 1 {
      ledger.add("hop1", "told first-hand", unit: "tellings", firstHand)
      hops.append("hop1")
    }
    if passesOn {
      let last = addHops(to: &ledger)
      hops += (2..<last + 1).map { .term("hop\($0)") }
      let rest = further(after: last)
      if rest > 0, ledger.value(of: "hop\(last)") ?? 0 > 0 {
        let span = rounds.map { last + 1 == $0 ? "hop \($0)" : "hops \(last + 1) to \($0)" }
        ledger.add(
          "further", "told at \(span ?? "hops \(last + 1) and later"), in all", unit: "tellings",
          .term("hop\(last)") * .number(rest))
        hops.append("further")
      }
    }
    ledger.add(
      "all", "told in all, if nobody is told twice", unit: "tellings", hops.isEmpty ? 0 : .sum(hops)
    )
  }

  /// Adds hops from the second on: while they count, and not too many.
  ///
  /// - Returns: The last hop that has a line.
  private func addHops(to ledger: inout Ledger) -> Int {
    var hop = 1
    while hop < rounds ?? .max, hop < Self.most, (ledger.value(of: "hop\(hop)") ?? 0) >= 0.5 {
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
  private func further(after hop: Int) -> Double {
    let fade = voice.fade
    // At the hop that follows the chance has faded hop - 1 times.
    let factor = voice.retell * retells * Elementary.pow(fade, hop - 1)
    guard let rounds else {
      return factor == 0 ? 0 : Branching.fadeSum(reproduction: factor, fade: fade) - 1
    }
    if fade == 1 {
      let count = Double(max(0, rounds - hop))
      return factor == 1 ? count : factor * (Elementary.pow(factor, count) - 1) / (factor - 1)
    }
    return factor
      * Branching.fadeSum(reproduction: factor * fade, fade: fade, hops: max(0, rounds - hop))
  }
}

extension TellingRule {
  /// How many people it tells on average, where everybody has contacts to spare.
  ///
  /// Weighted cascades tell everybody once on average who can be told. A rule by weight is taken for ties of
  /// weight 1: whoever knows their mean uses the rule ``TellingRule/equallyWeighted(_:)`` with that.
  func mean(contacts: Double) -> Double {
    if let mean = meanCount { return mean }
    return switch form {
    case .each(let chance): (1 - silent) * chance * contacts
    case .byWeight(let factor): (1 - silent) * factor * contacts
    case .weightedCascade: 1 - silent
    case .count, .everyone, .nobody: (1 - silent) * contacts
    case .layers(let rules): rules.reduce(0) { $0 + $1.rule.mean(contacts: contacts) }
    }
  }
}

extension Ledger {
  /// The source of inputs that a scenario gives.
  static let scenario = "the scenario"
}

extension CustomerCount {
  /// The inputs that say how many customers there are.
  func inputs(people: Int, when: String = "") -> [Ledger.Input] {
    switch self {
    case .share(let share):
      [
        .count("people", Double(people), "people in the graph"),
        .share("share", share, "share of these who are customers\(when)"),
      ]
    case .count(let count): [.count("customers", Double(count), "customers\(when)")]
    }
  }

  /// Adds the line `customers`, where it is not an input.
  func addLine(to ledger: inout Ledger, when: String = "") {
    if case .share = self { ledger.add("customers", "customers\(when)", "people" * "share") }
  }
}
