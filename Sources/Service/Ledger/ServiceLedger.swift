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
/// The customers of the start are there in every period: nobody leaves, joins or is put right, and
/// nothing is learnt. Each period's moments of misery and magic are counted anew; every unhappy
/// customer tells, and leaves, as a silent one does. A story is told on in each period as a
/// ``WaveLedger`` has it.
///
/// What a simulation comes to instead is told apart in ``parts(of:)``.
public struct ServiceLedger: Sendable, Hashable {
  /// What it counts.
  public let subject: LedgerSubject
  /// The ledger; of customers lost, where they are worth something, it goes on to what.
  public let ledger: Ledger
  /// Whether the hops never end, so that the result is infinite: no limit of rounds, and each hearer
  /// tells one or more on.
  public let isEndless: Bool

  /// What each customer of a class counts for: the mean number told, or the chance to leave.
  let weights: ByClass<Double>
  /// What a customer counts for in a period, over what may happen to them.
  let perCustomer: Double

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
  ///   - voices: How stories are told on; whom first-hand people tell is in the model.
  ///   - contacts: How many contacts people have on average, where rules depend on it.
  ///   - rounds: The last round of a period in which anybody tells, or nil for no limit.
  /// - Complexity: that of a ``WaveLedger``.
  public init(
    _ subject: LedgerSubject, of model: ServiceModel, customers: CustomerCount, people: Int,
    voices: ByOpinion<Voice>, contacts: Double, rounds: Int?
  ) {
    self.subject = subject
    let weights = ByClass { kind -> Double in
      switch subject {
      case .customersLost: return 1 - model.loyalty(of: kind)
      case .story(let opinion):
        guard let story = model.classes[kind].story, story.opinion == opinion, (rounds ?? 1) >= 1
        else { return 0 }
        return story.tells.mean(contacts: contacts)
      }
    }
    self.weights = weights
    let moments = model.experience.moments(learnt: 1)
    let (misery, magic) = (model.visits * moments.misery, model.visits * moments.magic)
    perCustomer =
      misery * weights[.silent] + magic * weights[.magic]
      + (1 - misery - magic) * weights[.ordinary]

    let usual: CustomerClass = subject == .story(.positive) ? .magic : .silent
    let kinds = [CustomerClass.silent, .magic, .ordinary].filter {
      $0 == usual || weights[$0] > 0
    }
    var inputs = Self.inputs(customers, people: people, model, moments, kinds)
    switch subject {
    case .customersLost:
      inputs += kinds.map { Self.loyalty(of: $0, model) } + Self.worth(model)
      isEndless = false
      var ledger = Ledger(inputs: inputs)
      Self.addMoments(customers, kinds, to: &ledger)
      Self.addLost(kinds, model, to: &ledger)
      self.ledger = ledger
    case .story(let opinion):
      let hops = LedgerHops(voices[opinion], contacts: contacts, rounds: rounds)
      isEndless = perCustomer > 0 && hops.areEndless
      inputs += kinds.map { Self.told(by: $0, weights[$0]) } + hops.inputs
      var ledger = Ledger(inputs: inputs)
      Self.addMoments(customers, kinds, to: &ledger)
      let told = kinds.map { .term(Self.plural($0)) * .term("\(Self.plural($0))Tell") }
      hops.add(firstHand: told.count == 1 ? told[0] : .sum(told), to: &ledger)
      self.ledger = ledger
    }
  }

  // MARK: - Inputs

  /// What the customers of a class are called, whom a ledger tells apart by their moment alone.
  private static func plural(_ kind: CustomerClass) -> String {
    switch kind {
    case .ordinary: "ordinary"
    case .magic: "magic"
    case .silent, .unresolved, .resolved, .resolvedQuickly: "unhappy"
    }
  }

  private static func who(_ kind: CustomerClass) -> String {
    switch kind {
    case .ordinary: "an ordinary customer"
    case .magic: "a delighted customer"
    case .silent, .unresolved, .resolved, .resolvedQuickly:
      "an unhappy customer who does not complain"
    }
  }

