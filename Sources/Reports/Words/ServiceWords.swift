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
    ] + (model.segments.isEmpty ? [] : [.init("segments", segments(model))])
  }

  /// A share of customers that the scenario gives; a mean over its segments, rounded.
  static func share(_ share: Double, of model: ServiceModel) -> Value {
    model.segments.isEmpty ? .share(share) : .percent(share)
  }

  /// What differs between segments: the values that follow from the factors.
  private static func segments(_ model: ServiceModel) -> Prose {
    let terms = ServiceTerms(model)
    return model.segments.map { segment -> Prose in
      let own = model.model(of: segment)
      var parts: [Prose] = []
      if segment.margin != 1 { parts.append("margin \(terms.money(.exact(own.money.margin)))") }
      if segment.misery != 1 {
        parts.append("\(.percent(own.experience.startingMisery)) have a bad experience")
      }
      if segment.complain != 1 {
        let complain = own.complaints.venting == 0 ? "complain" : "would complain"
        parts.append("\(.percent(own.complaints.wish)) of the unhappy \(complain)")
      }
      if segment.tells != 1 { parts.append("tell \(.exact(segment.tells)) times as many contacts") }
      let differences = parts.isEmpty ? "as all" : parts.joined(separator: ", ")
      return "\(segment.name) (\(.share(segment.share)) of people): \(differences)"
    }.joined(separator: "; ")
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
    return
      (rules.map { "\(customers($0.classes)) tell \(ScenarioWords.rule($0.rule))" }
      + broadcasts(model, of: opinion)).joined(separator: "; ")
  }

  /// How they broadcast it: each class that does.
  private static func broadcasts(_ model: ServiceModel, of opinion: Opinion) -> [Prose] {
    var found: [(broadcast: Broadcast, classes: [CustomerClass])] = []
    for each in CustomerClass.allCases {
      guard model.broadcast(of: each)?.opinion == opinion,
        let broadcast = model.classes[each].broadcast
      else { continue }
      if let place = found.firstIndex(where: { $0.broadcast == broadcast }) {
        found[place].classes.append(each)
      } else {
        found.append((broadcast, [each]))
      }
    }
    func reached(_ broadcast: Broadcast) -> Prose {
      "\(ScenarioWords.number(broadcast.reaches, of: "person", "people")) drawn at random"
    }
    let shares: [Prose] = found.filter { $0.broadcast.share > 0 }.map {
      "\(.share($0.broadcast.share)) of \(customers($0.classes)) also broadcast it to \(reached($0.broadcast))"
    }
    guard model.complaints.venting > 0, model.broadcast(of: .silent)?.opinion == opinion,
      let broadcast = model.classes[.silent].broadcast
    else { return shares }
    return shares + [
      "all who post instead of complaining broadcast it to \(reached(broadcast))"
    ]
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
    let ownFault: Prose =
      model.experience.ownFault > 0
      ? "; \(.share(model.experience.ownFault)) of misery is the customer's own doing" : ""
    let learning: Prose =
      model.learning > 0
      ? "; each cause noticed lowers misery by \(.share(model.learning))" : ""
    return """
      \(ServiceTerms(model).length); \(served)\(misery) and \(.share(model.experience.magic)) an \
      excellent one (magic)\(ownFault)\(learning)
      """
  }

  private static func firm(_ model: ServiceModel) -> Prose {
    let complaints = model.complaints
    let invited: Prose =
      complaints.invited.map { _ in " when invited to, else \(.share(complaints.complain))" } ?? ""
    let period = ServiceTerms(model).period
    let levers = model.listening.map { lever -> Prose in
      "\(lever.name) \(finds(lever.finds, period))\(friends(lever))"
    }
    let posts = model.broadcast(of: .silent) != nil
    let complain: Prose =
      complaints.venting == 0
      ? "\(.share(complaints.chance)) of unhappy customers complain\(invited)"
      : """
      \(.share(complaints.wish)) of unhappy customers would complain\(invited); \
      \(.share(complaints.venting)) of these \(posts ? "post instead" : "stay silent instead, with nothing to post")
      """
    return ([complain] + levers + [attempts(model)]).joined(separator: "; ")
  }

  private static func attempts(_ model: ServiceModel) -> Prose {
    let (recovery, terms) = (model.recovery, ServiceTerms(model))
    if recovery.attempt == 0 { return "the firm does not try to resolve any case" }
    let capacity: Prose =
      recovery.capacity.map { " (at most \(.count($0)) per \(terms.period))" } ?? ""
    let wait: Prose =
      recovery.within > 1
      ? """
      ; a case is open for \(.exact(recovery.within), terms.period, terms.plural) on average, the first included
      """ : ""
    let refuses: Prose =
      model.experience.ownFault > 0 && recovery.helpsOwnFault < 1
      ? "; of cases of the customer's own doing it refuses \(.share(1 - recovery.helpsOwnFault))"
      : ""
    return """
      the firm tries to resolve \(.share(recovery.attempt)) of the cases it knows of\(capacity); \
      \(.share(recovery.resolvedQuickly)) of these are resolved quickly and \
      \(.share(recovery.resolved)) slowly\(wait)\(refuses)
      """
  }

  private static func finds(_ finds: Lever.Finds, _ period: String) -> Prose {
    switch finds {
    case .unhappy(let asks, let chance, _):
      "asks \(.share(asks)) of unhappy customers who did not complain and finds \(.share(chance))"
    case .causes(let calls): "looks for causes in \(calls, "call") per \(period)"
    case .leavers(let chance, let winBack):
      "hears \(.share(chance)) of those who leave and wins back \(.share(winBack)) of these"
    case .buyingLess(let chance):
      "notices \(.share(chance)) of unhappy customers who did not complain by what they buy"
    }
  }

  /// Whom a lever calls besides, as the end of a sentence.
  private static func friends(_ lever: Lever) -> Prose {
    guard lever.callsFriends, let friends = lever.friends else { return "" }
    return """
      , and calls \(.share(friends.share)) of their contacts who are customers, which multiplies the \
      odds of staying by \(.exact(friends.staying))
      """
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
      ? "; what somebody heard counts for \(.exact(market.remembers), terms.period, terms.plural) on average"
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
    let spends = CustomerClass.allCases.filter { $0.isUnhappy && model.classes[$0].spends != 1 }
    let parts = spends.map { each -> Prose in
      let share = Value.share(model.classes[each].spends)
      return each == spends.first
        ? "those \(clause(each)) bring \(share) of it" : "those \(clause(each)) \(share)"
    }
    let unhappy: Prose =
      parts.isEmpty ? "" : " (after misery " + parts.joined(separator: ", ") + ")"
    let replaced: Prose =
      money.replace > 0
      ? """
      ; \(.share(money.replace)) of those who leave are replaced, at \
      \(terms.money(.exact(money.costOfReplacing))) each
      """
      : ""
    let retention: Prose =
      money.retention.map { "\(.share($0)) retention" }
      ?? "expected retention without word of mouth"
    return """
      margin \(terms.money(.exact(money.margin))) per customer and \(terms.period)\(unhappy), \
      acquisition cost \(terms.money(.exact(money.acquisitionCost))), discount \
      \(.share(money.discount)) per \(terms.period); after the last \(terms.period): \
      \(retention)\(replaced)
      """
  }
}

extension ServiceModel {
  /// Whether hearing changes who of a class stays.
  fileprivate func isMoved(_ each: CustomerClass) -> Bool {
    occurs(each) && market.staying.changes(loyalty(of: each))
  }
}
