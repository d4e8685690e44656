package import Foundation

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
    let data: Data?
    do throws(Diagnostic) {
      let handle = try open(path)
      do {
        data = try handle.read(upToCount: largest + 1)
      } catch {
        throw unreadable(path)
      }
    } catch {
      throw Diagnostics([error])
    }
    let bytes = [UInt8](data ?? Data())
    if bytes.count > largest {
      throw Diagnostics(
        file: path, "the file is larger than \(largest >> 20) MiB", remedies: ["is it \(expected)?"]
      )
    }
    return bytes
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameter path: The file.
  /// - Returns: A handle at its beginning.
  /// - Throws: `Diagnostic` without a line.
  package static func open(_ path: String) throws(Diagnostic) -> FileHandle {
    if path == "-" { return .standardInput }
    guard FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        file: path, "there is no such file",
        remedies: ["check the path; it is relative to the current folder"])
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type]
    if kind as? FileAttributeType == .typeDirectory {
      throw Diagnostic(
        file: path, "this is a folder, not a file", remedies: ["name a file in it"])
    }
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw unreadable(path)
    }
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      file: path, "the file cannot be read", remedies: ["check that you may read it"])
  }
}
