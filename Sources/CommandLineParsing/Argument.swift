/// A positional argument of a command, with the type it is read as and its default.
public struct Argument<Read: Sendable>: ArgumentRow {
  /// What it may be, with the name it is known by.
  public let value: ValueForm
  /// How often it occurs.
  public let occurrence: ArgumentOccurrence
  /// What it is, in a sentence.
  public let help: String
  /// The default in words, or nil.
  public let defaultText: String?
  /// Reads the words it was given, none if it was not given.
  let read: @Sendable ([String]) -> Read

  private init(
    _ value: ValueForm, _ occurrence: ArgumentOccurrence, _ help: String, _ defaultText: String?,
    read: @escaping @Sendable ([String]) -> Read
  ) {
    self.value = value
    self.occurrence = occurrence
    self.help = help
    self.defaultText = defaultText
    self.read = read
  }

  /// An argument that is required.
  ///
  /// - Parameters:
  ///   - value: What it may be, with its name.
  ///   - help: What it is, in a sentence.
  public init(_ value: Value<Read>, help: String) {
    self.init(value.form, .required, help, nil) { words in
      guard let read = words.first.flatMap(value.read) else {
        preconditionFailure("the invocation is of a command without \(value.form.bracketed)")
      }
      return read
    }
  }

  /// An argument that has a default.
  ///
  /// - Parameters:
  ///   - value: What it may be, with its name.
  ///   - standard: The value where it is not given.
  ///   - help: What it is, in a sentence.
  public init(_ value: Value<Read>, default standard: Read, help: String) {
    self.init(value.form, .optional, help, value.text(standard)) { words in
      words.first.flatMap(value.read) ?? standard
    }
  }

  /// An argument that may be left out.
  ///
  /// - Parameters:
  ///   - value: What it may be, with its name.
  ///   - unset: What holds where it is not given, in words.
  ///   - help: What it is, in a sentence.
  public init<One>(
    optional value: Value<One>, unset: String? = nil, help: String
  ) where Read == One? {
    self.init(value.form, .optional, help, unset) { $0.first.flatMap(value.read) }
  }

  /// The last argument, which takes all words that are left.
  ///
  /// - Parameters:
  ///   - value: What each may be, with their name.
  ///   - isRequired: Whether there must be one at least.
  ///   - unset: What holds where none is given, in words.
  ///   - help: What they are, in a sentence.
  public init<One>(
    rest value: Value<One>, isRequired: Bool = false, unset: String? = nil, help: String
  ) where Read == [One] {
    self.init(value.form, isRequired ? .oneOrMore : .anyNumber, help, unset) {
      $0.compactMap(value.read)
    }
  }
}

/// How often an argument occurs.
public enum ArgumentOccurrence: Sendable {
  /// Once.
  case required
  /// Once or not at all.
  case optional
  /// Once or more; such an argument is the last.
  case oneOrMore
  /// Any number of times; such an argument is the last.
  case anyNumber
}

/// The row of an ``Argument``, whatever type it is read as.
public protocol ArgumentRow: Sendable {
  /// What it may be, with the name it is known by.
  var value: ValueForm { get }
  /// How often it occurs.
  var occurrence: ArgumentOccurrence { get }
  /// What it is, in a sentence.
  var help: String { get }
  /// The default in words, or nil if there is none to speak of.
  var defaultText: String? { get }
}

extension ArgumentRow {
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
