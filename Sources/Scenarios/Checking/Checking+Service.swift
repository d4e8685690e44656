import PlainText
import Service
import WordOfMouth

/// Checks what is special about service models, and makes one of what was read.
extension Checking {
  // MARK: What kind of service

  /// Checks that customers have no opinions beside a service model, and where misery comes from.
  mutating func checkServiceForms() {
    guard let service = root.given("service") else { return }
    checkStartingCustomers()
    guard service.members != nil else { return }
    guard let experience = service["experience"]?.value else {
      report(
        service.place, "service.experience is missing: what customers meet",
        [
          "for example \"experience\": { \"misery\": 0.1, \"magic\": 0.05 }",
          "or \"experience\": { \"employees\": { \"engaged\": 0.6, \"miseryWhenEngaged\": 0.05, \"miseryWhenNot\": 0.2 } }",
        ])
      return
    }
    guard experience.members != nil else { return }
    let named = Forms.Experience.allCases.filter { experience.given($0.rawValue) != nil }
      .compactMap { experience[$0.rawValue] }
    if named.count == 2 {
      report(
        named[0].keyPlace.blamed(against: named[1].keyPlace),
        "service.experience has both \"misery\" and \"employees\", from whom misery follows",
        ["keep one of the two"])
    } else if named.isEmpty {
      report(
        experience.place, "service.experience has neither \"misery\" nor \"employees\"",
        [
          "write \"misery\": 0.1",
          "or \"employees\": { \"engaged\": 0.6, \"miseryWhenEngaged\": 0.05, \"miseryWhenNot\": 0.2 }",
        ])
    }
  }

  private mutating func checkStartingCustomers() {
    guard let customers = root["customers"]?.value else { return }
    for source in [Forms.Customers.listed, .file] {
      guard let member = customers[source.rawValue] else { continue }
      report(
        member.keyPlace, "customers.\(source.rawValue) has no meaning with service",
        [
          "say how many customers there are at the start, by share or count; experience decides what they think"
        ])
    }
  }

  /// Whether a group needs a service model that is not there; that is reported.
  mutating func isWithoutService(_ member: JSONValue.Member, path: String) -> Bool {
    guard path == "market" || path == "money", !forms.hasService else { return false }
    if case .null = member.value.content { return true }
    report(
      member.keyPlace, "\(path) needs service: what customers experience",
      ["add \"service\": { … }, or remove \"\(path)\""])
    return true
  }

  /// Whether a key has no meaning because of what service is there; that is reported.
  mutating func isServiceMisplaced(_ member: JSONValue.Member, path: String) -> Bool {
    guard path == "customers.satisfied" || path == "customers.dissatisfied", forms.hasService else {
      return false
    }
    // Customers of another source have that reported.
    if forms.customers == .share || forms.customers == .count {
      report(
        member.keyPlace, "\(path) has no meaning with service: experience decides",
        [
          "remove it; service.experience and service.stories say who is satisfied and who is not"
        ])
    }
    return true
  }

  /// Other levers that somebody may have meant who names one that does not say what it finds.
  func leverNotes(_ path: String) -> [String] {
    guard let name = NamedGroup.levers.name(in: path),
      path == "\(NamedGroup.levers.path(of: name)).finds"
    else {
      return []
    }
    let others = forms.levers.map(\.name).filter { $0 != name }
    if others.isEmpty { return [] }
    return Suggestion.hint(name, among: others) + [
      "other levers: " + others.joined(separator: ", ")
    ]
  }

  // MARK: The whole

  /// The service model, or nil if something is missing or wrong.
  mutating func serviceModel(telling voices: ByOpinion<Voice>) -> ServiceModel? {
    let given = draft.service
    guard let periods = given.periods, let visits = given.visits, let complain = given.complain,
      let answerCost = given.answerCost, let analysed = given.analysed,
      let learning = given.learning, let experience = experience(), let recovery = recovery(),
      let classes = classes(telling: voices), let market = market()
    else { return nil }
    if let invited = given.invited, invited.value < complain.value {
      report(
        invited.place.blamed(against: complain.place),
        "service.invite.complain is \(invited.value), less than service.complain, \(complain.value)",
        ["inviting raises the chance to complain: let it be at least \(complain.value)"])
    }
    let model = ServiceModel(
      periods: periods.value, visits: visits.value, experience: experience,
      complaints: Complaints(
        complain: complain.value, invited: given.invited?.value,
        inviteCost: given.inviteCost?.value ?? 0, answerCost: answerCost.value,
        analysed: analysed.value),
      listening: forms.levers.compactMap(lever), recovery: recovery, classes: classes,
      learning: learning.value, market: market, money: money())
    checkResidualValue(of: model)
    return model
  }

