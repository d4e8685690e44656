/// A command with its flags, arguments and subcommands: the one table that parsing, help, man page,
/// suggestions and completions are made from.
///
/// ```swift
/// let out = Flag("out", short: "o", .folder("dir"), help: "Write to this folder.")
/// let run = Command("run", overview: "Runs it.", flags: [out])
/// let tool = Command("tool", overview: "Does things.", subcommands: [run])
/// if case .run(let invocation) = try tool.parse(["run", "-o", "results"]) {
///   invocation[out]  // "results"
/// }
/// ```
///
/// The grammar is that of GNU and POSIX: see <doc:CommandLineParsing>. It deliberately does not
/// abbreviate names, correct mistakes, read the environment, print or exit.
public struct Command: Sendable {
  /// A line to type and what it does.
  public struct Example: Sendable, Hashable {
    /// The line.
    public let line: String
    /// What it does.
    public let meaning: String

    /// Makes an example.
    public init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// A part of the help with a heading of its own, after the options.
  public struct Section: Sendable {
    /// The heading.
    public let title: String
    /// Rows of a term and its meaning; an empty term gives a paragraph.
    public let rows: [(term: String, meaning: String)]
    /// The word that asks for it where it has a screen of its own; nil where it belongs to the command's.
    public let topic: String?

    /// Makes a part of two columns.
    ///
    /// - Parameters:
    ///   - title: The heading.
    ///   - rows: Terms and their meanings.
    ///   - topic: The word that asks for it where it has a screen of its own, beside the man page.
    public init(
      _ title: String, rows: [(term: String, meaning: String)], topic: String? = nil
    ) {
      self.title = title
      self.rows = rows
      self.topic = topic
    }

    /// Makes a part of running text.
    public init(_ title: String, text: String) {
      self.init(title, rows: [("", text)])
    }
  }

  /// Its name, lower case.
  public let name: String
  /// What it does, in one sentence.
  public let overview: String
  /// More about it, a paragraph each.
  let details: [String]
  /// Lines to try.
  public let examples: [Example]
  /// Its positional arguments, in order.
  package let arguments: [ArgumentForm]
  /// Its flags, in the order of help; `--help` is added by itself.
  package let flags: [FlagForm]
  /// Sets of flags of which at most one may be given.
  package let exclusions: [[FlagForm]]
  /// Its subcommands, in the order of help.
  public let subcommands: [Command]
  /// Whether it does something without a subcommand.
  let runsAlone: Bool
  /// More parts of its help.
  public let sections: [Section]
  /// What `--version` prints, or nil if it has no such flag.
  let version: String?

  /// Makes a command.
  ///
  /// - Parameters:
  ///   - name: Its name, lower case.
  ///   - overview: What it does, in one sentence.
  ///   - details: More about it, a paragraph each.
  ///   - examples: Lines to try.
  ///   - arguments: Its positional arguments; none if it has subcommands.
  ///   - flags: Its flags, without `--help`; none if it has subcommands.
  ///   - exclusions: Sets of flags of which at most one may be given.
  ///   - subcommands: Its subcommands.
  ///   - runsAlone: Whether one with subcommands does something without them.
  ///   - sections: More parts of its help.
  ///   - version: What `--version` prints.
  public init(
    _ name: String, overview: String, details: [String] = [], examples: [Example] = [],
    arguments: [any ArgumentRow] = [], flags: [any FlagRow] = [],
    exclusions: [[any FlagRow]] = [], subcommands: [Command] = [], runsAlone: Bool = false,
    sections: [Section] = [], version: String? = nil
  ) {
    self.name = name
    self.overview = overview
    self.details = details
    self.examples = examples
    self.arguments = arguments.map(\.form)
    self.flags = flags.map(\.form)
    self.exclusions = exclusions.map { $0.map(\.form) }
    self.subcommands = subcommands
    self.runsAlone = runsAlone || subcommands.isEmpty
    self.sections = sections
    self.version = version
  }

  /// `-h` and `--help`, which every command has.
  package static let helpFlag = Flag(
    "help", short: "h", help: "Print this help.", category: "General"
  ).form
  /// `--version`, which the root command has if it knows its version.
  static let versionFlag = Flag("version", help: "Print the version.", category: "General").form

  /// Its flags with those that are added by themselves.
  package var allFlags: [FlagForm] {
    flags + (version == nil ? [] : [Self.versionFlag]) + [Self.helpFlag]
  }

  /// The usage line, without `usage:`.
  ///
  /// - Parameter path: The names of the commands above it, from the root.
  /// - Returns: The names, then what may follow.
  func usage(under path: [String]) -> String {
    var words = path + [name]
    if !flags.isEmpty { words.append("[options]") }
    words += arguments.map(\.usage)
    if !subcommands.isEmpty { words.append(runsAlone ? "[<command>]" : "<command>") }
    return words.joined(separator: " ")
  }
}
