extension Command {
  /// The completions of this table for fish.
  ///
  /// A function finds the command among the words before the cursor; each line then says for which
  /// command it holds.
  func fishCompletions() -> String {
    let members = family()
    var lines = [
      "# Fish completions of \(name); save them as \(name).fish in ~/.config/fish/completions.",
      "function __\(name)_command_is",
      "  set -l command \(name)",
      "  for word in (commandline -opc)[2..]",
      "    switch \"$command $word\"",
    ]
    for member in members.dropFirst() {
      lines.append("      case '\(member.path.joined(separator: " "))'")
      lines.append("        set command \"$command $word\"")
    }
    lines += [
      "    end",
      "  end",
      "  test \"$command\" = \"$argv\"",
      "end",
      "complete -c \(name) -f",
    ]
    for member in members {
      let path = member.path.joined(separator: " ")
      let start = "complete -c \(name) -n \"__\(name)_command_is \(path)\""
      for subcommand in member.command.subcommands {
        lines.append("\(start) -a \(subcommand.name) -d \(Self.fishQuoted(subcommand.overview))")
      }
      for flag in member.command.allFlags {
        let short = flag.short.map { " -s \($0)" } ?? ""
        let value =
          flag.value.map { Self.fishTakes($0) + Self.fishValues($0) } ?? ""
        let help = Self.fishQuoted(flag.help)
        lines.append("\(start)\(short) -l \(flag.name)\(value) -d \(help)")
        if flag.isNegatable { lines.append("\(start) -l no-\(flag.name) -d \(help)") }
      }
      if let argument = member.command.arguments.first {
        let values = Self.fishValues(argument.value)
        if !values.isEmpty { lines.append("\(start)\(values)") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
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
