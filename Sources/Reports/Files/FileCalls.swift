import Foundation
import Synchronization

/// The system calls that change files.
///
/// Everything in a results folder that must survive a kill is written by these calls, and each of them
/// is counted: a test can let the n-th one fail, or be the last one before the process stops. It can also
/// see which are made, in order.
package final class FileCalls: Sendable {
  /// What becomes of a counted call in a test.
  package enum Outcome: Sendable {
    /// It fails with an error number of the system, and those after it work.
    case fails(Int32)
    /// The process stops: neither it nor any call after it has an effect. A write is cut in half.
    case stops
  }

  /// What a call does, and to what.
  package enum Call: Sendable, Hashable {
    case open(String)
    case write
    case rename(String, to: String)
    case remove(String)
    case makeFolder(String)
    /// A file or a folder is forced to the disk.
    case synchronise(String)
  }

  /// The calls of the system as they are.
  package static let system = FileCalls(at: .max, .stops)

  /// The number of the call that goes wrong, from 1.
  private let chosen: Int
  private let outcome: Outcome
  private let observer: (@Sendable (Call) -> Void)?
  private let counter = Atomic<Int>(0)

  /// Makes calls of which one goes wrong.
  ///
  /// - Parameters:
  ///   - call: Its number, from 1.
  ///   - outcome: What becomes of it.
  ///   - observer: Told each call before it is made.
  package init(
    at call: Int, _ outcome: Outcome, observer: (@Sendable (Call) -> Void)? = nil
  ) {
    chosen = call
    self.outcome = outcome
    self.observer = observer
  }

  /// How many calls there were.
  package var count: Int { counter.load(ordering: .relaxed) }

  /// Counts a call.
  ///
  /// - Returns: Zero for a call to make, or the error number of one that goes wrong.
  private func refusal(_ call: Call) -> Int32 {
    observer?(call)
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    return switch outcome {
    case .fails(let code): number == chosen ? code : 0
    case .stops: number >= chosen ? ECANCELED : 0
    }
  }

  /// Makes a call, unless it is to go wrong.
  private func make(_ call: Call, by function: () -> Int32) -> Int32 {
    let code = refusal(call)
    return code != 0 ? code : function() == 0 ? 0 : errno
  }

  /// Opens a file for writing; a new one gets the usual permissions.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - flags: How, beside that a child process does not inherit it.
  /// - Returns: Its descriptor, or -1 with the system's error number.
  package func open(_ path: String, _ flags: Int32) -> (descriptor: Int32, code: Int32) {
    let code = refusal(.open(path))
    if code != 0 { return (-1, code) }
    let descriptor = unsafe Foundation.open(path, flags | O_CLOEXEC, 0o666)
    return descriptor < 0 ? (-1, errno) : (descriptor, 0)
  }

  /// Writes all of some bytes to an open file, in as many pieces as it takes.
  ///
  /// - Returns: Zero, or the system's error number.
  package func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    let code = refusal(.write)
    if code == 0 { return Self.writeAll(bytes, to: descriptor) }
    if counter.load(ordering: .relaxed) == chosen {
      _ = Self.writeAll(bytes.prefix(bytes.count / 2), to: descriptor)
    }
    return code
  }

  /// Writes all of some bytes to a stream, uncounted.
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

  /// Forces an open file to the disk; a device or a pipe has nothing to force.
  ///
  /// - Returns: Zero, or the system's error number.
  package func synchronise(_ descriptor: Int32, of path: String) -> Int32 {
    let code = make(.synchronise(path)) { fsync(descriptor) }
    return code == EINVAL ? 0 : code
  }

  /// Gives a file another name in one step, in place of a file that has it.
  ///
  /// - Returns: Zero, or the system's error number.
  package func rename(_ path: String, to other: String) -> Int32 {
    make(.rename(path, to: other)) { unsafe Foundation.rename(path, other) }
  }

  /// Removes a file, or an empty folder; what is not there counts as removed.
  ///
  /// - Returns: Zero, or the system's error number.
  package func remove(_ path: String) -> Int32 {
    let code = make(.remove(path)) { unsafe Foundation.remove(path) }
    return code == ENOENT ? 0 : code
  }

  /// Makes a folder, but not its parents.
  ///
  /// - Returns: Zero, or the system's error number.
  package func makeFolder(_ path: String) -> Int32 {
    make(.makeFolder(path)) { unsafe mkdir(path, 0o777) }
  }

  /// Forces the names in a folder to the disk.
  ///
  /// File systems that cannot, and folders that may be written but not read, are let pass.
  ///
  /// - Returns: Zero, or the system's error number.
  package func synchronise(folder: String) -> Int32 {
    let code = refusal(.synchronise(folder))
    if code != 0 { return code }
    let descriptor = unsafe Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return 0 }
    defer { _ = close(descriptor) }
    let failure = fsync(descriptor) == 0 ? 0 : errno
    return [EIO, ENOSPC, EDQUOT].contains(failure) ? failure : 0
  }
}

/// `write(2)` under a name that the method above does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
