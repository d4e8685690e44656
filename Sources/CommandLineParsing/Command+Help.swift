internal import PlainText

extension Command {
  /// The help of a command: what it does, usage, examples, arguments, options, commands and more.
  ///
  /// - Parameters:
  ///   - path: The names of the subcommands from below this, the root, or the topic of one of its sections.
  ///   - width: Characters a line.
  /// - Returns: The screen, ending with a newline.
  /// - Throws: ``CommandLineError`` if there is no such command.
  public func help(
    path: [String] = [], width: Int = 80
  ) throws(CommandLineError) -> String {
    if path.count == 1, !subcommands.contains(where: { $0.name == path[0] }) {
      guard let section = sections.first(where: { $0.topic == path[0] }) else {
        throw Place(root: self).error(
          .unknownCommand(path[0]), like: path[0],
          among: subcommands.map(\.name) + sections.compactMap(\.topic))
      }
      return Self.lines(of: section, width: width).joined(separator: "\n") + "\n"
    }
    let command = try command(at: path)
    let above = path.isEmpty ? [] : [name] + path.dropLast()
    var parts = [TextWidth.wrapped(command.overview, width: width)]
    parts.append(["Usage: \(command.usage(under: above))"])
    parts += command.details.map { TextWidth.wrapped($0, width: width) }
    func add(_ title: String, _ rows: [(String, String)]) {
      if rows.isEmpty { return }
      parts.append(["\(title):"] + rows.flatMap { Self.row($0, $1, width: width) })
    }
    if !command.examples.isEmpty {
      parts.append(
        ["Examples:"]
          + command.examples.flatMap { example in
            ["  \(example.line)"]
              + TextWidth.wrapped(
                example.meaning, width: width, first: "      ", rest: "      ")
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
    parts += command.sections.filter { $0.topic == nil }.map { Self.lines(of: $0, width: width) }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of section: Section, width: Int) -> [String] {
    ["\(section.title):"]
      + section.rows.flatMap { row in
        row.term.isEmpty
          ? TextWidth.wrapped(row.meaning, width: width, first: "  ", rest: "  ")
          : Self.row(row.term, row.meaning, width: width)
      }
  }

  /// Two columns: a term from column 2, its meaning from column 26.
  private static func row(_ term: String, _ meaning: String, width: Int) -> [String] {
    let margin = String(repeating: " ", count: 26)
    let width = max(width, margin.count + 20)
    return term.count > 22
      ? ["  \(term)"] + TextWidth.wrapped(meaning, width: width, first: margin, rest: margin)
      : TextWidth.wrapped(
        meaning, width: width, first: TextWidth.padded("  \(term)", to: margin.count),
        rest: margin)
  }
}

extension FlagForm {
  /// The first column of help: `-o, --out <dir>`; long names line up whether there is a short one
  /// or not.
  var helpTerm: String {
    let dash = short.map { "-\($0), " } ?? "    "
    let long = isNegatable ? "--[no-]\(name)" : "--\(name)"
    return dash + long + (value.map { " \($0.bracketed)" } ?? "")
  }

  /// The second column of help: what it does, allowed values, default.
  var helpText: String {
    let repeats =
      switch repeats {
      case .lastWins: ""
      case .kept: " May be repeated."
      case .keptWithCommas: " Takes commas, and may be repeated."
      }
    return help + (value?.allowed ?? "") + repeats + defaultNote(defaultText)
  }
}

extension ArgumentForm {
  /// The second column of help: what it is, allowed values, default.
  var helpText: String { help + value.allowed + defaultNote(defaultText) }
}

extension ValueForm {
  /// The allowed words as help lists them, or nothing.
  fileprivate var allowed: String { words.isEmpty ? "" : " [\(words.joined(separator: ", "))]" }
}

private func defaultNote(_ text: String?) -> String { text.map { " [default: \($0)]" } ?? "" }
