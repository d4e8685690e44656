internal import PlainText

/// What the value of a flag or an argument may be: its name in help, what is accepted, how it is read.
///
/// ```swift
/// Flag("samples", .whole("n", 1...1000), default: 10, help: "The number of samples.")
/// ```
public struct Value<Read: Sendable>: Sendable {
  /// What is accepted, without the type it is read as.
  package let form: ValueForm
  /// Reads a text, or returns nil if it is not accepted.
  package let read: @Sendable (String) -> Read?
  /// How help shows a default.
  let text: @Sendable (Read) -> String

  private init(
    _ name: String, expected: String, offers: ValueForm.Offers = .nothing,
    text: @escaping @Sendable (Read) -> String, read: @escaping @Sendable (String) -> Read?
  ) {
    form = ValueForm(name: name, offers: offers, expected: expected) { read($0) != nil }
    self.read = read
    self.text = text
  }

  /// A value with a reader of its own.
  ///
  /// - Parameters:
  ///   - name: The name in help, lower case, without brackets.
  ///   - expected: What is accepted, as in "expected path=value".
  ///   - ideas: Words that completions offer, of many that are accepted; one that ends with an equals sign
  ///     goes on.
  ///   - read: Reads a text, or returns nil if it is not accepted.
  public init(
    _ name: String, expected: String, ideas: (@Sendable () -> [String])? = nil,
    read: @escaping @Sendable (String) -> Read?
  ) {
    self.init(
      name, expected: expected, offers: ideas.map { .ideas($0, files: false) } ?? .nothing,
      text: { "\($0)" }, read: read)
  }

  /// One of some words, each standing for a value.
  ///
  /// - Parameters:
  ///   - name: The name in help.
  ///   - choices: The words in the order of help, with their values.
  ///   - prefix: What may stand before a word.
  /// - Returns: The value that accepts these words.
  public static func choice(
    _ name: String, _ choices: [(word: String, value: Read)], after prefix: String = ""
  ) -> Value {
    choice(name, choices, after: prefix) { "\($0)" }
  }

  fileprivate static func choice(
    _ name: String, _ choices: [(word: String, value: Read)], after prefix: String = "",
    text: @escaping @Sendable (Read) -> String
  ) -> Value {
    let words = choices.map(\.word)
    return Value(
      name, expected: "one of \(words.joined(separator: ", "))", offers: .words(words), text: text
    ) { word in choices.first { $0.word == word || prefix + $0.word == word }?.value }
  }
}

extension Value where Read == String {
  /// Any text, the empty one included.
  ///
  /// - Parameters:
  ///   - name: The name in help.
  ///   - ideas: Words that completions offer.
  /// - Returns: The value that accepts every text.
  public static func text(
    _ name: String, ideas: (@Sendable () -> [String])? = nil
  ) -> Value { Value(name, expected: "a text", ideas: ideas) { $0 } }

  /// The path of a file, not empty; `-` means a standard stream.
  ///
  /// - Parameters:
  ///   - name: The name in help.
  ///   - ideas: Words that completions offer beside files.
  /// - Returns: The value that accepts such a path.
  public static func file(
    _ name: String, ideas: (@Sendable () -> [String])? = nil
  ) -> Value {
    path(name, of: "a file", offers: ideas.map { .ideas($0, files: true) } ?? .files)
  }

  /// The path of a folder, not empty.
  public static func folder(_ name: String) -> Value {
    path(name, of: "a folder", offers: .folders)
  }

  private static func path(_ name: String, of kind: String, offers: ValueForm.Offers) -> Value {
    Value(name, expected: "the path of \(kind)", offers: offers, text: \.self) {
      $0.isEmpty ? nil : $0
    }
  }

  /// One of some words.
  public static func choice(_ name: String, _ words: [String]) -> Value {
    choice(name, words.map { ($0, $0) })
  }
}

extension Value where Read: CaseIterable & RawRepresentable<String> {
  /// The word of one of the cases.
  public static func choice(_ name: String, _ type: Read.Type = Read.self) -> Value {
    choice(name, Read.allCases.map { ($0.rawValue, $0) }, text: \.rawValue)
  }
}

extension Value where Read: FixedWidthInteger {
  /// A whole number in a range, decimal or hexadecimal with `0x`.
  public static func whole(_ name: String, _ range: ClosedRange<Read>) -> Value {
    let last = range.upperBound == UInt64.max ? "2^64-1" : "\(range.upperBound)"
    return Value(name, expected: "a whole number from \(range.lowerBound) to \(last)") { text in
      let number =
        text.lowercased().hasPrefix("0x") ? Read(text.dropFirst(2), radix: 16) : Read(text)
      return number.flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Value where Read == Double {
  /// A number in a range, with a point; never NaN.
  public static func number(_ name: String, _ range: ClosedRange<Double>) -> Value {
    let first = NumberText.shortest(range.lowerBound)
    let expected =
      range.upperBound == .infinity
      ? "a number of at least \(first)"
      : "a number from \(first) to \(NumberText.shortest(range.upperBound))"
    return Value(name, expected: expected, text: NumberText.shortest) { text in
      Double(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

/// What a ``Value`` accepts, whatever type it is read as: what help, man page and completions need.
public struct ValueForm: Sendable {
  /// What completions offer.
  enum Offers: Sendable {
    case nothing
    case words([String])
    case files
    case folders
    /// Some of many words that are accepted, beside files or not; made only when completions are.
    case ideas(@Sendable () -> [String], files: Bool)
  }

  /// The name shown in angle brackets.
  package let name: String
  /// What completions offer.
  let offers: Offers
  /// What is accepted, as in "expected a whole number from 1 to 8".
  package let expected: String
  /// Whether a text is accepted.
  let accepts: @Sendable (String) -> Bool

  /// The name as help shows it: `<n>`.
  package var bracketed: String { "<\(name)>" }

  /// The words it is one of, or none.
  package var words: [String] {
    if case .words(let words) = offers { words } else { [] }
  }
}
