import CommandLineParsing

/// `hearsay completions`: a completion script for a shell.
enum CompletionsCommand: Verb {
  private static let shell = Argument(
    Value("shell", .choice(Shell.allCases.map(\.rawValue))), help: "The shell.")

  static let command = Command(
    "completions", overview: "Prints a script that makes a shell complete commands and flags.",
    examples: [
      .init("source <(hearsay completions bash)", "Bash: in ~/.bashrc."),
      .init(
        "hearsay completions zsh > ~/.zfunc/_hearsay", "Zsh: into a folder that is in fpath."),
      .init(
        "hearsay completions fish > ~/.config/fish/completions/hearsay.fish",
        "Fish: into its folder of completions."),
    ],
    arguments: [shell])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    if let shell = invocation.text(shell).flatMap(Shell.init) {
      try console.print(Verbs.table.completions(for: shell))
    }
    return .ok
  }
}
