import Randomness
import Service
import SocialGraph
import TestSupport
import WordOfMouth

/// The service model once more, slow and obvious, to compare the simulation with.
///
/// One person at a time and one question after the other; with the simulation it shares the random
/// keys and the words of the model. Talk is the reference simulator's.
struct ReferenceService {
  let graph: Graph
  let model: ServiceModel
  let rules: WaveRules
  let customers: KnownCustomers

  /// What somebody is at the start of a period.
  private enum Status { case prospect, customer, gone }

  func run(seed: UInt64, replicate: Int) -> ServiceOutcome {
    var status = [Status](repeating: .prospect, count: graph.people)
    for person in customersAtStart(seed: seed, replicate: replicate) {
      status[Int(person)] = .customer
    }
    var result = ServiceOutcome(periods: [], residualValue: 0)
    var everHeard: ByOpinion<Set<PersonID>> = ByOpinion { _ in [] }
    var remembered: ByOpinion<Set<Int>> = ByOpinion { _ in [] }
    var learnt = 1.0
    for period in 0..<model.periods {
      let random = RandomStream(seed: seed, replicate: replicate, period: period)
      var outcome = live(&status, &remembered, &everHeard, random, learnt: learnt)
      for _ in 0...period { outcome.discountFactor /= 1 + model.money.discount }
      for _ in 0..<outcome.causesNoticed { learnt *= 1 - model.learning }
      result.periods.append(outcome)
    }
    let left = status.filter { $0 == .customer }.count
    if left > 0, let last = result.periods.last {
      let (m, i) = (model.money.margin, model.money.discount)
      let r = retention(customers: left, learnt: learnt)
      let each =
        last.customers == 0 ? 0 : (last.cost - last.exitInterviewCost) / Double(last.customers)
      if m != 0, r != 0 {
        result.residualPeriods = Double(left) / (1 + i - r) * last.discountFactor
        result.residualValue = Double(left) * (m * r - each) / (1 + i - r) * last.discountFactor
      }
    }
    return result
  }

  /// The people drawn, who are those drawn with opinions if everybody is satisfied.
  private func customersAtStart(seed: UInt64, replicate: Int) -> [PersonID] {
    switch customers {
    case .listed(let listed): return listed.positive + listed.negative
    case .atStart(let size, let order), .drawn(let size, let order, _, _):
      let drawn = ReferenceSimulator(
        graph: graph, rules: rules,
        firstHand: .customers(.drawn(size, order: order, satisfied: 1, dissatisfied: 0)))
      return drawn.firstHandGroups(RandomStream(seed: seed, replicate: replicate)).flatMap(\.people)
    }
  }

  /// The chance to stay, over all that can happen to one of so many customers who share the capacity.
  private func retention(customers: Int, learnt: Double) -> Double {
    if let given = model.money.retention { return given }
    let (e, r) = (model.experience, model.recovery)
    let branches: [(Double, Double)] =
      e.employees.map {
        [($0.engaged, $0.miseryWhenEngaged), (1 - $0.engaged, $0.miseryWhenNot)]
      } ?? [(1, e.misery)]
    var (missed, unpleased) = (1.0, 1.0)
    for lever in model.listening {
      if case .unhappy(let asks, let chance, let pleases) = lever.finds {
        missed *= 1 - asks * chance
        unpleased *= 1 - asks * pleases
      }
    }
    let c = model.complaints.invited ?? model.complaints.complain
    // Capacity is shared by all cases that would be attempted.
    var wanted = 0.0
    for (share, misery) in branches {
      wanted += model.visits * share * misery * learnt * (c + (1 - c) * (1 - missed)) * r.attempt
    }
    var attempt = r.attempt
    if let capacity = r.capacity, Double(customers) * wanted > Double(capacity) {
      attempt *= Double(capacity) / (Double(customers) * wanted)
    }
    func put(right: Double) -> Double {  // An attempt that ends well stays with the boost.
      right + r.boost * (1 - right)
    }
    let attempted =
      r.resolvedQuickly * put(right: model.classes[.resolvedQuickly].loyalty)
      + r.resolved * put(right: model.classes[.resolved].loyalty)
      + (1 - r.resolvedQuickly - r.resolved) * model.classes[.unresolved].loyalty
    let complained =
      attempt * attempted + (1 - attempt) * model.classes[.unresolved].loyalty
    let silent =
      (1 - missed) * attempt * attempted
      + (1 - (1 - missed) * attempt) * model.classes[.silent].loyalty
    let ordinary =
      unpleased * model.classes[.ordinary].loyalty
      + (1 - unpleased) * model.classes[.magic].loyalty
    var loyalty = (1 - model.visits) * ordinary
    for (share, starting) in branches {
      let misery = starting * learnt
      let magic = min(e.magic, 1 - misery)
      loyalty +=
        model.visits * share
        * (misery * (c * complained + (1 - c) * silent)
          + magic * model.classes[.magic].loyalty + (1 - misery - magic) * ordinary)
    }
    return loyalty
  }

