import Foundation
import Service
import SocialGraph
import Statistics
import TestSupport
import Testing
import WordOfMouth

/// What holds of any service model with the same random numbers.
@Suite struct ServicePropertiesTests {
  private static let graph = LargeGraphs.erdosRenyi(people: 1_000, contacts: 8, seed: 11)

  private func runs(
    _ model: ServiceModel, _ replicates: Int, seed: UInt64 = 7, graph: Graph = Self.graph,
    customers: KnownCustomers = .atStart(.share(0.6), order: .random),
    rules: WaveRules = SampleModels.rules
  ) -> [ServiceOutcome] {
    let simulation = SampleModels.simulation(model, graph, customers: customers, rules: rules)
    let workspace = ServiceWorkspace()
    return (0..<replicates).map { simulation.run(seed: seed, replicate: $0, in: workspace) }
  }

  private func changed(
    _ model: ServiceModel, _ change: (inout ServiceModel) -> Void
  ) -> ServiceModel {
    var model = model
    change(&model)
    return model
  }

  // MARK: Conservation

  @Test func `people and money add up in every period of any model`() {
    var generator = TestGenerator(seed: 21)
    for number in 0..<120 {
      let model = SampleModels.random(&generator)
      let graph = SmallGraphs.random(people: 130, chance: 0.03, seed: UInt64(number))
      let outcome = runs(model, 1, seed: UInt64(number), graph: graph)[0]
      var value = outcome.residualValue
      var factor = 1.0
      for (index, period) in outcome.periods.enumerated() {
        #expect(period.customers + period.gone + period.prospects == 130)
        #expect(CustomerClass.allCases.reduce(0) { $0 + period.byClass[$1] } == period.customers)
        #expect(period.served <= period.customers && period.misery <= period.served)
        let known = period.complaints + period.found + period.noticed
        #expect(known <= period.misery && period.attempts + period.refused <= known)
        #expect(period.refused <= period.ownFault && period.ownFault <= period.misery)
        #expect(period.refused <= period.byClass[.unresolved])
        #expect(period.vented <= period.byClass[.silent])
        #expect(period.attempts <= model.recovery.capacity ?? .max)
        #expect(period.recoveredWithinPeriod <= period.attempts)
        let casesBefore = index == 0 ? 0 : outcome.periods[index - 1].openCases
        #expect(period.casesFromBefore <= casesBefore)
        #expect(period.recovered <= period.attempts + casesBefore)
        #expect(period.recoveredLater <= period.casesFromBefore)
        #expect(period.waiting <= period.attempts + casesBefore)
        #expect(period.openCases <= period.waiting && period.waiting <= period.byClass[.silent])
        if model.recovery.within == 1 { #expect(period.waiting + period.casesFromBefore == 0) }
        #expect(period.pleased <= period.byClass[.magic])
        #expect(period.unhappyLeavers <= period.leavers && period.lostByTalk <= period.leavers)
        #expect(period.wonBack <= period.leaversHeard)
        #expect(period.friendsKept <= period.friendsCalled && period.friendsKept <= period.stayed)
        #expect(period.joinersByTalk <= period.joiners)
        #expect(period.keptByTalk <= period.stayed)
        for opinion in Opinion.allCases {
          let before = index == 0 ? 0 : outcome.periods[index - 1].everHeard[opinion]
          #expect(period.everHeard[opinion] >= max(before, period.wave.counts[opinion].reach))
          #expect(
            period.everHeard[opinion] <= min(130, before + period.wave.counts[opinion].tellings))
        }
        let replacement = model.money.replacementCost ?? model.money.acquisitionCost
        #expect(period.replacementCost == replacement * Double(period.leavers))
        #expect(period.replaced <= period.leavers)
        #expect(period.replacingCost == replacement * Double(period.replaced))
        if index + 1 < outcome.periods.count {
          let next = outcome.periods[index + 1]
          #expect(next.customers == period.stayed + period.joiners + period.replaced)
          #expect(next.gone == period.gone + period.leavers - period.replaced)
          #expect(next.prospects == period.prospects - period.joiners)
        }
        #expect(abs(period.revenue - model.money.margin * period.spending) < 1e-9)
        let full = model.money.margin * Double(period.stayed)
        #expect(abs(period.revenue + period.revenueLost - full) < 1e-9)
        let spends = CustomerClass.allCases.map { model.classes[$0].spends }
        #expect(period.spending >= 0 && period.spending <= 1.25 * Double(period.stayed) + 1e-9)
        if spends.allSatisfy({ $0 == 1 }) { #expect(period.spending == Double(period.stayed)) }
        let costs = [
          period.recoveryCost, period.answerCost, period.listeningCost, period.inviteCost,
          period.engagementCost, period.replacingCost,
        ]
        #expect(abs(period.cost - costs.reduce(0, +)) < 1e-9)
        #expect(
          abs(period.profit - (period.revenue + period.acquisitionSaved - period.cost)) < 1e-9)
        factor /= 1 + model.money.discount
        #expect(abs(period.discountFactor - factor) < 1e-12)
        value += period.profit * factor
      }
      #expect(abs(value - outcome.netPresentValue) <= 1e-9 * (1 + abs(value)))
    }
  }

