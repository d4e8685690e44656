import CommandLineParsing
import Experiments
import PlainText

/// `hearsay help`: the help of the program or of a command, and the man page.
enum HelpCommand: Verb {
  private static let path = Argument(
    rest: .text("command", ideas: { Verbs.topics }), unset: "the program itself",
    help: "The command to explain: run, graph inspect, …; or exit-codes.")
  private static let man = Flag(
    "man", help: "Print the man page of all commands.", category: "Output")

  static let command = Command(
    "help", overview: "Print the help of the program or of a command.",
    examples: [
      .init("hearsay help graph inspect", "The help of a command."),
      .init("hearsay help exit-codes", "What each exit code means."),
      .init("hearsay help --man | man -l -", "Everything in one page."),
      .init("hearsay help --man > hearsay.1", "The page as a file, to install."),
    ],
    arguments: [path], flags: [man])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let path = invocation[path]
    if invocation[man], let word = path.first {
      throw ToolError(
        usage: "--man and \(word): the man page has all commands; leave out one of them")
    }
    if let word = path.first, !Verbs.topics.contains(word), ExplainCommand.explains(word) {
      throw ToolError(
        usage:
          "\(quoted(word)) is no command but a part of scenarios or results: hearsay explain \(word)"
      )
    }
    try console.print(
      invocation[man]
        ? Verbs.table.manPage(source: "hearsay \(Version.current)")
        : Verbs.table.help(path: path, width: StandardStream.output.width))
    return .ok
  }
}
