/// One row of the flag table: a switch (`--force`) or an option with a value (`--out <dir>`), with the
/// type it is read as and its default.
///
/// Parsing, help, man page, completions and reading all use this row, so that they cannot disagree:
///
/// ```swift
/// let samples = Flag("samples", .whole("n", 1...1000), default: 10, help: "The number of samples.")
/// let threads = Flag("threads", .whole("n", 1...64), unset: "all cores", help: "The workers.")
/// invocation[samples]  // an Int, 10 if the flag is not given
/// invocation[threads]  // an Int?, nil if the flag is not given
/// ```
public struct Flag<Read: Sendable>: FlagRow {
  /// The flag without the type it is read as.
  public let form: FlagForm
  /// Reads the texts it was given, none if it was not given.
  let read: @Sendable ([String]) -> Read

  /// An option that always has a value: the last one given, else its default.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - value: What it may be.
  ///   - standard: The value where it is not given.
  ///   - help: What it does, in a sentence; units included.
  ///   - category: Its heading in help.
  public init(
    _ name: String, short: Character? = nil, _ value: Value<Read>, default standard: Read,
    help: String, category: String = "Options"
  ) {
    form = FlagForm(
      name: name, short: short, value: value.form, help: help,
      defaultText: value.text(standard), category: category)
    read = { texts in texts.last.flatMap(value.read) ?? standard }
  }

  /// An option that may be left out; where it is repeated, the last value wins.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - value: What it may be.
  ///   - unset: What holds where it is not given, in words.
  ///   - help: What it does, in a sentence; units included.
  ///   - category: Its heading in help.
  public init<One>(
    _ name: String, short: Character? = nil, _ value: Value<One>, unset: String? = nil,
    help: String, category: String = "Options"
  ) where Read == One? {
    form = FlagForm(
      name: name, short: short, value: value.form, help: help, defaultText: unset,
      category: category)
    read = { $0.last.flatMap(value.read) }
  }

  /// An option that may be repeated; all values are kept, in order.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - value: What each may be.
  ///   - takesCommas: Whether one word may hold several, with commas between them; blanks beside commas are dropped.
  ///   - unset: What holds where it is not given, in words.
  ///   - help: What it does, in a sentence; units included.
  ///   - category: Its heading in help.
  public init<One>(
    _ name: String, short: Character? = nil, repeated value: Value<One>,
    takesCommas: Bool = false, unset: String? = nil, help: String, category: String = "Options"
  ) where Read == [One] {
    form = FlagForm(
      name: name, short: short, value: value.form, repeats: takesCommas ? .keptWithCommas : .kept,
      help: help, defaultText: unset, category: category)
    read = { $0.compactMap(value.read) }
  }

  /// A switch that is off unless given.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - help: What it does, in a sentence.
  ///   - category: Its heading in help.
  public init(
    _ name: String, short: Character? = nil, help: String, category: String = "Options"
  ) where Read == Bool {
    form = FlagForm(
      name: name, short: short, help: help, category: category)
    read = { $0.last == FlagForm.on }
  }

  /// A switch that can be turned on by its name, off by `--no-NAME`, or left to the tool.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - unset: What holds where it is not given, in words.
  ///   - help: What it does, in a sentence.
  ///   - category: Its heading in help.
  public init(
    negatable name: String, unset: String, help: String, category: String = "Options"
  ) where Read == Bool? {
    form = FlagForm(
      name: name, short: nil, isNegatable: true, help: help, defaultText: unset, category: category)
    read = { texts in texts.last.map { $0 == FlagForm.on } }
  }
}

/// A ``Flag``, whatever type it is read as.
public protocol FlagRow: Sendable {
  /// The flag without that type.
  var form: FlagForm { get }
}

/// What parsing, help, man page and completions need of a ``Flag``.
public struct FlagForm: Sendable {
  /// What becomes of the values of a flag that is given more than once.
  enum Repeats: Sendable {
    /// The last one wins.
    case lastWins
    /// All are kept, in order.
    case kept
    /// All are kept, in order, and one word may join several by commas.
    case keptWithCommas
  }

  /// The long name without its dashes, lower case: `dry-run`.
  public let name: String
  /// The short name without its dash, or nil.
  package let short: Character?
  /// The value it takes, or nil for a switch.
  package var value: ValueForm?
  /// What becomes of repeated values.
  var repeats = Repeats.lastWins
  /// Whether a switch is turned off by `--no-NAME`.
  package var isNegatable = false
  /// What it does, in a sentence; units included.
  package let help: String
  /// The default in words, or nil if there is none to speak of.
  var defaultText: String?
  /// Its heading in help: `Output`.
  package let category: String

  /// What a switch that is on was given, as an invocation keeps it.
  static let on = "true"
  /// What a switch that was turned off was given.
  static let off = "false"

  /// Every way to write it, dashes included, longest first: `--out`, `-o`.
  package var spellings: [String] {
    ["--\(name)"] + (isNegatable ? ["--no-\(name)"] : []) + (short.map { ["-\($0)"] } ?? [])
  }
}
