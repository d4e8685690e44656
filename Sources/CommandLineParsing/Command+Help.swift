extension Command {
  /// The help of a command: what it does, usage, examples, arguments, options, commands and more.
  ///
  /// - Parameters:
  ///   - path: The names of the subcommands from below this, the root.
  ///   - width: Characters a line.
  /// - Returns: The screen, ending with a newline.
  /// - Throws: ``CommandLineError`` if there is no such command.
  public func help(
    path: [String] = [], width: Int = 80
  ) throws(CommandLineError) -> String {
    let command = try command(at: path)
    let above = path.isEmpty ? [] : [name] + path.dropLast()
    var parts = [TextWrapping.lines(command.overview, width: width)]
    parts.append(["Usage: \(command.usage(under: above))"])
    parts += command.details.map { TextWrapping.lines($0, width: width) }
    func add(_ title: String, _ rows: [(String, String)]) {
      if rows.isEmpty { return }
      parts.append(["\(title):"] + rows.flatMap { TextWrapping.row($0, $1, width: width) })
    }
    if !command.examples.isEmpty {
      parts.append(
        ["Examples:"]
          + command.examples.flatMap { example in
            ["  \(example.line)"]
              + TextWrapping.lines(example.meaning, width: width - 6).map { "      \($0)" }
          })
    }
    add("Arguments", command.arguments.map { ($0.value.bracketed, $0.helpText) })
    let flags = command.allFlags
    var categories: [String] = []
    for flag in flags where !categories.contains(flag.category) { categories.append(flag.category) }
    for category in categories {
      add(category, flags.filter { $0.category == category }.map { ($0.helpTerm, $0.helpText) })
    }
    add("Commands", command.subcommands.map { ($0.name, $0.overview) })
    for section in command.sections {
      parts.append(
        ["\(section.title):"]
          + section.rows.flatMap { row in
            row.term.isEmpty
              ? TextWrapping.lines(row.meaning, width: width - 2).map { "  \($0)" }
              : TextWrapping.row(row.term, row.meaning, width: width)
          })
    }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

extension Flag {
  /// The first column of help: `-o, --out <dir>`; long names line up whether there is a short one
  /// or not.
  var helpTerm: String {
    let dash = short.map { "-\($0), " } ?? "    "
    let long = isNegatable ? "--[no-]\(name)" : "--\(name)"
    return dash + long + (value.map { " \($0.bracketed)" } ?? "")
  }

  /// The second column of help: what it does, allowed values, default.
  var helpText: String {
    var text = help
    if case .choice(let words)? = value?.kind { text += " [\(words.joined(separator: ", "))]" }
    switch form {
    case .repeated: text += " May be repeated."
    case .list: text += " Takes commas, and may be repeated."
    case .single, .toggle: break
    }
    if let defaultText { text += " [default: \(defaultText)]" }
    return text
  }
}

extension Argument {
  /// The second column of help: what it is, allowed values, default.
  var helpText: String {
    var text = help
    if case .choice(let words) = value.kind { text += " [\(words.joined(separator: ", "))]" }
    if let defaultText { text += " [default: \(defaultText)]" }
    return text
  }
}
