import Service
import Testing

@Suite struct RetentionTests {
  private func model(ordinary: Double, silent: Double = 0.4, unresolved: Double = 0.5)
    -> ServiceModel
  {
    ServiceModel(
      periods: 2, experience: Experience(misery: 0.2, magic: 0),
      complaints: Complaints(complain: 0.5),
      classes: ByClass { each in
        switch each {
        case .silent: ClassRule(loyalty: silent)
        case .unresolved: ClassRule(loyalty: unresolved)
        default: ClassRule(loyalty: ordinary)
        }
      },
      money: Money(margin: 10))
  }

  @Test func `without misery, all who stay for ever are worth infinitely much`() {
    let loyal = model(ordinary: 1)
    #expect(!loyal.hasInfiniteResidualValue)
    #expect(loyal.infiniteCounterfactual == .noMisery)
    #expect(model(ordinary: 0.98).infiniteCounterfactual == nil)
    #expect(model(ordinary: 1, silent: 1, unresolved: 1).hasInfiniteResidualValue)
  }

  @Test func `without silence too, where complaining keeps everybody`() {
    var wary = model(ordinary: 1, unresolved: 1)
    wary.experience.employees = .init(engaged: 0, miseryWhenEngaged: 0, miseryWhenNot: 0.2)
    #expect(wary.infiniteCounterfactual == .noMisery)
    #expect(Counterfactual.everyoneComplains.applied(to: wary).hasInfiniteResidualValue)
  }

  @Test func `rounding neither keeps nor loses a customer`() {
    // Every case is resolved, but for what rounding leaves of 1 - 0.7 - 0.3.
    var put = model(ordinary: 1, silent: 1)
    put.recovery = Recovery(attempt: 1, resolvedQuickly: 0.7, resolved: 0.3)
    #expect(put.hasInfiniteResidualValue)
    // Misery of the one kind of employee and magic of the other leave a fifth ordinary.
    var mixed = model(ordinary: 0.98, silent: 1, unresolved: 1)
    mixed.classes[.magic] = ClassRule(loyalty: 1)
    mixed.experience = Experience(
      misery: 0, magic: 0.6,
      employees: .init(engaged: 0.5, miseryWhenEngaged: 0.9, miseryWhenNot: 0))
    #expect(!mixed.hasInfiniteResidualValue)
  }

  @Test func `a discount, a retention below 1 or no margin keep it finite`() {
    for change: (inout Money) -> Void in [
      { $0.discount = 0.01 }, { $0.retention = 0.9 }, { $0.margin = 0 },
    ] {
      var loyal = model(ordinary: 1)
      change(&loyal.money)
      #expect(loyal.infiniteCounterfactual == nil)
    }
  }

  @Test func `as many cases are resolved as capacity allows, at the misery that is left`() {
    var busy = model(ordinary: 1, unresolved: 0.5)
    busy.experience.misery = 0.5
    busy.complaints.complain = 1
    busy.recovery = Recovery(attempt: 0.8, resolvedQuickly: 1)
    busy.classes[.resolvedQuickly].loyalty = 0.9
    func expect(_ capacity: Int?, learnt: Double = 1, _ retention: Double) {
      busy.recovery.capacity = capacity
      let found = busy.retention(customers: 100, learnt: learnt)
      #expect(abs(found - retention) < 1e-12, "capacity \(capacity ?? -1), \(learnt) left")
    }
    // Of 100 customers 50 complain, and 40 attempts are wanted.
    expect(nil, 0.5 + 0.5 * (0.8 * 0.9 + 0.2 * 0.5))
    expect(40, 0.5 + 0.5 * (0.8 * 0.9 + 0.2 * 0.5))
    expect(10, 0.5 + 0.5 * (0.2 * 0.9 + 0.8 * 0.5))
    expect(0, 0.5 + 0.5 * 0.5)
    // A quarter of misery needs 10.
    expect(10, learnt: 0.25, 0.875 + 0.125 * (0.8 * 0.9 + 0.2 * 0.5))
    expect(5, learnt: 0.25, 0.875 + 0.125 * (0.4 * 0.9 + 0.6 * 0.5))
    expect(5, learnt: 0, 1)
    // To the last bit where capacity is not reached.
    busy.recovery.capacity = 40
    let limited = busy.retention(customers: 100, learnt: 1)
    busy.recovery.capacity = nil
    #expect(limited == busy.retention)
    busy.recovery.capacity = 0
    #expect(!busy.occurs(.resolvedQuickly) && busy.occurs(.unresolved))
  }

  @Test func `learning that may end misery makes those who then stay worth infinitely much`() {
    var loyal = model(ordinary: 1)
    loyal.learning = 0.01
    // No cause is ever noticed.
    #expect(!loyal.learns && !loyal.hasInfiniteResidualValue)
    loyal.complaints.analysed = 0.1
    #expect(loyal.learns && loyal.hasInfiniteResidualValue)
    loyal.complaints.analysed = 0
    loyal.listening = [Lever(name: "audit", finds: .causes(calls: 1))]
    #expect(loyal.hasInfiniteResidualValue)
    loyal.money.discount = 0.01
    #expect(!loyal.hasInfiniteResidualValue)
    loyal.money.discount = 0
    loyal.classes[.ordinary].loyalty = 0.98
    #expect(!loyal.hasInfiniteResidualValue)
  }
}
