/// What the value of a flag or an argument may be: its name in help and what is accepted.
public struct Value: Sendable, Hashable {
  /// What is accepted.
  public enum Kind: Sendable, Hashable {
    /// Any text, the empty one included.
    case text
    /// A whole number in a range, decimal or hexadecimal with `0x`.
    case wholeNumber(ClosedRange<UInt64>)
    /// A number in a range, with a point; never NaN.
    case number(ClosedRange<Double>)
    /// One of these words.
    case choice([String])
    /// The path of a file, not empty; `-` stands for a standard stream.
    case file
    /// The path of a folder, not empty.
    case folder
  }

  /// The name shown in angle brackets.
  public let name: String
  /// What is accepted.
  public let kind: Kind

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - name: The name in help, lower case, without brackets.
  ///   - kind: What is accepted.
  public init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }

  /// The name as help shows it: `<n>`.
  var bracketed: String { "<\(name)>" }

  /// What is wrong with a text as this value, or nil: a sentence that says what is expected.
  package func problem(with text: String) -> String? {
    switch kind {
    case .text:
      return nil
    case .wholeNumber(let range):
      if let number = Self.wholeNumber(text), range.contains(number) { return nil }
      return "a whole number from \(Self.text(range.lowerBound)) to "
        + "\(Self.text(range.upperBound)) is expected"
    case .number(let range):
      if let number = Double(text), range.contains(number) { return nil }
      return range.upperBound == .infinity
        ? "a number of at least \(range.lowerBound) is expected"
        : "a number from \(range.lowerBound) to \(range.upperBound) is expected"
    case .choice(let words):
      return words.contains(text) ? nil : "one of \(words.joined(separator: ", ")) is expected"
    case .file:
      return text.isEmpty ? "the path of a file is expected" : nil
    case .folder:
      return text.isEmpty ? "the path of a folder is expected" : nil
    }
  }

  /// A whole number, decimal or hexadecimal with `0x`, or nil.
  package static func wholeNumber(_ text: String) -> UInt64? {
    text.lowercased().hasPrefix("0x")
      ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }

  private static func text(_ bound: UInt64) -> String {
    bound == .max ? "2^64-1" : "\(bound)"
  }
}
