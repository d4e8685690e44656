/// A positional argument of a command.
public struct Argument: Sendable, Hashable {
  /// How often it occurs.
  public enum Occurrence: Sendable, Hashable {
    /// Once.
    case required
    /// Once or not at all.
    case optional
    /// Once or more; such an argument is the last.
    case oneOrMore
    /// Any number of times; such an argument is the last.
    case anyNumber
  }

  /// What it may be, with the name it is known by.
  public let value: Value
  /// How often it occurs.
  public let occurrence: Occurrence
  /// What it is, in a sentence.
  public let help: String
  /// The default in words, or nil if there is none to speak of.
  public let defaultText: String?

  /// Makes an argument.
  ///
  /// - Parameters:
  ///   - value: What it may be.
  ///   - occurrence: How often it occurs.
  ///   - help: What it is, in a sentence.
  ///   - defaultText: The default in words.
  public init(
    _ value: Value, _ occurrence: Occurrence = .required,
    help: String, default defaultText: String? = nil
  ) {
    self.value = value
    self.occurrence = occurrence
    self.help = help
    self.defaultText = defaultText
  }

  /// Whether it takes all words that are left.
  var isVariadic: Bool { occurrence == .oneOrMore || occurrence == .anyNumber }
  /// Whether it may be left out.
  var isOptional: Bool { occurrence == .optional || occurrence == .anyNumber }

  /// As the usage line shows it: `<file>`, `[<file>]`, `<file>...`, `[<file>...]`.
  var usage: String {
    let word = value.bracketed + (isVariadic ? "..." : "")
    return isOptional ? "[\(word)]" : word
  }
}
