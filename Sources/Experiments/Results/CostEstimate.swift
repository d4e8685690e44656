public import Parallelism

/// What a plan would take.
public struct CostEstimate: Sendable, Hashable {
  /// The number of settings.
  public var settings: Int
  /// The number of runs.
  public var runs: Int
  /// The number of distinct graphs.
  public var graphs: Int
  /// The largest number of people of a graph; 0 if none is known before reading, and none was read.
  public var people: Int
  /// The largest expected number of ties of a graph; 0 if none is known before reading, and none was read.
  public var ties: Double
  /// Bytes needed at the peak, without graphs of files that were not read.
  public var bytes: Int
  /// How much memory there is.
  public var memory: MemoryLimit
  /// Seconds, from a part of the plan run on this machine, or nil if none was: a graph is to be read from
  /// standard input or from a file of more than a gibibyte, or has more than 100 million ties.
  public var seconds: Double?
  /// Whether solving for chances to retell is in the seconds: it is where a few seconds were enough for some.
  public var includesCalibration = false
}