  private mutating func experience() -> Experience? {
    let given = draft.service
    guard let magic = given.magic else { return nil }
    if let misery = given.misery {
      checkMoments(misery, "service.experience.misery", magic)
      return Experience(misery: misery.value, magic: magic.value)
    }
    guard let engaged = given.engaged, let whenEngaged = given.miseryWhenEngaged,
      let whenNot = given.miseryWhenNot, let cost = given.engagementCost
    else { return nil }
    checkMoments(whenEngaged, "service.experience.employees.miseryWhenEngaged", magic)
    checkMoments(whenNot, "service.experience.employees.miseryWhenNot", magic)
    let employees = Experience.Employees(
      engaged: engaged.value, miseryWhenEngaged: whenEngaged.value, miseryWhenNot: whenNot.value,
      costPerPeriod: cost.value)
    var experience = Experience(misery: 0, magic: magic.value, employees: employees)
    experience.misery = experience.startingMisery
    return experience
  }

  private mutating func checkMoments(
    _ misery: Placed<Double>, _ path: String, _ magic: Placed<Double>
  ) {
    guard misery.value + magic.value > 1 + 1e-9 else { return }
    report(
      misery.place.blamed(against: magic.place),
      "\(path) and service.experience.magic are more than all moments: \(misery.value) and \(magic.value)",
      ["together they are at most 1"])
  }

  private func lever(_ lever: Forms.Lever) -> Lever? {
    guard let given = draft.service.levers[lever.name], let perPeriod = given.costPerPeriod,
      let perContact = given.costPerContact
    else { return nil }
    let finds: Lever.Finds
    if let calls = given.calls {
      finds = .causes(calls: calls.value)
    } else if let asks = given.asks, let chance = given.chance, let pleases = given.pleases {
      finds = .unhappy(asks: asks.value, chance: chance.value, pleases: pleases.value)
    } else if let chance = given.chance, let winBack = given.winBack {
      finds = .leavers(chance: chance.value, winBack: winBack.value)
    } else {
      return nil
    }
    return Lever(
      name: lever.name, finds: finds, costPerPeriod: perPeriod.value,
      costPerContact: perContact.value)
  }

  private mutating func recovery() -> Recovery? {
    let given = draft.service
    guard forms.hasRecovery else { return Recovery() }
    guard let attempt = given.attempt, let quick = given.quick, let satisfied = given.satisfied,
      let cost = given.attemptCost, let boost = given.boost
    else { return nil }
    if quick.value + satisfied.value > 1 + 1e-9 {
      report(
        quick.place.blamed(against: satisfied.place),
        "service.recovery.resolvedQuickly and service.recovery.resolved are more than all attempts: \(quick.value) and \(satisfied.value)",
        ["together they are at most 1; the rest is in vain"])
    }
    return Recovery(
      attempt: attempt.value, capacity: given.capacity?.value, resolvedQuickly: quick.value,
      resolved: satisfied.value, costPerAttempt: cost.value, boost: boost.value)
  }

  private func classes(telling voices: ByOpinion<Voice>) -> ByClass<ClassRule>? {
    let given = draft.service
    let usual = given.loyalty[.ordinary]
    var rules: [ClassRule] = []
    for group in CustomerClass.allCases {
      guard let loyalty = given.loyalty[group] ?? (group == .magic ? usual : nil),
        let story = given.stories[group]
      else { return nil }
      let told: FirstHandStory? =
        switch story {
        case .nothing: nil
        case .told(let opinion, let tells):
          FirstHandStory(opinion, tells: tells ?? voices[opinion].tells)
        }
      rules.append(ClassRule(loyalty: loyalty, story: told))
    }
    return ByClass { rules[$0.rawValue] }
  }

  private func market() -> Market? {
    let given = draft.service
    guard let join = given.join, let joining = sway(given.joining),
      let staying = sway(given.staying)
    else { return nil }
    return Market(join: join.value, joining: joining, staying: staying)
  }

  private func sway(_ given: SwayDraft) -> Market.Sway? {
    guard let up = given.up, let down = given.down else { return nil }
    return Market.Sway(up: up.value, down: down.value)
  }

  private func money() -> Money {
    let given = draft.service
    guard let margin = given.margin, let acquisitionCost = given.acquisitionCost,
      let discount = given.discount
    else { return Money() }
    return Money(
      margin: margin.value, acquisitionCost: acquisitionCost.value, discount: discount.value,
      retention: given.retention?.value)
  }

  /// Refuses customers who stay for ever and are worth as much in a hundred years as today.
  private mutating func checkResidualValue(of model: ServiceModel) {
    guard model.hasInfiniteResidualValue, let node = root.given("money") else { return }
    let why =
      model.money.retention == nil
      ? "every customer stays without talk" : "money.retention is 1"
    report(
      node["retention"]?.value.place ?? node["discount"]?.value.place ?? node.place,
      "customers at the end are worth infinitely much: \(why), and money.discount is "
        + JSONValue.number(model.money.discount).line,
      [
        "discount what is far away, for example money.discount 0.01",
        "or set money.retention below 1",
      ])
  }
}
