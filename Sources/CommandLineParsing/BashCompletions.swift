extension Command {
  /// The completions of this table for Bash.
  ///
  /// The script walks the words before the cursor to find the command, then offers the value of the
  /// flag before the cursor, flags, or values of the argument.
  func bashCompletions() -> String {
    let members = family()
    let commands = members.dropFirst().map { "'\($0.name)') command='\($0.name)' ;;" }
    let values = members.flatMap { member in
      member.command.flags.compactMap { flag in
        flag.value.map { value in
          let patterns = flag.spellings.map { "'\(member.name) \($0)'" }.joined(separator: " | ")
          return "\(patterns)) \(Self.bashReply(value)); return ;;"
        }
      }
    }
    let replies = members.map { member in
      let flags = Self.bashWords(member.command.allFlags.flatMap(\.spellings))
      let words = member.command.subcommands.map(\.name)
      let values = member.command.arguments.first.map { Self.bashReply($0.value) } ?? ":"
      return """
        '\(member.name)')
          if [[ $cur == -* ]]; then
            \(flags)
          else
            \(words.isEmpty ? values : Self.bashWords(words))
          fi ;;
        """
    }
    return """
      # Bash completions of \(name); load them with: source <(\(name) completions bash)
      _\(name)() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=\(name) i
        local IFS=$'\\n'
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$command ${COMP_WORDS[i]}" in
            \(stacked(commands, indent: 6))
          esac
        done
        # Bash splits --flag=value into three words.
        if [[ $cur == '=' ]]; then
          cur=''
        elif [[ $prev == '=' ]] && ((COMP_CWORD >= 2)); then
          prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        case "$command $prev" in
          \(stacked(values, indent: 4))
        esac
        case "$command" in
          \(stacked(replies, indent: 4))
        esac
      }
      complete -F _\(name) \(name)

      """
  }

  private static func bashWords(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W $'\(words.joined(separator: "\\n"))' -- \"$cur\"))"
  }

  private static func bashReply(_ value: ValueForm) -> String {
    switch value.offers {
    case .words(let words): bashWords(words)
    case .files: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .folders: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\"))"
    case .nothing: ":"
    }
  }
}
