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
}
