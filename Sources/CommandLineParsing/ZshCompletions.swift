extension Command {
  /// The completions of this table for zsh: one function for each command, made of `_arguments`.
  func zshCompletions() -> String {
    var lines = [
      "#compdef \(name)",
      "# Zsh completions of \(name); save them as _\(name) in a folder of fpath.",
    ]
    for member in family().reversed() {
      lines += ["", "\(Self.zshFunction(member.path))() {"]
      lines +=
        member.command.subcommands.isEmpty
        ? member.command.zshArguments() : member.command.zshSubcommands(path: member.path)
      lines.append("}")
    }
    lines += [
      "",
      "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then",
      "  _\(name) \"$@\"",
      "else",
      "  compdef _\(name) \(name)",
      "fi",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func zshFunction(_ path: [String]) -> String {
    "_" + path.joined(separator: "_")
  }

  private func zshArguments() -> [String] {
    let specs =
      allFlags.flatMap(Self.zshSpecs)
      + arguments.map { argument in
        let position = argument.isVariadic ? "*" : argument.isOptional ? ":" : ""
        return singleQuoted(
          "\(position):\(argument.value.name):\(Self.zshAction(argument.value))")
      }
    return ["  _arguments -s -S \\"]
      + specs.dropLast().map { "    \($0) \\" } + specs.suffix(1).map { "    \($0)" }
  }

  private func zshSubcommands(path: [String]) -> [String] {
    var lines = [
      "  local context state state_descr line",
      "  typeset -A opt_args",
      "  _arguments -C \\",
    ]
    lines += allFlags.flatMap(Self.zshSpecs).map { "    \($0) \\" }
    lines += [
      "    '1: :->command' '*:: :->rest'",
      "  case $state in",
      "    command)",
      "      local -a commands=(",
    ]
    lines += subcommands.map {
      "        " + singleQuoted("\($0.name):\(Self.zshEscaped($0.overview, ":"))")
    }
    lines += [
      "      )",
      "      _describe command commands ;;",
      "    rest)",
      "      case $line[1] in",
    ]
    lines += subcommands.map { "        \($0.name)) \(Self.zshFunction(path + [$0.name])) ;;" }
    return lines + ["      esac ;;", "  esac"]
  }

  /// One spec of `_arguments` for each spelling of a flag.
  private static func zshSpecs(_ flag: any FlagRow) -> [String] {
    let repeats =
      switch flag.form {
      case .repeated, .list: true
      case .toggle, .negatable, .single: false
      }
    let others = flag.spellings.joined(separator: " ")
    return flag.spellings.map { spelling in
      let joint = flag.value == nil ? "" : spelling.hasPrefix("--") ? "=" : "+"
      var spec = repeats ? "*" : "(\(others))"
      spec += "\(spelling)\(joint)[\(zshEscaped(flag.help, "[]:"))]"
      if let value = flag.value { spec += ":\(value.name):\(zshAction(value))" }
      return singleQuoted(spec)
    }
  }

  private static func zshAction(_ value: ValueForm) -> String {
    switch value.offers {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .nothing: " "
    }
  }

  private static func zshEscaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
