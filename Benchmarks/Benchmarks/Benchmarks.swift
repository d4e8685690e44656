import CommandLineParsing
import Foundation
import Measurement

/// Measures Hearsay's parts and checks what they compute.
///
///     swift run -c release Benchmarks [--quick] [NAME…]
///     swift run -c release Benchmarks huge | growth | peer
///
/// Without a name all benchmarks run; a name selects those that contain it. What takes minutes, or
/// another program to compare with, has a word of its own.
@main
enum Benchmarks {
  static let all: [Benchmark] =
    Generating.benchmarks + Building.benchmarks + Reading.benchmarks + Spreading.benchmarks
    + DrawingCustomers.benchmarks + Serving.benchmarks + Sweeping.benchmarks + WholeRuns.benchmarks
    + Paging.benchmarks

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch words.first {
      case "huge": try perform(Huge.command, Array(words.dropFirst()), Huge.perform)
      case "growth": try perform(Growth.command, Array(words.dropFirst()), Growth.perform)
      case "peer": try perform(Peer.command, Array(words.dropFirst()), Peer.perform)
      default: try perform(Suites.command, words, Suites.perform)
      }
    } catch let error as CommandLineError {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Understands the words after a command's name and does what they say.
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
