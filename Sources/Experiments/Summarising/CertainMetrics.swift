import Scenarios
import Service
import WordOfMouth

/// Which metrics a scenario leaves no choice: their values never vary, so they have no simulation error.
enum CertainMetrics {
  /// The names of metrics that are the same in every replicate, whatever it draws.
  ///
  /// Only what follows from a parameter by itself is among them: a survey that nobody runs asks nobody.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - isPeriod: Whether they are metrics of one period, which may start with other customers.
  /// - Returns: The names.
  static func names(of scenario: Scenario, isPeriod: Bool = false) -> Set<String> {
    var names: Set<String> = []
    let untold = Opinion.allCases.filter { scenario.neverTells($0) }
    for opinion in untold {
      for metric in [
        "tellers", "tellings", "reach", "hearings", "ever_heard", "adopted", "repeats",
      ] {
        names.insert("\(metric)_\(opinion)")
      }
      names.insert("peak_round_\(opinion)")
    }
    if untold.count == Opinion.allCases.count { names.formUnion(["rounds", "reach_both"]) }
    if scenario.customers.areCounted, !isPeriod { names.insert("customers_start") }
    if let service = scenario.service {
      names.formUnion(service.certainMetrics)
      if untold.contains(.positive) { names.formUnion(["kept_by_talk", "joiners_by_talk"]) }
      if untold.contains(.negative) { names.formUnion(["lost_by_talk", "prospects_lost_by_talk"]) }
      service.addTotals(to: &names, startCounted: scenario.customers.areCounted && !isPeriod)
    } else if scenario.customers.haveCountedOpinions, scenario.voices.positive.quality == 1 {
      names.formUnion(Opinion.allCases.map { "first_hand_\($0)" })
    }
    return names
  }
}

extension Scenario {
  /// Whether nobody can tell an opinion: nobody holds it first-hand, or nobody who does tells anybody, and it
  /// comes from nowhere else.
  fileprivate func neverTells(_ opinion: Opinion) -> Bool {
    let voice = voices[opinion]
    if voice.outside > 0 || voices.positive.quality < 1 { return false }
    guard let service else { return voice.tells.meanCount == 0 || nobodyHolds(opinion) }
    return CustomerClass.allCases.allSatisfy { each in
      guard let story = service.classes[each].story, story.opinion == opinion else { return true }
      return story.tells.meanCount == 0
    }
  }
}

extension Customers {
  /// Whether every replicate has the same number of customers.
  fileprivate var areCounted: Bool {
    switch self {
    case .drawn(.count, _, _, _), .atStart(.count, _), .listed: true
    case .drawn(.share, _, _, _), .atStart(.share, _): false
    }
  }

  /// Whether every replicate has the same number of customers of each opinion.
  fileprivate var haveCountedOpinions: Bool {
    switch self {
    case .listed: true
    case .drawn(.count, _, let satisfied, let dissatisfied):
      [satisfied, dissatisfied].allSatisfy { $0 == 0 || $0 == 1 }
    case .drawn(.share, _, _, _), .atStart: false
    }
  }
}

