import Foundation

/// Why output could not be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What went wrong and what the user can do.
  public var message: String
  /// Whether the folder has files in it that must not be overwritten (exit 2), not a failure to
  /// write (exit 7).
  public var isRefusal: Bool

  /// Makes an error.
  public init(path: String, message: String, isRefusal: Bool = false) {
    self.path = path
    self.message = message
    self.isRefusal = isRefusal
  }

  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}

extension OutputError {
  /// The error of a system call: what was tried, why it failed and what helps.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - action: What was tried: `cannot write the file`.
  ///   - code: The system's error number.
  package init(path: String, action: String, code: Int32) {
    self.init(path: path, message: "\(action): \(Self.explanation(of: code))")
  }

  /// What an error number of the system means for somebody who wants a file written, and the remedy.
  private static func explanation(of code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full; free some space or name another place"
    case EDQUOT: "the disk quota is used up; make room or name another place"
    case EFBIG: "the file is larger than the system allows here; name another place"
    case EACCES, EPERM: "no permission; name a place that you may write to"
    case EROFS: "the file system is read-only; name another place"
    case ENOENT: "its parent folder does not exist; create it first"
    case ENOTDIR: "a part of the path is a file, not a folder; name another place"
    case EISDIR: "it is a folder; name a file in it"
    case ENAMETOOLONG: "the name is too long; choose a shorter one"
    case ELOOP:
      "it is a symbolic link, or its links go round in a circle; remove it or name another place"
    case EMFILE, ENFILE: "too many files are open; close some or raise the limit"
    case EIO: "the device reports a fault; name another place"
    default: "\(unsafe String(cString: strerror(code))); name another place"
    }
  }
}
