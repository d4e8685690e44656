import CommandLineParsing

/// The exit status of the program.
enum ExitStatus: Int32 {
  /// Success.
  case ok = 0
  /// A run or a check failed.
  case runFailed = 1
  /// The command line is not valid, or would overwrite files.
  case usage = 2
  /// A scenario, graph, customer list or survey is not valid or cannot be read.
  case invalidInput = 3
  /// Some runs are missing.
  case incomplete = 4
  /// Runs do not go together, or something that decides them has changed.
  case planMismatch = 5
  /// More memory or more runs are needed than allowed.
  case tooLarge = 6
  /// Output could not be written.
  case outputFailed = 7
  /// Stopped by SIGHUP: the terminal was closed.
  case hungUp = 129
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// Stopped by SIGTERM.
  case terminated = 143

  /// The exit codes as help lists them.
  static let help = Command.Section(
    "Exit codes",
    rows: [
      ("0", "Success."),
      ("1", "A run or a check failed; completed runs are kept."),
      ("2", "Usage: the command line is not valid, or would overwrite files without --force."),
      ("3", "Invalid input: a scenario, graph, list or survey is not valid or cannot be read."),
      ("4", "Incomplete: some runs are missing, or the time of --stop-after was up."),
      (
        "5",
        "Mismatch: runs do not go together, what decides them has changed, or another process is at "
          + "work on them."
      ),
      ("6", "Resource limit: the experiment needs more runs or memory than allowed."),
      ("7", "Output could not be written."),
      (
        "129, 130, 143",
        "Stopped by SIGHUP, by Ctrl-C, or by SIGTERM; completed runs are kept."
      ),
    ], topic: "exit-codes")
}
