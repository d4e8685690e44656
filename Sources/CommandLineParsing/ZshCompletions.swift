extension Command {
  /// The completions of this table for zsh: one function for each command, made of `_arguments`.
  func zshCompletions() -> String {
    let ideas = IdeaLists(of: self)
    let lists = ideas.lists.enumerated().map { place, words in
      """
      \(Self.zshFunction(name))_words_\(place + 1)() {
        compset -P '*,'
        compadd \(words.allSatisfy { $0.hasSuffix("=") } ? "-S '' " : "")"$@" -- \
          \(words.map(singleQuoted).joined(separator: " "))
      }

      """
    }
    let action: (ValueForm) -> String = { value in
      Self.zshAction(value) { "\(Self.zshFunction(name))_words_\(ideas.number(of: $0))" }
    }
    let functions = family().reversed().map { member in
      """
      \(Self.zshFunction(member.name))() {
        \(member.command.subcommands.isEmpty
          ? member.command.zshArguments(action)
          : member.command.zshSubcommands(of: member.name, action))
      }

      """
    }
    return """
      #compdef \(name)
      # Zsh completions of \(name); save them as _\(name) in a folder of fpath.

      \(stacked(lists + functions, indent: 0))
      if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
        _\(name) "$@"
      else
        compdef _\(name) \(name)
      fi

      """
  }

  private static func zshFunction(_ name: String) -> String {
    "_" + name.replacing(" ", with: "_")
  }

  private func zshArguments(_ action: (ValueForm) -> String) -> String {
    let words = arguments.map { argument in
      let position = argument.isVariadic ? "*" : argument.isOptional ? ":" : ""
      return singleQuoted("\(position):\(argument.value.name):\(action(argument.value))")
    }
    return stacked(
      ["_arguments -s -S \\", (zshFlags(action) + words).joined(separator: " \\\n")], indent: 4)
  }

  private func zshSubcommands(of name: String, _ action: (ValueForm) -> String) -> String {
    let commands = subcommands.map {
      singleQuoted("\($0.name):\(Self.zshEscaped($0.overview, ":"))")
    }
    let functions = subcommands.map {
      "\($0.name)) \(Self.zshFunction(name + " " + $0.name)) ;;"
    }
    return """
      local context state state_descr line
        typeset -A opt_args
        _arguments -C \\
          \(stacked(zshFlags(action).map { $0 + " \\" }, indent: 4))
          '1: :->command' '*:: :->rest'
        case $state in
          command)
            local -a commands=(
              \(stacked(commands, indent: 8))
            )
            _describe command commands ;;
          rest)
            case $line[1] in
              \(stacked(functions, indent: 8))
            esac ;;
        esac
      """
  }

  /// One spec of `_arguments` for each spelling of a flag.
  private func zshFlags(_ action: (ValueForm) -> String) -> [String] {
    allFlags.flatMap { flag in
      flag.spellings.map { spelling in
        let joint = flag.value == nil ? "" : spelling.hasPrefix("--") ? "=" : "+"
        let others = flag.repeats != .lastWins ? "*" : "(\(flag.spellings.joined(separator: " ")))"
        let value = flag.value.map { ":\($0.name):\(action($0))" } ?? ""
        return singleQuoted(
          "\(others)\(spelling)\(joint)[\(Self.zshEscaped(flag.help, "[]:"))]\(value)")
      }
    }
  }

  /// What completes a value.
  ///
  /// - Parameters:
  ///   - value: What the value may be.
  ///   - list: The name of the function that offers a list of words.
  /// - Returns: The action of `_arguments`.
  private static func zshAction(_ value: ValueForm, list: ([String]) -> String) -> String {
    switch value.offers {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .ideas(let words, files: false): list(words())
    case .ideas(let words, files: true): "{\(list(words())); _files}"
    case .nothing: " "
    }
  }

  private static func zshEscaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
