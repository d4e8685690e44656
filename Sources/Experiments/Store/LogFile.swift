import Foundation

/// An open file that is written at its end and read anywhere.
///
/// Several threads may read at a time, while one writes.
final class LogFile: Sendable {
  /// Where it is.
  let path: String
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - isWritten: Whether it is written, and made if it is not there.
  /// - Throws: ``JournalError``.
  init(_ path: String, isWritten: Bool) throws(JournalError) {
    self.path = path
    descriptor = unsafe open(
      path, isWritten ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .system(path: path, .open, code: errno) }
  }

  deinit { _ = close(descriptor) }

  /// The number of bytes it has.
  func size() throws(JournalError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .system(path: path, .read, code: errno)
    }
    return Int(status.st_size)
  }

  /// Reads so many bytes from a place on; fewer where the file ends before.
  func read(_ count: Int, at place: Int) throws(JournalError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // In bounds: at most the rest of the buffer is asked for.
      while filled < count {
        let found = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
          off_t(place + filled))
        if found > 0 { filled += found } else if found == 0 { return }
        if found < 0 && errno != EINTR {
          code = errno
          return
        }
      }
    }
    if code != 0 { throw .system(path: path, .read, code: code) }
    return bytes
  }

  /// Writes all of some bytes at a place, in as many pieces as it takes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - place: Where the first goes.
  ///   - most: The most bytes that are written at once.
  /// - Throws: ``JournalError``; a part may be written then.
  func write(_ bytes: ArraySlice<UInt8>, at place: Int, most: Int = .max) throws(JournalError) {
    let code = unsafe bytes.withUnsafeBytes { buffer -> Int32 in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...].prefix(most))
        let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(place + done))
        if count > 0 { done += count } else if count == 0 { return ENOSPC }
        if count < 0 && errno != EINTR { return errno }
      }
      return 0
    }
    if code != 0 { throw .system(path: path, .write, code: code) }
  }

  /// Cuts it off behind so many bytes.
  func truncate(to size: Int) throws(JournalError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else {
      throw .system(path: path, .write, code: errno)
    }
  }

  /// Forces what was written to the disk.
  func synchronise() throws(JournalError) {
    // What is no file on a disk has nothing to force.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .system(path: path, .synchronise, code: errno)
    }
  }
}
