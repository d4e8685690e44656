package import Service
package import WordOfMouth

/// A service model in words.
package enum ServiceWords {
  /// The model in labelled sentences: experience, what the firm does, what becomes of customers, money.
  package static func facts(_ model: ServiceModel) -> [Document.Fact] {
    [
      .init("service", experience(model)), .init("firm", firm(model)),
      .init("loyalty", loyalty(model)), .init("market", market(model)),
      .init("money", money(model)),
    ]
  }

  /// How the customers of an opinion tell it: each class with a story.
  package static func stories(_ model: ServiceModel, of opinion: Opinion) -> Prose {
    var rules: [(rule: TellingRule, classes: [CustomerClass])] = []
    for each in CustomerClass.allCases {
      guard let story = model.classes[each].story, story.opinion == opinion else { continue }
      if let place = rules.firstIndex(where: { $0.rule == story.tells }) {
        rules[place].classes.append(each)
      } else {
        rules.append((story.tells, [each]))
      }
    }
    if rules.isEmpty { return "nobody tells it first-hand" }
    return rules.map { "\(customers($0.classes)) tell \(ScenarioWords.rule($0.rule))" }
      .joined(separator: "; ")
  }

  /// The customers of some classes: `unhappy customers who did not complain`.
  private static func customers(_ classes: [CustomerClass]) -> String {
    var names: [String] = []
    if classes.contains(.ordinary) { names.append("ordinary customers") }
    if classes.contains(.magic) { names.append("delighted customers") }
    var clauses = classes.filter(\.isUnhappy).map(clause)
    if classes.contains(.resolved) && classes.contains(.resolvedQuickly) {
      clauses = clauses.dropLast(2) + ["whose case was resolved"]
    }
    guard !clauses.isEmpty else { return names.joined(separator: " and ") }
    let unhappy =
      "unhappy customers " + clauses.joined(separator: ", or ") + (clauses.count > 1 ? "," : "")
    return (names + [unhappy]).joined(separator: " and ")
  }

  private static func clause(_ each: CustomerClass) -> String {
    switch each {
    case .ordinary, .magic: ""
    case .silent: "who did not complain"
    case .unresolved: "whose complaint was not resolved"
    case .resolved: "whose case was resolved slowly"
    case .resolvedQuickly: "whose case was resolved quickly"
    }
  }

  private static func experience(_ model: ServiceModel) -> Prose {
    let served: Prose =
      model.visits < 1
      ? "\(.share(model.visits)) of customers are served in each, and of these " : "in each, "
    let misery: Prose =
      if let employees = model.experience.employees {
        """
        \(.share(model.experience.startingMisery)) have a bad experience (misery: \
        \(.share(employees.miseryWhenEngaged)) where employees are engaged, as \
        \(.share(employees.engaged)) are, else \(.share(employees.miseryWhenNot)))
        """
      } else {
        "\(.share(model.experience.misery)) have a bad experience (misery)"
      }
    let learning: Prose =
      model.learning > 0
      ? "; each cause noticed lowers misery by \(.share(model.learning))" : ""
    return """
      \(ServiceTerms(model).length); \(served)\(misery) and \(.share(model.experience.magic)) an \
      excellent one (magic)\(learning)
      """
  }

  private static func firm(_ model: ServiceModel) -> Prose {
    let complaints = model.complaints
    let invited: Prose =
      complaints.invited.map { _ in " when invited to, else \(.share(complaints.complain))" } ?? ""
    let period = ServiceTerms(model).period
    let levers = model.listening.map { lever -> Prose in
      "\(lever.name) \(finds(lever.finds, period))"
    }
    let complain: Prose = "\(.share(complaints.chance)) of unhappy customers complain\(invited)"
    return ([complain] + levers + [attempts(model.recovery, period)]).joined(separator: "; ")
  }

  private static func attempts(_ recovery: Recovery, _ period: String) -> Prose {
    if recovery.attempt == 0 { return "the firm does not try to resolve any case" }
    let capacity: Prose =
      recovery.capacity.map { " (at most \(.count($0)) per \(period))" } ?? ""
    return """
      the firm tries to resolve \(.share(recovery.attempt)) of the cases it knows of\(capacity); \
      \(.share(recovery.resolvedQuickly)) of these are resolved quickly and \
      \(.share(recovery.resolved)) slowly
      """
  }

  private static func finds(_ finds: Lever.Finds, _ period: String) -> Prose {
    switch finds {
    case .unhappy(let asks, let chance, _):
      "asks \(.share(asks)) of unhappy customers who did not complain and finds \(.share(chance))"
    case .causes(let calls): "looks for causes in \(calls, "call") per \(period)"
    case .leavers(let chance, let winBack):
      "hears \(.share(chance)) of those who leave and wins back \(.share(winBack)) of these"
    }
  }

  private static func loyalty(_ model: ServiceModel) -> Prose {
    func stay(_ each: CustomerClass) -> Value { .share(model.classes[each].loyalty) }
    let boost: Prose =
      model.recovery.boost > 0
      ? "; a resolved case makes leaving \(.share(model.recovery.boost)) less likely" : ""
    return """
      \(stay(.ordinary)) of ordinary and \(stay(.magic)) of delighted customers stay for the next \
      \(ServiceTerms(model).period); of unhappy ones \(stay(.silent)) if they did not complain, \
      \(stay(.unresolved)) if their complaint was not resolved, \(stay(.resolved)) if their case was resolved slowly and \
      \(stay(.resolvedQuickly)) if quickly\(boost)
      """
  }

  /// What hearing does: the chances that follow.
  private static func market(_ model: ServiceModel) -> Prose {
    let (market, terms) = (model.market, ServiceTerms(model))
    if market.join == 0 && !CustomerClass.allCases.contains(where: model.isMoved) {
      return "nobody joins, and word of mouth does not change who stays"
    }
    let joining: Prose =
      market.join == 0
      ? "nobody joins"
      : effect(of: market.joining, on: "the chance of joining per \(terms.period)", market.join)
        ?? "\(.share(market.join)) of prospects join per \(terms.period), whatever they hear"
    let staying =
      CustomerClass.allCases.first(where: model.isMoved).flatMap { each in
        effect(
          of: market.staying, on: "the chance that \(customers([each])) stay",
          model.loyalty(of: each))
      } ?? "word of mouth does not change who stays"
    let memory: Prose =
      market.remembers > 1
      ? "; what somebody heard counts for \(.exact(market.remembers)) \(terms.plural) on average"
      : ""
    return "\(joining); \(staying)\(memory)"
  }

  /// What good and bad news do to a chance; nil if neither changes it.
  private static func effect(
    of sway: Market.Sway, on what: Prose, _ chance: Double
  ) -> Prose? {
    func percent(_ chance: Double) -> Value {
      .quantity(Quantity(chance, .percent, decimals: 2))
    }
    var words: Prose?
    for opinion in Opinion.allCases {
      let moved = sway.moved(chance, heard: ByOpinion { $0 == opinion })
      if moved == chance { continue }
      let news: Prose = opinion == .positive ? "good news" : "bad news"
      let changes: Prose = moved > chance ? "raises" : "lowers"
      words =
        words.map { "\($0), \(news) \(changes) it to \(percent(moved))" }
        ?? "hearing \(news) \(changes) \(what) from \(percent(chance)) to \(percent(moved))"
    }
    return words
  }

  private static func money(_ model: ServiceModel) -> Prose {
    let (money, terms) = (model.money, ServiceTerms(model))
    let retention: Prose =
      money.retention.map { "\(.share($0)) retention" }
      ?? "expected retention without word of mouth"
    return """
      margin \(terms.money(.exact(money.margin))) per customer and \(terms.period), acquisition \
      cost \(terms.money(.exact(money.acquisitionCost))), discount \(.share(money.discount)) per \
      \(terms.period); after the last \(terms.period): \(retention)
      """
  }
}

extension ServiceModel {
  /// Whether hearing changes who of a class stays.
  fileprivate func isMoved(_ each: CustomerClass) -> Bool {
    occurs(each) && market.staying.changes(loyalty(of: each))
  }
}
