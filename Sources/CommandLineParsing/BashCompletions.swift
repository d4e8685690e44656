extension Command {
  /// The completions of this table for Bash.
  ///
  /// The script walks the words before the cursor to find the command, then offers the value of the
  /// flag before the cursor, flags, or values of the argument.
  func bashCompletions() -> String {
    let members = family()
    var lines = [
      "# Bash completions of \(name); load them with: source <(\(name) completions bash)",
      "_\(name)() {",
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=\(name) i",
      "  local IFS=$'\\n'",
      "  COMPREPLY=()",
      "  for ((i = 1; i < COMP_CWORD; i++)); do",
      "    case \"$command ${COMP_WORDS[i]}\" in",
    ]
    for member in members.dropFirst() {
      let path = member.path.joined(separator: " ")
      lines.append("      '\(path)') command='\(path)' ;;")
    }
    if members.count == 1 { lines.append("      '') ;;") }
    lines += [
      "    esac",
      "  done",
      "  # Bash splits --flag=value into three words.",
      "  if [[ $cur == '=' ]]; then",
      "    cur=''",
      "  elif [[ $prev == '=' ]] && ((COMP_CWORD >= 2)); then",
      "    prev=${COMP_WORDS[COMP_CWORD-2]}",
      "  fi",
      "  case \"$command $prev\" in",
    ]
    for member in members {
      let path = member.path.joined(separator: " ")
      for flag in member.command.flags {
        guard let value = flag.value else { continue }
        let patterns = flag.spellings.map { "'\(path) \($0)'" }.joined(separator: " | ")
        lines.append("    \(patterns))\(Self.bashReply(value)) return ;;")
      }
    }
    lines += [
      "    *) ;;",
      "  esac",
      "  case \"$command\" in",
    ]
    for member in members {
      let flags = member.command.allFlags.flatMap(\.spellings).joined(separator: "\\n")
      let words = member.command.subcommands.map(\.name).joined(separator: "\\n")
      let values = member.command.arguments.first.map { Self.bashReply($0.value) } ?? ""
      let reply = words.isEmpty ? values : Self.bashWords(words)
      lines += [
        "    '\(member.path.joined(separator: " "))')",
        "      if [[ $cur == -* ]]; then",
        "       \(Self.bashWords(flags))",
        "      else",
        "       \(reply.isEmpty ? " :" : reply)",
        "      fi ;;",
      ]
    }
    lines += ["  esac", "}", "complete -F _\(name) \(name)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func bashWords(_ words: String) -> String {
    " COMPREPLY=($(compgen -W $'\(words)' -- \"$cur\"));"
  }

  private static func bashReply(_ value: ValueForm) -> String {
    switch value.offers {
    case .words(let words): bashWords(words.joined(separator: "\\n"))
    case .files: " compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\"));"
    case .folders: " compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\"));"
    case .nothing: ""
    }
  }
}
