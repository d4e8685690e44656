internal import PlainText

/// Reads the flags and arguments of one command.
struct FlagParser {
  /// The command whose words these are.
  let place: Place
  private var flagTexts: [String: [String]] = [:]
  /// How each given flag was written last, for messages.
  private var written: [String: String] = [:]
  private var words: [String] = []
  private var pieces: [Invocation.Piece] = []

  /// Makes a parser for a command without subcommands, or one that runs alone.
  init(place: Place) { self.place = place }

  /// Reads the words after the name of the command.
  mutating func parse(_ line: ArraySlice<String>) throws(CommandLineError) -> Command.Request {
    var rest = line
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        pieces.append(Invocation.Piece(words: [word] + rest))
        break
      } else if word.hasPrefix("--") {
        if let request = try takeLong(word, &rest) { return request }
      } else if Self.isShortFlag(word) {
        if let request = try takeShorts(word, &rest) { return request }
      } else {
        words.append(word)
        pieces.append(Invocation.Piece(words: [word]))
      }
    }
    try checkExclusions()
    return .run(
      Invocation(
        path: place.path, flagTexts: flagTexts, argumentTexts: try assignArguments(),
        pieces: pieces))
  }

  // MARK: Flags

  /// Whether a word is one or more short flags: not a lone dash, not a negative number.
  private static func isShortFlag(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let next = word.dropFirst().first else { return false }
    return !next.isNumber && next != "."
  }

  /// Takes `--name`, `--no-name`, `--name value` or `--name=value`.
  private mutating func takeLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(CommandLineError) -> Command.Request? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let joined = parts.count > 1 ? String(parts[1]) : nil
    let flags = place.command.allFlags
    guard let flag = flags.first(where: { $0.spellings.contains(spelling) }) else {
      throw place.unknownFlag(spelling)
    }
    return try take(flag, as: spelling, joined, &rest)
  }

  /// Takes `-f`, a bundle `-fq`, and at its end `-o value`, `-ovalue` or `-o=value`.
  private mutating func takeShorts(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(CommandLineError) -> Command.Request? {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let spelling = "-\(letter)"
      guard let flag = place.command.allFlags.first(where: { $0.short == letter }) else {
        // A long name with one dash is the likeliest slip.
        let long = "-\(word.prefix { $0 != "=" })"
        if place.command.allFlags.contains(where: { $0.spellings.contains(long) }) {
          throw place.error(
            .unknownFlag(String(word.prefix { $0 != "=" })), hints: ["did you mean \(long)?"])
        }
        throw place.unknownFlag(spelling)
      }
      var joined: String?
      if letters.first == "=" {
        joined = String(letters.dropFirst())
      } else if flag.value != nil, !letters.isEmpty {
        joined = String(letters)
      }
      let request = try take(flag, as: spelling, joined, &rest)
      if request != nil || flag.value != nil { return request }
    }
    return nil
  }

  /// Takes a flag that was found, with the value that was joined to it or is the next word.
  private mutating func take(
    _ flag: FlagForm, as spelling: String, _ joined: String?, _ rest: inout ArraySlice<String>
  ) throws(CommandLineError) -> Command.Request? {
    if let value = flag.value {
      let given = if let joined { joined } else { try takeNext(&rest, for: spelling, value) }
      try take(given, for: flag, value, as: spelling)
      let piece = joined == nil ? [spelling, given] : ["\(spelling)=\(given)"]
      pieces.append(Invocation.Piece(flag: flag.name, words: piece))
      return nil
    }
    if let joined { throw place.error(.unneededValue(flag: spelling, given: joined)) }
    if flag.name == Command.helpFlag.name { return .help(path: place.path) }
    if flag.name == Command.versionFlag.name, let version = place.command.version {
      return .version(version)
    }
    flagTexts[flag.name, default: []].append(
      flag.isNegatable && spelling.hasPrefix("--no-") ? FlagForm.off : FlagForm.on)
    written[flag.name] = spelling
    pieces.append(Invocation.Piece(flag: flag.name, words: [spelling]))
    return nil
  }

  /// The next word as a value; one that looks like a flag is none.
  private func takeNext(
    _ rest: inout ArraySlice<String>, for spelling: String, _ value: ValueForm
  ) throws(CommandLineError) -> String {
    guard let word = rest.first else {
      throw place.error(.missingValue(flag: spelling, value: value.name))
    }
    if Self.isShortFlag(word) {
      let joined = spelling.hasPrefix("--") ? "\(spelling)=\(word)" : "\(spelling)\(word)"
      throw place.error(
        .missingValue(flag: spelling, value: value.name),
        hints: ["if \"\(word)\" is the value, write \(joined)"])
    }
    rest = rest.dropFirst()
    return word
  }

  private mutating func take(
    _ given: String, for flag: FlagForm, _ value: ValueForm, as spelling: String
  ) throws(CommandLineError) {
    var texts = [given]
    if flag.repeats == .keptWithCommas {
      texts = given.split(separator: ",", omittingEmptySubsequences: false)
        .map { trimmed(String($0)) }
    }
    for text in texts { try check(text, value, of: "\(spelling) \(value.bracketed)") }
    flagTexts[flag.name, default: []] += texts
    written[flag.name] = spelling
  }

  private func check(
    _ text: String, _ value: ValueForm, of name: String
  ) throws(CommandLineError) {
    if value.accepts(text) { return }
    throw place.error(
      .invalidValue(given: text, of: name, expected: value.expected),
      hints: Suggestion.hint(text, among: value.words + (value.ideas ?? []), quoting: false)
        + NumberSlip.hints(for: text, accepts: value.accepts))
  }

  private func checkExclusions() throws(CommandLineError) {
    for exclusion in place.command.exclusions {
      let given = exclusion.compactMap { written[$0.name] }
      if given.count > 1 { throw place.error(.conflictingFlags(given[0], given[1])) }
    }
  }

  // MARK: Arguments

  private func assignArguments() throws(CommandLineError) -> [String: [String]] {
    var rest = words[...]
    var texts: [String: [String]] = [:]
    for (index, argument) in place.command.arguments.enumerated() {
      let given = argument.isVariadic ? rest : rest.prefix(1)
      if given.isEmpty, !argument.isOptional {
        let missing = place.command.arguments[index...].filter { !$0.isOptional }
        throw place.error(.missingArgument(missing.map(\.value.name)))
      }
      for text in given { try check(text, argument.value, of: argument.value.bracketed) }
      texts[argument.value.name] = Array(given)
      rest = rest.dropFirst(given.count)
    }
    if let word = rest.first { throw place.error(.unexpectedArgument(word)) }
    return texts
  }
}