  /// The chance that so many of some trials succeed, by its definition.
  private func chance(_ successes: Int, of trials: Int, _ share: Double) -> Double {
    var result = 1.0
    for place in 0..<successes {
      result *= Double(trials - place) / Double(place + 1) * share
    }
    for _ in successes..<trials { result *= 1 - share }
    return result
  }

  // MARK: One period

  private func live(
    _ status: inout [Status], _ remembered: inout ByOpinion<Set<Int>>,
    _ everHeard: inout ByOpinion<Set<PersonID>>, _ random: RandomStream,
    learnt: Double
  ) -> PeriodOutcome {
    func u(_ purpose: RandomPurpose, _ person: Int, lever: String? = nil) -> Double {
      let key = RandomKey(
        seed: random.seed, purpose: purpose, replicate: UInt64(random.replicate),
        period: UInt64(random.period))
      return (lever.map { key.named($0) } ?? key).draws(of: UInt64(person)).unit(0)
    }
    let everybody = Array(0..<graph.people)
    let customers = everybody.filter { status[$0] == .customer }
    let prospects = everybody.filter { status[$0] == .prospect }
    var kinds: [Int: CustomerClass] = [:]
    var (complained, known, pleased): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    var (served, analysed, asked, found) = (0, 0, 0, 0)
    var (listeningCost, exitInterviewCost) = (0.0, 0.0)
    let e = model.experience

    // Experience.
    for person in customers {
      kinds[person] = .ordinary
      guard u(.visit, person) < model.visits else { continue }
      served += 1
      var misery = e.misery
      if let employees = e.employees {
        misery =
          u(.service, person) < employees.engaged
          ? employees.miseryWhenEngaged : employees.miseryWhenNot
      }
      let moment = u(.experience, person)
      if moment < misery * learnt {
        kinds[person] = .silent
      } else if moment >= 1 - e.magic {
        kinds[person] = .magic
      }
    }
    // Voice.
    for person in customers where kinds[person] == .silent {
      if u(.complaint, person) < model.complaints.invited ?? model.complaints.complain {
        complained.insert(person)
        if u(.analysis, person) < model.complaints.analysed { analysed += 1 }
      }
    }
    known = complained
    // Listening.
    var (calls, callsInMisery) = (0, 0)
    for lever in model.listening {
      listeningCost += lever.costPerPeriod
      if case .leavers = lever.finds { exitInterviewCost += lever.costPerPeriod }
      switch lever.finds {
      case .unhappy(let asks, let chance, let pleases):
        for person in customers where u(.asking, person, lever: lever.name) < asks {
          asked += 1
          listeningCost += lever.costPerContact
          if kinds[person] == .silent && !complained.contains(person)
            && u(.finding, person, lever: lever.name) < chance && known.insert(person).inserted
          {
            found += 1
          }
          if kinds[person] == .ordinary && u(.pleasing, person, lever: lever.name) < pleases {
            pleased.insert(person)
          }
        }
      case .causes(let number):
        var share = e.misery
        if let employees = e.employees {
          share =
            employees.engaged * employees.miseryWhenEngaged
            + (1 - employees.engaged) * employees.miseryWhenNot
        }
        calls += number
        listeningCost += Double(number) * lever.costPerContact
        // The smallest number of calls that so many or fewer meet misery with a chance above u.
        let coin = u(.audit, 0, lever: lever.name)
        var (met, below) = (0, chance(0, of: number, share * learnt))
        while coin >= below && met < number {
          met += 1
          below += chance(met, of: number, share * learnt)
        }
        callsInMisery += met
      case .leavers: break
      }
    }
    for person in pleased { kinds[person] = .magic }
    // Recovery.
    let wanted = known.filter { u(.attempt, $0) < model.recovery.attempt }.sorted {
      (u(.attempt, $0), $0) < (u(.attempt, $1), $1)
    }
    let attempted = wanted.prefix(model.recovery.capacity ?? .max)
    for person in complained { kinds[person] = .unresolved }
    for person in attempted {
      let end = u(.recoveryOutcome, person)
      let r = model.recovery
      kinds[person] =
        end < r.resolvedQuickly
        ? .resolvedQuickly : end < r.resolvedQuickly + r.resolved ? .resolved : .unresolved
    }

    // Talk.
    let groups = CustomerClass.allCases.compactMap { kind in
      model.classes[kind].story.map { story in
        FirstHandGroup(
          people: customers.filter { kinds[$0] == kind }.map { PersonID($0) },
          opinion: story.opinion, rule: story.tells)
      }
    }
    let talk = ReferenceSimulator(graph: graph, rules: rules, firstHand: .groups(groups)).run(
      random)
    // Whoever is told has heard, whatever they hold; what was heard before may be remembered.
    for opinion in Opinion.allCases {
      remembered[opinion] = remembered[opinion].filter {
        u(.remembering, $0) < 1 - 1 / model.market.remembers
      }
      remembered[opinion].formUnion(talk.heard[opinion].map { Int($0) })
    }
    func heard(_ person: Int, _ opinion: Opinion) -> Bool {
      remembered[opinion].contains(person)
    }
    func moved(_ p: Double, _ sway: Market.Sway, good: Bool, bad: Bool) -> Double {
      var p = p
      for (hasHeard, multiplier) in [(good, sway.heardGood), (bad, sway.heardBad)] where hasHeard {
        if multiplier == 0 {
          p = 0
        } else if p < 1 {
          let odds = multiplier * (p / (1 - p))
          p = odds / (1 + odds)
        }
      }
      return p
    }

    for opinion in Opinion.allCases { everHeard[opinion].formUnion(talk.heard[opinion]) }

    // Leaving.
    var outcome = PeriodOutcome(wave: talk.outcome)
    outcome.everHeard = ByOpinion { everHeard[$0].count }
    var leaving: [Int] = []
    var lost: Set<Int> = []
    for person in customers {
      guard let kind = kinds[person] else { continue }
      var loyalty = model.classes[kind].loyalty
      if kind == .resolved || kind == .resolvedQuickly {
        loyalty += model.recovery.boost * (1 - loyalty)
      }
      let (good, bad) = (heard(person, .positive), heard(person, .negative))
      let sway = model.market.staying
      let coin = u(.loyalty, person)
      let stays = coin < moved(loyalty, sway, good: good, bad: bad)
      if coin >= loyalty { outcome.leaversWithoutTalk += 1 }
      if stays && coin >= moved(loyalty, sway, good: false, bad: bad) { outcome.keptByTalk += 1 }
      if !stays && coin < moved(loyalty, sway, good: good, bad: false) { lost.insert(person) }
      if !stays { leaving.append(person) }
    }
    // Exit interviews.
    var heardLeavers: Set<Int> = []
    for lever in model.listening {
      guard case .leavers(let chance, let winBack) = lever.finds else { continue }
      for person in leaving where u(.exitInterview, person, lever: lever.name) < chance {
        listeningCost += lever.costPerContact
        exitInterviewCost += lever.costPerContact
        heardLeavers.insert(person)
      }
      leaving.removeAll {
        let isWonBack =
          u(.exitInterview, $0, lever: lever.name) < chance
          && u(.winningBack, $0, lever: lever.name) < winBack
        outcome.wonBack += isWonBack ? 1 : 0
        return isWonBack
      }
    }
    // Joining.
    var joiners: [Int] = []
    for person in prospects {
      let (good, bad) = (heard(person, .positive), heard(person, .negative))
      let (join, sway) = (model.market.join, model.market.joining)
      let coin = u(.joining, person)
      let joins = coin < moved(join, sway, good: good, bad: bad)
      if joins && coin >= moved(join, sway, good: false, bad: bad) { outcome.joinersByTalk += 1 }
      if !joins && coin < moved(join, sway, good: good, bad: false) {
        outcome.joinersLostByTalk += 1
      }
      if joins { joiners.append(person) }
    }
    outcome.gone = status.filter { $0 == .gone }.count
    for person in leaving { status[person] = .gone }
    for person in joiners { status[person] = .customer }

    outcome.customers = customers.count
    outcome.prospects = prospects.count
    outcome.served = served
    outcome.byClass = ByClass { kind in kinds.values.filter { $0 == kind }.count }
    outcome.complaints = complained.count
    outcome.asked = asked
    outcome.found = found
    outcome.pleased = pleased.count
    outcome.attempts = attempted.count
    outcome.calls = calls
    outcome.callsInMisery = callsInMisery
    outcome.leavers = leaving.count
    outcome.unhappyLeavers = leaving.filter { kinds[$0]?.isUnhappy == true }.count
    outcome.leaversHeard = heardLeavers.count
    outcome.lostByTalk = leaving.filter(lost.contains).count
    outcome.wonBackAfterTalk = lost.subtracting(leaving).count
    outcome.joiners = joiners.count
    outcome.causesNoticed =
      callsInMisery + analysed + heardLeavers.filter { kinds[$0]?.isUnhappy == true }.count
    outcome.miseryShare = e.startingMisery * learnt
    outcome.revenue = model.money.margin * Double(customers.count - leaving.count)
    outcome.acquisitionSaved = model.money.acquisitionCost * Double(outcome.joinersByTalk)
    outcome.recoveryCost = model.recovery.costPerAttempt * Double(attempted.count)
    outcome.answerCost = model.complaints.answerCost * Double(complained.count)
    outcome.listeningCost = listeningCost
    outcome.exitInterviewCost = exitInterviewCost
    if model.complaints.invited != nil {
      outcome.inviteCost = model.complaints.inviteCost * Double(customers.count)
    }
    outcome.engagementCost = e.employees?.costPerPeriod ?? 0
    for person in customers {
      outcome.marginLost += model.money.discount + (leaving.contains(person) ? 1 : 0)
    }
    for _ in leaving {
      outcome.replacementCost += model.money.replacementCost ?? model.money.acquisitionCost
    }
    return outcome
  }
}
