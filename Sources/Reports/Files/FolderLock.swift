import Foundation
import PlainText
import Synchronization

/// The lock that says which process is at work in a results folder.
///
/// It is a file in the folder's `unfinished` that names the process and its machine. The process also holds
/// the file locked, which the system ends with the process, however that ends; where the file system has no
/// such locks, the process's id and the time at which it started tell whether it still runs. What was on
/// another machine cannot be seen from here: such a lock stands until somebody breaks it.
final class FolderLock: Sendable {
  /// Who held a lock that was taken over, because that process is gone.
  let formerHolder: LockHolder?
  /// The folder of the file.
  private let place: String
  private let path: String
  private let calls: FileCalls
  private let descriptor: Atomic<Int32>

  /// How often it is tried to take a lock that others hold without saying who they are.
  private static let attempts = 200

  /// Takes the lock of a results folder, and makes its `unfinished` if that is missing.
  ///
  /// - Parameters:
  ///   - folder: The results folder; it must exist.
  ///   - breaks: Whether a lock of another machine is taken over.
  ///   - calls: What it is written with.
  /// - Throws: ``FolderProblem`` if another process holds it; ``OutputError``.
  init(of folder: String, breaks: Bool, calls: FileCalls) throws {
    self.calls = calls
    place = folder + "/" + StoredFolder.unfinishedName
    path = place + "/lock"
    let mine = LockHolder.current(done: 0)
    for _ in 0..<Self.attempts {
      try Self.makeFolder(place, calls)
      // A link could lead to a file that is none of ours.
      var (file, code) = calls.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
      if code == EEXIST { (file, code) = calls.open(path, O_RDWR | O_NOFOLLOW) }
      if code == ENOENT {
        // Whoever held it has just removed it, or its folder.
        _ = usleep(1000)
        continue
      }
      if code != 0 { throw OutputError(path: path, action: "cannot write the file", code: code) }
      let isFree = flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      let holder = LockHolder(reading: path)
      let isHere = holder.map { $0.host == mine.host } ?? true
      // Of this process's own locks those that are held are seen by the system's.
      let isGone = holder.map { $0.process == mine.process || !$0.isRunning } ?? true
      if let holder, !isFree || (isHere ? !isGone : !breaks) {
        _ = close(file)
        throw FolderProblem.locked(folder, holder, isHere: isHere || !isFree)
      }
      // It may have been removed, and made anew, between opening and locking; or whoever took it has not
      // written it yet.
      guard isFree, Self.isSame(file, path) else {
        _ = close(file)
        _ = usleep(1000)
        continue
      }
      formerHolder = holder
      descriptor = Atomic(file)
      let failure = write(mine)
      if failure != 0 {
        release()
        throw OutputError(path: path, action: "cannot write the file", code: failure)
      }
      return
    }
    throw FolderProblem.locked(folder, nil, isHere: true)
  }

  /// Makes the folder of the lock, unless it is there.
  private static func makeFolder(_ path: String, _ calls: FileCalls) throws(OutputError) {
    let code = calls.makeFolder(path)
    var found = stat()
    // One that is removed in between is made at the next attempt.
    if code == EEXIST, unsafe lstat(path, &found) == 0, found.st_mode & S_IFMT != S_IFDIR {
      throw OutputError(
        path: path, message: "is a file or a link, not a folder; remove it or name another place")
    }
    if code != 0, code != EEXIST {
      throw OutputError(path: path, action: "cannot create the folder", code: code)
    }
  }

  /// Says in the lock, as well as can be, how many runs there were when work began.
  func note(done: Int) { _ = write(.current(done: done)) }

  /// Writes who holds it.
  ///
  /// - Returns: Zero, or the system's error number.
  private func write(_ holder: LockHolder) -> Int32 {
    let file = descriptor.load(ordering: .relaxed)
    guard file >= 0 else { return 0 }
    let bytes = Array(holder.text.utf8)
    guard lseek(file, 0, SEEK_SET) == 0 else { return errno }
    // What is there is cut off last: on a full disk an empty file would name nobody.
    let code = calls.write(bytes[...], to: file)
    return code != 0 ? code : ftruncate(file, off_t(bytes.count)) == 0 ? 0 : errno
  }

  deinit { release() }

  /// Removes the lock, and its folder if nothing else is in it.
  func release() {
    let file = descriptor.exchange(-1, ordering: .relaxed)
    guard file >= 0 else { return }
    if Self.isSame(file, path) { _ = calls.remove(path) }
    _ = close(file)
    _ = calls.remove(place)
  }

  /// Whether a path still leads to an open file.
  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (mine, there) = (stat(), stat())
    return unsafe fstat(file, &mine) == 0 && lstat(path, &there) == 0 && mine.st_ino == there.st_ino
      && mine.st_dev == there.st_dev
  }
}

extension LockHolder {
  /// This process.
  static func current(done: Int) -> LockHolder {
    LockHolder(
      process: Int(getpid()), started: startTime(of: getpid()), host: hostName,
      since: Date.now.ISO8601Format(), done: done)
  }

  /// Whether the process still runs, on this machine.
  var isRunning: Bool {
    guard let id = pid_t(exactly: process), id > 0 else { return false }
    if kill(id, 0) != 0 && errno == ESRCH { return false }
    return started == nil || started == Self.startTime(of: id)
  }

  /// Whether it is a process of this machine.
  package var isHere: Bool { host == Self.hostName }

  /// The holder that a lock file names, or nil if it names none.
  init?(reading path: String) {
    // A pipe would be waited for.
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe pread(file, &bytes, bytes.count, 0)
    guard count > 0,
      let json = JSONReader.read(SourceText(.file, name: path, bytes: Array(bytes[..<count]))).root,
      let process = json["process"]?.value.wholeNumber, let host = json["host"]?.value.text
    else { return nil }
    self.init(
      process: process, started: json["started"]?.value.wholeNumber, host: host,
      since: json["since"]?.value.text ?? "", done: json["done"]?.value.wholeNumber ?? 0)
  }

  /// What a lock file says.
  var text: String {
    let object: JSONValue = [
      "process": .integer(process), "started": started.map { .integer($0) } ?? .null,
      "host": .text(host), "since": .text(since), "done": .integer(done),
    ]
    return object.line + "\n"
  }

  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// When a process started, in ticks of the system's clock, or nil where the system does not say, and of
  /// one that has ended and waits for its parent: fields 22 and 3 of proc_pid_stat(5).
  private static func startTime(of process: pid_t) -> Int? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // The second field is the program's name in brackets, which may hold anything.
    guard let name = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: name)...].split(separator: " ")
    return fields.count > 19 && fields[0] != "Z" ? Int(fields[19]) : nil
  }
}
