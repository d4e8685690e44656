import CommandLineParsing
import Foundation
import Measurement

/// Measures Hearsay's parts and checks what they compute.
///
///     swift run -c release Benchmarks [--quick] [NAME…]
///
/// Without a name all benchmarks run but the long ones; a name selects those that contain it.
@main
enum Benchmarks {
  static let all: [Benchmark] =
    Generating.benchmarks + Reading.benchmarks + Spreading.benchmarks + Sweeping.benchmarks

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      if words.first == "peer" {
        try perform(Peer.command, Array(words.dropFirst()), Peer.perform)
      } else {
        try perform(Suites.command, words, Suites.perform)
      }
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func perform(
    _ command: Command, _ words: [String], _ body: (Invocation) throws -> Void
  ) throws {
    switch try command.parse(words) {
    case .help(let path): print(try command.help(path: path, width: 100), terminator: "")
    case .version(let version): print(version)
    case .run(let invocation): try body(invocation)
    }
  }
}
