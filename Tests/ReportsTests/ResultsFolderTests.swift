import Foundation
import Reports
import Testing

@Suite struct ResultsFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Claiming

  @Test func `claiming makes the folder and leaves nothing in it`() throws {
    _ = try ResultsFolder(claiming: folder("out"), overwrites: false)
    #expect(folder.names() == ["out"])
    #expect(folder.names(in: "out") == [])
    _ = try ResultsFolder(claiming: folder("out") + "/", overwrites: false)
  }

  @Test func `a folder with files in it is refused, unless earlier results may go`() throws {
    try folder.write("mine", to: "notes.txt")
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: folder.path, overwrites: false)
    }
    #expect(error?.isRefusal == true)
    #expect(error?.message.contains("--force") == true)
    _ = try ResultsFolder(claiming: folder.path, overwrites: true)
    #expect(folder.text("notes.txt") == "mine")
  }

  @Test func `a folder that cannot be made is an error before the run`() throws {
    try folder.write("", to: "file")
    let cases = [
      ("", "is no name"), ("a\0b", "is no name"), (folder("file"), "is a file"),
      (folder("file/out"), "not a folder"), (folder("none/out"), "does not exist"),
      (folder(String(repeating: "n", count: 300)), "too long"),
    ]
    for (path, message) in cases {
      for overwrites in [false, true] {
        let error = #expect(throws: OutputError.self) {
          try ResultsFolder(claiming: path, overwrites: overwrites)
        }
        #expect(error?.message.contains(message) == true, "\(path)")
        #expect(error?.isRefusal == false)
      }
    }
    #expect(folder.names() == ["file"])
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs /proc"),
    arguments: ["/proc/self", "/proc/hearsay"])
  func `a folder that cannot be written is an error before the run`(path: String) {
    let error = #expect(throws: OutputError.self) {
      try ResultsFolder(claiming: path, overwrites: true)
    }
    #expect(error?.isRefusal == false)
  }
}
