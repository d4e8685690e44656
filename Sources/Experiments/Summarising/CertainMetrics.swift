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
      let startCounted = scenario.customers.areCounted && !isPeriod
      var unmoved: [String] = []
      if untold.contains(.positive) { unmoved += ["kept_by_talk", "joiners_by_talk"] }
      if untold.contains(.negative) { unmoved += ["lost_by_talk", "prospects_lost_by_talk"] }
      names.formUnion(service.certainMetrics.union(unmoved))
      service.addTotals(to: &names, startCounted: startCounted)
      for segment in service.segments {
        let model = service.model(of: segment)
        var ofSegment = model.certainMetrics.union(unmoved)
        // How many customers are of it is drawn.
        model.addTotals(to: &ofSegment, startCounted: false)
        names.formUnion(ofSegment.map { Metric.name($0, of: segment.name) })
      }
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
    return service.parts.allSatisfy { part in
      CustomerClass.allCases.allSatisfy { each in
        guard let story = part.model.classes[each].story, story.opinion == opinion else {
          return true
        }
        return story.tells.meanCount == 0 && part.model.broadcast(of: each) == nil
      }
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
        "gone_end", "friends_called", "friends_kept", "replaced",
      ])
    }
    if startCounted {
      if market.join == 0 { names.insert("prospects_end") }
      if periods == 1 || nobodyLeaves && market.join == 0 { names.insert("customer_periods") }
      if visits == 1 { follow("served", "customer_periods", "waiting") }
      follow("customers_kept", "customer_periods", "leavers")
      follow("customers_end", "customers_kept", "joiners", "replaced")
    }
    let calls = listening.map(\.costPerContact).max() ?? 0
    // Of all customers only where those of every segment bring the same.
    let margins = Set(parts.map(\.model.money.margin))
    if margins.count == 1 {
      follow(
        "revenue", "customers_kept", "revenue_lost_by_buying_less", price: margins.max() ?? 0)
    }
    follow("margin_lost", "customer_periods", "leavers")
    follow("acquisition_saved", "joiners_by_talk", price: money.acquisitionCost)
    follow("replacement_cost", "leavers", price: money.costOfReplacing)
    follow("cost_replacing", "replaced", price: money.costOfReplacing)
    follow("discounted_attempts", "attempts")
    follow("cost_recovery", "attempts", price: recovery.costPerAttempt)
    follow("discounted_cost_recovery", "cost_recovery")
    follow("cost_answer", "complaints", price: complaints.answerCost)
    follow("cost_listening", "asked", "noticed", "leavers_heard", "friends_called", price: calls)
    follow(
      "cost_invite", "customer_periods",
      price: complaints.invited == nil ? 0 : complaints.inviteCost)
    follow("cost_engagement")
    follow(
      "cost", "cost_recovery", "cost_answer", "cost_listening", "cost_invite", "cost_engagement",
      "cost_replacing")
    follow("profit", "revenue", "acquisition_saved", "cost")
    follow("discounted_profit", "profit")
    if !learns, segments.isEmpty {
      follow(
        "residual_value", "customers_end", "cost", "waiting", "revenue_lost_by_buying_less",
        price: money.margin)
    }
    follow("net_present_value", "profit", "residual_value")
    follow("net_benefit", "net_present_value")
  }

  /// The metrics of a period and of all periods that its parameters leave no choice.
  fileprivate var certainMetrics: Set<String> {
    certainCounts.union(certainBroadcasts + certainCalls)
  }

  /// The metrics of broadcasts that nobody makes.
  private var certainBroadcasts: [String] {
    let silent = Opinion.allCases.filter { opinion in
      !CustomerClass.allCases.contains { broadcast(of: $0)?.opinion == opinion }
    }
    let names = ["broadcasters", "broadcast_tellings", "broadcast_newly_reached"]
    return silent.flatMap { opinion in names.map { "\($0)_\(opinion)" } }
      + (complaints.venting == 0 || broadcast(of: .silent) == nil ? ["vented"] : [])
  }

  /// The metrics of calls to friends of leavers that nobody makes, or that change nothing.
  private var certainCalls: [String] {
    let calls = listening.filter(\.callsFriends).compactMap(\.friends)
    return (calls.isEmpty ? ["friends_called"] : [])
      + (calls.contains { $0.staying > 1 } ? [] : ["friends_kept"])
  }

  /// The metrics of everything else.
  private var certainCounts: Set<String> {
    var names: Set<String> = ["audit_calls"]
    func certain(_ isCertain: Bool, _ more: String...) {
      if isCertain { names.formUnion(more) }
    }
    var (asks, finds, pleases, calls, hears) = (false, false, false, false, false)
    var notices = false
    for lever in listening {
      notices = notices || noticing(lever) > 0
      switch lever.finds {
      case .unhappy(let share, let chance, let pleasing):
        asks = asks || share > 0
        finds = finds || share > 0 && chance > 0
        pleases = pleases || share > 0 && pleasing > 0
      case .causes(let number): calls = calls || number > 0
      case .leavers(let chance, _): hears = hears || chance > 0
      case .buyingLess: break
      }
    }
    let learns = finds || notices
    let isHappy = experience.startingMisery == 0
    let isSilent = isHappy || complaints.chance == 0
    let isIgnored = isHappy || recovery.attempt == 0 || recovery.capacity == 0
    certain(isHappy, "unhappy", "silent", "unhappy_leavers")
    certain(isSilent, "complaints")
    certain(!asks, "asked")
    certain(!pleases, "pleased")
    certain(!finds || isHappy, "found")
    certain(!notices || isHappy, "noticed")
    certain(!buysLess || isHappy || money.margin == 0, "revenue_lost_by_buying_less")
    certain((!learns || isHappy) && isSilent, "known")
    certain(isIgnored || isSilent && !learns, "attempts", "recovered")
    certain(recovery.resolved == 0 && recovery.resolvedQuickly == 0, "recovered")
    certain(isSilent && (isIgnored || !learns), "unresolved")
    certain(recovery.within == 1 || isIgnored || isSilent && !learns, "waiting")
    certain(isIgnored || isSilent && !learns, "recovered_within_period")
    certain(isHappy || experience.ownFault == 0, "own_fault", "refused")
    certain(
      recovery.helpsOwnFault == 1 || recovery.attempt == 0 || isSilent && !learns, "refused")
    certain(
      recovery.resolved == 0 && recovery.resolvedQuickly == 0, "recovered_within_period")
    certain(!calls || isHappy, "audit_calls_in_misery")
    certain(!hears, "leavers_heard", "won_back")
    certain(experience.magic == 0 && !pleases, "magic")
    certain(
      (isSilent || complaints.analysed == 0) && (!calls || isHappy) && (!hears || isHappy),
      "causes_noticed")
    certain(money.replace == 0, "replaced", "cost_replacing")
    certain(market.join == 0, "joiners", "joiners_by_talk", "prospects_lost_by_talk")
    certain(market.joining.heardGood == 1, "joiners_by_talk")
    certain(market.joining.heardBad == 1, "prospects_lost_by_talk")
    certain(market.staying.heardGood == 1, "kept_by_talk")
    certain(market.staying.heardBad == 1, "lost_by_talk")
    return names
  }
}
