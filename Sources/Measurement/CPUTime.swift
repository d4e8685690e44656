import Foundation

/// The CPU time that this process has used: how long its threads ran, not how long they waited.
enum CPUTime {
  /// The seconds so far, summed over all threads, or nil where the system does not tell.
  ///
  /// The C library counts in microseconds: `CLOCKS_PER_SEC` is a million wherever POSIX holds.
  static var seconds: Double? {
    let count = Int(clamping: clock())
    return count < 0 ? nil : Double(count) / 1_000_000
  }
}
