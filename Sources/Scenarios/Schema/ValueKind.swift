import PlainText

/// Which numbers a value may be.
struct Numbers: Sendable, Hashable {
  /// From the smallest to the largest.
  var range: ClosedRange<Double>
  /// Whether only whole ones.
  var isWhole = false

  /// Shares and chances.
  static let share = Numbers(range: 0...1)

  /// Whether they are shares or chances.
  var areShares: Bool { range == Self.share.range && !isWhole }
}

/// How one kind of value is written, checked and read.
struct ValueKind<Value: Sendable>: Sendable {
  /// What is allowed, with range: `a share in 0...1`.
  var allowed: String { makeAllowed() }
  private let makeAllowed: @Sendable () -> String
  /// What stands in for a value that could not be read, so that reading can go on.
  let standIn: Value
  /// What overrides may change inside a value.
  let inside: Group?
  /// Whether it is a path, relative to the file that wrote it.
  let isFilePath: Bool
  /// The ways to write it, each as an example, where there are several.
  let forms: [String]
  /// Which numbers it may be; nil of values that are none.
  let numbers: Numbers?
  /// Reads a value; of a wrong one gives nil, and reports what is wrong where there is a reporter.
  let read: @Sendable (JSONValue, Reporter?) -> Value?

  /// Makes a kind; of a value that `read` rejects without a report of its own, what is allowed is reported.
  init(
    _ allowed: @autoclosure @escaping @Sendable () -> String, standIn: Value,
    inside: Group? = nil, isFilePath: Bool = false, numbers: Numbers? = nil,
    forms: [String] = [], read: @escaping @Sendable (JSONValue, Reporter?) -> Value?
  ) {
    makeAllowed = allowed
    self.standIn = standIn
    self.inside = inside
    self.isFilePath = isFilePath
    self.numbers = numbers
    self.forms = forms
    self.read = { value, reporter in
      let before = reporter?.problems.count
      let found = read(value, reporter)
      if found == nil, reporter?.problems.count == before { return reporter?.refuse(value) }
      return found
    }
  }

  /// One of several words.
  private init(
    words: @autoclosure @escaping @Sendable () -> [String], standIn: Value,
    _ meaning: @escaping @Sendable (String) -> Value?
  ) {
    self.init(Self.list(words()), standIn: standIn) { value, reporter in
      if let word = value.text, let meant = meaning(word) { return meant }
      return reporter?.refuse(value, value.text.map { Suggestion.hint($0, among: words()) } ?? [])
    }
  }

  /// `"a", "b" or "c"`.
  private static func list(_ words: [String]) -> String {
    let quotedWords = words.map { quoted($0) }
    guard let last = quotedWords.last, quotedWords.count > 1 else { return quotedWords.joined() }
    return quotedWords.dropLast().joined(separator: ", ") + " or " + last
  }

  /// The same kind, with `null` in place of a value.
  func orNull(_ meaning: String) -> ValueKind<Value?> {
    let (makeAllowed, read) = (makeAllowed, read)
    return ValueKind<Value?>(
      "\(makeAllowed()), or null for \(meaning)", standIn: nil, inside: inside, numbers: numbers,
      forms: forms
    ) { value, reporter in
      value.isNull ? .some(nil) : read(value, reporter).map { .some($0) }
    }
  }

  /// A list of items of one kind; each bad item is reported at its place.
  static func list<Item>(_ allowed: String, of item: ValueKind<Item>) -> ValueKind
  where Value == [Item] {
    ValueKind(allowed, standIn: []) { value, reporter in
      guard let values = value.items else { return nil }
      let items = values.enumerated().compactMap { index, value in
        item.read(value, reporter?.inside("[\(index)]", allowed: item.allowed))
      }
      return items.count == values.count ? items : nil
    }
  }
}

extension JSONValue {
  /// Whether it is `null`.
  var isNull: Bool { if case .null = content { true } else { false } }

  /// The number, if it is one and finite.
  var number: Double? {
    guard case .number(let text) = content, let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  /// Whether it is zero with a sign, which no quantity has.
  var isNegativeZero: Bool {
    if case .number(let text) = content { text.hasPrefix("-") && number == 0 } else { false }
  }

  /// The value of a key; nil if there is none, or null in its place.
  func given(_ key: String) -> JSONValue? {
    guard let value = self[key]?.value, !value.isNull else { return nil }
    return value
  }
}

// MARK: The kinds

extension ValueKind where Value == Double {
  /// A number of a range.
  static func number(in range: ClosedRange<Double>, _ name: String = "a number") -> ValueKind {
    ValueKind(
      "\(name) in \(NumberText.shortest(range.lowerBound))...\(NumberText.shortest(range.upperBound))",
      standIn: range.lowerBound, numbers: Numbers(range: range)
    ) { value, reporter in
      if let number = value.number, range.contains(number), !value.isNegativeZero { return number }
      return reporter?.refuse(value, ValueHint.number(value, Numbers(range: range)))
    }
  }

