internal import Statistics

/// Customers at the start of a period, of whom something is expected.
struct Crowd: Sendable {
  /// How many there are.
  let number: Double
  /// The share who wait for the end of a case; nil for what it is in the long run.
  let waitingShare: Double?
  /// How many attempts there can be; nil for the capacity of the model.
  let capacity: Double?

  private init(number: Double, waitingShare: Double?, capacity: Double?) {
    self.number = number
    self.waitingShare = waitingShare
    self.capacity = capacity
  }

  /// Makes customers who share the capacity of a model.
  ///
  /// - Parameters:
  ///   - customers: How many there are.
  ///   - waiting: How many of them wait for the end of a case; nil for as many as do in the long run.
  init(_ customers: Int, waiting: Int? = nil) {
    let share = waiting.map { customers == 0 ? 0 : Double($0) / Double(customers) }
    self.init(number: Double(customers), waitingShare: share, capacity: nil)
  }

  /// A part of them, who share the same capacity.
  func part(_ share: Double) -> Crowd {
    Crowd(number: number * share, waitingShare: waitingShare, capacity: capacity)
  }

  /// The same customers with so many attempts at most.
  func limited(to capacity: Double) -> Crowd {
    Crowd(number: number, waitingShare: waitingShare, capacity: capacity)
  }
}

extension ServiceModel {
  /// The chance to stay in each period after the last one where nothing is learnt and capacity does not
  /// bind: given, or else the loyalty expected of a customer, without word of mouth and exit interviews,
  /// where as many wait for the end of a case as do in the long run.
  ///
  /// Where there are segments, it is that of somebody who may be of any of them.
  ///
  /// - Complexity: O(segments x levers).
  public var retention: Double {
    money.retention ?? mean { $0.retention(Crowd(1), learnt: 1) }
  }

  /// The chance to stay in each period after the last one: given, or else the loyalty expected without
  /// word of mouth and exit interviews, with what the firm has learnt and can do at the end.
  ///
  /// Misery, and the share of cases that capacity suffices for, stay what they are in the first period
  /// after the last one: nothing more is learnt, and the customers who are left then do not get more of
  /// the capacity each. The share who wait for the end of a case stays as well.
  ///
  /// - Parameters:
  ///   - customers: How many customers share the capacity; at least 1.
  ///   - waiting: How many of them wait for the end of a case; nil for as many as do in the long run.
  ///   - learnt: What is left of the starting share of misery, in 0...1.
  /// - Returns: The chance, in 0...1.
  /// - Precondition: there are no segments.
  /// - Complexity: O(levers).
  public func retention(customers: Int, waiting: Int? = nil, learnt: Double) -> Double {
    precondition(segments.isEmpty, "a model of segments has a retention for each of them")
    return retention(Crowd(customers, waiting: waiting), learnt: learnt)
  }

  /// The chance to stay in each period after the last one, of some customers.
  func retention(_ customers: Crowd, learnt: Double) -> Double {
    if let given = money.retention { return given }
    let shares = expectedShares(customers, learnt: learnt)
    if CustomerClass.allCases.allSatisfy({ shares[$0] * loyalty(of: $0) == 0 }) { return 0 }
    // By who leaves, so that it is exactly 1 where nobody does.
    let leaving = CustomerClass.allCases.reduce(0) { $0 + shares[$1] * (1 - loyalty(of: $1)) }
    return min(max(1 - leaving, 0), 1)
  }

  /// The share of customers expected in each class, after recovery.
  ///
  /// - Parameters:
  ///   - customers: The customers at the period's start.
  ///   - learnt: What is left of the starting share of misery.
  /// - Returns: The shares, which add up to 1.
  func expectedShares(_ customers: Crowd, learnt: Double) -> ByClass<Double> {
    expectedCases(customers, learnt: learnt).byClass
  }

