public import Experiments

/// Results as text for other programs.
public enum MachineReport {
  /// `summary.csv` of a result.
  ///
  /// - Parameter result: The result.
  /// - Returns: The header and a line for each setting and metric.
  public static func summaryCSV(_ result: ExperimentResult) -> String {
    ResultTable.summary(result).csv
  }

  /// The same rows as JSON: an array of objects with the columns as keys; missing values are null.
  ///
  /// - Parameter result: The result.
  /// - Returns: The array, an object in each line.
  public static func summaryJSON(_ result: ExperimentResult) -> String {
    ResultTable.summary(result).json
  }
}
