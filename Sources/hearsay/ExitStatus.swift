import CommandLineParsing

/// How the program ends.
enum ExitStatus: Int32 {
  /// All went well.
  case ok = 0
  /// A run of the experiment failed.
  case runFailed = 1
  /// The command line makes no sense, or would overwrite results.
  case usage = 2
  /// A scenario, graph, customer list or survey is not valid or cannot be read.
  case invalidInput = 3
  /// Some runs are missing.
  case incomplete = 4
  /// More memory or more runs are asked for than there can be.
  case tooLarge = 6
  /// Output could not be written.
  case outputFailed = 7
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// Stopped by SIGTERM.
  case terminated = 143

  /// The exit codes as help lists them.
  static let help = Command.Section(
    "Exit codes",
    rows: [
      ("0", "All went well."),
      ("1", "A run failed; the others are kept."),
      ("2", "Usage: the command line is wrong, or would overwrite files without --force."),
      ("3", "Invalid input: a scenario, graph, list or survey is wrong or cannot be read."),
      ("4", "Incomplete: some runs are missing."),
      ("6", "Resource limit: more runs or memory are asked for than there can be."),
      ("7", "Output could not be written."),
      ("130, 143", "Stopped by Ctrl-C, or by SIGTERM; what is whole is kept."),
    ])
}
