import Foundation

/// What a measurement was made on.
public enum Machine {
  /// Operating system, architecture and cores: "Linux x86_64, 2 cores".
  public static var summary: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return "\(operatingSystem) \(architecture), \(cores) \(cores == 1 ? "core" : "cores")"
  }

  /// The model of the processor as the system names it, or nil.
  public static var processor: String? {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
      return nil
    }
    return value(of: "model name", in: text)
  }

  /// How this program was built: `release` or `debug`.
  public static var build: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  /// The compiler that built this program, as far as a program can tell: "Swift 6.3".
  public static var compiler: String {
    #if compiler(>=6.5)
      "Swift 6.5 or later"
    #elseif compiler(>=6.4)
      "Swift 6.4"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  /// The most memory this process has had in use, in bytes, or nil where the system does not tell.
  ///
  /// It counts from the start of the process, or from the last ``resetPeak()`` that worked.
  public static var peakBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let field = value(of: "VmHWM", in: text)?.split(separator: " ").first,
      let kibibytes = Int(field)
    else { return nil }
    return kibibytes * 1024
  }

  /// Resets ``peakBytes`` to the memory in use now.
  ///
  /// Memory that was freed but not yet handed back to the system counts as in use.
  ///
  /// - Returns: Whether the system allows it; Linux does, for a process of one's own.
  public static func resetPeak() -> Bool {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return false }
    // 5 resets the peak and nothing else: proc_pid_clear_refs(5).
    return (try? file.write(contentsOf: Data("5".utf8))) != nil
  }

  private static func value(of key: String, in text: String) -> String? {
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return nil
  }

  private static var operatingSystem: String {
    #if os(Linux)
      "Linux"
    #elseif os(macOS)
      "macOS"
    #else
      "an unnamed system"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "an unnamed architecture"
    #endif
  }
}
