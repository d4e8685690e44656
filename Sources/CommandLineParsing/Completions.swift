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

  /// This command and all below it, parents first, by their full names: `tool graph inspect`.
  func family(under parent: String = "") -> [(name: String, command: Command)] {
    [(parent + name, self)] + subcommands.flatMap { $0.family(under: parent + name + " ") }
  }
}

/// Pieces of a script, one below the other, set in by this many blanks from the second line on.
func stacked(_ pieces: [String], indent: Int) -> String {
  pieces.joined(separator: "\n").replacing("\n", with: "\n" + String(repeating: " ", count: indent))
}

/// A text in single quotes, as POSIX shells read it.
func singleQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
