/// The state of 64 people, a bit each.
typealias PeopleWord = PeopleState<UInt64>

/// The state of 512 people, a bit each: eight words.
typealias PeopleBlock = PeopleState<SIMD8<UInt64>>

/// Who of some people is something: a bit each.
protocol PeopleBits: Sendable {
  init()
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  prefix static func ~ (a: Self) -> Self
}

extension UInt64: PeopleBits {}
extension SIMD8<UInt64>: PeopleBits {}

/// The state of some people, a bit each: who is a customer, and what the period made of them.
///
/// All of it lies side by side, so that a step reads and writes one stretch of memory for them.
struct PeopleState<Bits: PeopleBits>: Sendable {
  /// Who there is.
  var people = Bits()
  /// Customers at the period's start; when the period is over, at that of the next.
  var customers = Bits()
  /// Who left in an earlier period and stays out.
  var gone = Bits()

  /// Customers in misery.
  var misery = Bits()
  /// Customers with magic, those pleased by being asked among them.
  var magic = Bits()
  /// Customers who complained.
  var complained = Bits()
  /// Customers whose case the firm attempts to resolve.
  var attempted = Bits()
  /// Customers whose case was resolved, but not quickly.
  var resolved = Bits()
  /// Customers whose case was resolved quickly.
  var resolvedQuickly = Bits()

  /// Forgets what the period before made of customers, where there are none any more.
  @inline(__always)
  mutating func forgetPeriod() {
    let nobody = Bits()
    (misery, magic, complained) = (nobody, nobody, nobody)
    (attempted, resolved, resolvedQuickly) = (nobody, nobody, nobody)
  }

  /// Who is neither a customer nor gone.
  @inline(__always)
  var prospects: Bits { people & ~customers & ~gone }

  /// The customers of a class.
  @inline(__always)
  func customers(of kind: CustomerClass) -> Bits {
    switch kind {
    case .ordinary: customers & ~misery & ~magic
    case .magic: magic
    case .silent: misery & ~complained & ~attempted
    case .unresolved: (complained | attempted) & ~resolved & ~resolvedQuickly
    case .resolved: resolved
    case .resolvedQuickly: resolvedQuickly
    }
  }

  /// The number of each customer's class, ``CustomerClass/rawValue``, as the bits of its binary digits.
  @inline(__always)
  var classCode: ClassCode {
    let unresolved = customers(of: .unresolved)
    return ClassCode(
      ones: magic | unresolved | resolvedQuickly, twos: customers(of: .silent) | unresolved,
      fours: resolved | resolvedQuickly)
  }

  /// The number of a class for each of some people, in binary digits.
  struct ClassCode {
    let ones, twos, fours: Bits
  }
}

extension PeopleState<UInt64>.ClassCode {
  /// The number of somebody's class.
  @inline(__always)
  func number(at bit: UInt64) -> Int {
    let (one, two, four) = ((ones &>> bit) & 1, (twos &>> bit) & 1, (fours &>> bit) & 1)
    return Int(truncatingIfNeeded: one | two &<< 1 | four &<< 2)
  }
}

/// The states of many people: in blocks for steps that everybody takes, word by word for those that few take.
struct PeopleStates: Sendable {
  /// The blocks; of the last one, words behind the last people have nobody.
  var blocks: [PeopleBlock] = []

  /// The numbers of the words.
  var indices: Range<Int> { 0..<8 * blocks.count }

  /// Forgets everybody and makes room for people who are not there.
  mutating func clear(words count: Int) {
    blocks.removeAll(keepingCapacity: true)
    blocks.append(contentsOf: repeatElement(PeopleBlock(), count: (count + 7) / 8))
  }

  /// The state of the people of a word.
  subscript(word: Int) -> PeopleWord {
    @inline(__always)
    get { blocks[word &>> 3][word & 7] }
    @inline(__always)
    set { blocks[word &>> 3][word & 7] = newValue }
  }
}

extension PeopleState<SIMD8<UInt64>> {
  /// The state of the people of a word of the block.
  subscript(word: Int) -> PeopleWord {
    @inline(__always)
    get {
      PeopleWord(
        people: people[word], customers: customers[word], gone: gone[word], misery: misery[word],
        magic: magic[word], complained: complained[word], attempted: attempted[word],
        resolved: resolved[word], resolvedQuickly: resolvedQuickly[word])
    }
    @inline(__always)
    set {
      (people[word], customers[word], gone[word]) = (
        newValue.people, newValue.customers, newValue.gone
      )
      (misery[word], magic[word], complained[word]) = (
        newValue.misery, newValue.magic, newValue.complained
      )
      (attempted[word], resolved[word]) = (newValue.attempted, newValue.resolved)
      resolvedQuickly[word] = newValue.resolvedQuickly
    }
  }
}
