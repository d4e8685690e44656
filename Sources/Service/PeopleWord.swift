/// The state of 64 people, a bit each: who is a customer, and what the period made of them.
///
/// All of it lies side by side, so that a step reads and writes one stretch of memory for 64 people.
struct PeopleWord: Sendable {
  /// Who there is: fewer than 64 in the last word only.
  var people: UInt64 = 0
  /// Customers at the period's start; when the period is over, at that of the next.
  var customers: UInt64 = 0
  /// Who left in an earlier period and stays out.
  var gone: UInt64 = 0

  /// Customers in misery.
  var misery: UInt64 = 0
  /// Customers with magic, those pleased by being asked among them.
  var magic: UInt64 = 0
  /// Customers who complained.
  var complained: UInt64 = 0
  /// Customers whose case the firm attempts to resolve.
  var attempted: UInt64 = 0
  /// Customers whose case was resolved, but not quickly.
  var resolved: UInt64 = 0
  /// Customers whose case was resolved quickly.
  var resolvedQuickly: UInt64 = 0

  /// Forgets what the period before made of customers, where there are none any more.
  mutating func forgetPeriod() {
    // Whoever complained, was attempted or resolved was in misery.
    if misery | magic == 0 { return }
    (misery, magic, complained, attempted, resolved, resolvedQuickly) = (0, 0, 0, 0, 0, 0)
  }

  /// Who is neither a customer nor gone.
  var prospects: UInt64 { people & ~customers & ~gone }

  /// The customers of a class.
  @inline(__always)
  func customers(of kind: CustomerClass) -> UInt64 {
    switch kind {
    case .ordinary: customers & ~misery & ~magic
    case .magic: magic
    case .silent: misery & ~complained & ~attempted
    case .unresolved: (complained | attempted) & ~resolved & ~resolvedQuickly
    case .resolved: resolved
    case .resolvedQuickly: resolvedQuickly
    }
  }
}

extension PeopleWord {
  /// The number of each customer's class, ``CustomerClass/rawValue``, as the bits of its binary digits.
  @inline(__always)
  var classCode: ClassCode {
    let unresolved = customers(of: .unresolved)
    return ClassCode(
      ones: magic | unresolved | resolvedQuickly, twos: customers(of: .silent) | unresolved,
      fours: resolved | resolvedQuickly)
  }

  /// The number of a class for each of 64 people, in binary digits.
  struct ClassCode {
    let ones, twos, fours: UInt64

    /// The number of somebody's class.
    @inline(__always)
    func number(at bit: UInt64) -> Int {
      let (one, two, four) = ((ones &>> bit) & 1, (twos &>> bit) & 1, (fours &>> bit) & 1)
      return Int(truncatingIfNeeded: one | two &<< 1 | four &<< 2)
    }
  }
}
