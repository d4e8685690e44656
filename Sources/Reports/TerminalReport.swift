public import Experiments

/// The tables a person reads on the terminal.
public struct TerminalReport: Sendable {
  /// Whether to colour with ANSI sequences.
  public var isColoured: Bool
  /// The width to keep to, in columns.
  public var width: Int

  /// Makes a report style.
  public init(isColoured: Bool, width: Int) {
    self.isColoured = isColoured
    self.width = width
  }

  /// The report of a result: its question, settings, tables, cautions and seed; ends with a newline.
  public func text(_ result: ExperimentResult) -> String { fatalError("contract") }
}

/// Results as text for other programs.
public enum MachineReport {
  /// `summary.csv` of a result.
  public static func summaryCSV(_ result: ExperimentResult) -> String { fatalError("contract") }
  /// The same rows as JSON: an array of objects; missing values are null.
  public static func summaryJSON(_ result: ExperimentResult) -> String { fatalError("contract") }
}

/// Named facts as JSON: keys in the given order, numbers shortest.
public enum JSONText {}

/// The version of Hearsay.
public enum Version {
  /// Major, minor, patch.
  public static let current = "0.1.0"
}
