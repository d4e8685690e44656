import Foundation
import Testing

/// The built `hearsay`, run as users run it.
struct BuiltTool {
  /// What a run of it came to.
  struct Outcome {
    /// The exit code; 128 plus the signal's number if a signal ended it.
    var status: Int32
    /// What it wrote to standard output.
    var output: String
    /// What it wrote to standard error.
    var errors: String
  }

  /// Why the tool cannot be tested.
  struct NotBuilt: Error, CustomStringConvertible {
    var looked: [String]
    var description: String {
      "hearsay is not built: none of \(looked.joined(separator: ", ")); swift build makes it"
    }
  }

  /// Where it is.
  let executable: URL

  /// Finds it: beside the tests, else in the package's build folder.
  init() throws {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let arguments = ProcessInfo.processInfo.arguments.first.map { [URL(filePath: $0)] } ?? []
    var folders = (arguments + [tests]).map { $0.deletingLastPathComponent() }
    for configuration in ["release", "debug"] {
      folders.append(package.appending(path: ".build/\(configuration)"))
    }
    let candidates = folders.map { $0.appending(path: "hearsay") }
    guard
      let found = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else { throw NotBuilt(looked: candidates.map(\.path)) }
    executable = found
  }

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs it to its end, in an empty folder unless told where.
  func run(
    _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try Self.run(executable, arguments, input: input, in: folder, environment: environment)
  }

  /// Runs a line of shell, in which `$HEARSAY` is the tool.
  func shell(
    _ line: String, in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    var environment = environment
    environment["HEARSAY"] = executable.path
    return try Self.run(
      URL(filePath: "/bin/sh"), ["-c", line], input: "", in: folder, environment: environment)
  }

  /// Starts it and leaves it running; its output goes to files in a folder.
  func start(_ arguments: [String], in folder: URL) throws -> Process {
    // A child inherits that SIGINT is ignored, as it is where a shell runs the tests in the background.
    signal(SIGINT, SIG_DFL)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.file("stdout", in: folder)
    process.standardError = try Self.file("stderr", in: folder)
    try process.run()
    return process
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: String, in folder: URL?,
    environment: [String: String]
  ) throws -> Outcome {
    try withFolder { scratch in
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.currentDirectoryURL = folder ?? scratch
      var variables = ProcessInfo.processInfo.environment
      for name in ["NO_COLOR", "FORCE_COLOR", "COLUMNS"] { variables[name] = nil }
      process.environment = variables.merging(environment) { $1 }
      // Files, not pipes: nobody need read while the tool writes.
      let source = scratch.appending(path: ".stdin")
      try Data(input.utf8).write(to: source)
      process.standardInput = try FileHandle(forReadingFrom: source)
      process.standardOutput = try file(".stdout", in: scratch)
      process.standardError = try file(".stderr", in: scratch)
      try process.run()
      process.waitUntilExit()
      return Outcome(
        status: status(of: process),
        output: try text(".stdout", in: scratch), errors: try text(".stderr", in: scratch))
    }
  }

  /// The exit code as a shell has it.
  static func status(of process: Process) -> Int32 {
    process.terminationReason == .uncaughtSignal
      ? 128 + process.terminationStatus : process.terminationStatus
  }

  private static func file(_ name: String, in folder: URL) throws -> FileHandle {
    let file = folder.appending(path: name)
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  static func text(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }
}

/// Makes a folder for the time of a test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "hearsay-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// A scenario that runs in an instant.
let smallScenario = """
  {
    "format": 1,
    "title": "Small",
    "seed": 3,
    "replicates": 20,
    "graph": { "model": "ring-lattice", "people": 100, "contacts": 4 },
    "customers": { "count": 10, "satisfied": 0.5, "dissatisfied": 0.5 },
    "voices": {
      "positive": { "tells": { "exactly": 2 } },
      "negative": { "tells": { "exactly": 3 }, "retell": 0.5 }
    },
    "variants": { "calm": { "voices.negative.retell": 0 } },
    "sweep": { "grid": { "voices.negative.retell": [0, 0.5, 1] } }
  }
  """

extension URL {
  /// Writes a text into a file of this folder and returns the file's path.
  func write(_ text: String, to name: String) throws -> String {
    let file = appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The names and contents of the files in this folder, those of `timing.json` apart.
  func results() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0 != "timing.json" }.map {
        ($0, try Data(contentsOf: appending(path: $0)))
      })
  }
}
