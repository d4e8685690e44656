internal import Foundation

extension ServiceModel {
  /// The chance to stay in each period after the last one where nothing is learnt and capacity does not
  /// bind: given, or else the loyalty expected of a customer, without word of mouth and exit interviews.
  ///
  /// - Complexity: O(levers).
  public var retention: Double { retention(customers: 1, learnt: 1) }

  /// The chance to stay in each period after the last one: given, or else the loyalty expected without
  /// word of mouth and exit interviews, with what the firm has learnt and can do at the end.
  ///
  /// Misery, and the share of cases that capacity suffices for, stay what they are in the first period
  /// after the last one: nothing more is learnt, and the customers who are left then do not get more of
  /// the capacity each.
  ///
  /// - Parameters:
  ///   - customers: How many customers share the capacity.
  ///   - learnt: What is left of the starting share of misery, in 0...1.
  /// - Returns: The chance, in 0...1.
  /// - Complexity: O(levers).
  public func retention(customers: Int, learnt: Double) -> Double {
    if let given = money.retention { return given }
    let shares = expectedShares(customers: customers, learnt: learnt)
    // By who leaves, so that it is exactly 1 where nobody does.
    let leaving = CustomerClass.allCases.reduce(0) { $0 + shares[$1] * (1 - loyalty(of: $1)) }
    return min(max(1 - leaving, 0), 1)
  }

  /// The share of customers expected in each class, after recovery.
  ///
  /// Where more attempts are expected than capacity allows, each known case is attempted with a chance
  /// that makes as many as it allows.
  private func expectedShares(customers: Int, learnt: Double) -> ByClass<Double> {
    let moments = experience.moments(learnt: learnt)
    let (misery, magic) = (visits * moments.misery, visits * moments.magic)
    let complained = misery * complaints.chance
    // A customer missed by every lever is neither found nor pleased.
    var (unfound, unpleased) = (1.0, 1.0)
    for case .unhappy(let asks, let chance, let pleases) in listening.map(\.finds) {
      unfound *= 1 - asks * chance
      unpleased *= 1 - asks * pleases
    }
    let found = (misery - complained) * (1 - unfound)
    let ordinary = 1 - misery - magic
    let pleased = ordinary * (1 - unpleased)
    let attempt = attempt(expected: Double(customers) * (complained + found) * recovery.attempt)
    let attempts = (complained + found) * attempt
    return ByClass { kind in
      switch kind {
      case .ordinary: ordinary - pleased
      case .magic: magic + pleased
      case .silent: misery - complained - found * attempt
      case .unresolved:
        complained * (1 - attempt)
          + attempts * (1 - recovery.resolvedQuickly - recovery.resolved)
      case .resolved: attempts * recovery.resolved
      case .resolvedQuickly: attempts * recovery.resolvedQuickly
      }
    }
  }

  /// The chance that a known case is attempted, where so many attempts are expected without a limit.
  private func attempt(expected: Double) -> Double {
    guard let capacity = recovery.capacity, expected > Double(capacity) else {
      return recovery.attempt
    }
    return recovery.attempt * (Double(capacity) / expected)
  }

  /// Whether customers can be of a class, before anything is learnt.
  ///
  /// - Complexity: O(levers).
  public func occurs(_ kind: CustomerClass) -> Bool {
    expectedShares(customers: 1, learnt: 1)[kind] > 0
  }

  /// What a customer is worth from the next period on where nothing is learnt and capacity does not
  /// bind, without costs, in money of the period's end; infinite where nobody ever leaves and nothing is
  /// discounted.
  ///
  /// - Complexity: O(levers).
  public var lifetimeValue: Double {
    Money.lifetimeValue(margin: money.margin, retention: retention, discount: money.discount)
  }

  /// Whether those who are customers at the end are, or come to be by learning, worth infinitely much:
  /// nobody ever leaves, nothing is discounted, and each of them brings something.
  ///
  /// What rounding leaves of a chance to leave, or of a discount, does not make it finite.
  ///
  /// - Complexity: O(levers).
  public var hasInfiniteResidualValue: Bool {
    // Learning may leave as little misery as it likes.
    let left = learns ? [1.0, 0] : [1]
    return money.margin != 0
      && left.contains { 1 + money.discount - retention(customers: 1, learnt: $0) < 1e-12 }
  }

  /// Whether causes of misery can be noticed and lower it.
  ///
  /// - Complexity: O(levers).
  public var learns: Bool {
    learning > 0 && experience.startingMisery > 0
      && (complaints.chance * complaints.analysed > 0
        || listening.contains { lever in
          switch lever.finds {
          case .unhappy: false
          case .causes(let calls): calls > 0
          case .leavers(let chance, _): chance > 0
          }
        })
  }

  /// The first counterfactual in which customers at the end are worth infinitely much, so that what it
  /// takes away has no price; or nil.
  ///
  /// Without misery that is so wherever customers with an ordinary experience always stay and
  /// nothing is discounted.
  ///
  /// - Complexity: O(levers).
  public var infiniteCounterfactual: Counterfactual? {
    Counterfactual.allCases.first { $0.applied(to: self).hasInfiniteResidualValue }
  }
}

extension Complaints {
  /// How many customers in misery it takes until at least one complains with a chance, where each
  /// complains independently.
  ///
  /// - Parameter chance: The chance, from 0 to below 1.
  /// - Returns: The fewest that suffice, or nil if nobody ever complains or it takes 10^15 and more.
  /// - Complexity: O(1).
  public func unhappy(untilHeardWith chance: Double) -> Int? {
    precondition((0..<1).contains(chance))
    guard chance > 0 else { return 0 }
    guard self.chance > 0 else { return nil }
    guard self.chance < 1 else { return 1 }
    let count = log1p(-chance) / log1p(-self.chance)
    guard count < 1e15 else { return nil }
    // Whole numbers just missed by rounding are taken as met.
    return max(1, Int((count - 1e-9).rounded(.up)))
  }
}

extension Experience {
  /// The shares of misery and magic of all moments served, after learning.
  package func moments(learnt: Double) -> (misery: Double, magic: Double) {
    // Misery takes its share first where the two are more than 1 together.
    func met(_ misery: Double) -> (misery: Double, magic: Double) {
      (misery * learnt, min(magic, 1 - misery * learnt))
    }
    guard let employees else { return met(misery) }
    let (engaged, other) = (met(employees.miseryWhenEngaged), met(employees.miseryWhenNot))
    let share = employees.engaged
    return (
      share * engaged.misery + (1 - share) * other.misery,
      share * engaged.magic + (1 - share) * other.magic
    )
  }
}
