/// What is so of 64 people, a bit each: who is a customer, and what the period made of them.
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
  /// Customers whose misery the firm attempts to put right.
  var attempted: UInt64 = 0
  /// Customers whose misery was put right, but not quickly.
  var resolved: UInt64 = 0
  /// Customers whose misery was put right quickly.
  var resolvedQuickly: UInt64 = 0

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
  var classCode: (ones: UInt64, twos: UInt64, fours: UInt64) {
    let unresolved = customers(of: .unresolved)
    return (
      magic | unresolved | resolvedQuickly, customers(of: .silent) | unresolved,
      resolved | resolvedQuickly
    )
  }
}

/// Calls for each person whose bit is set, in order of id.
@inline(__always)
func forEachPerson(in bits: UInt64, ofWord word: Int, _ body: (UInt32) -> Void) {
  var rest = bits
  while rest != 0 {
    body(UInt32(truncatingIfNeeded: word &<< 6 &+ rest.trailingZeroBitCount))
    rest &= rest &- 1
  }
}
