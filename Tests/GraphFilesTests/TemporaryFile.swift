import Foundation
@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// A file that is gone when its keeper is.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>, named name: String = "ties.txt") throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearsay-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let url = folder.appendingPathComponent(name)
    try Data(Array(bytes)).write(to: url)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(
      at: URL(fileURLWithPath: path).deletingLastPathComponent())
  }

  /// The bytes as `gzip` compresses them.
  static func gzip(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
    let plain = try TemporaryFile(bytes)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-c", plain.path]
    process.standardOutput = output
    try process.run()
    let compressed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(compressed)
  }
}

/// Reads a text as a file of ties.
func readTies(
  _ text: some Sequence<UInt8>, named name: String = "ties.txt", isDirected: Bool = true
) throws -> GraphFile {
  let file = try TemporaryFile(text, named: name)
  return try GraphFile.read(file.path, isDirected: isDirected, workers: .single)
}

/// Reads a text as a file of ties.
func readTies(
  _ text: String, named name: String = "ties.txt", isDirected: Bool = true
) throws -> GraphFile {
  try readTies(Array(text.utf8), named: name, isDirected: isDirected)
}

extension GraphFile {
  /// Reads a file in blocks of other lengths.
  static func read(
    _ path: String, isDirected: Bool, workers: Workers, blocks: BlockLengths
  ) throws(Diagnostic) -> GraphFile {
    try GraphFile(path, ReadingOptions(isDirected: isDirected, workers: workers, blocks: blocks))
  }

  /// Reads from the position of a handle, as from standard input.
  static func read(
    from handle: FileHandle, isDirected: Bool,
    limit: MemoryLimit = ProcessLimits.current.memory
  ) throws(Diagnostic) -> GraphFile {
    let options = ReadingOptions(isDirected: isDirected, workers: .single)
    do throws(Diagnostic) {
      let source = try TextSource(handle, limit: limit)
      let ties = try ReadTies.read(source, path: "-", options)
      return try GraphFile(ties, "-", options)
    } catch {
      throw error.named("-")
    }
  }
}

/// The ties of a graph by label, `a>b`, in the order of the people.
func ties(of file: GraphFile) -> [String] {
  (0..<PersonID(file.graph.people)).flatMap { person in
    file.graph.contacts(of: person).map { "\(file.labels[person])>\(file.labels[$0])" }
  }
}

/// A text that is rejected, where, and with which words.
func expectRefusal(
  _ text: some Sequence<UInt8>, line: Int?, _ words: String, remedy: String = " ",
  named name: String = "ties.txt", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let error = try #require(throws: Diagnostic.self, sourceLocation: sourceLocation) {
    try readTies(text, named: name)
  }
  #expect(error.line == line, "\(error)", sourceLocation: sourceLocation)
  #expect(error.message.contains(words), "\(error)", sourceLocation: sourceLocation)
  #expect(
    error.remedies.joined(separator: "\n").contains(remedy), "\(error)",
    sourceLocation: sourceLocation)
  #expect(!error.remedies.joined(separator: "\n").isEmpty, sourceLocation: sourceLocation)
}

/// A generator that gives the same numbers in every run: a sequence of Weyl's, mixed.
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
