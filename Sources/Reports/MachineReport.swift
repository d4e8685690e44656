public import Experiments

/// Results as text for other programs.
public enum MachineReport {
  /// `summary.csv` of a result; of uncertain inputs, `uncertainty.csv`.
  ///
  /// - Parameter result: The result.
  /// - Returns: The header and a line for each setting and metric, or each metric and input.
  public static func summaryCSV(_ result: ExperimentResult) -> String { table(result).csv }

  /// The same rows as JSON: an array of objects with the columns as keys; missing values are null.
  ///
  /// - Parameter result: The result.
  /// - Returns: The array, an object in each line.
  public static func summaryJSON(_ result: ExperimentResult) -> String { table(result).json }

  private static func table(_ result: ExperimentResult) -> ResultTable {
    result.uncertainty.map { .uncertainty($0, of: result) } ?? .summary(result)
  }
}