  /// The share of customers expected in each class, after recovery, and of those of the silent who wait.
  private func expectedCases(
    _ customers: Crowd, learnt: Double
  ) -> (byClass: ByClass<Double>, waiting: Double) {
    let open = recovery.staysOpen
    if open == 0 { return (sharesAtOnce(customers, learnt: learnt).byClass, 0) }
    let share =
      customers.waitingShare
      ?? longRunWaiting(sharesAtOnce(customers, learnt: learnt).attempts)
    // Who has waited meets nothing, and is of the class of how the case ends.
    let (present, ended) = (1 - share, share * (1 - open))
    var (shares, attempts) = sharesAtOnce(customers.part(present), learnt: learnt)
    let failing = 1 - recovery.resolvedQuickly - recovery.resolved
    attempts *= present
    for kind in CustomerClass.allCases { shares[kind] *= present }
    let waiting = (attempts + share) * open
    shares[.silent] += waiting
    shares[.unresolved] += (ended - attempts * open) * failing
    shares[.resolved] = shares[.resolved] * (1 - open) + ended * (1 - failing)
    shares[.resolvedQuickly] *= 1 - open
    return (shares, waiting)
  }

  /// The share of customers who wait in the long run, if nobody left or joined: as many cases begin and stay
  /// open as are closed.
  ///
  /// - Parameter attempts: The share attempted of those who do not wait.
  /// - Returns: The share, in 0...1.
  private func longRunWaiting(_ attempts: Double) -> Double {
    let open = recovery.staysOpen
    return open * attempts / (1 - open + open * attempts)
  }

  /// The share of customers expected in each class, after recovery, and of attempts, where every case is closed
  /// at once.
  ///
  /// Where more attempts are expected than capacity allows, each known case is attempted with a chance
  /// that makes as many as it allows.
  private func sharesAtOnce(
    _ customers: Crowd, learnt: Double
  ) -> (byClass: ByClass<Double>, attempts: Double) {
    let moments = experience.moments(learnt: learnt)
    let (misery, magic) = (visits * moments.misery, visits * moments.magic)
    let complained = misery * complaints.chance
    // A customer missed by every lever is not pleased.
    var unpleased = 1.0
    for case .unhappy(let asks, _, let pleases) in listening.map(\.finds) {
      unpleased *= 1 - asks * pleases
    }
    let found = (misery - complained) * (1 - unfound)
    let ordinary = 1 - misery - magic
    let pleased = ordinary * (1 - unpleased)
    let refused = experience.ownFault * (1 - recovery.helpsOwnFault)
    let attempt = attempt(
      recovery.attempt * (1 - refused), ofKnown: customers.number * (complained + found),
      atMost: customers.capacity ?? recovery.capacity.map(Double.init))
    let attempts = (complained + found) * attempt
    let byClass = ByClass { kind in
      switch kind {
      case .ordinary: ordinary - pleased
      case .magic: magic + pleased
      case .silent: misery - complained - found * attempt - found * recovery.attempt * refused
      case .unresolved:
        complained * (1 - attempt)
          + attempts * (1 - recovery.resolvedQuickly - recovery.resolved)
          + found * recovery.attempt * refused
      case .resolved: attempts * recovery.resolved
      case .resolvedQuickly: attempts * recovery.resolvedQuickly
      }
    }
    return (byClass, attempts)
  }

  /// The chance that a silent unhappy customer is missed by every lever.
  private var unfound: Double {
    var unfound = 1.0
    for case .unhappy(let asks, let chance, _) in listening.map(\.finds) {
      unfound *= 1 - asks * chance
    }
    for lever in listening { unfound *= 1 - noticing(lever) }
    return unfound
  }

  /// Whether attempts lose more customers than they keep, because cases are open for so long; false where
  /// nothing is ever resolved or known.
  ///
  /// Until its case is closed a customer stays as a silent one does; who is refused stays as a refused one
  /// does, and from then on as customers do where no case is attempted. Both are followed for as long as the
  /// case is open.
  ///
  /// - Complexity: O(segments x levers).
  public var losesByTrying: Bool {
    let (quick, slow) = (recovery.resolvedQuickly, recovery.resolved)
    let complain = meanComplaints.chance
    let found = (1 - complain) * (1 - unfound)
    guard recovery.within > 1, quick + slow > 0, complain + found > 0 else { return false }
    let closing = 1 / recovery.within
    let failing = (1 - quick - slow) * loyalty(of: .unresolved)
    let atOnce =
      quick * loyalty(of: .resolvedQuickly) + slow * loyalty(of: .resolved) + failing
    let later = (quick + slow) * loyalty(of: .resolved) + failing
    let waiting = (1 - closing) * loyalty(of: .silent)
    let tried = closing * (atOnce + later * waiting / (1 - waiting))

    var refusing = self
    refusing.recovery.attempt = 0
    refusing.money.retention = nil
    let first =
      (complain * loyalty(of: .unresolved) + found * loyalty(of: .silent)) / (complain + found)
    return tried < closing * first / (1 - (1 - closing) * refusing.retention)
  }

