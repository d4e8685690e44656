/// What a plan would take.
public struct CostEstimate: Sendable, Hashable {
  /// The number of settings.
  public var settings: Int
  /// The number of runs.
  public var runs: Int
  /// The number of distinct graphs.
  public var graphs: Int
  /// The largest number of people of a graph; 0 if unknown before reading.
  public var people: Int
  /// The largest expected number of ties of a graph; 0 if unknown before reading.
  public var ties: Double
  /// Bytes needed at the peak, without graphs to be read from files.
  public var bytes: Int
  /// Seconds, from a few replicates tried on this machine, or nil if they were not tried: a graph or a
  /// customer list is to be read from a file, or a graph has more than 20 million ties.
  public var seconds: Double?
}