  @Test func `S3: who is left is worth m r over 1 + i - r each`() {
    let model = ServiceModel(
      periods: 1, experience: Experience(misery: 0, magic: 0),
      complaints: Complaints(complain: 0), classes: SampleModels.classes(),
      money: Money(margin: 100, discount: 0.1, retention: 0.8))
    let outcome = runs(
      model, 1, customers: .atStart(.count(300), order: .random))[0]
    #expect(abs(outcome.residualValue - 300 * 266.6667 / 1.1) < 0.1)
    #expect(abs(outcome.netPresentValue - (30_000 / 1.1 + 300 * 266.6667 / 1.1)) < 0.1)
  }

  @Test(arguments: [1, 2, 12])
  func `a business that stays as it is is worth the same after any number of periods`(periods: Int)
  {
    // Everybody is unhappy, complains, is helped for 10, is asked for 2 and stays: (100 - 12) / 0.1 each.
    let model = ServiceModel(
      periods: periods, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 1),
      listening: [
        Lever(name: "survey", finds: .unhappy(asks: 1, chance: 1, pleases: 0), costPerContact: 2),
        Lever(name: "exits", finds: .leavers(chance: 1, winBack: 0), costPerPeriod: 500),
      ],
      recovery: Recovery(attempt: 1, resolvedQuickly: 1, costPerAttempt: 10),
      classes: SampleModels.classes([1, 1, 1, 1], good: nil, bad: nil),
      money: Money(margin: 100, discount: 0.1))
    let outcome = runs(model, 1, customers: .atStart(.count(300), order: .random))[0]
    // Interviews with leavers end: whom they win back is not counted either.
    let interviews = (1...periods).reduce(0) { $0 + 500 / pow(1.1, Double($1)) }
    #expect(abs(outcome.netPresentValue - (300 * 880 - interviews)) < 1e-6)
    #expect(abs(outcome.discountedAttempts - 3_000) < 1e-6)
    #expect(abs(outcome.discountedRecoveryCost - 30_000) < 1e-6)
  }

  @Test func `without capacity more attempts are worth nothing, also after the last period`() {
    func worth(_ attempt: Double, capacity: Int) -> [Double] {
      runs(
        changed(SampleModels.usual()) {
          $0.recovery.attempt = attempt
          $0.recovery.capacity = capacity
        }, 5
      ).map(\.netPresentValue)
    }
    #expect(worth(0.6, capacity: 0) == worth(0.2, capacity: 0))
    #expect(worth(0.6, capacity: 0) == worth(0, capacity: 1_000))
  }

  @Test func `customers at the end are worth more where misery was learnt away`() {
    // Everybody is unhappy, stays, and one call notices the only cause.
    var model = ServiceModel(
      periods: 1, experience: Experience(misery: 1, magic: 0), complaints: Complaints(complain: 0),
      listening: [Lever(name: "audit", finds: .causes(calls: 1))],
      classes: SampleModels.classes(ordinary: 0.8, [1, 1, 1, 1]), learning: 1,
      money: Money(margin: 100, discount: 0.1))
    let customers = KnownCustomers.atStart(.count(300), order: .random)
    var value = runs(model, 1, customers: customers)[0].residualValue
    #expect(abs(value - 300 * 266.6667 / 1.1) < 0.1)
    // Half of it is left: 0.9 stay.
    model.learning = 0.5
    value = runs(model, 1, customers: customers)[0].residualValue
    #expect(abs(value - 300 * 450 / 1.1) < 0.1)
  }

  @Test func `ever heard are people, whatever they hold; hearings are counted in each period`() {
    // Everybody is unhappy, holds the story first-hand and tells everybody else, in each of three periods.
    var model = ServiceModel(
      periods: 3, experience: Experience(misery: 1, magic: 0), complaints: Complaints(complain: 0),
      classes: SampleModels.classes([1, 1, 1, 1], good: nil, bad: .everyone))
    let complete = Graph(completeWithPeople: 12)
    // Nobody tells on, so that a single customer hears nothing back.
    let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    var outcome = runs(
      model, 1, graph: complete, customers: .atStart(.share(1), order: .random), rules: silence)[0]
    #expect(outcome.periods.map(\.everHeard.negative) == [12, 12, 12])
    #expect(outcome.periods.map(\.wave.counts.negative.reach) == [0, 0, 0])
    #expect(outcome.periods.map(\.everHeard.positive) == [0, 0, 0])
    // One customer of twelve: eleven hear it in each period, the same in all.
    outcome =
      runs(
        model, 1, graph: complete, customers: .atStart(.count(1), order: .random), rules: silence)[
        0]
    #expect(outcome.periods.map(\.everHeard.negative) == [11, 11, 11])
    #expect(outcome.periods.map(\.wave.counts.negative.reach) == [11, 11, 11])
    // One contact each, drawn anew: who is ever heard is who a collector of t of 11 coupons has.
    model.classes[.silent].story = FirstHandStory(.negative, tells: .exactly(1))
    let many = runs(
      model, 4_000, graph: complete, customers: .atStart(.count(1), order: .random), rules: silence)
    for period in 0..<3 {
      let expected = 11 * (1 - exactPower(10.0 / 11, period + 1))
      let heard = Moments(many.map { Double($0.periods[period].everHeard.negative) })
      let off = (heard.mean ?? 0) - expected
      #expect(abs(off) <= 4 * (heard.standardError ?? 0) + 1e-12, "period \(period)")
    }
  }

  private func exactPower(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }

  @Test func `replacing more never has fewer customers, and each costs what it costs`() {
    var model = SampleModels.usual(periods: 6)
    model.market = Market()
    model.money.replacementCost = 7
    model.recovery.within = 2
    for kind in CustomerClass.allCases where kind.isUnhappy { model.classes[kind].spends = 0.5 }
    let ladder = [0, 0.2, 0.6, 1].map { share in
      runs(changed(model) { $0.money.replace = share }, 10)
    }
    for (fewer, more) in zip(ladder, ladder.dropFirst()) {
      for (before, after) in zip(fewer, more) {
        #expect(
          zip(before.periods, after.periods).allSatisfy { $0.customersAtEnd <= $1.customersAtEnd })
        #expect(after.periods.allSatisfy { $0.replacingCost == 7 * Double($0.replaced) })
        #expect(before.periods[0].leavers == after.periods[0].leavers)
      }
    }
    // Who replaces everybody has as many customers as at the start.
    for outcome in ladder[3] {
      #expect(outcome.periods.allSatisfy { $0.replaced == $0.leavers && $0.gone == 0 })
      #expect(outcome.periods.allSatisfy { $0.customersAtEnd == outcome.periods[0].customers })
    }
  }

  @Test func `a newcomer has met no misery, and waits for nothing`() {
    // In the first period all are unhappy, complain, wait and leave; in the second, nobody is unhappy.
    var model = ServiceModel(
      periods: 3, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 1, analysed: 1),
      recovery: Recovery(attempt: 1, resolvedQuickly: 1, within: 1e9),
      classes: SampleModels.classes([0, 0, 0, 0]), learning: 1,
      money: Money(margin: 10, acquisitionCost: 4, replace: 1))
    for kind in CustomerClass.allCases where kind.isUnhappy { model.classes[kind].spends = 0.5 }
    let periods = runs(model, 1, customers: .atStart(.count(300), order: .random))[0].periods
    #expect(periods[0].waiting == 300 && periods[0].leavers == 300 && periods[0].openCases == 0)
    #expect(periods[0].replaced == 300 && periods[0].cost == 1_200 && periods[0].revenue == 0)
    for period in periods.dropFirst() {
      #expect(period.customers == 300 && period.casesFromBefore == 0 && period.leavers == 0)
      #expect(period.byClass[.ordinary] == 300 && period.revenue == 3_000 && period.replaced == 0)
    }
  }

  @Test func `what replacing leavers costs changes nothing else`() {
    var model = SampleModels.usual()
    let plain = runs(model, 3)
    model.money.replacementCost = 7
    for (before, var after) in zip(plain, runs(model, 3)) {
      #expect(after.netPresentValue == before.netPresentValue)
      for period in after.periods.indices {
        #expect(
          before.periods[period].replacementCost == 20 * Double(before.periods[period].leavers))
        #expect(after.periods[period].replacementCost == 7 * Double(before.periods[period].leavers))
        after.periods[period].replacementCost = before.periods[period].replacementCost
      }
      #expect(after == before)
    }
  }

  @Test func `calls that meet misery are binomial, however many are made`() {
    for calls in [1, 9, 1_000, 1_000_000_000] {
      var model = ServiceModel(
        periods: 1, experience: Experience(misery: 0.2, magic: 0),
        complaints: Complaints(complain: 0),
        listening: [Lever(name: "audit", finds: .causes(calls: calls))],
        classes: SampleModels.classes())
      let replicates = calls > 1_000_000 ? 60 : 3_000
      let customers = KnownCustomers.atStart(.count(0), order: .random)
      let met = runs(model, replicates, graph: SmallGraphs.ring(3), customers: customers)
        .map { Double($0.periods[0].callsInMisery) }
      let (n, found) = (Double(calls), Moments(met))
      let deviation = (n * 0.16).squareRoot()
      let error = deviation / Double(replicates).squareRoot()
      #expect(abs((found.mean ?? 0) - n * 0.2) <= 4 * error, "\(calls)")
      let ratio = (found.variance ?? 0) / (n * 0.16)
      #expect(abs(ratio - 1) <= 4 * (3 / Double(replicates)).squareRoot(), "\(calls)")
      // With the same random numbers more misery is never met less often.
      model.experience.misery = 0.21
      let more = runs(model, replicates, graph: SmallGraphs.ring(3), customers: customers)
        .map { Double($0.periods[0].callsInMisery) }
      #expect(zip(met, more).allSatisfy { $0 <= $1 })
    }
  }

  // MARK: Common random numbers

  @Test func `results depend neither on the worker nor on what it did before`() {
    let model = SampleModels.usual()
    let simulation = SampleModels.simulation(model, Self.graph)
    let together = runs(model, 6)
    let used = ServiceWorkspace()
    _ = SampleModels.simulation(model, SmallGraphs.ring(5_000)).run(
      seed: 3, replicate: 0, in: used)
    for replicate in (0..<6).reversed() {
      #expect(
        simulation.run(seed: 7, replicate: replicate, in: ServiceWorkspace())
          == together[replicate])
      #expect(simulation.run(seed: 7, replicate: replicate, in: used) == together[replicate])
    }
    #expect(together[0] != together[1])
  }

  @Test func `better recovery never loses a customer that worse recovery keeps`() {
    var model = SampleModels.usual(periods: 4)
    model.market = Market()
    model.recovery.capacity = nil
    let better: [(inout Recovery) -> Void] = [
      { $0.attempt += 0.3 }, { $0.resolvedQuickly += 0.2 }, { $0.resolved += 0.2 },
      { $0.boost += 0.5 },
      { $0 = Recovery(attempt: 1, resolvedQuickly: 1) },
    ]
    let worse = runs(model, 20)
    for change in better {
      for (before, after) in zip(worse, runs(changed(model) { change(&$0.recovery) }, 20)) {
        // With nobody joining, more are left in every period if and only if nobody is lost whom the other keeps
        // in the first one; later periods begin with at least as many.
        #expect(after.periods[0].stayed >= before.periods[0].stayed)
        for (worsePeriod, betterPeriod) in zip(before.periods, after.periods) {
          #expect(betterPeriod.stayed >= worsePeriod.stayed)
        }
      }
    }
  }

  @Test func `each customer kept by worse recovery is kept by better, one by one`() {
    // One listed customer at a time shows who stays.
    var model = SampleModels.usual(periods: 5)
    model.market = Market()
    let good = changed(model) {
      $0.recovery = Recovery(attempt: 0.9, resolvedQuickly: 0.7, resolved: 0.2)
    }
    for person in 0..<200 {
      let source = KnownCustomers.people([PersonID(person)])
      let (worse, better) = (
        runs(model, 3, customers: source), runs(good, 3, customers: source)
      )
      for (before, after) in zip(worse, better) {
        #expect(
          after.periods.map(\.customers).lexicographicallyPrecedes(
            before.periods.map(\.customers)) == false)
      }
    }
  }

  @Test func `faster fixing never loses a customer that slower fixing keeps`() {
    var model = SampleModels.usual(periods: 6)
    model.market = Market()
    model.recovery.attempt = 0.9
    func kept(_ within: Double) -> [[[Int]]] {
      (0..<150).map { person in
        runs(
          changed(model) { $0.recovery.within = within }, 3,
          customers: .people([PersonID(person)])
        ).map { $0.periods.map(\.stayed) }
      }
    }
    let ladder = [20, 5, 2, 1.2, 1].map(kept)
    for (slower, faster) in zip(ladder, ladder.dropFirst()) {
      // One listed customer at a time shows who stays.
      for (before, after) in zip(slower, faster) {
        #expect(
          zip(before, after).allSatisfy { zip($0, $1).allSatisfy { $0 <= $1 } })
      }
    }
    #expect(ladder[0] != ladder[4])
  }

  @Test func `who waits is silent, meets nothing and is counted once`() {
    // Everybody is unhappy in the first period, complains, and waits for two more on average.
    let model = ServiceModel(
      periods: 8, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 1, answerCost: 1),
      listening: [Lever(name: "all", finds: .unhappy(asks: 1, chance: 1, pleases: 0))],
      recovery: Recovery(attempt: 1, resolvedQuickly: 1, costPerAttempt: 5, within: 1e6),
      classes: SampleModels.classes([1, 1, 1, 1]))
    let outcome = runs(model, 1, customers: .atStart(.count(300), order: .random))[0]
    let periods = outcome.periods
    // Hardly a case is closed.
    #expect(periods[0].misery == 300 && periods[0].complaints == 300 && periods[0].asked == 300)
    #expect(periods[0].attempts == 300 && periods[0].recoveryCost == 1_500)
    for period in periods.dropFirst() {
      #expect(period.byClass[.silent] >= 298 && period.misery <= 2 && period.asked <= 2)
      #expect(period.customers == 300 && period.casesFromBefore >= 298)
      #expect(period.complaints == period.attempts && period.recoveryCost <= 10)
    }
  }

  @Test func `who buys less brings less until the next misery, and is noticed for it`() {
    // Everybody is unhappy and silent in the first period, and nobody after it.
    var model = ServiceModel(
      periods: 4, experience: Experience(misery: 1, magic: 0), complaints: Complaints(complain: 0),
      listening: [Lever(name: "audit", finds: .causes(calls: 1))],
      recovery: Recovery(attempt: 1, resolvedQuickly: 1),
      classes: SampleModels.classes([1, 1, 1, 1]), learning: 1,
      money: Money(margin: 10, discount: 0.1, retention: 0.5))
    model.classes[.silent].spends = 0.75
    let customers = KnownCustomers.atStart(.count(300), order: .random)
    let less = runs(model, 1, customers: customers)[0]
    for period in less.periods {
      #expect(period.spending == 225 && period.revenue == 2_250 && period.revenueLost == 750)
      #expect(period.stayed == 300 && period.noticed == 0)
    }
    #expect(abs(less.residualValue - 225 * 10 * 0.5 / 0.6 * less.periods[3].discountFactor) < 1e-9)
    // Noticed and resolved quickly, all buy as before.
    model.listening.append(
      Lever(name: "sales", finds: .buyingLess(chance: 1), costPerPeriod: 2, costPerContact: 3))
    let noticed = runs(model, 1, customers: customers)[0]
    #expect(noticed.periods.map(\.noticed) == [300, 0, 0, 0])
    #expect(noticed.periods.map(\.listeningCost) == [902, 2, 2, 2])
    #expect(noticed.periods.allSatisfy { $0.revenue == 3_000 && $0.revenueLost == 0 })
    // Nobody buys less: nothing to notice.
    model.classes[.silent].spends = 1
    #expect(runs(model, 1, customers: customers)[0].periods[0].noticed == 0)
  }

  @Test func `spending more after misery, or noticing more, never brings less`() {
    var model = SampleModels.usual(periods: 5)
    model.market = Market()
    for (kind, factor) in [(CustomerClass.silent, 0.5), (.unresolved, 0.6), (.resolved, 0.9)] {
      model.classes[kind].spends = factor
    }
    func revenue(_ chance: Double, _ silent: Double = 0.5) -> [[Double]] {
      runs(
        changed(model) {
          $0.classes[.silent].spends = silent
          $0.listening = [Lever(name: "sales", finds: .buyingLess(chance: chance))]
        }, 10
      ).map { $0.periods.map(\.revenue) }
    }
    for ladder in [[0, 0.3, 0.7, 1].map { revenue($0) }, [0.2, 0.5, 0.9].map { revenue(0, $0) }] {
      for (fewer, more) in zip(ladder, ladder.dropFirst()) {
        // The first period is that of the same customers.
        #expect(zip(fewer, more).allSatisfy { $0[0] <= $1[0] } && fewer != more)
      }
    }
    // The same people whatever they spend.
    for (fewer, more) in zip(revenue(0, 0.2), revenue(0, 0.9)) {
      #expect(zip(fewer, more).allSatisfy { $0 < $1 })
    }
  }

  @Test func `helping more of those who are at fault never loses a customer`() {
    var model = SampleModels.usual(periods: 5)
    model.market = Market()
    model.experience.ownFault = 0.5
    model.recovery = Recovery(attempt: 0.9, resolvedQuickly: 0.6, resolved: 0.3, costPerAttempt: 5)
    let ladder = [0, 0.3, 0.7, 1].map { helps in
      runs(changed(model) { $0.recovery.helpsOwnFault = helps }, 20)
    }
    for (stricter, kinder) in zip(ladder, ladder.dropFirst()) {
      for (before, after) in zip(stricter, kinder) {
        let (first, second) = (before.periods[0], after.periods[0])
        #expect(first.ownFault == second.ownFault && first.complaints == second.complaints)
        #expect(first.refused >= second.refused)
        #expect(first.attempts + first.refused == second.attempts + second.refused)
        #expect(second.recoveryCost == 5 * Double(second.attempts))
        #expect(zip(before.periods, after.periods).allSatisfy { $0.stayed <= $1.stayed })
      }
    }
    #expect(ladder[0][0].periods[0].refused > 0 && ladder[3][0].periods[0].refused == 0)
    // Who helps everybody does as if nobody were at fault.
    let faultless = runs(changed(model) { $0.experience.ownFault = 0 }, 20)
    for (before, var after) in zip(faultless, ladder[3]) {
      for period in after.periods.indices { after.periods[period].ownFault = 0 }
      #expect(after == before)
    }
  }

  @Test func `more invitation finds the same complaints and some more`() {
    let model = changed(SampleModels.usual(periods: 1)) { $0.complaints.complain = 0.2 }
    let more = changed(model) { $0.complaints.invited = 0.5 }
    for (before, after) in zip(runs(model, 10), runs(more, 10)) {
      #expect(after.periods[0].misery == before.periods[0].misery)
      #expect(after.periods[0].complaints > before.periods[0].complaints)
      #expect(after.periods[0].byClass[.silent] < before.periods[0].byClass[.silent])
    }
  }

  @Test func `a lever's random goes with its name, not with its place`() {
    let survey = Lever(name: "survey", finds: .unhappy(asks: 0.3, chance: 0.5, pleases: 0.1))
    let calls = Lever(name: "calls", finds: .unhappy(asks: 0.2, chance: 0.9, pleases: 0))
    let shoppers = Lever(name: "shoppers", finds: .causes(calls: 40))
    let exits = Lever(name: "exits", finds: .leavers(chance: 0.4, winBack: 0.3))
    func model(_ levers: [Lever]) -> ServiceModel {
      changed(SampleModels.usual()) { $0.listening = levers }
    }
    let levers = [survey, calls, shoppers, exits]
    #expect(runs(model(levers), 5) == runs(model(levers.reversed()), 5))
    // What the survey finds by itself is found whatever comes beside it.
    for (alone, beside) in zip(runs(model([survey]), 5), runs(model([calls, survey]), 5)) {
      #expect(beside.periods[0].found > alone.periods[0].found)
      #expect(beside.periods[0].pleased == alone.periods[0].pleased)
    }
    let (asked, found) = (runs(model([survey]), 5), runs(model([survey, calls]), 5))
    #expect(zip(asked, found).allSatisfy { $0.periods[0].asked < $1.periods[0].asked })
    // Two levers of one kind and other names do not ask the same people.
    let twin = Lever(name: "twin", finds: survey.finds)
    #expect(runs(model([survey]), 5) != runs(model([twin]), 5))
    #expect(
      zip(runs(model([survey]), 5), runs(model([survey, twin]), 5)).allSatisfy {
        $0.periods[0].found < $1.periods[0].found
      })
  }

  @Test func `a lever that asks more, or finds more, finds the same and some more`() {
    func found(_ asks: Double, _ chance: Double) -> [Int] {
      runs(
        changed(SampleModels.usual(periods: 1)) {
          $0.listening = [Lever(name: "s", finds: .unhappy(asks: asks, chance: chance, pleases: 0))]
        }, 10
      ).map(\.periods[0].found)
    }
    let ladder = [
      found(0, 1), found(0.2, 0.3), found(0.6, 0.3), found(0.6, 0.9), found(1, 1),
    ]
    for (fewer, more) in zip(ladder, ladder.dropFirst()) {
      #expect(zip(fewer, more).allSatisfy { $0 < $1 })
    }
    for (outcome, all) in zip(runs(SampleModels.usual(periods: 1), 10), ladder[4]) {
      #expect(outcome.periods[0].misery - outcome.periods[0].complaints == all)
    }
  }

  /// Fixing 20 % against 60 % of complaints: how much less the paired difference varies.
  @Test func `the same random makes differences at least five times less variable`() {
    func model(fixed: Double) -> ServiceModel {
      ServiceModel(
        periods: 3, experience: Experience(misery: 0.15, magic: 0.1),
        complaints: Complaints(complain: 0.5),
        recovery: Recovery(attempt: fixed, resolvedQuickly: 0.5, resolved: 0.5, costPerAttempt: 5),
        classes: SampleModels.classes(ordinary: 0.9, magic: 0.95),
        money: Money(margin: 100, discount: 0.01, retention: 0.8))
    }
    let figures: [(String, (ServiceOutcome) -> Double)] = [
      ("profit", { $0.periods.reduce(0) { $0 + $1.profit } }),
      ("customers kept", { Double($0.periods.reduce(0) { $0 + $1.stayed }) }),
      ("reach_negative", { Double($0.periods.reduce(0) { $0 + $1.wave.counts.negative.reach }) }),
    ]
    let replicates = 400
    let (few, many) = (runs(model(fixed: 0.2), replicates), runs(model(fixed: 0.6), replicates))
    for (name, figure) in figures {
      let unpaired =
        SampleMean(few.map(figure)).variance + SampleMean(many.map(figure)).variance
      let paired = SampleMean(zip(few, many).map { figure($1) - figure($0) })
      #expect(unpaired / paired.variance >= 5, "\(name) \(unpaired / paired.variance)")
    }
  }

  // MARK: Single steps

  @Test func `capacity takes the smallest attempt coins, so that more capacity adds attempts`() {
    var before: [Int]?
    for capacity in [0, 3, 8, 13, 10_000] {
      let model = changed(SampleModels.usual(periods: 1)) {
        $0.recovery.capacity = capacity
        $0.recovery.resolvedQuickly = 1
        $0.recovery.resolved = 0
      }
      let outcomes = runs(model, 5)
      for outcome in outcomes {
        #expect(outcome.periods[0].attempts <= capacity)
        #expect(outcome.periods[0].byClass[.resolvedQuickly] == outcome.periods[0].attempts)
      }
      let recovered = outcomes.map(\.periods[0].recovered)
      if let before { #expect(zip(before, recovered).allSatisfy { $0 < $1 }) }
      before = recovered
    }
    // As many as there is room for, whatever else is known.
    let model = changed(SampleModels.usual()) { $0.recovery.capacity = 8 }
    #expect(runs(model, 5).allSatisfy { $0.periods.allSatisfy { $0.attempts == 8 } })
  }

  @Test func `the share of misery falls by learning for each cause noticed`() {
    let model = changed(SampleModels.usual(periods: 4)) {
      $0.learning = 0.05
      $0.complaints.analysed = 0.1
      $0.listening = [
        Lever(name: "shoppers", finds: .causes(calls: 10)),
        Lever(name: "exits", finds: .leavers(chance: 0.1, winBack: 0.5)),
      ]
    }
    for outcome in runs(model, 5) {
      var share = 0.2
      for period in outcome.periods {
        #expect(abs(period.miseryShare - share) < 1e-12)
        #expect(period.causesNoticed >= period.callsInMisery)
        for _ in 0..<period.causesNoticed { share *= 0.95 }
      }
      #expect(outcome.periods[3].miseryShare < 0.2)
    }
    let all = changed(model) { $0.learning = 1 }
    #expect(runs(all, 5).allSatisfy { $0.periods[1].misery == 0 && $0.periods[0].misery > 0 })
  }

  @Test func `misery follows from who serves, and engagement is nested`() {
    func model(_ engaged: Double) -> ServiceModel {
      changed(SampleModels.usual(periods: 1)) {
        $0.visits = 1
        $0.experience.employees = .init(
          engaged: engaged, miseryWhenEngaged: 0.05, miseryWhenNot: 0.4, costPerPeriod: 9)
      }
    }
    let ladder = [0, 0.3, 0.6, 1].map { runs(model($0), 10) }
    for (fewer, more) in zip(ladder, ladder.dropFirst()) {
      for (a, b) in zip(fewer, more) {
        #expect(a.periods[0].misery > b.periods[0].misery)
        #expect(b.periods[0].engagementCost == 9)
      }
    }
    // Everybody engaged is the same as no employees and their share of misery.
    let plain = changed(model(1)) {
      $0.experience.employees = nil
      $0.experience.misery = 0.05
    }
    #expect(
      zip(ladder[3], runs(plain, 10)).allSatisfy { $0.periods[0].misery == $1.periods[0].misery })
  }

  @Test
  func `hearers leave or join after word of mouth, interviews follow leaving, joining is last`() {
    // A star: the centre was treated poorly and tells all its leaves; customers among them leave at once,
    // prospects among them do not join, and no leaver comes back as a prospect.
    let star = SmallGraphs.star(leaves: 10)
    var model = ServiceModel(
      periods: 2, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 0), classes: SampleModels.classes([1, 1, 1, 1]),
      market: Market(join: 1, joining: .init(heardBad: 0), staying: .init(heardBad: 0)))
    model.classes[.silent].story = .init(.negative, tells: .everyone)
    let source = KnownCustomers.people([0])
    // Nobody tells on.
    let silence = WaveRules(voices: ByOpinion { _ in Voice(tells: .nobody) })
    let alone = runs(model, 1, graph: star, customers: source, rules: silence)[0]
    #expect(alone.periods[0].wave.counts.negative.reach == 10)
    #expect(alone.periods[0].joiners == 0)
    #expect(alone.periods[0].joinersLostByTalk == 10)
    #expect(alone.periods[1].customers == 1)

    // Reach leaves those out who tell bad news themselves; but they are told by each other, and leave.
    model.experience = Experience(misery: 0, magic: 0)
    model.classes[.ordinary].story = .init(.negative, tells: .everyone)
    let tellers = runs(model, 1, graph: star, customers: .people([0, 1, 2]))[0]
    #expect(tellers.periods[0].wave.counts.negative.reach == 8)
    #expect(tellers.periods[0].leavers == 3 && tellers.periods[0].lostByTalk == 3)
    // Nobody tells the only teller.
    let only = runs(model, 1, graph: star, customers: .people([0]), rules: silence)[0]
    #expect(only.periods[0].leavers == 0 && only.periods[0].joinersLostByTalk == 10)

    // Classes without a story hear, leave, and are won back by the interview that comes after.

    model.experience = Experience(misery: 0.5, magic: 0)
    model.classes[.ordinary].story = nil
    let everybody = KnownCustomers.people((0...10).map { PersonID($0) })
    let interview = Lever(name: "exit", finds: .leavers(chance: 1, winBack: 1), costPerContact: 1)
    var centreTold = 0
    for seed in UInt64(0)..<40 {
      let left = runs(model, 1, seed: seed, graph: star, customers: everybody, rules: silence)[0]
        .periods[0]
      let kept = runs(
        changed(model) { $0.listening = [interview] }, 1, seed: seed, graph: star,
        customers: everybody, rules: silence)[0]
      // The centre tells all leaves, and a leaf tells the centre, unhappy or not.
      #expect([0, 1, 10, 11].contains(left.leavers))
      if left.leavers > 1 { centreTold += 1 }
      #expect(left.leavers == left.lostByTalk)
      #expect(left.unhappyLeavers == (left.leavers == 11 ? left.misery : 0))
      #expect(kept.periods[0].wonBack == left.leavers)
      #expect(kept.periods[0].leaversHeard == left.leavers && kept.periods[0].lostByTalk == 0)
      #expect(kept.periods[0].listeningCost == Double(left.leavers))
      #expect(kept.periods[1].customers == 11)
    }
    #expect(centreTold > 5)
  }

  @Test func `who left stays out, and does not join in the same period`() {
    let model = changed(SampleModels.usual(periods: 6)) {
      $0.market = Market(join: 1)
      $0.classes = SampleModels.classes(ordinary: 0.5, magic: 0.5)
    }
    for outcome in runs(model, 3) {
      let first = outcome.periods[0]
      #expect(first.leavers > 100)
      #expect(outcome.periods[1].gone == first.leavers)
      #expect(outcome.periods[1].prospects == 0)
      #expect(outcome.periods.dropFirst().allSatisfy { $0.joiners == 0 })
      #expect(outcome.periods[5].gone > outcome.periods[1].gone)
    }
  }

}
