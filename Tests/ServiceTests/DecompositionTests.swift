import Service
import SocialGraph
import TestSupport
import Testing
import WordOfMouth

@Suite struct DecompositionTests {
  private let graph = LargeGraphs.erdosRenyi(people: 800, contacts: 8, seed: 12)

  private func outcome(_ model: ServiceModel, _ replicate: Int) -> ServiceOutcome {
    SampleModels.simulation(model, graph).run(
      seed: 5, replicate: replicate, in: ServiceWorkspace())
  }

  private func decomposition(_ model: ServiceModel, _ replicate: Int = 0) -> Decomposition {
    Decomposition(of: outcome(model, replicate)) { outcome($0.applied(to: model), replicate) }
  }

  private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * (1 + abs(b)) }

  @Test func `the parts add up to what misery costs`() throws {
    var model = SampleModels.usual()
    model.market.join = 0.2
    model.market.joining.heardBad = 0.2
    var prospectsLost = 0.0
    for replicate in 0..<5 {
      let parts = decomposition(model, replicate)
      let now = outcome(model, replicate)
      let without = outcome(Counterfactual.noMisery.applied(to: model), replicate)
      #expect(without.periods.allSatisfy { $0.misery == 0 })
      // A customer at the end of a rerun is worth what one is as things are.
      let last = try #require(now.periods.last)
      let each = now.residualValue / Double(last.customersAtEnd)
      func value(_ outcome: ServiceOutcome) -> Double {
        let later = Double(outcome.periods.last?.customersAtEnd ?? 0) * each
        return outcome.periods.reduce(later) { $0 + $1.profit * $1.discountFactor }
      }
      func value(_ changed: Counterfactual) -> Double {
        value(outcome(changed.applied(to: model), replicate))
      }
      #expect(near(value(now), now.netPresentValue))
      #expect(near(parts.costOfMisery, value(without) - value(now)))
      #expect(parts.unhappy == now.periods.reduce(0) { $0 + $1.misery })
      let recovery = now.periods.reduce(0) {
        $0 + ($1.recoveryCost + $1.answerCost) * $1.discountFactor
      }
      #expect(near(parts.recovery, recovery))
      prospectsLost += parts.prospectsLostByTalk
      #expect(parts.customersLostByTalk > 0)
      #expect(parts.ownLeaving > 0)
      #expect(parts.lostThroughBadTalk > 0)
      #expect(parts.gainedThroughGoodTalk > 0)
      #expect(near(parts.lostThroughBadTalk, value(.noBadTalk) - value(now)))
      #expect(near(parts.gainedThroughGoodTalk, value(now) - value(.noGoodTalk)))
      let spoken = outcome(
        Counterfactual.everyoneComplains.applied(to: model), replicate)
      #expect(spoken.periods.allSatisfy { $0.byClass[.silent] == 0 })
      #expect(near(parts.lostThroughSilence, value(spoken) - value(now)))
    }
    #expect(prospectsLost > 0)
  }

  @Test func `misery that is never met again costs what its customers were worth, however long`() {
    // Who meets it leaves; nobody joins or talks. Whoever is lost in a period misses the later ones.
    for periods in [1, 3, 12] {
      var model = ServiceModel(
        periods: periods, experience: Experience(misery: 0.1, magic: 0),
        complaints: Complaints(complain: 0), classes: SampleModels.classes([0, 0, 0, 0], bad: nil),
        money: Money(margin: 10, discount: 0.01))
      model.market = Market()
      let parts = decomposition(model)
      let now = outcome(model, 0)
      // A margin now, and from the next period on what stayers bring: m (1 + r / (1 + i - r)).
      let worth = 10 * (1 + 0.9 / 0.11) / 1.01
      let each = parts.costOfMisery / Double(parts.unhappy)
      #expect(near(each, worth) || periods > 1)
      // Later ones are discounted, and those not lost would meet no misery until the end.
      #expect(each > 0.8 * worth && each < 2.1 * worth, "\(periods) \(now.periods.count)")
    }
  }

  @Test func `where word of mouth changes nothing, it costs nothing and is worth nothing`() {
    var model = SampleModels.usual()
    model.market = Market(join: 0.1)
    let parts = decomposition(model)
    #expect(parts.prospectsLostByTalk == 0 && parts.customersLostByTalk == 0)
    #expect(parts.lostThroughBadTalk == 0 && parts.gainedThroughGoodTalk == 0)
    #expect(parts.recovery > 0 && parts.ownLeaving > 0)
  }

  @Test func `without misery there is nothing to distinguish`() {
    var model = SampleModels.usual()
    model.experience.misery = 0
    let parts = decomposition(model)
    #expect(parts.unhappy == 0 && parts.costOfMisery == 0)
    #expect(parts.lostThroughSilence == 0 && parts.lostThroughBadTalk == 0)
  }

  @Test func `a customer who leaves in the only period costs margin and lifetime value`() {
    // All are in misery, all leave, nobody speaks: exactly margin and what is left of it, discounted.
    let model = ServiceModel(
      periods: 1, experience: Experience(misery: 1, magic: 0),
      complaints: Complaints(complain: 0), classes: SampleModels.classes([0, 0, 0, 0], bad: nil),
      money: Money(margin: 100, discount: 0.1, retention: 0.8))
    let parts = decomposition(model)
    #expect(near(parts.costOfMisery / Double(parts.unhappy), (100 + 100 * 0.8 / 0.3) / 1.1))
    #expect(near(parts.ownLeaving, parts.costOfMisery))
  }

  @Test func `each counterfactual changes what it says and nothing else`() {
    var model = SampleModels.usual()
    model.experience.employees = .init(
      engaged: 0.5, miseryWhenEngaged: 0.1, miseryWhenNot: 0.3, costPerPeriod: 4)
    model.complaints.invited = 0.6
    model.complaints.inviteCost = 2
    model.recovery.capacity = 7

    var free = model
    free.recovery.costPerAttempt = 0
    free.complaints.answerCost = 0
    #expect(Counterfactual.freeRecovery.applied(to: model) == free)
    free.market.joining.heardBad = 1
    #expect(Counterfactual.prospectsUnswayed.applied(to: model) == free)
    free.market.staying.heardBad = 1
    #expect(Counterfactual.customersUnswayed.applied(to: model) == free)

    let happy = Counterfactual.noMisery.applied(to: model)
    #expect(happy.experience.startingMisery == 0 && happy.experience.misery == 0)
    #expect(happy.experience.employees?.costPerPeriod == 4)
    #expect(happy.recovery == model.recovery && happy.market == model.market)

    let spoken = Counterfactual.everyoneComplains.applied(to: model)
    #expect(spoken.complaints.chance == 1)
    #expect(spoken.complaints.inviteCost == 2 && spoken.recovery.capacity == 7)
    #expect(
      Counterfactual.everyoneComplains.applied(to: SampleModels.usual()).complaints.invited == nil)

    let quiet = Counterfactual.noBadTalk.applied(to: model)
    #expect(quiet.classes[.silent].story == nil && quiet.classes[.unresolved].story == nil)
    #expect(quiet.classes[.resolvedQuickly] == model.classes[.resolvedQuickly])
    #expect(quiet.classes[.silent].loyalty == model.classes[.silent].loyalty)
    let dull = Counterfactual.noGoodTalk.applied(to: model)
    #expect(dull.classes[.magic].story == nil && dull.classes[.silent] == model.classes[.silent])
  }
}
