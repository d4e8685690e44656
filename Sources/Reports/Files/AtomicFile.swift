import Foundation
import Synchronization

/// A file that appears complete or not at all.
///
/// What is written goes to a temporary file in the same folder; ``commit()`` forces it to the disk and
/// gives it its name, replacing an earlier file in one step. Without a commit, or after any failure,
/// the temporary file is removed and an earlier file is left as it was.
///
/// ```swift
/// let file = try AtomicFile(replacing: "summary.csv")
/// try file.write(bytes)
/// try file.commit()
/// ```
///
/// A symbolic link is followed, and the file it points to replaced; permissions of the earlier file
/// are kept. A pipe that somebody reads or a device such as `/dev/stdout` cannot be replaced: it is written
/// to directly. Disks and sockets are refused.
///
/// It is not for two threads at a time.
public final class AtomicFile {
  /// The file as the user named it.
  public let path: String
  /// Where it ends up: the path with symbolic links resolved.
  private let destination: String
  /// The temporary file, or nil if the destination is written directly or the work is done.
  private var temporary: String?
  private var descriptor: Int32
  private let calls: FileCalls

  /// Opens the temporary file.
  ///
  /// - Parameters:
  ///   - path: The file to make or to replace; its folder must exist.
  ///   - calls: What it is written with.
  /// - Throws: ``OutputError`` if nothing can be written there.
  package init(replacing path: String, calls: FileCalls = .system) throws(OutputError) {
    self.path = path
    self.calls = calls
    if path.isEmpty {
      throw OutputError(path: "\"\"", message: "cannot write the file: it has no name; name a file")
    }
    if path.utf8.contains(0) {
      throw OutputError(
        path: path, message: "cannot write the file: a name cannot have a zero byte; choose another"
      )
    }
    let action = "cannot write the file"
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if !exists && errno != ENOENT { throw OutputError(path: path, action: action, code: errno) }
    let kind = exists ? status.st_mode & S_IFMT : S_IFREG
    if kind == S_IFDIR { throw OutputError(path: path, action: action, code: EISDIR) }
    if kind != S_IFREG {
      destination = path
      descriptor = try Self.openStream(path, kind, calls)
      return
    }
    destination = exists ? Self.resolved(path) : path
    let folder = Self.folder(of: destination)
    (descriptor, temporary) = try Self.openTemporary(in: folder, for: path, calls)
    // Best effort: a file system without permissions is no reason not to write.
    if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// Opens the temporary file of a new file in a folder, which a commit of the whole folder names.
  ///
  /// - Parameters:
  ///   - name: The name that the file will have; a file or a link that has it will be replaced.
  ///   - folder: The folder.
  ///   - calls: What it is written with.
  /// - Throws: ``OutputError`` if nothing can be written there.
  init(named name: String, in folder: String, calls: FileCalls) throws(OutputError) {
    path = folder + (folder.hasSuffix("/") ? "" : "/") + name
    destination = path
    self.calls = calls
    if Self.isFolder(path) {
      throw OutputError(path: path, action: "cannot write the file", code: EISDIR)
    }
    (descriptor, temporary) = try Self.openTemporary(in: folder, for: path, calls)
  }

  deinit { discard() }

  /// Writes bytes after those written before.
  ///
  /// - Parameter bytes: What to write.
  /// - Throws: ``OutputError``; the temporary file is then removed.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    let code = calls.write(bytes[...], to: descriptor)
    if code != 0 { throw failure("cannot write the file", code) }
  }

  /// Forces what was written to the disk, and closes the temporary file; only its name is left to do.
  ///
  /// - Throws: ``OutputError``; the temporary file is then removed.
  package func finish() throws(OutputError) {
    guard descriptor >= 0 else { return }
    if let temporary {
      let code = calls.synchronise(descriptor, of: temporary)
      if code != 0 { throw failure("cannot write the file", code) }
    }
    let code = close(descriptor) == 0 ? 0 : errno
    descriptor = -1
    if code != 0 && code != EINTR { throw failure("cannot write the file", code) }
  }

  /// Puts the complete file in its place.
  ///
  /// - Throws: ``OutputError``; an earlier file is then as it was.
  public func commit() throws(OutputError) {
    try finish()
    guard let temporary else { return }
    var code = calls.rename(temporary, to: destination)
    if code != 0 { throw failure("cannot put the file in its place", code) }
    self.temporary = nil
    let folder = Self.folder(of: destination)
    code = calls.synchronise(folder: folder)
    if code != 0 { throw OutputError(path: folder, action: "cannot write the folder", code: code) }
  }

