import Foundation

/// The machine a run was made on, for `timing.json`.
enum Machine {
  /// Operating system and architecture.
  static var description: String {
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    #if arch(x86_64)
      return "\(system), x86_64"
    #elseif arch(arm64)
      return "\(system), arm64"
    #else
      return system
    #endif
  }
}
