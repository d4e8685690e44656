import Foundation
import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// What cannot be mapped is read all the same, or refused as before (`MappedFile`).
@Suite struct MappedFileTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/statm")))
  func `a file that is made up while it is read is no empty one`() throws {
    // Seven numbers in one line.
    let file = try GraphFile.read("/proc/self/statm", isDirected: true, workers: Workers(2))
    #expect(file.report.rows == 1)
    #expect(file.graph.people <= 2)
  }

  @Test func `a named pipe is refused and not opened`() throws {
    let text = try TemporaryFile("1 2\n2 3\n".utf8)
    let pipe = text.path + ".pipe"
    func run(_ command: String) throws -> Process {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command, text.path, pipe]
      try process.run()
      return process
    }
    let made = try run("mkfifo \"$1\"")
    made.waitUntilExit()
    try #require(made.terminationStatus == 0)
    // Nobody writes to it: opening it would wait for ever.
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(pipe, isDirected: true, workers: Workers(2))
    }
    #expect(error.message.contains("named pipe"))
  }

  @Test(arguments: [
    ("/dev/null", "this is a device"), ("/", "this is a folder"), ("/no/such", "no such file"),
  ])
  func `what is not a file of ties is rejected as what it is`(path: String, words: String) throws {
    let error = try #require(throws: Diagnostic.self) {
      try GraphFile.read(path, isDirected: true, workers: Workers(2))
    }
    #expect(error.message.contains(words))
  }
}
