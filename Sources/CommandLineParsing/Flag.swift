/// One row of the flag table: a switch (`--force`) or an option with a value (`--out <dir>`).
///
/// Parsing, help and completions all read this row, so that they cannot disagree.
public struct Flag: Sendable, Hashable {
  /// How a flag is written and what it holds.
  public enum Form: Sendable, Hashable {
    /// Given or not given. One that defaults on is turned off by `--no-NAME`.
    case toggle(isOnByDefault: Bool)
    /// Takes a value; where it is repeated, the last one wins.
    case single(Value)
    /// Takes a value each time it is given; all are kept, in order.
    case repeated(Value)
    /// Takes values joined by commas and may be repeated; all are kept, in order.
    case list(Value)
  }

  /// The long name without its dashes, lower case: `dry-run`.
  public let name: String
  /// The short name without its dash, or nil.
  public let short: Character?
  /// How it is written and what it holds.
  public let form: Form
  /// What it does, in a sentence; units included.
  public let help: String
  /// The default in words, or nil if there is none to speak of.
  public let defaultText: String?
  /// The heading it stands under in help: `Output`.
  public let category: String

  /// Makes a flag.
  ///
  /// - Parameters:
  ///   - name: The long name without its dashes.
  ///   - short: The short name without its dash.
  ///   - form: How it is written and what it holds.
  ///   - help: What it does, in a sentence.
  ///   - defaultText: The default in words.
  ///   - category: The heading it stands under in help.
  public init(
    _ name: String, short: Character? = nil,
    _ form: Form = .toggle(isOnByDefault: false),
    help: String, default defaultText: String? = nil, category: String = "Options"
  ) {
    self.name = name
    self.short = short
    self.form = form
    self.help = help
    self.defaultText = defaultText
    self.category = category
  }

  /// `-h` and `--help`, which every command has.
  public static let help = Flag(
    "help", short: "h", help: "Print this help.", category: "General")

  /// `--version`, which the root command has if it knows its version.
  public static let version = Flag(
    "version", help: "Print the version.", category: "General")

  /// The value it takes, or nil for a switch.
  public var value: Value? {
    switch form {
    case .toggle: nil
    case .single(let value), .repeated(let value), .list(let value): value
    }
  }

  /// Whether it is a switch that defaults on, and so has a `--no-NAME`.
  public var isNegatable: Bool { form == .toggle(isOnByDefault: true) }

  /// Every way to write it, dashes included, longest first: `--out`, `-o`.
  var spellings: [String] {
    var spellings = ["--\(name)"]
    if isNegatable { spellings.append("--no-\(name)") }
    if let short { spellings.append("-\(short)") }
    return spellings
  }
}
