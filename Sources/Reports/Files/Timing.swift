package import PlainText

/// What depends on the machine and the moment: kept out of the results.
public struct Timing: Sendable {
  /// When the run started, ISO 8601 in UTC.
  public var started: String
  /// Seconds from start to end.
  public var seconds: Double
  /// The number of workers.
  public var workers: Int
  /// The machine: operating system and architecture.
  public var host: String

  /// Makes a timing.
  public init(started: String, seconds: Double, workers: Int, host: String) {
    self.started = started
    self.seconds = seconds
    self.workers = workers
    self.host = host
  }

  /// The timing as `timing.json` has it.
  package var json: JSONValue {
    [
      "started": .text(started), "seconds": .number(seconds), "workers": .integer(workers),
      "host": .text(host),
    ]
  }
}
