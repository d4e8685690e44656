/// A command line understood: which command, and what its flags and arguments were given.
///
/// Every value has been checked against its ``Value``.
public struct Invocation: Sendable, Hashable {
  /// The names of the subcommands, from below the root: `["graph", "inspect"]`; empty for the root.
  public let path: [String]
  /// What each flag was given, by long name; switches hold `true` and `false`.
  let flagTexts: [String: [String]]
  /// What each argument was given, by name.
  let argumentTexts: [String: [String]]

  /// Whether a flag was given, in any form.
  public func wasGiven(_ flag: Flag) -> Bool { flagTexts[flag.name] != nil }

  /// Whether a switch is on: as it was last given, or else its default.
  public func isOn(_ flag: Flag) -> Bool {
    flagTexts[flag.name].map { $0.last == "true" } ?? flag.isNegatable
  }

  /// The last value of a flag, or nil if it was not given.
  public func text(_ flag: Flag) -> String? { flagTexts[flag.name]?.last }

  /// All values of a flag, in order.
  public func texts(_ flag: Flag) -> [String] { flagTexts[flag.name] ?? [] }

  /// The last value of a flag as a whole number, or nil if it was not given or is none.
  public func wholeNumber(_ flag: Flag) -> UInt64? { text(flag).flatMap(Value.wholeNumber) }

  /// The last value of a flag as a number, or nil if it was not given or is none.
  public func number(_ flag: Flag) -> Double? { text(flag).flatMap { Double($0) } }

  /// What an argument was given first, or nil.
  public func text(_ argument: Argument) -> String? { argumentTexts[argument.value.name]?.first }

  /// All that an argument was given, in order.
  public func texts(_ argument: Argument) -> [String] { argumentTexts[argument.value.name] ?? [] }
}
