package import Service
package import WordOfMouth

/// A service model in words.
package enum ServiceWords {
  /// The model in labelled sentences: moments, what the firm does, what becomes of customers, money.
  package static func lines(_ model: ServiceModel) -> [(label: String, text: String)] {
    [("service", moments(model)), ("firm", firm(model)), ("loyalty", loyalty(model))]
      + [("market", market(model.market)), ("money", money(model.money))]
  }

  /// How the customers of an opinion tell it: each class with a story.
  package static func stories(_ model: ServiceModel, of opinion: Opinion) -> String {
    var rules: [(rule: TellingRule, classes: [String])] = []
    for each in CustomerClass.allCases {
      guard let story = model.classes[each].story, story.opinion == opinion else { continue }
      if let place = rules.firstIndex(where: { $0.rule == story.tells }) {
        rules[place].classes.append(name(each))
      } else {
        rules.append((story.tells, [name(each)]))
      }
    }
    if rules.isEmpty { return "nobody tells it first-hand" }
    return rules.map { "the \(list($0.classes)) tell \(ScenarioWords.rule($0.rule))" }
      .joined(separator: "; ")
  }

  /// What a class of customers is called.
  package static func name(_ each: CustomerClass) -> String {
    switch each {
    case .ordinary: "ordinary"
    case .magic: "delighted"
    case .silent: "unhappy and silent"
    case .unresolved: "unhappy and in vain"
    case .resolved: "put right"
    case .resolvedQuickly: "put right quickly"
    }
  }

  private static func moments(_ model: ServiceModel) -> String {
    let visits = model.visits < 1 ? "\(share(model.visits)) served in each, of them " : ""
    let misery =
      if let employees = model.experience.employees {
        "\(share(model.experience.startingMisery)) misery (\(share(employees.engaged)) of employees "
          + "engaged: \(share(employees.miseryWhenEngaged)), else \(share(employees.miseryWhenNot)))"
      } else {
        "\(share(model.experience.misery)) misery"
      }
    let learning =
      model.learning > 0
      ? "; each cause noticed lowers misery by \(share(model.learning))" : ""
    return "\(NumberText.count(model.periods, "period")), \(visits)\(misery), "
      + "\(share(model.experience.magic)) magic\(learning)"
  }

  private static func firm(_ model: ServiceModel) -> String {
    let complaints = model.complaints
    let invited =
      complaints.invited.map { _ in " (invited; else \(share(complaints.complain)))" } ?? ""
    let levers = model.listening.map { "\($0.name) finds \(found($0.finds))" }
    return
      (["\(share(complaints.chance)) of the unhappy complain\(invited)"] + levers
      + [attempts(model.recovery)]).joined(separator: "; ")
  }

  private static func attempts(_ recovery: Recovery) -> String {
    if recovery.attempt == 0 { return "known misery is left as it is" }
    let capacity =
      recovery.capacity.map { ", at most \(NumberText.whole($0)) a period" } ?? ""
    return "\(share(recovery.attempt)) of known misery attempted\(capacity), of it "
      + "\(share(recovery.resolvedQuickly)) put right quickly, \(share(recovery.resolved)) not as quickly"
  }

  private static func found(_ finds: Lever.Finds) -> String {
    switch finds {
    case .unhappy(let asks, let chance, _):
      "\(share(chance)) of the silent whom it asks (\(share(asks)))"
    case .causes(let calls): "causes by \(NumberText.count(calls, "call")) a period"
    case .leavers(let chance, let winBack):
      "\(share(chance)) of leavers and wins \(share(winBack)) of those back"
    }
  }

  private static func loyalty(_ model: ServiceModel) -> String {
    let boost =
      model.recovery.boost > 0
      ? "; what was put right adds \(share(model.recovery.boost)) of the room" : ""
    return CustomerClass.allCases.map { "\(share(model.classes[$0].loyalty)) of the \(name($0))" }
      .joined(separator: ", ") + " stay" + boost
  }

  private static func market(_ market: Market) -> String {
    if market == Market() { return "nobody joins, and talk moves nobody" }
    return "\(share(market.join)) of prospects join in a period; good and bad talk move joining by "
      + "\(share(market.joining.up)) and \(share(market.joining.down)) of the room, staying by "
      + "\(share(market.staying.up)) and \(share(market.staying.down))"
  }

  private static func money(_ money: Money) -> String {
    let retention =
      money.retention.map { "\(share($0)) retention after the last" }
      ?? "the retention expected without talk after the last"
    return "margin \(NumberText.plain(money.margin)) a period, acquisition "
      + "\(NumberText.plain(money.acquisitionCost)), discount \(share(money.discount)), \(retention)"
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func share(_ value: Double) -> String { NumberText.plainPercent(value) }
}
