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
  /// The flags and arguments in the order in which they were typed.
  let pieces: [Piece]

  /// A flag with its value, or arguments, as they were typed.
  struct Piece: Sendable, Hashable {
    /// The long name of the flag; nil if these are arguments.
    var flag: String?
    /// The words.
    var words: [String]
  }

  /// The value of a flag: as given, else its default.
  public subscript<Read>(flag: Flag<Read>) -> Read { flag.read(flagTexts[flag.form.name] ?? []) }

  /// The value of an argument of the command that was parsed: as given, else its default.
  public subscript<Read>(argument: Argument<Read>) -> Read {
    argument.read(argumentTexts[argument.form.value.name] ?? [])
  }

  /// Whether a flag was given, in any form.
  public func wasGiven(_ flag: any FlagRow) -> Bool { flagTexts[flag.form.name] != nil }

  /// The words of this command line, after the name of the program, with a flag added and others left out.
  ///
  /// Short flags that were typed as one word are apart: `-fq` is `-f -q`.
  ///
  /// - Parameters:
  ///   - added: A flag that takes no value; it comes after the others.
  ///   - removed: The flags that are left out, with their values.
  /// - Returns: The words; they parse to the same invocation but for these flags.
  public func words(adding added: any FlagRow, removing removed: [any FlagRow]) -> [String] {
    let dropped = [added.form.name] + removed.map(\.form.name)
    let kept = pieces.filter { piece in piece.flag.map { !dropped.contains($0) } ?? true }
    // What follows "--" is no flag.
    let end = kept.firstIndex { $0.flag == nil && $0.words.first == "--" } ?? kept.endIndex
    return path + kept[..<end].flatMap(\.words) + ["--\(added.form.name)"]
      + kept[end...].flatMap(\.words)
  }
}
