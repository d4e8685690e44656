/// A positional argument of a command, with the type it is read as and its default.
public struct Argument<Read: Sendable>: ArgumentRow {
  /// The argument without the type it is read as.
  public let form: ArgumentForm
  /// Reads the words it was given, none if it was not given.
  let read: @Sendable ([String]) -> Read

  /// An argument that is required.
  ///
  /// - Parameters:
  ///   - value: What it may be, with its name.
  ///   - help: What it is, in a sentence.
  public init(_ value: Value<Read>, help: String) {
    form = ArgumentForm(value: value.form, help: help)
    read = { words in
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
    form = ArgumentForm(
      value: value.form, isOptional: true, help: help, defaultText: value.text(standard))
    read = { words in words.first.flatMap(value.read) ?? standard }
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
    form = ArgumentForm(value: value.form, isOptional: true, help: help, defaultText: unset)
    read = { $0.first.flatMap(value.read) }
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
    form = ArgumentForm(
      value: value.form, isOptional: !isRequired, isVariadic: true, help: help, defaultText: unset)
    read = { $0.compactMap(value.read) }
  }
}

/// An ``Argument``, whatever type it is read as.
public protocol ArgumentRow: Sendable {
  /// The argument without that type.
  var form: ArgumentForm { get }
}

/// What parsing, help, man page and completions need of an ``Argument``.
public struct ArgumentForm: Sendable {
  /// What it may be, with the name it is known by.
  package let value: ValueForm
  /// Whether it may be left out.
  package var isOptional = false
  /// Whether it takes all words that are left; such an argument is the last.
  package var isVariadic = false
  /// What it is, in a sentence.
  package let help: String
  /// The default in words, or nil if there is none to speak of.
  var defaultText: String?

  /// As the usage line shows it: `<file>`, `[<file>]`, `<file>...`, `[<file>...]`.
  var usage: String {
    let word = value.bracketed + (isVariadic ? "..." : "")
    return isOptional ? "[\(word)]" : word
  }
}
