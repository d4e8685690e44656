import PlainText
package import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Parameters of a scenario that can have no effect in it.
package enum ScenarioCautions {
  /// The cautions, in whole sentences; none where every parameter can have an effect.
  package static func sentences(_ scenario: Scenario) -> [String] {
    guard let model = scenario.service else { return [] }
    // Each factor is pointed out once, with the first reason that holds.
    var market = model.market
    var sentences: [String] = []
    if let nobody = prospects(scenario, &market) { sentences.append(nobody) }
    sentences += [joining(&market), staying(model, &market)].compactMap(\.self)
    sentences += Opinion.allCases.compactMap { news($0, scenario, model, &market) }
    return sentences + talk(model)
  }

  /// What acts on prospects, where everybody is a customer from the start.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - market: Factors not yet pointed out; loses those that are.
  /// - Returns: The sentence, or nil.
  private static func prospects(_ scenario: Scenario, _ market: inout Market) -> String? {
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
    let keys =
      (market.join > 0 ? ["market.joining.chance"] : [])
      + keys(market.joining, "market.joining") { _ in true }
    (market.join, market.joining) = (0, Market.Sway())
    return keys.isEmpty
      ? nil
      : noEffect(
        keys, because: "everybody is a customer at the start (\(why)), and who leaves stays out")
  }

  /// Factors on a chance of joining of 0 or 1.
  private static func joining(_ market: inout Market) -> String? {
    let keys = idleFactors(&market.joining, of: [market.join], "market.joining")
    guard !keys.isEmpty else { return nil }
    let why =
      market.join == 0
      ? "nobody joins (market.joining.chance is 0)"
      : "everybody joins (market.joining.chance is 1)"
    return noEffect(keys, because: why + certain)
  }

  /// Factors on chances of staying that are all 0 or 1.
  private static func staying(_ model: ServiceModel, _ market: inout Market) -> String? {
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

  private static let certain = ", and no factor but 0 changes a chance of 0 or 1"

  /// Factors of news that nobody tells.
  private static func news(
    _ opinion: Opinion, _ scenario: Scenario, _ model: ServiceModel, _ market: inout Market
  ) -> String? {
    let stories = CustomerClass.allCases.filter { model.occurs($0) }
      .compactMap { model.classes[$0].story }.filter { $0.opinion == opinion }
    let what = opinion == .positive ? "good" : "bad"
    let why: String
    if scenario.roundLimit == 0 {
      why = "nobody tells anything (limits.rounds is 0)"
    } else if stories.isEmpty {
      why = "no customer has \(what) news to tell"
    } else if stories.allSatisfy(\.tells.tellsNobody) {
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

  private static func noEffect(_ keys: [String], because why: String) -> String {
    let list =
      keys.count > 2
      ? keys.dropLast().joined(separator: ", ") + " and \(keys[keys.count - 1])"
      : keys.joined(separator: " and ")
    return "\(list) \(keys.count == 1 ? "has" : "have") no effect: \(why)."
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
  private static func talk(_ model: ServiceModel) -> [String] {
    let market = model.market
    if market.joining != Market.Sway() || market.staying != Market.Sway() {
      return model.periods == 1 && market.remembers > 1
        ? ["market.remembers has no effect: there is one period (service.periods is 1)."] : []
    }
    var sentences: [String] = []
    if model.money.margin > 0 {
      sentences.append(
        "Word of mouth moves nobody and is worth nothing here: no factor of market.joining or "
          + "market.staying differs from 1.")
    }
    if market.remembers > 1 {
      sentences.append(
        "market.remembers has no effect: no factor of market.joining or market.staying differs from 1."
      )
    }
    return sentences
  }
}

extension TellingRule {
  /// Whether nobody who follows it ever tells anybody.
  fileprivate var tellsNobody: Bool {
    switch form {
    case .layers(let rules): rules.allSatisfy(\.rule.tellsNobody)
    case .each(let chance): chance == 0 || silent == 1
    case .count, .weightedCascade, .everyone, .nobody: meanCount == 0
    }
  }
}
