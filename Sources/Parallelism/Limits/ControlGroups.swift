/// The control groups that limit a Linux process, as the kernel's texts name them: in containers, in batch
/// jobs and under service managers.
///
/// A limit holds for a group and everything in it, so the groups above a process's own count as well, as far
/// as they can be seen.
struct ControlGroups {
  /// One mounted hierarchy of groups, and where the process is in it.
  struct Hierarchy: Hashable {
    /// Whether it is of version 2, with its own names for files.
    var isUnified: Bool
    /// What it controls; of version 2, nothing is named.
    var controllers: [String]
    /// The folders of the process's group and of those above it, up to the mounted one.
    var folders: [String]
  }

  /// The hierarchies, in the order of mounts.
  let hierarchies: [Hierarchy]

  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - membership: The text of `/proc/self/cgroup`: lines `number:controllers:path`.
  ///   - mounts: The text of `/proc/self/mountinfo`.
  init(membership: String, mounts: String) {
    let own = membership.split(separator: "\n").compactMap {
      line -> (names: [String], path: String)? in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      return (parts[1].split(separator: ",").map(String.init), String(parts[2]))
    }
    hierarchies = mounts.split(separator: "\n").compactMap { line in
      // id, parent, device, root, mount point, options, optional fields, "-", type, source, options
      let halves = line.split(separator: " - ", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      let (place, kind) = (halves[0].split(separator: " "), halves[1].split(separator: " "))
      guard place.count >= 5, kind.count >= 3 else { return nil }
      let isUnified = kind[0] == "cgroup2"
      guard isUnified || kind[0] == "cgroup" else { return nil }
      let options = kind[2].split(separator: ",").map(String.init)
      let membership = own.first { names, _ in
        isUnified ? names.isEmpty : !names.isEmpty && names.allSatisfy(options.contains)
      }
      guard let membership else { return nil }
      return Hierarchy(
        isUnified: isUnified, controllers: isUnified ? [] : membership.names,
        folders: Self.folders(
          of: membership.path, mountedAt: Self.plain(place[4]), root: Self.plain(place[3])))
    }
  }

  /// The folder of a group and of those above it, up to the mount point; of a group outside of what is
  /// mounted, the mount point alone.
  private static func folders(
    of path: String, mountedAt mount: String, root: String
  ) -> [String] {
    var rest = path.split(separator: "/")
    let above = root.split(separator: "/")
    if rest.starts(with: above) { rest.removeFirst(above.count) } else { rest = [] }
    if rest.contains("..") { rest = [] }
    return (0...rest.count).reversed().map { depth in
      ([mount] + rest.prefix(depth).map(String.init)).joined(separator: "/")
    }
  }

  /// A path of a mount table: blanks and the like are written as `\040`.
  private static func plain(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      let isEscape = byte == UInt8(ascii: "\\") && digits.count == 3
      if isEscape, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The least number of bytes that a group may use, or nil if none has a limit.
  func memory(_ read: (_ path: String) -> String?) -> Double? {
    all("memory", read, unified: ["memory.max"], other: ["memory.limit_in_bytes"]).compactMap {
      Self.number($0[0])
    }.min()
  }

  /// The least number of processors' time that a group may use, or nil if none has a quota.
  func processors(_ read: (_ path: String) -> String?) -> Double? {
    all(
      "cpu", read, unified: ["cpu.max"], other: ["cpu.cfs_quota_us", "cpu.cfs_period_us"]
    ).compactMap { texts in
      // Of version 2 both numbers are in one file.
      let words = texts.flatMap { $0.split { $0 == " " || $0 == "\n" } }
      guard words.count >= 2, let quota = Double(words[0]), let period = Double(words[1]),
        quota > 0, period > 0
      else { return nil }
      return quota / period
    }.min()
  }

  /// The texts of some files in every group that has all of them.
  private func all(
    _ controller: String, _ read: (_ path: String) -> String?, unified: [String], other: [String]
  ) -> [[String]] {
    hierarchies.flatMap { hierarchy -> [[String]] in
      guard hierarchy.isUnified || hierarchy.controllers.contains(controller) else { return [] }
      let names = hierarchy.isUnified ? unified : other
      return hierarchy.folders.compactMap { folder in
        let texts = names.compactMap { read(folder + "/" + $0) }
        return texts.count == names.count ? texts : nil
      }
    }
  }

  /// A positive number, alone in a text; nil for `max`.
  private static func number(_ text: String) -> Double? {
    let word = text.prefix { $0 != "\n" }
    guard let number = Double(word), number >= 0 else { return nil }
    return number
  }
}
