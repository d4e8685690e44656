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

/// The lists of words that values of a table offer, each once: many commands share them.
struct IdeaLists {
  /// The lists, in the order in which they come.
  private(set) var lists: [[String]] = []

  /// Takes the lists of a table.
  init(of command: Command) {
    for member in command.family().map(\.command) {
      for value in member.flags.compactMap(\.value) + member.arguments.map(\.value) {
        if let words = value.ideas, !lists.contains(words) { lists.append(words) }
      }
    }
  }

  /// The number of a list, from 1.
  func number(of words: [String]) -> Int { (lists.firstIndex(of: words) ?? 0) + 1 }
}

extension ValueForm {
  /// The words that it offers of many, or nil.
  var ideas: [String]? { if case .ideas(let words, _) = offers { words() } else { nil } }
}

/// Pieces of a script, one below the other, set in by this many blanks from the second line on.
func stacked(_ pieces: [String], indent: Int) -> String {
  pieces.joined(separator: "\n").replacing("\n", with: "\n" + String(repeating: " ", count: indent))
}

/// A text in single quotes, as POSIX shells read it.
func singleQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
