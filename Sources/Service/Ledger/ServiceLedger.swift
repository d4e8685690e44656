public import WordOfMouth

/// The ledger of a service model: what its numbers multiply out to over all periods, without chance,
/// overlap, market or recovery.
///
/// ```swift
/// let ledger = ServiceLedger(
///   .customersLost, of: model, customers: .count(1000), people: 10_000,
///   voices: rules.voices, contacts: 20, rounds: nil)
/// ledger.counted.value  // customers x periods x visits x misery x (1 - loyalty of the silent) + …
/// ```
///
/// The customers of the start are there in every period: nobody leaves or joins, no case is
/// resolved, and nothing is learnt. Each period's moments of misery and magic are counted again; every unhappy
/// customer tells, and leaves, as a silent one does. Where there are segments, its inputs are means over
/// the customers of all. A story is told on in each period as a ``WaveLedger`` has it. What is broadcast has no
/// line.
///
/// ``parts(of:)`` breaks the difference from a simulation down.
public struct ServiceLedger: Sendable, Hashable {
  /// What it counts.
  public let subject: LedgerSubject
  /// The ledger; of customers lost, where they are worth something, it goes on to what.
  public let ledger: Ledger
  /// Whether the hops never end, so that the result is infinite: no limit of rounds, and each hearer
  /// tells one or more on.
  public let isEndless: Bool

  /// What each customer of a class counts for, of each segment or of all customers: the mean number told,
  /// or the chance to leave.
  let weights: [ByClass<Double>]
  /// What a customer of each segment counts for in a period, over what may happen to them.
  let perCustomer: [Double]

  /// The line a simulation is compared with: people told in all, or customers lost.
  public var counted: Ledger.Line {
    let name = subject == .customersLost ? "lost" : "all"
    return ledger.lines.first { $0.name == name } ?? ledger.result
  }
  /// What the customers' own moments come to, before anything is told on: tellings of the first round,
  /// or customers lost.
  public var ofCustomers: Double {
    subject == .customersLost ? counted.value : ledger.value(of: "hop1") ?? 0
  }

  /// Multiplies out.
  ///
  /// - Parameters:
  ///   - subject: What to count.
  ///   - model: What happens.
  ///   - customers: How many people are customers at the start.
  ///   - people: The number of people in the graph.
  ///   - voices: How stories are told on; the model defines which contacts first-hand people tell.
  ///   - contacts: How many contacts people have on average, where rules depend on it.
  ///   - rounds: The last round of a period in which anybody tells, or nil for no limit.
  /// - Complexity: that of a ``WaveLedger``.
  public init(
    _ subject: LedgerSubject, of model: ServiceModel, customers: CustomerCount, people: Int,
    voices: ByOpinion<Voice>, contacts: Double, rounds: Int?
  ) {
    self.subject = subject
    let parts = model.parts.map(\.model)
    let weights = parts.map { part in
      ByClass { kind -> Double in
        switch subject {
        case .customersLost: return 1 - part.loyalty(of: kind)
        case .story(let opinion):
          let story = part.classes[kind].story
          guard let story, story.opinion == opinion, (rounds ?? 1) >= 1 else { return 0 }
          return story.tells.mean(contacts: contacts)
        }
      }
    }
    self.weights = weights
    let (badShare, goodShare) = model.meanMoments
    let means = Self.means(weights, in: model)
    perCustomer = zip(parts, weights).map { part, weights in
      let moments = part.experience.moments(learnt: 1)
      let (misery, magic) = (part.visits * moments.misery, part.visits * moments.magic)
      return misery * weights[.silent] + magic * weights[.magic]
        + (1 - misery - magic) * weights[.ordinary]
    }

    let usual: CustomerClass = subject == .story(.positive) ? .magic : .silent
    let moments = Moment.all.filter { $0.kind == usual || means[$0.kind] > 0 }
    var inputs =
      customers.inputs(people: people, when: " at the start")
      + Self.inputs(model, badShare, goodShare, moments.map(\.kind))
    var hops: LedgerHops?
    switch subject {
    case .customersLost:
      inputs += moments.map {
        .share(
          "\($0.name)Loyalty", model.loyalty(of: $0.kind),
          "chance that \($0.who) stays for the next period")
      }
      inputs += Self.worth(model)
    case .story(let opinion):
      let story = LedgerHops(voices[opinion], contacts: contacts, rounds: rounds)
      inputs += moments.map {
        .count("\($0.name)Tell", means[$0.kind], "people \($0.who) tells on average")
      }
      inputs += story.inputs
      hops = story
    }
    isEndless = perCustomer.contains { $0 > 0 } && hops?.areEndless == true
    var ledger = Ledger(inputs: inputs, source: Ledger.scenario)
    customers.addLine(to: &ledger, when: " at the start")
    Self.addMoments(moments.map(\.kind), to: &ledger)
    if let hops {
      let told = moments.map { .term($0.name) * .term("\($0.name)Tell") }
      hops.add(firstHand: told.count == 1 ? told[0] : .sum(told), to: &ledger)
    } else {
      Self.addLost(moments, to: &ledger)
    }
    self.ledger = ledger
  }

