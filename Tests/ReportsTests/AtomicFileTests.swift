import Foundation
import Testing

@testable import Reports

@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a new file appears when it is committed and not before`() throws {
    let file = try AtomicFile(replacing: folder("a.csv"))
    try file.write(Array("x,y\n".utf8))
    #expect(folder.text("a.csv") == nil)
    try file.write(Array("1,2\n".utf8))
    try file.commit()
    #expect(folder.text("a.csv") == "x,y\n1,2\n")
    #expect(folder.names() == ["a.csv"])
  }

  @Test func `without a commit an earlier file stays and nothing else is left`() throws {
    try folder.write("old", to: "a")
    do {
      let file = try AtomicFile(replacing: folder("a"))
      try file.write(Array("new".utf8))
      #expect(folder.names().count == 2)
    }
    #expect(folder.text("a") == "old")
    #expect(folder.names() == ["a"])
  }

  @Test(arguments: 1...5)
  func `when the disk is full at any call the earlier file stays and nothing else is left`(
    call: Int
  ) throws {
    try folder.write("old", to: "a")
    let calls = FileCalls(at: call, .fails(ENOSPC))
    let error = #expect(throws: OutputError.self) {
      try AtomicFile.write(Array("0123456789".utf8), to: folder("a"), calls: calls)
    }
    #expect(error?.message.contains("the disk is full; free some space") == true)
    // The last call forces the new name to the disk.
    #expect(folder.text("a") == (call < 5 ? "old" : "0123456789"))
    #expect(folder.names() == ["a"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func `a full device is a clear error`() throws {
    let error = #expect(throws: OutputError.self) {
      try AtomicFile.write(Array("text".utf8), to: "/dev/full")
    }
    #expect(error?.message.contains("the disk is full") == true)
  }

  @Test func `a device is written to and not replaced`() throws {
    try AtomicFile.write(Array("text".utf8), to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func `a symbolic link stays, and what it points to is replaced`() throws {
    try folder.write("old", to: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: "target")
    try AtomicFile.write(Array("new".utf8), to: folder("link"))
    #expect(folder.text("target") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == "target")
  }

  @Test func `permissions of the earlier file are kept`() throws {
    try folder.write("old", to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder("a"))
    try AtomicFile.write(Array("new".utf8), to: folder("a"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("a"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `places where nothing can be written are errors with a remedy`() throws {
    try folder.write("", to: "file")
    let cases = [
      ("", "it has no name"), (folder("a\0b"), "zero byte"), (folder.path, "it is a folder"),
      (folder("none/a"), "its parent folder does not exist"),
      (folder("file/a"), "is a file, not a folder"),
      (folder(String(repeating: "n", count: 300)), "the name is too long"),
    ]
    for (path, message) in cases {
      let error = #expect(throws: OutputError.self) { try AtomicFile.write([], to: path) }
      #expect(error?.message.contains(message) == true, "\(path)")
      #expect(error?.message.contains(";") == true, "a remedy follows")
      #expect(error?.isRefusal == false)
    }
    #expect(folder.names() == ["file"])
  }

  @Test func `a name of the greatest length can be written`() throws {
    let name = String(repeating: "n", count: 255)
    try AtomicFile.write([1], to: folder(name))
    #expect(folder.names() == [name])
  }

  @Test(.enabled(if: permissionsBind, "permissions do not bind the super-user"))
  func `a folder without permission is an error`() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    let error = #expect(throws: OutputError.self) { try AtomicFile.write([], to: folder("a")) }
    #expect(error?.message.contains("no permission") == true)
  }
}
