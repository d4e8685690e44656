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
/// are kept. A device or a pipe, `/dev/stdout` for instance, cannot be replaced: it is written to
/// directly.
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
  private var bytesWritten = 0
  private let simulatedFailure: SimulatedFailure?

  /// A failure to try in tests: the disk fills up, for instance.
  package struct SimulatedFailure: Sendable {
    /// How many bytes are written before it.
    var afterBytes: Int
    /// The system's error number.
    var code: Int32
  }

  /// Opens the temporary file.
  ///
  /// - Parameters:
  ///   - path: The file to make or to replace; its folder must exist.
  ///   - failing: A failure to try in tests.
  /// - Throws: ``OutputError`` if nothing can be written there.
  package init(replacing path: String, failing: SimulatedFailure? = nil) throws(OutputError) {
    self.path = path
    simulatedFailure = failing
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
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw OutputError(path: path, action: action, code: errno) }
      return
    }
    destination = exists ? Self.resolved(path) : path
    let folder = Self.folder(of: destination)
    (descriptor, temporary) = try Self.openTemporary(in: folder, for: path)
    // Best effort: a file system without permissions is no reason not to write.
    if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit { discard() }

  /// Writes bytes after those written before.
  ///
  /// - Parameter bytes: What to write.
  /// - Throws: ``OutputError``; the temporary file is then removed.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    let room = simulatedFailure.map { $0.afterBytes - bytesWritten } ?? bytes.count
    bytesWritten += bytes.count
    var code = Self.writeAll(bytes.prefix(max(0, room)), to: descriptor)
    if code == 0, room < bytes.count { code = simulatedFailure?.code ?? 0 }
    if code != 0 { throw failure("cannot write the file", code) }
  }

  /// Writes all of some bytes to an open file, in as many pieces as it takes.
  ///
  /// - Returns: Zero, or the system's error number.
  package static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var rest = unsafe buffer[...]
      while unsafe !rest.isEmpty {
        let count = unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count > 0 {
          unsafe rest = rest.dropFirst(count)
        } else if count == 0 {
          return ENOSPC
        } else if errno == EAGAIN {
          // The stream was made non-blocking: wait until it takes more.
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&request, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Forces what was written to the disk, and closes the temporary file; only its name is left to do.
  ///
  /// - Throws: ``OutputError``; the temporary file is then removed.
  package func finish() throws(OutputError) {
    guard descriptor >= 0 else { return }
    // A device or a pipe has nothing to force.
    if temporary != nil, fsync(descriptor) != 0, errno != EINVAL {
      throw failure("cannot write the file", errno)
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
    if unsafe rename(temporary, destination) != 0 {
      throw failure("cannot put the file in its place", errno)
    }
    self.temporary = nil
    try Self.synchronise(folder: Self.folder(of: destination))
  }

  /// Gives up: closes and removes the temporary file.
  public func discard() {
    if descriptor >= 0 { _ = close(descriptor) }
    descriptor = -1
    if let temporary { _ = unsafe unlink(temporary) }
    temporary = nil
  }

  /// Writes a complete file at once.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: The file to make or to replace.
  /// - Throws: ``OutputError``; an earlier file is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try AtomicFile(replacing: path)
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

/// `write(2)` under a name that the method above does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

extension AtomicFile {
  /// What the names of temporary files begin with.
  private static let temporaryPrefix = ".hearsay-"
  /// What the names of temporary files end with.
  private static let temporarySuffix = ".tmp"
  /// A name that no file of results has.
  static let probeName = ".hearsay-probe"

  /// Makes a folder, but not its parents.
  ///
  /// - Returns: Zero, or the system's error number.
  static func makeFolder(_ path: String) -> Int32 {
    unsafe mkdir(path, 0o777) == 0 ? 0 : errno
  }

  /// Whether a path leads to a folder, symbolic links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes what processes that were killed while they wrote left behind in a folder.
  ///
  /// What a running process writes is left alone.
  static func removeLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(temporaryPrefix) && name.hasSuffix(temporarySuffix) {
      let parts = name.dropFirst(temporaryPrefix.count).dropLast(temporarySuffix.count)
        .split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, Int(parts[1]) != nil
      else { continue }
      if kill(process, 0) != 0 && errno == ESRCH { _ = unsafe unlink(folder + "/" + name) }
    }
  }

  /// Removes a file that need not exist.
  static func remove(_ path: String) throws(OutputError) {
    if unsafe unlink(path) != 0 && errno != ENOENT {
      throw OutputError(path: path, action: "cannot remove the file", code: errno)
    }
  }

  /// Forces the names in a folder to the disk.
  ///
  /// File systems that cannot, and folders that may be written but not read, are let pass.
  private static func synchronise(folder: String) throws(OutputError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return }
    let code = fsync(descriptor) == 0 ? 0 : errno
    _ = close(descriptor)
    if [EIO, ENOSPC, EDQUOT].contains(code) {
      throw OutputError(path: folder, action: "cannot write the folder", code: code)
    }
  }

  /// Opens a new file in a folder under a name that nothing else has.
  private static func openTemporary(
    in folder: String, for path: String
  ) throws(OutputError) -> (descriptor: Int32, path: String?) {
    // A name is taken only if a process of the same id died before it could clean up.
    for _ in 0..<1000 {
      let number = temporaryCount.wrappingAdd(1, ordering: .relaxed).newValue
      let name = folder + "/" + temporaryPrefix + "\(getpid())-\(number)" + temporarySuffix
      let descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, name) }
      if errno != EEXIST {
        throw OutputError(path: path, action: "cannot write the file", code: errno)
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
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
