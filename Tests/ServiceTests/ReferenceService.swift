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

  /// What lasts from one period to the next.
  private struct State {
    var status: [Status]
    /// The segment of everybody; empty without segments.
    var segments: [Int] = []
    var everHeard: ByOpinion<Set<PersonID>> = ByOpinion { _ in [] }
    var remembered: ByOpinion<Set<Int>> = ByOpinion { _ in [] }
    /// Whose case is open.
    var waiting: Set<Int> = []
    /// What the last misery made of customers.
    var lastMisery: [Int: CustomerClass] = [:]
    var learnt = 1.0
  }

  func run(seed: UInt64, replicate: Int) -> ServiceOutcome {
    var state = State(status: [Status](repeating: .prospect, count: graph.people))
    for person in customersAtStart(seed: seed, replicate: replicate) {
      state.status[Int(person)] = .customer
    }
    state.segments = segments(seed: seed, replicate: replicate)
    var result = ServiceOutcome(periods: [], residualValue: 0)
    result.segments = model.segments.map { .init($0.name, result) }
    for period in 0..<model.periods {
      let random = RandomStream(seed: seed, replicate: replicate, period: period)
      var outcome = live(&state, random, &result.segments)
      for _ in 0...period { outcome.discountFactor /= 1 + model.money.discount }
      for _ in 0..<outcome.causesNoticed { state.learnt *= 1 - model.learning }
      result.periods.append(outcome)
    }
    addResidualValue(to: &result, state)
    return result
  }

  /// Adds what those who are customers at the end bring and cost after it.
  private func addResidualValue(to result: inout ServiceOutcome, _ state: State) {
    guard let last = result.periods.last else { return }
    // One model holds for everybody, or one of each segment for its people.
    let firms = model.segments.isEmpty ? [self] : model.segments.map(reference)
    let parts =
      model.segments.isEmpty
      ? [last] : result.segments.map { $0.outcome.periods[$0.outcome.periods.count - 1] }
    func isOf(_ place: Int, _ person: Int) -> Bool {
      state.segments.isEmpty || state.segments[person] == place
    }
    let left = firms.indices.map { place in
      Double(state.status.indices.filter { state.status[$0] == .customer && isOf(place, $0) }.count)
    }
    let waits = firms.indices.map { place in
      left[place] == 0 ? 0 : Double(state.waiting.filter { isOf(place, $0) }.count) / left[place]
    }
    // Capacity is shared by all cases that would be attempted.
    var wanted = 0.0
    for (place, own) in firms.enumerated() {
      let present = 1 - waits[place]
      wanted += left[place] * present * own.wanted(learnt: state.learnt)
    }
    let capacity = model.recovery.capacity.map(Double.init) ?? .infinity
    let attempted = wanted > capacity ? capacity / wanted : 1
    for (place, own) in firms.enumerated() where left[place] > 0 {
      func expected(_ value: (CustomerClass) -> Double) -> Double {
        own.expected(waits: waits[place], learnt: state.learnt, attempted: attempted, value)
      }
      var spending = left[place]
      for (person, kind) in state.lastMisery where isOf(place, person) {
        spending += model.classes[kind].spends - 1
      }
      let (m, i) = (own.model.money.margin, model.money.discount)
      let stay = expected(loyalty)
      let r = model.money.retention ?? stay
      if m == 0 || r == 0 { continue }
      // Of who waits it is known what they spend; the others are those who may meet no misery.
      let here = left[place] * (1 - waits[place])
      let silent = model.classes[.silent].spends
      let others = here == 0 ? 1 : (spending - left[place] * waits[place] * silent) / here
      let spend = expected { loyalty($0) * ($0.isUnhappy ? model.classes[$0].spends : others) }
      let brings = m * r * (stay == 0 ? 1 : spend / stay)
      let periods = left[place] / (1 + i - r) * last.discountFactor
      let value = periods * (brings - eachCosts(parts[place], of: parts[place]))
      result.residualPeriods += periods
      result.residualValue += value
      if !model.segments.isEmpty {
        result.segments[place].outcome.residualPeriods = periods
        result.segments[place].outcome.residualValue = value
        // What no customer of a segment causes is borne by all customers alike.
        var firm = last
        for part in parts {
          firm.recoveryCost -= part.recoveryCost
          firm.answerCost -= part.answerCost
          firm.listeningCost -= part.listeningCost
          firm.exitInterviewCost -= part.exitInterviewCost
          firm.inviteCost -= part.inviteCost
          firm.replacingCost -= part.replacingCost
        }
        result.residualValue -= periods * eachCosts(firm, of: last)
      }
    }
  }

  /// What goes on to be spent on each customer of a period.
  private func eachCosts(_ costs: PeriodOutcome, of period: PeriodOutcome) -> Double {
    let lasting = costs.cost - costs.exitInterviewCost - costs.replacingCost
    return period.customers == 0 ? 0 : lasting / Double(period.customers)
  }

  /// The segment of everybody: the first whose shares, added up, are above a number of their own.
  private func segments(seed: UInt64, replicate: Int) -> [Int] {
    if model.segments.isEmpty { return [] }
    let key = RandomKey(seed: seed, purpose: .segment, replicate: UInt64(replicate))
    return (0..<graph.people).map { person in
      let u = key.draws(of: UInt64(person)).unit(0)
      var end = 0.0
      for (place, segment) in model.segments.enumerated() {
        end += segment.share
        if u < end { return place }
      }
      return model.segments.count - 1
    }
  }

  /// The reference of a firm all of whose customers are of a segment.
  private func reference(of segment: Segment) -> ReferenceService {
    func odds(_ p: Double, times factor: Double) -> Double {
      if factor == 0 { return 0 }
      return p == 1 ? 1 : factor * (p / (1 - p)) / (1 + factor * (p / (1 - p)))
    }
    var own = model
    own.segments = []
    own.money.margin *= segment.margin
    own.experience.misery = odds(own.experience.misery, times: segment.misery)
    if let employees = own.experience.employees {
      own.experience.employees?.miseryWhenEngaged = odds(
        employees.miseryWhenEngaged, times: segment.misery)
      own.experience.employees?.miseryWhenNot = odds(
        employees.miseryWhenNot, times: segment.misery)
    }
    own.complaints.complain = odds(own.complaints.complain, times: segment.complain)
    own.complaints.invited = own.complaints.invited.map { odds($0, times: segment.complain) }
    for kind in CustomerClass.allCases {
      if let story = own.classes[kind].story {
        own.classes[kind].story?.tells = story.tells.scaled(by: segment.tells) ?? .nobody
      }
    }
    return ReferenceService(graph: graph, model: own, rules: rules, customers: customers)
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

  /// The chance that a customer of a class stays; an attempt that ends well stays with the boost.
  private func loyalty(_ kind: CustomerClass) -> Double {
    let loyalty = model.classes[kind].loyalty
    let isResolved = kind == .resolved || kind == .resolvedQuickly
    return isResolved ? loyalty + model.recovery.boost * (1 - loyalty) : loyalty
  }

  /// How often customers meet misery, by who serves; by how many levers they are missed; and how many complain.
  private var branches: (misery: [(Double, Double)], missed: Double, unpleased: Double, c: Double) {
    let e = model.experience
    let misery: [(Double, Double)] =
      e.employees.map {
        [($0.engaged, $0.miseryWhenEngaged), (1 - $0.engaged, $0.miseryWhenNot)]
      } ?? [(1, e.misery)]
    var (missed, unpleased) = (1.0, 1.0)
    for lever in model.listening {
      if case .unhappy(let asks, let chance, let pleases) = lever.finds {
        missed *= 1 - asks * chance
        unpleased *= 1 - asks * pleases
      }
      if case .buyingLess(let chance) = lever.finds, model.classes[.silent].spends < 1 {
        missed *= 1 - chance
      }
    }
    let wish = model.complaints.invited ?? model.complaints.complain
    return (misery, missed, unpleased, wish - wish * model.complaints.venting)
  }

  /// The share of cases of the customer's own doing that the firm refuses.
  private var refused: Double { model.experience.ownFault * (1 - model.recovery.helpsOwnFault) }

  /// The attempts that a customer who does not wait is expected to need in a period.
  private func wanted(learnt: Double) -> Double {
    let (branches, missed, _, c) = self.branches
    var wanted = 0.0
    for (share, misery) in branches {
      wanted +=
        model.visits * share * misery * learnt * (c + (1 - c) * (1 - missed))
        * model.recovery.attempt * (1 - refused)
    }
    return wanted
  }

  /// The mean of a value of classes, over all that can happen to a customer, where this share waits for the end
  /// of a case, and capacity suffices for this share of the attempts wanted.
  private func expected(
    waits: Double, learnt: Double, attempted sufficing: Double, _ value: (CustomerClass) -> Double
  ) -> Double {
    // Of those who wait some go on waiting; the others are told how their case ended, and meet nothing.
    let closes = 1 / model.recovery.within
    let (e, r) = (model.experience, model.recovery)
    let (branches, missed, unpleased, c) = self.branches
    let attempt = r.attempt * (1 - refused) * sufficing
    let failing = 1 - r.resolvedQuickly - r.resolved
    let closed =
      r.resolvedQuickly * value(.resolvedQuickly) + r.resolved * value(.resolved)
      + failing * value(.unresolved)
    let attempted = closes * closed + (1 - closes) * value(.silent)
    let complained = attempt * attempted + (1 - attempt) * value(.unresolved)
    let silent =
      (1 - missed) * attempt * attempted
      + (1 - missed) * r.attempt * refused * value(.unresolved)
      + (1 - (1 - missed) * (attempt + r.attempt * refused)) * value(.silent)
    let ordinary = unpleased * value(.ordinary) + (1 - unpleased) * value(.magic)
    var meeting = (1 - model.visits) * ordinary
    for (share, starting) in branches {
      let misery = starting * learnt
      let magic = min(e.magic, 1 - misery)
      meeting +=
        model.visits * share
        * (misery * (c * complained + (1 - c) * silent)
          + magic * value(.magic) + (1 - misery - magic) * ordinary)
    }
    let closedLater = (1 - failing) * value(.resolved) + failing * value(.unresolved)
    return (1 - waits) * meeting + waits * closes * closedLater
      + waits * (1 - closes) * value(.silent)
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

  /// What a wave comes to, and who is told.
  private func talk(
    _ groups: [FirstHandGroup], _ posts: [LayeredReferenceSimulator.Post], _ random: RandomStream
  ) -> (outcome: WaveOutcome, heard: ByOpinion<Set<PersonID>>) {
    if posts.isEmpty {
      let talk = ReferenceSimulator(graph: graph, rules: rules, firstHand: .groups(groups))
        .run(random)
      return (talk.outcome, talk.heard)
    }
    let talk = LayeredReferenceSimulator(
      graph: graph, rules: rules, firstHand: .groups(groups), broadcasts: posts
    ).run(random)
    return (talk.outcome, talk.heard)
  }

  // MARK: One period

  private func live(
    _ state: inout State, _ random: RandomStream, _ ofSegments: inout [ServiceOutcome.OfSegment]
  ) -> PeriodOutcome {
    let learnt = state.learnt
    let segments = state.segments
    let models = model.segments.isEmpty ? [model] : model.segments.map { reference(of: $0).model }
    func own(_ person: Int) -> ServiceModel { models[segments.isEmpty ? 0 : segments[person]] }
    func u(
      _ purpose: RandomPurpose, _ person: Int, lever: String? = nil, draw: Int = 0
    ) -> Double {
      let key = RandomKey(
        seed: random.seed, purpose: purpose, replicate: UInt64(random.replicate),
        period: UInt64(random.period))
      return (lever.map { key.named($0) } ?? key).draws(of: UInt64(person)).unit(draw)
    }
    let everybody = Array(0..<graph.people)
    let customers = everybody.filter { state.status[$0] == .customer }
    let prospects = everybody.filter { state.status[$0] == .prospect }
    // Open cases: some are closed, and those whose cases they are meet nothing.
    let closes = 1 / model.recovery.within
    let closed = state.waiting.filter { u(.closingLater, $0) < closes }
    let waitOn = state.waiting.subtracting(closed)
    let present = customers.filter { !state.waiting.contains($0) }
    var kinds: [Int: CustomerClass] = [:]
    var (complained, known, pleased): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    var postInstead: Set<Int> = []
    var (served, analysed, asked, found) = (0, 0, 0, 0)
    // What listening costs that belongs to nobody, and what to each customer; and of it, exit interviews.
    var (listeningCost, exitInterviewCost) = (0.0, 0.0)
    var (listeningCosts, exitInterviewCosts): ([Int: Double], [Int: Double]) = ([:], [:])
    func costs(_ person: Int, _ lever: Lever) {
      listeningCosts[person, default: 0] += lever.costPerContact
      if case .leavers = lever.finds {
        exitInterviewCosts[person, default: 0] += lever.costPerContact
      }
    }
    let e = model.experience

    // Experience.
    for person in present {
      kinds[person] = .ordinary
      guard u(.visit, person) < model.visits else { continue }
      served += 1
      var misery = own(person).experience.misery
      if let employees = own(person).experience.employees {
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
    for person in present where kinds[person] == .silent {
      let complaints = own(person).complaints
      if u(.complaint, person) < complaints.invited ?? complaints.complain {
        if u(.venting, person) < model.complaints.venting {
          postInstead.insert(person)
          continue
        }
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
        for person in present where u(.asking, person, lever: lever.name) < asks {
          asked += 1
          costs(person, lever)
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
        let share = meanMisery(models)
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
      case .leavers, .buyingLess: break
      }
    }
    // Watching sales, of those whom asking did not find.
    var noticed = 0
    for lever in model.listening {
      guard case .buyingLess(let chance) = lever.finds, model.classes[.silent].spends < 1 else {
        continue
      }
      for person in present
      where kinds[person] == .silent && !complained.contains(person)
        && u(.finding, person, lever: lever.name) < chance
      {
        costs(person, lever)
        noticed += known.insert(person).inserted ? 1 : 0
      }
    }
    for person in pleased { kinds[person] = .magic }
    // Recovery.
    let isOwnFault = { (person: Int) in u(.ownFault, person) < e.ownFault }
    let ownFault = present.filter { kinds[$0] == .silent && isOwnFault($0) }
    var wanted = known.filter { u(.attempt, $0) < model.recovery.attempt }.sorted {
      (u(.attempt, $0), $0) < (u(.attempt, $1), $1)
    }
    let refused = wanted.filter {
      isOwnFault($0) && u(.helping, $0) >= model.recovery.helpsOwnFault
    }
    wanted.removeAll(where: refused.contains)
    let attempted = wanted.prefix(model.recovery.capacity ?? .max)
    for person in complained.union(refused) { kinds[person] = .unresolved }
    let r = model.recovery
    var waiting = waitOn
    for person in attempted {
      let end = u(.recoveryOutcome, person)
      kinds[person] =
        end < r.resolvedQuickly
        ? .resolvedQuickly : end < r.resolvedQuickly + r.resolved ? .resolved : .unresolved
      if u(.closing, person) >= closes {
        kinds[person] = .silent
        waiting.insert(person)
      }
    }
    // Cases of earlier periods.
    for person in waitOn { kinds[person] = .silent }
    for person in closed {
      kinds[person] =
        u(.recoveryOutcome, person) < r.resolvedQuickly + r.resolved ? .resolved : .unresolved
    }

    // Talk.
    let groups = customers.compactMap { person in
      kinds[person].flatMap { own(person).classes[$0].story }.map { story in
        FirstHandGroup(people: [PersonID(person)], opinion: story.opinion, rule: story.tells)
      }
    }
    var posts: [LayeredReferenceSimulator.Post] = []
    var vented: [Int] = []
    postInstead.subtract(waiting)
    for kind in CustomerClass.allCases {
      guard let story = model.broadcast(of: kind), let broadcast = model.classes[kind].broadcast
      else { continue }
      let people = customers.filter {
        kinds[$0] == kind
          && (u(.broadcast, $0) < broadcast.share || kind == .silent && postInstead.contains($0))
      }
      posts.append(.init(story, people: people.map { PersonID($0) }))
      if kind == .silent { vented = people.filter(postInstead.contains) }
    }
    let talk = talk(groups, posts, random)
    // Whoever is told has heard, whatever they hold; what was heard before may be remembered.
    for opinion in Opinion.allCases {
      state.remembered[opinion] = state.remembered[opinion].filter {
        u(.remembering, $0) < 1 - 1 / model.market.remembers
      }
      state.remembered[opinion].formUnion(talk.heard[opinion].map { Int($0) })
    }
    func heard(_ person: Int, _ opinion: Opinion) -> Bool {
      state.remembered[opinion].contains(person)
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

    for opinion in Opinion.allCases { state.everHeard[opinion].formUnion(talk.heard[opinion]) }

    // Leaving.
    var outcome = PeriodOutcome(wave: talk.outcome)
    outcome.everHeard = ByOpinion { state.everHeard[$0].count }
    var leaving: [Int] = []
    var lost: Set<Int> = []
    for person in customers {
      guard let kind = kinds[person] else { continue }
      let loyalty = loyalty(kind)
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
    var friendCalls: [(people: Set<Int>, factor: Double)] = []
    for lever in model.listening {
      guard case .leavers(let chance, let winBack) = lever.finds else { continue }
      for person in leaving where u(.exitInterview, person, lever: lever.name) < chance {
        costs(person, lever)
        heardLeavers.insert(person)
      }
      if let friends = lever.friends {
        // Whom those heard know, of the customers.
        var people: Set<Int> = []
        for person in leaving where u(.exitInterview, person, lever: lever.name) < chance {
          for (place, contact) in graph.contacts(of: PersonID(person)).enumerated()
          where state.status[Int(contact)] == .customer
            && u(.friendCall, person, lever: lever.name, draw: place) < friends.share
          {
            people.insert(Int(contact))
          }
        }
        outcome.friendsCalled += people.count
        for person in people { costs(person, lever) }
        friendCalls.append((people, friends.staying))
      }
      leaving.removeAll {
        let isWonBack =
          u(.exitInterview, $0, lever: lever.name) < chance
          && u(.winningBack, $0, lever: lever.name) < winBack
        outcome.wonBack += isWonBack ? 1 : 0
        return isWonBack
      }
    }
    var friendsKept: [Int] = []
    // Calls to friends: the coin of who is about to leave once more, at better odds.
    for person in leaving {
      let factors = friendCalls.filter { $0.people.contains(person) }.map(\.factor)
      guard !factors.isEmpty, let kind = kinds[person] else { continue }
      func stays(despite bad: Bool) -> Bool {
        let chance = moved(
          loyalty(kind), model.market.staying, good: heard(person, .positive), bad: bad)
        return u(.loyalty, person)
          < moved(chance, .init(heardGood: factors.reduce(1, *)), good: true, bad: false)
      }
      if stays(despite: heard(person, .negative)) {
        leaving.removeAll { $0 == person }
        friendsKept.append(person)
      } else if stays(despite: false) {
        lost.insert(person)
      } else {
        lost.remove(person)
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
    outcome.gone = state.status.filter { $0 == .gone }.count
    for person in leaving { state.status[person] = .gone }
    for person in joiners { state.status[person] = .customer }
    state.waiting = waiting.subtracting(leaving)
    // What those who stay spend.
    for (person, kind) in kinds where kind.isUnhappy { state.lastMisery[person] = kind }
    for person in leaving { state.lastMisery[person] = nil }
    // Newcomers in place of who left.
    let replaced = leaving.filter { u(.replacing, $0) < model.money.replace }
    for person in replaced { state.status[person] = .customer }

    outcome.customers = customers.count
    outcome.prospects = prospects.count
    outcome.served = served
    outcome.byClass = ByClass { kind in kinds.values.filter { $0 == kind }.count }
    outcome.complaints = complained.count
    outcome.vented = vented.count
    outcome.asked = asked
    outcome.found = found
    outcome.noticed = noticed
    outcome.pleased = pleased.count
    outcome.ownFault = ownFault.count
    outcome.refused = refused.count
    outcome.attempts = attempted.count
    outcome.waiting = waiting.count
    outcome.casesFromBefore = waitOn.count + closed.count
    outcome.recoveredLater = closed.filter { kinds[$0] == .resolved }.count
    outcome.openCases = state.waiting.count
    outcome.calls = calls
    outcome.callsInMisery = callsInMisery
    outcome.leavers = leaving.count
    outcome.unhappyLeavers = leaving.filter { kinds[$0]?.isUnhappy == true }.count
    outcome.leaversHeard = heardLeavers.count
    outcome.lostByTalk = leaving.filter(lost.contains).count
    outcome.wonBackAfterTalk = lost.subtracting(leaving).count
    outcome.friendsKept = friendsKept.count
    outcome.joiners = joiners.count
    outcome.replaced = replaced.count
    outcome.causesNoticed =
      callsInMisery + analysed + heardLeavers.filter { kinds[$0]?.isUnhappy == true }.count
    outcome.miseryShare = meanMisery(models) * learnt
    outcome.acquisitionSaved = model.money.acquisitionCost * Double(outcome.joinersByTalk)
    outcome.listeningCost = listeningCost
    outcome.exitInterviewCost = exitInterviewCost
    outcome.engagementCost = e.employees?.costPerPeriod ?? 0
    for person in customers {
      outcome.marginLost += model.money.discount + (leaving.contains(person) ? 1 : 0)
    }
    let costOfReplacing = model.money.replacementCost ?? model.money.acquisitionCost
    for _ in leaving { outcome.replacementCost += costOfReplacing }
    // Of each model, what happened to its customers and what these brought and cost.
    for place in models.indices {
      func ofIt(_ people: some Sequence<Int>) -> [Int] {
        people.filter { segments.isEmpty || segments[$0] == place }
      }
      var part = PeriodOutcome(wave: talk.outcome)
      part.customers = ofIt(customers).count
      part.prospects = ofIt(prospects).count
      part.byClass = ByClass { kind in ofIt(kinds.keys).filter { kinds[$0] == kind }.count }
      part.complaints = ofIt(complained).count
      part.vented = ofIt(vented).count
      part.attempts = ofIt(attempted).count
      part.waiting = ofIt(waiting).count
      part.openCases = ofIt(state.waiting).count
      part.refused = ofIt(refused).count
      part.leavers = ofIt(leaving).count
      part.joiners = ofIt(joiners).count
      part.replaced = ofIt(replaced).count
      part.lostByTalk = ofIt(leaving.filter(lost.contains)).count
      part.friendsCalled = friendCalls.reduce(0) { $0 + ofIt($1.people).count }
      part.friendsKept = ofIt(friendsKept).count
      part.spending = Double(part.customers - part.leavers)
      for person in ofIt(state.lastMisery.keys) {
        part.spending += model.classes[state.lastMisery[person] ?? .ordinary].spends - 1
      }
      let margin = models[place].money.margin
      part.revenue = margin * part.spending
      part.revenueLost = margin * Double(part.customers - part.leavers) - part.revenue
      part.recoveryCost = model.recovery.costPerAttempt * Double(part.attempts)
      part.answerCost = model.complaints.answerCost * Double(part.complaints)
      part.listeningCost = ofIt(listeningCosts.keys).reduce(0) { $0 + (listeningCosts[$1] ?? 0) }
      part.exitInterviewCost = ofIt(exitInterviewCosts.keys).reduce(0) {
        $0 + (exitInterviewCosts[$1] ?? 0)
      }
      if model.complaints.invited != nil {
        part.inviteCost = model.complaints.inviteCost * Double(part.customers)
      }
      part.replacingCost = costOfReplacing * Double(part.replaced)
      outcome.spending += part.spending
      outcome.revenue += part.revenue
      outcome.revenueLost += part.revenueLost
      outcome.recoveryCost += part.recoveryCost
      outcome.answerCost += part.answerCost
      outcome.listeningCost += part.listeningCost
      outcome.exitInterviewCost += part.exitInterviewCost
      outcome.inviteCost += part.inviteCost
      outcome.replacingCost += part.replacingCost
      if !ofSegments.isEmpty { ofSegments[place].outcome.periods.append(part) }
    }
    return outcome
  }

  /// The share of misery of somebody who may be of any segment.
  private func meanMisery(_ models: [ServiceModel]) -> Double {
    let shares = model.segments.isEmpty ? [1] : model.segments.map(\.share)
    return zip(shares, models).reduce(0) { $0 + $1.0 * $1.1.experience.startingMisery }
  }
}
