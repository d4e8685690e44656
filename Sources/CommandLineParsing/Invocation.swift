/// A parsed command line: which command, and what its flags and arguments were given.
///
/// Every text has been accepted by its ``Value``; the subscripts read it as the value's type.
public struct Invocation: Sendable, Hashable {
  /// The names of the subcommands, from below the root: `["graph", "inspect"]`; empty for the root.
  public let path: [String]
  /// What each flag was given, by long name; switches hold ``FlagForm/on`` and ``FlagForm/off``.
  let flagTexts: [String: [String]]
  /// What each argument was given, by name.
  let argumentTexts: [String: [String]]

  /// The value of a flag: as given, else its default.
  public subscript<Read>(flag: Flag<Read>) -> Read { flag.read(flagTexts[flag.form.name] ?? []) }

  /// The value of an argument of the command that was parsed: as given, else its default.
  public subscript<Read>(argument: Argument<Read>) -> Read {
    argument.read(argumentTexts[argument.form.value.name] ?? [])
  }

  /// Whether a flag was given, in any form.
  public func wasGiven(_ flag: any FlagRow) -> Bool { flagTexts[flag.form.name] != nil }
}
