package import CommandLineParsing

extension Command {
  /// What is wrong with the table of this command and those below it, a sentence each.
  ///
  /// Tests of a tool check its own table with this.
  package func problems() -> [String] { problems(under: []) }

  private func problems(under path: [String]) -> [String] {
    let place = (path + [name]).joined(separator: " ")
    var problems: [String] = []
    func check(_ holds: Bool, _ problem: String) {
      if !holds { problems.append("\(place): \(problem)") }
    }
    check(Self.isName(name), "its name is not lower case with dashes")
    check(Self.isSentence(overview), "its overview is not a sentence")
    check(Self.areDistinct(subcommands.map(\.name)), "two subcommands have the same name")
    check(Self.areDistinct(flags.map(\.name)), "two flags have the same name")
    check(Self.areDistinct(allFlags.compactMap(\.short)), "two flags have the same short name")
    check(Self.areDistinct(arguments.map(\.value.name)), "two arguments have the same name")
    check(
      subcommands.isEmpty || arguments.isEmpty && flags.isEmpty,
      "a command with subcommands has neither arguments nor flags")
    for flag in flags {
      let name = "--\(flag.name)"
      check(Self.isName(flag.name), "\(name) is not lower case with dashes")
      check(flag.name.count > 1, "\(name) is a short name, not a long one")
      check(
        !flag.name.hasPrefix("no-"),
        "\(name) negates itself: let \(flag.name.dropFirst(3)) default on")
      check(flag.name != Self.helpFlag.name, "--help is added by itself")
      check(flag.short.map { $0.isASCII && $0.isLetter } ?? true, "\(name): -x is not a letter")
      check(Self.isSentence(flag.help), "the help of \(name) is not a sentence")
      check(!flag.category.isEmpty, "\(name) has no category")
      if let value = flag.value { check(Self.isSound(value), "the value of \(name) is unsound") }
    }
    for (index, argument) in arguments.enumerated() {
      let name = argument.value.bracketed
      check(Self.isSound(argument.value), "the value of \(name) is unsound")
      check(Self.isSentence(argument.help), "the help of \(name) is not a sentence")
      check(
        !argument.isVariadic || index == arguments.count - 1, "\(name) takes the words of others")
      check(
        argument.isOptional || !arguments[..<index].contains(where: \.isOptional),
        "\(name) is required but follows one that is not")
    }
    for exclusion in exclusions {
      check(
        exclusion.count > 1
          && exclusion.allSatisfy { one in flags.contains { $0.name == one.name } },
        "an exclusion does not name two of its flags")
    }
    for example in examples {
      check(Self.isSentence(example.meaning), "the meaning of an example is not a sentence")
    }
    return problems + subcommands.flatMap { $0.problems(under: path + [name]) }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-" && text.last != "-"
      && text.allSatisfy { $0 == "-" || $0.isASCII && ($0.isLowercase || $0.isNumber) }
  }

  private static func isSentence(_ text: String) -> Bool {
    text.first?.isUppercase == true && text.last == "." && !text.contains("\n")
  }

  private static func isSound(_ value: ValueForm) -> Bool {
    // Words may have capitals: some things have such names.
    let words = value.words
    return value.name.split { "=/".contains($0) }.allSatisfy { isName(String($0)) }
      && areDistinct(words) && words.allSatisfy { isName($0.lowercased()) }
  }

  private static func areDistinct<Key: Hashable>(_ keys: [Key]) -> Bool {
    Set(keys).count == keys.count
  }
}
