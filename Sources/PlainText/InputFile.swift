import Foundation

/// Reads files that users name, and reports in plain words why one cannot be read.
public enum InputFile {
  /// The largest file that is read in one piece, in bytes.
  public static let largest = 64 << 20

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - expected: What kind of file this should be, to ask about one that is too large: `a scenario`.
  /// - Returns: Its bytes, at most ``largest``.
  /// - Throws: `Diagnostics` with one item, without a line.
  /// - Complexity: O(size of the file).
  public static func bytes(of path: String, expected: String) throws(Diagnostics) -> [UInt8] {
    if path != "-" { try check(path) }
    let data: Data?
    do {
      let handle =
        path == "-"
        ? FileHandle.standardInput
        : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      data = try handle.read(upToCount: largest + 1)
    } catch {
      throw Diagnostics(
        file: path, "the file cannot be read", remedies: ["check that you may read it"])
    }
    let bytes = [UInt8](data ?? Data())
    if bytes.count > largest {
      throw Diagnostics(
        file: path, "the file is larger than \(largest >> 20) MiB", remedies: ["is it \(expected)?"]
      )
    }
    return bytes
  }

  private static func check(_ path: String) throws(Diagnostics) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Diagnostics(
        file: path, "there is no such file",
        remedies: ["check the path; it is relative to the current folder"])
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type]
    if kind as? FileAttributeType == .typeDirectory {
      throw Diagnostics(
        file: path, "this is a folder, not a file", remedies: ["name a file in it"])
    }
  }
}
