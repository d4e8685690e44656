extension Command {
  /// The completions of this table for fish.
  ///
  /// A function finds the command among the words before the cursor; each line then says for which
  /// command it holds.
  func fishCompletions() -> String {
    let members = family()
    let ideas = IdeaLists(of: self)
    let lists = ideas.lists.enumerated().map { place, words in
      """
      function __\(name)_words_\(place + 1)
        __\(name)_listed \(words.map(Self.fishQuoted).joined(separator: " "))
      end
      """
    }
    let values: (ValueForm) -> String = { value in
      Self.fishValues(value) { "(__\(name)_words_\(ideas.number(of: $0)))" }
    }
    let commands = members.dropFirst().map { "'\($0.name)'" }.joined(separator: " ")
    let lines = members.flatMap { member in
      member.command.fishLines(values).map {
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
      # Each word behind what a list has before its last comma.
      function __\(name)_listed
        set -l before (commandline -ct | string replace -rf '^(?:--[^=]*=)?(.*,)[^,]*$' '$1')
        printf '%s\\n' "$before"$argv
      end
      \(stacked(lists, indent: 0))
      complete -c \(name) -f
      \(stacked(lines, indent: 0))

      """
  }

  /// What is offered after this command, as options of `complete`.
  ///
  /// - Parameter fishValues: The options that offer what a value may be.
  /// - Returns: The options, a line each.
  private func fishLines(_ fishValues: (ValueForm) -> String) -> [String] {
    let commands = subcommands.map { " -a \($0.name) -d \(Self.fishQuoted($0.overview))" }
    let flags = allFlags.flatMap { flag in
      let short = flag.short.map { " -s \($0)" } ?? ""
      let value = flag.value.map { Self.fishTakes($0) + fishValues($0) } ?? ""
      let help = Self.fishQuoted(flag.help)
      return ["\(short) -l \(flag.name)\(value) -d \(help)"]
        + (flag.isNegatable ? [" -l no-\(flag.name) -d \(help)"] : [])
    }
    let values = arguments.first.map { fishValues($0.value) } ?? ""
    return commands + flags + (values.isEmpty ? [] : [values])
  }

  /// - Parameters:
  ///   - value: What the value may be.
  ///   - list: The call of the function that prints a list of words.
  /// - Returns: The options that offer it.
  private static func fishValues(_ value: ValueForm, list: ([String]) -> String) -> String {
    switch value.offers {
    case .words(let words): " -a \(fishQuoted(words.joined(separator: " ")))"
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    case .ideas(let words, let areFilesOffered):
      (areFilesOffered ? " -F" : "") + " -a \(fishQuoted(list(words())))"
    case .nothing: ""
    }
  }

  private static func fishTakes(_ value: ValueForm) -> String {
    switch value.offers {
    case .files, .ideas(_, files: true): " -r"
    default: " -x"
    }
  }

  /// A text in single quotes, as fish reads it.
  private static func fishQuoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "'"
  }
}
