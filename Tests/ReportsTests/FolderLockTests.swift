import Foundation
import Synchronization
import Testing

@testable import Reports

@Suite struct FolderLockTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func taken(breaks: Bool = false) throws -> FolderLock {
    try FolderLock(of: folder.path, breaks: breaks, calls: .system)
  }

  /// Writes the lock of a process.
  private func write(process: Int, started: Int?, host: String) throws {
    let holder = LockHolder(
      process: process, started: started, host: host, since: "2026-01-01T00:00:00Z", done: 0)
    try writeLock(holder.text)
  }

  private func writeLock(_ text: String) throws {
    try makeUnfinished()
    try folder.write(text, to: "unfinished/lock")
  }

  private func makeUnfinished() throws {
    try FileManager.default.createDirectory(
      atPath: folder("unfinished"), withIntermediateDirectories: true)
  }

  private func link(_ name: String, to path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder(name), withDestinationPath: path)
  }

  private func expectLocked(isHere: Bool) {
    let error = #expect(throws: FolderProblem.self) { try taken() }
    guard case .locked(let path, _, let found)? = error else {
      Issue.record("\(error.debugDescription)")
      return
    }
    #expect(path == folder.path && found == isHere)
  }

  @Test func `a lock is held by one, says by whom, and is gone when it is released`() throws {
    let lock = try taken()
    let holder = try #require(LockHolder(reading: folder("unfinished/lock")))
    #expect(holder.process == Int(getpid()) && holder.isHere && holder.isRunning)
    expectLocked(isHere: true)
    lock.release()
    #expect(folder.names() == [])
    try taken().release()
  }

  @Test func `a lock that is not released goes with whoever held it`() throws {
    do { _ = try taken() }
    #expect(folder.names() == [])
  }

  @Test func `the lock of a process that is gone is taken over`() throws {
    let mine = LockHolder.current(done: 0)
    // No process has the largest id; the parent process started at another time.
    for (process, started) in [(2_147_483_647, nil), (Int(getppid()), 1)] as [(Int, Int?)] {
      if started != nil, mine.started == nil { continue }
      try write(process: process, started: started, host: mine.host)
      let lock = try taken()
      #expect(lock.formerHolder?.process == process)
      lock.release()
    }
  }

  @Test func `the lock of a process that runs stands, also without locks of the system`() throws {
    let mine = LockHolder.current(done: 0)
    try write(process: Int(getppid()), started: nil, host: mine.host)
    expectLocked(isHere: true)
  }

  @Test func `the lock of another machine stands until it is broken`() throws {
    try write(process: 2_147_483_647, started: nil, host: "elsewhere")
    expectLocked(isHere: false)
    let lock = try taken(breaks: true)
    #expect(lock.formerHolder?.host == "elsewhere")
    // A lock that is held is never broken.
    #expect(throws: FolderProblem.self) { try taken(breaks: true) }
    lock.release()
  }

  @Test func `a lock that a killed process did not come to write is nobody's`() throws {
    try writeLock("")
    try taken().release()
  }

  @Test func `a lock that is held, but names nobody, is another process's in the end`() throws {
    try writeLock("")
    let file = unsafe open(folder("unfinished/lock"), O_RDWR)
    #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
    let error = #expect(throws: FolderProblem.self) { try taken() }
    guard case .locked(_, nil, isHere: true)? = error else {
      Issue.record("\(error.debugDescription)")
      return
    }
    _ = close(file)
    try taken().release()
  }

  @Test func `a full disk takes no name out of a lock`() throws {
    // The calls before make the folder, and the lock and write it.
    let calls = FileCalls(at: 4, .fails(ENOSPC))
    let lock = try FolderLock(of: folder.path, breaks: false, calls: calls)
    lock.note(done: 3)
    #expect(calls.count == 4)
    #expect(LockHolder(reading: folder("unfinished/lock"))?.process == Int(getpid()))
    lock.note(done: 3)
    #expect(LockHolder(reading: folder("unfinished/lock"))?.done == 3)
    lock.note(done: 12345)
    lock.note(done: 3)
    #expect(LockHolder(reading: folder("unfinished/lock"))?.done == 3)
  }

  @Test(arguments: ["none", "notes.txt"])
  func `a link in place of a lock is refused, and what it leads to stays`(target: String) throws {
    try folder.write("mine", to: "notes.txt")
    try makeUnfinished()
    try link("unfinished/lock", to: folder(target))
    let error = #expect(throws: OutputError.self) { try taken() }
    #expect(error?.message.contains("it is a symbolic link") == true)
    #expect(folder.names() == ["notes.txt", "unfinished"])
    #expect(folder.text("notes.txt") == "mine")
    #expect(LockHolder(reading: folder("unfinished/lock")) == nil)
  }

  @Test func `unfinished is a folder of its own, or an error`() throws {
    try FileManager.default.createDirectory(
      atPath: folder("elsewhere"), withIntermediateDirectories: false)
    try link("unfinished", to: folder("elsewhere"))
    for _ in 1...2 {
      let error = #expect(throws: OutputError.self) { try taken() }
      #expect(error?.path == folder("unfinished"))
      #expect(error?.message.contains("not a folder; remove it") == true)
      #expect(folder.names(in: "elsewhere") == [])
      try FileManager.default.removeItem(atPath: folder("unfinished"))
      try folder.write("mine", to: "unfinished")
    }
  }

  @Test func `of many that take a lock at once one has it, and the others are told`() throws {
    let inside = Atomic(0)
    let taken = Atomic(0)
    let locked = Atomic(0)
    let path = folder.path
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<50 {
        do {
          let lock = try FolderLock(of: path, breaks: false, calls: .system)
          #expect(inside.wrappingAdd(1, ordering: .relaxed).newValue == 1)
          inside.wrappingSubtract(1, ordering: .relaxed)
          lock.release()
          taken.wrappingAdd(1, ordering: .relaxed)
        } catch FolderProblem.locked {
          locked.wrappingAdd(1, ordering: .relaxed)
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(taken.load(ordering: .relaxed) > 0)
    #expect(taken.load(ordering: .relaxed) + locked.load(ordering: .relaxed) == 400)
    #expect(folder.names() == [])
  }
}
