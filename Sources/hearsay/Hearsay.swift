import CommandLineParsing
import Foundation
import Scenarios

/// The program: reads the command line, does what it says, and ends with a status.
@main
enum Hearsay {
  static func main() {
    // A file over the limit of its size is an error to tell, not a signal to die of.
    _ = signal(SIGXFSZ, SIG_IGN)
    let status = run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }

  /// Does what the words of a command line say; nothing thrown gets past here.
  static func run(_ words: [String]) -> ExitStatus {
    do {
      switch try Verbs.table.parse(words) {
      case .help(let path):
        try StandardStream.output.write(
          Verbs.table.help(path: path, width: StandardStream.output.width))
        return .ok
      case .version(let version):
        try StandardStream.output.write(version + "\n")
        return .ok
      case .run(let invocation):
        return try Verbs.verb(at: invocation.path).perform(invocation, Console(invocation))
      }
    } catch {
      let failure = Failure(hinted(error))
      StandardStream.error.tell(failure.text)
      return failure.status
    }
  }

  /// A scenario where a command is due is sent to `run`.
  private static func hinted(_ error: any Error) -> any Error {
    guard let error = error as? CommandLineError, case .unknownCommand(let word) = error.problem,
      word == "-" || word.hasPrefix("preset:") || word.hasSuffix(".json") || word.contains("/")
    else { return error }
    return error.adding(hint: "to run a scenario: hearsay run \(word)")
  }
}
