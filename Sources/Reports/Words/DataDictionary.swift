public import Experiments
import PlainText
import WordOfMouth

/// What every column of the results folder means, and its unit.
///
/// Metrics are described in the tables of `Experiments`, parameters in the parameter table of
/// `Scenarios`; the rest is described here and nowhere else.
public enum DataDictionary {
  /// A column of a file.
  public struct Column: Sendable, Hashable {
    /// Its name in the header.
    public var name: String
    /// Its unit, empty for names and texts.
    public var unit: String
    /// What it holds, in a sentence.
    public var meaning: String

    /// Makes a column.
    init(_ name: String, unit: String = "", _ meaning: String) {
      (self.name, self.unit, self.meaning) = (name, unit, meaning)
    }

    /// The column as JSON has it.
    var json: JSONValue {
      ["name": .text(name), "unit": .text(unit), "meaning": .text(meaning)]
    }
  }

  /// The name of the scenario.
  static let scenario = Column(
    "scenario", "The name of the scenario: its file name without folder and extension.")

  /// The number of a round.
  static let round = Column("round", "The round, from 1: first-hand people tell in round 1.")

  /// The number of a period.
  static let period = Column("period", "The period, from 1.")

  /// The share of pairs in which a variant is higher.
  static let shareHigher = Column(
    "share_higher", unit: "share",
    "The share of replicates in which the variant is higher; equal ones count half.")

  /// What is counted of each opinion in a round of one replicate, in the order of ``ReplicatePath/steps``.
  static let quantitiesOfRounds = Opinion.allCases.flatMap { opinion in
    RoundSummary.Quantity.allCases.map { quantity in
      switch quantity {
      case .newlyReached:
        Column(
          "newly_reached_\(opinion)", unit: "people",
          "People first told the \(opinion) story in the round.")
      case .reach:
        Column(
          "reach_\(opinion)", unit: "people", "People told the \(opinion) story up to the round.")
      case .tellings:
        Column("tellings_\(opinion)", unit: "tellings", "Tellings of the \(opinion) story in it.")
      }
    }
  }

  /// The metrics of a replicate, as columns.
  static func columns(_ metrics: [Metric]) -> [Column] {
    metrics.map { Column($0.name, unit: $0.unit, $0.meaning) }
  }

  /// What the `metric` column of `summary.csv` and `compare.csv` may hold, in the order of rows.
  ///
  /// - Parameters:
  ///   - table: The metrics of a kind of scenario.
  ///   - isCompared: Whether to include those that only a comparison has.
  /// - Returns: A column for each metric: name, unit and meaning.
  public static func metrics(of table: MetricTable, isCompared: Bool) -> [Column] {
    columns(table.metrics + table.derived + (isCompared ? table.comparisons : []))
  }

  /// A metric by its name, and which files of results have it; nil where there is none.
  static func places(ofMetric name: String) -> (column: Column, places: String)? {
    guard let column = metricNames.first(where: { $0.name == name }) else { return nil }
    let tables: [MetricTable] = [.wave, .decomposed, .extensions]
    let isOfRuns = tables.contains { $0.metrics.contains { $0.name == name } }
    let isCompared = tables.contains { $0.comparisons.contains { $0.name == name } }
    let places =
      isOfRuns
      ? "A column of runs.csv, and a metric of summary.csv and compare.csv."
      : isCompared ? "A metric of compare.csv." : "A metric of summary.csv and compare.csv."
    return (column, places)
  }

  /// Every metric that there is.
  public static var metricNames: [Column] { waveMetrics + serviceMetrics + extensionMetrics }

  /// The metrics of a scenario of waves.
  public static var waveMetrics: [Column] { metrics(of: .wave, isCompared: true) }

  /// The metrics of a scenario with periods beside those of a wave, of which it has the sums.
  public static var serviceMetrics: [Column] {
    let known = Set(waveMetrics.map(\.name))
    return metrics(of: .decomposed, isCompared: true).filter { !known.contains($0.name) }
  }

  /// The metrics that a scenario with periods has only with parameters that not every one has.
  public static var extensionMetrics: [Column] { metrics(of: .extensions, isCompared: false) }
}
