import Foundation

/// Why output could not be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What went wrong and what the user can do.
  public var message: String
  /// Whether the folder has files in it that must not be overwritten unasked (exit 2), not a failure to
  /// write (exit 7).
  public var isRefusal: Bool
  /// Whether a file is somebody else's, and is not overwritten even if asked to (exit 2).
  public var isForeign: Bool

  /// Makes an error.
  public init(path: String, message: String, isRefusal: Bool = false, isForeign: Bool = false) {
    self.path = path
    self.message = message
    self.isRefusal = isRefusal
    self.isForeign = isForeign
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
    let reason =
      switch code {
      // Some folders take no new file, whatever its name.
      case ENOENT where AtomicFile.isFolder(AtomicFile.folder(of: path)):
        "the system makes no new files there; name another place"
      case ELOOP where AtomicFile.isLinkLoop(path):
        "its symbolic links go round in a circle; remove one of them or name another place"
      default: SystemError.explanation(of: code)
      }
    self.init(path: path, message: "\(action): \(reason)")
  }
}

/// What the system says about files, in words.
package enum SystemError {
  /// What an error number of the system means for somebody who wants a file written, and the remedy.
  package static func explanation(of code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full; free some space or name another place"
    case EDQUOT: "the disk quota is used up; make room or name another place"
    case EFBIG: "the file is larger than the system allows here; name another place"
    case EACCES, EPERM: "no permission; name a place that you may write to"
    case EROFS: "the file system is read-only; name another place"
    case ENOENT: "its parent folder does not exist; create it first"
    case ENOTDIR: "a part of the path is a file, not a folder; name another place"
    case EISDIR: "it is a folder; name a file in it"
    case ENOTEMPTY, EEXIST: "it is there and not empty; name another place"
    case ENAMETOOLONG: "the name is too long; choose a shorter one"
    case ELOOP: "it is a symbolic link; remove it or name another place"
    case EMFILE, ENFILE: "too many files are open; close some or raise the limit"
    case EIO: "the device reports a fault; name another place"
    case ENXIO, ENODEV: "nothing takes what is written there; name a file"
    case EBUSY, ETXTBSY: "something else is using it; name another place"
    case EBADF: "it is closed; leave it open or name a file"
    case EINVAL, ENOTSUP: "the name or the file system does not allow it; name another place"
    case ENOMEM: "the system is out of memory; close other programs"
    default: "the system does not allow it; name another place"
    }
  }
}
