import Foundation
import Testing

@testable import Reports

@Suite struct OutputErrorTests {
  @Test(arguments: [
    (ENOSPC, "the disk is full"), (EDQUOT, "quota"), (EACCES, "no permission"),
    (EPERM, "no permission"), (EROFS, "read-only"), (ENOENT, "does not exist"),
    (ENOTDIR, "not a folder"), (ENAMETOOLONG, "too long"), (EFBIG, "larger than"),
    (EISDIR, "it is a folder"), (ELOOP, "symbolic link"), (ENXIO, "nothing takes"),
    (12345, "does not allow it"), (EMFILE, "too many files"), (EIO, "fault"),
    (ENOTEMPTY, "not empty"),
  ])
  func `every system error is reported with a remedy`(code: Int32, words: String) {
    let error = OutputError(path: "out/runs.csv", action: "cannot write the file", code: code)
    #expect(error.description.hasPrefix("out/runs.csv: cannot write the file: "))
    #expect(error.message.contains(words))
    #expect(error.message.contains("; "))
    #expect(!error.isRefusal && !error.isForeign)
    #expect(!error.message.contains("errno") && !error.message.contains("\(code)"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs /proc"))
  func `a folder that takes no new file is not called missing`() {
    let error = #expect(throws: OutputError.self) {
      try AtomicFile.write([], to: "/proc/hearsay.html")
    }
    #expect(error?.message.contains("makes no new files there; name another place") == true)
  }

  @Test func `links that go round in a circle are called that, and pipes that nobody reads`() throws
  {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder("a"), withDestinationPath: "b")
    try manager.createSymbolicLink(atPath: folder("b"), withDestinationPath: "a")
    let loop = #expect(throws: OutputError.self) { try AtomicFile.write([], to: folder("a")) }
    #expect(loop?.message.contains("its symbolic links go round in a circle; remove") == true)
    let made = unsafe mkfifo(folder("pipe"), 0o600)
    #expect(made == 0)
    let pipe = #expect(throws: OutputError.self) { try AtomicFile.write([], to: folder("pipe")) }
    #expect(pipe?.message.contains("a pipe that nothing reads; start its reader first") == true)
    #expect(folder.names() == ["a", "b", "pipe"])
  }
}
