import Foundation

/// How much memory this process may use, and what says so.
public struct MemoryLimit: Sendable, Hashable {
  /// What sets a limit.
  public enum Source: Sendable, Hashable, CaseIterable {
    /// The memory of the machine.
    case machine
    /// A control group: that of a container, a batch job or a service.
    case controlGroup
    /// The address space that a process may have: `ulimit -v`.
    case addressSpace
    /// The data that a process may have, memory without a file behind it included: `ulimit -d`.
    case data
  }

  /// The bytes.
  public var bytes: Double
  /// What says so.
  public var source: Source

  /// Makes a limit.
  public init(_ bytes: Double, by source: Source = .machine) {
    (self.bytes, self.source) = (bytes, source)
  }
}

/// What this process may use of the machine: the least of what there is and of what it is allowed.
public struct ProcessLimits: Sendable, Hashable {
  /// The processors it may run on at a time, at least 1.
  public let cores: Int
  /// The memory it may use.
  public let memory: MemoryLimit

  /// The limits of this process, found once.
  public static let current = ProcessLimits(
    cores: ProcessInfo.processInfo.activeProcessorCount,
    memory: Double(ProcessInfo.processInfo.physicalMemory)
  ) { path in
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Finds limits in the texts of Linux; elsewhere there are none of them.
  ///
  /// - Parameters:
  ///   - cores: The processors that are online.
  ///   - memory: The bytes of memory that the machine has.
  ///   - read: The text of a file, or nil if there is none.
  package init(cores: Int, memory: Double, _ read: (_ path: String) -> String?) {
    let groups = ControlGroups(
      membership: read("/proc/self/cgroup") ?? "", mounts: read("/proc/self/mountinfo") ?? "")
    let allowed = Self.allowedCores(read("/proc/self/status") ?? "")
    let quota = groups.processors(read).map { Int($0.rounded(.up)) }
    self.cores = max(1, [cores, allowed, quota].compactMap(\.self).min() ?? 1)
    let (own, status) = (read("/proc/self/limits") ?? "", read("/proc/self/status") ?? "")
    let threads = Self.bytesPerThread * Double(self.cores)
    let limits = [
      MemoryLimit(memory),
      groups.memory(read).map { MemoryLimit($0, by: .controlGroup) },
      Self.bytes("Max address space", own).map {
        MemoryLimit(
          max(0, $0 - Self.unusedSpace(status) - min(threads, $0 / 4)), by: .addressSpace)
      },
      Self.bytes("Max data size", own).map { MemoryLimit($0 - min(threads, $0 / 4), by: .data) },
    ]
    self.memory = limits.compactMap(\.self).min { $0.bytes < $1.bytes } ?? MemoryLimit(memory)
  }

  /// The processors that the process is bound to: `Cpus_allowed_list: 0-3,8`.
  static func allowedCores(_ status: String) -> Int? {
    guard let list = value("Cpus_allowed_list:", in: status) else { return nil }
    var count = 0
    for range in list.split(separator: ",") {
      let ends = range.split(separator: "-").map { Int($0) }
      guard let low = ends.first ?? nil, let high = ends.last ?? nil, low <= high else {
        return nil
      }
      count += high - low + 1
    }
    return count == 0 ? nil : count
  }

  /// The bytes of a limit of the process: `Max address space 1048576 …`.
  private static func bytes(_ limit: String, _ limits: String) -> Double? {
    value(limit, in: limits)?.split(separator: " ").first.flatMap { Double($0) }
  }

  /// What the C library sets aside for a thread, used or not: a stack of 8 MiB and an arena of 64.
  private static let bytesPerThread = Double(72 << 20)

  /// The bytes of address space that the process has and does not use: those of libraries, say.
  static func unusedSpace(_ status: String) -> Double {
    func kibibytes(_ name: String) -> Double? {
      value(name, in: status)?.split(separator: " ").first.flatMap { Double($0) }
    }
    guard let all = kibibytes("VmSize:"), let used = kibibytes("VmRSS:") else { return 0 }
    return max(0, all - used) * 1024
  }

  /// What follows a name at the beginning of a line.
  private static func value(_ name: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(name) }.map { line in
      line.dropFirst(name.count).split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
  }
}
