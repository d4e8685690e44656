import Foundation
import Parallelism
import Synchronization

/// Ctrl-C, SIGTERM, SIGHUP and the end of a given time: the first asks running work to stop, which
/// drops the replicates that are running, another signal ends the program at once.
enum Interrupt {
  /// Raised by the first signal.
  static let cancellation = Cancellation()
  /// The first signal, or 0.
  private static let received = Atomic<Int32>(0)

  /// Starts listening; a signal that the parent process ignores stays ignored.
  static func listen() {
    // Statics are made on first use, which must not be in a signal handler.
    _ = cancellation.isCancelled
    _ = received.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      let isKnown = unsafe sigaction(number, nil, &action) == 0
      if isKnown, isIgnored(action) { continue }
      _ = signal(number) { number in
        // Only what is safe in a handler: atomic stores and signal(2).
        Interrupt.received.store(number, ordering: .relaxed)
        Interrupt.cancellation.cancel()
        _ = signal(SIGINT, SIG_DFL)
        _ = signal(SIGTERM, SIG_DFL)
        _ = signal(SIGHUP, SIG_DFL)
      }
      unblock(number)
    }
  }

  /// Asks running work to stop when so many seconds have passed.
  static func stop(after seconds: UInt32) {
    _ = cancellation.isCancelled
    _ = signal(SIGALRM) { number in
      _ = Interrupt.received.compareExchange(
        expected: 0, desired: number, ordering: .relaxed)
      Interrupt.cancellation.cancel()
    }
    unblock(SIGALRM)
    _ = alarm(seconds)
  }

  /// Lets a signal through to this thread: threads of a pool start with signals blocked.
  static func unblock(_ number: Int32) {
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    _ = unsafe sigaddset(&signals, number)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The exit status if a signal was received, else nil.
  static var status: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case 0: nil
    case SIGTERM: .terminated
    case SIGHUP: .hungUp
    case SIGALRM: .incomplete
    default: .interrupted
    }
  }

  /// Whether a signal's action is to ignore it.
  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
