import CommandLineParsing

/// `hearsay help`: the help of the program or of a command.
enum HelpCommand: Verb {
  private static let path = Argument(
    rest: .text("command"), unset: "the program itself",
    help: "The command to explain: run, graph inspect, ….")

  static let command = Command(
    "help", overview: "Print the help of the program or of a command.",
    examples: [.init("hearsay help graph inspect", "The help of a command.")],
    arguments: [path])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try console.print(Verbs.table.help(path: invocation[path], width: console.width))
    return .ok
  }
}
