import Synchronization

/// A flag that asks running work to stop after the piece at hand; once raised it stays raised.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  /// When it raises itself.
  private let deadline: ContinuousClock.Instant?

  /// Makes a flag that is down.
  public init() { deadline = nil }

  /// Makes a flag that is down and raises itself after some time.
  public init(after time: Duration) { deadline = .now + time }

  /// Whether somebody asked to stop, or the time is over.
  public var isCancelled: Bool {
    if flag.load(ordering: .relaxed) { return true }
    guard let deadline, ContinuousClock.now >= deadline else { return false }
    cancel()
    return true
  }

  /// Asks to stop.
  public func cancel() {
    flag.store(true, ordering: .relaxed)
  }
}