  /// Finishes the temporary file and leaves it to whoever names it.
  ///
  /// - Returns: Its path.
  /// - Throws: ``OutputError``; the temporary file is then removed.
  func handOver() throws(OutputError) -> String {
    try finish()
    defer { temporary = nil }
    return temporary ?? destination
  }

  /// Gives up: closes and removes the temporary file.
  public func discard() {
    if descriptor >= 0 { _ = close(descriptor) }
    descriptor = -1
    if let temporary { _ = calls.remove(temporary) }
    temporary = nil
  }

  /// Writes a complete file at once.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: The file to make or to replace.
  /// - Throws: ``OutputError``; an earlier file is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(bytes, to: path, calls: .system)
  }

  /// Writes a complete file at once, with given calls.
  package static func write(
    _ bytes: [UInt8], to path: String, calls: FileCalls
  ) throws(OutputError) {
    let file = try AtomicFile(replacing: path, calls: calls)
    try file.write(bytes)
    try file.commit()
  }

  private func failure(_ action: String, _ code: Int32) -> OutputError {
    discard()
    return OutputError(path: path, action: action, code: code)
  }
}

// MARK: - The system

/// Temporary files of this process, counted so that no two share a name.
private let temporaryCount = Atomic<Int>(0)

extension AtomicFile {
  /// What the names of temporary files begin with.
  private static let temporaryPrefix = ".hearsay-"
  /// What the names of temporary files end with.
  private static let temporarySuffix = ".tmp"
  /// A name that no file of results has.
  static let probeName = ".hearsay-probe"

  /// Whether a path leads to a folder, symbolic links followed.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether a path leads to a device or a pipe, which is written to and not replaced.
  static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Opens a device or a pipe.
  private static func openStream(
    _ path: String, _ kind: mode_t, _ calls: FileCalls
  ) throws(OutputError) -> Int32 {
    let action = "cannot write the file"
    if kind == S_IFSOCK || kind == S_IFBLK {
      let name = kind == S_IFSOCK ? "a socket" : "a disk"
      throw OutputError(path: path, message: "\(action): it is \(name), not a file; name a file")
    }
    // A pipe that nobody reads would be waited for.
    let (descriptor, code) = calls.open(path, O_WRONLY | (kind == S_IFIFO ? O_NONBLOCK : 0))
    if code == ENXIO, kind == S_IFIFO {
      throw OutputError(
        path: path,
        message:
          "\(action): it is a pipe that nothing reads; start its reader first, or name a file")
    }
    if descriptor < 0 { throw OutputError(path: path, action: action, code: code) }
    return descriptor
  }

  /// Whether the symbolic links of a path lead back to themselves.
  static func isLinkLoop(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) != 0 && errno == ELOOP
  }

  /// Removes what processes that were killed while they wrote left behind in a folder.
  ///
  /// What a running process writes is left alone.
  static func removeLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      guard let process = writer(of: name) else { continue }
      // In a container every process may have the same id; of this one none is open yet.
      let isGone = process == getpid() || kill(process, 0) != 0 && errno == ESRCH
      if isGone { _ = unsafe unlink(folder + "/" + name) }
    }
  }

  /// The process that a temporary file is named after; nil for a name that no temporary file has.
  static func writer(of name: String) -> pid_t? {
    guard name.hasPrefix(temporaryPrefix), name.hasSuffix(temporarySuffix) else { return nil }
    let parts = name.dropFirst(temporaryPrefix.count).dropLast(temporarySuffix.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = pid_t(parts[0]), process > 0, Int(parts[1]) != nil
    else { return nil }
    return process
  }

  /// Opens a new file in a folder under a name that nothing else has.
  private static func openTemporary(
    in folder: String, for path: String, _ calls: FileCalls
  ) throws(OutputError) -> (descriptor: Int32, path: String?) {
    // A name is taken only if a process of the same id died before it could clean up.
    for _ in 0..<1000 {
      let number = temporaryCount.wrappingAdd(1, ordering: .relaxed).newValue
      let name = folder + "/" + temporaryPrefix + "\(getpid())-\(number)" + temporarySuffix
      let (descriptor, code) = calls.open(name, O_WRONLY | O_CREAT | O_EXCL)
      if descriptor >= 0 { return (descriptor, name) }
      if code != EEXIST {
        throw OutputError(path: path, action: "cannot write the file", code: code)
      }
    }
    throw OutputError(path: path, action: "cannot write the file", code: EEXIST)
  }

  /// The path without symbolic links.
  private static func resolved(_ path: String) -> String {
    guard let pointer = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }

  /// The folder a path is in.
  static func folder(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
