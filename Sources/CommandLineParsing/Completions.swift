/// Shells that completions are written for.
public enum Shell: String, Sendable, Hashable, CaseIterable {
  /// GNU Bash 3.2 or later.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell, 3.1 or later.
  case fish
}

extension Command {
  /// A script that makes a shell complete the commands, flags and values of this table.
  ///
  /// - Parameter shell: The shell.
  /// - Returns: The script, ending with a newline. Bash: `source` it; zsh: save it as `_NAME` in a
  ///   folder of `fpath`; fish: save it as `NAME.fish` in its completions folder.
  public func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: bashCompletions()
    case .zsh: zshCompletions()
    case .fish: fishCompletions()
    }
  }

  /// This command and all below it, parents first, with the names that lead to each.
  func family(under path: [String] = []) -> [(path: [String], command: Command)] {
    [(path + [name], self)] + subcommands.flatMap { $0.family(under: path + [name]) }
  }
}

/// A text in single quotes, as POSIX shells read it.
func singleQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
