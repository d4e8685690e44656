internal import SpreadTypes

/// Looks now and then whether somebody asks to stop, so that looking costs nothing beside the work.
struct StopCheck: ~Copyable {
  /// What asks to stop.
  var flag: (any StopFlag)?
  /// Whether the flag was found raised; it stays so.
  private(set) var isStopped = false
  /// The steps since the flag was looked at last.
  private var steps = 0

  /// The steps from one look to the next: batches of 256 tellers, or rounds among few people.
  private static let stepsBetween = 64
  /// A round among this many people takes as long as a step, at least.
  private static let peopleInStep = 4096

  /// Notes a step and looks at the flag if it is time.
  ///
  /// - Returns: Whether to stop.
  @inline(__always)
  mutating func afterStep() -> Bool {
    steps &+= 1
    if steps >= Self.stepsBetween { look() }
    return isStopped
  }

  /// Notes a round among people and looks at the flag if it is time.
  ///
  /// - Returns: Whether to stop.
  mutating func afterRound(people: Int) -> Bool {
    steps &+= 1 + people / Self.peopleInStep
    if steps >= Self.stepsBetween { look() }
    return isStopped
  }

  private mutating func look() {
    steps = 0
    if let flag, flag.isRaised { isStopped = true }
  }
}
