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

  /// The seconds of processor time of another process, or nil where the system does not say: fields 14 and 15 of
  /// proc_pid_stat(5), in hundredths.
  static func seconds(of process: Int32) -> Double? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
      return nil
    }
    // The second field is the program's name in brackets, which may hold blanks.
    let fields =
      String(decoding: bytes, as: UTF8.self).split(separator: ")").last?
      .split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    return (user + system) / 100
  }
}
