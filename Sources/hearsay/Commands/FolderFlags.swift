import CommandLineParsing

/// Flags of commands that keep their runs in a results folder.
enum FolderFlags {
  static let force = Flag(
    "force", short: "f",
    help: """
      Replace results in a folder that is not empty; they stay until the new ones are complete. An \
      unfinished run in it is dropped. Also replace pages and charts that Hearsay did not make.
      """, category: "Output")
  static let journal = Flag(
    negatable: "journal", unset: "on",
    help: """
      Keep the runs themselves in the finished folder, so that it can be grown, merged and shown on a page; \
      without them it is smaller.
      """, category: "Output")
  static let breakLock = Flag(
    "break-lock",
    help: "Take over a folder that a process of another machine was at work in when it ended.",
    category: "Running")
  /// The units of a time, in seconds.
  private static let units: [Substring: UInt32] = ["s": 1, "m": 60, "h": 3600]
  static let stopAfter = Flag(
    "stop-after",
    Value<UInt32>("time", expected: "a time in seconds, minutes or hours, such as 90s, 15m or 23h")
    { text in
      guard let unit = units[text.suffix(1)],
        let count = UInt32(text.dropLast()), count >= 1, count <= 1_000_000
      else { return nil }
      return count * unit
    }, unset: "never",
    help: """
      Stop as Ctrl-C does when this time has passed, such as 90s, 15m or 23h, and exit 4; with --out \
      the run can go on later.
      """, category: "Running")
  /// The folders of runs.
  static func folders(_ help: String) -> Argument<[String]> {
    Argument(rest: .folder("dir"), isRequired: true, help: help)
  }
}
