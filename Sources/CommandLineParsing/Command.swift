/// A command with its flags, arguments and subcommands: the one table that parsing, help,
/// suggestions and completions are made from.
///
/// ```swift
/// let out = Flag("out", short: "o", .single(Value("dir", .folder)), help: "Write to this folder.")
/// let run = Command("run", overview: "Runs it.", flags: [out])
/// let tool = Command("tool", overview: "Does things.", subcommands: [run])
/// if case .run(let invocation) = try tool.parse(["run", "-o", "results"]) {
///   invocation.text(out)  // "results"
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

    /// Makes a part of two columns.
    public init(_ title: String, rows: [(term: String, meaning: String)]) {
      self.title = title
      self.rows = rows
    }

    /// Makes a part of running text.
    public init(_ title: String, text: String) {
      self.title = title
      self.rows = [("", text)]
    }
  }

  /// Its name, lower case.
  public let name: String
  /// What it does, in one sentence.
  public let overview: String
  /// More about it, a paragraph each.
  public let details: [String]
  /// Lines to try.
  public let examples: [Example]
  /// Its positional arguments, in order.
  public let arguments: [Argument]
  /// Its flags, in the order of help; `--help` is added by itself.
  public let flags: [Flag]
  /// Sets of flags of which at most one may be given.
  public let exclusions: [[Flag]]
  /// Its subcommands, in the order of help; a command with subcommands has neither arguments nor
  /// flags of its own.
  public let subcommands: [Command]
  /// Whether it does something without a subcommand.
  public let runsAlone: Bool
  /// More parts of its help.
  public let sections: [Section]
  /// What `--version` prints, or nil if it has no such flag.
  public let version: String?

  /// Makes a command without subcommands.
  ///
  /// - Parameters:
  ///   - name: Its name, lower case.
  ///   - overview: What it does, in one sentence.
  ///   - details: More about it, a paragraph each.
  ///   - examples: Lines to try.
  ///   - arguments: Its positional arguments.
  ///   - flags: Its flags, without `--help`.
  ///   - exclusions: Sets of flags of which at most one may be given.
  ///   - sections: More parts of its help.
  public init(
    _ name: String, overview: String, details: [String] = [], examples: [Example] = [],
    arguments: [Argument] = [], flags: [Flag] = [], exclusions: [[Flag]] = [],
    sections: [Section] = []
  ) {
    self.name = name
    self.overview = overview
    self.details = details
    self.examples = examples
    self.arguments = arguments
    self.flags = flags
    self.exclusions = exclusions
    self.subcommands = []
    self.runsAlone = true
    self.sections = sections
    self.version = nil
  }

  /// Makes a command of subcommands.
  ///
  /// - Parameters:
  ///   - name: Its name, lower case.
  ///   - overview: What it does, in one sentence.
  ///   - details: More about it, a paragraph each.
  ///   - examples: Lines to try.
  ///   - subcommands: Its subcommands.
  ///   - runsAlone: Whether it does something without a subcommand.
  ///   - sections: More parts of its help.
  ///   - version: What `--version` prints.
  public init(
    _ name: String, overview: String, details: [String] = [], examples: [Example] = [],
    subcommands: [Command], runsAlone: Bool = false, sections: [Section] = [],
    version: String? = nil
  ) {
    self.name = name
    self.overview = overview
    self.details = details
    self.examples = examples
    self.arguments = []
    self.flags = []
    self.exclusions = []
    self.subcommands = subcommands
    self.runsAlone = runsAlone
    self.sections = sections
    self.version = version
  }

  /// Its flags with those that come by themselves.
  public var allFlags: [Flag] {
    flags + (version == nil ? [] : [.version]) + [.help]
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
