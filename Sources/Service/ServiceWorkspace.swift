public import Parallelism
internal import SocialGraph
public import WordOfMouth

/// The memory of one worker: made once, grown to the largest graph it meets, reused for every run.
///
/// Beside that of the wave it takes about five bytes for each person (with segments, about four more for
/// each of them), one more at most where cases take time, customers buy less or leavers are replaced, half of one
/// more for each lever that asks, four bytes for each customer with something to tell and, where
/// capacity binds, sixteen for each attempt. Not for two threads at a time.
public final class ServiceWorkspace {
  /// The memory of the waves.
  public let wave: WaveWorkspace
  var memory = MarketMemory()

  /// Makes an empty workspace.
  ///
  /// - Parameter cancellation: Once raised, a replicate that is running in it ends early, between periods
  ///   or within a long wave.
  public init(cancellation: Cancellation? = nil) {
    wave = WaveWorkspace(cancellation: cancellation)
  }

  /// Whether a replicate in it ended early because it was cancelled; every later one ends at once.
  public var wasStopped: Bool { wave.wasStopped }
}

/// What a simulation keeps from one run to the next.
struct MarketMemory {
  /// Where everybody stands: all of them together, or the people of each segment.
  var populations: [ServiceMemory] = []
  /// The people of each group of the wave.
  var tellers: [[PersonID]] = []
  /// Who broadcasts each story that is.
  var broadcasters: [[PersonID]] = []
  /// Who is told each opinion in the period under way.
  var heard = ByOpinion<[UInt64]> { _ in [] }
  /// Who was told each opinion in some period of the replicate.
  var everHeard = ByOpinion<[UInt64]> { _ in [] }
  /// How many they are.
  var everHeardCount = ByOpinion { _ in 0 }
  /// Who had heard each opinion by the end of the period before; empty in the first period.
  var remembered = ByOpinion<[UInt64]> { _ in [] }
  /// Who is a customer at the start.
  var customers: [UInt64] = []
  /// The coins of remembering, and whose.
  var remembering = Hearers()

  /// Who heard before, and their coins.
  struct Hearers {
    var people = PeopleBlocks()
    var sheet = CoinSheet()
  }
}

/// What it keeps of a population.
struct ServiceMemory {
  /// Where everybody stands; nobody of another population is there.
  var words = PeopleStates()
  /// How many people they are.
  var people = 0
  /// Customers who have met misery, a bit each, by the class of the last time: silent, unresolved, resolved,
  /// resolved quickly; empty where all spend alike.
  var spending: [SIMD4<UInt64>] = []
  /// The cases that are open; empty where none takes time.
  var cases: [CaseWord] = []
  /// Who had left before the period under way; kept where leavers are replaced.
  var goneBefore: [UInt64] = []
  /// The attempts of which capacity takes some.
  var attempts: [AttemptChoice.Attempt] = []

  /// The numbers of the blocks in which there are customers in the period under way.
  var active: [Int] = []
  /// Who flips coins in the step under way.
  var asked = PeopleBlocks()
  /// The coins of all customers: who is served, and who is asked by each lever.
  var visiting = CoinSheet()
  /// Those of customers served: by whom, the moment, and the moment where who serves is engaged.
  var serving = CoinSheet()
  /// Those of customers in misery: see `Period.Misery`.
  var voices = CoinSheet()
  /// Everybody's class, and the coins of staying or joining.
  var stayingOrJoining = StayOrJoinSheet()

  /// Forgets everybody, and makes room for what lasts from one period to the next.
  ///
  /// - Parameters:
  ///   - count: The words of all people.
  ///   - takesTime: Whether cases take time.
  ///   - buysLess: Whether customers spend by their last misery.
  mutating func forget(words count: Int, takesTime: Bool, buysLess: Bool) {
    words.clear(words: count)
    people = 0
    asked.clear(words: count)
    cases.removeAll(keepingCapacity: true)
    if takesTime { cases.append(contentsOf: repeatElement(CaseWord(), count: count)) }
    spending.removeAll(keepingCapacity: true)
    if buysLess { spending.append(contentsOf: repeatElement(.zero, count: count)) }
  }
}
