import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import PlainText
import Reports
import Scenarios
import SocialGraph
import WordOfMouth

/// Flags and arguments that several commands share, and what they mean.
enum CommonFlags {
  // MARK: What is run

  static let scenario = Argument(
    optional: .file("scenario", ideas: scenarioIdeas), unset: "the built-in scenario",
    help: "A scenario file, - for standard input, or preset:NAME.")
  /// Scenarios that are no files, which completions offer beside these.
  static let scenarioIdeas: @Sendable () -> [String] = {
    // Without "preset:", where shells divide words.
    Preset.all.filter { !$0.isFragment }.map(\.name)
  }
  /// The paths of parameters, to go on with a value.
  static let pathIdeas: @Sendable () -> [String] = {
    var seen: Set<String> = []
    return ParameterDescription.all.map(\.path).filter {
      !$0.contains("<") && seen.insert($0).inserted
    }.map { $0 + "=" }
  }
  static let set = Flag(
    "set", repeated: setting("path", example: "replicates=100"),
    help: "Set one value of the scenario: --set customers.share=0.1.", category: "Scenario")
  static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max),
    help: "The random seed, decimal or 0x...; overrides the file's.", category: "Scenario")
  static let replicates = Flag(
    "replicates", short: "r", .whole("n", 1...Plan.largestRunCount),
    help: """
      The number of replicates of each setting, or with a precision the most; overrides the file's.
      """, category: "Scenario")
  static let untilPrecise = Flag(
    "until-precise",
    Value("share", expected: "a share from 0.01% to 100%, such as 2% or 0.02") { text in
      let isPercent = text.hasSuffix("%")
      let digits = isPercent ? text.dropLast() : text[...]
      let number = Double(digits.last == " " ? digits.dropLast() : digits)
      return number.map { isPercent ? $0 / 100 : $0 }.flatMap { (0.0001...1) ~= $0 ? $0 : nil }
    }, unset: "as the scenario's precision",
    help: """
      Add replicates until the ends of the interval are within this share of the mean: \
      --until-precise 2% (0.01% to 100%). Of the metric that the scenario's precision names, else of \
      net_present_value with service, and of reach_negative (of reach_positive, if nobody is \
      dissatisfied) without; in every setting. A difference takes precision.absolute in the scenario. \
      --replicates is then the most (precision.atMost, default 65536).
      """, category: "Scenario")
  /// The flags that change a scenario.
  static let changes: [any FlagRow] = [set, seed, replicates]

  /// A value of the form `name=value`.
  ///
  /// - Parameters:
  ///   - name: What is before the equals sign.
  ///   - example: One that is valid.
  /// - Returns: The value that accepts such a text.
  static func setting(_ name: String, example: String) -> CommandLineParsing.Value<String> {
    Value(
      "\(name)=value", expected: "\(name)=value, as in --set \(example)", ideas: pathIdeas
    ) { text in
      text.hasPrefix("=") || !text.contains("=") ? nil : text
    }
  }

  /// The scenario that an argument names, with the changes that flags make.
  static func document(_ invocation: Invocation) throws -> ScenarioDocument {
    try document(invocation[scenario], invocation)
  }

  /// A named scenario with the changes that flags make.
  static func document(_ name: String?, _ invocation: Invocation) throws -> ScenarioDocument {
    try ScenarioDocument.read(
      source(name), settings: settings(invocation), replicates: invocation[replicates],
      settingName: "--set")
  }

  /// The changes that flags make, as settings, but for the number of replicates.
  static func settings(_ invocation: Invocation) -> [String] {
    var settings = invocation[set]
    if let seed = invocation[seed] { settings.append("seed=\(seed)") }
    if let share = invocation[untilPrecise] {
      settings.append("precision.relative=\(NumberText.shortest(share))")
    }
    return settings
  }

  /// Whether a name is that of a preset, with or without `preset:`.
  static func isPreset(_ name: String) -> Bool {
    if case .preset = source(name) { true } else { false }
  }

  /// Where the scenario of a name comes from: a preset may leave out `preset:` where no file has its name.
  static func source(_ name: String?) -> ScenarioDocument.Source {
    guard let name else { return .builtIn }
    if name.hasPrefix("preset:") { return .preset(String(name.dropFirst(7))) }
    let isFile = name == "-" || FileManager.default.fileExists(atPath: name)
    return !isFile && Preset.named(name) != nil ? .preset(name) : .file(name)
  }

  // MARK: How it is run

  static let threads = Flag(
    "threads", short: "j", .whole("n", 1...4096), unset: "all cores it may use",
    help: "The number of worker threads; does not change results.", category: "Running")
  static let instructions = Flag(
    "instructions", .choice("set", InstructionSet.self), unset: "the best this machine has",
    help: """
      The instructions of the loops that simulate: baseline, v3 (x86-64-v3, AVX2) or v4 (x86-64-v4, \
      AVX-512); does not change results.
      """, category: "Running")
  /// The variable that says the same where no flag does.
  private static let instructionsVariable = "HEARSAY_INSTRUCTIONS"

  /// Has waves use the instructions that are asked for, if any are.
  ///
  /// - Throws: ``ToolError`` if this machine or build has not got them.
  static func chooseInstructions(_ invocation: Invocation) throws {
    var (chosen, name) = (invocation[instructions], "--instructions")
    let variable = ProcessInfo.processInfo.environment[instructionsVariable] ?? ""
    if chosen == nil, !variable.isEmpty {
      chosen = InstructionSet(rawValue: variable)
      name = instructionsVariable
    }
    guard name == "--instructions" || chosen != nil else {
      throw ToolError(
        usage: "\(name) is one of \(listed(InstructionSet.allCases)), not \"\(variable)\"")
    }
    guard let chosen else { return }
    guard InstructionSet.available.contains(chosen) else {
      throw ToolError(
        usage: """
          \(name): this machine has no instructions of \(chosen.name); it has \
          \(listed(InstructionSet.available))
          """)
    }
    InstructionSet.inUse = chosen
  }

  private static func listed(_ sets: [InstructionSet]) -> String {
    sets.map(\.rawValue).joined(separator: ", ")
  }

  static let dryRun = Flag(
    "dry-run", short: "n",
    help: "Show the number of runs and their estimated cost, then exit.", category: "Running")

  /// The requested workers.
  static func workers(_ invocation: Invocation) -> Workers { Workers(invocation[threads]) }

  // MARK: What comes out

  static let details = Flag(
    "details", short: "d", help: "Print everything instead of the answer on one screen.",
    category: "Output")
  /// The answer, or the whole document where it is asked for.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - document: The whole document.
  ///   - invocation: The flags, with the command's path.
  ///   - words: The command that prints the details, or nil for the same with one flag more.
  /// - Returns: One of them.
  static func chosen(
    _ answer: @autoclosure () -> Answer, details document: @autoclosure () -> Document,
    _ invocation: Invocation, more words: [String]? = nil
  ) -> Document {
    invocation[details]
      ? document() : answer().document(more: words.flatMap(line) ?? detailed(invocation))
  }

  /// The command line that prints the details of an answer.
  ///
  /// Flags that say only where results and notes go are left out: a folder would be refused the second time.
  /// Standard input was read, and a line with a word that is not printed as it is cannot be copied: there
  /// the command is not repeated.
  ///
  /// - Parameter invocation: The command line that printed the answer.
  /// - Returns: The line, with quotes where a shell needs them; or what to add to the one that was typed.
  private static func detailed(_ invocation: Invocation) -> String {
    let silent: [any FlagRow] = [
      out, force, quiet, ExperimentVerbs.verbose, FolderFlags.journal, FolderFlags.breakLock,
      FolderFlags.stopAfter, PageFlags.report, PageFlags.charts,
    ]
    return line(of: invocation.words(adding: details, removing: silent))
      ?? "the same command with --\(details.form.name)"
  }

  /// A command line of the tool, with quotes where a shell needs them; nil if it cannot be copied.
  private static func line(of words: [String]) -> String? {
    let canBeCopied = words.allSatisfy {
      $0 != "-" && !$0.contains("  ") && TextWidth.printable($0) == $0
    }
    return canBeCopied ? quoted(words) : nil
  }

  /// A command line of the tool, with quotes where a shell needs them.
  static func quoted(_ words: [String]) -> String {
    (["hearsay"] + words.map(ShellWord.quoted)).joined(separator: " ")
  }

  static let csv = Flag("csv", help: "Print CSV instead of text.", category: "Output")
  static let json = Flag("json", help: "Print JSON instead of text.", category: "Output")
  static let csvDialect = Flag(
    "csv-dialect", .choice("dialect", CSVDialect.self), default: .rfc4180,
    help: """
      How CSV is written: rfc4180 has commas; excel and excel-eu open in spreadsheets with decimal \
      points and with decimal commas; tsv has tabs.
      """, category: "Output")
  static let rawText = Flag(
    "raw-text",
    help: """
      Write texts of CSV as they are; else one that begins as a formula does (=, +, -, @, a tab or a \
      carriage return) gets an apostrophe, so that no spreadsheet calculates it.
      """, category: "Output")
  static let out = Flag(
    "out", short: "o", .folder("dir"),
    help: """
      Write runs.csv, rounds.csv, summary.csv and more, always with every metric, to this folder; \
      created if missing.
      """, category: "Output")
  static let force = Flag(
    "force", short: "f", help: "Overwrite an existing file.", category: "Output")
  static let quiet = Flag(
    "quiet", short: "q", help: "Print no notes and no progress on standard error.",
    category: "Output")
  static let color = Flag(
    negatable: "color", unset: "on a terminal", help: "Colour tables.", category: "Output")
  /// The flags of a command whose result can be printed in three forms.
  static let output = forms + [csvDialect, rawText, quiet, color]
  /// The flags that ask for a form for programs; at most one is given.
  static let forms: [any FlagRow] = [csv, json]

  /// How results are printed as CSV, or nil if they are not.
  ///
  /// - Parameter invocation: What flags were given.
  /// - Returns: The dialect.
  /// - Throws: ``ToolError`` if a dialect is given and nothing is written in it.
  static func printedDialect(_ invocation: Invocation) throws -> CSVDialect? {
    if invocation[csv] { return dialect(invocation) }
    let given: [any FlagRow] = [csvDialect, rawText].filter(invocation.wasGiven)
    if let flag = given.first, !invocation.wasGiven(out) {
      let canWrite = invocation.path.last.map(ExperimentVerbs.names.contains) ?? false
      throw ToolError(
        usage:
          "--\(flag.form.name) says how CSV is written: add --csv\(canWrite ? " or --out" : "")")
    }
    return nil
  }

  /// How CSV is written.
  static func dialect(_ invocation: Invocation) -> CSVDialect {
    var dialect = invocation[csvDialect]
    dialect.hasRawText = invocation[rawText]
    return dialect
  }

  /// The part of a command's help that lists what its CSV and JSON hold.
  static func columns(_ columns: [DataDictionary.Column]) -> Command.Section {
    .init("Columns of --csv, and keys of --json", rows: columns.map { ($0.name, $0.meaning) })
  }

  // MARK: Graphs

  static let directed = Flag(
    "directed", help: "Read ties as directed: A B means that only A tells B.", category: "Graph")
  static let project = Flag(
    "project", .choice("side", Projection.self),
    help: """
      Read a two-mode file (of people and events, say) and tie those of one side who share one of \
      the other.
      """, category: "Graph")
  static let weightColumn = Flag(
    "weight-column", .text("name"), unset: "weights are ignored",
    help: """
      The column with the weights of ties: a header of an edge list or the number of its column from 1, a key \
      of GraphML, GML or JSON edges, or weight.
      """, category: "Graph")
  static let repeatedWeights = Flag(
    "repeated-weights", .choice("rule", RepeatedWeights.self),
    help: "What several weights of one tie come to; without it they are an error.",
    category: "Graph")

  /// The column with the weights of ties that a call names.
  static func weights(_ invocation: Invocation) throws -> WeightColumn? {
    let repeated = invocation[repeatedWeights]
    guard let name = invocation[weightColumn] else {
      if repeated != nil {
        throw ToolError("--repeated-weights needs --weight-column", .usage)
      }
      return nil
    }
    return WeightColumn(name, repeated: repeated)
  }
}