  /// A share of something.
  static let share = number(in: 0...1, "a share")
  /// A chance.
  static let chance = number(in: 0...1, "a chance")
  /// An amount of money that is not negative.
  static let money = number(in: 0...1e12, "an amount")
}

extension ValueKind where Value == Int {
  /// A whole number of a range.
  static func wholeNumber(in range: ClosedRange<Int>) -> ValueKind {
    ValueKind(
      "a whole number in \(range.lowerBound)...\(range.upperBound)", standIn: range.lowerBound,
      numbers: Numbers(
        range: Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
    ) { value, reporter in
      if let number = value.wholeNumber, range.contains(number), !value.isNegativeZero {
        return number
      }
      let numbers = Numbers(
        range: Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
      return reporter?.refuse(value, ValueHint.number(value, numbers))
    }
  }

  /// A number of people.
  static let people = wholeNumber(in: 0...4_294_967_295)
}

extension ValueKind where Value == UInt64 {
  /// A random seed: 64 bits, as a number or as hexadecimal text.
  static let seed = ValueKind(
    "a whole number in 0...18446744073709551615, or a hexadecimal string such as \"0x2a\"",
    standIn: 0
  ) { value, reporter in
    let seed: UInt64? =
      switch value.content {
      case .number(let text): UInt64(text) ?? value.wholeNumber.flatMap { UInt64(exactly: $0) }
      case .text(let text):
        text.lowercased().hasPrefix("0x") && !text.dropFirst(2).contains("+")
          ? UInt64(text.dropFirst(2), radix: 16) : nil
      default: nil
      }
    return seed
      ?? reporter?.refuse(value, ValueHint.number(value, Numbers(range: 0...0x1p53, isWhole: true)))
  }
}

extension ValueKind where Value == Bool {
  /// `true` or `false`.
  static let flag = ValueKind("true or false", standIn: false) { value, reporter in
    if case .boolean(let flag) = value.content { return flag }
    let words = ["true": "true", "yes": "true", "on": "true", "1": "true"].merging(
      ["false": "false", "no": "false", "off": "false", "0": "false"]) { $1 }
    let word = words[value.text?.lowercased() ?? value.line]
    return reporter?.refuse(value, word.map { ["did you mean \($0)?"] } ?? [])
  }
}

extension ValueKind where Value == String {
  /// A text that is not empty.
  static let text = ValueKind("a string that is not empty", standIn: "") { value, reporter in
    guard let text = value.text, !text.isEmpty else { return nil }
    guard text.utf8.count <= longestText else {
      return reporter?.complain(
        value, "this string has \(text.utf8.count) bytes, and may have \(longestText)",
        ["is a double quote missing?"])
    }
    if text.utf8.contains(0) {
      return reporter?.complain(
        value, "this string holds the character U+0000", ["remove \\u0000 from it"])
    }
    return text
  }

  /// The most bytes of a text.
  static let longestText = 10_000

  /// The most characters, of which wide ones count 2, of a name that stands behind numbers.
  private static let mostCharacters = 12

  /// A short name that stands behind numbers in sentences and headings.
  static let shortName = ValueKind(
    "a name of 1 to \(mostCharacters) characters in one line (wide ones count 2), without blanks at its ends",
    standIn: ""
  ) { value, _ in
    value.text.flatMap { text in
      let hasBlankEnds = (text.first?.isWhitespace ?? true) || (text.last?.isWhitespace ?? true)
      let isVisible = text.allSatisfy { !$0.isNewline && TextWidth.columns(of: $0) > 0 }
      return hasBlankEnds || !isVisible || TextWidth.columns(text) > mostCharacters ? nil : text
    }
  }

  /// The path of a file.
  static let file = ValueKind("the path of a file", standIn: "", isFilePath: true) {
    value, reporter in
    guard let path = value.text, !path.isEmpty, !path.utf8.contains(0) else { return nil }
    if let problem = tooLong(path) {
      return reporter?.complain(value, problem, ["is a double quote missing?"])
    }
    return path
  }

  /// The most bytes of a path.
  private static let longestPath = 1_000

  /// What is wrong with a path that is too long to be one.
  static func tooLong(_ path: String) -> String? {
    path.utf8.count > longestPath
      ? "this path has \(path.utf8.count) bytes, and may have \(longestPath)" : nil
  }

  /// One of several words.
  static func word(_ words: [String]) -> ValueKind {
    ValueKind(words: words, standIn: "") { words.contains($0) ? $0 : nil }
  }

  /// A person's label.
  fileprivate static let label = ValueKind(
    "a label: a string that is not empty, or a whole number", standIn: ""
  ) { value, _ in
    switch value.content {
    case .text(let text) where !text.isEmpty: text
    case .number(let text) where UInt64(text) != nil: text
    default: nil
    }
  }
}

extension ValueKind where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of an enumeration.
  static func choice(_ standIn: Value) -> ValueKind {
    ValueKind(words: Value.allCases.map(\.rawValue), standIn: standIn) { Value(rawValue: $0) }
  }
}

extension ValueKind where Value == [Int] {
  /// A list of numbers of people.
  static let groupSizes = list(
    "a list of whole numbers in 0...4294967295", of: ValueKind<Int>.people)
}

extension ValueKind where Value == [[Double]] {
  /// A table of numbers that are not negative, as a list of rows.
  static let matrix = ValueKind.list(
    "a list of rows, each a list of numbers that are not negative",
    of: .list(
      "a list of numbers that are not negative",
      of: ValueKind<Double>("a number that is not negative", standIn: 0) { value, _ in
        value.number.flatMap { $0 >= 0 ? $0 : nil }
      }))
}

extension ValueKind where Value == [String] {
  /// A list of people's labels, as texts or whole numbers.
  static let labels = list("a list of labels, such as [\"ann\", \"7\"]", of: .label)
}
