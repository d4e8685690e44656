internal import SocialGraph
public import WordOfMouth

/// The memory of one worker: made once, grown to the largest graph it meets, reused for every run.
///
/// Beside that of the wave it takes about four bytes for each person and a quarter of one more for each
/// lever that asks, four bytes for each customer with something to tell and, where capacity binds, sixteen for
/// each attempt. Not for two threads at a time.
public final class ServiceWorkspace {
  /// The memory of the waves.
  public let wave = WaveWorkspace()
  var memory = ServiceMemory()

  /// Makes an empty workspace.
  public init() {}
}

/// What a simulation keeps from one run to the next.
struct ServiceMemory {
  /// Where everybody stands, 64 people each.
  var words: [PeopleWord] = []
  /// The people of each group of the wave.
  var tellers: [[PersonID]] = []
  /// Who is told each opinion in the period under way.
  var heard = ByOpinion<[UInt64]> { _ in [] }
  /// Who was told each opinion in some period of the replicate.
  var everHeard = ByOpinion<[UInt64]> { _ in [] }
  /// Who had heard each opinion by the end of the period before; empty in the first period.
  var remembered = ByOpinion<[UInt64]> { _ in [] }
  /// Who is a customer at the start.
  var customers: [UInt64] = []
  /// The attempts of which capacity takes some.
  var attempts: [AttemptChoice.Attempt] = []

  /// The coins that many are asked for: served, by whom, the moment, asked by each lever, staying after
  /// an ordinary experience or joining, remembering.
  var visiting = CoinSheet()
  var serving = CoinSheet()
  var moments = CoinSheet()
  var engagedMoments = CoinSheet()
  var asking: [CoinSheet] = []
  var stayingOrJoining = StayOrJoinSheet()
  var remembering = CoinSheet()
}
