import Foundation

/// A program that was started with its limits, and how it ended.
struct ChildProcess {
  /// What it printed.
  var output: [UInt8] = []
  /// What it printed on standard error.
  var errors: [UInt8] = []
  /// How it ended.
  var end: End

  /// How a program ends.
  enum End: Sendable, Hashable {
    /// By itself, with a status.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
    /// It made no progress and was ended.
    case hang

    var words: String {
      switch self {
      case .exit(let status): "exit \(status)"
      case .signal(let number): "signal \(number)"
      case .hang: "no end"
      }
    }
  }

  /// Starts a program and waits until it ends, or has stood still for too long.
  ///
  /// - Parameters:
  ///   - words: The program and its words.
  ///   - folder: Where its output is written.
  ///   - addressSpace: The most memory it may map, in bytes; nil for no limit.
  ///   - patience: How many seconds of processor time it may take without progress; where others take the
  ///     processor, that may last. One that waits for something is ended after twenty times as long.
  ///   - progress: What changes as long as it does not stand still.
  /// - Returns: What it printed and how it ended.
  /// - Throws: If it could not be started.
  static func run(
    _ words: [String], in folder: String, addressSpace: Int?, patience: Double,
    progress: () -> String = { "" }
  ) throws -> ChildProcess {
    let (output, errors) = ("\(folder)/stdout", "\(folder)/stderr")
    try Checks.write([], to: output)
    try Checks.write([], to: errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let limit = addressSpace.map { "ulimit -v \($0 / 1024); " } ?? ""
    process.arguments = ["-c", "ulimit -c 0; \(limit)exec \"$0\" \"$@\""] + words
    process.standardInput = FileHandle.nullDevice
    let files = try [output, errors].map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
    (process.standardOutput, process.standardError) = (files[0], files[1])
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"]) { _, new in new }
    try process.run()
    // Foundation keeps processes that have ended, and with them files; of ten thousand there are too many.
    for file in files { try file.close() }
    let isHung = wait(for: process, patience: patience, progress)
    let end: End =
      isHung
      ? .hang
      : process.terminationReason == .exit
        ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
    return ChildProcess(output: try bytes(of: output), errors: try bytes(of: errors), end: end)
  }

  /// Waits; ends what stands still, and says so.
  private static func wait(for process: Process, patience: Double, _ progress: () -> String) -> Bool
  {
    let id = process.processIdentifier
    var last = progress()
    var since = (date: Date(), used: ProcessUse.seconds(of: id))
    var pause = 0.001
    while process.isRunning {
      Thread.sleep(forTimeInterval: pause)
      pause = min(pause * 1.2, 0.05)
      let now = progress()
      if now != last { (last, since) = (now, (Date(), ProcessUse.seconds(of: id))) }
      let waited = Date().timeIntervalSince(since.date)
      guard waited > patience else { continue }
      let used = ProcessUse.seconds(of: id).map { $0 - (since.used ?? 0) } ?? waited
      guard used > patience || waited > 20 * patience else { continue }
      _ = kill(id, SIGKILL)
      process.waitUntilExit()
      return true
    }
    return false
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    // What somebody prints without end is no reason to fill this memory.
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    return [UInt8](try file.read(upToCount: 64 << 20) ?? Data())
  }
}

/// A folder that goes with the process that uses it.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let base =
      FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    path = "\(base)/hearsay-fuzzing-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