  /// The chance that a known case is attempted.
  ///
  /// - Parameters:
  ///   - chance: The chance without a limit.
  ///   - known: How many cases are known.
  ///   - capacity: How many attempts there can be; nil for any number.
  /// - Returns: The chance with which no more attempts are expected than capacity allows.
  private func attempt(
    _ chance: Double, ofKnown known: Double, atMost capacity: Double?
  ) -> Double {
    guard let capacity, known * chance > capacity else { return chance }
    return chance * (capacity / (known * chance))
  }

  /// The attempts expected of some customers in a period, where there is no limit.
  func expectedAttempts(_ customers: Crowd, learnt: Double) -> Double {
    let present = 1 - (customers.waitingShare ?? 0)
    return customers.number * present
      * sharesAtOnce(customers.limited(to: .infinity), learnt: learnt).attempts
  }

  /// Whether customers can be of a class, before anything is learnt.
  ///
  /// - Complexity: O(levers).
  public func occurs(_ kind: CustomerClass) -> Bool {
    parts.contains { part in
      part.share > 0 && part.model.expectedShares(Crowd(1), learnt: 1)[kind] > 0
    }
  }

  /// What a customer is worth from the next period on where nothing is learnt and capacity does not
  /// bind, without costs, in money of the period's end; infinite where nobody ever leaves and nothing is
  /// discounted.
  ///
  /// Where there are segments, it is that of somebody who may be of any of them.
  ///
  /// - Complexity: O(segments x levers).
  public var lifetimeValue: Double {
    mean { model in
      Money.lifetimeValue(
        margin: model.money.margin * model.spending(Crowd(1), learnt: 1),
        retention: model.retention(Crowd(1), learnt: 1), discount: money.discount)
    }
  }

  /// What customers who stay spend on average in a period after the last one, as a share of the margin.
  ///
  /// - Parameters:
  ///   - customers: The customers at the end.
  ///   - learnt: What is then left of the starting share of misery, in 0...1.
  ///   - before: What they spent on average; nil for what they do in the long run.
  /// - Returns: The share.
  /// - Complexity: O(levers).
  func spending(_ customers: Crowd, learnt: Double, before: Double? = nil) -> Double {
    if !buysLess { return 1 }
    let (shares, waiting) = expectedCases(customers, learnt: learnt)
    var (stay, unhappy, spent) = (0.0, 0.0, 0.0)
    for kind in CustomerClass.allCases {
      let staying = shares[kind] * loyalty(of: kind)
      stay += staying
      guard kind.isUnhappy else { continue }
      unhappy += staying
      spent += staying * classes[kind].spends
    }
    if stay == 0 { return 1 }
    // Who meets no misery spends what those did on average who did not wait; of who waits it is known.
    let wait = classes[.silent].spends
    let others: Double
    if let before {
      let share = customers.waitingShare ?? 0
      others = share < 1 ? (before - share * wait) / (1 - share) : 1
    } else {
      let staying = waiting * loyalty(of: .silent)
      others = unhappy > staying ? (spent - staying * wait) / (unhappy - staying) : 1
    }
    return (spent + (stay - unhappy) * others) / stay
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
    return parts.contains { part in
      part.share > 0 && part.model.money.margin != 0
        && left.contains {
          1 + money.discount - part.model.retention(Crowd(1), learnt: $0) < 1e-12
        }
    }
  }

  /// Whether causes of misery can be noticed and lower it.
  ///
  /// - Complexity: O(levers).
  public var learns: Bool {
    let complaining = parts.map { part in
      part.share * part.model.experience.startingMisery * part.model.complaints.chance
    }
    return learning > 0 && meanMisery > 0
      && (complaining.contains { $0 * complaints.analysed > 0 }
        || listening.contains { lever in
          switch lever.finds {
          case .unhappy, .buyingLess: false
          case .causes(let calls): calls > 0
          case .leavers(let chance, _): chance > 0
          }
        })
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
    let count = Elementary.log1p(-chance) / Elementary.log1p(-self.chance)
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
