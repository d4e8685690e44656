/// How much of the time of a sample its workers ran: CPU time beside wall time.
///
/// Workers that wait for memory run; workers that wait for a core, because other programs use it, do
/// not. So a busy machine shows here also where all samples are equally slow and their spread is small.
///
/// ```swift
/// let use = WorkerUse(of: measurement, workers: 2, pieces: 50)
/// if let use, use.wasHeldUp { … }  // the rate is not what this machine can do
/// ```
public struct WorkerUse: Sendable, Hashable {
  /// CPU time over the wall time of the workers that had work, in the median sample: 1 where they ran
  /// all the time.
  public let share: Double
  /// Whether there are too few pieces of work to be sure that uneven ones did not leave workers idle.
  public let hasFewPieces: Bool

  /// Compares the two times of a measurement.
  ///
  /// Equal pieces take as many turns as the workers need for all of them, and in the last turn some
  /// workers may have none; that time does not count.
  ///
  /// - Parameters:
  ///   - measurement: The measurement; nil is returned where it has no CPU time, or no time at all.
  ///   - workers: How many workers could run at once, at least 1: no more than there are cores.
  ///   - pieces: The pieces of work in a sample, at least 1, each done by one worker.
  public init?(of measurement: Measurement, workers: Int, pieces: Int) {
    precondition(workers >= 1 && pieces >= 1, "somebody does something")
    let turns = (pieces - 1) / workers + 1
    let busy = Double(pieces) / Double(turns)
    let shares = zip(measurement.cpuSeconds, measurement.seconds).compactMap { cpu, wall in
      wall > 0 ? cpu / (wall * busy) : nil
    }
    guard !shares.isEmpty else { return nil }
    share = Measurement.median(of: shares)
    hasFewPieces = workers > 1 && pieces < 8 * workers
  }

  /// Whether the workers were kept from running for more than a fifth of the time.
  public var wasHeldUp: Bool { share < 0.8 }
}
