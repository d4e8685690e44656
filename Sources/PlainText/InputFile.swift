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
  /// Regular files alone are opened by name: a named pipe would wait for somebody to write, and a device
  /// may have no end. A pipe that the shell has opened for this program (`/dev/stdin`, `/dev/fd/63`) is as
  /// good as standard input.
  ///
  /// - Parameter path: The file.
  /// - Returns: A handle at its beginning.
  /// - Throws: `Diagnostic` without a line.
  package static func open(_ path: String) throws(Diagnostic) -> FileHandle {
    if path == "-" { return .standardInput }
    guard FileManager.default.fileExists(atPath: path) else { throw missing(path) }
    let isOpen = ["/dev/stdin", "/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix)
    if !isOpen, let problem = kindProblem(path) { throw problem }
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw unreadable(path)
    }
  }

  /// What a path leads to that is no regular file, or nil.
  private static func kindProblem(_ path: String) -> Diagnostic? {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    guard let kind = attributes?[.type] as? FileAttributeType, kind != .typeRegular else {
      return nil
    }
    let remedy = "name a file, or - for standard input"
    return switch kind {
    case .typeDirectory:
      Diagnostic(file: path, "this is a folder, not a file", remedies: ["name a file in it"])
    case .typeCharacterSpecial, .typeBlockSpecial:
      Diagnostic(file: path, "this is a device, not a file", remedies: [remedy])
    case .typeSocket: Diagnostic(file: path, "this is a socket, not a file", remedies: [remedy])
    // Links were followed: of what there is, a named pipe is left.
    default:
      Diagnostic(
        file: path, "this is a named pipe (FIFO), not a file",
        remedies: ["name a file, or read the pipe as standard input: - < PIPE"])
    }
  }

  /// Why there is no file at a path: a loop of symbolic links, a link that leads nowhere, or nothing.
  private static func missing(_ path: String) -> Diagnostic {
    do {
      // There is nothing that it could wait for.
      _ = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      let error = error as NSError
      let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
      if cause.domain == NSPOSIXErrorDomain, cause.code == Int(ELOOP) {
        return Diagnostic(
          file: path, "this is a loop of symbolic links, which leads to no file",
          remedies: ["name the file itself"])
      }
    }
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
      return Diagnostic(
        file: path, "this is a symbolic link to \(quoted(target)), and there is no such file",
        remedies: ["name the file itself"])
    }
    return Diagnostic(
      file: path, "there is no such file",
      remedies: ["check the path; it is relative to the current folder"])
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      file: path, "the file cannot be read", remedies: ["check that you may read it"])
  }
}
