import Synchronization

/// A flag that asks running work to stop at the next whole piece; once raised it stays up.
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
