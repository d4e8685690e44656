public import Measurement

/// What a ``ThroughputBenchmark`` measured.
public struct ThroughputResult: Sendable {
  /// The scenario's name.
  public var name: String
  /// A description of one line, or nil.
  public var about: String?
  /// The number of people.
  public var people: Int
  /// The number of ties.
  public var ties: Int
  /// How many graphs the scenario draws; the first of them was measured.
  public var graphDraws = 1
  /// The replicates of a sample.
  public var replicates: Int
  /// The pieces of work that a sample is divided into, each done by one worker.
  public var pieces: Int
  /// The tellings of a sample.
  public var tellings: Int
  /// The edge visits of a sample: the contacts of everyone whose turn it was to tell, each of whom is
  /// then told or not.
  public var edgeVisits: Double
  /// A digest of the outcomes of the first four replicates (or of all, if they are fewer): the same on
  /// every machine.
  public var digest: UInt64
  /// Whether each row's peak of memory is its own; else it is the peak of the process so far.
  public var isPeakOfRow: Bool
  /// A row for each number of threads, in rising order.
  public var rows: [Row]

  /// One number of threads.
  public struct Row: Sendable {
    /// The number of workers.
    public var threads: Int
    /// The seconds it takes them to set up, or nil if it was set up once for all rows, above.
    public var setupSeconds: Double?
    /// The seconds it takes them to spread a sample's replicates, and their CPU time.
    public var spread: Measurement
    /// The most memory in use while they set up and spread, in bytes, or nil where the system does not
    /// report it.
    public var peakBytes: Int?

    /// A count of a sample per second; nil if no time was measured.
    public func perSecond(_ count: Double) -> Double? {
      spread.median > 0 ? count / spread.median : nil
    }
  }

  /// How much of the time the workers of a row ran, or nil if that was not measured.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - cores: The number of cores that they could use, at least 1.
  /// - Returns: CPU time beside wall time.
  public func use(of row: Row, cores: Int) -> WorkerUse? {
    WorkerUse(of: row.spread, workers: min(row.threads, cores), pieces: pieces)
  }

  /// How many times as fast a row is as one thread, or nil if one thread was not measured.
  public func speedUp(of row: Row) -> Double? {
    guard let single = rows.first(where: { $0.threads == 1 }), row.spread.median > 0 else {
      return nil
    }
    return single.spread.median / row.spread.median
  }
}
