import CommandLineParsing
import Foundation
import Scenarios

/// The program: reads the command line, performs it, and ends with a status.
@main
enum Hearsay {
  static func main() {
    // A file over its size limit is an error to report, not a signal that ends the program.
    _ = signal(SIGXFSZ, SIG_IGN)
    holdStandardStreams()
    let status = run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }

  /// Takes the places of standard streams that are closed, so that no file that is opened gets what is
  /// printed; writing to them fails as before.
  private static func holdStandardStreams() {
    for place in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(place, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", place == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Performs a command line; every error ends here.
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
        try CommonFlags.chooseInstructions(invocation)
        let console = Console(
          isQuiet: invocation[CommonFlags.quiet], color: invocation[CommonFlags.color],
          csvDialect: try CommonFlags.printedDialect(invocation),
          isJSON: invocation[CommonFlags.json])
        return try Verbs.verb(at: invocation.path).perform(invocation, console)
      }
    } catch {
      let error = ToolError(hinted(error, words))
      StandardStream.error.writeLine(error.text)
      return error.status
    }
  }

  /// Points to what helps where a scenario is written in place of a command, and where a flag is that of
  /// a similar command.
  private static func hinted(_ error: any Error, _ words: [String]) -> any Error {
    guard let error = error as? CommandLineError else { return error }
    switch error.problem {
    case .unknownCommand(let word)
    where word == "-" || word.hasPrefix("preset:") || word.hasSuffix(".json") || word.contains("/"):
      return error.adding(hint: "to run a scenario: hearsay run \(word)")
    case .unknownCommand(let word) where words.first == word && Preset.named(word) != nil:
      return error.adding(hint: "it is a preset: hearsay run preset:\(word)")
    case .unknownCommand(let word)
    where words.first == word && ShippedScenario.named(word) != nil:
      return error.adding(
        hint: "it is a scenario that comes with Hearsay: hearsay init --from \(word) writes it")
    case .unknownCommand(let word)
    where words.first == word && Verbs.topics.contains(word):
      return error.adding(hint: "for help on it: hearsay help \(word)")
    case .unknownFlag("--\(ExperimentVerbs.metrics.form.name)")
    where words.first == UncertainCommand.command.name:
      return error.adding(hint: "--csv and --json print every metric")
    default: return error
    }
  }
}
