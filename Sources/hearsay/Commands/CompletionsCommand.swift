import CommandLineParsing

/// `hearsay completions`: a completion script for a shell.
enum CompletionsCommand: Verb {
  private static let shell = Argument(.choice("shell", Shell.self), help: "The shell.")

  static let command = Command(
    "completions", overview: "Print a script that makes a shell complete commands and flags.",
    examples: [
      .init("source <(hearsay completions bash)", "Bash: in ~/.bashrc."),
      .init("hearsay completions zsh > ~/.zfunc/_hearsay", "Zsh: to a folder in fpath."),
      .init(
        "hearsay completions fish > ~/.config/fish/completions/hearsay.fish",
        "Fish: to its completions folder."),
    ],
    arguments: [shell])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    try console.print(Verbs.table.completions(for: invocation[shell]))
    return .ok
  }
}
