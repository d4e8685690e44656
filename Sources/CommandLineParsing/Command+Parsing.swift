internal import PlainText

extension Command {
  /// What a command line asks for.
  public enum Request: Sendable, Hashable {
    /// To do what the command does.
    case run(Invocation)
    /// To print the help of the command of this path below the root.
    case help(path: [String])
    /// To print this version.
    case version(String)
  }

  /// Parses the words of a command line.
  ///
  /// - Parameter words: The words after the name of the program.
  /// - Returns: What is asked for; help and version as soon as they are read.
  /// - Throws: ``CommandLineError`` for the first mistake.
  /// - Complexity: O(words x flags).
  public func parse(_ words: [String]) throws(CommandLineError) -> Request {
    var place = Place(root: self)
    var rest = words[...]
    while !place.command.subcommands.isEmpty {
      guard let word = rest.popFirst() else {
        if place.command.runsAlone { break }
        throw place.error(.missingCommand(place.command.subcommands.map(\.name)))
      }
      if Command.helpFlag.spellings.contains(word) {
        return .help(path: place.path)
      } else if let version = place.command.version, Command.versionFlag.spellings.contains(word) {
        return .version(version)
      } else if word.hasPrefix("-"), word != "-" {
        throw place.unknownFlag(word, before: rest.first)
      }
      place = try place.descended(to: word)
    }
    var parser = FlagParser(place: place)
    return try parser.parse(rest)
  }

  /// The command of a path below this one, the empty path being this one.
  ///
  /// - Parameter path: The names of the subcommands.
  /// - Returns: The command.
  /// - Throws: ``CommandLineError`` if there is none.
  public func command(at path: [String]) throws(CommandLineError) -> Command {
    var place = Place(root: self)
    for name in path { place = try place.descended(to: name) }
    return place.command
  }
}

/// A command of the table and the way to it.
struct Place {
  /// The command of the program itself.
  let root: Command
  /// The names of the subcommands from below the root.
  private(set) var path: [String] = []
  /// The command here.
  private(set) var command: Command

  /// The place of the root.
  init(root: Command) {
    self.root = root
    command = root
  }

  /// The place of a subcommand of the command here.
  func descended(to name: String) throws(CommandLineError) -> Place {
    guard let subcommand = command.subcommands.first(where: { $0.name == name }) else {
      if command.subcommands.isEmpty { throw error(.unexpectedArgument(name)) }
      throw error(.unknownCommand(name), like: name, among: command.subcommands.map(\.name))
    }
    var below = self
    below.path.append(name)
    below.command = subcommand
    return below
  }

  /// An error at this place, with the known names that a mistyped one is close to.
  func error(
    _ problem: CommandLineError.Problem, like written: String, among names: [String]
  ) -> CommandLineError {
    error(problem, hints: Suggestion.hint(written, among: names, quoting: false))
  }

  /// An error at this place.
  func error(_ problem: CommandLineError.Problem, hints: [String] = []) -> CommandLineError {
    let above = path.isEmpty ? [] : [root.name] + path.dropLast()
    return CommandLineError(
      problem: problem, hints: hints, usage: command.usage(under: above),
      helpLine: ([root.name] + path + ["--help"]).joined(separator: " "))
  }

  /// The error of a flag that the command here does not have, with similar ones.
  ///
  /// - Parameters:
  ///   - written: The word, with its dashes and without a value.
  ///   - next: The word after it, which may be its value.
  /// - Returns: The error.
  func unknownFlag(_ written: String, before next: String? = nil) -> CommandLineError {
    let here = ([root.name] + path).joined(separator: " ") + " "
    let owners = root.family().compactMap { member -> (name: String, flag: FlagForm)? in
      guard member.name.hasPrefix(here) else { return nil }
      return member.command.flags.first { $0.spellings.contains(written) }.map { (member.name, $0) }
    }
    if let owner = owners.first {
      let all = owners.map { "\"\($0.name)\"" }.joined(separator: ", ")
      let value = owner.flag.value.map { form in
        " " + (next.flatMap { form.accepts($0) ? $0 : nil } ?? form.bracketed)
      }
      return error(
        .unknownFlag(written),
        hints: [
          "it belongs to \(all)",
          "write it after the command: \(owner.name) \(written)\(value ?? "")",
        ])
    }
    let known = command.allFlags.flatMap(\.spellings).filter { $0.hasPrefix("--") }
    return error(
      .unknownFlag(written), like: written, among: written.hasPrefix("--") ? known : [])
  }
}
