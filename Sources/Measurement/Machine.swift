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

  /// The most memory this process has had in use, in bytes, or nil where the system does not tell.
  public static var peakBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let field = value(of: "VmHWM", in: text)?.split(separator: " ").first,
      let kibibytes = Int(field)
    else { return nil }
    return kibibytes * 1024
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
