import PlainText
import Randomness
package import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Parameters of a scenario that can have no effect in it, or the opposite of what is meant.
package enum ScenarioCautions {
  /// A caution, and the keys that it is about.
  struct Caution: Equatable {
    /// The keys without an effect.
    let keys: [String]
    /// Why they have none; nil where `text` says all.
    var why: String?
    /// The sentence, with the keys as a file has them.
    let text: String

    init(_ keys: [String], _ text: String) { (self.keys, self.text) = (keys, text) }

    /// That some keys have no effect.
    init(_ keys: [String], because why: String) {
      (self.keys, self.why) = (keys, why)
      text = Self.sentence(keys, why)
    }

    /// The sentence, with words for those keys that have any.
    var inWords: String {
      guard let why, let first = keys.first else { return text }
      let words = Self.sentence(keys.map { KeyWords.words($0) ?? $0 }, why)
      return KeyWords.words(first) == nil ? words : words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Whether it is about a key that an override of a path changes.
    func concerns(_ path: String) -> Bool {
      keys.contains { $0 == path || $0.hasPrefix("\(path).") || path.hasPrefix("\($0).") }
    }

    private static func sentence(_ names: [String], _ why: String) -> String {
      let list =
        names.count > 2
        ? names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
        : names.joined(separator: " and ")
      return "\(list) \(names.count == 1 ? "has" : "have") no effect: \(why)."
    }
  }

  /// The cautions, in whole sentences; none where every parameter can have an effect.
  package static func sentences(_ scenario: Scenario) -> [String] {
    cautions(scenario).map(\.text)
  }

  /// The cautions with the keys that they are about.
  static func cautions(_ scenario: Scenario) -> [Caution] {
    guard let model = scenario.service else { return [] }
    // Each factor is pointed out once, with the first reason that holds.
    var market = model.market
    var sentences: [Caution] = []
    if let nobody = prospects(scenario, &market) { sentences.append(nobody) }
    sentences += [joining(&market), staying(model, &market)].compactMap(\.self)
    sentences += Opinion.allCases.compactMap { news($0, scenario, model, &market) }
    return sentences + talk(model) + broadcasts(model, rounds: scenario.roundLimit)
      + friends(model, graph: scenario.graph) + firm(model) + causes(model) + segments(model)
  }

  /// What the firm does, where there is nothing that it could do it to.
  private static func firm(_ model: ServiceModel) -> [Caution] {
    var sentences: [Caution] = []
    if model.recovery.within > 1, let why = withoutAttempts(model) ?? refusesAll(model) {
      sentences.append(noEffect(["service.recovery.within"], because: why))
    }
    return sentences + waiting(model) + ownFault(model) + finding(model) + spending(model)
      + replacing(model)
  }

  /// Attempts that lose more customers than they keep, because cases are open for so long.
  ///
  /// Until its case is closed a customer stays as a silent one does; who is refused stays as a refused one does,
  /// and from then on as customers do of whom nobody is tried. Both are followed for as long as the case is open.
  private static func waiting(_ model: ServiceModel) -> [Caution] {
    let recovery = model.recovery
    let (quick, slow) = (recovery.resolvedQuickly, recovery.resolved)
    guard recovery.within > 1, quick + slow > 0, withoutAttempts(model) == nil,
      refusesAll(model) == nil
    else { return [] }
    let closing = 1 / recovery.within
    let stay = ByClass { model.loyalty(of: $0) }
    let failing = (1 - quick - slow) * stay[.unresolved]
    let atOnce = quick * stay[.resolvedQuickly] + slow * stay[.resolved] + failing
    let later = (quick + slow) * stay[.resolved] + failing
    let waiting = (1 - closing) * stay[.silent]
    let tried = closing * (atOnce + later * waiting / (1 - waiting))

    var refusing = model
    refusing.recovery.attempt = 0
    refusing.money.retention = nil
    // Of those the firm knows of some complained, and some were found.
    let complain = model.meanComplaints.chance
    let unfound = model.listening.reduce(1.0) { unfound, lever in
      guard case .unhappy(let asks, let chance, _) = lever.finds else {
        return unfound * (1 - model.noticing(lever))
      }
      return unfound * (1 - asks * chance)
    }
    let found = (1 - complain) * (1 - unfound)
    let first =
      (complain * stay[.unresolved] + found * stay[.silent]) / (complain + found)
    let refused = closing * first / (1 - (1 - closing) * refusing.retention)
    if tried >= refused { return [] }
    let terms = ServiceTerms(model)
    return [
      Caution(
        ["service.recovery.within", "service.recovery.attempt"],
        "Trying to resolve cases makes more customers leave here: a case is open for "
          + "\(NumberText.shortest(recovery.within)) \(terms.plural) on average, and who waits leaves as a "
          + "silent customer does, anew in each \(terms.period).")
    ]
  }

  /// Causes that are looked for, where the firm does not learn from them.
  private static func causes(_ model: ServiceModel) -> [Caution] {
    if model.learning > 0 { return [] }
    let levers = model.listening.compactMap { lever -> String? in
      if case .causes(let calls) = lever.finds, calls > 0 {
        "service.listening.\(lever.name)"
      } else {
        nil
      }
    }
    let keys = levers + (model.complaints.analysed > 0 ? ["service.answer.analysed"] : [])
    return keys.isEmpty
      ? []
      : [
        Caution(
          keys + ["service.learning"],
          "Causes that are found change nothing: service.learning is 0.")
      ]
  }

  /// What customers spend after misery, and levers that watch it, where that makes no difference.
  private static func spending(_ model: ServiceModel) -> [Caution] {
    let idle = CustomerClass.allCases.filter { each in
      model.classes[each].spends != 1
        && (model.money.margin == 0 || !model.occurs(each) || model.loyalty(of: each) == 0)
    }
    let watched = model.listening.contains { model.noticing($0) > 0 }
    var sentences = idle.filter { !(watched && $0 == .silent) }.map { each in
      let why =
        model.money.margin == 0
        ? "customers bring no margin (money.margin is 0)"
        : model.occurs(each)
          ? "such customers all leave (service.loyalty.\(each) is 0)"
          : "no customer is of that class"
      return noEffect(["service.spends.\(each)"], because: why)
    }
    for lever in model.listening {
      guard case .buyingLess(let chance) = lever.finds, chance > 0, model.noticing(lever) == 0
      else {
        continue
      }
      sentences.append(
        noEffect(
          ["service.listening.\(lever.name)"],
          because: "silent customers buy no less than others (service.spends.silent is "
            + NumberText.shortest(model.classes[.silent].spends) + ")"))
    }
    return sentences
  }

  /// Replacing customers, where nobody leaves or it is for free.
  private static func replacing(_ model: ServiceModel) -> [Caution] {
    guard model.money.replace > 0 else { return [] }
    let staying = model.market.staying
    let allStay = CustomerClass.allCases.allSatisfy {
      !model.occurs($0) || model.loyalty(of: $0) == 1
    }
    if allStay, staying.heardGood != 0, staying.heardBad != 0 {
      return [
        noEffect(["money.replace"], because: "every customer stays (service.loyalty is 1)")
      ]
    }
    return model.money.costOfReplacing == 0
      ? [
        Caution(
          ["money.replace", "money.acquisitionCost", "money.replacementCost"],
          "Replacing customers costs nothing here: money.acquisitionCost and money.replacementCost are 0."
        )
      ] : []
  }

  /// Misery of the customer's own doing, where that makes no difference.
  private static func ownFault(_ model: ServiceModel) -> [Caution] {
    let share = "service.experience.ownFault"
    let help = "service.recovery.helpsOwnFault"
    let (own, helps) = (model.experience.ownFault, model.recovery.helpsOwnFault)
    let keys = (own > 0 ? [share] : []) + (helps < 1 ? [help] : [])
    if keys.isEmpty { return [] }
    if own == 0 {
      return [noEffect(keys, because: "no misery is the customer's own doing (\(share) is 0)")]
    }
    if helps == 1 {
      let why = withoutAttempts(model) ?? "the firm helps all the same (\(help) is 1)"
      return [noEffect(keys, because: why)]
    }
    // Without capacity a case is refused all the same.
    if model.recovery.capacity == 0, model.recovery.attempt > 0 { return [] }
    if let why = withoutAttempts(model) { return [noEffect(keys, because: why)] }
    return refusesAll(model).map { [Caution(keys, "The firm resolves no case: \($0).")] } ?? []
  }

  /// Why every case that could be attempted is refused; nil where some are not.
  private static func refusesAll(_ model: ServiceModel) -> String? {
    guard model.experience.ownFault == 1, model.recovery.helpsOwnFault == 0 else { return nil }
    return
      "all misery is the customer's own doing (service.experience.ownFault is 1), and the firm helps with "
      + "none of it (service.recovery.helpsOwnFault is 0)"
  }

  /// Levers that find the silent, where nothing follows for those found.
  private static func finding(_ model: ServiceModel) -> [Caution] {
    let recovery = model.recovery
    let isWithoutAttempts = recovery.attempt == 0 || recovery.capacity == 0
    let refuses =
      recovery.attempt > 0 && model.experience.ownFault * (1 - recovery.helpsOwnFault) > 0
    guard isWithoutAttempts, !refuses, let why = withoutAttempts(model) else { return [] }
    return model.listening.compactMap { lever in
      let finds =
        switch lever.finds {
        case .unhappy(let asks, let chance, let pleases): asks * chance > 0 && pleases == 0
        case .buyingLess: model.noticing(lever) > 0
        case .causes, .leavers: false
        }
      if !finds { return nil }
      let path = "service.listening.\(lever.name)"
      return lever.costPerPeriod + lever.costPerContact == 0
        ? noEffect([path], because: why)
        : Caution([path], "\(path) costs and changes nothing: \(why).")
    }
  }

  /// Why no case is ever attempted; nil where some are.
  private static func withoutAttempts(_ model: ServiceModel) -> String? {
    if model.recovery.attempt == 0 {
      return "the firm tries to resolve no case (service.recovery.attempt is 0)"
    }
    if model.recovery.capacity == 0 {
      return "the firm can resolve no case (service.recovery.capacity is 0)"
    }
    if model.visits * model.meanMisery == 0 { return "no customer is unhappy" }
    let finds = model.listening.contains {
      if case .unhappy(let asks, let chance, _) = $0.finds { return asks * chance > 0 }
      return model.noticing($0) > 0
    }
    return model.meanComplaints.chance == 0 && !finds ? "the firm knows of no case" : nil
  }

  /// Calls to friends of leavers that nobody makes, or that keep nobody.
  private static func friends(_ model: ServiceModel, graph: GraphSource) -> [Caution] {
    let chances = CustomerClass.allCases.filter { model.occurs($0) }.map { model.loyalty(of: $0) }
    return model.listening.compactMap { lever in
      guard case .leavers(let chance, _) = lever.finds, let friends = lever.friends else {
        return nil
      }
      let path = "service.listening.\(lever.name)"
      let factor = Market.Sway(heardGood: friends.staying)
      if graph.hasOnlyMeetings, friends.share > 0 {
        return noEffect(
          ["\(path).alsoFriends"],
          because: "people who meet by chance (graph.layers.NAME.meets) are no contacts to call")
      }
      if chance == 0 || friends.share == 0 {
        let keys =
          (friends.share > 0 ? ["\(path).alsoFriends"] : [])
          + (friends.staying > 1 ? ["\(path).friendsStay"] : [])
        let why =
          chance == 0
          ? "no leaver is heard (\(path).chance is 0)"
          : "no friend is called (\(path).alsoFriends is 0)"
        return keys.isEmpty ? nil : noEffect(keys, because: why)
      }
      if friends.staying == 1 {
        return Caution(
          ["\(path).alsoFriends", "\(path).friendsStay"],
          "\(path).alsoFriends costs and keeps nobody: \(path).friendsStay is 1.")
      }
      return chances.contains { factor.changes($0) }
        ? nil
        : noEffect(
          ["\(path).friendsStay"],
          because: "every customer is certain to stay or to leave (service.loyalty is 0 or 1)"
            + certain)
    }
  }

  /// Broadcasts that never take place, and posting instead of complaints that nobody makes.
  private static func broadcasts(_ model: ServiceModel, rounds: Int?) -> [Caution] {
    var sentences: [Caution] = []
    if model.complaints.venting > 0,
      model.meanComplaints.wish == 0 || model.meanMisery == 0
    {
      let why =
        model.meanComplaints.wish == 0
        ? "nobody would complain (service.complain is 0)" : "nobody is unhappy"
      sentences.append(noEffect(["service.venting"], because: why))
    }
    for kind in CustomerClass.allCases {
      guard let broadcast = model.classes[kind].broadcast else { continue }
      let path = "service.broadcast.\(kind)"
      guard broadcast.share > 0 || kind == .silent && model.complaints.venting > 0 else {
        if broadcast.reaches.mean == 0 { continue }
        let venting = kind == .silent ? ", and service.venting is 0" : ""
        sentences.append(
          noEffect(["\(path).reaches"], because: "\(path).share is 0\(venting)"))
        continue
      }
      let why: String
      if rounds == 0 {
        why = "nobody tells anything (limits.rounds is 0)"
      } else if model.classes[kind].story == nil {
        why = "these customers have nothing to tell (service.stories.\(kind))"
      } else if broadcast.reaches.mean == 0 {
        why = "it reaches nobody"
      } else if !model.occurs(kind) {
        why = "there are no such customers"
      } else {
        continue
      }
      sentences.append(noEffect([path], because: why))
      if kind == .silent, model.complaints.venting > 0, model.occurs(kind) {
        sentences.append(
          Caution(
            ["service.venting"],
            "service.venting makes customers silent, and nobody posts: \(why)."))
      }
    }
    return sentences
  }

  /// What acts on prospects, where everybody is a customer from the start.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - market: Factors not yet pointed out; loses those that are.
  /// - Returns: The sentence, or nil.
  private static func prospects(_ scenario: Scenario, _ market: inout Market) -> Caution? {
    let size: CustomerCount
    switch scenario.customers {
    case .atStart(let count, _), .drawn(let count, _, _, _): size = count
    case .listed: return nil
    }
    let why: String
    switch (size, scenario.graph) {
    case (.share(1), _): why = "customers.share is 1"
    case (.count(let count), .model(let model)) where count >= model.people:
      why = "customers.count is \(NumberText.whole(count))"
    default: return nil
    }
    let replaces = (scenario.service?.money.replace ?? 0) > 0
    let leavers = replaces ? "nobody who left joins" : "who leaves stays out"
    let keys =
      (market.join > 0 ? ["market.joining.chance"] : [])
      + keys(market.joining, "market.joining") { _ in true }
    (market.join, market.joining) = (0, Market.Sway())
    return keys.isEmpty
      ? nil
      : noEffect(
        keys, because: "everybody is a customer at the start (\(why)), and \(leavers)")
  }

  /// Factors on a chance of joining of 0 or 1.
  private static func joining(_ market: inout Market) -> Caution? {
    let keys = idleFactors(&market.joining, of: [market.join], "market.joining")
    guard !keys.isEmpty else { return nil }
    let why =
      market.join == 0
      ? "nobody joins (market.joining.chance is 0)"
      : "everybody joins (market.joining.chance is 1)"
    return noEffect(keys, because: why + certain)
  }

  /// Factors on chances of staying that are all 0 or 1.
  private static func staying(_ model: ServiceModel, _ market: inout Market) -> Caution? {
    let chances = CustomerClass.allCases.filter { model.occurs($0) }.map { model.loyalty(of: $0) }
    let keys = idleFactors(&market.staying, of: chances, "market.staying")
    guard !keys.isEmpty else { return nil }
    let why =
      chances.allSatisfy { $0 == 1 }
      ? "every customer stays (service.loyalty is 1)"
      : chances.allSatisfy { $0 == 0 }
        ? "every customer leaves (service.loyalty is 0)"
        : "every customer is certain to stay or to leave (service.loyalty is 0 or 1)"
    return noEffect(keys, because: why + certain)
  }

  static let certain = ", and no factor but 0 changes a chance of 0 or 1"

  /// Factors of news that nobody tells.
  private static func news(
    _ opinion: Opinion, _ scenario: Scenario, _ model: ServiceModel, _ market: inout Market
  ) -> Caution? {
    let classes = CustomerClass.allCases.filter { model.occurs($0) }
    let stories = classes.compactMap { model.classes[$0].story }.filter { $0.opinion == opinion }
    let isBroadcast = classes.contains { model.broadcast(of: $0)?.opinion == opinion }
    let what = opinion == .positive ? "good" : "bad"
    let why: String
    if scenario.roundLimit == 0 {
      why = "nobody tells anything (limits.rounds is 0)"
    } else if stories.isEmpty {
      why = "no customer has \(what) news to tell"
    } else if !isBroadcast, stories.allSatisfy(\.tells.tellsNobody) {
      why = "no customer tells \(what) news"
    } else {
      return nil
    }
    let key = opinion == .positive ? "heardGood" : "heardBad"
    let keys =
      keys(market.joining, "market.joining") { $0 == key }
      + keys(market.staying, "market.staying") { $0 == key }
    return keys.isEmpty ? nil : noEffect(keys, because: why)
  }

  static func noEffect(_ keys: [String], because why: String) -> Caution {
    Caution(keys, because: why)
  }

  /// The paths of factors other than 1 with some keys.
  private static func keys(
    _ sway: Market.Sway, _ path: String, where isIncluded: (String) -> Bool
  ) -> [String] {
    [("heardGood", sway.heardGood), ("heardBad", sway.heardBad)]
      .filter { $1 != 1 && isIncluded($0) }.map { "\(path).\($0.0)" }
  }

  /// The paths of factors other than 1 that change none of some chances; they become 1.
  private static func idleFactors(
    _ sway: inout Market.Sway, of chances: [Double], _ path: String
  ) -> [String] {
    func isIdle(_ factor: Double) -> Bool {
      let alone = Market.Sway(heardGood: factor)
      return factor != 1 && !chances.contains { alone.changes($0) }
    }
    var paths: [String] = []
    if isIdle(sway.heardGood) {
      paths.append("\(path).heardGood")
      sway.heardGood = 1
    }
    if isIdle(sway.heardBad) {
      paths.append("\(path).heardBad")
      sway.heardBad = 1
    }
    return paths
  }

  /// Money, or memory, where word of mouth moves nobody.
  private static func talk(_ model: ServiceModel) -> [Caution] {
    let market = model.market
    if market.joining != Market.Sway() || market.staying != Market.Sway() {
      return model.periods == 1 && market.remembers > 1
        ? [noEffect(["market.remembers"], because: "there is one period (service.periods is 1)")]
        : []
    }
    var sentences: [Caution] = []
    if model.money.margin > 0 {
      sentences.append(
        Caution(
          ["market.joining", "market.staying"],
          "Word of mouth moves nobody and is worth nothing here: no factor of market.joining or "
            + "market.staying differs from 1."))
    }
    if market.remembers > 1 {
      sentences.append(
        noEffect(
          ["market.remembers"],
          because: "no factor of market.joining or market.staying differs from 1"))
    }
    return sentences
  }
}

extension GraphSource {
  /// Whether nobody has a contact: people only meet by chance.
  fileprivate var hasOnlyMeetings: Bool {
    guard case .layers(let layers, _) = self else { return false }
    return layers.allSatisfy { if case .meetings = $0.ties { true } else { false } }
  }
}

extension TellingRule {
  /// Whether nobody who follows it ever tells anybody.
  var tellsNobody: Bool {
    switch form {
    case .layers(let rules): rules.allSatisfy(\.rule.tellsNobody)
    case .each(let chance): chance == 0 || silent == 1
    case .count, .weightedCascade, .everyone, .nobody: meanCount == 0
    }
  }
}
