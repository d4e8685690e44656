import CommandLineParsing

/// `hearsay help`: the help of the program or of a command.
enum HelpCommand: Verb {
  private static let path = Argument(
    Value("command"), .anyNumber, help: "The command to explain: run, graph inspect, ….")

  static let command = Command(
    "help", overview: "Explains the program or a command.",
    examples: [.init("hearsay help graph inspect", "The help of a command.")],
    arguments: [path])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try console.print(Verbs.table.help(path: invocation.texts(path), width: console.width))
    return .ok
  }
}
