import Foundation

/// What this process has used so far.
struct ProcessUse {
  /// Seconds of all its threads.
  var seconds: Double
  /// The most memory it has had in use, in bytes.
  var peakBytes: Int

  static var now: ProcessUse {
    var usage = rusage()
    #if os(Linux)
      let who = RUSAGE_SELF.rawValue
      let unit = 1024
      // In bounds: the system fills in the one structure that is passed.
      _ = unsafe getrusage(__rusage_who_t(who), &usage)
    #else
      let unit = 1
      _ = unsafe getrusage(RUSAGE_SELF, &usage)
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return ProcessUse(
      seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakBytes: Int(usage.ru_maxrss) * unit)
  }
}
