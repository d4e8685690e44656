import Foundation
import PlainText

/// Decompresses a stream with the system's `gzip -dc`.
///
/// The input is a file handle that the program reads by itself and the output is taken in pieces, so
/// nothing waits for anything and nothing grows. Whether the stream was complete is known at its end
/// alone: ``read()`` returns the end only if it was.
final class Gunzip {
  /// The command: `env` finds the program where the user's shell would.
  static let command = ["/usr/bin/env", "gzip", "-dc"]

  private let process = Process()
  private let output = Pipe()
  private let messages = Pipe()
  private var hasEnded = false

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - input: The compressed stream, from its present position on; a file, so that it can be read
  ///     by another process.
  ///   - command: The program's path and its arguments.
  /// - Throws: If there is no such program.
  init(_ input: FileHandle, command: [String]) throws(Diagnostic) {
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = messages
    do {
      try process.run()
    } catch {
      hasEnded = true
      throw Self.notFound
    }
  }

  deinit {
    stop()
  }

  /// The next piece of the text, or none at its end.
  func read() throws(Diagnostic) -> [UInt8] {
    guard !hasEnded else { return [] }
    let piece = (try? TextSource.filled(from: output.fileHandleForReading)) ?? []
    guard piece.isEmpty else { return piece }
    hasEnded = true
    // Its few words fit into the pipe: this cannot have held it up.
    let words = (try? messages.fileHandleForReading.readToEnd()) ?? nil
    process.waitUntilExit()
    guard process.terminationReason != .exit || process.terminationStatus != 127 else {
      throw Self.notFound
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Self.broken(words.map { Array($0) } ?? [])
    }
    return []
  }

  /// Ends the program if it still runs.
  func stop() {
    guard !hasEnded else { return }
    hasEnded = true
    process.terminate()
    try? output.fileHandleForReading.close()
    process.waitUntilExit()
  }

  private static let notFound = Diagnostic(
    "the file is gzip-compressed and the program gzip, which decompresses it, was not found",
    remedy: "Install gzip, or decompress the file elsewhere and name the plain one.")

  private static func broken(_ output: [UInt8]) -> Diagnostic {
    let words = String(decoding: output, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let reason = words.replacing("gzip: stdin: ", with: "").replacing("gzip: ", with: "")
    return Diagnostic(
      "the gzip-compressed file is damaged or cut short"
        + (reason.isEmpty ? "" : " (gzip says: \(reason))"),
      remedy: "Download or copy it again; nothing of it was used.")
  }
}