  /// What a customer of a class counts for on average over those of all segments: of the unhappy as many as
  /// meet misery, for a ledger resolves no case.
  private static func means(_ weights: [ByClass<Double>], in model: ServiceModel) -> ByClass<Double>
  {
    if model.segments.isEmpty { return weights[0] }
    return ByClass { kind in
      let shares = model.parts.map { share, part -> Double in
        let (misery, magic) = part.experience.moments(learnt: 1)
        return share
          * (kind.isUnhappy
            ? misery : kind == .magic ? magic : 1 - model.visits * (misery + magic))
      }
      let all = shares.reduce(0, +)
      // Of a kind of customers that there are none of, as many are of each segment as people are.
      let counted = all == 0 ? model.segments.map(\.share) : shares
      let sum = zip(counted, weights).reduce(0) { $0 + $1.0 * $1.1[kind] }
      return worked(sum / (all == 0 ? 1 : all))
    }
  }

  /// What a ledger calls the customers of a kind of moment: of those with misery, the silent, as if none
  /// complained.
  private struct Moment {
    let kind: CustomerClass
    let name, who, lost: String

    static let all = [
      Moment(
        kind: .silent, name: "unhappy", who: "an unhappy customer who does not complain",
        lost: "lost, as if none complained"),
      Moment(
        kind: .magic, name: "magic", who: "a delighted customer", lost: "delighted customers lost"),
      Moment(
        kind: .ordinary, name: "ordinary", who: "an ordinary customer",
        lost: "ordinary customers lost"),
    ]
  }

  // MARK: - Inputs

  private static func inputs(
    _ model: ServiceModel, _ misery: Double, _ magic: Double, _ kinds: [CustomerClass]
  ) -> [Ledger.Input] {
    var inputs: [Ledger.Input] = [
      .count("periods", Double(model.periods), "periods", unit: "periods"),
      .share("visits", model.visits, "chance that a customer is served in a period"),
    ]
    // The number of ordinary experiences follows from that of the others.
    if kinds.contains(.silent) || kinds.contains(.ordinary) {
      inputs += [
        .share("miseryShare", worked(misery), "share of experiences that are bad (misery)"),
        .share(
          "complain", mean(model.meanComplaints.chance, model),
          "share of unhappy customers who complain"),
      ]
    }
    if kinds.contains(.magic) || kinds.contains(.ordinary) {
      inputs.append(
        .share("magicShare", worked(magic), "share of experiences that are excellent (magic)"))
    }
    return inputs
  }

  /// A number that follows from the scenario's, rounded as lines are.
  private static func worked(_ value: Double) -> Double {
    LedgerFormula.number(value).value { _ in 0 }
  }

  /// A number of the scenario; a mean over segments follows from its numbers.
  private static func mean(_ value: Double, _ model: ServiceModel) -> Double {
    model.segments.isEmpty ? value : worked(value)
  }

  /// What a customer is worth, where it is anything that can be counted.
  private static func worth(_ model: ServiceModel) -> [Ledger.Input] {
    let (margin, lifetime) = (mean(model.meanMargin, model), model.lifetimeValue)
    if margin == 0 { return [] }
    var inputs: [Ledger.Input] = [
      .count("margin", margin, "margin per customer and period", unit: "money")
    ]
    if lifetime.isFinite {
      inputs.append(
        .count(
          "lifetimeValue", worked(lifetime),
          "value of a customer from the next period on: m r / (1 + i - r) for margin m, retention r "
            + "and discount i", unit: "money"))
    }
    return inputs
  }

  // MARK: - Lines

  /// Adds the moments, and the customers of each kind.
  private static func addMoments(_ kinds: [CustomerClass], to ledger: inout Ledger) {
    ledger.add(
      "moments", "experiences in all periods", unit: "experiences",
      "customers" * "periods" * "visits")
    if ledger.value(of: "miseryShare") != nil {
      ledger.add("unhappy", "unhappy customers, once in each period", "moments" * "miseryShare")
      ledger.add("complaints", "of these complain", "unhappy" * "complain")
    }
    if ledger.value(of: "magicShare") != nil {
      ledger.add("magic", "delighted customers, once in each period", "moments" * "magicShare")
    }
    if kinds.contains(.ordinary) {
      ledger.add(
        "ordinary", "ordinary customers, once in each period",
        "customers" * "periods" - "unhappy" - "magic")
    }
  }

  /// Adds who is lost of each kind, in all, and what they would have been worth.
  private static func addLost(_ moments: [Moment], to ledger: inout Ledger) {
    for moment in moments {
      ledger.add(
        "\(moment.name)Lost", moment.lost,
        .term(moment.name) * (1 - .term("\(moment.name)Loyalty")))
    }
    ledger.add("lost", "customers lost", .sum(moments.map { .term("\($0.name)Lost") }))
    if ledger.value(of: "margin") != nil {
      ledger.add("lostMargin", "margin per period lost with them", unit: "money", "lost" * "margin")
    }
    if ledger.value(of: "lifetimeValue") != nil {
      ledger.add(
        "lostValue", "value they would have had", unit: "money", "lost" * "lifetimeValue")
    }
  }
}
