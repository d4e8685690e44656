import PlainText
import Service

/// What the firm does to find and resolve cases, keep customers and replace them, where that can have no effect.
extension ScenarioCautions {
  /// What the firm does, where there is nothing that it could do it to.
  static func firm(_ model: ServiceModel) -> [Caution] {
    var sentences: [Caution] = []
    if model.recovery.within > 1, let why = withoutAttempts(model) ?? refusesAll(model) {
      sentences.append(noEffect(["service.recovery.within"], because: why))
    }
    return sentences + waiting(model) + ownFault(model) + finding(model) + spending(model)
      + replacing(model)
  }

  /// Attempts that lose more customers than they keep, because cases are open for so long.
  private static func waiting(_ model: ServiceModel) -> [Caution] {
    guard withoutAttempts(model) == nil, refusesAll(model) == nil, model.losesByTrying else {
      return []
    }
    let terms = ServiceTerms(model)
    return [
      Caution(
        ["service.recovery.within", "service.recovery.attempt"],
        "Trying to resolve cases makes more customers leave here: a case is open for "
          + "\(NumberText.shortest(model.recovery.within)) \(terms.plural) on average, and who waits leaves as a "
          + "silent customer does, anew in each \(terms.period).")
    ]
  }

  /// Causes that are looked for, where the firm does not learn from them.
  static func causes(_ model: ServiceModel) -> [Caution] {
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
}
