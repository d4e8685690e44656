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
  /// The long name without its dashes.
  public let name: String
  /// The short name without its dash, or nil.
  public let short: Character?
  /// How it is written.
  public let form: FlagForm
  /// What it does, in a sentence.
  public let help: String
  /// The default in words, or nil.
  public let defaultText: String?
  /// Its heading in help.
  public let category: String
  /// Reads the texts it was given, none if it was not given.
  let read: @Sendable ([String]) -> Read

  private init(
    _ name: String, _ short: Character?, _ form: FlagForm, _ help: String, _ defaultText: String?,
    _ category: String, read: @escaping @Sendable ([String]) -> Read
  ) {
    self.name = name
    self.short = short
    self.form = form
    self.help = help
    self.defaultText = defaultText
    self.category = category
    self.read = read
  }

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
    self.init(name, short, .single(value.form), help, value.text(standard), category) { texts in
      texts.last.flatMap(value.read) ?? standard
    }
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
    self.init(name, short, .single(value.form), help, unset, category) {
      $0.last.flatMap(value.read)
    }
  }

  /// An option that may be repeated; all values are kept, in order.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - value: What each may be.
  ///   - takesCommas: Whether one word may hold several, with commas between them.
  ///   - unset: What holds where it is not given, in words.
  ///   - help: What it does, in a sentence; units included.
  ///   - category: Its heading in help.
  public init<One>(
    _ name: String, short: Character? = nil, repeated value: Value<One>,
    takesCommas: Bool = false, unset: String? = nil, help: String, category: String = "Options"
  ) where Read == [One] {
    let form: FlagForm = takesCommas ? .list(value.form) : .repeated(value.form)
    self.init(name, short, form, help, unset, category) { $0.compactMap(value.read) }
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
    self.init(name, short, .toggle, help, nil, category) { $0.last == FlagForm.on }
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
    self.init(name, nil, .negatable, help, unset, category) { texts in
      texts.last.map { $0 == FlagForm.on }
    }
  }
}

/// The row of a ``Flag``, whatever type it is read as.
public protocol FlagRow: Sendable {
  /// The long name without its dashes, lower case: `dry-run`.
  var name: String { get }
  /// The short name without its dash, or nil.
  var short: Character? { get }
  /// How it is written.
  var form: FlagForm { get }
  /// What it does, in a sentence; units included.
  var help: String { get }
  /// The default in words, or nil if there is none to speak of.
  var defaultText: String? { get }
  /// Its heading in help: `Output`.
  var category: String { get }
}

/// How a flag is written.
public enum FlagForm: Sendable {
  /// Given or not given.
  case toggle
  /// Turned on by its name and off by `--no-NAME`.
  case negatable
  /// Takes a value; where it is repeated, the last one wins.
  case single(ValueForm)
  /// Takes a value each time it is given; all are kept, in order.
  case repeated(ValueForm)
  /// Takes values joined by commas and may be repeated; all are kept, in order.
  case list(ValueForm)

  /// What a switch that is on was given, as an invocation keeps it.
  static let on = "true"
  /// What a switch that was turned off was given.
  static let off = "false"
}

extension FlagRow {
  /// The value it takes, or nil for a switch.
  var value: ValueForm? {
    switch form {
    case .toggle, .negatable: nil
    case .single(let value), .repeated(let value), .list(let value): value
    }
  }

  /// Whether it has a `--no-NAME`.
  package var isNegatable: Bool {
    if case .negatable = form { true } else { false }
  }

  /// Every way to write it, dashes included, longest first: `--out`, `-o`.
  var spellings: [String] {
    ["--\(name)"] + (isNegatable ? ["--no-\(name)"] : []) + (short.map { ["-\($0)"] } ?? [])
  }
}
