import Synchronization

/// A flag that asks running work to stop after the piece at hand; once raised it stays raised.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes a flag that is down.
  public init() {}

  /// Whether somebody asked to stop.
  public var isCancelled: Bool {
    flag.load(ordering: .relaxed)
  }

  /// Asks to stop.
  public func cancel() {
    flag.store(true, ordering: .relaxed)
  }
}
