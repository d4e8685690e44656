import Foundation
import PlainText
import Testing

@Suite struct InputFileTests {
  /// A folder of its own, removed afterwards.
  static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearsay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  /// The message about a path that cannot be read.
  static func message(_ path: String) -> String? {
    do {
      _ = try InputFile.bytes(of: path, expected: "a scenario")
      return nil
    } catch {
      let item = error.items.first
      #expect(item?.file == path && item?.line == nil && item?.remedies.count == 1)
      return item?.message
    }
  }

  @Test func `a file is read as it is`() throws {
    try Self.inFolder { folder in
      let bytes = Data([0, 0xFF, 0x0D, 0x0A])
      try bytes.write(to: URL(fileURLWithPath: folder + "/x"))
      #expect(try InputFile.bytes(of: folder + "/x", expected: "a scenario") == Array(bytes))
      try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
      #expect(try InputFile.bytes(of: folder + "/empty", expected: "a scenario") == [])
    }
  }

  @Test func `a path that leads to no file is reported`() throws {
    try Self.inFolder { folder in
      #expect(Self.message(folder + "/none") == "there is no such file")
      #expect(Self.message(folder) == "this is a folder, not a file")
      let link = folder + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
      #expect(Self.message(link) == "this is a folder, not a file")
    }
  }

  @Test func `what is no regular file is refused by its kind`() throws {
    try Self.inFolder { folder in
      let pipe = folder + "/pipe"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["mkfifo", pipe]
      try process.run()
      process.waitUntilExit()
      #expect(Self.message(pipe)?.contains("named pipe") == true)
      #expect(Self.message("/dev/null") == "this is a device, not a file")
      for (link, target) in [("/a", "/b"), ("/b", "/a"), ("/gone", "/none"), ("/topipe", "/pipe")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + link, withDestinationPath: folder + target)
      }
      #expect(Self.message(folder + "/a")?.contains("loop of symbolic links") == true)
      #expect(Self.message(folder + "/a/x")?.contains("loop of symbolic links") == true)
      #expect(Self.message(folder + "/gone")?.contains("symbolic link to") == true)
      #expect(Self.message(folder + "/topipe")?.contains("named pipe") == true)
    }
  }

  @Test func `a file that is too large is reported, not read whole`() throws {
    try Self.inFolder { folder in
      let path = folder + "/large"
      try Data().write(to: URL(fileURLWithPath: path))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: UInt64(InputFile.largest) + 1)
      try handle.close()
      #expect(Self.message(path) == "the file is larger than 64 MiB")
    }
  }
}
