extension Command {
  /// The completions of this table for fish.
  ///
  /// A function finds the command among the words before the cursor; each line then says for which
  /// command it holds.
  func fishCompletions() -> String {
    let members = family()
    let commands = members.dropFirst().map { "'\($0.name)'" }.joined(separator: " ")
    let lines = members.flatMap { member in
      member.command.fishLines.map {
        "complete -c \(name) -n \"__\(name)_command_is \(member.name)\"\($0)"
      }
    }
    return """
      # Fish completions of \(name); save them as \(name).fish in ~/.config/fish/completions.
      function __\(name)_command_is
        set -l command \(name)
        for word in (commandline -opc)[2..]
          switch "$command $word"
            case \(commands)
              set command "$command $word"
          end
        end
        test "$command" = "$argv"
      end
      complete -c \(name) -f
      \(stacked(lines, indent: 0))

      """
  }

  /// What is offered after this command, as options of `complete`.
  private var fishLines: [String] {
    let commands = subcommands.map { " -a \($0.name) -d \(Self.fishQuoted($0.overview))" }
    let flags = allFlags.flatMap { flag in
      let short = flag.short.map { " -s \($0)" } ?? ""
      let value = flag.value.map { Self.fishTakes($0) + Self.fishValues($0) } ?? ""
      let help = Self.fishQuoted(flag.help)
      return ["\(short) -l \(flag.name)\(value) -d \(help)"]
        + (flag.isNegatable ? [" -l no-\(flag.name) -d \(help)"] : [])
    }
    let values = arguments.first.map { Self.fishValues($0.value) } ?? ""
    return commands + flags + (values.isEmpty ? [] : [values])
  }

  private static func fishValues(_ value: ValueForm) -> String {
    switch value.offers {
    case .words(let words): " -a \(fishQuoted(words.joined(separator: " ")))"
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    case .nothing: ""
    }
  }

  private static func fishTakes(_ value: ValueForm) -> String {
    if case .files = value.offers { " -r" } else { " -x" }
  }

  /// A text in single quotes, as fish reads it.
  private static func fishQuoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "'"
  }
}
