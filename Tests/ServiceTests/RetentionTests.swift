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

  @Test func `who never leaves is worth infinitely much`() {
    #expect(!model(ordinary: 1).hasInfiniteResidualValue)
    #expect(model(ordinary: 1, silent: 1, unresolved: 1).hasInfiniteResidualValue)
  }

  @Test func `trying loses customers only where waiting does more than fixing`() {
    // Who complains is refused and stays with .5, and then with .98 - .2 x (.98 - .5) = .884; tried, a
    // share 1 / mean is closed in each period, and who waits stays with .2.
    var slow = model(ordinary: 0.98, silent: 0.2, unresolved: 0.5)
    slow.complaints.complain = 1
    slow.classes[.resolved].loyalty = 0.9
    slow.recovery = Recovery(attempt: 1, resolvedQuickly: 0, resolved: 1)
    func loses(_ mean: Double) -> Bool {
      slow.recovery.within = mean
      return slow.losesByTrying
    }
    // .9 p / (1 - .2 (1 - p)) against .5 p / (1 - .884 (1 - p)): equal at p = .425, a mean of 2.35.
    #expect(!loses(1) && !loses(2.3) && loses(2.4))
    slow.recovery.resolved = 0
    #expect(!loses(3))
    slow.recovery.resolved = 1
    slow.complaints.complain = 0
    #expect(!loses(3))
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
      var loyal = model(ordinary: 1, silent: 1, unresolved: 1)
      change(&loyal.money)
      #expect(!loyal.hasInfiniteResidualValue)
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

  @Test func `who waits may leave, and a case closed later is not resolved quickly`() {
    var slow = model(ordinary: 1, silent: 0.4, unresolved: 1)
    slow.complaints.complain = 1
    slow.recovery = Recovery(attempt: 1, resolvedQuickly: 1)
    #expect(slow.retention == 1 && !slow.occurs(.silent) && !slow.occurs(.resolved))
    slow.recovery.within = 2
    #expect(slow.occurs(.silent) && slow.occurs(.resolved) && !slow.hasInfiniteResidualValue)
    // Of 100 nobody waits: 20 are in misery, and half of their cases stay open.
    #expect(abs(slow.retention(customers: 100, waiting: 0, learnt: 1) - (1 - 0.1 * 0.6)) < 1e-12)
    // 40 wait: 20 go on, and of the 60 others 12 are in misery, 6 of whom wait.
    #expect(
      abs(slow.retention(customers: 100, waiting: 40, learnt: 1) - (1 - 0.26 * 0.6)) < 1e-12)
    // Capacity is for those who do not wait: 4 of 12 cases are not attempted, and 4 wait.
    slow.recovery.capacity = 8
    #expect(
      abs(slow.retention(customers: 100, waiting: 40, learnt: 1) - (1 - 0.24 * 0.6)) < 1e-12)
  }

  @Test func `who is refused is unresolved, also where found by asking`() {
    var strict = model(ordinary: 1, silent: 1, unresolved: 0.5)
    strict.experience.ownFault = 0.4
    strict.listening = [Lever(name: "ask", finds: .unhappy(asks: 1, chance: 1, pleases: 0))]
    strict.recovery = Recovery(attempt: 0.5, resolvedQuickly: 1, helpsOwnFault: 0.25)
    // Of 20 % in misery half complain and half are found; half of these would be attempted, of whom 30 % are
    // refused. Of complainers the other half is unresolved too.
    let leaving = 0.1 * (0.5 + 0.5 * 0.3) * 0.5 + 0.1 * 0.5 * 0.3 * 0.5
    #expect(abs(strict.retention - (1 - leaving)) < 1e-12)
    strict.recovery.helpsOwnFault = 1
    #expect(abs(strict.retention - (1 - 0.1 * 0.5 * 0.5)) < 1e-12)
  }

  @Test func `a customer is worth what those who stay spend`() {
    var less = model(ordinary: 0.9, silent: 0.5, unresolved: 0.5)
    (less.classes[.silent].spends, less.classes[.unresolved].spends) = (0.2, 0.6)
    // In the long run everybody who stays has met misery, half and half silent and unresolved.
    #expect(abs(less.retention - 0.82) < 1e-12)
    #expect(abs(less.lifetimeValue - 4 * 0.82 / 0.18) < 1e-9)
    less.money.retention = 0.5
    #expect(abs(less.lifetimeValue - 4 * 0.5 / 0.5) < 1e-9)
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
