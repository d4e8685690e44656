import Service

/// What calls to friends of leavers come to on average: where everybody is a customer and has as many contacts, who
/// call back as contacts, without word of mouth and capacity.
///
/// Everybody's coins are their own. So whether somebody is called depends on d independent contacts, and not on
/// their own coin: of a set of levers none calls with chance (1 - q)^d, where q is the chance that a contact is
/// heard by, and called for, at least one of them.
struct FriendExpectation {
  /// Customers called; by two levers, counted twice.
  var called = 0.0
  /// Customers about to leave, and not won back, whom a call keeps.
  var kept = 0.0
  /// What the calls cost; in money.
  var cost = 0.0

  /// Works out a period.
  ///
  /// - Parameters:
  ///   - model: The model; of its levers at most two find leavers.
  ///   - customers: Customers at the start.
  ///   - contacts: How many contacts each has.
  init(_ model: ServiceModel, customers: Double, contacts: Int) {
    let theory = ServiceExpectation(of: model, customers: customers)
    let about = (theory.leavers + theory.wonBack) / customers
    struct Interview {
      var chance, winBack, cost: Double
      var friends: FriendCalls
    }
    let levers: [Interview] = model.listening.compactMap { lever in
      guard case .leavers(let chance, let winBack) = lever.finds else { return nil }
      return Interview(
        chance: chance, winBack: winBack, cost: lever.costPerContact,
        friends: lever.friends ?? FriendCalls(share: 0))
    }
    precondition(levers.count <= 2)
    // Who is won back by the first is not heard by the second.
    let first = levers.first.map { about * $0.chance } ?? 0
    let second =
      levers.count < 2
      ? 0 : about * (1 - levers[0].chance * levers[0].winBack) * levers[1].chance
    let both = levers.count < 2 ? 0 : first * (1 - levers[0].winBack) * levers[1].chance
    let shares = levers.map(\.friends.share) + [0, 0]
    func never(_ chance: Double) -> Double {
      (0..<contacts).reduce(1) { product, _ in product * (1 - chance) }
    }
    let notFirst = never(first * shares[0])
    let notSecond = never(second * shares[1])
    let neither = never(first * shares[0] + second * shares[1] - both * shares[0] * shares[1])
    let notBoth = (1 - notFirst) + (1 - notSecond) - (1 - neither)
    // Only the first, only the second, both.
    let chances = [notSecond - neither, notFirst - neither, notBoth]
    let staying = levers.map(\.friends.staying) + [1, 1]
    let factors = [staying[0], staying[1], staying[0] * staying[1]]
    let lost = levers.reduce(1) { $0 * (1 - $1.chance * $1.winBack) }
    for (chance, factor) in zip(chances, factors) {
      for kind in CustomerClass.allCases {
        let stay = model.loyalty(of: kind)
        let after = stay == 1 ? 1 : stay * factor / (1 - stay + stay * factor)
        kept += chance * theory.byClass[kind] * (after - stay) * lost
      }
    }
    called = customers * (2 - notFirst - notSecond)
    cost =
      customers
      * zip(levers, [1 - notFirst, 1 - notSecond]).reduce(0) { $0 + $1.0.cost * $1.1 }
  }
}
