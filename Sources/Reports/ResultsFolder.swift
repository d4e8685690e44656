public import Experiments

/// Writes the results folder: CSV files to chart and the manifest that says what made them.
public struct ResultsFolder: Sendable {
  /// The folder.
  public let path: String

  /// Claims a folder before a long run: makes it and checks that it can be written.
  ///
  /// - Parameters:
  ///   - path: The folder; its parent must exist.
  ///   - overwrites: Whether files of an earlier run may be replaced; else the folder must be empty
  ///     or absent.
  /// - Throws: ``OutputError``.
  public init(claiming path: String, overwrites: Bool) throws(OutputError) {
    fatalError("contract")
  }

  /// Writes all files of a result, each whole or not at all.
  ///
  /// - Parameters:
  ///   - result: What to write.
  ///   - timing: What goes to `timing.json` beside the results.
  /// - Throws: ``OutputError``.
  public func write(_ result: ExperimentResult, timing: Timing) throws(OutputError) {
    fatalError("contract")
  }
}

/// What depends on the machine and the moment: kept apart from results.
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
}

/// Why output could not be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What went wrong and what the user can do.
  public var message: String
  /// Whether the folder has files in it that must not be overwritten (exit 2), not a failure to
  /// write (exit 7).
  public var isRefusal: Bool

  /// Makes an error.
  public init(path: String, message: String, isRefusal: Bool = false) {
    self.path = path
    self.message = message
    self.isRefusal = isRefusal
  }

  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}