  private static func inputs(
    _ customers: CustomerCount, people: Int, _ model: ServiceModel,
    _ moments: (misery: Double, magic: Double), _ kinds: [CustomerClass]
  ) -> [Ledger.Input] {
    var inputs: [Ledger.Input] =
      switch customers {
      case .share(let share):
        [
          .ofScenario("people", Double(people), "people", .count, "people in the graph"),
          .ofScenario(
            "share", share, "share", .share, "share of these who are customers at the start"),
        ]
      case .count(let count):
        [.ofScenario("customers", Double(count), "people", .count, "customers at the start")]
      }
    inputs += [
      .ofScenario("periods", Double(model.periods), "periods", .count, "periods"),
      .ofScenario(
        "visits", model.visits, "share", .share, "chance that a customer is served in a period"),
    ]
    // Who has an ordinary moment is told by who has another one.
    if kinds.contains(.silent) || kinds.contains(.ordinary) {
      inputs += [
        .ofScenario(
          "miseryShare", worked(moments.misery), "share", .share,
          "share of experiences that are bad (misery)"
        ),
        .ofScenario(
          "complain", model.complaints.chance, "share", .share,
          "share of unhappy customers who complain"),
      ]
    }
    if kinds.contains(.magic) || kinds.contains(.ordinary) {
      inputs.append(
        .ofScenario(
          "magicShare", worked(moments.magic), "share", .share,
          "share of experiences that are excellent (magic)")
      )
    }
    return inputs
  }

  /// A number that follows from the scenario's, rounded as lines are.
  private static func worked(_ value: Double) -> Double {
    LedgerFormula.number(value).value { _ in 0 }
  }

  private static func told(by kind: CustomerClass, _ mean: Double) -> Ledger.Input {
    .ofScenario(
      "\(plural(kind))Tell", mean, "people", .count, "people \(who(kind)) tells on average")
  }

  private static func loyalty(of kind: CustomerClass, _ model: ServiceModel) -> Ledger.Input {
    .ofScenario(
      "\(plural(kind))Loyalty", model.loyalty(of: kind), "share", .share,
      "chance that \(who(kind)) stays for the next period")
  }

  /// What a customer is worth, where it is anything that can be counted.
  private static func worth(_ model: ServiceModel) -> [Ledger.Input] {
    let money = model.money
    if money.margin == 0 { return [] }
    let margin = Ledger.Input.ofScenario(
      "margin", money.margin, "money", .count, "margin per customer and period")
    let lifetime = model.lifetimeValue
    guard lifetime.isFinite else { return [margin] }
    return [
      margin,
      .ofScenario(
        "lifetimeValue", worked(lifetime), "money", .count,
        "value of a customer from the next period on: m r / (1 + i - r) for margin m, retention r "
          + "and discount i"),
    ]
  }

  // MARK: - Lines

  /// Adds customers, their moments, and those of each class.
  private static func addMoments(
    _ customers: CustomerCount, _ kinds: [CustomerClass], to ledger: inout Ledger
  ) {
    if case .share = customers {
      ledger.add("customers", "customers at the start", unit: "people", "people" * "share")
    }
    ledger.add(
      "moments", "experiences in all periods", unit: "experiences",
      "customers" * "periods" * "visits")
    if ledger.value(of: "miseryShare") != nil {
      ledger.add(
        "unhappy", "unhappy customers, once in each period", unit: "people",
        "moments" * "miseryShare")
      ledger.add(
        "complaints", "of these complain", unit: "people",
        "unhappy" * "complain")
    }
    if ledger.value(of: "magicShare") != nil {
      ledger.add(
        "magic", "delighted customers, once in each period", unit: "people",
        "moments" * "magicShare")
    }
    if kinds.contains(.ordinary) {
      ledger.add(
        "ordinary", "ordinary customers, once in each period", unit: "people",
        "customers" * "periods" - "unhappy" - "magic")
    }
  }

  /// Adds who is lost of each class, in all, and what they would have been worth.
  private static func addLost(
    _ kinds: [CustomerClass], _ model: ServiceModel, to ledger: inout Ledger
  ) {
    for kind in kinds {
      let name = plural(kind)
      let label =
        switch kind {
        case .ordinary: "ordinary customers lost"
        case .magic: "delighted customers lost"
        case .silent, .unresolved, .resolved, .resolvedQuickly:
          "lost, as if none complained"
        }
      ledger.add(
        "\(name)Lost", label, unit: "people", .term(name) * (1 - .term("\(name)Loyalty")))
    }
    ledger.add(
      "lost", "customers lost", unit: "people", .sum(kinds.map { .term("\(plural($0))Lost") }))
    if ledger.value(of: "margin") != nil {
      ledger.add(
        "lostMargin", "margin per period lost with them", unit: "money", "lost" * "margin")
    }
    if ledger.value(of: "lifetimeValue") != nil {
      ledger.add(
        "lostValue", "value they would have had", unit: "money",
        "lost" * "lifetimeValue")
    }
  }
}