extension ServiceModel {
  /// Adds the metrics that follow from others that are certain.
  ///
  /// - Parameters:
  ///   - names: The metrics that are certain.
  ///   - startCounted: Whether the number of customers at the start is.
  fileprivate func addTotals(to names: inout Set<String>, startCounted: Bool) {
    func follow(_ name: String, _ parts: String..., price: Double = 1) {
      if price == 0 || names.isSuperset(of: parts) { names.insert(name) }
    }
    let nobodyLeaves =
      market.staying.heardGood > 0 && market.staying.heardBad > 0
      && CustomerClass.allCases.allSatisfy { !occurs($0) || loyalty(of: $0) == 1 }
    if nobodyLeaves {
      names.formUnion([
        "leavers", "unhappy_leavers", "leavers_heard", "won_back", "lost_by_talk", "kept_by_talk",
        "gone_end",
      ])
    }
    if startCounted {
      if market.join == 0 { names.insert("prospects_end") }
      if periods == 1 || nobodyLeaves && market.join == 0 { names.insert("customer_periods") }
      if visits == 1 { follow("served", "customer_periods") }
      follow("customers_kept", "customer_periods", "leavers")
      follow("customers_end", "customers_kept", "joiners")
    }
    let calls = listening.map(\.costPerContact).max() ?? 0
    follow("revenue", "customers_kept", price: money.margin)
    follow("margin_lost", "customer_periods", "leavers")
    follow("acquisition_saved", "joiners_by_talk", price: money.acquisitionCost)
    follow("replacement_cost", "leavers", price: money.replacementCost ?? money.acquisitionCost)
    follow("discounted_attempts", "attempts")
    follow("cost_recovery", "attempts", price: recovery.costPerAttempt)
    follow("discounted_cost_recovery", "cost_recovery")
    follow("cost_answer", "complaints", price: complaints.answerCost)
    follow("cost_listening", "asked", "leavers_heard", price: calls)
    follow(
      "cost_invite", "customer_periods",
      price: complaints.invited == nil ? 0 : complaints.inviteCost)
    follow("cost_engagement")
    follow(
      "cost", "cost_recovery", "cost_answer", "cost_listening", "cost_invite", "cost_engagement")
    follow("profit", "revenue", "acquisition_saved", "cost")
    follow("discounted_profit", "profit")
    if !learns { follow("residual_value", "customers_end", "cost", price: money.margin) }
    follow("net_present_value", "profit", "residual_value")
    follow("net_benefit", "net_present_value")
  }

  /// The metrics of a period and of all periods that its parameters leave no choice.
  fileprivate var certainMetrics: Set<String> {
    var names: Set<String> = ["audit_calls"]
    func certain(_ isCertain: Bool, _ more: String...) {
      if isCertain { names.formUnion(more) }
    }
    var (asks, finds, pleases, calls, hears) = (false, false, false, false, false)
    for lever in listening {
      switch lever.finds {
      case .unhappy(let share, let chance, let pleasing):
        asks = asks || share > 0
        finds = finds || share > 0 && chance > 0
        pleases = pleases || share > 0 && pleasing > 0
      case .causes(let number): calls = calls || number > 0
      case .leavers(let chance, _): hears = hears || chance > 0
      }
    }
    let isHappy = experience.startingMisery == 0
    let isSilent = isHappy || complaints.chance == 0
    let isIgnored = isHappy || recovery.attempt == 0 || recovery.capacity == 0
    certain(isHappy, "unhappy", "silent", "unhappy_leavers")
    certain(isSilent, "complaints")
    certain(!asks, "asked")
    certain(!pleases, "pleased")
    certain(!finds || isHappy, "found")
    certain((!finds || isHappy) && isSilent, "known")
    certain(isIgnored || isSilent && !finds, "attempts", "recovered")
    certain(recovery.resolved == 0 && recovery.resolvedQuickly == 0, "recovered")
    certain(isSilent && (isIgnored || !finds), "unresolved")
    certain(!calls || isHappy, "audit_calls_in_misery")
    certain(!hears, "leavers_heard", "won_back")
    certain(experience.magic == 0 && !pleases, "magic")
    certain(
      (isSilent || complaints.analysed == 0) && (!calls || isHappy) && (!hears || isHappy),
      "causes_noticed")
    certain(market.join == 0, "joiners", "joiners_by_talk", "prospects_lost_by_talk")
    certain(market.joining.heardGood == 1, "joiners_by_talk")
    certain(market.joining.heardBad == 1, "prospects_lost_by_talk")
    certain(market.staying.heardGood == 1, "kept_by_talk")
    certain(market.staying.heardBad == 1, "lost_by_talk")
    return names
  }
}
