extension Command {
  /// The completions of this table for Bash.
  ///
  /// The script walks the words before the cursor to find the command, then offers the value of the
  /// flag before the cursor, flags, or values of the argument.
  func bashCompletions() -> String {
    let script = BashScript(root: self)
    let members = family()
    let commands = members.dropFirst().map { "'\($0.name)') command='\($0.name)' ;;" }
    let values = members.flatMap { member in
      member.command.flags.compactMap { flag in
        flag.value.map { value in
          let patterns = flag.spellings.map { "'\(member.name) \($0)'" }.joined(separator: " | ")
          let reply = script.reply(value, takesCommas: flag.repeats == .keptWithCommas)
          return "\(patterns)) \(reply); return ;;"
        }
      }
    }
    let replies = members.map { member in
      let flags = script.words(member.command.allFlags.flatMap(\.spellings))
      let words = member.command.subcommands.map(\.name)
      let values = member.command.arguments.first.map { script.reply($0.value) } ?? ":"
      return """
        '\(member.name)')
          if [[ $cur == -* ]]; then
            \(flags)
          else
            \(words.isEmpty ? values : script.words(words))
          fi ;;
        """
    }
    return """
      # Bash completions of \(name); load them with: source <(\(name) completions bash)
      \(stacked(script.lists, indent: 0))
      # Words that begin with what follows the last comma; a word that ends with = goes on.
      _\(name)_offer() {
        local rest=${cur##*,}
        COMPREPLY=($(compgen -P "${cur%"$rest"}" -W "$1" -- "$rest"))
        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
        return 0
      }
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
}

/// The pieces of a script for Bash.
private struct BashScript {
  private let name: String
  private let ideas: IdeaLists

  init(root: Command) {
    name = root.name
    ideas = IdeaLists(of: root)
  }

  /// The lines that hold the lists of words.
  var lists: [String] {
    ideas.lists.enumerated().map { "_\(name)_words_\($0 + 1)=\(Self.list($1))" }
  }

  /// The reply of some words.
  func words(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W \(Self.list(words)) -- \"$cur\"))"
  }

  /// The reply of what a value offers.
  func reply(_ value: ValueForm, takesCommas: Bool = false) -> String {
    let files = "compopt -o filenames 2>/dev/null; COMPREPLY"
    switch value.offers {
    case .words(let words):
      return takesCommas ? "_\(name)_offer \(Self.list(words))" : self.words(words)
    case .files: return "\(files)=($(compgen -f -- \"$cur\"))"
    case .folders: return "\(files)=($(compgen -d -- \"$cur\"))"
    case .ideas(let words, let areFilesOffered):
      let offer = "_\(name)_offer \"$_\(name)_words_\(ideas.number(of: words()))\""
      return areFilesOffered ? "\(offer); \(files)+=($(compgen -f -- \"$cur\"))" : offer
    case .nothing: return ":"
    }
  }

  private static func list(_ words: [String]) -> String {
    "$'\(words.joined(separator: "\\n"))'"
  }
}
