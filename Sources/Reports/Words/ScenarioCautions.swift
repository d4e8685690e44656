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
    guard let model = scenario.service else { return weights(scenario) }
    // Each factor is pointed out once, with the first reason that holds.
    var market = model.market
    var sentences: [Caution] = []
    if let nobody = prospects(scenario, &market) { sentences.append(nobody) }
    sentences += [joining(&market), staying(model, &market)].compactMap(\.self)
    sentences += Opinion.allCases.compactMap { news($0, scenario, model, &market) }
    return weights(scenario) + sentences + talk(model)
      + broadcasts(model, rounds: scenario.roundLimit)
      + friends(model, graph: scenario.graph) + firm(model) + causes(model) + segments(model)
  }

  /// Weights that no telling count asks for.
  private static func weights(_ scenario: Scenario) -> [Caution] {
    let rules =
      Opinion.allCases.flatMap { [scenario.voices[$0].tells, scenario.voices[$0].retells] }
      + (scenario.service?.stories ?? []).map(\.tells)
    return scenario.graph.weights.keys.sorted().compactMap { layer in
      let isUsed = rules.contains { rule in
        let own: [TellingRule] =
          if layer.isEmpty, case .layers(let all) = rule.form { all.map(\.rule) } else {
            [rule.rule(in: layer)]
          }
        return own.contains { if case .byWeight = $0.form { true } else { false } }
      }
      if isUsed { return nil }
      let owner = layer.isEmpty ? "graph" : "graph.layers.\(layer)"
      return Caution(
        ["\(owner).weightColumn"], because: "no telling count is {\"byWeight\": …}")
    }
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
    case .count, .weightedCascade, .byWeight, .everyone, .nobody: meanCount == 0
    }
  }
}
