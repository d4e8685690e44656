import CommandLineParsing
import Foundation
import Testing

/// Runs a shell on a script, if the shell is installed.
func shellOutput(_ shell: Shell, _ arguments: [String], script: String) throws -> (Int32, String) {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "script")
  try Data(script.utf8).write(to: file)
  let process = Process()
  let executable: URL = try #require(path(of: shell))
  process.executableURL = executable
  process.arguments = arguments + [file.path]
  process.currentDirectoryURL = folder
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Where a shell is installed, or nil.
func path(of shell: Shell) -> URL? {
  ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { URL(filePath: "\($0)/\(shell.rawValue)") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// Tests of `Completions.swift`.
@Suite struct CompletionsTests {
  @Test func `the script of each installed shell is valid`() throws {
    for shell in Shell.allCases {
      guard path(of: shell) != nil else {
        print("\(shell.rawValue) is not installed: its completions are not checked")
        continue
      }
      for command in [SampleTool.tool, SampleTool.run] {
        let (status, output) = try shellOutput(
          shell, ["-n"], script: command.completions(for: shell))
        #expect(status == 0 && output.isEmpty, "\(shell): \(output)")
      }
    }
  }

  @Test(arguments: Shell.allCases)
  func `every command and flag is in every script`(shell: Shell) {
    let script = SampleTool.tool.completions(for: shell)
    for command in [SampleTool.run, SampleTool.graph, SampleTool.inspect, SampleTool.shells] {
      #expect(script.contains(command.name))
      for flag in command.allFlags { #expect(script.contains(flag.name)) }
    }
    #expect(script.contains("no-color") && script.contains("edges"))
    #expect(script.hasSuffix("\n"))
  }
}
